package check

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"caseload/app/check/remark"
	"caseload/app/script/document"
	"caseload/app/script/spelling"
	"caseload/app/script/syntax"
)

// use is a call of a word.
type use struct {
	written
	word document.Word
}

// eachCall calls each for every call of a word, and of a documented method, in the pack's
// scripts.
func (p *pack) eachCall(each func(w written, word document.Word)) {
	if p.uses == nil {
		for _, f := range p.scripts() {
			for _, n := range f.calls {
				if word, ok := p.word(written{f, n}); ok {
					p.uses = append(p.uses, use{written{f, n}, word})
				}
			}
		}
	}
	for _, one := range p.uses {
		each(one.written, one.word)
	}
}

// unknownArguments looks at what words are given in round brackets, as far as it is written
// out. Tables have rules of their own.
func unknownArguments(p *pack, say say) {
	p.eachCall(func(w written, word document.Word) {
		if word.Table || word.Kind == document.WordOfLanguage {
			return
		}
		arguments := w.n.Children[len(w.n.Children)-1].Children
		if takes := len(word.Fields); len(arguments) > takes && !slices.ContainsFunc(word.Fields, func(f document.Field) bool { return f.Name == "..." }) {
			extra := arguments[takes]
			say(w.f.finding(w.f.tree.Span(extra).From).says(remark.ExtraArgument(word.Name, w.f.tree.Source(extra))))
		}
		for i, field := range word.Fields {
			argument, there := w.f.argument(w.n, i+1)
			if !there {
				if field.Needed && field.Name != "..." && (len(arguments) == 0 || !called(arguments[len(arguments)-1])) {
					say(w.f.finding(w.f.tree.Span(w.n).From).says(remark.MissingField("`"+word.Name+"`", field)))
				}
				return
			}
			if text, ok := w.f.literal(argument); ok && word.Module != "" {
				if texts, known := p.takenBy(word, i); known && !slices.Contains(texts, text) {
					say(w.f.finding(w.f.tree.Tokens[argument.First].From).says(remark.NotAmong("`"+word.Name+"`'s `"+field.Name+"`", text, texts, spelling.Likely(text, texts))))
					continue
				}
			}
			if r, wrong := p.unfitArgument(w.f, argument, "`"+word.Name+"`'s `"+field.Name+"`", field); wrong {
				say(w.f.finding(w.f.tree.Span(argument).From).says(r))
			}
		}
	})
	p.helpersGiven(say)
}

// calledValues finds a case, a person, a task or a text that Lua calls, since a comma is
// missing behind it.
func calledValues(p *pack, say say) {
	for _, f := range p.scripts() {
		for _, n := range f.calls {
			p.calledValue(written{f, n}, say)
		}
		p.uncalledWords(f, say)
	}
}

func (p *pack) calledValue(w written, say say) {
	value, given := w.child(0), w.f.tree.Tokens[w.n.Children[len(w.n.Children)-1].First]
	if w.n.Form == syntax.Call && given.Kind == syntax.OpenParen && value.n.Form == syntax.Member {
		if strings.HasSuffix(p.typeOf(value, followed), "[]") {
			say(w.f.finding(w.f.tree.Span(value.n).To).says(remark.ListCalled(w.f.tree.Source(value.n), "1")))
		}
		return
	}
	if w.n.Form == syntax.Call && given.Kind == syntax.OpenParen && value.n.Form == syntax.Word {
		list, known := p.values(value)
		literal := func(one written) bool { return one.n != nil && one.n.Form == syntax.Literal }
		if known && len(list) > 0 && !slices.ContainsFunc(list, func(one written) bool { return !literal(one) }) {
			say(value.f.finding(value.f.tree.Span(value.n).From).says(remark.NotCalled(value.f.tree.Source(value.n), remark.WordMeant(value.f.tree.Source(value.n)))))
		}
		return
	}
	if w.n.Form != syntax.Call || given.Missing() || given.Kind != syntax.Text && given.Kind != syntax.OpenBrace {
		return
	}
	if list, known := p.values(value); value.n.Form == syntax.Word && known && len(list) > 0 && !slices.ContainsFunc(list, func(one written) bool {
		return one.n == nil || one.n != w.n && !one.f.isNothing(one.n)
	}) {
		say(w.f.finding(w.f.tree.Span(value.n).From).says(remark.NotCalled(w.f.tree.Source(value.n), remark.WordMeant(w.f.tree.Source(value.n)))))
		return
	}
	if !p.noFunction(value, followed) {
		return
	}
	if name := w.f.tree.Source(value.n); value.n.Form == syntax.Word {
		if _, word := p.wordNamed(name); word {
			v := w.f.resolved().of[value.n.First]
			say(w.f.finding(w.f.tree.Tokens[v.at].From).says(remark.HidesWord(name, w.f.line(w.f.tree.Span(value.n).From))))
			return
		}
	}
	at := w.f.tree.Span(value.n).To
	if table := w.f.tableOf(w.n); given.Kind == syntax.OpenBrace && given.From == at && table != nil && len(table.Children) == 1 && table.Children[0].Form == syntax.Item && w.f.number(table.Children[0].Children[0]) {
		span, element := w.f.tree.Span(table), w.f.tree.Source(table.Children[0])
		found := w.f.finding(at).says(remark.ListCalled(w.f.tree.Source(value.n), element))
		found.Fix = fix(remark.DidWrite("["+element+"]"), span.From, span.To, "["+element+"]")
		say(found)
		return
	}
	found := w.f.finding(at).says(remark.NoComma(w.f.tree.Source(value.n)))
	found.Fix = fix(remark.DidWrite(","), at, at, ",")
	say(found)
}

// uncalledWords finds words that are compared with something and not called: `clock > "11:00"`.
func (p *pack) uncalledWords(f *luaFile, say say) {
	f.tree.Walk(func(n *syntax.Node) bool {
		if n.Form == syntax.Binary || n.Form == syntax.If || n.Form == syntax.Branch || n.Form == syntax.Unary {
			for _, c := range n.Children {
				if c.Form == syntax.Word && f.resolved().of[c.First] == nil {
					if word, ok := p.wordNamed(f.tree.Source(c)); ok && len(word.Returns) > 0 && !word.Given {
						at := f.tree.Span(c)
						found := f.finding(at.From).says(remark.WordUncalled(word.Name))
						if len(word.Fields) == 0 {
							found.Fix = fix(remark.DidWrite("()"), at.To, at.To, "()")
						}
						say(found)
					}
				}
			}
		}
		return true
	})
}

// noFunction reports whether a value is none that can be called: it is something else
// whatever it is, or it can be a case, a person or a task.
func (p *pack) noFunction(w written, depth int) bool {
	if depth == 0 || w.n == nil {
		return false
	}
	if w.n.Form == syntax.Member {
		if _, module := p.moduleOf(w.child(0)); module {
			return false
		}
	}
	if typ := p.typeOf(w, depth); typ != "" {
		return !strings.HasPrefix(typ, "fun")
	}
	if w.n.Form == syntax.Literal || w.n.Form == syntax.Table {
		return true
	}
	list, known := p.values(w)
	if slices.ContainsFunc(list, func(one written) bool { return len(p.methodsOf(p.typeOf(one, depth-1))) > 0 }) {
		return true
	}
	return known && len(list) > 0 && !slices.ContainsFunc(list, func(one written) bool { return !p.noFunction(one, depth-1) })
}

// unsetNames finds locals that are declared, used, and never given anything, and those that
// hide the one that was to be given something.
func unsetNames(p *pack, say say) {
	for _, f := range p.scripts() {
		all := f.resolved().all
		hidden := map[*variable]bool{}
		for _, v := range all {
			if o := v.outer; o != nil && v.again == nil && !v.open && !o.open && len(v.values) > 0 && v.name != "_" && (len(v.uses) == 0 || len(o.values) == 0) && len(o.uses) > 0 {
				hidden[o] = true
				say(f.finding(f.tree.Tokens[v.at].From).says(remark.LocalHides(v.name, f.line(f.tree.Tokens[o.at].From))))
			}
		}
		for _, v := range all {
			if len(v.values) == 0 && !v.open && len(v.uses) > 0 && !hidden[v] {
				say(f.finding(f.tree.Tokens[v.at].From).says(remark.NeverSet(v.name)))
			}
		}
	}
}

func declaredTwice(p *pack, say say) {
	for _, f := range p.scripts() {
		for _, v := range f.resolved().all {
			if v.again != nil && v.name != "_" {
				say(f.finding(f.tree.Tokens[v.at].From).says(remark.DeclaredTwice(v.name, f.line(f.tree.Tokens[v.again.at].From))))
			}
		}
	}
}

// unknownIDs finds ids of referrals that nothing in the pack has.
func unknownIDs(p *pack, say say) {
	var ids []string
	for _, w := range p.fieldValues("id") {
		if text, ok := w.f.literal(w.n); ok {
			ids = append(ids, text)
		}
	}
	referrals := p.referralIDs()
	ask := func(f *luaFile, n *syntax.Node) {
		if id, ok := f.literal(n); ok && !slices.Contains(ids, id) {
			near := spelling.Likely(id, referrals)
			if near == "" {
				near = spelling.Nearest(id, ids)
			}
			say(f.finding(f.tree.Tokens[n.First].From).says(remark.NoID(id, near, referrals)))
		}
	}
	p.eachCall(func(w written, word document.Word) {
		if word.Name == "close_referral" || word.Name == "settle" {
			if n, there := w.f.argument(w.n, 1); there {
				ask(w.f, n)
			}
		}
	})
	decisions := map[*syntax.Node]bool{}
	for _, decides := range p.fieldValues("decides") {
		on, _ := p.tableField(decides, "on", followed)
		for _, one := range on {
			decisions[one.n] = true
			ask(one.f, one.n)
		}
	}
	for _, f := range p.scripts() { // a decision that is handed to a function
		f.tree.Walk(func(n *syntax.Node) bool {
			if n.Form == syntax.Table && f.item(n, "why") != nil {
				if on := value(f.item(n, "on")); on != nil && !decisions[on] {
					ask(f, on)
				}
			}
			return true
		})
	}
}

// calledOff finds ids of appointments that no appointment has. One without an id has one that
// is made of its words.
func calledOff(p *pack, say say) {
	var ids []string
	made := false
	p.eachWord(func(name string, w written) {
		if name == "appointment" {
			id := p.fieldText(w, "id")
			if ids = append(ids, id); id == "" {
				made = true
			}
		}
	})
	p.eachCall(func(w written, word document.Word) {
		if n, there := w.f.argument(w.n, 1); there && word.Name == "call_off" {
			id, ok := w.f.literal(n)
			near := spelling.Likely(id, ids)
			if ok && !slices.Contains(ids, id) && (near != "" || !made) {
				token := w.f.tree.Tokens[n.First]
				found := w.f.finding(token.From).says(remark.NoAppointment(id, near))
				if near != "" {
					found.Fix = fix(remark.DidReplace(id, near), token.From, token.To, strconv.Quote(near))
				}
				say(found)
			}
		}
	})
}

var (
	validID = regexp.MustCompile(`^[\p{L}\p{Nd}._-]{1,60}$`)
	noID    = regexp.MustCompile(`[^\p{L}\p{Nd}._-]+`)
)

// strangeIDs finds ids that are written as a title is, which is refused when it is told.
func strangeIDs(p *pack, say say) {
	p.eachWord(func(name string, w written) {
		n := p.fieldNode(w, "id")
		id, ok := w.f.literal(n)
		if !ok || n.Form != syntax.Literal || validID.MatchString(id) {
			return
		}
		better := strings.Trim(noID.ReplaceAllString(strings.ToLower(id), "-"), "-")
		token := w.f.tree.Tokens[n.First]
		found := w.f.finding(token.From).says(remark.StrangeID(id, better))
		if validID.MatchString(better) {
			found.Fix = fix(remark.DidReplace(id, better), token.From, token.To, strconv.Quote(better))
		}
		say(found)
	})
}

// referralIDs returns the ids that are given to referrals, as far as they are written out.
func (p *pack) referralIDs() (ids []string) {
	p.eachCall(func(w written, word document.Word) {
		if word.Name == "referral" {
			if id := p.fieldText(w, "id"); id != "" {
				ids = append(ids, id)
			}
		}
	})
	return distinct(ids)
}

// sharedIDs finds an id that two people or two cases have, or somebody and what is said.
func sharedIDs(p *pack, say say) {
	type holder struct {
		of    string
		where written
	}
	kinds := map[string]string{"person": "person", "case": "case", "ask": "question", "referral": "referral", "exchange": "question", "message": "message", "task": "task", "appointment": "appointment"}
	held := map[string][]holder{}
	p.eachCall(func(w written, word document.Word) {
		of := kinds[word.Name]
		table := w.f.tableOf(w.n)
		if of == "" || table == nil {
			return
		}
		list, _ := p.tableField(written{w.f, table}, "id", 1)
		for _, one := range list {
			id, ok := one.f.literal(one.n)
			if !ok {
				continue
			}
			for _, other := range held[id] {
				if one.f != other.where.f && p.begins(one.f.name) && p.begins(other.where.f.name) {
					continue // a scenario and its cuts are never told together
				}
				same := of == other.of && (of == "person" || of == "case" || of == "appointment")
				either := func(kind string) bool { return (of == kind) != (other.of == kind) }
				if same || (either("person") || either("appointment") || either("task")) && of != "case" && other.of != "case" {
					line := other.where.f.line(other.where.f.tree.Span(other.where.n).From)
					say(one.f.finding(one.f.tree.Span(one.n).From).says(remark.SharedID(id, of, other.of, other.where.f.name, line)))
					break
				}
			}
			held[id] = append(held[id], holder{of, one})
		}
	})
}

// begins reports whether a file is the beginning of a scenario or of a cut.
func (p *pack) begins(name string) bool {
	return slices.ContainsFunc(p.tellings, func(t *telling) bool { return t.main == name })
}
