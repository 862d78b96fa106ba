package run

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"caseload/app/sim"
	"caseload/app/store"
)

// Fork begins a new run at one turn of a guest's run that has ended: the same
// version and terms, the same decisions before that turn, and the same luck. With
// otherLuck, what is drawn from that turn on is drawn anew. The decisions are
// copied, the words beside them are not; and a fork belongs to no class.
//
// A run that hasn't ended is ErrNotEnded, a turn that nothing was decided at is
// ErrNotFound, and a version that can't be run any more is an *Outdated.
func (r *Runs) Fork(ctx context.Context, guest, id int64, turn int, otherLuck bool) (View, error) {
	parent, log, err := r.ended(ctx, guest, id)
	if err != nil {
		return View{}, err
	}
	if turn < 1 || turn > len(log) {
		return View{}, ErrNotFound
	}
	var luck sim.Luck
	if err := json.Unmarshal(parent.Luck, &luck); err != nil {
		return View{}, fmt.Errorf("the luck of run %d: %w", id, err)
	}
	if otherLuck {
		luck = luck.Changed(turn, Seed())
	}
	s, err := r.atTurn(ctx, parent, log, turn, luck)
	if err != nil {
		return View{}, err
	}
	fork := store.Run{GuestID: guest, Version: parent.Version, Terms: parent.Terms, Parent: id, Forked: turn}
	if fork.Luck, err = json.Marshal(luck); err != nil {
		return View{}, err
	}
	fork.CreatedAt = time.Now().UTC()
	fork.ExpiresAt = fork.CreatedAt.Add(Keep)
	kept, err := r.store.NewRun(ctx, fork)
	if errors.Is(err, store.ErrTooLarge) { // other luck upon other luck, hundreds of times
		return View{}, ErrLuck
	}
	if err != nil {
		return View{}, err
	}
	s.run = kept.ID
	view := s.view(kept)
	r.seats.put(s)
	return view, nil
}
