package run_test

import (
	"encoding/json"
	"errors"
	"io/fs"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"caseload/app/policy"
	"caseload/app/run"
	"caseload/app/scenario"
	"caseload/app/sim"
	"caseload/app/store"
	"caseload/scenarios"
	"caseload/scripts"
)

// finished plays a run to its end by a policy, and gives it with all its views,
// the first desk first.
func finished(t testing.TB, r *run.Runs, guest int64, slug string, seed uint64, name string) []run.View {
	t.Helper()
	view, err := r.Begin(ctx, guest, slug, sim.NewLuck(seed))
	if err != nil {
		t.Fatal(err)
	}
	return playOn(t, r, guest, view, policyOf(name, seed))
}

func policyOf(name string, seed uint64) func(sim.Desk) sim.Decision {
	luck, n := sim.NewLuck(seed), 0
	return func(d sim.Desk) sim.Decision {
		return policy.Named[name](d, func(of int) int { n++; return luck.Pick(sim.Draw{Name: "bot", Nth: n}, of) })
	}
}

func playOn(t testing.TB, r *run.Runs, guest int64, view run.View, decide func(sim.Desk) sim.Decision) []run.View {
	t.Helper()
	views := []run.View{view}
	for !view.Desk.Ended {
		next, err := r.Decide(ctx, guest, view.Run.ID, view.Desk.Turn, decide(view.Desk), run.Words{Note: "mine"})
		if err != nil {
			t.Fatal(err)
		}
		view = next
		views = append(views, view)
	}
	return views
}

func place(t testing.TB, shelf ...*scenario.Version) (*run.Runs, *store.Store, int64) {
	t.Helper()
	s := open(t, filepath.Join(t.TempDir(), "a.db"))
	return runs(t, s, run.Cache, shelf...), s, guest(t, s, "one")
}

func firstWeek(t testing.TB) *scenario.Version {
	t.Helper()
	files, err := fs.Sub(scenarios.FS, "first-week")
	if err != nil {
		t.Fatal(err)
	}
	pack, err := scenario.Read(files, "first-week")
	if err != nil {
		t.Fatal(err)
	}
	v, err := scenario.Freeze(pack, scripts.FS)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// Every turn looks back as it looked, from the record and without it.
func TestLookBackIsTheDeskAsItWas(t *testing.T) {
	r, s, g := place(t, small(t))
	views := finished(t, r, g, "small", 5, "careful")
	id := views[0].Run.ID
	for turn := 1; turn < len(views); turn++ {
		back, err := r.LookBack(ctx, g, id, turn)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(normal(t, back.Desk), normal(t, views[turn-1].Desk)) || back.Turns != len(views)-1 || back.Desk.Turn != turn {
			t.Errorf("turn %d of %d looks otherwise than it did", turn, back.Turns)
		}
		if turn > 1 && back.Digest != views[turn-1].Digest {
			t.Errorf("turn %d has the digest %s", turn, back.Digest)
		}
	}
	for _, turn := range []int{-1, 0, len(views)} {
		if _, err := r.LookBack(ctx, g, id, turn); !errors.Is(err, run.ErrNotFound) {
			t.Errorf("turn %d: %v", turn, err)
		}
	}
	if _, err := r.LookBack(ctx, guest(t, s, "two"), id, 1); !errors.Is(err, run.ErrNotFound) {
		t.Errorf("somebody else's: %v", err)
	}
	if _, err := r.LookBack(ctx, g, begin(t, r, g, 1).Run.ID, 1); !errors.Is(err, run.ErrNotEnded) {
		t.Errorf("one that goes on: %v", err)
	}
}

// A fork is a prefix: the same digests, and played on alike, the same end.
func TestAForkIsAPrefix(t *testing.T) {
	r, s, g := place(t, small(t))
	views := finished(t, r, g, "small", 5, "random")
	id, turns := views[0].Run.ID, len(views)-1
	for _, turn := range []int{1, turns / 2, turns} {
		fork, err := r.Fork(ctx, g, id, turn, false)
		if err != nil {
			t.Fatal(err)
		}
		if fork.Digest != views[turn-1].Digest || fork.Run.Parent != id || fork.Run.Forked != turn || fork.Run.Class != 0 {
			t.Errorf("the fork at turn %d is %+v with digest %s", turn, fork.Run, fork.Digest)
		}
		for _, v := range views[turn-1 : turns] {
			log, err := s.Decisions(ctx, id, v.Desk.Turn-1)
			if err != nil {
				t.Fatal(err)
			}
			d := decisionOf(t, log[0])
			if fork, err = r.Decide(ctx, g, fork.Run.ID, v.Desk.Turn, d, run.Words{}); err != nil {
				t.Fatal(err)
			}
		}
		if fork.Digest != views[turns].Digest {
			t.Errorf("played on alike from turn %d, the digest is %s, not %s", turn, fork.Digest, views[turns].Digest)
		}
		steps, err := r.Replay(ctx, fork.Run.ID)
		if err != nil || len(steps) != turns+1 {
			t.Errorf("the fork replays to %d steps: %v", len(steps), err)
		}
		if words, err := s.Words(ctx, fork.Run.ID); err != nil || len(words) > 0 {
			t.Errorf("the fork has words: %v %v", words, err)
		}
	}
}

// A fork of a fork, its luck changed twice, still replays: without a cache, and
// when those before it are gone.
func TestAForkOfAForkWithOtherLuck(t *testing.T) {
	v := small(t)
	path := filepath.Join(t.TempDir(), "a.db")
	s := open(t, path)
	r := runs(t, s, 0, v)
	g := guest(t, s, "one")
	views := finished(t, r, g, "small", 5, "careful")
	first, err := r.Fork(ctx, g, views[0].Run.ID, 4, true)
	if err != nil {
		t.Fatal(err)
	}
	if first.Digest != views[3].Digest {
		t.Error("what came before the fork isn't what it was")
	}
	on := playOn(t, r, g, first, policyOf("careful", 1))
	second, err := r.Fork(ctx, g, first.Run.ID, 7, true)
	if err != nil {
		t.Fatal(err)
	}
	if second.Digest != on[3].Digest {
		t.Error("what came before the second fork isn't what it was")
	}
	for _, v := range []run.View{views[0], first} {
		if err := s.DeleteRun(ctx, g, v.Run.ID); err != nil {
			t.Fatal(err)
		}
	}
	end := playOn(t, r, g, second, policyOf("random", 3))
	if steps, err := r.Replay(ctx, second.Run.ID); err != nil || steps[len(steps)-1].Digest != end[len(end)-1].Digest {
		t.Errorf("it doesn't replay: %v", err)
	}
}

func TestWhatCanNotBeForked(t *testing.T) {
	r, s, g := place(t, small(t))
	views := finished(t, r, g, "small", 5, "careful")
	id := views[0].Run.ID
	for _, turn := range []int{-1, 0, len(views)} {
		if _, err := r.Fork(ctx, g, id, turn, false); !errors.Is(err, run.ErrNotFound) {
			t.Errorf("turn %d: %v", turn, err)
		}
	}
	if _, err := r.Fork(ctx, guest(t, s, "two"), id, 1, false); !errors.Is(err, run.ErrNotFound) {
		t.Errorf("somebody else's: %v", err)
	}
	if _, err := r.Fork(ctx, g, begin(t, r, g, 1).Run.ID, 1, false); !errors.Is(err, run.ErrNotEnded) {
		t.Errorf("one that goes on: %v", err)
	}
}

// all asks until every luck has been played.
func all(t testing.TB, r *run.Runs, guest, id int64, w run.WhatIf) run.Compared {
	t.Helper()
	for range 50 {
		c, err := r.WhatIf(ctx, guest, id, w)
		if err != nil {
			t.Fatal(err)
		}
		if c.Seeds.Played == c.Seeds.Asked {
			return c
		}
	}
	t.Fatal("the lucks were not played in fifty goes")
	return run.Compared{}
}

// With the decision that was made there is no difference, and where the policy
// that plays on is the one that played, nothing differs from what happened.
func TestTheSameDecisionComesToTheSame(t *testing.T) {
	r, _, g := place(t, small(t))
	views := finished(t, r, g, "small", 5, "careful")
	id := views[0].Run.ID
	for turn := 1; turn < len(views); turn += 3 {
		c := all(t, r, g, id, run.WhatIf{Turn: turn, Seeds: 5})
		if !c.Same || !reflect.DeepEqual(c.AsItWas, c.Might) || !reflect.DeepEqual(c.Happened, c.AsItWas.Outcome) {
			t.Errorf("turn %d: %+v", turn, c)
		}
		again := all(t, r, g, id, run.WhatIf{Turn: turn, Decision: &c.Decided.Decision, Seeds: 5})
		if !reflect.DeepEqual(again, c) {
			t.Errorf("turn %d: said in full, the same decision has another answer", turn)
		}
	}
}

// The answer hangs on the question alone: not on the number of processors, nor on
// what was asked before, nor on how often the time was up.
func TestWhatIfsAreDeterministic(t *testing.T) {
	v := small(t)
	r, _, g := place(t, v)
	views := finished(t, r, g, "small", 5, "random")
	id, ask := views[0].Run.ID, run.WhatIf{Turn: 2, Decision: &sim.Decision{Offer: "end"}, Policy: "random", Seeds: 30}
	many := all(t, r, g, id, ask)
	before := runtime.GOMAXPROCS(1)
	defer runtime.GOMAXPROCS(before)
	r, _, g = place(t, v)
	if again := finished(t, r, g, "small", 5, "random"); again[0].Run.ID != id {
		t.Fatal("the second place has other numbers")
	}
	few := ask
	few.Seeds = 7
	all(t, r, g, id, few)
	if one := all(t, r, g, id, ask); !reflect.DeepEqual(one, many) {
		t.Errorf("one processor says\n%+v\nand several\n%+v", one, many)
	}
	if many.Seeds.Played != 30 || many.Same || many.Instead.Offer != "end" {
		t.Errorf("%+v", many.Seeds)
	}
}

// A changed decision doesn't reshuffle luck elsewhere: what hangs on chance alone
// comes to the same on both sides, luck by luck, though it differs between lucks.
func TestAChangedDecisionDoesNotReshuffleLuck(t *testing.T) {
	v := small(t, `storyline("A new referral"`, `storyline("Chance alone", function()
  wait_until "16:00"
  if chance("it goes wrong", 0.5) then harm { about = home, severity = 2, "It went wrong." } end
  wait { days = 1 }
  if chance("it goes wrong", 0.5) then harm { about = home, severity = 4, "It went wrong again." } end
end)
storyline("A new referral"`, `chance("the argument is heard next door", 0.5)`, "false")
	r, _, g := place(t, v)
	views := finished(t, r, g, "small", 5, "careful")
	c := all(t, r, g, views[0].Run.ID, run.WhatIf{Turn: 2, Decision: &sim.Decision{Offer: "end"}, Seeds: 60})
	harm, pair := c.AsItWas.Distribution["harm"], c.Pairs["harm"]
	if harm.Least != 0 || harm.Most != 6 {
		t.Errorf("chance brings harm from %v to %v", harm.Least, harm.Most)
	}
	if c.Same || pair.Same != 60 || c.AsItWas.Harm != c.Might.Harm || c.AsItWas.Harm != c.Happened.Harm {
		t.Errorf("another decision has reshuffled luck: %+v; %d, %d and %d", pair, c.Happened.Harm, c.AsItWas.Harm, c.Might.Harm)
	}
	if c.AsItWas.Minutes == c.Might.Minutes {
		t.Error("going home at once changes nothing")
	}
}

func TestOtherTermsChangeTheWholeRun(t *testing.T) {
	r, _, g := place(t, small(t))
	id := finished(t, r, g, "small", 5, "careful")[0].Run.ID
	for _, e := range run.Employers {
		c := all(t, r, g, id, run.WhatIf{Terms: e.Name, Seeds: 3})
		if c.Terms.AsItWas != run.OwnTerms || c.Terms.Might != e.Name || c.Decided != nil || c.Same != (e.Name == run.OwnTerms || e.Name == "supportive") { // the small pack's own are a supportive employer's
			t.Errorf("%s: %+v", e.Name, c)
		}
		if e.Name == run.OwnTerms && !reflect.DeepEqual(c.AsItWas, c.Might) {
			t.Error("the scenario's own terms come to something else than themselves")
		}
	}
}

// Every policy can play on from wherever somebody got to.
func TestEveryPolicyPlaysOnFromAnywhere(t *testing.T) {
	r, _, g := place(t, small(t))
	views := finished(t, r, g, "small", 11, "random")
	for name := range policy.Named {
		for turn := 1; turn < len(views); turn += 1 + len(views)/8 {
			c := all(t, r, g, views[0].Run.ID, run.WhatIf{Turn: turn, Policy: name, Seeds: 3})
			if c.Seeds.Broken > 0 || len(c.Might.Nights) == 0 {
				t.Errorf("%s from turn %d: %+v", name, turn, c.Seeds)
			}
		}
	}
}

func TestWhatCanNotBeTried(t *testing.T) {
	r, s, g := place(t, small(t))
	views := finished(t, r, g, "small", 5, "careful")
	id := views[0].Run.ID
	for name, w := range map[string]run.WhatIf{
		"no such policy": {Turn: 1, Policy: "bravest"}, "no such employer": {Terms: "kind"}, "too many": {Turn: 1, Seeds: 301},
		"fewer than none": {Turn: 1, Seeds: -1}, "nothing": {}, "a decision at no turn": {Terms: "blaming", Decision: &sim.Decision{Offer: "end"}},
		"terms at a turn": {Turn: 1, Terms: "blaming"},
	} {
		if _, err := r.WhatIf(ctx, g, id, w); !errors.As(err, new(*run.NoWhatIf)) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, d := range []sim.Decision{{Offer: "fly"}, {Offer: "end", With: map[string]string{"speed": "fast"}}} {
		if _, err := r.WhatIf(ctx, g, id, run.WhatIf{Turn: 1, Decision: &d}); !errors.As(err, new(*sim.Refused)) {
			t.Errorf("%v: %v", d, err)
		}
	}
	for _, turn := range []int{-1, len(views)} {
		if _, err := r.WhatIf(ctx, g, id, run.WhatIf{Turn: turn, Terms: "blaming"}); turn < 0 && !errors.Is(err, run.ErrNotFound) {
			t.Errorf("turn %d: %v", turn, err)
		}
		if _, err := r.WhatIf(ctx, g, id, run.WhatIf{Turn: turn}); !errors.Is(err, run.ErrNotFound) {
			t.Errorf("turn %d: %v", turn, err)
		}
	}
	if _, err := r.WhatIf(ctx, guest(t, s, "two"), id, run.WhatIf{Turn: 1}); !errors.Is(err, run.ErrNotFound) {
		t.Errorf("somebody else's: %v", err)
	}
	if _, err := r.WhatIf(ctx, g, begin(t, r, g, 1).Run.ID, run.WhatIf{Turn: 1}); !errors.Is(err, run.ErrNotEnded) {
		t.Errorf("one that goes on: %v", err)
	}
}

// A run of an earlier version can be looked back at, as far as its record goes,
// and nothing else.
func TestAnOutdatedRunIsOnlyReadBack(t *testing.T) {
	r, s, g := place(t, small(t))
	now := time.Now().UTC()
	digest := strings.Repeat("a", 64)
	check := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	check(s.KeepVersion(ctx, store.Version{Digest: digest, Slug: "small", Title: "Small", Engine: "an earlier one", Files: []byte("{}"), CreatedAt: now}))
	kept, err := s.NewRun(ctx, store.Run{GuestID: g, Version: digest, Terms: []byte("null"), Luck: []byte(`[{"from":0,"seed":1}]`), CreatedAt: now, ExpiresAt: now.Add(run.Keep)})
	check(err)
	check(s.Append(ctx, store.Decision{Run: kept.ID, Turn: 1, Offer: "end", With: []byte("null"), Digest: digest, MadeAt: now}, nil, true))
	outdated := new(*run.Outdated)
	if _, err := r.LookBack(ctx, g, kept.ID, 1); !errors.As(err, outdated) {
		t.Errorf("without a record: %v", err)
	}
	check(s.KeepRecord(ctx, kept.ID, [][]byte{[]byte(`{"turn":1}`), []byte(`{"turn":2,"ended":true}`)}, []byte(`{}`)))
	if back, err := r.LookBack(ctx, g, kept.ID, 1); err != nil || !back.Stuck || back.Desk.Turn != 1 {
		t.Errorf("with a record: %+v, %v", back, err)
	}
	if _, err := r.Fork(ctx, g, kept.ID, 1, false); !errors.As(err, outdated) {
		t.Errorf("fork: %v", err)
	}
	if _, err := r.WhatIf(ctx, g, kept.ID, run.WhatIf{Turn: 1}); !errors.As(err, outdated) {
		t.Errorf("what-if: %v", err)
	}
}

// A fork of a run that was played in a class is nobody's but the student's.
func TestAForkIsInNoClass(t *testing.T) {
	r, s, g := place(t, small(t))
	class, _, err := r.NewClass(ctx, run.ClassPlan{Slug: "small", Employer: "stretched"})
	if err != nil {
		t.Fatal(err)
	}
	view, err := r.BeginInClass(ctx, g, class)
	if err != nil {
		t.Fatal(err)
	}
	playOn(t, r, g, view, policyOf("careful", 1))
	fork, err := r.Fork(ctx, g, view.Run.ID, 3, false)
	if err != nil {
		t.Fatal(err)
	}
	begun, _, err := s.ClassSize(ctx, class.ID)
	if err != nil || begun != 1 || fork.Run.Class != 0 || string(fork.Run.Terms) != string(view.Run.Terms) {
		t.Errorf("the class has %d runs (%v), the fork is %+v", begun, err, fork.Run)
	}
	c := all(t, r, g, view.Run.ID, run.WhatIf{Terms: run.OwnTerms, Seeds: 2})
	if c.Terms.AsItWas != "stretched" || c.Same {
		t.Errorf("%+v", c.Terms)
	}
}

func TestThePoliciesThatAreShownAreThere(t *testing.T) {
	for _, p := range run.PlayingOns {
		if !run.IsPolicy(p.Name) {
			t.Errorf("there is no policy %q", p.Name)
		}
	}
}

// What a what-if of a week costs, until all of a hundred lucks are played.
func BenchmarkWhatIfOfAWeek(b *testing.B) {
	v := firstWeek(b)
	for i := range b.N {
		r, _, g := place(b, v)
		views := finished(b, r, g, "first-week", uint64(i), "careful")
		began := time.Now()
		for goes := 1; ; goes++ {
			c, err := r.WhatIf(ctx, g, views[0].Run.ID, run.WhatIf{Turn: 14, Policy: "careful", Decision: &sim.Decision{Offer: "recover:break"}})
			if errors.As(err, new(*sim.Refused)) {
				c, err = r.WhatIf(ctx, g, views[0].Run.ID, run.WhatIf{Turn: 14, Decision: &sim.Decision{Offer: "end"}})
			}
			if err != nil {
				b.Fatal(err)
			}
			if goes == 1 {
				b.ReportMetric(time.Since(began).Seconds(), "s/first")
				b.ReportMetric(float64(c.Seeds.Played), "lucks/first")
			}
			if c.Seeds.Played == c.Seeds.Asked {
				b.ReportMetric(time.Since(began).Seconds(), "s/all")
				b.ReportMetric(float64(goes), "goes")
				break
			}
		}
	}
}

// normal is a desk as it is read back: what is empty may be missing.
func normal(t testing.TB, d sim.Desk) string {
	t.Helper()
	data, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func decisionOf(t testing.TB, row store.Decision) sim.Decision {
	t.Helper()
	d := sim.Decision{Offer: row.Offer}
	if err := json.Unmarshal(row.With, &d.With); err != nil {
		t.Fatal(err)
	}
	return d
}

// Many may ask at once, the same and other things, while runs are played.
func TestManyAskAtOnce(t *testing.T) {
	r, _, g := place(t, small(t))
	views := finished(t, r, g, "small", 5, "careful")
	id := views[0].Run.ID
	want := all(t, r, g, id, run.WhatIf{Turn: 2, Decision: &sim.Decision{Offer: "end"}, Seeds: 20})
	r, _, g = place(t, small(t))
	finished(t, r, g, "small", 5, "careful")
	var group sync.WaitGroup
	for i := range 6 {
		group.Go(func() {
			ask := run.WhatIf{Turn: 2, Decision: &sim.Decision{Offer: "end"}, Seeds: 20}
			if i%2 == 1 {
				ask = run.WhatIf{Terms: "blaming", Seeds: 5 + i}
			}
			for {
				c, err := r.WhatIf(ctx, g, id, ask)
				if err != nil {
					t.Error(err)
					return
				}
				if c.Seeds.Played == c.Seeds.Asked {
					if i%2 == 0 && !reflect.DeepEqual(c, want) {
						t.Error("asked at once, the answer is another")
					}
					return
				}
			}
		})
	}
	group.Wait()
}
