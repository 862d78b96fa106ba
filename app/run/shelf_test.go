package run_test

import (
	"encoding/json"
	"errors"
	"path/filepath"
	"testing"
	"time"

	"caseload/app/debrief"
	"caseload/app/run"
	"caseload/app/scenario"
	"caseload/app/sim"
	"caseload/app/store/shelf"
)

// A run of what was withdrawn is played on, replayed with its digests and forked by a server
// that has never seen its pack.
func TestARunOfWhatWasWithdrawnGoesOn(t *testing.T) {
	path := filepath.Join(t.TempDir(), "caseload.db")
	s := open(t, path)
	r := runs(t, s, run.Cache, small(t))
	g := guest(t, s, "one")
	view, decide := begin(t, r, g, 7), bot(7)
	for range 3 {
		view = must(r.Decide(ctx, view.Mine, view.Desk.Turn, decide(view.Desk), run.Writing{}))(t)
	}
	if _, err := shelf.New(s).Withdraw(ctx, s.Operator(), "small", "", "why"); err != nil {
		t.Fatal(err)
	}

	other := runs(t, open(t, path), 0)
	if list := other.Shelf(ctx); len(list) != 0 {
		t.Errorf("the shelf has %v", list)
	}
	for _, one := range []*run.Runs{r, other} {
		_, err := one.Begin(ctx, g, "small", sim.NewLuck(1))
		if !errors.Is(err, run.ErrWithdrawn) {
			t.Errorf("begun: %v", err)
		}
	}
	m := mine(t, other, g, view.Run.ID)
	now := must(other.Look(ctx, m))(t)
	if now.Digest != view.Digest {
		t.Errorf("it is at %s, and was at %s", now.Digest, view.Digest)
	}
	for !now.Desk.Ended {
		now = must(other.Decide(ctx, m, now.Desk.Turn, decide(now.Desk), run.Writing{}))(t)
	}
	m = mine(t, other, g, view.Run.ID)
	steps, _, err := other.Fold(ctx, m.Reading())
	if err != nil || len(steps) != now.Desk.Turn {
		t.Errorf("a replay has %d steps at turn %d: %v", len(steps), now.Desk.Turn, err)
	}
	if _, err := other.Fork(ctx, m, 2, false); err != nil {
		t.Errorf("a fork: %v", err)
	}
}

// The shelf is what it was while the database can't be read.
func TestTheShelfOutlivesTheDatabase(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "caseload.db"))
	at := time.Now()
	r, err := run.New(ctx, run.Options{Store: s, By: s.Operator(), Shelf: []*scenario.Version{small(t)}, Now: func() time.Time { return at }})
	if err != nil {
		t.Fatal(err)
	}
	_ = s.Close()
	at = at.Add(time.Hour)
	if list := r.Shelf(ctx); len(list) != 1 || list[0].Slug != "small" {
		t.Errorf("the shelf has %v", list)
	}
}

func must[T any](v T, err error) func(testing.TB) T {
	return func(t testing.TB) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

// How practitioners had judged the ranges of a version when it was published is in the debriefs
// of its runs, and nothing in them is decided by it.
func TestADebriefSaysHowPractitionersJudgedWhatWasPublished(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "caseload.db"))
	v := small(t)
	r, g := runs(t, s, run.Cache, v), guest(t, s, "one")
	p := must(run.PublicationOf([]*scenario.Version{v}, time.Now()))(t)
	played := func() (debrief.Debrief, string) {
		view, decide := begin(t, r, g, 7), bot(7)
		for !view.Desk.Ended {
			view = must(r.Decide(ctx, view.Mine, view.Desk.Turn, decide(view.Desk), run.Writing{}))(t)
		}
		return must(r.Debrief(ctx, mine(t, r, g, view.Run.ID)))(t), view.Digest
	}
	before, digest := played()
	var list []debrief.Practice
	for _, j := range before.Prioritising.Triage.Examples {
		list = append(list, debrief.Practice{Open: j.Kind != "referral", Tiers: j.Range, Why: j.Why, Agreement: sim.Differed, Ranges: []sim.Defended{{Most: "P1", Least: "P2", Why: "A."}, {Most: "P3", Least: "P3", Why: "B."}}})
	}
	p.Ranges = must(json.Marshal(list))(t)
	must(shelf.New(s).Publish(ctx, shelf.PublishingShipped(s.Operator()), p))(t)
	after, again := played()
	if len(list) == 0 || digest != again {
		t.Fatalf("%d ranges; the run ended at %s, and at %s before", len(list), again, digest)
	}
	for _, j := range after.Prioritising.Triage.Examples {
		if j.Agreement != sim.Differed || len(j.Apart) != 2 || j.Apart[1].Why != "B." {
			t.Errorf("it says %+v", j)
		}
	}
}
