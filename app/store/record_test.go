package store_test

import (
	"bytes"
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
