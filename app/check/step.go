package check

import (
	"strings"

	"caseload/app/check/remark"
	"caseload/app/script/spelling"
)

var stepRules = []Rule{
	{"unknown-step", Error, "A protective step that a fact names, or that a case is asked about, is one that the pack names elsewhere, where it is taken.", unknownSteps},
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
