package shelf_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"

	"caseload/app/store"
	"caseload/app/store/shelf"
	"caseload/app/store/storetest"
)

// Whatever is put on the shelf, withdrawn, hidden and shown again: nothing is decided in runs of a
// version that was hidden, until it is put back or shown, and it goes on in every other.
func TestLawsOfWhatIsHidden(t *testing.T) {
	for seed := range storetest.AtLength[uint64](2, 6) {
		s := newStore(t)
		by, luck := s.Operator(), rand.New(rand.NewPCG(seed, 5))
		type shelved struct {
			gone, hidden bool
			why          string
		}
		type played struct {
			store.Mine
			turns int
		}
		rows, runs := map[string][]*shelved{}, map[string]*played{}
		kept, refused := 0, 0
		for n := range 80 {
			p := pack("one", luck.IntN(3))
			version := p.Versions[0].Digest
			why := fmt.Sprint("reason ", n)
			changes := func(err error, is func(*shelved) bool, change func(*shelved)) {
				found := slices.ContainsFunc(rows[version], is)
				if found && err != nil || !found && !errors.Is(err, store.ErrNotFound) {
					t.Fatalf("seed %d, step %d: %v, and there is something: %v", seed, n, err, found)
				}
				for _, r := range rows[version] {
					if is(r) {
						change(r)
					}
				}
			}
			switch luck.IntN(4) {
			case 0:
				if must(s.shelf.Publish(ctx, shelf.PublishingPack(by), p))(t) == shelf.PlacedNow {
					for _, r := range rows[version] {
						r.hidden = false
					}
					rows[version] = append(rows[version], &shelved{})
				}
				if runs[version] == nil {
					begin := beginning()
					begin.Version = version
					runs[version] = &played{Mine: must(s.NewRun(ctx, newGuest(t, s, version), begin))(t)}
				}
			case 1:
				_, err := s.shelf.Withdraw(ctx, by, "one", version, why)
				changes(err, func(r *shelved) bool { return !r.gone || r.why == "" }, func(r *shelved) { r.gone, r.why = true, why })
			case 2:
				_, err := s.shelf.WithdrawAndHide(ctx, by, "one", version, why)
				changes(err, func(r *shelved) bool { return !r.gone || r.why == "" || !r.hidden }, func(r *shelved) { r.gone, r.why, r.hidden = true, why, true })
			case 3:
				_, err := s.shelf.Show(ctx, by, "one", version)
				changes(err, func(r *shelved) bool { return r.hidden }, func(r *shelved) { r.hidden = false })
			}
			told := must(s.shelf.Hidden(ctx))(t)
			for version, m := range runs {
				hidden := slices.ContainsFunc(rows[version], func(r *shelved) bool { return r.hidden }) &&
					!slices.ContainsFunc(rows[version], func(r *shelved) bool { return !r.gone })
				if _, is := told[version]; is != hidden {
					t.Fatalf("seed %d, step %d: %v is said to be hidden, and hidden is %v", seed, n, told, hidden)
				}
				err := s.Append(ctx, m.Mine, decision(m.ID(), m.turns+1), nil, false)
				if hidden != errors.Is(err, store.ErrHidden) || !hidden && err != nil {
					t.Fatalf("seed %d, step %d: hidden is %v, and the error is %v", seed, n, hidden, err)
				}
				if err != nil {
					refused++
					continue
				}
				m.turns++
				kept++
			}
		}
		for _, m := range runs {
			same(t, "how much is kept", len(must(s.Decisions(ctx, m.Reading(), 0))(t)), m.turns)
		}
		if kept == 0 || refused == 0 {
			t.Errorf("seed %d: %d were kept, and %d refused", seed, kept, refused)
		}
	}
}

// While runs are ended, each decision is kept before or refused, and none is half kept: what is
// answered as kept is in the log, and nothing else.
func TestRunsAreEndedWhileStudentsDecide(t *testing.T) {
	s := newStore(t)
	p := pack("one", 1)
	must(s.shelf.Publish(ctx, shelf.PublishingPack(s.Operator()), p))(t)
	var wait sync.WaitGroup
	runs, kept := make([]store.Mine, 8), make([]int, 8)
	for i := range runs {
		begin := beginning()
		begin.Version = p.Versions[0].Digest
		runs[i] = must(s.NewRun(ctx, newGuest(t, s, fmt.Sprint("guest", i)), begin))(t)
	}
	started := make(chan bool, 2*len(runs))
	for i, m := range runs {
		wait.Go(func() {
			for {
				err := s.Append(ctx, m, decision(m.ID(), kept[i]+1), []store.Writing{{Kind: "note", Text: "a note"}}, false)
				if errors.Is(err, store.ErrHidden) {
					return
				}
				if err != nil {
					t.Error(err)
					started <- true
					return
				}
				if kept[i]++; kept[i] == 2 {
					started <- true
				}
			}
		})
	}
	for range runs {
		<-started
	}
	must(s.shelf.WithdrawAndHide(ctx, s.Operator(), "one", "", "a real address"))(t)
	wait.Wait()
	for i, m := range runs {
		same(t, "decisions in the log", len(must(s.Decisions(ctx, m.Reading(), 0))(t)), kept[i])
		same(t, "notes beside them", len(must(s.Writings(ctx, m))(t)), kept[i])
	}
	if n := must(s.shelf.BegunOf(ctx, "one", ""))(t); n.Middle != len(runs) || n.Finished != 0 {
		t.Errorf("begun are %+v", n)
	}
}

// What was withdrawn can be hidden afterwards, with those before it, by those who may withdraw, once.
func TestThoseWhoPublishedHide(t *testing.T) {
	w := newOffice(t)
	for range 3 {
		w.changes()
		w.signs(w.cy)
		w.signs(w.di)
		must(w.publishes(false))(t)
	}
	list := w.releases()
	for i, n := range []int{1, 2, 4} { // runs of each
		for j := range n {
			begin := beginning()
			begin.Version = list[i].Version
			must(w.NewRun(ctx, newGuest(t, w.desk, fmt.Sprint("guest ", i, j)), begin))(t)
		}
	}
	by := must(w.drafts.Withdrawing(ctx, w.reads(w.cy)))(t)
	same(t, "runs of the second and before it", must(w.shelf.BegunWith(ctx, by, list[1].ID))(t), shelf.Begun{Middle: 6})
	_, err := w.shelf.BegunWith(ctx, by, 99)
	mustBe(t, err, store.ErrNotFound)
	_, err = w.shelf.HidePublished(ctx, by, 99, true, "x")
	mustBe(t, err, store.ErrNotFound)
	must(w.shelf.WithdrawPublished(ctx, by, list[1].ID, true, "a real street"))(t)
	same(t, "hidden so far", len(must(w.shelf.Hidden(ctx))(t)), 0)
	same(t, "how many are hidden", must(w.there.HidePublished(ctx, by, list[1].ID, true, "a real person"))(t), 2)
	told := must(w.shelf.Hidden(ctx))(t)
	for i, one := range w.releases() {
		h, is := told[one.Version]
		if is != (i > 0) || (one.Hidden != nil) != (i > 0) || is && h.Why != "a real person" {
			t.Errorf("of version %d is told %+v, and it stands as %+v", i, h, one)
		}
	}
	_, err = w.shelf.HidePublished(ctx, by, list[1].ID, true, "again")
	mustBe(t, err, store.ErrNotFound)
}
