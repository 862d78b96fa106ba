package debrief

import (
	"fmt"
	"slices"
	"strings"

	"caseload/app/scenario"
	"caseload/app/sim"
)

// walk is the steps of a play read once, so that no part of a debrief need
// search every desk again: a debrief takes time in proportion to its steps.
type walk struct {
	steps    []scenario.Step
	shown    map[string]int      // the first step whose desk shows a letter
	offered  map[string]bool     // something on which a recommendation could be made
	replied  map[string]bool     // letters that were answered, or recommended on, by a decision
	triaged  map[string][]int    // by what it is on, the steps that set a tier, but those taken back
	read     map[string][]int    // by case, the steps that opened a paper
	acts     map[string][]int    // by case, the steps on which something was done about it
	made     []made              // by step
	arrivals map[int][]string    // letters by the step that first shows them
	files    map[string]sim.File // by case, as a desk last showed it
	order    []string            // cases in the order in which they were first shown
	news     map[string][]news   // by case, in order
}

// made is a decision with the offer that it took; zero for the first step.
type made struct {
	offer sim.Offer
	on    string // the case it is about
	undo  bool   // it was taken back
}

// news is a time at which something came about a case that was on the caseload.
type news struct {
	step   int
	letter string
	was    string // the case's tier
}

func read(steps []scenario.Step) *walk {
	w := &walk{
		steps: steps, shown: map[string]int{}, offered: map[string]bool{}, replied: map[string]bool{}, triaged: map[string][]int{}, read: map[string][]int{}, acts: map[string][]int{},
		made: make([]made, len(steps)), arrivals: map[int][]string{}, files: map[string]sim.File{}, news: map[string][]news{},
	}
	for i := range steps {
		w.decision(i)
		w.letters(i)
		w.cases(i)
		for _, o := range steps[i].Desk.Offers {
			if o.Verb == sim.VerbTriage {
				w.offered[o.On] = true
			}
		}
	}
	return w
}

// decision notes what a step's decision was about.
func (w *walk) decision(i int) {
	d := w.steps[i].Decision
	if d == nil || i == 0 {
		return
	}
	desk := w.steps[i-1].Desk
	offer, _ := desk.Offer(d.Offer)
	m := made{offer: offer, on: subject(desk, offer, *d), undo: takenBack(w.steps, i)}
	w.made[i] = m
	if !m.undo && (offer.Verb == sim.VerbAnswer || offer.Verb == sim.VerbTriage) {
		w.replied[offer.On] = true
	}
	switch {
	case m.undo:
	case offer.Verb == sim.VerbTriage:
		w.triaged[offer.On] = append(w.triaged[offer.On], i)
	case m.on == "" || !acting[offer.Verb]:
	default:
		w.acts[m.on] = append(w.acts[m.on], i)
		if offer.Verb == sim.VerbRead {
			w.read[m.on] = append(w.read[m.on], i)
		}
	}
}

// acting are the verbs that do something about a case; ordering the caseload,
// planning and setting a tier do not.
var acting = map[string]bool{sim.VerbRead: true, sim.VerbContact: true, sim.VerbWork: true, sim.VerbAnswer: true, sim.VerbDiffer: true, sim.VerbRaise: true}

// subject is the case that a decision is about, directly, by its task or
// message, or by what was chosen with it.
func subject(desk sim.Desk, o sim.Offer, d sim.Decision) string {
	switch o.Verb {
	case sim.VerbContact:
		return caseOrNone(desk, o.Chosen(d, "about"))
	case sim.VerbRaise:
		if o.Chosen(d, "ask") == "tell" || o.Chosen(d, "ask") == "time" {
			return ""
		}
		return caseOrNone(desk, o.Chosen(d, "case"))
	}
	file, _ := desk.CaseOf(o.On)
	return file.ID
}

func caseOrNone(desk sim.Desk, id string) string {
	file, _ := desk.Case(id)
	return file.ID
}

func (w *walk) letters(i int) {
	inbox := w.steps[i].Desk.Inbox
	for j := len(inbox) - 1; j >= 0; j-- { // oldest first
		if _, known := w.shown[inbox[j].ID]; !known {
			w.shown[inbox[j].ID] = i
			w.arrivals[i] = append(w.arrivals[i], inbox[j].ID)
		}
	}
}

// told are the kinds of letter that bring something new: what a colleague says
// when asked, and what a manager decides, were sought.
var told = map[string]bool{sim.KindQuestion: true, sim.KindMessage: true, sim.KindScene: true}

func (w *walk) cases(i int) {
	for _, f := range w.steps[i].Desk.Cases {
		_, known := w.files[f.ID]
		if !known {
			w.order = append(w.order, f.ID)
		}
		if known && f.News {
			if letter, new := w.newest(i, f.ID); new {
				w.news[f.ID] = append(w.news[f.ID], news{step: i, letter: letter, was: f.Tier})
			}
		}
		w.files[f.ID] = f
	}
}

// newest is what a step brought about a case.
func (w *walk) newest(i int, id string) (string, bool) {
	for _, arrived := range w.arrivals[i] {
		if letter, shown := w.steps[i].Desk.Letter(arrived); shown && letter.On == id && told[letter.Kind] {
			return arrived, true
		}
	}
	return "", false
}

// last is the desk as it was left.
func (w *walk) last() sim.Desk { return w.steps[len(w.steps)-1].Desk }

// desk is the desk at which the decision of a step was made.
func (w *walk) desk(i int) sim.Desk { return w.steps[i-1].Desk }

// between is the working minutes from one step's desk to another's: what lies
// between two days is none, and overtime counts on its own day only.
func (w *walk) between(i, j int) int {
	a, b := w.steps[i].Desk, w.steps[j].Desk
	if a.Scenario.Day == b.Scenario.Day && !b.Ended {
		return max(b.Clock.Minute-a.Clock.Minute, 0)
	}
	return max((b.Scenario.Day-a.Scenario.Day)*a.Clock.Contracted+within(b)-within(a), 0)
}

// within is a desk's minute of the working day, the whole of it once the run
// has ended.
func within(d sim.Desk) int {
	if d.Ended {
		return d.Clock.Contracted
	}
	return min(d.Clock.Minute, d.Clock.Contracted)
}

// when is a desk's day and time: "Tuesday 3 March, 10:45".
func when(d sim.Desk) string { return d.Clock.Date + ", " + d.Clock.Now }

// firstAfter is the first of some steps that comes after one; 0 for none.
func firstAfter(list []int, step int) int {
	i, _ := slices.BinarySearch(list, step+1)
	if i == len(list) {
		return 0
	}
	return list[i]
}

// letterTitle is what somebody sent: “About Reid” from Sam.
func letterTitle(l sim.Letter) string {
	if l.From == "" {
		return quote(l.Title)
	}
	return quote(l.Title) + " from " + l.From
}

// chosenLabelOf returns what a decision puts into a field in the words of its
// option, or the bare value where no option has it.
func chosenLabelOf(o sim.Offer, d sim.Decision, name string) string {
	value := o.Chosen(d, name)
	field, _ := o.Field(name)
	if option, ok := field.Option(value); ok {
		return option.Label
	}
	return value
}

// what is a decision in the words of its desk, with the case where they don't
// name it: "Visit the Reids", "Read the chronology (Reid)", "Answer Sam, “About
// Reid”".
func (w *walk) what(i int) string {
	o := w.made[i].offer
	file, shown := w.desk(i).Case(w.made[i].on)
	if _, about := w.desk(i).Letter(o.On); about || !shown || strings.Contains(o.Label, file.Name) {
		return w.did(i)
	}
	return w.did(i) + " (" + file.Name + ")"
}

// did is the same without the case: "Read the chronology".
func (w *walk) did(i int) string {
	o := w.made[i].offer
	switch letter, about := w.desk(i).Letter(o.On); {
	case about && o.Verb == sim.VerbAnswer:
		return "Answer " + opening(letter)
	case about && o.Verb == sim.VerbTriage:
		return "Recommend on " + quote(letter.Title)
	}
	return o.Label
}

// plural is a number with its noun: "1 date", "2 dates".
func plural(n int, one, more string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, more)
}

// times is how often something was: "once", "twice", "3 times".
func times(n int) string {
	switch n {
	case 1:
		return "once"
	case 2:
		return "twice"
	}
	return fmt.Sprintf("%d times", n)
}

// lapse is working minutes between two things; a long time is said to be of
// work, because nights aren't in it.
func lapse(minutes int) string {
	if minutes > halfDay {
		return worktime(minutes)
	}
	return Length(minutes)
}

// worktime is the same where nights lie between.
func worktime(minutes int) string { return Length(minutes) + " of working time" }

const halfDay = 240

// median is the middle of some minutes, between two the minute up; nil for none.
func median(minutes []int) *int {
	if len(minutes) == 0 {
		return nil
	}
	sorted := slices.Sorted(slices.Values(minutes))
	return pointer((sorted[(len(sorted)-1)/2] + sorted[len(sorted)/2] + 1) / 2)
}

func pointer[T any](v T) *T { return &v }
