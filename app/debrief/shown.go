package debrief

import (
	"slices"
	"strings"

	"caseload/app/sim"
)

// Shown is a point of evidence, under the employer standard that it belongs to.
type Shown struct {
	Standard sim.Standard   `json:"standard"`
	Text     sim.Sentence   `json:"text"`
	Items    []sim.Sentence `json:"items"`
	Dated    bool           `json:"dated,omitempty"` // the items are dates, which the table of dates has too
}

// AtRisk is a date that the evidence names, as it was at that time.
type AtRisk struct {
	Case string `json:"case"`
	sim.Date
}

// datesShown returns the dates that a desk's evidence names,
// ordered by date.
func datesShown(desk sim.Desk) []AtRisk {
	list := []AtRisk{}
	for _, f := range desk.Cases {
		for i, d := range f.Dates {
			this := sim.DateOf{Case: f.ID, Place: i}
			if slices.ContainsFunc(desk.Evidence, func(e sim.Evidence) bool { return slices.Contains(e.Dates, this) }) {
				list = append(list, AtRisk{f.Name, d})
			}
		}
	}
	slices.SortStableFunc(list, func(a, b AtRisk) int { return strings.Compare(a.ISO, b.ISO) })
	return list
}

// withParts gives empty lists to entries that were stored before evidence was
// divided into parts.
func (l Load) withParts() {
	for i := range l.Raised {
		r := &l.Raised[i]
		if r.Shown == nil {
			r.Shown, r.Dates = []Shown{}, []AtRisk{}
		}
	}
}
