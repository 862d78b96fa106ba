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
		offer := offerOn(before, step.Decision.Offer)
		d := Decided{
			Turn: before.Turn, Day: before.Scenario.Day, Date: before.Clock.Date, At: before.Clock.Now,
			What: offer.Label, Chose: choice(offer, *step.Decision), On: nameOf(before, offer.On),
		}
		letter, about := letterOn(before, offer.On)
		switch {
		case about && offer.Verb == sim.VerbAnswer:
			d.What, d.Chose = "Answer "+opening(letter), offer.Label
		case about && offer.Verb == sim.VerbTriage:
			d.What = "Recommend on " + quote(letter.Title)
		case offer.Verb == sim.VerbWork && !strings.Contains(offer.Label, taskOn(before, offer.On)): // handing it to others
			d.What += ": " + taskOn(before, offer.On)
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
		value, given := d.With[f.Name]
		if !given {
			value = f.Default
		}
		if shown := labels(f, value); shown != "" {
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
		for _, o := range f.Options {
			if o.Value == v {
				words = append(words, o.Label)
			}
		}
	}
	return strings.Join(words, ", ")
}

func offerOn(desk sim.Desk, id string) sim.Offer {
	for _, o := range desk.Offers {
		if o.ID == id {
			return o
		}
	}
	return sim.Offer{}
}

// taskOn is a task's title.
func taskOn(desk sim.Desk, id string) string {
	for _, t := range desk.Tasks {
		if t.ID == id {
			return t.Title
		}
	}
	return ""
}

// nameOf is the case that an offer is about, directly or by its task or message.
func nameOf(desk sim.Desk, on string) string {
	for _, t := range desk.Tasks {
		if t.ID == on {
			on = t.On
			break
		}
	}
	if letter, shown := letterOn(desk, on); shown {
		on = letter.On
	}
	file, _ := fileOn(desk, on)
	return file.Name
}
