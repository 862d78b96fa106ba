package debrief

import (
	"slices"

	"caseload/app/scenario"
	"caseload/app/sim"
	"caseload/app/sim/sentence"
)

// walk is an index of the steps of a play, made in one pass, so that no part of a
// debrief has to search every desk again. The time that a debrief takes is thus
// proportional to the number of steps.
type walk struct {
	steps    []scenario.Step
	shown    map[string]int      // the first step whose desk shows a letter
	offered  map[string]bool     // ids of what a recommendation could be made on
	replied  map[string]bool     // letters that a decision answered or recommended on
	triaged  map[string][]int    // by what they are on, the steps that set a tier, except those taken back
	read     map[string][]int    // by case, the steps that opened a paper
	acts     map[string][]int    // by case, the steps that did something about it
	made     []made              // by step
	arrivals map[int][]string    // letters by the step that first shows them
	files    map[string]sim.File // by case, as a desk last showed it
	order    []string            // cases in the order in which they were first shown
	news     map[string][]news   // by case, in order
}

// made is a decision with its offer. It is zero for the first step.
type made struct {
	offer sim.Offer
	on    string // the case it is about
	undo  bool   // it was taken back
}

// news is an occasion on which something came about a case that was already on
// the caseload.
type news struct {
	step   int
	letter string
	was    string // the case's tier at that time
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

// decision records what the decision of step i was about.
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
	case m.on == "" || !acting[offer.Verb] || isReply(desk, offer): // what is said in supervision isn't done yet
	default:
		w.acts[m.on] = append(w.acts[m.on], i)
		if offer.Verb == sim.VerbRead {
			w.read[m.on] = append(w.read[m.on], i)
		}
	}
}

// isReply reports whether an offer is a reply in a conversation.
func isReply(desk sim.Desk, o sim.Offer) bool {
	letter, _ := desk.Letter(o.On)
	return o.Verb == sim.VerbAnswer && letter.Kind == sim.KindExchange
}

// acting holds the verbs that do something about a case. Ordering the caseload,
// planning and setting a tier do not.
var acting = map[string]bool{sim.VerbRead: true, sim.VerbContact: true, sim.VerbWork: true, sim.VerbAnswer: true, sim.VerbDiffer: true, sim.VerbRaise: true}

// subject returns the id of the case that a decision is about, whether directly,
// through its task or message, or through what was chosen with it; or "" if there
// is none.
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

// told holds the kinds of letter that bring news. What a colleague says when
// asked, and what a manager decides, was sought, and so isn't news.
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

// newest returns the id of the first letter with news about a case that step i
// brought, or false.
func (w *walk) newest(i int, id string) (string, bool) {
	for _, arrived := range w.arrivals[i] {
		if letter, shown := w.steps[i].Desk.Letter(arrived); shown && letter.On == id && told[letter.Kind] {
			return arrived, true
		}
	}
	return "", false
}

// last returns the last desk.
func (w *walk) last() sim.Desk { return w.steps[len(w.steps)-1].Desk }

// desk returns the desk at which the decision of step i was made. i must be at
// least 1.
func (w *walk) desk(i int) sim.Desk { return w.steps[i-1].Desk }

// between returns the working minutes from the desk of step i to that of step j.
// Nights and weekends don't count, and overtime counts only if both are on the
// same day.
func (w *walk) between(i, j int) int {
	a, b := w.steps[i].Desk, w.steps[j].Desk
	if a.Scenario.Day == b.Scenario.Day && !b.Ended {
		return max(b.Clock.Minute-a.Clock.Minute, 0)
	}
	return max((b.Scenario.Day-a.Scenario.Day)*a.Clock.Contracted+within(b)-within(a), 0)
}

// within returns how many minutes of its working day have passed at a desk,
// without overtime; once the run has ended it is the whole day.
func within(d sim.Desk) int {
	if d.Ended {
		return d.Clock.Contracted
	}
	return min(d.Clock.Minute, d.Clock.Contracted)
}

// when returns a desk's date and time: "Tuesday 3 March, 10:45".
func when(d sim.Desk) string { return d.Clock.Date + ", " + d.Clock.Now }

// firstAfter returns the first element greater than step of an ascending list, or
// 0 if there is none.
func firstAfter(list []int, step int) int {
	i, _ := slices.BinarySearch(list, step+1)
	if i == len(list) {
		return 0
	}
	return list[i]
}

// letterTitle names a letter and its sender: “About Reid” from Sam.
func letterTitle(l sim.Letter) string {
	if l.From == "" {
		return sentence.Quote(l.Title)
	}
	return sentence.Quote(l.Title) + " from " + l.From
}

// chosenLabelOf returns the label of the option that a decision chose in a field,
// or the bare value if no option has it.
func chosenLabelOf(o sim.Offer, d sim.Decision, name string) string {
	value := o.Chosen(d, name)
	field, _ := o.Field(name)
	if option, ok := field.Option(value); ok {
		return option.Label
	}
	return value
}

// what describes the decision of step i in the words of its desk, with the name of
// the case that it is about: "Read the chronology (Reid)". What is about a letter is
// named by the letter: "Answer Sam, “About Reid”".
func (w *walk) what(i int) string {
	o := w.made[i].offer
	file, shown := w.desk(i).Case(w.made[i].on)
	if _, about := w.desk(i).Letter(o.On); about || !shown {
		return w.did(i)
	}
	return w.did(i) + " (" + file.Name + ")"
}

// did is like what, but without the case: "Read the chronology".
func (w *walk) did(i int) string {
	o := w.made[i].offer
	switch letter, about := w.desk(i).Letter(o.On); {
	case about && o.Verb == sim.VerbAnswer:
		return "Answer " + opening(letter)
	case about && o.Verb == sim.VerbTriage:
		return "Recommend on " + sentence.Quote(letter.Title)
	}
	return o.Label
}

// lapse formats a number of working minutes. If it is more than half a day, it
// adds that they are working time, because nights aren't counted.
func lapse(minutes int) string {
	if minutes > halfDay {
		return worktime(minutes)
	}
	return Length(minutes)
}

// worktime formats working minutes between which there were nights.
func worktime(minutes int) string { return Length(minutes) + " of working time" }

const halfDay = 240

// median returns the median of some minutes, or nil if there are none. Between
// two values it rounds up.
func median(minutes []int) *int {
	if len(minutes) == 0 {
		return nil
	}
	sorted := slices.Sorted(slices.Values(minutes))
	return pointer((sorted[(len(sorted)-1)/2] + sorted[len(sorted)/2] + 1) / 2)
}

func pointer[T any](v T) *T { return &v }
