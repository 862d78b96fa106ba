package store_test

import (
	"errors"
	"testing"

	"caseload/app/store"
)

func TestAForkBeginsWithItsParentsDecisions(t *testing.T) {
	s := newStore(t)
	g := newGuest(t, s, "one")
	parent := newRun(t, s, g)
	play(t, s, parent, 3)
	check(t, s.PutWriting(ctx, parent, store.Writing{Turn: 1, Kind: "note", Text: "mine"}))

	f := must(s.Fork(ctx, parent, 3, []byte(`[[0,9]]`), later))(t)
	again := must(s.Mine(ctx, g, f.ID()))(t).Run()
	if again.Parent != parent.ID() || again.Forked != 3 || f.ID() == parent.ID() || string(again.Luck) != `[[0,9]]` || string(again.Terms) != string(parent.Run().Terms) {
		t.Errorf("the fork is %+v", again)
	}
	log, theirs := must(s.Decisions(ctx, f.Reading(), 0))(t), must(s.Decisions(ctx, parent.Reading(), 0))(t)
	if len(log) != 2 {
		t.Fatalf("%d decisions were copied, not 2", len(log))
	}
	for i, d := range log {
		want := theirs[i]
		if d.Run != f.ID() || d.Turn != want.Turn || d.Offer != want.Offer || string(d.With) != string(want.With) || d.Digest != want.Digest || !d.MadeAt.Equal(want.MadeAt) {
			t.Errorf("decision %d is %+v, and was %+v", i+1, d, want)
		}
	}
	if writings := must(s.Writings(ctx, f))(t); len(writings) > 0 {
		t.Errorf("the fork has words: %v", writings)
	}

	check(t, s.Append(ctx, f, decision(f.ID(), 3), nil, false))
	second := must(s.Fork(ctx, f, 4, []byte("[]"), later))(t)
	check(t, s.DeleteRun(ctx, parent))
	again = must(s.Mine(ctx, g, f.ID()))(t).Run()
	if again.Parent != 0 || again.Forked != 3 {
		t.Errorf("without its parent the fork is %+v", again)
	}
	for _, run := range []store.Mine{f, second} {
		if log := must(s.Decisions(ctx, run.Reading(), 0))(t); len(log) != 3 {
			t.Errorf("without its parent run %d has %d decisions", run.ID(), len(log))
		}
	}
}

func TestWhatCanNotBeForked(t *testing.T) {
	s := newStore(t)
	g := newGuest(t, s, "one")
	parent, gone := newRun(t, s, g), newRun(t, s, g)
	play(t, s, parent, 2)
	check(t, s.DeleteRun(ctx, gone))
	for name, turn := range map[string]int{"no turn": 0, "a turn to come": 4, "a turn before the first": -1} {
		if _, err := s.Fork(ctx, parent, turn, nil, later); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("%s: %v", name, err)
		}
	}
	_, err := s.Fork(ctx, gone, 1, nil, later)
	mustBe(t, err, store.ErrNotFound)
	if list := must(s.RunsOf(ctx, g))(t); len(list) != 1 {
		t.Errorf("%d runs are there", len(list))
	}
}
