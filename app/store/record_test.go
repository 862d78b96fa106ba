package store_test

import (
	"bytes"
	"testing"

	"caseload/app/store"
)

func TestARecordIsKeptOnce(t *testing.T) {
	s := newStore(t)
	run := newRun(t, s, newGuest(t, s, "one")).ID
	desks := [][]byte{bytes.Repeat([]byte(`{"case":"marsh"},`), 1200), []byte(`{"turn":1}`)}

	mustBe(t, s.KeepRecord(ctx, run, desks, []byte("early")), store.ErrNotFound)
	_, err := s.Debrief(ctx, run)
	mustBe(t, err, store.ErrNotFound)
	_, err = s.Desk(ctx, run, 0)
	mustBe(t, err, store.ErrNotFound)

	check(t, s.Append(ctx, decision(run, 1), nil, true))
	check(t, s.KeepRecord(ctx, run, desks, []byte(`{"strain":3}`)))
	check(t, s.KeepRecord(ctx, run, desks[:1], []byte(`{"strain":4}`)))

	equalJSON(t, must(s.Debrief(ctx, run))(t), []byte(`{"strain":3}`))
	all := must(s.Desks(ctx, run))(t)
	if len(all) != 2 {
		t.Fatalf("%d desks, not 2", len(all))
	}
	for turn, desk := range desks {
		equalJSON(t, all[turn], desk)
		equalJSON(t, must(s.Desk(ctx, run, turn))(t), desk)
	}
	mustBe(t, s.KeepRecord(ctx, run, nil, make([]byte, store.MaxDesk+1)), store.ErrTooLarge)
	mustBe(t, s.KeepRecord(ctx, run, make([][]byte, store.MaxRecords+1), nil), store.ErrTooLarge)
	mustBe(t, s.KeepRecord(ctx, 999, desks, nil), store.ErrNotFound)
}
