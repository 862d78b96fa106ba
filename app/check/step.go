package check

import (
	"maps"
	"slices"
	"strings"

	"caseload/app/check/remark"
	"caseload/app/script/document"
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
		for _, n := range f.calls {
			if f.nameOf(n) == "protect" {
				for _, t := range f.tokens[n.Children[0].End:n.End] {
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
	p.eachCall(func(w written, word document.Word) {
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
		for _, n := range f.calls {
			if name := f.nameOf(n); name == "deadline" || strings.HasSuffix(name, ".deadline") {
				if title, ok := f.literal(positional(f.tableOf(n), 1)); ok {
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
	for _, n := range f.calls {
		from, to, name := 0, 0, f.nameOf(n)
		if strings.HasSuffix(name, ":done") {
			from, to = n.Children[0].End, n.End
		} else if steps := value(f.item(f.tableOf(n), "protective")); name == "fact" && steps != nil {
			from, to = steps.First, steps.End
		}
		for at := from; at < to; at++ {
			if f.tokens[at].kind == tokenText {
				asked[at] = true
			}
		}
	}
	return asked
}
