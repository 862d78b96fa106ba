package store_test

import (
	"errors"
	"testing"
	"time"

	"caseload/app/store"
)

func fork(of store.Run, turn int) store.Run {
	return store.Run{
		GuestID: of.GuestID, Version: of.Version, Terms: of.Terms, Luck: of.Luck,
		CreatedAt: today, ExpiresAt: later, Parent: of.ID, Forked: turn,
	}
}

func TestAForkBeginsWithItsParentsDecisions(t *testing.T) {
	s := newStore(t)
	parent := newRun(t, s, newGuest(t, s, "one"))
	play(t, s, parent.ID, 3)
	check(t, s.PutWord(ctx, store.Word{Run: parent.ID, Turn: 1, Kind: "note", Text: "mine"}))

	f := must(s.NewRun(ctx, fork(parent, 3)))(t)
	again := must(s.Run(ctx, f.GuestID, f.ID, today))(t)
	if again.Parent != parent.ID || again.Forked != 3 || f.ID == parent.ID {
		t.Errorf("the fork is %+v", again)
	}
	log, theirs := must(s.Decisions(ctx, f.ID, 0))(t), must(s.Decisions(ctx, parent.ID, 0))(t)
	if len(log) != 2 {
		t.Fatalf("%d decisions were copied, not 2", len(log))
	}
	for i, d := range log {
		want := theirs[i]
		if d.Run != f.ID || d.Turn != want.Turn || d.Offer != want.Offer || string(d.With) != string(want.With) || d.Digest != want.Digest || !d.MadeAt.Equal(want.MadeAt) {
			t.Errorf("decision %d is %+v, and was %+v", i+1, d, want)
		}
	}
	if words := must(s.Words(ctx, f.ID))(t); len(words) > 0 {
		t.Errorf("the fork has words: %v", words)
	}

	check(t, s.Append(ctx, decision(f.ID, 3), nil, false))
	second := must(s.NewRun(ctx, fork(f, 4)))(t)
	check(t, s.DeleteRun(ctx, parent.GuestID, parent.ID))
	again = must(s.Run(ctx, f.GuestID, f.ID, today))(t)
	if again.Parent != 0 || again.Forked != 3 {
		t.Errorf("without its parent the fork is %+v", again)
	}
	for _, run := range []int64{f.ID, second.ID} {
		if log := must(s.Decisions(ctx, run, 0))(t); len(log) != 3 {
			t.Errorf("without its parent run %d has %d decisions", run, len(log))
		}
	}
}

func TestWhatCanNotBeForked(t *testing.T) {
	s := newStore(t)
	parent := newRun(t, s, newGuest(t, s, "one"))
	play(t, s, parent.ID, 2)
	other := newGuest(t, s, "two")
	for name, change := range map[string]func(*store.Run){
		"somebody else's": func(r *store.Run) { r.GuestID = other.ID }, "no such run": func(r *store.Run) { r.Parent = 99 },
		"no parent": func(r *store.Run) { r.Parent = 0 }, "no turn": func(r *store.Run) { r.Forked = 0 },
		"a turn to come": func(r *store.Run) { r.Forked = 4 }, "a turn before the first": func(r *store.Run) { r.Forked = -1 },
		"an expired one": func(r *store.Run) { r.CreatedAt = later.Add(time.Hour); r.ExpiresAt = later.Add(2 * time.Hour) },
	} {
		r := fork(parent, 2)
		change(&r)
		if _, err := s.NewRun(ctx, r); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if list := must(s.RunsOf(ctx, parent.GuestID, today))(t); len(list) != 1 {
		t.Errorf("%d runs are there", len(list))
	}
}
