package debrief

import (
	"encoding/json"

	"caseload/app/sim"
)

// earlier holds the top-level fields of a debrief from before it was divided into
// parts. Its other fields have kept their names.
type earlier struct {
	Days            []Day       `json:"days"`
	Recommendations []Judgement `json:"recommendations"`
	Dates           []sim.Date  `json:"dates"`
	Hours           []sim.Spent `json:"hours"`
}

// form is the version of the stored form of debriefs. Since version 2, what only
// the student may see has fields of its own.
const form = 2

// Read reads a stored debrief. It returns false for complete if an earlier
// program stored it, so that it holds less than a debrief holds now; a limit then
// says so.
func Read(data []byte) (d Debrief, complete bool, err error) {
	if err := json.Unmarshal(data, &d); err != nil {
		return d, false, err
	}
	d.Stress.Load.withParts()
	switch {
	case d.Prioritising.Triage.Rule == "":
	case d.Form < form, d.Stress.Load.Line == nil, d.First.Families == nil: // stored before load was given over time, or before there was a first page
		d.Limits = append(d.Limits, keptEarlier)
		return d, false, nil
	default:
		return d, true, nil
	}
	for i := range d.Frameworks { // it doesn't say which had been compared
		d.Frameworks[i].Unverified = true
	}
	var e earlier
	if err := json.Unmarshal(data, &e); err != nil {
		return d, false, err
	}
	for i := range e.Recommendations {
		e.Recommendations[i].Published = urgent(e.Recommendations[i].Range)
	}
	d.Stress.Days, d.Stress.Whose = e.Days, whose
	d.Prioritising.Triage.Examples, d.Prioritising.Hours.List = e.Recommendations, e.Hours
	for _, date := range e.Dates {
		d.Prioritising.Dates.List = append(d.Prioritising.Dates.List, Kept{Date: date})
	}
	d.Limits = []sim.Sentence{keptEarlier}
	return d, false, nil
}
