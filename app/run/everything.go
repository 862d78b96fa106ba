package run

import (
	"context"
	"errors"

	"caseload/app/debrief"
	"caseload/app/store"
)

// Written is a text that a student wrote: at a turn, or about the whole run at turn 0.
type Written = store.Writing

// MineOf returns a guest's runs, newest first.
func (r *Runs) MineOf(ctx context.Context, g Guest) ([]Mine, error) { return r.store.RunsOf(ctx, g) }

// Everything is all that is kept of a run, for its student, except its debrief and the
// desks of its record.
type Everything struct {
	Run         Run
	Slug, Title string
	For         string // the name of the assignment; "" if it is for none
	Pair        Pair
	Decisions   []store.Decision
	Decided     []debrief.Decided // the same in words; none if this program can't fold the run
	Closed      bool              // what was written is closed in this session
	Shut        bool              // its debrief and its desks are
	Written     []Written         // by turn; turn 0 is about the whole run
	Shared      Shared
	Key         string // of what is shared; "" if nothing is
	Comments    []Comment
}

// Everything returns all that is kept of a run, whatever has become of the rules that it
// was played by.
func (r *Runs) Everything(ctx context.Context, m Mine) (Everything, error) {
	e := Everything{Run: m.Run(), Closed: m.Closed(), Shut: m.Shut()}
	err := r.store.IsMine(m)
	if err != nil {
		return e, err
	}
	if e.Slug, e.Title, err = r.store.Named(ctx, e.Run.Version); err != nil {
		return e, err
	}
	if e.For, err = r.store.AssignmentNameOf(ctx, m); err != nil {
		return e, err
	}
	if e.Pair, err = r.PairOf(ctx, m); err != nil {
		return e, err
	}
	if e.Decisions, err = r.store.Decisions(ctx, m.Reading(), 0); err != nil {
		return e, err
	}
	if e.Decided, err = r.decidedSoFar(ctx, m); err != nil && !Stuck(err) {
		return e, err
	}
	if errors.Is(err, store.ErrHidden) { // what can be chosen is named by the scenario
		for i := range e.Decisions {
			e.Decisions[i].Offer, e.Decisions[i].With = "", nil
		}
	}
	if e.Closed {
		return e, nil
	}
	if e.Written, err = r.store.Writings(ctx, m); err != nil {
		return e, err
	}
	if e.Comments, err = r.store.CommentsFor(ctx, m); err != nil {
		return e, err
	}
	e.Shared, e.Key, err = r.SharedOf(ctx, m)
	return e, err
}

// RecordedDesk returns the desk of an ended run after a turn as JSON, as it was recorded.
// Turn 0 is the first desk. The error is ErrNotFound if it wasn't.
func (r *Runs) RecordedDesk(ctx context.Context, m Mine, turn int) ([]byte, error) {
	if err := r.store.IsOpen(m); err != nil {
		return nil, err
	}
	if m.Run().EndedAt == nil {
		return nil, errors.Join(ErrNotEnded, ErrNotFound)
	}
	if err := r.mayShow(ctx, m.Reading()); err != nil {
		return nil, err
	}
	return r.store.Desk(ctx, m.Reading(), turn)
}

// LabelOf names what a writing of a run is about: under which question or heading it was
// written, and in which part of looking back, if it was. Kinds that only the program reads
// have no label.
func LabelOf(w Written) (part, label string) {
	switch w.Kind {
	case writingReason:
		return "", "What weighed most"
	case writingNote:
		return "", "A note to yourself"
	case writingFelt:
		return "", "How you were after that"
	case writingKept:
		return "", "Your aim for the next run"
	case writingBegun:
		return "", "The aim that this run began with"
	}
	name, is := IsBox(w.Kind)
	if !is {
		return "", ""
	}
	for _, f := range endForms {
		if f.Name == name {
			part = f.Title
		}
	}
	for _, b := range BoxesOf(name) {
		if (Part{Name: name}).Writing(b) == w.Kind {
			label = b.Label
		}
	}
	if part == "" {
		part = "Day " + name[len(dayPart):]
	}
	return part, label
}

// IsReason reports whether a writing is what weighed most in a decision, by its name.
func IsReason(w Written) bool { return w.Kind == writingReason }
