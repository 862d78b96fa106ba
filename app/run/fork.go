package run

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"caseload/app/sim"
	"caseload/app/store"
)

// Fork begins a new run from one turn of a run that has ended, with the same
// version, the same terms, the same decisions before that turn and the same luck.
// With otherLuck, everything drawn from that turn on is drawn anew. The decisions
// are copied, but not the words that go with them; and a fork belongs to no
// class.
//
// If the run hasn't ended, the error is ErrNotEnded; if nothing was decided at
// turn, it is ErrNotFound; and if the version can no longer be played, it is an
// *Outdated.
func (r *Runs) Fork(ctx context.Context, m Mine, turn int, otherLuck bool) (View, error) {
	log, err := r.ended(ctx, m)
	if err != nil {
		return View{}, err
	}
	if turn < 1 || turn > len(log) {
		return View{}, ErrNotFound
	}
	parent := m.Run()
	var luck sim.Luck
	if err := json.Unmarshal(parent.Luck, &luck); err != nil {
		return View{}, fmt.Errorf("the luck of run %d: %w", parent.ID, err)
	}
	if otherLuck {
		luck = luck.Changed(turn, Seed())
	}
	s, err := r.atTurn(ctx, parent, log, turn, luck)
	if err != nil {
		return View{}, err
	}
	kept, err := json.Marshal(luck)
	if err != nil {
		return View{}, err
	}
	fork, err := r.store.Fork(ctx, m, turn, kept, r.now().Add(Keep))
	if errors.Is(err, store.ErrTooLarge) { // after hundreds of changes of luck
		return View{}, ErrLuck
	}
	if err != nil {
		return View{}, err
	}
	s.run = fork.ID()
	view := s.view(fork)
	r.seats.put(s)
	return view, nil
}
