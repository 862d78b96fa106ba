package run

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"caseload/app/scenario"
	"caseload/app/sim"
)

// LeadsTo returns the scenario on the shelf in which what was decided in a run of the
// given version goes on, or nil if there is none.
func (r *Runs) LeadsTo(ctx context.Context, digest string) *scenario.Version {
	v, err := r.Version(ctx, digest)
	if err != nil || v.Setting.LeadsTo == "" {
		return nil
	}
	next, err := r.Scenario(ctx, v.Setting.LeadsTo)
	if err != nil {
		return nil
	}
	return next
}

// GoOn begins a run of the scenario that an ended run leads to, with the same luck, and
// makes the same decisions in it: so it has the same families, and what the student did
// isn't asked again. A decision that isn't offered there is left out, and so is what comes
// from the first end of a day on. It returns how many decisions were made. The words beside
// them stay in the first run.
//
// If the run hasn't ended, the error is ErrNotEnded; if it leads nowhere, it is
// ErrNotFound; and if the guest already has [MaxRuns] runs, it is a *TooMany.
func (r *Runs) GoOn(ctx context.Context, g Guest, m Mine) (view View, made int, err error) {
	if err := r.HasRoom(ctx, g); err != nil {
		return View{}, 0, err
	}
	log, err := r.ended(ctx, m)
	if err != nil {
		return View{}, 0, err
	}
	next := r.LeadsTo(ctx, m.Run().Version)
	if next == nil {
		return View{}, 0, ErrNotFound
	}
	var luck sim.Luck
	if err := json.Unmarshal(m.Run().Luck, &luck); err != nil {
		return View{}, 0, fmt.Errorf("the luck of run %d: %w", m.ID(), err)
	}
	if view, err = r.BeginWith(ctx, g, Beginning{Version: next, Luck: luck, Variant: scenario.Variant(m.Run().Variant), Anew: true}); err != nil {
		return View{}, 0, err
	}
	wanted, err := wantedOf(log)
	if err != nil {
		return View{}, 0, err
	}
	view, made, err = r.again(ctx, view, wanted)
	return view, made, err
}

// wantedOf returns the decisions of a log before the first end of a day, without those
// that were taken back.
func wantedOf(log []logged) ([]sim.Decision, error) {
	var list []sim.Decision
	for _, row := range log {
		d, err := row.decision()
		switch {
		case err != nil || d.Offer == sim.VerbEnd:
			return list, err
		case d.Offer == sim.VerbTakeBack && len(list) > 0:
			list = list[:len(list)-1]
		default:
			list = append(list, d)
		}
	}
	return list, nil
}

// again makes decisions in another run, in their order where that can be: what isn't
// offered yet is tried again after each that is made. It returns how many were made.
func (r *Runs) again(ctx context.Context, view View, wanted []sim.Decision) (View, int, error) {
	made := 0
	for i := 0; i < len(wanted); {
		d := wanted[i]
		if _, offered := view.Desk.Offer(d.Offer); !offered {
			i++
			continue
		}
		wanted = slices.Delete(wanted, i, i+1)
		after, err := r.Decide(ctx, view.Mine, view.Desk.Turn, d, Writing{})
		if errors.As(err, new(*sim.Refused)) { // the offer is there, and what was chosen in it isn't
			continue
		}
		if err != nil {
			return View{}, made, err
		}
		view, i = after, 0
		made++
	}
	return view, made, nil
}
