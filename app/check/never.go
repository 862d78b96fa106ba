package check

import (
	"fmt"
	"strings"

	"caseload/app/check/avoid"
	"caseload/app/check/phrase"
	"caseload/app/script/syntax"
)

// caseDataRules look in whole files for real people's data, except in golden plays. None can
// be certain, so each asks; an author who silences one gives a reason.
var caseDataRules = func() (list []Rule) {
	for _, rule := range avoid.Data {
		severity := Warning
		if rule.ID == "street-address" {
			severity = Note
		}
		list = append(list, Rule{rule.ID, severity, rule.About, func(p *pack, say say) {
			for _, one := range p.whole {
				for _, place := range rule.In(one.Text) {
					if f := p.lua[one.name]; f == nil || rule.ID != "case-number" || !f.numberToken(place.From) {
						say(p.spot(one.name, place.From).says(place.Says))
					}
				}
			}
		}})
	}
	return list
}()

// numberToken reports whether a byte is in a number of the script.
func (f *luaFile) numberToken(offset int) bool {
	return f.tree.Tokens[f.tree.TokenAt(offset)].Kind == syntax.Number
}

// neverRules look in what a student can meet for what the guide says never to put in.
var neverRules = func() (list []Rule) {
	for _, rule := range avoid.Rules {
		list = append(list, Rule{rule.ID, Warning, rule.About, func(p *pack, say say) {
			if rule.ID == "death" {
				say = onceALine(say)
			}
			for _, one := range p.met {
				for _, place := range rule.In(one.Text) {
					say(p.spot(one.name, one.offset+place.From).says(place.Says))
				}
			}
			switch rule.ID {
			case "real-case", "real-family":
				for _, place := range rule.In(phrase.Of(p.files["lecturer.md"])) {
					say(p.spot("lecturer.md", place.From).says(place.Says))
				}
				for _, f := range p.scripts() { // a note to oneself says of whom one thought
					for _, c := range f.comments {
						for _, place := range rule.In(phrase.Of(c.value)) {
							say(p.spot(f.name, c.inner+place.From).says(place.Says))
						}
					}
				}
			case "answer-told":
				for _, place := range rule.In(phrase.Of(p.files["lecturer.md"])) {
					say(p.spot("lecturer.md", place.From).says(place.Says))
				}
			case "real-firm": // its name can be a word alone, as somebody's in the story
				for _, f := range p.scripts() {
					for _, t := range f.tokens {
						if t.kind != tokenText || strings.Contains(t.value, " ") {
							continue
						}
						for _, place := range rule.In(phrase.Of(t.value)) {
							say(p.spot(f.name, t.inner+place.From).says(place.Says))
						}
					}
				}
			case "death":
				deaths(p, say)
			case "feelings-mark":
				for _, place := range avoid.Counted(phrase.Of(p.files["lecturer.md"])) {
					say(p.spot("lecturer.md", place.From).says(place.Says))
				}
			}
		}})
	}
	return list
}()

// onceALine hands on the first finding in each line.
func onceALine(say say) func(Finding) {
	said := map[string]bool{}
	return func(f Finding) {
		if at := fmt.Sprint(f.File, f.Line); !said[at] {
			said[at] = true
			say(f)
		}
	}
}

func (p *pack) spot(name string, offset int) Finding {
	f := Finding{File: name}
	f.Line, f.Column = at(p.files[name], offset)
	return f
}

// met is a text that a student can meet, and where it is.
type met struct {
	phrase.Text
	name   string
	offset int
}

// meets returns all texts that a student can meet: those in files, and those in scripts that
// are more than a word.
func (p *pack) meets() (list []met) {
	add := func(name string, offset int, text string) {
		list = append(list, met{phrase.Of(text), name, offset})
	}
	for _, name := range p.texts() {
		add(name, 0, p.files[name])
	}
	for _, f := range p.scripts() {
		for i, t := range f.tokens {
			if t.kind == tokenText && strings.Contains(t.value, " ") && !f.is(i-1, "require") {
				add(f.name, t.inner, t.value)
			}
		}
	}
	return list
}

// eachMatch calls found for every match of a pattern in what a student can meet.
func (p *pack) eachMatch(pattern *phrase.Pattern, found func(place Finding, what string)) {
	for _, one := range p.met {
		for _, m := range pattern.In(one.Text, 100) {
			found(p.spot(one.name, one.offset+m[0]), one.Whole[m[0]:m[1]])
		}
	}
}

// deaths finds harm that is a death.
func deaths(p *pack, say say) {
	p.eachWord(func(name string, w written) {
		if name != "harm" {
			return
		}
		table, _ := w.f.argument(w.n, 1)
		table.Walk(func(n *syntax.Node) bool {
			if text, ok := w.f.literal(n); ok {
				if what := avoid.Death.FindString(text); what != "" {
					say(w.f.finding(w.f.tree.Span(n).From).says(avoid.DeathAsTrap(what)))
				}
			}
			return !called(n)
		})
	})
}
