package run

import (
	"context"
	"encoding/json"
	"errors"

	"caseload/app/debrief"
	"caseload/app/scenario"
	"caseload/app/sim"
	"caseload/app/store"
)

// Debrief returns the debrief of a run that has ended, as it was recorded at the
// end. It is made again if it wasn't recorded, or if an earlier program recorded
// less of it and the log can still be folded. If the run hasn't ended, the error
// is ErrNotEnded.
func (r *Runs) Debrief(ctx context.Context, m Mine) (debrief.Debrief, error) {
	if err := r.store.IsOpen(m); err != nil {
		return debrief.Debrief{}, err
	}
	return r.DebriefFor(ctx, m.Reading())
}

func (r *Runs) debriefOf(ctx context.Context, kept Reading) (debrief.Debrief, error) {
	if err := r.mayShow(ctx, kept); err != nil {
		return debrief.Debrief{}, err
	}
	data, err := r.store.Debrief(ctx, kept)
	if errors.Is(err, store.ErrNotFound) {
		made, err := r.record(ctx, kept)
		return made.Debrief, err
	}
	if err != nil {
		return debrief.Debrief{}, err
	}
	d, complete, err := debrief.Read(data)
	if err != nil || complete {
		return d, err
	}
	// An earlier program recorded less. If the log can still be folded, the
	// complete debrief can be computed from it.
	again, err := r.record(ctx, kept)
	if err != nil {
		r.log.Info("an earlier debrief is read as it was kept", "run", kept.ID(), "reason", err.Error())
		return d, nil
	}
	return again.Debrief, nil
}

// lastDesk returns the last desk of an ended run from its record, or
// store.ErrNotFound.
func (r *Runs) lastDesk(ctx context.Context, m Mine) (View, error) {
	if err := r.mayShow(ctx, m.Reading()); err != nil {
		return View{}, err
	}
	log, err := r.store.Decisions(ctx, m.Reading(), 0)
	if err != nil {
		return View{}, err
	}
	if len(log) == 0 {
		return View{}, store.ErrNotFound
	}
	data, err := r.store.Desk(ctx, m.Reading(), len(log))
	if err != nil {
		return View{}, err
	}
	view := View{Mine: m, Run: m.Run(), Digest: log[len(log)-1].Digest}
	return view, json.Unmarshal(data, &view.Desk)
}

// Fold folds a whole run on a seat outside the cache, checking every digest
// against the log. It returns all steps, from the one before the first decision,
// and the seat. At the first digest that differs, it returns the steps before
// that and a *Diverged.
func (r *Runs) Fold(ctx context.Context, kept Reading) ([]scenario.Step, *scenario.Seat, error) {
	log, err := r.store.Decisions(ctx, kept, 0)
	if err != nil {
		return nil, nil, err
	}
	done, err := r.mayBuild(ctx)
	if err != nil {
		return nil, nil, err
	}
	defer done()
	s, err := r.fresh(ctx, kept.Run())
	if err != nil {
		return nil, nil, err
	}
	steps := []scenario.Step{s.Step()}
	for _, row := range log {
		if _, err := s.catchUp(ctx, row); err != nil {
			return steps, s.Seat, err
		}
		steps = append(steps, s.Step())
	}
	return steps, s.Seat, nil
}

// Replay folds any run for the operator of the server. It returns the steps as
// far as the digests agree and, if one differs, a *Diverged as the error.
func (r *Runs) Replay(ctx context.Context, by store.Operator, id int64) ([]scenario.Step, error) {
	kept, err := r.store.AnyRun(ctx, by, id)
	if err != nil {
		return nil, err
	}
	steps, _, err := r.Fold(ctx, kept)
	return steps, err
}

// Last returns the review of the day that has just ended in a run, or false if
// none has.
func (r *Runs) Last(ctx context.Context, m Mine) (View, debrief.Day, bool, error) {
	if err := r.store.IsOpen(m); err != nil {
		return View{}, debrief.Day{}, false, err
	}
	view, err := r.Look(ctx, m)
	if err != nil || view.Desk.Review == nil {
		return view, debrief.Day{}, false, err
	}
	return view, debrief.Today(*view.Desk.Review), true, nil
}

// Summary describes a guest's run in a list.
type Summary struct {
	Run   Run
	Slug  string // of the scenario
	Title string
	Next  *scenario.Version // the scenario that an ended run leads to, or nil
	Where string            // the date and time it has reached; "" if it has ended or wasn't looked up
	Stuck bool              // whether this program can't fold it: see [Runs.Log]
	Over  bool              // whether it is so because it was ended: see [Hidden]
	With  string            // the partner's name; "" if the student has it alone
	For   string            // the name of the assignment; "" if it is for none
}

// lookedUp is the maximum number of open runs for which a list says where they
// stand: finding out may mean folding each.
const lookedUp = 5

// Of lists a guest's runs, newest first.
func (r *Runs) Of(ctx context.Context, g Guest) ([]Summary, error) {
	kept, err := r.store.RunsOf(ctx, g)
	if err != nil {
		return nil, err
	}
	list, looked := make([]Summary, len(kept)), 0
	for i, m := range kept {
		k := m.Run()
		slug, title, err := r.store.Named(ctx, k.Version)
		if err != nil {
			return nil, err
		}
		list[i] = Summary{Run: k, Slug: slug, Title: title}
		pair, err := r.PairOf(ctx, m)
		if err != nil {
			return nil, err
		}
		list[i].With = pair.Partner
		if list[i].For, err = r.store.AssignmentNameOf(ctx, m); err != nil {
			return nil, err
		}
		if k.EndedAt != nil {
			list[i].Next = r.LeadsTo(ctx, k.Version)
		}
		_, err = r.Version(ctx, k.Version)
		list[i].Stuck, list[i].Over = Stuck(err), errors.Is(err, store.ErrHidden)
		if k.EndedAt != nil || err != nil || looked == lookedUp {
			continue
		}
		looked++
		view, err := r.Look(ctx, m)
		if err != nil {
			list[i].Stuck = Stuck(err)
			r.log.Warn("where a run stands was not found out", "run", k.ID, "error", err.Error())
			continue
		}
		list[i].Where = where(view.Desk)
	}
	return list, nil
}

// DayOf returns on which day of the story a run is, and how many there are.
func (r *Runs) DayOf(ctx context.Context, m Mine) (day, days int, err error) {
	if err := r.store.IsMine(m); err != nil {
		return 0, 0, err
	}
	v, err := r.Version(ctx, m.Run().Version)
	if err != nil {
		return 0, 0, err
	}
	rows, err := r.store.Decisions(ctx, m.Reading(), 0)
	for _, row := range rows {
		if row.Offer == sim.VerbEnd {
			day++
		}
	}
	return day + 1, v.Setting.Days, err
}

func where(d sim.Desk) string { return d.Clock.Date + ", " + d.Clock.Now }

// SupportFor returns what a run's student is told by their organisation about where to find
// help, in Markdown, or "" if it says nothing.
func (r *Runs) SupportFor(ctx context.Context, m Mine) (string, error) {
	return r.store.SupportFor(ctx, m)
}

// Slug returns the slug of a run's scenario.
func (r *Runs) Slug(ctx context.Context, m Mine) (string, error) {
	if err := r.store.IsMine(m); err != nil {
		return "", err
	}
	slug, _, err := r.store.Named(ctx, m.Run().Version)
	return slug, err
}

// For returns the name of the assignment that a run is for, or "" if it is for none.
func (r *Runs) For(ctx context.Context, m Mine) (string, error) {
	return r.store.AssignmentNameOf(ctx, m)
}

// Title returns the title of a run's scenario.
func (r *Runs) Title(ctx context.Context, m Mine) (string, error) {
	if err := r.store.IsMine(m); err != nil {
		return "", err
	}
	_, title, err := r.store.Named(ctx, m.Run().Version)
	return title, err
}
