package check

import (
	"maps"
	"slices"
	"strings"

	"caseload/app/check/remark"
	"caseload/app/script/spelling"
)

var stepRules = []Rule{
	{"unknown-step", Error, "A protective step that a fact names, or that a case is asked about, is one that the pack names elsewhere, where it is taken.", unknownSteps},
	{"unknown-title", Error, "A date that is moved is called what something in the pack or in its rules calls it.", unknownTitles},
}

// unknownSteps finds names of protective steps that no text of the pack repeats:
// `protect` can't have been given them. A name that `protect` gets from a table or a
// variable is written there.
func unknownSteps(p *pack, say say) {
	asked, written := map[*luaFile]map[int]bool{}, map[string]bool{}
	var steps []string
	for _, f := range p.scripts() {
		asked[f] = f.askedSteps()
		for i, t := range f.tokens {
			if t.kind == tokenText && !asked[f][i] {
				written[t.value] = true
			}
		}
		for i := range f.calls {
			if c := &f.calls[i]; c.name == "protect" {
				for _, t := range f.tokens[c.args:c.end] {
					if t.kind == tokenText {
						steps = append(steps, t.value)
					}
				}
			}
		}
	}
	for _, f := range p.scripts() {
		for i, t := range f.tokens {
			if asked[f][i] && !written[t.value] {
				say(f.finding(t.from).says(remark.NoStep(t.value, spelling.Likely(t.value, steps))))
			}
		}
	}
}

// unknownTitles finds dates that are moved and that neither the pack nor the library calls
// so.
func unknownTitles(p *pack, say say) {
	p.eachCall(func(w written) {
		word, _ := p.word(w)
		n, there := w.f.argument(w.n, 2)
		if word.Name != "extend" || !there {
			return
		}
		title, ok := w.f.literal(n)
		if !ok || p.writesElsewhere(title, w.f, n.First) {
			return
		}
		say(w.f.finding(w.f.tree.Span(n).From).says(remark.NoTitle(title, spelling.Likely(title, p.titles()))))
	})
}

// writesElsewhere reports whether a text stands in a script of the pack at another token,
// or in a module of the library that it requires.
func (p *pack) writesElsewhere(text string, in *luaFile, token int) bool {
	for _, f := range p.scripts() {
		for _, t := range f.tokens {
			if t.kind == tokenText && t.value == text && (f != in || t.from != f.tree.Tokens[token].From) {
				return true
			}
		}
	}
	for _, module := range p.required {
		if strings.Contains(module, `"`+text+`"`) {
			return true
		}
	}
	return false
}

// titles returns what dates are called in the pack and the library.
func (p *pack) titles() (list []string) {
	files := p.scripts()
	for _, module := range slices.Sorted(maps.Keys(p.required)) {
		files = append(files, p.moduleFile(module))
	}
	for _, f := range files {
		for i := range f.calls {
			c := &f.calls[i]
			if c.name == "deadline" || strings.HasSuffix(c.name, ".deadline") {
				if title, ok := f.only(c.table.position(1)); ok {
					list = append(list, title)
				}
			}
		}
	}
	return distinct(list)
}

// askedSteps returns the tokens that are names of steps which something depends on:
// in a fact's `protective`, and after `:done`.
func (f *luaFile) askedSteps() map[int]bool {
	asked := map[int]bool{}
	for i := range f.calls {
		c := &f.calls[i]
		from, to := 0, 0
		if strings.HasSuffix(c.name, ":done") {
			from, to = c.args, c.end
		} else if it := c.table.field("protective"); c.name == "fact" && it != nil {
			from, to = it.from, it.to
		}
		for at := from; at < to; at++ {
			if f.tokens[at].kind == tokenText {
				asked[at] = true
			}
		}
	}
	return asked
}
