package check

import (
	"regexp"
	"strings"

	"caseload/app/check/avoid"
	"caseload/app/check/remark"
	"caseload/app/script/syntax"
)

// neverRules look in what a student can meet for what the guide says never to put in.
var neverRules = func() (list []Rule) {
	for _, rule := range avoid.Rules {
		list = append(list, Rule{rule.ID, Warning, rule.About, func(p *pack, say say) {
			p.eachText(func(name string, offset int, text string) {
				if rule.ID == "death" && !isText(name) {
					return // what scripts declare is looked at as that
				}
				for _, place := range rule.In(text) {
					say(p.spot(name, offset+place.From).says(place.Says))
				}
			})
			if rule.ID == "death" {
				deaths(p, say)
			}
		}})
	}
	return list
}()

// eachText calls each for every text that a student can meet: those in files, and those in
// scripts that are more than a word.
func (p *pack) eachText(each func(name string, offset int, text string)) {
	for _, name := range p.texts() {
		each(name, 0, p.files[name])
	}
	for _, f := range p.scripts() {
		for i, t := range f.tokens {
			if t.kind == tokenText && strings.Contains(t.value, " ") && !f.is(i-1, "require") {
				each(f.name, t.inner, t.value)
			}
		}
	}
}

// eachMatch calls found for every match of a pattern in what a student can meet.
func (p *pack) eachMatch(pattern *regexp.Regexp, found func(place Finding, what string)) {
	p.eachText(func(name string, offset int, text string) {
		for _, m := range pattern.FindAllStringIndex(text, 100) {
			found(p.spot(name, offset+m[0]), text[m[0]:m[1]])
		}
	})
}

// deaths finds harm that is a death.
func deaths(p *pack, say say) {
	p.eachWord(func(name string, w written) {
		if name != "harm" {
			return
		}
		table, _ := w.f.argument(w.n, 1)
		walkNode(table, func(n *syntax.Node) bool {
			if text, ok := w.f.literal(n); ok {
				if what := avoid.Death.FindString(text); what != "" {
					say(w.f.finding(w.f.tree.Span(n).From).says(remark.DeathAsTrap(what)))
				}
			}
			return !called(n)
		})
	})
}
