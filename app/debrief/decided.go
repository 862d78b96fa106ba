package debrief

import (
	"strings"

	"caseload/app/scenario"
	"caseload/app/sim"
)

// Decided is a decision as it was made: when, what, and what was chosen with it.
type Decided struct {
	Turn  int    `json:"turn"`
	Day   int    `json:"day"`             // working day, from 1
	Date  string `json:"date"`            // "Tuesday 3 March"
	At    string `json:"at"`              // "10:45"
	What  string `json:"what"`            // the offer's label
	Chose string `json:"chose,omitempty"` // "Tier: P2; First response: …"
	On    string `json:"on,omitempty"`    // the case's name
}

// decided lists every decision in the order in which they were made.
func decided(steps []scenario.Step) []Decided {
	list := []Decided{}
	for i, step := range steps {
		if step.Decision == nil || i == 0 {
			continue
		}
		before := steps[i-1].Desk
		offer, _ := before.Offer(step.Decision.Offer)
		file, _ := before.CaseOf(offer.On)
		task, _ := before.Task(offer.On)
		d := Decided{
			Turn: before.Turn, Day: before.Scenario.Day, Date: before.Clock.Date, At: before.Clock.Now,
			What: offer.Label, Chose: choice(offer, *step.Decision), On: file.Name,
		}
		letter, about := before.Letter(offer.On)
		switch {
		case about && offer.Verb == sim.VerbAnswer:
			d.What, d.Chose = "Answer "+opening(letter), offer.Label
		case about && offer.Verb == sim.VerbTriage:
			d.What = "Recommend on " + quote(letter.Title)
		case offer.Verb == sim.VerbWork && !strings.Contains(offer.Label, task.Title): // handing it to others
			d.What += ": " + task.Title
		}
		list = append(list, d)
	}
	return list
}

// opening is whom a message is from, and what it is called.
func opening(l sim.Letter) string {
	if l.From == "" {
		return quote(l.Title)
	}
	return l.From + ", " + quote(l.Title)
}

// choice is what a decision's fields hold, in the words of the desk; what was
// left as it came is told like what was chosen.
func choice(o sim.Offer, d sim.Decision) string {
	var parts []string
	for _, f := range o.Fields {
		if shown := labels(f, o.Chosen(d, f.Name)); shown != "" {
			parts = append(parts, f.Label+": "+shown)
		}
	}
	return strings.Join(parts, "; ")
}

// labels is a field's value in the words of its options.
func labels(f sim.Field, value string) string {
	if f.Kind == sim.FieldPosition {
		return value
	}
	var words []string
	for _, v := range strings.Fields(value) {
		if option, ok := f.Option(v); ok {
			words = append(words, option.Label)
		}
	}
	return strings.Join(words, ", ")
}
