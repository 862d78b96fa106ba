package run

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"caseload/app/sim"
	"caseload/app/store"
)

// The kinds of writing that are stored with a decision.
const (
	writingReason = store.KindReason
	writingNote   = "note"
)

// Writing is what a student can write with a decision. It has no effect on
// the simulation. Shown says that they show the reason to those who follow the run.
type Writing struct {
	Reason, Note string
	Shown        bool
}

// Decide makes a decision at a turn and returns the run's new view once the
// decision is durable. If another turn is the current one, the error is a *Stale
// with the desk as it is now. After a *sim.Refused or ErrNotKept nothing has
// changed. After ErrUncertain, look at the run to find out. A reason that [MayShowReason]
// says can't be shown isn't, whatever the writing says.
func (r *Runs) Decide(ctx context.Context, m Mine, turn int, d sim.Decision, writing Writing) (View, error) {
	return r.DecideShowing(ctx, m, turn, d, writing, func(View) error { return nil })
}

// DecideShowing does what [Runs.Decide] does, and calls show with the new view while
// the decision is being stored, so that an answer is made while the disk is awaited.
// What show made may be sent only if the error is nil. The error of show is returned
// once the decision is durable.
func (r *Runs) DecideShowing(ctx context.Context, m Mine, turn int, d sim.Decision, writing Writing, show func(View) error) (View, error) {
	r.behind.deciding()
	s, read, err := r.sitAt(ctx, m.Reading(), turn)
	if err != nil {
		return View{}, err
	}
	if s.Turn() != turn {
		view := s.view(m)
		r.seats.put(s)
		return View{}, r.stale(ctx, view)
	}
	failed := len(s.Faults())
	if writing.Shown {
		writing = writing.shownIn(m, s.Desk(), d)
	}
	if err := s.Decide(d); err != nil {
		if errors.As(err, new(*sim.Refused)) {
			return View{}, r.refused(ctx, m, s, read, err)
		}
		return View{}, err // any other error: the seat is dropped
	}
	row, err := r.row(m, s, turn, d)
	if err != nil {
		return View{}, err
	}
	ended, kept := s.Ended(), make(chan error, 1)
	go func() { kept <- r.append(ctx, m, row, writing, ended) }()
	view := s.view(m)
	view.Faults = slices.Clone(s.Faults()[failed:])
	shown := show(view)
	if err := <-kept; err != nil {
		if errors.Is(err, store.ErrTaken) {
			now, lookErr := r.Look(ctx, m)
			if lookErr != nil {
				return View{}, lookErr
			}
			return View{}, r.stale(ctx, now)
		}
		return View{}, err
	}
	if ended {
		r.records.ask()
	}
	r.seats.put(s)
	return view, shown
}

// refused returns the refusal of a decision, unless the log hasn't been read and shows
// that another process has decided meanwhile: then the error is a *Stale.
func (r *Runs) refused(ctx context.Context, m Mine, s *seat, read bool, refusal error) error {
	turn := s.Turn()
	if !read {
		if err := r.readOn(ctx, m.Reading(), s); err != nil {
			return err
		}
	}
	if s.Turn() != turn {
		refusal = r.stale(ctx, s.view(m))
	} else {
		r.noteSeen(ctx, m, s, true)
	}
	r.seats.put(s)
	return refusal
}

// row returns the entry in the log for a decision that the seat has just taken.
func (r *Runs) row(m Mine, s *seat, turn int, d sim.Decision) (store.Decision, error) {
	with, err := json.Marshal(d.With)
	row := store.Decision{Run: m.ID(), Turn: turn, Offer: d.Offer, With: with, Digest: s.Digest(), MadeAt: r.now()}
	row.Message, row.Choice = Answered(d)
	return row, err
}

// append stores a decision. If it is uncertain whether a commit succeeded, it reads
// the log again: it succeeded if the turn has this decision.
func (r *Runs) append(ctx context.Context, m Mine, row store.Decision, writing Writing, ended bool) error {
	// The append continues after the request has ended: a browser that goes away
	// must not leave it uncertain.
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 15*time.Second)
	defer cancel()
	err := r.store.Append(ctx, m, row, writing.rows(row.MadeAt), ended)
	if errors.Is(err, store.ErrUncertain) || errors.Is(err, context.DeadlineExceeded) && !errors.Is(err, store.ErrNotKept) {
		return r.wasKept(m, row)
	}
	return r.seen(ctx, m.Run().Version, err)
}

// wasKept finds out what became of an append that wasn't answered in time. It
// returns nil if row was stored, ErrTaken if another decision was, ErrNotKept if
// none was, and ErrUncertain if the store couldn't tell.
func (r *Runs) wasKept(m Mine, row store.Decision) error {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	found, err := r.store.DecisionAt(ctx, m.Reading(), row.Turn)
	switch {
	case err == nil && found.Digest == row.Digest && found.MadeAt.UnixMilli() == row.MadeAt.UnixMilli():
		return nil
	case err == nil:
		return store.ErrTaken
	case errors.Is(err, store.ErrNotFound):
		return fmt.Errorf("%w: storage took too long", store.ErrNotKept)
	}
	// %v, not %w: callers must not take it for a refusal or a time-out.
	return fmt.Errorf("%w: run %d, turn %d: %v", ErrUncertain, row.Run, row.Turn, err)
}

func (w Writing) rows(now time.Time) []store.Writing {
	var rows []store.Writing
	if w.Reason != "" {
		reason := store.Writing{Kind: writingReason, Text: w.Reason}
		if w.Shown {
			reason.Shown = now
		}
		rows = append(rows, reason)
	}
	if w.Note != "" {
		rows = append(rows, store.Writing{Kind: writingNote, Text: w.Note})
	}
	return rows
}

// Answered returns the message that a decision answers and what was chosen: the
// choice of an answer, or the tier of a recommendation, which is "" for the tier
// that its form has at first. The message of any other decision is "".
func Answered(d sim.Decision) (message, choice string) {
	verb, object, _ := strings.Cut(d.Offer, ":")
	switch verb {
	case sim.VerbAnswer:
		last := strings.LastIndexByte(object, ':')
		if last < 0 {
			return "", ""
		}
		return object[:last], object[last+1:]
	case sim.VerbTriage:
		return object, d.With["tier"]
	}
	return "", ""
}
