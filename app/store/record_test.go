package store_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"caseload/app/store"
)

func TestARecordIsKeptOnce(t *testing.T) {
	s := newStore(t)
	run := newRun(t, s, newGuest(t, s, "one"))
	desks := [][]byte{bytes.Repeat([]byte(`{"case":"marsh"},`), 1200), []byte(`{"turn":1}`)}

	mustBe(t, s.KeepRecord(ctx, run.Reading(), desks, []byte("early")), store.ErrNotFound)
	_, err := s.Debrief(ctx, run.Reading())
	mustBe(t, err, store.ErrNotFound)
	_, err = s.Desk(ctx, run.Reading(), 0)
	mustBe(t, err, store.ErrNotFound)

	check(t, s.Append(ctx, run, decision(run.ID(), 1), nil, true))
	check(t, s.KeepRecord(ctx, run.Reading(), desks, []byte(`{"strain":3}`)))
	check(t, s.KeepRecord(ctx, run.Reading(), desks[:1], []byte(`{"strain":4}`)))

	equalJSON(t, must(s.Debrief(ctx, run.Reading()))(t), []byte(`{"strain":3}`))
	all := must(s.Desks(ctx, run.Reading()))(t)
	if len(all) != 2 {
		t.Fatalf("%d desks, not 2", len(all))
	}
	for turn, desk := range desks {
		equalJSON(t, all[turn], desk)
		equalJSON(t, must(s.Desk(ctx, run.Reading(), turn))(t), desk)
	}
	mustBe(t, s.KeepRecord(ctx, run.Reading(), nil, make([]byte, store.MaxDesk+1)), store.ErrTooLarge)
	mustBe(t, s.KeepRecord(ctx, run.Reading(), make([][]byte, store.MaxRecords+1), nil), store.ErrTooLarge)
	gone := newRun(t, s, newGuest(t, s, "two"))
	check(t, s.DeleteRun(ctx, gone))
	mustBe(t, s.KeepRecord(ctx, gone.Reading(), desks, nil), store.ErrNotFound)
}

// Desks are compressed in groups. Each can be read by itself, and together they
// take a fraction of what they would take alone.
func TestDesksAreKeptTogether(t *testing.T) {
	s := newStore(t)
	run := newRun(t, s, newGuest(t, s, "one"))
	check(t, s.Append(ctx, run, decision(run.ID(), 1), nil, true))
	chance := rand.New(rand.NewPCG(1, 2))
	common := make([]byte, 20_000) // nothing in it repeats
	for i := range common {
		common[i] = byte('a' + chance.IntN(26))
	}
	var desks [][]byte
	for turn := range 100 {
		desks = append(desks, fmt.Appendf(bytes.Clone(common), "%d", turn))
	}
	desks = append(desks, nil)
	check(t, s.KeepRecord(ctx, run.Reading(), desks, []byte("{}")))
	for turn, want := range desks {
		if got := must(s.Desk(ctx, run.Reading(), turn))(t); !bytes.Equal(got, want) {
			t.Fatalf("desk %d: %.40q", turn, got)
		}
	}
	if all := must(s.Desks(ctx, run.Reading()))(t); !slices.EqualFunc(all, desks, bytes.Equal) {
		t.Errorf("%d desks, or others", len(all))
	}
	_, err := s.Desk(ctx, run.Reading(), len(desks))
	mustBe(t, err, store.ErrNotFound)
	if size := must(s.RecordSize(run.ID()))(t); size > 10*len(common) {
		t.Errorf("the desks take %d bytes", size)
	}
}

// A record that an earlier program compressed desk by desk is read as before.
func TestAnEarlierRecordIsRead(t *testing.T) {
	s := newStore(t)
	run := newRun(t, s, newGuest(t, s, "one"))
	check(t, s.Append(ctx, run, decision(run.ID(), 1), nil, true))
	check(t, s.KeepEarlierRecord(run.ID(), "{}", "first", "second"))
	equalJSON(t, must(s.Debrief(ctx, run.Reading()))(t), []byte("{}"))
	for turn, want := range []string{"first", "second"} {
		if got := must(s.Desk(ctx, run.Reading(), turn))(t); string(got) != want {
			t.Errorf("desk %d: %q", turn, got)
		}
	}
	_, err := s.Desk(ctx, run.Reading(), 2)
	mustBe(t, err, store.ErrNotFound)
	if all := must(s.Desks(ctx, run.Reading()))(t); len(all) != 2 {
		t.Errorf("%d desks", len(all))
	}
}

// A record that was damaged is an error and takes no more memory than a sound one.
func FuzzUnpack(f *testing.F) {
	f.Add([]byte{})
	f.Add(must(store.Pack([]byte("one"), []byte("two")))(f))
	f.Add([]byte{0x1f, 0x8b, 8})
	f.Fuzz(func(t *testing.T, packed []byte) {
		texts, err := store.Unpack(packed)
		if err != nil {
			return
		}
		size := 0
		for _, text := range texts {
			size += len(text)
		}
		if size > 16*(store.MaxDesk+10) {
			t.Errorf("%d bytes", size)
		}
	})
}
