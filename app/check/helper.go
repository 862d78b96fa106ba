package check

import (
	"slices"

	"caseload/app/check/remark"
	"caseload/app/check/slip"
	"caseload/app/check/timetext"
	"caseload/app/script/document"
	"caseload/app/script/syntax"
)

// helper is a function that a file declares for itself, with what it does with what it is given. A
// mistake in that is told where the function is called, since that is where one types.
type helper struct {
	given []*variable // its parameters, in order
	body  *syntax.Node
}

// helperOf returns the function of the file that is called, if it is only one.
func (p *pack) helperOf(call written) (h helper, ok bool) {
	if call.n.Form != syntax.Call || call.n.Children[0].Form != syntax.Word {
		return h, false
	}
	s := call.f.resolved()
	v := s.of[call.n.Children[0].First]
	if v == nil || v.open || len(v.values) != 1 || v.values[0].Form != syntax.Body {
		return h, false
	}
	h.body = v.values[0]
	if len(h.body.Children) < 2 || h.body.Children[0].Form != syntax.Names {
		return h, false
	}
	for i := h.body.Children[0].First; i < h.body.Children[0].End; i++ {
		if one := s.of[i]; one != nil {
			h.given = append(h.given, one)
		}
	}
	return h, len(h.given) > 0
}

// helpersGiven finds arguments that the function which is called can't use.
func (p *pack) helpersGiven(say say) {
	for _, f := range p.scripts() {
		for _, n := range f.calls {
			h, ok := p.helperOf(written{f, n})
			if !ok {
				continue
			}
			for i, v := range h.given {
				argument, there := f.argument(n, i+1)
				switch arguments := n.Children[len(n.Children)-1]; {
				case len(v.values) > 0: // it may be given something else before it is used
				case there:
					p.helperGiven(written{f, n}, h, v, argument, say)
				case arguments.Form == syntax.Arguments && (len(arguments.Children) == 0 || !called(arguments.Children[len(arguments.Children)-1])) && p.needs(f, h, v):
					say(f.finding(f.tree.Span(n).From).says(slip.GivenLess(f.tree.Source(n.Children[0]), v.name)))
				}
			}
		}
	}
}

// helperGiven looks at one argument by what the function does with it: the first use that it isn't
// fit for is told.
func (p *pack) helperGiven(call written, h helper, v *variable, argument *syntax.Node, say say) {
	f, at := call.f, call.f.tree.Span(argument).From
	said := false
	tell := func(r remark.Remark) {
		if !said {
			said = true
			say(f.finding(at).says(r))
		}
	}
	is := func(n *syntax.Node) bool { return n.Form == syntax.Word && f.resolved().of[n.First] == v }
	for _, n := range p.usedIn(f, h)[v] {
		switch {
		case n.Form == syntax.Call && is(n.Children[0]):
			if p.noFunctionAtAll(written{f, argument}) {
				tell(slip.FunctionWanted(f.tree.Source(call.n.Children[0]), f.tree.Source(argument)))
			}
		case n.Form == syntax.Binary && len(n.Children) == 2:
			for i := range 2 {
				if !is(n.Children[i]) || p.typeOf(written{f, n.Children[1-i]}, followed) != "Clock" {
					continue
				}
				if text, ok := f.literal(argument); ok && !timetext.Fits(text, "Clock") {
					tell(remark.NoSuchTime(text, timetext.Better(text, "Clock"), "Clock"))
				} else if f.number(argument) {
					tell(remark.ClockIsText(f.tree.Source(n.Children[1-i])))
				}
			}
		case called(n):
			word, known := p.word(written{f, n})
			if !known || word.Table || word.Kind == document.WordOfLanguage {
				continue
			}
			for i, field := range word.Fields {
				if handed, there := f.argument(n, i+1); there && is(handed) {
					if r, wrong := p.unfitArgument(f, argument, "`"+f.tree.Source(call.n.Children[0])+"`'s `"+v.name+"`", field); wrong {
						tell(r)
					}
				}
			}
		}
	}
}

// needs reports whether a function calls one of its parameters, or compares it with a time, and asks
// nowhere whether it is there.
func (p *pack) needs(f *luaFile, h helper, v *variable) (is bool) {
	for _, n := range p.usedIn(f, h)[v] {
		if n.Form == syntax.Binary {
			switch k := f.tree.Tokens[n.Children[0].End].Kind; k {
			case syntax.And, syntax.Or, syntax.Equal, syntax.NotEqual:
				return false
			}
		}
		is = is || n.Form == syntax.Binary || n.Children[0].Form == syntax.Word && f.resolved().of[n.Children[0].First] == v
	}
	asked := false
	h.body.Walk(func(n *syntax.Node) bool {
		switch n.Form {
		case syntax.If, syntax.While, syntax.Branch, syntax.Unary:
			asked = asked || n.Children[0].Form == syntax.Word && f.resolved().of[n.Children[0].First] == v
		}
		return !asked
	})
	return is && !asked
}

// usedIn returns the calls and comparisons in a function in which each of its parameters stands.
func (p *pack) usedIn(f *luaFile, h helper) map[*variable][]*syntax.Node {
	if uses, known := p.helped[h.body]; known {
		return uses
	}
	uses := map[*variable][]*syntax.Node{}
	h.body.Walk(func(n *syntax.Node) bool {
		if !called(n) && n.Form != syntax.Binary {
			return true
		}
		parts := n.Children
		if called(n) {
			parts = slices.Concat(n.Children[:1], n.Children[len(n.Children)-1].Children)
		}
		for _, c := range parts {
			if v := f.resolved().of[c.First]; c.Form == syntax.Word && slices.Contains(h.given, v) && len(uses[v]) < 50 {
				uses[v] = append(uses[v], n)
			}
		}
		return true
	})
	if p.helped == nil {
		p.helped = map[*syntax.Node]map[*variable][]*syntax.Node{}
	}
	p.helped[h.body] = uses
	return uses
}

// handedOn returns the tables that a function of the file is given where it is called, if it hands
// one of its parameters, which it is, on to a word.
func (p *pack) handedOn(w written) (list []*syntax.Node) {
	v := w.f.resolved().of[w.n.First]
	if v == nil || !v.open || len(v.values) > 0 {
		return nil
	}
	for _, n := range w.f.calls {
		h, ok := p.helperOf(written{w.f, n})
		if i := slices.Index(h.given, v); ok && i >= 0 {
			if argument, there := w.f.argument(n, i+1); there && argument.Form == syntax.Table && len(list) < 100 {
				list = append(list, argument)
			}
		}
	}
	return list
}

// unfitArgument says what is wrong with an argument for a field, if anything is.
func (p *pack) unfitArgument(f *luaFile, argument *syntax.Node, label string, field document.Field) (remark.Remark, bool) {
	if argument.Form != syntax.Literal {
		return p.unfitKind(written{f, argument}, label, field)
	}
	return p.unfit(f, label, argument.First, field)
}

// noFunctionAtAll reports whether a value is certainly no function: a text, a comparison, or what a
// word of the vocabulary gives.
func (p *pack) noFunctionAtAll(w written) bool {
	switch w.n.Form {
	case syntax.Literal:
		return !w.f.isNothing(w.n)
	case syntax.Binary:
		k := w.f.tree.Tokens[w.n.Children[0].End].Kind
		return k != syntax.And && k != syntax.Or
	case syntax.Unary, syntax.Table:
		return true
	case syntax.Call, syntax.Method:
		word, ok := p.word(w)
		return ok && len(word.Returns) > 0 && word.Returns[0].Type != "function"
	}
	typ := p.typeOf(w, followed)
	return typ != "" && typ != "function"
}

// neverText reports whether a value is certainly no text.
func (f *luaFile) neverText(n *syntax.Node) bool {
	if n == nil {
		return false
	}
	switch n.Form {
	case syntax.Literal:
		k := f.tree.Tokens[n.First].Kind
		return k != syntax.Text && k != syntax.LongQuote && k != syntax.Dots
	case syntax.Table, syntax.Lambda, syntax.Body, syntax.Unary:
		return true
	case syntax.Group:
		return f.neverText(n.Children[0])
	case syntax.Binary:
		k := f.tree.Tokens[n.Children[0].End].Kind
		return k >= syntax.Equal && k <= syntax.Greater
	}
	return false
}

// keyWithoutQuotes finds `said == tuesdays`, where `tuesdays` is a name that is never a text.
func (p *pack) keyWithoutQuotes(value, other written, say say) {
	if k := other.f.tree.Tokens[other.n.First].Kind; other.n.Form == syntax.Literal && (k == syntax.True || k == syntax.False) && value.n.Form == syntax.Word {
		if texts, known := p.textsOf(value, followed); known && len(texts) > 0 {
			say(other.f.finding(other.f.tree.Span(other.n).From).says(slip.NeverYes(other.f.tree.Source(value.n), other.f.tree.Source(other.n), distinct(texts))))
		}
		return
	}
	if other.n.Form != syntax.Word || value.n.Form != syntax.Word && value.n.Form != syntax.Member {
		return
	}
	v := other.f.resolved().of[other.n.First]
	if v == nil || v.open {
		return
	}
	for _, n := range v.values {
		if !other.f.neverText(n) {
			return
		}
	}
	texts, known := p.textsOf(value, followed)
	if !known || len(texts) == 0 {
		return
	}
	at := other.f.tree.Tokens[other.n.First]
	say(other.f.finding(at.From).says(slip.KeyWithoutQuotes(other.f.tree.Source(value.n), v.name, distinct(texts))))
}
