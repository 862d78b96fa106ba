package sim

import (
	"fmt"
	"slices"
)

// Task is a piece of work with a length.
type Task struct {
	ID         string
	Title      string
	Case       string
	Kind       string // "visit", "call", "write up", "assessment", "meeting", "report"
	Minutes    int    // travel included
	Left       int
	Due        Moment // the day, at midnight; 0: none
	Source     string // the rule its date comes from
	Status     string
	With       string // person it is done with
	Scene      Text   // what is met when it is done
	Protective bool   // doing it answers what is serious
	Options    []TaskOption
	How        string // the option that was chosen
	Duty       bool   // may be handed to duty
	Swap       string // a content note: may be swapped with a colleague
	From       Moment // can't be begun before; 0: at any time
	Opens      int    // minute of the day from which it can be begun, and
	Closes     int    // until which; 0: at any time
	By         string // "duty", "colleague"; "" is the student
	Records    int    // minutes of writing up that follow; negative: as the employer's terms say
	Travel     int    // there and back, in Minutes, of a visit; when it is added 0 is the case's and [NoTravel] none
	Arrived    Moment
	Done       Moment
	Gone       bool
}

// Open says whether the student can still do the task.
func (t *Task) Open() bool { return t.Done == 0 && !t.Gone && t.By == "" }

// Begun says whether the student has begun a task, or is in the middle of it.
func (w *World) Begun(id string) bool {
	t := w.Task(id)
	return w.doing == id || t.Left < t.Minutes
}

// canBegin says whether a task that is open can be begun or gone on with now.
func (t *Task) canBegin(now Moment) bool {
	return t.From <= now && (t.Closes == 0 || t.Opens <= now.Minute() && now.Minute() <= t.Closes)
}

// pressing says whether a task is due today or overdue: its day chose it, unless
// the student has planned it.
func (t *Task) pressing(now Moment) bool { return t.Due != 0 && t.Due <= now.Midnight() }

// inWords is a length of time in a sentence: "35 minutes", "7 h 05".
func inWords(minutes int) string {
	if minutes < 60 {
		return fmt.Sprintf("%d minutes", minutes)
	}
	return hours(minutes)
}

// AddTask puts a task on the desk. A visit takes the case's travel besides.
func (w *World) AddTask(t Task) (string, error) {
	if t.Title == "" || t.Minutes <= 0 {
		return "", mistake{FaultLacking, "a task needs a title and the minutes it takes"}
	}
	c := w.Case(t.Case)
	if t.Case != "" && c == nil {
		if w.FormerCase(t.Case).ID == "" {
			return "", fmt.Errorf("there is no case %q", t.Case)
		}
		t.Gone = true // the case has left the caseload, and its tasks with it
	}
	for _, o := range t.Options {
		if !isID(o.ID) || o.ID == asPlanned {
			return "", fmt.Errorf("an option of a task %w; %q is the task as it is", badID(o.ID), asPlanned)
		}
	}
	if err := full(len(w.Tasks), maxTasks, "tasks"); err != nil {
		return "", err
	}
	if t.ID == "" {
		t.ID = w.free(slug(t.Case + " " + t.Title))
	} else if err := w.own(t.ID, "this task"); err != nil {
		return "", err
	}
	t.Travel = w.travelOf(t, c)
	t.Minutes += t.Travel
	w.lay(t)
	return t.ID, nil
}

// NoTravel is the travel of a visit to somebody who is in the building.
const NoTravel = -1

// travelOf is the way there and back of a task that is to be laid: its own, or
// its case's. Only visits have one.
func (w *World) travelOf(t Task, c *Case) int {
	switch {
	case t.Kind != "visit" || c == nil || t.Travel < 0:
		return 0
	case t.Travel > 0:
		return t.Travel
	}
	return c.Travel
}

// lay lays a task on the desk.
func (w *World) lay(t Task) {
	t.Left, t.Arrived, t.Scene = t.Minutes, w.Now, t.Scene.sealed()
	w.take(t.ID)
	w.Tasks = append(w.Tasks, t)
}

// RemoveTask takes back a task that is no longer needed, and tells the student
// why; whoever waits for it goes on. One that the student is in the middle of is
// done to its end.
func (w *World) RemoveTask(id, why string) {
	if t := w.Task(id); t != nil && t.Open() && w.doing != id {
		t.Gone = true
		w.unplan(id)
		w.happened(t.Case, "%s", first(why, "Off your list: "+t.Title+"."))
		w.answered(WaitTask, id, Answer{})
	}
}

// recordingDays is when a visit has to be written up, in working days. Local:
// from the same day to five (DOMAIN 1.5, from memory, unverified).
const (
	recordingDays   = 2
	recordingSource = "Local standard (an example): a visit is written up within 2 working days; authorities have from the same day to 5"
	recordingStatus = "local, unverified"
)

// finish is what doing a task does.
func (w *World) finish(t *Task) {
	t.Done = w.Now
	w.unplan(t.ID)
	w.Today.Done = append(w.Today.Done, t.Title)
	w.meet(t)
	if t.Scene.Body != "" {
		w.put(Message{Kind: KindScene, By: sceneBy(t.Kind), Case: t.Case, Title: t.Title, Text: t.Scene, ID: w.free(t.ID + "-scene")})
	} else {
		w.happened(t.ID, "Finished: %s.", t.Title)
	}
	w.answered(WaitTask, t.ID, Answer{Done: true})
	if minutes := w.recording(t); minutes > 0 {
		w.lay(Task{Title: "Write up: " + t.Title, Case: t.Case, Kind: "write up", Minutes: minutes, Due: AddWorkingDays(t.Done.Midnight(), recordingDays), Source: recordingSource, Status: recordingStatus, ID: w.free(t.ID + "-record")})
	}
}

// sceneBy is how what a task brings is met.
func sceneBy(kind string) string {
	switch kind {
	case "visit":
		return "visit"
	case "call":
		return "phone"
	}
	return "in person"
}

// meet marks what finishing a task means for its case.
func (w *World) meet(t *Task) {
	c := w.Case(t.Case)
	if c == nil {
		return
	}
	c.did(t.Title)
	if t.Kind == "visit" {
		c.LastSeen = w.Now
	}
	if t.Protective {
		c.Protected, c.Concern = true, 0
	}
	for i := range c.Dates {
		if d := &c.Dates[i]; !d.Met && d.MetBy != "" && (d.MetBy == t.Kind || d.MetBy == t.Title) {
			d.Met = true
		}
	}
}

// recording is the minutes of writing up that a task leaves behind.
func (w *World) recording(t *Task) int {
	if t.Records >= 0 {
		return t.Records
	}
	travel := 0
	if t.Kind == "visit" {
		travel = t.Travel
	}
	return w.Terms.Recording * (t.Minutes - travel) / 60
}

func (w *World) unplan(id string) {
	w.Plan = slices.DeleteFunc(w.Plan, func(p string) bool { return p == id })
}

// HasDone says whether something of this title was done on a case.
func (c *Case) HasDone(title string) bool { return slices.Contains(c.Done, title) }
