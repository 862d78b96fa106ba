package sim

import (
	"slices"

	"caseload/app/sim/work"
)

// Who was seen, and what a contact with a family settles besides.

// Saw records that the student has just seen the child or adult whom a case is about, or,
// if there are names, the members of the family with those names. If it was on a visit, it
// meets the dates that a visit meets.
func (w *World) Saw(id string, names ...string) {
	c := w.Case(id)
	if c == nil {
		return
	}
	c.saw(names, w.Now)
	visit := find(w.Tasks, func(t *Task) bool {
		return t.Case == id && t.Unsure && t.Done != 0 && t.Done.Midnight() == w.Now.Midnight()
	})
	for i := range c.Dates {
		if d := &c.Dates[i]; visit != nil && d.MetBy.met(&Task{Kind: work.Visit, Sees: names}) {
			d.Met = true
		}
	}
	w.spoke(id, work.Visit)
}

// spoke records that the student has talked with a family, on a visit or a call. What was
// agreed in supervision as a call to them is done with that; a visit that was agreed needs
// a visit.
func (w *World) spoke(id string, how work.TaskKind) {
	if id == "" || how != work.Visit && how != work.Call {
		return
	}
	for i := range w.Tasks {
		t := &w.Tasks[i]
		if t.Case != id || t.Agreed == "" || !t.Open() || t.ID == w.doing || t.Kind != work.Call && t.Kind != how {
			continue
		}
		t.Done = w.Now
		w.unplan(t.ID)
		w.Case(id).did(t.ID)
		w.happened(t.ID, t.saysMet())
		w.answered(WaitTask, t.ID, Answer{Done: true})
	}
}

// spokeWith records a conversation with a person about a case, if they are family.
func (w *World) spokeWith(person, id string, by Way) {
	c, p := w.Case(id), w.person(person)
	if c == nil || p == nil || !slices.ContainsFunc(c.People, func(m Member) bool { return m.Name == p.Name }) {
		return
	}
	switch by {
	case AtVisit:
		w.spoke(id, work.Visit)
	case ByPhone:
		w.spoke(id, work.Call)
	}
}
