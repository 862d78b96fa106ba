package check

import (
	"slices"

	"caseload/app/check/remark"
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
				if f := t.placed(p, e); !p.saidOf(f, e) {
					say(f.says(remark.Authored(e)))
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
					if f := t.placed(p, e); !p.saidOf(f, e) {
						say(f.says(remark.StorylineFails(fault.Storyline, e)))
					}
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

// placed returns the place of an error in a telling; without one, that is the file
// with which the telling begins.
func (t *telling) placed(p *pack, e *script.Error) Finding {
	f := p.placed(e)
	if f.File == "" {
		f.File = t.main
	}
	return f
}
