package run_test

import (
	"errors"
	"path/filepath"
	"testing"
	"time"

	"caseload/app/run"
	"caseload/app/store/storetest"
)

// A decision whose commit was sent, and to which no answer came, is looked for: the
// student gets the desk after it if it was kept, and otherwise makes it again.
func TestADecisionWhoseAnswerIsLost(t *testing.T) {
	storetest.OnlyPostgres(t)
	wire, address := storetest.Between(t, storetest.At(t, filepath.Join(t.TempDir(), "a.db")))
	s := open(t, address)
	r := runs(t, s, run.Cache, small(t))
	g := guest(t, s, "one")
	v := begin(t, r, g, 1)
	pick := bot(1)
	for name, cut := range map[string]storetest.Cut{"kept": {Arrives: true, After: 100 * time.Millisecond}, "not kept": {}} {
		d := pick(v.Desk)
		wire.CutNext(cut)
		after, err := r.Decide(ctx, mine(t, r, g, v.Run.ID), v.Desk.Turn, d, run.Writing{})
		if !cut.Arrives {
			if !errors.Is(err, run.ErrNotKept) {
				t.Fatalf("%s: %v", name, err)
			}
			after, err = r.Decide(ctx, mine(t, r, g, v.Run.ID), v.Desk.Turn, d, run.Writing{})
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if after.Desk.Turn != v.Desk.Turn+1 {
			t.Errorf("%s: turn %d comes after %d", name, after.Desk.Turn, v.Desk.Turn)
		}
		v = after
	}
	if log, err := s.Decisions(ctx, mine(t, r, g, v.Run.ID).Reading(), 0); err != nil || len(log) != 2 {
		t.Errorf("%d decisions are kept, not 2: %v", len(log), err)
	}
}
