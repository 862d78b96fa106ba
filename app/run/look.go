package run

import (
	"context"
	"encoding/json"
	"errors"

	"caseload/app/scenario"
	"caseload/app/sim"
	"caseload/app/store"
)

// Back is a turn of a run that has ended, as it looked at the time.
type Back struct {
	Run     Run
	Turn    int // from 1
	Turns   int // how many were decided in all
	Desk    sim.Desk
	Digest  string       // of the step that led to the turn; "" at the first turn
	Decided sim.Decision // the decision made at the turn
	Stuck   bool         // whether this program can no longer play its version, so that it can only be read

	Version *scenario.Version // nil if Stuck
	Terms   *sim.Terms        // nil: the scenario's own
}

// LookBack returns the desk at one turn of a run with the decision made there.
// The desk comes from the record or, if there is none, from folding the log. If
// the run hasn't ended, the error is ErrNotEnded; if nothing was decided at turn,
// it is ErrNotFound.
func (r *Runs) LookBack(ctx context.Context, m Mine, turn int) (Back, error) {
	log, err := r.ended(ctx, m)
	if err != nil {
		return Back{}, err
	}
	if turn < 1 || turn > len(log) {
		return Back{}, ErrNotFound
	}
	kept := m.Run()
	back := Back{Run: kept, Turn: turn, Turns: len(log)}
	if turn > 1 {
		back.Digest = log[turn-2].Digest
	}
	if back.Decided, err = log[turn-1].decision(); err != nil {
		return Back{}, err
	}
	if err := json.Unmarshal(kept.Terms, &back.Terms); err != nil {
		return Back{}, err
	}
	back.Version, err = r.Version(ctx, kept.Version)
	back.Stuck = errors.As(err, new(*Outdated))
	data, err := r.store.Desk(ctx, m.Reading(), turn-1) // the desk's number is that of the decisions before it
	if err == nil {
		return back, json.Unmarshal(data, &back.Desk)
	}
	if !errors.Is(err, ErrNotFound) {
		return Back{}, err
	}
	s, err := r.atTurn(ctx, kept, log, turn, nil)
	if err != nil {
		return Back{}, err
	}
	back.Desk = s.Desk()
	return back, nil
}

// logged is a decision as the log stores it.
type logged struct{ store.Decision }

func (l logged) decision() (sim.Decision, error) {
	d := sim.Decision{Offer: l.Offer}
	return d, json.Unmarshal(l.With, &d.With)
}

// ended returns the log of a run to look back on. The error is ErrNotEnded if the run hasn't
// ended, a *Hidden if its texts are hidden, and ErrClosed if it is closed in this session.
func (r *Runs) ended(ctx context.Context, m Mine) ([]logged, error) {
	if err := r.store.IsOpen(m); err != nil {
		return nil, err
	}
	if m.Run().EndedAt == nil {
		return nil, ErrNotEnded
	}
	if err := r.mayShow(ctx, m.Reading()); err != nil {
		return nil, err
	}
	rows, err := r.store.Decisions(ctx, m.Reading(), 0)
	if err != nil {
		return nil, err
	}
	log := make([]logged, len(rows))
	for i, row := range rows {
		log[i] = logged{row}
	}
	return log, nil
}

// Play returns a run that has ended as a play, after checking every digest
// against the log. If the run hasn't ended, the error is ErrNotEnded.
func (r *Runs) Play(ctx context.Context, m Mine) (scenario.Play, error) {
	log, err := r.ended(ctx, m)
	if err != nil {
		return scenario.Play{}, err
	}
	p, err := r.playOf(ctx, m.Run())
	if err != nil {
		return p, err
	}
	for _, row := range log {
		d, err := row.decision()
		if err != nil {
			return p, err
		}
		p.Decisions = append(p.Decisions, d)
	}
	_, err = r.atTurn(ctx, m.Run(), log, len(log)+1, nil)
	return p, err
}

// atTurn folds a run's log up to a turn and returns the seat, after checking
// every digest. The seat is not in the cache. A nil luck means the run's own; any
// other must agree with it before the turn.
func (r *Runs) atTurn(ctx context.Context, kept Run, log []logged, turn int, luck sim.Luck) (*seat, error) {
	done, err := r.mayBuild(ctx)
	if err != nil {
		return nil, err
	}
	defer done()
	if luck != nil {
		if kept.Luck, err = json.Marshal(luck); err != nil {
			return nil, err
		}
	}
	s, err := r.fresh(ctx, kept)
	if err != nil {
		return nil, err
	}
	for _, row := range log[:turn-1] {
		if _, err := s.catchUp(ctx, row.Decision); err != nil {
			return nil, err
		}
	}
	return s, nil
}
