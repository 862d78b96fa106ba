package check

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"caseload/app/check/agree"
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

// leavesCare reports whether a case is a care leaver's, who is a child of the family at any age.
func leavesCare(w written) bool {
	kind := w.f.item(w.f.tableOf(w.n), "kind")
	return kind != nil && strings.Contains(strings.ToLower(w.f.tree.Source(kind)), "leaver")
}

// The greatest ages, in years, of somebody who is written down as a child.
const oldest, oldestLeaver = 17, 25

var numbers = []string{"nought", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"}

// ages compares what a case says of children's ages with what its texts say.
func ages(p *pack, say say) {
	everywhere, covered := map[string]int{}, map[string]bool{}
	ageAt := map[string]Finding{} // where the age is, by the word
	otherwise := func(at Finding, word string, n, age int) {
		here, there := ageAt[word]
		if !there {
			here = at
		}
		if here.Rule == "" { // once for each
			p.both(at.says(remark.OtherAge(word, n, age)), here.says(remark.OtherAge(word, n, age)), say)
		}
		here.Rule = "age"
		ageAt[word] = here
	}
	type role struct {
		text string
		at   Finding
	}
	roles := map[string]role{} // by the file and how the name is written
	p.eachWord(func(name string, w written) {
		if first := w.firstItem(); name == "person" && first != nil && p.fieldText(w, "role") != "" {
			roles[w.f.name+" "+w.f.tree.Source(first)] = role{p.fieldText(w, "role"), p.atField(w, "role")}
		}
	})
	defer func() { p.agesElsewhere(everywhere, covered, otherwise) }()
	p.eachWord(func(name string, w written) {
		if name != "case" {
			return
		}
		age := map[string]int{} // by how the name is written
		where := map[string]Finding{}
		p.members(w, func(m written) {
			if p.fieldText(m, "age") != "" && p.fieldText(m, "months") != "" {
				found := m.f.finding(m.f.tree.Span(p.fieldNode(m, "months")).From).says(remark.TwoAges())
				found.Severity = Error
				say(found)
			}
			n, err := strconv.Atoi(p.fieldText(m, "age"))
			if second := positional(m.f.tableOf(m.n), 2); second != nil { // adult { name, "58" }
				text, _ := m.f.literal(second)
				if years, no := strconv.Atoi(text); no == nil && m.firstItem() != nil {
					age[m.f.tree.Source(m.firstItem())] = years
					where[m.f.tree.Source(m.firstItem())] = m.f.finding(m.f.tree.Span(second).From)
				}
			}
			if word, _ := p.word(m); err == nil && word.Name == "child" && n > oldest && n <= oldestLeaver && !leavesCare(w) {
				say(m.f.finding(m.f.tree.Span(p.fieldNode(m, "age")).From).says(remark.TooOld(n)))
			}
			if first := m.firstItem(); err == nil && first != nil && (n <= oldest || leavesCare(w)) {
				age[m.f.tree.Source(first)] = n
				where[m.f.tree.Source(first)] = p.atField(m, "age")
			}
		})
		of := map[string]int{} // by the word that stands for the name
		words := p.fieldNode(w, "words")
		for source, is := range age {
			role := roles[w.f.name+" "+source]
			if said := agree.BeginsAged(role.text); said > 0 && said != is {
				p.both(role.at.says(agree.OtherAge(said, "the case's `people`", is)), where[source].says(agree.OtherAge(is, "the person's `role`", said)), say)
			}
		}
		summary := p.fieldText(w, "summary")
		if said := agree.BeginsAged(p.files[summary]); said > 0 && len(age) == 1 {
			for source, is := range age {
				if said != is {
					p.both(p.spot(summary, 0).says(agree.OtherAge(said, "the case's `people`", is)), where[source].says(agree.OtherAge(is, "the case's summary", said)), say)
				}
			}
		}
		if words != nil && words.Form == syntax.Member { // `c.words`, of which `c.words.young` is one
			for source, n := range age {
				if word, is := strings.CutPrefix(source, w.f.tree.Source(words)+"."); is {
					of[word], ageAt[word] = n, where[source]
				}
			}
			p.agesIn(w, of, otherwise, say)
		}
		if words == nil || words.Form != syntax.Table {
			return
		}
		for _, c := range words.Children {
			word, ok := w.f.key(c)
			if !ok || len(c.Children) == 0 {
				continue
			}
			if n, known := age[w.f.tree.Source(c.Children[len(c.Children)-1])]; known {
				of[word] = n
				if at, there := where[w.f.tree.Source(c.Children[len(c.Children)-1])]; there {
					ageAt[word] = at
				}
			}
		}
		for word, n := range of {
			if other, there := everywhere[word]; there && other != n {
				n = -1 // in another case
			}
			everywhere[word] = n
		}
		for _, c := range words.Children {
			if word, ok := w.f.key(c); ok {
				if _, known := of[word]; !known {
					everywhere[word] = -1
				}
			}
		}
		p.textsIn(w, func(name string, offset int, _ string) { covered[fmt.Sprint(name, offset)] = true })
		p.agesIn(w, of, otherwise, say)
	})
}

// agesElsewhere finds other ages in the texts that are in no case than those of words that mean the
// same in the whole pack.
func (p *pack) agesElsewhere(ages map[string]int, covered map[string]bool, otherwise func(at Finding, word string, n, age int)) {
	for _, values := range p.fieldValues("words") { // of a message or a referral, say
		if values.n.Form == syntax.Table && !values.f.within(values.n, "case") {
			for _, c := range values.n.Children {
				if word, ok := values.f.key(c); ok {
					delete(ages, word)
				}
			}
		}
	}
	for _, one := range p.met {
		if covered[fmt.Sprint(one.name, one.offset)] {
			continue
		}
		for _, m := range saidAge.FindAllStringSubmatchIndex(one.Whole, 100) {
			word, number := one.Whole[m[2]:m[3]], one.Whole[m[4]:m[5]]
			n, err := strconv.Atoi(number)
			if err != nil {
				n = slices.Index(numbers, number)
			}
			if age, known := ages[word]; known && age >= 0 && n != age {
				otherwise(p.spot(one.name, one.offset+m[0]), word, n, age)
			}
		}
	}
}

var saidAge = regexp.MustCompile(`\{(\w+)\}(?:,| is|[’']s) (\d{1,2}|` + strings.Join(numbers, "|") + `)(?:[,.:;)!?”]| and\b| years\b| now\b)`)

// schoolYear matches what says in which year at school somebody is. In England a child is 5 or 6
// in Year 1 and 15 or 16 in Year 11; a year more or less is let pass.
var schoolYear = regexp.MustCompile(`\{(\w+)\}[^.{}\n]{0,60}\b[Yy]ear (\d{1,2})\b`)

// agesIn finds other ages in the texts of a case than those of whom a word stands for.
func (p *pack) agesIn(w written, ages map[string]int, otherwise func(at Finding, word string, n, age int), say say) {
	p.textsIn(w, func(name string, offset int, text string) {
		for _, m := range saidAge.FindAllStringSubmatchIndex(text, 100) {
			word, number := text[m[2]:m[3]], text[m[4]:m[5]]
			n, err := strconv.Atoi(number)
			if err != nil {
				n = slices.Index(numbers, number)
			}
			if age, known := ages[word]; known && n != age {
				otherwise(p.spot(name, offset+m[0]), word, n, age)
			}
		}
		for _, m := range schoolYear.FindAllStringSubmatchIndex(text, 100) {
			word := text[m[2]:m[3]]
			year, _ := strconv.Atoi(text[m[4]:m[5]])
			if age, known := ages[word]; known && (age < year+3 || age > year+6) {
				say(p.spot(name, offset+m[0]).says(remark.OtherYear(word, year, age)))
			}
		}
	})
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
