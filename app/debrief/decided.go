package debrief

import (
	"strings"

	"caseload/app/scenario"
	"caseload/app/sim"
	"caseload/app/sim/sentence"
)

// Decided is a decision that was made: when, what, and what was chosen in its
// fields.
type Decided struct {
	Turn  int    `json:"turn"`
	Day   int    `json:"day"`  // working day, from 1
	Date  string `json:"date"` // "Tuesday 3 March"
	At    string `json:"at"`   // "10:45"
	Verb  string `json:"verb"`
	What  string `json:"what"`            // the offer's label
	Chose string `json:"chose,omitempty"` // "Tier: P2; First response: …"
	Own   string `json:"own,omitempty"`   // the choices that only the student may see
	On    string `json:"on,omitempty"`    // the case's name
}

// Decisions lists the decisions of a play, finished or not, in the order in which they were
// made. The steps begin with the one before the first decision.
func Decisions(steps []scenario.Step) []Decided {
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
			Verb: offer.Verb, What: offer.Label, On: file.Name,
		}
		d.Chose, d.Own = choice(offer, *step.Decision)
		letter, about := before.Letter(offer.On)
		switch {
		case about && offer.Verb == sim.VerbAnswer:
			d.What, d.Chose = "Answer "+opening(letter), offer.Label
		case about && offer.Verb == sim.VerbTriage:
			d.What = "Recommend on " + sentence.Quote(letter.Title)
		case task.ID != "" && offer.Verb == sim.VerbWork && offer.ID != sim.VerbWork+":"+task.ID: // handing the task to somebody else
			d.What += ": " + task.Title
		}
		list = append(list, d)
	}
	return list
}

// opening returns who a message is from and its title, or only the title.
func opening(l sim.Letter) string {
	if l.From == "" {
		return sentence.Quote(l.Title)
	}
	return l.From + ", " + sentence.Quote(l.Title)
}

// choice returns the values of a decision's fields in the words of the desk,
// including those that were left at their defaults. Own holds those that only the
// student may see: whether supervision was about feelings, and what twenty
// minutes of it were about, which may have been feelings.
func choice(o sim.Offer, d sim.Decision) (chose, own string) {
	var shared, private []string
	for _, f := range o.Fields {
		shown := labels(f, o.Chosen(d, f.Name))
		switch {
		case shown == "":
		case o.Verb == sim.VerbSupervise && (f.Name == "feelings" || f.Name == "on"):
			private = append(private, f.Label+": "+shown)
		default:
			shared = append(shared, f.Label+": "+shown)
		}
	}
	return strings.Join(shared, "; "), strings.Join(private, "; ")
}

// labels returns a field's value in the words of its options.
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
