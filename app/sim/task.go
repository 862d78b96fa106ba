package sim

import (
	"fmt"
	"slices"

	"caseload/app/sim/calendar"
	"caseload/app/sim/work"
	"caseload/app/sim/workload"
)

// Doer says who does a task that was handed over; "" is the student.
type Doer string

const (
	ByDuty      Doer = "duty"
	ByColleague Doer = "colleague"
)

// Task is a piece of work that takes a number of minutes.
type Task struct {
	ID         string
	Title      string
	Case       string
	Kind       work.TaskKind
	Minutes    int           // travel included
	Left       int           // minutes still to do
	Due        calendar.Time // the day, at midnight; 0 for none
	Source     string        // the rule that Due comes from
	Status     Status
	With       string   // id of the person it is done with
	Agreed     string   // id of the supervision session in which it was agreed
	Scene      Text     // what the student encounters when it is done
	Protective bool     // doing it answers a serious concern
	Unsure     bool     // of a visit: it doesn't by itself mean that the child was there; see [World.Saw]
	Sees       []string // the names of the members of the family whom it sees; none for all of a visit, and nobody of other work
	Voice      bool     // done as planned, a child is seen alone or somebody is asked what they want
	Options    []TaskOption
	How        string        // the option that was chosen
	Duty       bool          // may be handed to duty
	Touches    string        // a content note: what it touches on that may be hard
	Swap       string        // a content note; if set, a colleague can be asked to take it
	From       calendar.Time // earliest start; 0 for any time
	Opens      int           // minute of the day from which it can be begun
	Closes     int           // minute of the day until which it can be begun; 0 for any time
	By         Doer
	Records    int           // minutes of writing up that follow; negative: by the employer's terms
	Travel     int           // of a visit, both ways, included in Minutes; to AddTask, 0 means the case's travel and [NoTravel] none
	Arrived    calendar.Time // when it came onto the desk
	Done       calendar.Time // when it was finished; 0 if it wasn't
	Gone       bool          // it was removed
}

// Open reports whether the student can still do the task.
func (t *Task) Open() bool { return t.Done == 0 && !t.Gone && t.By == "" }

// Begun reports whether the student has begun the task with this id, including
// right now.
func (w *World) Begun(id string) bool {
	t := w.Task(id)
	return w.doing == id || t != nil && t.Left < t.Minutes
}

// MoveTask sets the day on which an open task is due, as was agreed with somebody. A
// deadline that the task meets stays where it is; see [World.Extend].
func (w *World) MoveTask(id string, due calendar.Time) {
	if t := w.Task(id); t != nil && t.Open() {
		t.Due = due.Midnight()
	}
}

// canBegin reports whether an open task can be begun or continued at a time.
func (t *Task) canBegin(now calendar.Time) bool {
	return t.From <= now && (t.Closes == 0 || t.Opens <= now.Minute() && now.Minute() <= t.Closes)
}

// beginsLater returns when an open task that can't be begun yet can be begun later on the
// same day, or 0.
func (t *Task) beginsLater(now calendar.Time) calendar.Time {
	at := max(t.From, now.At(t.Opens))
	if t.canBegin(now) || at <= now || at.Midnight() != now.Midnight() || !t.canBegin(at) {
		return 0
	}
	return at
}

// waitOffers appends the offers to wait for what has a time later in the working day.
func (w *World) waitOffers(list []Offer) []Offer {
	for i := range w.Tasks {
		t := &w.Tasks[i]
		if at := t.beginsLater(w.Now); t.Open() && at != 0 && at < w.Finish() {
			list = append(list, Offer{ID: id(VerbRecover, "wait", t.ID), Verb: VerbRecover, On: t.ID, Label: "Wait until " + at.Clock(), Minutes: int(at - w.Now)})
		}
	}
	return list
}

// pressing reports whether a task is due today or overdue. Doing such a task
// doesn't count as the student's choice unless they planned it.
func (t *Task) pressing(now calendar.Time) bool { return t.Due != 0 && t.Due <= now.Midnight() }

// inWords formats minutes for a sentence: "1 minute", "35 minutes", "7 h 05".
func inWords(minutes int) string {
	if minutes == 1 {
		return "1 minute"
	}
	if minutes < 60 {
		return fmt.Sprintf("%d minutes", minutes)
	}
	return workload.Clock(minutes)
}

// AddTask puts a task on the desk and returns its id, which is generated if t
// has none. A visit also takes the travel, which is added to its minutes. If
// the task's case has left the caseload, the task is added as gone. It returns
// an error if the title or minutes are missing, the case is unknown, an id is
// invalid or taken, or there are too many tasks.
func (w *World) AddTask(t Task) (string, error) {
	if t.Title == "" || t.Minutes <= 0 {
		return "", lacking(taskLacks)
	}
	c := w.Case(t.Case)
	if t.Case != "" && c == nil {
		if w.FormerCase(t.Case).ID == "" {
			return "", w.noCase(t.Case)
		}
		t.Gone = true // the case has left the caseload, and its tasks with it
	}
	for _, o := range t.Options {
		if !isID(o.ID) || o.ID == asPlanned {
			return "", o.badID()
		}
	}
	if err := full(len(w.Tasks), maxTasks, "tasks"); err != nil {
		return "", err
	}
	id, err := w.named(t.ID, t.Case+" "+t.Title, "this task")
	if err != nil {
		return "", err
	}
	t.ID = id
	for i, o := range t.Options {
		t.Options[i] = o.goes(w, t, c)
	}
	t.Travel = w.travelOf(t, c)
	t.Minutes += t.Travel
	w.lay(t)
	return t.ID, nil
}

// NoTravel is the Travel of a visit to somebody in the same building.
const NoTravel = -1

// travelOf returns the minutes of travel, both ways, of a task that is about to
// be added: its own or, failing that, its case's. Only visits have travel.
func (w *World) travelOf(t Task, c *Case) int {
	switch {
	case t.Kind != work.Visit || c == nil || t.Travel < 0:
		return 0
	case t.Travel > 0:
		return t.Travel
	}
	return c.Travel
}

// lay puts a task on the desk. Its id must be free.
func (w *World) lay(t Task) {
	t.Left, t.Arrived, t.Scene = t.Minutes, w.Now, t.Scene.sealed()
	w.take(t.ID)
	w.Tasks = append(w.Tasks, t)
}

// RemoveTask removes a task that is no longer needed and tells the student why.
// Storylines that wait for it go on. A task that the student is in the middle
// of is not removed but done to its end.
func (w *World) RemoveTask(id, why string) {
	if t := w.Task(id); t != nil && t.Open() && w.doing != id {
		w.remove(t, t.saysRemoved(why))
	}
}

// remove takes an open task off the desk, and says so.
func (w *World) remove(t *Task, says Sentence) {
	t.Gone = true
	w.unplan(t.ID)
	w.happened(t.Case, says)
	w.answered(WaitTask, t.ID, Answer{})
}

// recordingDays is the number of working days within which a visit has to be
// written up. Local standards range from the same day to five days (DOMAIN 1.5,
// from memory, unverified).
const (
	recordingDays   = 2
	recordingSource = "Local standard (an example): a visit is written up within 2 working days; authorities have from the same day to 5"
)

// finish completes a task: it updates the case, shows the task's scene if there
// is one, resumes the storylines that wait for it, and adds the writing up.
func (w *World) finish(t *Task) {
	t.Done = w.Now
	w.unplan(t.ID)
	w.Today.Done = append(w.Today.Done, t.Title)
	w.meet(t)
	if !t.Unsure {
		w.spoke(t.Case, t.Kind)
	}
	if t.Kind == work.Support {
		w.Today.Peers++
	}
	if t.Scene.Body != "" {
		w.put(Message{Kind: KindScene, By: sceneBy(t.Kind), Case: t.Case, Title: t.Title, Text: t.Scene, ID: w.free(t.ID + "-scene")})
	} else {
		w.happened(t.ID, t.saysFinished())
	}
	w.answered(WaitTask, t.ID, Answer{Done: true})
	if minutes := w.recording(t); minutes > 0 {
		w.lay(Task{Title: "Write up: " + t.Title, Case: t.Case, Kind: work.WriteUp, Minutes: minutes, Due: calendar.AddWorkingDays(t.Done.Midnight(), recordingDays), Source: recordingSource, Status: Status{Basis: Local, Unverified: true}, ID: w.free(t.ID + "-record")})
	}
}

// sceneBy returns the way in which a task's scene is encountered: by visit, by
// phone or in person.
func sceneBy(kind work.TaskKind) Way {
	switch kind {
	case work.Visit:
		return AtVisit
	case work.Call:
		return ByPhone
	}
	return InPerson
}

// meet records the effects of a finished task on its case.
func (w *World) meet(t *Task) {
	c := w.Case(t.Case)
	if c == nil {
		return
	}
	c.did(t.ID)
	if seen := t.Kind == work.Visit && !t.Unsure || len(t.Sees) > 0; seen && t.By == "" {
		c.saw(t.Sees, w.Now)
	}
	c.answers(w, t.ID, t.Title, t.Protective)
	for i := range c.Dates {
		if d := &c.Dates[i]; d.MetBy.met(t) {
			d.Met = true
		}
	}
}

// recording returns the minutes of writing up that follow a task.
func (w *World) recording(t *Task) int {
	if t.Records >= 0 {
		return t.Records
	}
	travel := 0
	if t.Kind == work.Visit {
		travel = t.Travel
	}
	return w.Terms.Recording * (t.Minutes - travel) / 60
}

func (w *World) unplan(id string) {
	w.Plan = slices.DeleteFunc(w.Plan, func(p string) bool { return p == id })
}

// HasDone reports whether something was done on a case: a task with this id, or
// something to which [World.Protect] gave this name.
func (c *Case) HasDone(what string) bool { return slices.Contains(c.Done, what) }

// partsOf returns how much can be done at once of a long task that takes minutes. The
// rest of the day is offered if it is long enough to do something in.
func (w *World) partsOf(minutes int) []Option {
	const worthwhile = 15
	list := []Option{{"all", "All that is left"}, {"hour", "An hour of it"}}
	if left := int(w.Finish() - w.Now); left >= worthwhile && left < minutes {
		list = append(list, Option{"until", "Until " + w.Finish().Clock()})
	}
	return list
}

// part returns how many of a task's minutes are done at once.
func (w *World) part(of string, minutes int) int {
	switch of {
	case "hour":
		return min(minutes, 60)
	case "until":
		return min(minutes, int(w.Finish()-w.Now))
	}
	return minutes
}
