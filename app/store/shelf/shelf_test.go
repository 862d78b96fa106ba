package shelf_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"caseload/app/store"
	"caseload/app/store/prooftest"
	"caseload/app/store/shelf"
	"caseload/app/store/storetest"
	"caseload/app/who"
)

// pack returns a pack of some version with its cuts, as it is put on the shelf.
func pack(slug string, version int, cuts ...string) shelf.Publication {
	p := shelf.Publication{Slug: slug, Files: fmt.Appendf(nil, "%s %d", slug, version), Notes: "Bring tea."}
	for _, name := range append([]string{slug}, cuts...) {
		p.Versions = append(p.Versions, shelf.NewOnShelf{
			Version: store.Version{Digest: fmt.Sprintf("%x", hash(fmt.Sprint(name, version))), Slug: name, Title: name, Engine: "lua-1", Rules: 1, Files: []byte("archive"), CreatedAt: today},
			About:   []byte("{}"),
		})
	}
	return p
}

// current returns the current version of each slug.
func current(t *testing.T, s *desk) map[string]string {
	t.Helper()
	now := map[string]string{}
	for _, one := range must(s.shelf.Current(ctx))(t) {
		if _, newer := now[one.Slug]; !newer {
			now[one.Slug] = one.Version
		}
	}
	return now
}

func TestAPackIsOnTheShelfUntilItIsWithdrawn(t *testing.T) {
	s := newStore(t)
	by, g := s.Operator(), newGuest(t, s, "one")
	first, second := pack("corner", 1, "short"), pack("corner", 2)
	same(t, "the first", must(s.shelf.Publish(ctx, shelf.PublishingPack(by), first))(t), shelf.PlacedNow)
	same(t, "the same again", must(s.shelf.Publish(ctx, shelf.PublishingPack(by), first))(t), shelf.PlacedOnce)
	same(t, "what is current", current(t, s), map[string]string{"corner": first.Versions[0].Digest, "short": first.Versions[1].Digest})
	before := must(s.shelf.State(ctx))(t)

	begin := beginning()
	begin.Version, begin.Anew = first.Versions[0].Digest, true
	old := must(s.NewRun(ctx, g, begin))(t)
	assigned := store.Class{Code: "KT4M7PXC", Exercise: store.Exercise{Version: begin.Version, Employer: "own", Terms: []byte("null"), Luck: []byte("null")}, ExpiresAt: later}
	must(s.NewClass(ctx, assigned, hash("secret")))(t)

	same(t, "the second", must(s.shelf.Publish(ctx, shelf.PublishingPack(by), second))(t), shelf.PlacedNow)
	same(t, "what is current", current(t, s), map[string]string{"corner": second.Versions[0].Digest})
	if must(s.shelf.State(ctx))(t) == before {
		t.Error("the shelf has changed and its state hasn't")
	}
	must(s.NewRun(ctx, g, begin))(t) // from a page that was open

	same(t, "how many were withdrawn", must(s.shelf.Withdraw(ctx, by, "corner", "", "the law has changed"))(t), 3) // with a cut that was left out
	same(t, "what is current", current(t, s), map[string]string{})
	if _, err := s.NewRun(ctx, g, begin); !errors.Is(err, store.ErrWithdrawn) {
		t.Errorf("a run of what was withdrawn: %v", err)
	}
	assigned.Code = "KT4M7PXD"
	if _, err := s.NewClass(ctx, assigned, hash("secret")); !errors.Is(err, store.ErrWithdrawn) {
		t.Errorf("a class of what was withdrawn: %v", err)
	}
	begin.Anew = false
	if _, err := s.NewRunIn(ctx, newGuest(t, s, "two"), must(s.Join(ctx, "KT4M7PXC"))(t), 10, begin); !errors.Is(err, store.ErrWithdrawn) {
		t.Errorf("a run in a class of what was withdrawn for a reason: %v", err)
	}
	check(t, s.Append(ctx, old, decision(old.ID(), 1), nil, false))
	must(s.Version(ctx, begin.Version))(t)
	if _, err := s.shelf.Withdraw(ctx, by, "corner", "", "again"); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("withdrawn twice: %v", err)
	}
	last := must(s.shelf.Last(ctx, "corner"))(t)
	same(t, "why", last.Why, "the law has changed")
	same(t, "its notes", must(s.shelf.Notes(ctx, last.Publication))(t), "Bring tea.")
	same(t, "its files", string(must(s.shelf.Files(ctx, last.Publication))(t)), "corner 2")

	same(t, "put back", must(s.shelf.Publish(ctx, shelf.PublishingPack(by), second))(t), shelf.PlacedNow)
	same(t, "what is current", current(t, s), map[string]string{"corner": second.Versions[0].Digest})
}

// One version may be withdrawn alone. The one before it is current again.
func TestOneVersionIsWithdrawn(t *testing.T) {
	s := newStore(t)
	by := s.Operator()
	first, second := pack("corner", 1), pack("corner", 2)
	must(s.shelf.Publish(ctx, shelf.PublishingPack(by), first))(t)
	must(s.shelf.Publish(ctx, shelf.PublishingPack(by), second))(t)
	same(t, "how many", must(s.shelf.Withdraw(ctx, by, "corner", second.Versions[0].Digest[:12], "a real address"))(t), 1)
	same(t, "what is current", current(t, s), map[string]string{"corner": first.Versions[0].Digest})
}

func TestASlugStaysWithThoseWhoseItWasFirst(t *testing.T) {
	s := newStore(t)
	by := s.Operator()
	must(s.shelf.Publish(ctx, shelf.Shipping(by), pack("week", 1, "day")))(t)
	must(s.shelf.Publish(ctx, shelf.PublishingDraft(by, 7, 1), pack("ours", 1)))(t)
	must(s.shelf.Publish(ctx, shelf.PublishingPack(by), pack("folder", 1)))(t)
	for what, one := range map[string]struct {
		by shelf.Publishing
		p  shelf.Publication
	}{
		"a shipped slug":                             {shelf.PublishingPack(by), pack("week", 2)},
		"a shipped cut's":                            {shelf.PublishingPack(by), pack("day", 2)},
		"a cut with a shipped slug":                  {shelf.PublishingPack(by), pack("mine", 1, "week")},
		"a published slug that ships":                {shelf.Shipping(by), pack("ours", 2)},
		"another partnership's":                      {shelf.PublishingDraft(by, 8, 2), pack("ours", 2)},
		"a partnership's, of no draft":               {shelf.PublishingPack(by), pack("ours", 2)},
		"a slug that was another's and is withdrawn": {shelf.PublishingDraft(by, 8, 2), pack("ours", 3)},
	} {
		if strings.Contains(what, "withdrawn") {
			_, _ = s.shelf.Withdraw(ctx, by, "ours", "", "old")
		}
		before := current(t, s)
		if _, err := s.shelf.Publish(ctx, one.by, one.p); !errors.Is(err, store.ErrTaken) {
			t.Errorf("%s: %v", what, err)
		}
		same(t, what, current(t, s), before)
	}
	same(t, "what was a folder", must(s.shelf.Publish(ctx, shelf.PublishingDraft(by, 7, 3), pack("folder", 2)))(t), shelf.PlacedNow)
	same(t, "the same partnership", must(s.shelf.Publish(ctx, shelf.PublishingDraft(by, 7, 4), pack("ours", 4)))(t), shelf.PlacedNow)
}

// Two servers of different builds start one after another, in any order and again and again.
func TestWhatShipsIsPutThereOnceByEachBuild(t *testing.T) {
	path := filepath.Join(t.TempDir(), "caseload.db")
	older, newer := openStore(t, path), openStore(t, path)
	first, second := pack("week", 1, "day"), pack("week", 2, "day")
	ship := func(s *desk, p shelf.Publication) shelf.Placed {
		return must(s.shelf.Publish(ctx, shelf.Shipping(s.Operator()), p))(t)
	}
	same(t, "the older one", ship(older, first), shelf.PlacedNow)
	same(t, "the newer one", ship(newer, second), shelf.PlacedNow)
	for range 3 {
		same(t, "the older one again", ship(older, first), shelf.PlacedOnce)
		same(t, "the newer one again", ship(newer, second), shelf.PlacedOnce)
	}
	same(t, "what is current", current(t, older)["week"], second.Versions[0].Digest)

	dated, before := pack("week", 3, "day"), pack("week", 4, "day")
	dated.Edition, before.Edition = today, today.Add(-time.Hour)
	same(t, "one that knows when it was made", ship(newer, dated), shelf.PlacedNow)
	same(t, "one that was made before, and starts for the first time", ship(older, before), shelf.PlacedOlder)

	must(older.shelf.Withdraw(ctx, older.Operator(), "day", "", "not for us"))(t)
	undated := pack("week", 7, "day")
	same(t, "one that doesn't know when it was made", ship(newer, undated), shelf.PlacedOlder)
	latest := pack("week", 5, "day")
	latest.Edition = today.Add(time.Hour)
	same(t, "after its cut was withdrawn", ship(newer, latest), shelf.PlacedNow)
	same(t, "what is current", current(t, newer), map[string]string{"week": latest.Versions[0].Digest})
	must(older.shelf.Withdraw(ctx, older.Operator(), "week", "", "not for us"))(t)
	whole := pack("week", 6)
	whole.Edition = latest.Edition
	same(t, "after it was withdrawn", ship(newer, whole), shelf.PlacedNot)
	same(t, "put back", must(newer.shelf.Publish(ctx, shelf.PublishingShipped(newer.Operator()), pack("week", 6)))(t), shelf.PlacedNow)
}

func TestTheShelfIsInTheAuditLog(t *testing.T) {
	s := newStore(t)
	p := s.arrive("ada@x.test")
	must(s.shelf.Publish(ctx, shelf.Shipping(s.Operator()), pack("week", 1)))(t)
	must(s.shelf.Publish(ctx, shelf.PublishingPack(s.Operator()), pack("corner", 1)))(t)
	must(s.shelf.Withdraw(ctx, s.Operator(), "corner", "", "a real address"))(t)
	var said []string
	for _, line := range must(s.Audit(ctx, must(s.Allow(ctx, p, who.ReadAudit, 1))(t), 0, 10))(t) {
		if line.Person == 0 && strings.Contains(line.Detail, "scenario") {
			said = append(said, line.Detail)
		}
	}
	same(t, "how many lines", len(said), 2)
	if !strings.Contains(said[0], "corner was withdrawn: a real address") || !strings.Contains(said[1], "corner was put on the shelf") {
		t.Errorf("it says %q", said)
	}
}

// Whatever is put on the shelf and withdrawn in whatever order by two servers, a slug has at
// most one current version, which is one that wasn't withdrawn; what was withdrawn can't be
// begun; and whatever was begun goes on.
func TestLawsOfTheShelf(t *testing.T) {
	for seed := range storetest.AtLength[uint64](3, 12) {
		path := filepath.Join(t.TempDir(), "caseload.db")
		servers := []*desk{openStore(t, path), openStore(t, path)}
		luck := rand.New(rand.NewPCG(seed, 1))
		slugs := []string{"one", "two", "three"}
		open := map[string]map[string]int{} // by slug and version, as what number it came last
		var begun []store.Mine
		g := newGuest(t, servers[0], "guest")
		for n := range 60 {
			s, slug := servers[luck.IntN(2)], slugs[luck.IntN(3)]
			switch luck.IntN(4) {
			case 0, 1:
				p := pack(slug, luck.IntN(4))
				as := must(s.shelf.Publish(ctx, shelf.PublishingPack(s.Operator()), p))(t)
				if open[slug] == nil {
					open[slug] = map[string]int{}
				}
				if as == shelf.PlacedNow {
					open[slug][p.Versions[0].Digest] = n
				}
			case 2:
				version := ""
				for v := range open[slug] {
					if version = v; luck.IntN(2) == 0 {
						version = ""
					}
					break
				}
				if _, err := s.shelf.Withdraw(ctx, s.Operator(), slug, version, "why"); err != nil && !errors.Is(err, store.ErrNotFound) {
					t.Fatal(err)
				}
				if version == "" {
					open[slug] = nil
				}
				delete(open[slug], version)
			case 3:
				begin := beginning()
				begin.Anew, begin.Version = true, pack(slug, luck.IntN(4)).Versions[0].Digest
				m, err := s.NewRun(ctx, g, begin)
				_, may := open[slug][begin.Version]
				switch {
				case err == nil && may:
					begun = append(begun, m)
				case err == nil, may, !errors.Is(err, store.ErrWithdrawn) && !errors.Is(err, store.ErrNotFound):
					t.Fatalf("seed %d, step %d: %s may be begun: %v, and the error is %v", seed, n, slug, may, err)
				}
			}
			newest := map[string]string{}
			for slug, versions := range open {
				for v, at := range versions {
					if was, there := newest[slug]; !there || at > versions[was] {
						newest[slug] = v
					}
				}
			}
			for _, s := range servers {
				if now := current(t, s); fmt.Sprint(now) != fmt.Sprint(newest) {
					t.Fatalf("seed %d, step %d: current is %v, not %v", seed, n, now, newest)
				}
			}
		}
		for i, m := range begun {
			check(t, servers[i%2].Append(ctx, m, decision(m.ID(), 1), nil, false))
			must(servers[i%2].Version(ctx, m.Run().Version))(t)
		}
		if len(begun) == 0 || !slices.ContainsFunc(must(servers[0].shelf.Ever(ctx, servers[0].Operator()))(t), func(v shelf.Shelved) bool { return v.Withdrawn != nil }) {
			t.Errorf("seed %d: nothing was begun, or nothing withdrawn", seed)
		}
	}
}

func TestAZeroProofIsRefused(t *testing.T) {
	s := newStore(t)
	prooftest.ZeroIsRefused(t, s.shelf, 3, s.Operator(), shelf.PublishingPack(s.Operator()), pack("corner", 1), "corner")
	same(t, "what is on the shelf", current(t, s), map[string]string{})
}

func same(t *testing.T, what string, got, want any) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}

// How ranges were judged is kept with what was published, and can be learnt later.
func TestWhatIsOnTheShelfSaysHowItsRangesWereJudged(t *testing.T) {
	s := newStore(t)
	by := s.Operator()
	first := pack("corner", 1, "short")
	must(s.shelf.Publish(ctx, shelf.PublishingPack(by), first))(t)
	ranges := func(v shelf.NewOnShelf) string { return string(must(s.shelf.Ranges(ctx, v.Digest))(t)) }
	same(t, "before anybody judged", ranges(first.Versions[0]), "")
	first.Ranges = []byte(`[1]`)
	same(t, "again", must(s.shelf.Publish(ctx, shelf.PublishingPack(by), first))(t), shelf.PlacedOnce)
	same(t, "the whole", ranges(first.Versions[0]), "[1]")
	same(t, "the cut", ranges(first.Versions[1]), "[1]")
	first.Ranges = nil
	must(s.shelf.Publish(ctx, shelf.PublishingPack(by), first))(t)
	same(t, "what was known stays", ranges(first.Versions[0]), "[1]")
	second := pack("corner", 2)
	second.Ranges = []byte(`[2]`)
	must(s.shelf.Publish(ctx, shelf.PublishingPack(by), second))(t)
	same(t, "the first", ranges(first.Versions[0]), "[1]")
	same(t, "the second", ranges(second.Versions[0]), "[2]")
	same(t, "another version", string(must(s.shelf.Ranges(ctx, "none"))(t)), "")
	second.Ranges = []byte(strings.Repeat(" ", shelf.MaxRanges+1))
	_, err := s.shelf.Publish(ctx, shelf.PublishingPack(by), second)
	if !errors.Is(err, store.ErrTooLarge) {
		t.Errorf("too much is kept: %v", err)
	}
}
