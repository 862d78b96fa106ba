package sim

import (
	"fmt"
	"strconv"
	"strings"
)

// Minutes that doing differently costs. What a moved date costs hangs on the
// employer: where blame is high it is written up for longer.
const (
	handMinutes = 10 // handing a task to duty, with what they need to know
	swapMinutes = 5  // asking a colleague to take something distressing
	movedLow    = 10
	movedHigh   = 30
	movedBy     = 5 // working days

	// Where discretion is narrow, whatever differs from the plan is agreed with a
	// manager first.
	agreeMinutes = 15
	// Where blame is high, a date that was missed has to be accounted for.
	accountMinutes = 30
)

// agreed is what doing something differently costs on top.
func (w *World) agreed() int {
	if w.Terms.Discretion == "narrow" {
		return agreeMinutes
	}
	return 0
}

// account lays what a missed date costs where blame is high.
func (w *World) account(c *Case, d *Deadline) {
	if w.Terms.Blame == "high" && d.Excused == "" && len(w.Tasks) < maxTasks {
		w.lay(Task{Title: "Account for a missed date: " + d.What, Case: c.ID, Kind: "write up", Minutes: accountMinutes, Due: NextWorkingDay(d.Due), ID: w.free(c.ID + "-account")})
	}
}

// dateReasons are the recorded reasons for a date that moves or is not met.
var dateReasons = []Option{
	{"urgent", "More urgent work came first"},
	{"family", "The person or family asked for another day"},
	{"waiting", "Waiting for somebody else"},
	{"load", "More than there are hours for"},
}

// differOffers are dates that can be renegotiated, or explained, with a
// recorded reason: those of today and the next working day, and those that
// have passed.
func (w *World) differOffers(list []Offer) []Offer {
	soon := AddWorkingDays(w.Now.Midnight(), 1)
	for i := range w.Cases {
		c := &w.Cases[i]
		for j, d := range c.Dates {
			if d.Met || d.Excused != "" || d.Due > soon {
				continue
			}
			label := "Ask for another day: " + d.What
			if d.fixed() || d.Missed {
				label = "Record why a date is not met: " + d.What
			}
			list = append(list, Offer{ID: id(VerbDiffer, c.ID, strconv.Itoa(j+1)), Verb: VerbDiffer, On: c.ID, Label: label, Minutes: w.movedMinutes(),
				Fields: []Field{choice("because", "Reason", dateReasons, dateReasons[0].Value)}})
		}
	}
	return list
}

// fixed says whether a date can't be moved from here: statute or statutory
// guidance sets it. That it isn't met can be explained.
func (d *Deadline) fixed() bool {
	return strings.HasPrefix(d.Status, "statute") || strings.HasPrefix(d.Status, "guidance")
}

func (w *World) movedMinutes() int {
	if w.Terms.Blame == "high" {
		return movedHigh + w.agreed()
	}
	return movedLow + w.agreed()
}

// differ records a reason and, where the rule allows it, moves the date.
func (w *World) differ(o Offer, object string, with map[string]string) error {
	_, number, _ := strings.Cut(object, ":")
	n, _ := strconv.Atoi(number)
	c := w.Case(o.On)
	d := &c.Dates[n-1]
	d.Excused = label(dateReasons, with["because"])
	if !d.fixed() && !d.Missed {
		d.Due, d.Moved = AddWorkingDays(d.Due, movedBy), true
		w.happened(c.ID, "%s: %s is now due on %s, and the reason is recorded.", c.Name, d.What, d.Due.DateText())
	} else {
		w.happened(c.ID, "%s: it is recorded why %s is not met.", c.Name, strings.ToLower(d.What))
	}
	return w.spend(o.Minutes, activity{kind: workRecording, chosen: true})
}

// asPlanned stands among a task's options for the task as it is.
const asPlanned = "planned"

// TaskOption is another way to do a task, within the rules.
type TaskOption struct {
	ID      string
	Label   string
	Minutes int
	Kind    string // "" for the task's own: a call instead of a visit sees nobody
}

// howField chooses between doing a task as planned and its options.
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

// choose takes an option of a task that is about to begin.
func (w *World) choose(t *Task, how string) {
	for _, o := range t.Options {
		if o.ID == how {
			t.Kind = first(o.Kind, t.Kind)
			t.How, t.Minutes, t.Left = o.ID, o.Minutes+w.agreed(), o.Minutes+w.agreed()
		}
	}
}

// handOffers hand a task to duty, or ask a colleague to take what is
// distressing: without penalty, and without a reason.
func (w *World) handOffers(list []Offer, t *Task) []Offer {
	if t.Duty && w.Terms.DutyCover {
		list = append(list, Offer{ID: id(VerbWork, t.ID, "duty"), Verb: VerbWork, On: t.ID, Label: "Hand it to duty", Minutes: handMinutes})
	}
	if t.Swap != "" {
		list = append(list, Offer{ID: id(VerbWork, t.ID, "colleague"), Verb: VerbWork, On: t.ID, Label: "Ask a colleague to take it", Minutes: swapMinutes})
	}
	return list
}

// hand gives a task away; it is done by the end of the day.
func (w *World) hand(o Offer, t *Task, to string) error {
	t.By = to
	w.unplan(t.ID)
	who := "duty"
	if to != who {
		who = "a " + to
	}
	w.happened(t.Case, "%s: %s has it, and it is done by tonight.", t.Title, who)
	return w.spend(o.Minutes, activity{kind: workAnswering, chosen: true})
}

// handedDone finishes what was handed to others today: it is done, but not seen
// by the student, and leaves nothing to write up.
func (w *World) handedDone() {
	for i := range w.Tasks {
		t := &w.Tasks[i]
		if t.By == "" || !t.handed() {
			continue
		}
		t.Done = w.Now
		if c := w.Case(t.Case); c != nil {
			seen := c.LastSeen
			w.meet(t)
			c.LastSeen = seen
		}
		w.answered(WaitTask, t.ID, Answer{Done: true})
	}
}

// handed says whether others have the task and have not done it yet.
func (t *Task) handed() bool { return t.By != "" && t.Done == 0 && !t.Gone }
