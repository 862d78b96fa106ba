package debrief

import (
	"slices"
	"strings"
)

// ForOthers is a debrief as anybody but the student may see it: without
// whether, and where, feelings were spoken of in supervision.
func (d Debrief) ForOthers() Debrief {
	felt := func(s string) bool { return strings.Contains(s, functions[2]) || strings.HasPrefix(s, "How it felt") }
	d.Supervision.Sessions = slices.Clone(d.Supervision.Sessions)
	for i := range d.Supervision.Sessions {
		s := &d.Supervision.Sessions[i]
		s.Feelings = false
		s.Functions = slices.DeleteFunc(slices.Clone(s.Functions), felt)
		s.Sentences = slices.DeleteFunc(slices.Clone(s.Sentences), felt)
	}
	d.Decisions = slices.Clone(d.Decisions)
	for i := range d.Decisions {
		chose := strings.Split(d.Decisions[i].Chose, "; ")
		d.Decisions[i].Chose = strings.Join(slices.DeleteFunc(chose, func(s string) bool { return strings.Contains(s, "How it felt") }), "; ")
	}
	return d
}
