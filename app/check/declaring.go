package check

import (
	"slices"

	"caseload/app/script"
	"caseload/app/sim"
)

var declaringRules = []Rule{
	{"declaration", Error, "What is declared before the first morning has the fields and the types that its words ask for.", func(p *pack, say say) {
		for _, t := range p.tellings {
			for _, e := range t.wrong {
				if e.Code == script.CodeNoModule || e.Code == script.CodeNoFile {
					continue // reported where it is written, with the nearest name
				}
				if t.follows(e) {
					continue
				}
				f := p.placed(e, "")
				if f.File == "" {
					f.File = t.main
				}
				if !p.saidOf(f, e) {
					say(f)
				}
			}
		}
	}},
	{"storyline-fails", Error, "No storyline fails, whatever is decided; a student would be left without an answer.", func(p *pack, say say) {
		for _, t := range p.tellings {
			for _, play := range t.plays {
				for _, fault := range play.faults {
					if fault.Code == script.CodeNoFile {
						continue
					}
					e := t.errorOf(fault)
					f := p.placed(e, "")
					if f.File == "" {
						f.File = t.main
					}
					if p.saidOf(f, e) {
						continue
					}
					f.Sentence = "the storyline " + quoted(fault.Storyline) + " fails: " + f.Sentence
					say(f)
				}
			}
		}
	}},
}

// follows reports whether an error is only a consequence of `scenario` having
// been refused: that nothing was declared, or that all days are in the future.
func (t *telling) follows(e *script.Error) bool {
	undeclared := func(e *script.Error) bool { return e.Code == sim.FaultUndeclared }
	refused := len(t.wrong) > 1 && slices.ContainsFunc(t.wrong, undeclared)
	return refused && (undeclared(e) || e.Code == script.CodeFuture)
}

// quoted puts a name in quotation marks for a sentence, shortened if necessary.
func quoted(text string) string { return "“" + shorten(text, 80) + "”" }
