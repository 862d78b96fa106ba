package sim

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"caseload/app/sim/calendar"
	"caseload/app/sim/work"
)

// Minutes that doing something differently takes. What a moved date costs depends
// on the employer: where blame is high, writing it up takes longer.
const (
	handMinutes = 10 // handing a task to duty and saying what they need to know
	swapMinutes = 5  // asking a colleague to take something distressing
	movedLow    = 10
	movedHigh   = 30
	movedBy     = 5 // working days

	// agreeMinutes is how long it takes to agree anything that differs from the
	// plan with a manager first, where discretion is narrow.
	agreeMinutes = 15
	// accountMinutes is how long it takes to account for a missed date, where
	// blame is high.
	accountMinutes = 30
)

// agreed returns the additional minutes that doing something differently takes
// under the employer's terms.
func (w *World) agreed() int {
	if w.Terms.Discretion == NarrowDiscretion {
		return agreeMinutes
	}
	return 0
}

// account adds the task of accounting for a missed date, if blame is high and
// no reason has been recorded.
func (w *World) account(c *Case, d *Deadline) {
	if w.Terms.Blame == HighBlame && d.Excused == "" && len(w.Tasks) < maxTasks {
		w.lay(Task{Title: "Account for a missed date: " + d.What, Case: c.ID, Kind: "write up", Minutes: accountMinutes, Due: calendar.NextWorkingDay(d.Due), ID: w.free(c.ID + "-account")})
	}
}

// dateReasons lists the reasons that can be recorded for a date that moves or
// is not met.
var dateReasons = []Option{
	{"urgent", "More urgent work came first"},
	{"family", "The person or family asked for another day"},
	{"waiting", "Waiting for somebody else"},
	{"load", "More than there are hours for"},
}

// differOffers appends offers to move a date or to explain why it is not met,
// each with a recorded reason. They cover open dates due by the next working
// day and those that have passed.
func (w *World) differOffers(list []Offer) []Offer {
	soon := calendar.AddWorkingDays(w.Now.Midnight(), 1)
	for i := range w.Cases {
		c := &w.Cases[i]
		for j := range c.Dates {
			d := &c.Dates[j]
			if d.Met || d.Excused != "" || d.Due > soon {
				continue
			}
			label := "Ask for another day: " + d.What
			if d.Status.fixed() || d.Missed {
				label = "Record why a date is not met: " + d.What
			}
			list = append(list, Offer{ID: id(VerbDiffer, c.ID, strconv.Itoa(j+1)), Verb: VerbDiffer, On: c.ID, Label: label, Minutes: w.movedMinutes(),
				Fields: []Field{choice("because", "Reason", dateReasons, dateReasons[0].Value)}})
		}
	}
	return list
}

// movedMinutes returns how long it takes to move or explain a date.
func (w *World) movedMinutes() int {
	if w.Terms.Blame == HighBlame {
		return movedHigh + w.agreed()
	}
	return movedLow + w.agreed()
}

// differ records a reason and, if the rule allows it, moves the date.
func (w *World) differ(o Offer, object string, with map[string]string) error {
	_, number, _ := strings.Cut(object, ":")
	n, _ := strconv.Atoi(number)
	c := w.Case(o.On)
	d := &c.Dates[n-1]
	d.Excused = with["because"]
	if !d.Status.fixed() && !d.Missed {
		w.moveWork(c, d, calendar.AddWorkingDays(d.Due, movedBy))
		d.Moved = true
		w.happened(c.ID, c.saysMoved(d))
	} else {
		w.happened(c.ID, c.saysExcused(d))
	}
	return w.spend(o.Minutes, activity{work: work.Work{Kind: work.Recording}, chosen: true})
}

// moveWork gives a date of a case another day, and with it the open work that would meet
// it and was for the same day.
func (w *World) moveWork(c *Case, d *Deadline, due calendar.Time) {
	for i := range w.Tasks {
		if t := &w.Tasks[i]; t.Case == c.ID && t.Open() && t.Due.Midnight() == d.Due.Midnight() && d.MetBy.met(t) {
			t.Due = due
		}
	}
	d.Due = due
}

// asPlanned is the value, among a task's options, for doing the task as it is.
const asPlanned = "planned"

// TaskOption is another way of doing a task, within the rules.
type TaskOption struct {
	ID      string
	Label   string
	Minutes int           // travel included
	Kind    work.TaskKind // "" for the task's own kind; a call instead of a visit doesn't count as seeing anybody
	Travel  int           // of a visit, both ways, if it differs from the task's; [NoTravel] for none
	Voice   bool          // a child is seen alone, or somebody is asked what they want
	Title   string        // what the task is called once it is done this way; "" for the task's own title
	Scene   Text          // what the student encounters then; if it is empty, the task's own
}

// goes completes an option of a task that is about to be added to a case, which may be
// nil: a visit takes its travel under an option as it does as planned.
func (o TaskOption) goes(w *World, t Task, c *Case) TaskOption {
	o.Scene = o.Scene.sealed()
	visit := Task{Kind: cmp.Or(o.Kind, t.Kind), Travel: cmp.Or(o.Travel, t.Travel)}
	travel := w.travelOf(visit, c)
	o.Minutes += travel
	if o.Travel = cmp.Or(travel, NoTravel); visit.Kind != work.Visit || travel == w.travelOf(t, c) {
		o.Travel = 0
	}
	return o
}

// howField returns the field for choosing between doing a task as planned and
// its options, or nil if there are no options or the task has been begun.
func (w *World) howField(t *Task) []Field {
	if len(t.Options) == 0 || t.Left < t.Minutes {
		return nil
	}
	options := []Option{{asPlanned, "As planned"}}
	for _, o := range t.Options {
		options = append(options, Option{o.ID, fmt.Sprintf("%s, %d min", o.Label, o.Minutes+w.agreed())})
	}
	return []Field{choice("how", "How", options, asPlanned)}
}

// choose applies the chosen option to a task that is about to begin.
func (w *World) choose(t *Task, how string) {
	for _, o := range t.Options {
		if o.ID == how {
			if o.Kind != "" && o.Kind != t.Kind {
				t.Kind, t.Sees = o.Kind, nil
			}
			t.Title = cmp.Or(o.Title, t.Title)
			t.How, t.Minutes, t.Left = o.ID, o.Minutes+w.agreed(), o.Minutes+w.agreed()
			if o.Travel != 0 {
				t.Travel = max(o.Travel, 0)
			}
			if o.Scene.Body != "" {
				t.Scene = o.Scene
			}
		}
	}
}

// contentNote returns what a task touches on that may be hard, or "" for nothing.
func (t *Task) contentNote() string { return cmp.Or(t.Swap, t.Touches) }

// handOffers appends offers to hand a task to duty, or to ask a colleague to
// take a distressing one. Neither carries a penalty or needs a reason.
func (w *World) handOffers(list []Offer, t *Task) []Offer {
	if t.Duty && w.Terms.DutyCover {
		list = append(list, Offer{ID: id(VerbWork, t.ID, string(ByDuty)), Verb: VerbWork, On: t.ID, Label: "Hand it to duty", Minutes: handMinutes})
	}
	if t.Swap != "" {
		list = append(list, Offer{ID: id(VerbWork, t.ID, string(ByColleague)), Verb: VerbWork, On: t.ID, Label: "Ask a colleague to take it", Minutes: swapMinutes})
	}
	return list
}

// hand gives a task to duty or a colleague, who do it by the end of the day.
func (w *World) hand(o Offer, t *Task, to Doer) error {
	t.By = to
	w.unplan(t.ID)
	w.happened(t.Case, t.saysHanded())
	return w.spend(o.Minutes, activity{work: work.Work{Kind: work.Answering}, chosen: true})
}

// handedDone finishes the tasks that were handed to others and can be done today. They
// count as done, but not as seen by the student, and leave nothing to write up.
func (w *World) handedDone() {
	for i := range w.Tasks {
		t := &w.Tasks[i]
		if t.By == "" || !t.handed() || t.From > w.Now {
			continue
		}
		t.Done = w.Now
		w.meet(t)
		w.answered(WaitTask, t.ID, Answer{Done: true})
	}
}

// handed reports whether somebody else has the task and hasn't done it yet.
func (t *Task) handed() bool { return t.By != "" && t.Done == 0 && !t.Gone }
