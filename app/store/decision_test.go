package store_test

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"caseload/app/store"
	"caseload/app/store/storetest"

	"gorm.io/gorm"
)

func TestDecisionsComeBackAsTheyWere(t *testing.T) {
	s := newStore(t)
	run := newRun(t, s, newGuest(t, s, "one"))
	play(t, s, run, 4)
	got := must(s.Decisions(ctx, run.Reading(), 1))(t)
	if len(got) != 3 {
		t.Fatalf("%d decisions after turn 1, not 3", len(got))
	}
	for i, d := range got {
		want := decision(run.ID(), i+2)
		if d.Run != want.Run || d.Turn != want.Turn || d.Offer != want.Offer ||
			d.Digest != want.Digest || !d.MadeAt.Equal(want.MadeAt) {
			t.Errorf("got %+v, want %+v", d, want)
		}
		equalJSON(t, d.With, want.With)
	}
	at := must(s.DecisionAt(ctx, run.Reading(), 3))(t)
	if at.Digest != decision(run.ID(), 3).Digest {
		t.Errorf("turn 3 is %+v", at)
	}
}

func TestTheLawsOfTheLog(t *testing.T) {
	s := newStore(t)
	g := newGuest(t, s, "one")
	open, ended := newRun(t, s, g), newRun(t, s, g)
	play(t, s, open, 2)
	check(t, s.Append(ctx, ended, decision(ended.ID(), 1), nil, true))
	late := decision(open.ID(), 3)
	late.MadeAt = later

	for _, c := range []struct {
		name string
		d    store.Decision
		want error
	}{
		{"a turn that is taken", decision(open.ID(), 2), store.ErrTaken},
		{"the first turn again", decision(open.ID(), 1), store.ErrTaken},
		{"a gap", decision(open.ID(), 4), store.ErrOutOfTurn},
		{"turn 0", decision(open.ID(), 0), store.ErrOutOfTurn},
		{"a turn below 0", decision(open.ID(), -1), store.ErrOutOfTurn},
		{"after the end", decision(ended.ID(), 2), store.ErrEnded},
		{"the last one sent twice", decision(ended.ID(), 1), store.ErrTaken},
		{"an expired run", late, store.ErrNotFound},
		{"a very long offer", store.Decision{Turn: 3, Offer: strings.Repeat("x", 201)}, store.ErrTooLarge},
		{"very large fields", store.Decision{Turn: 3, With: make([]byte, 1<<20)}, store.ErrTooLarge},
	} {
		writings := []store.Writing{{Kind: "note", Text: "must not be kept"}}
		of := open
		if c.d.Run == ended.ID() {
			of = ended
		}
		if err := s.Append(ctx, of, c.d, writings, true); !errors.Is(err, c.want) {
			t.Errorf("%s: got %v, want %v", c.name, err, c.want)
		}
	}
	if n := len(must(s.Decisions(ctx, open.Reading(), 0))(t)); n != 2 {
		t.Errorf("refused decisions left %d rows, not 2", n)
	}
	if w := must(s.Writings(ctx, open))(t); len(w) != 0 {
		t.Errorf("refused decisions left words: %v", w)
	}
	run := must(s.Mine(ctx, g, open.ID()))(t)
	if run.Run().EndedAt != nil {
		t.Error("a refused decision ended the run")
	}
	check(t, s.Append(ctx, open, decision(open.ID(), 3), nil, false))
	check(t, s.DeleteRun(ctx, open))
	mustBe(t, s.Append(ctx, open, decision(open.ID(), 4), nil, false), store.ErrNotFound)
}

func TestTheLastDecisionEndsTheRun(t *testing.T) {
	s := newStore(t)
	g := newGuest(t, s, "one")
	run := newRun(t, s, g)
	if run.Run().EndedAt != nil {
		t.Fatal("a new run has ended")
	}
	d := decision(run.ID(), 1)
	check(t, s.Append(ctx, run, d, nil, true))
	got := must(s.Mine(ctx, g, run.ID()))(t).Run()
	if got.EndedAt == nil || !got.EndedAt.Equal(d.MadeAt) {
		t.Errorf("ended at %v, not %v", got.EndedAt, d.MadeAt)
	}
}

// Two Stores on one file represent two processes: they share nothing else.
func TestOneTurnHasOneWinner(t *testing.T) {
	const turns, racers = 30, 8
	path := filepath.Join(t.TempDir(), "caseload.db")
	stores := []*store.Store{openStore(t, path), openStore(t, path)}
	run := newRun(t, stores[0], newGuest(t, stores[0], "one"))

	for turn := 1; turn <= turns; turn++ {
		var winner atomic.Value
		var wins atomic.Int32
		var all sync.WaitGroup
		for _, s := range stores {
			for i := range racers {
				all.Go(func() {
					d := decision(run.ID(), turn)
					d.Offer = []string{"read", "visit", "contact", "work"}[i%4] + ":marsh"
					d.Digest = digest(run.ID(), turn, d.Offer)
					switch err := s.Append(ctx, run, d, nil, false); {
					case err == nil:
						wins.Add(1)
						winner.Store(d.Digest)
					case !errors.Is(err, store.ErrTaken):
						t.Errorf("turn %d: %v", turn, err)
					}
				})
			}
		}
		all.Wait()
		if wins.Load() != 1 {
			t.Fatalf("turn %d has %d winners", turn, wins.Load())
		}
		for _, s := range stores {
			if kept := must(s.DecisionAt(ctx, run.Reading(), turn))(t); kept.Digest != winner.Load() {
				t.Errorf("turn %d: what was kept isn't the winner's", turn)
			}
		}
	}
}

func TestReadersSeeWhatWasJustKept(t *testing.T) {
	s := newStore(t)
	g := newGuest(t, s, "one")
	var all sync.WaitGroup
	for range 8 {
		run := newRun(t, s, g)
		all.Go(func() {
			for turn := 1; turn <= 40; turn++ {
				if err := s.Append(ctx, run, decision(run.ID(), turn), nil, false); err != nil {
					t.Error(err)
					return
				}
				if got, err := s.Decisions(ctx, run.Reading(), 0); err != nil || len(got) != turn {
					t.Errorf("after turn %d: %d decisions, %v", turn, len(got), err)
					return
				}
			}
		})
	}
	all.Wait()
}

// If a request is cancelled while its decision is on the way, it is uncertain
// whether the decision is stored. Reading the turn settles it.
func TestAnUncertainDecisionCanBeSettled(t *testing.T) {
	storetest.OnlySQLite(t)
	s := newStore(t)
	run := newRun(t, s, newGuest(t, s, "one"))
	for turn, begun := range []bool{true, false} {
		turn++
		request, cancel := context.WithCancel(ctx)
		started, wait := make(chan bool), make(chan bool)
		if begun {
			// The decision is in the same group as an item that takes a long
			// time.
			hold := make(chan bool)
			go s.Write(ctx, func(*gorm.DB) error { close(started); <-hold; return nil })
			<-started
			go s.Write(ctx, func(*gorm.DB) error { return nil })
			answer := make(chan error)
			go func() { answer <- s.Append(request, run, decision(run.ID(), turn), nil, false) }()
			awaitQueue(s, 2)
			go s.Write(ctx, func(*gorm.DB) error { cancel(); <-wait; return nil })
			awaitQueue(s, 3)
			close(hold)
			mustBe(t, <-answer, context.Canceled)
		} else {
			go s.Write(ctx, func(*gorm.DB) error { close(started); <-wait; return nil })
			<-started
			answer := make(chan error)
			go func() { answer <- s.Append(request, run, decision(run.ID(), turn), nil, false) }()
			awaitQueue(s, 1)
			cancel()
			mustBe(t, <-answer, context.Canceled)
		}
		go func() { time.Sleep(10 * time.Millisecond); close(wait) }()
		_, err := s.DecisionAt(ctx, run.Reading(), turn)
		if begun {
			check(t, err)
		} else {
			mustBe(t, err, store.ErrNotFound)
		}
	}
}

func awaitQueue(s *store.Store, n int) {
	for s.Queued() < n {
		time.Sleep(time.Millisecond)
	}
}

func mustBe(t testing.TB, err, want error) {
	t.Helper()
	if !errors.Is(err, want) {
		t.Fatalf("got %v, want %v", err, want)
	}
}
