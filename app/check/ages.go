package check

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"caseload/app/check/agree"
	"caseload/app/check/remark"
	"caseload/app/script/syntax"
)

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
		if words != nil && words.Form != syntax.Table { // as in `f.words`, which are given in the same file
			for _, one := range p.fieldValues("words") {
				if one.f != w.f || one.n.Form != syntax.Table {
					continue
				}
				for _, c := range one.n.Children {
					if word, ok := w.f.key(c); ok && value(c) != nil {
						if n, known := age[w.f.tree.Source(value(c))]; known {
							of[word], ageAt[word] = n, where[w.f.tree.Source(value(c))]
						}
					}
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
