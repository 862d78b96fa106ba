package check

import (
	"strings"

	"caseload/app/check/remark"
	"caseload/app/script/document"
	"caseload/app/script/syntax"
)

// familyRules read cases as somebody does who wants to know who is in them.
var familyRules = []Rule{
	{"case-people", Warning, "Somebody belongs to a case.", caseLacks("people", remark.NobodyInCase)},
	{"case-child", Warning, "A case of children's services is about a child.", (*pack).childless},
	{"case-strengths", Warning, "A family without strengths isn't yet a family.", caseLacks("strengths", remark.NoStrengths)},
	{"same-name", Warning, "Two cases, two people, and two families that are drawn have names of their own.", sameNames},
	{"age", Warning, "A child has one age, and it is the same in texts.", ages},
	{"choices", Error, "A question has two answers or more, and at most eight.", choicesCounted},
	{"sender", Warning, "Somebody sends what is said, or asks.", senders},
	{"one-tier", Warning, "What can be defended is a range, unless somebody is in danger now.", (*pack).oneTier},
	{"length", Warning, "How long something takes is what it may take.", lengths},
	{"function-unused", Warning, "A function that nothing calls tells nothing.", unusedFunctions},
}

// eachWord calls each for every call of a word whose table is written out.
func (p *pack) eachWord(each func(name string, w written)) {
	p.eachCall(func(w written, word document.Word) {
		if word.Table && w.f.tableOf(w.n) != nil {
			each(word.Name, w)
		}
	})
}

func (w written) finding() Finding { return w.f.finding(w.f.tree.Span(w.n).From) }

// caseLacks returns a rule's function that finds cases without anything in a field.
func caseLacks(field string, says func() remark.Remark) func(*pack, say) {
	return func(p *pack, say say) {
		p.eachWord(func(name string, w written) {
			if name == "case" && p.lacks(w, field) {
				at := w.finding()
				if n := p.fieldNode(w, field); n != nil {
					at = w.f.finding(w.f.tree.Span(n).From)
				}
				say(at.says(says()))
			}
		})
	}
}

// childless finds cases without a child in packs that have children's rules and no adults'.
func (p *pack) childless(say say) {
	modules := map[string]bool{}
	p.requires(func(_ *luaFile, t token) { modules[strings.ReplaceAll(t.value, "/", ".")] = true })
	if !modules["england.children"] || modules["england.adults"] {
		return
	}
	p.eachWord(func(name string, w written) {
		people := p.fieldNode(w, "people")
		if name != "case" || people == nil || people.Form != syntax.Table || len(people.Children) == 0 {
			return
		}
		adults, children := 0, 0
		p.members(w, func(m written) {
			if word, _ := p.word(m); word.Name == "child" {
				children++
			} else {
				adults++
			}
		})
		if children == 0 && adults == len(people.Children) {
			say(w.f.finding(w.f.tree.Span(people).From).says(remark.NoChildInCase()))
		}
	})
}

// nobodyIn reports whether a case has no people.
func (p *pack) nobodyIn() (is bool) {
	p.eachWord(func(name string, w written) { is = is || name == "case" && p.lacks(w, "people") })
	return is
}

// lacks reports whether a call is given nothing, or an empty list, in a field.
func (p *pack) lacks(w written, field string) bool {
	list, known := p.tableField(written{w.f, w.f.tableOf(w.n)}, field, 1)
	return known && (len(list) == 0 || len(list) == 1 && list[0].n.Form == syntax.Table && len(list[0].n.Children) == 0)
}

// firstItem returns the first item of the table that a call is given: a name.
func (w written) firstItem() *syntax.Node {
	return positional(w.f.tableOf(w.n), 1)
}

// sameNames compares names as they are written. A variable is another one in another
// function.
func sameNames(p *pack, say say) {
	type name struct {
		f      *luaFile
		of     *variable
		source string
	}
	named := func(w written) (name, bool) {
		n := w.firstItem()
		if n == nil || n.Form != syntax.Member && n.Form != syntax.Word && n.Form != syntax.Literal && n.Form != syntax.Element {
			return name{}, false
		}
		return name{w.f, w.f.resolved().of[n.First], w.f.tree.Source(n)}, true
	}
	p.namedTwice(say)
	cases := map[name]written{}
	p.eachWord(func(word string, w written) {
		if word != "case" {
			return
		}
		if one, ok := named(w); ok {
			if other, there := cases[one]; there {
				say(w.f.finding(w.f.tree.Span(w.firstItem()).From).says(remark.CasesOfOneName(one.source, w.f.line(w.f.tree.Span(other.n).From))))
			}
			cases[one] = w
		}
		members := map[name]bool{}
		p.members(w, func(m written) {
			if one, ok := named(m); ok {
				if members[one] {
					at := m.finding()
					if here, there := w.f.linesOf(w.n); at.Line < here || at.Line > there {
						at = w.f.finding(w.f.tree.Span(p.fieldNode(w, "people")).From)
					}
					say(at.says(remark.PeopleOfOneName(one.source)))
				}
				members[one] = true
			}
		})
	})
}

// namedTwice finds people whose name, as it is written, is somebody else's, and families that
// are drawn under one name, which makes them one family.
func (p *pack) namedTwice(say say) {
	before := map[string]written{}
	p.eachWord(func(word string, w written) {
		n, says := w.firstItem(), remark.PersonTwice
		switch word {
		case "person":
		case "names.family":
			n, says = p.fieldNode(w, "draw"), remark.DrawnTwice
		default:
			return
		}
		text, ok := w.f.literal(n)
		if !ok || strings.Contains(text, "{") {
			return
		}
		other, there := before[word+text]
		before[word+text] = w
		if there && (other.f == w.f || !p.begins(other.f.name) || !p.begins(w.f.name)) { // a scenario and its cuts are never told together
			say(w.f.finding(w.f.tree.Span(n).From).says(says(text, other.f.name, other.f.line(other.f.tree.Span(other.n).From))))
		}
	})
}

// members calls each for the children and adults that are written in a case.
func (p *pack) members(w written, each func(m written)) {
	people := p.fieldNode(w, "people")
	if people == nil || people.Form != syntax.Table {
		return
	}
	for _, c := range people.Children {
		m := written{w.f, value(c)}
		if c.Form == syntax.Item && m.n != nil && m.n.Form == syntax.Word { // a child that was given a name before
			if list, known := p.values(m); known && len(list) == 1 {
				m = list[0]
			}
		}
		if c.Form != syntax.Item || m.n == nil || m.n.Form != syntax.Call {
			continue
		}
		word, _ := p.word(m)
		if w.f.tableOf(m.n) != nil && (word.Name == "child" || word.Name == "adult") {
			each(m)
		}
	}
}

// choicesCounted counts the answers of a question, where all can be known.
func choicesCounted(p *pack, say say) {
	p.eachWord(func(name string, w written) {
		field := map[string]string{"ask": "choices", "exchange": "replies"}[name]
		n := p.fieldNode(w, field)
		if field == "" || n == nil {
			return
		}
		keys, known := p.answersOf(w, field, followed)
		at := w.f.finding(w.f.tree.Span(n).From)
		if n.Form == syntax.Table && known && len(keys) < 2 {
			say(at.says(remark.FewAnswers(len(keys))))
		}
		if n.Form == syntax.Table && known && len(keys) > 8 {
			say(at.says(remark.ManyAnswers(len(keys))))
		}
	})
}

func senders(p *pack, say say) {
	p.eachWord(func(name string, w written) {
		switch name {
		case "message", "ask", "referral":
			if p.lacks(w, "from") {
				say(w.finding().says(remark.NoSender(name)))
			}
			if name != "referral" {
				p.interrupts(w, name, say)
			}
		}
	})
}

// oneTier finds a range of tiers that is only one. Where somebody is in danger now, one is.
func (p *pack) oneTier(say say) {
	for _, tiers := range p.fieldValues("tiers") {
		if tiers.n.Form != syntax.Table || len(tiers.n.Children) != 1 {
			continue
		}
		if tier, ok := tiers.f.literal(value(tiers.n.Children[0])); ok && tier != "P0" {
			say(tiers.f.finding(tiers.f.tree.Span(tiers.n).From).says(remark.OneTier(tier)))
		}
	}
}

// interrupts finds what is written and nevertheless urgent.
func (p *pack) interrupts(w written, name string, say say) {
	by, urgent := p.fieldText(w, "by"), p.fieldNode(w, "urgent")
	if (by == "email" || by == "letter") && urgent != nil && w.f.tree.Source(urgent) == "true" {
		say(w.f.finding(w.f.tree.Span(p.fieldNode(w, "by")).From).says(remark.WrittenAndUrgent(name, by)))
	}
}
