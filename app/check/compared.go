package check

import (
	"slices"
	"strconv"

	"caseload/app/check/remark"
	"caseload/app/check/timetext"
	"caseload/app/script/spelling"
	"caseload/app/script/syntax"
)

// nameRules find names that Lua accepts whatever they are: it takes a field that isn't
// there for nil, and a text that nothing is equal to for another text.
var nameRules = []Rule{
	{"unknown-answer", Error, "What an answer is compared with, and what a table is looked up by, is an answer that is offered.", unknownAnswers},
	{"unknown-member", Error, "What is asked of a person, a case, a task, a module or a result is something that it has.", unknownMembers},
	{"unknown-value", Error, "What a word is given in round brackets is of the type, and among the choices, that it asks for.", unknownArguments},
	{"called-value", Error, "What is called with a text or a table behind it is a word or a function, and not a value behind which a comma was left out.", calledValues},
	{"unset-name", Error, "A local that is used is given a value somewhere.", unsetNames},
	{"declared-twice", Warning, "A block has one local of each name; a second one hides the first.", declaredTwice},
	{"unknown-id", Error, "An id that a script names is that of a referral in the pack.", unknownIDs},
	{"unknown-appointment", Error, "What is called off has the id of an appointment in the pack.", calledOff},
	{"strange-id", Error, "An id is letters, digits, hyphens, underscores and dots, since it stands in addresses and in golden plays.", strangeIDs},
	{"shared-id", Error, "Everybody and everything that is addressed has an id of its own.", sharedIDs},
}

func unknownAnswers(p *pack, say say) {
	for _, f := range p.scripts() {
		f.tree.Walk(func(n *syntax.Node) bool {
			if n.Form == syntax.Binary && len(n.Children) == 2 {
				p.comparedWith(written{f, n}, say)
				p.clockWithNumber(written{f, n}, say)
			}
			if n.Form == syntax.If {
				f.askedTwice(n, say)
			}
			return true
		})
		p.lookedUp(f, say)
	}
}

// comparedWith finds `value == "text"` where the value is never the text.
func (p *pack) comparedWith(w written, say say) {
	if k := w.f.tree.Tokens[w.n.Children[0].End].Kind; k != syntax.Equal && k != syntax.NotEqual {
		return
	}
	value, other := w.child(0), w.child(1)
	text, ok := w.f.literal(other.n)
	if !ok {
		if value.n.Form == syntax.Member && other.n.Form == syntax.Literal && w.f.tree.Tokens[other.n.First].Kind == syntax.Number {
			_, ok = p.fieldOf(value, followed)
			text = w.f.tree.Source(other.n)
		}
	}
	if !ok {
		p.keyWithoutQuotes(value, other, say)
		p.keyWithoutQuotes(other, value, say)
	}
	if !ok && len(p.methodsOf(p.typeOf(other, followed))) > 0 {
		if texts, known := p.textsOf(value, followed); known && len(texts) > 0 {
			found := w.f.finding(w.f.tree.Span(other.n).From).says(remark.NeverText(w.f.tree.Source(value.n), w.f.tree.Source(other.n), spelling.Likely(w.f.tree.Source(other.n), texts), distinct(texts)))
			say(found)
		}
		return
	}
	if !ok {
		value, other = other, value
		if text, ok = w.f.literal(other.n); !ok {
			return
		}
	}
	if value.n.Form == syntax.Literal {
		return
	}
	texts, known := p.textsOf(value, followed)
	if known && len(texts) == 0 && (text == "true" || text == "false") && value.n.Form == syntax.Word {
		token := w.f.tree.Tokens[other.n.First]
		found := w.f.finding(token.From).says(remark.YesInQuotes(w.f.tree.Source(value.n), text))
		found.Fix = fix(remark.DidReplace(strconv.Quote(text), text), token.From, token.To, text)
		say(found)
	}
	if !known || len(texts) == 0 || slices.Contains(texts, text) {
		return
	}
	token := w.f.tree.Tokens[other.n.First]
	found := w.f.finding(token.From).says(remark.NeverText(w.f.tree.Source(value.n), text, spelling.Likely(text, texts), distinct(texts)))
	if near := spelling.Nearest(text, texts); near != "" {
		found.Fix = fix(remark.DidReplace(text, near), token.From, token.To, `"`+near+`"`)
	}
	say(found)
}

// clockWithNumber finds a time of day that is compared with a number or another text than a
// time: `clock() < 11`, `clock() < "4 pm"`.
func (p *pack) clockWithNumber(w written, say say) {
	if k := w.f.tree.Tokens[w.n.Children[0].End].Kind; k < syntax.Equal || k > syntax.Greater {
		return
	}
	for i := range 2 {
		if number := w.n.Children[1-i]; p.typeOf(w.child(i), followed) == "Clock" && w.f.number(number) {
			say(w.f.finding(w.f.tree.Span(number).From).says(remark.ClockIsText(w.f.tree.Source(w.n.Children[i]))))
		} else if text, ok := w.f.literal(number); ok && !timetext.Fits(text, "Clock") && p.typeOf(w.child(i), followed) == "Clock" {
			say(w.f.finding(w.f.tree.Span(number).From).says(remark.NoSuchTime(text, timetext.Better(text, "Clock"), "Clock")))
		}
	}
}

// distinct returns each text once, in order.
func distinct(list []string) (once []string) {
	for _, one := range list {
		if !slices.Contains(once, one) {
			once = append(once, one)
		}
	}
	return once
}

// lookedUp finds fields of a table that is looked up by answers, as in `says[answer]`, which
// no answer names.
func (p *pack) lookedUp(f *luaFile, say say) {
	s := f.resolved()
	keys, open := map[*variable][]string{}, map[*variable]bool{}
	by := map[*variable]string{}
	looked := map[int]bool{} // tokens at which a table is looked up
	for _, n := range s.elements {
		v := s.of[n.Children[0].First]
		if n.Children[0].Form != syntax.Word || v == nil || len(n.Children) < 2 {
			continue
		}
		looked[n.Children[0].First] = true
		texts, known := p.textsOf(written{f, n.Children[1]}, followed)
		open[v] = open[v] || !known || len(texts) == 0
		keys[v] = append(keys[v], texts...)
		by[v] = f.tree.Source(n.Children[1])
	}
	for _, v := range s.all {
		if keys[v] == nil || open[v] || v.open || slices.ContainsFunc(v.uses, func(token int) bool { return !looked[token] }) {
			continue
		}
		for _, value := range v.values {
			for _, c := range value.Children {
				key, ok := f.key(c)
				if value.Form != syntax.Table || !ok || slices.Contains(keys[v], key) {
					continue
				}
				texts := distinct(keys[v])
				found := f.finding(f.tree.Tokens[c.First].From).says(remark.NeverLookedUp(v.name, key, by[v], spelling.Likely(key, texts), texts))
				if near := spelling.Nearest(key, texts); near != "" && c.Form == syntax.Keyed && isName(near) {
					span := f.tree.Tokens[c.First]
					found.Fix = fix(remark.DidReplace(key, near), span.From, span.To, near)
				}
				say(found)
			}
		}
	}
}
