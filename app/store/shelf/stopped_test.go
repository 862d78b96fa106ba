package shelf_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"caseload/app/store"
	"caseload/app/store/shelf"
	"caseload/app/store/storetest"
)

// Whatever is put on the shelf and withdrawn, with a reason and without: nobody begins a version
// that was withdrawn for one, even later than it was withdrawn for none, however it was given to them, until it is put back; whoever is in
// the middle of it goes on; and what was withdrawn without a reason is begun where it was given.
func TestLawsOfWhatNobodyBegins(t *testing.T) {
	for seed := range storetest.AtLength[uint64](2, 6) {
		s := newStore(t)
		by, luck := s.Operator(), rand.New(rand.NewPCG(seed, 4))
		type shelved struct {
			gone bool
			why  string
		}
		rows, classes := map[string][]*shelved{}, map[string]string{} // by version; codes of classes
		var begun []store.Mine
		refused := 0
		for n := range 80 {
			p := pack("one", luck.IntN(3))
			version := p.Versions[0].Digest
			there := slices.ContainsFunc(rows[version], func(r *shelved) bool { return !r.gone })
			switch luck.IntN(3) {
			case 0:
				if must(s.shelf.Publish(ctx, shelf.PublishingPack(by), p))(t) == shelf.PlacedNow {
					rows[version] = append(rows[version], &shelved{})
				}
				if _, led := classes[version]; !led {
					code := fmt.Sprintf("KT4M7PX%d", len(classes))
					must(s.NewClass(ctx, store.Class{Code: code, Exercise: store.Exercise{Version: version, Employer: "own", Terms: []byte("null"), Luck: []byte("null")}, ExpiresAt: later}, hash("secret")))(t)
					classes[version] = code
				}
			case 1:
				why := []string{"", "a real address"}[luck.IntN(2)]
				_, err := s.shelf.Withdraw(ctx, by, "one", version, why)
				there = there || why != "" && slices.ContainsFunc(rows[version], func(r *shelved) bool { return r.why == "" })
				if err != nil && (there || !errors.Is(err, store.ErrNotFound)) {
					t.Fatal(err)
				}
				for _, r := range rows[version] {
					if !r.gone || r.why == "" && why != "" {
						r.gone, r.why = true, why
					}
				}
			}
			for version, code := range classes {
				open, why := false, ""
				for _, r := range rows[version] {
					open = open || !r.gone
					if r.gone && r.why != "" {
						why = r.why
					}
				}
				stopped := !open && why != ""
				if told := must(s.shelf.Stopped(ctx, version))(t); stopped != (len(told) == 1) || stopped && told[version].Why != why {
					t.Fatalf("seed %d, step %d: told of %v", seed, n, told)
				}
				begin := beginning()
				begin.Version = version
				m, err := s.NewRunIn(ctx, newGuest(t, s, fmt.Sprint(version, n)), must(s.Join(ctx, code))(t), 500, begin)
				_, err2 := s.NewRun(ctx, newGuest(t, s, fmt.Sprint("try", version, n)), begin)
				for _, err := range []error{err, err2} {
					if stopped != errors.Is(err, store.ErrWithdrawn) || !stopped && err != nil {
						t.Fatalf("seed %d, step %d: stopped is %v, and the error is %v", seed, n, stopped, err)
					}
				}
				if err == nil {
					begun = append(begun, m)
				} else {
					refused++
				}
			}
		}
		for _, m := range begun {
			check(t, s.Append(ctx, m, decision(m.ID(), 1), nil, false))
		}
		if len(begun) == 0 || refused == 0 {
			t.Errorf("seed %d: %d were begun, and %d refused", seed, len(begun), refused)
		}
	}
}

// Whoever leads a cohort is told of what they have assigned and nobody begins any longer, while its
// time isn't over; nobody else is.
func TestALecturerIsToldOfWhatWasWithdrawn(t *testing.T) {
	r := newRegion(t)
	same(t, "before", len(must(r.shelf.StoppedFor(ctx, r.ada, 9))(t)), 0)
	must(r.shelf.Withdraw(ctx, r.Operator(), "half-term", "", "a real address"))(t)
	for i, head := range r.places {
		list := must(r.shelf.StoppedFor(ctx, head, 9))(t)
		if len(list) != 1 || list[0].Name != "Week one" || list[0].CohortName != "BA" || list[0].Year != "2026/27" || !list[0].At.Equal(r.now) {
			t.Errorf("organisation %d is told of %+v", i+1, list)
		}
	}
	same(t, "another lecturer", len(must(r.shelf.StoppedFor(ctx, *r.people[0], 9))(t)), 0)
	same(t, "no more than are asked for", len(must(r.shelf.StoppedFor(ctx, r.ada, 0))(t)), 0)
	list := must(r.shelf.StoppedFor(ctx, r.ada, 9))(t)
	check(t, r.SettleAssignment(ctx, must(r.LeadAssignment(ctx, r.ada, list[0].ID))(t)))
	same(t, "once it was dealt with", len(must(r.shelf.StoppedFor(ctx, r.ada, 9))(t)), 0)
	if again := must(r.LeadAssignment(ctx, r.ada, list[0].ID))(t).Assignment(); again.Settled == nil || !again.Settled.Equal(r.now) {
		t.Errorf("the assignment is %+v", again)
	}
	other := r.places[1]
	r.now = today.Add(time.Hour)
	same(t, "once it was due", len(must(r.shelf.StoppedFor(ctx, other, 9))(t)), 0)
	r.now = today
	must(r.shelf.Publish(ctx, shelf.PublishingDraft(r.Operator(), r.partnership, r.draft), r.pack()))(t)
	same(t, "once it was put back", len(must(r.shelf.StoppedFor(ctx, other, 9))(t)), 0)
	r.now = today.Add(time.Minute)
	must(r.shelf.Withdraw(ctx, r.Operator(), "half-term", "", "another address"))(t)
	same(t, "who has dealt with it, once it is withdrawn again", len(must(r.shelf.StoppedFor(ctx, r.ada, 9))(t)), 1)
	if _, err := r.shelf.StoppedFor(ctx, store.Person{}, 9); err == nil {
		t.Error("told without a proof")
	}
}
