package whatif_test

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"reflect"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"caseload/app/policy"
	"caseload/app/scenario"
	"caseload/app/sim"
	"caseload/app/whatif"
	"caseload/scenarios"
	"caseload/scripts"
)

var ctx = context.Background()

// small returns the small pack from the tests of package scenario, frozen, with
// changes to its text.
func small(t testing.TB, changes ...string) *scenario.Version {
	t.Helper()
	return frozen(t, os.DirFS("../scenario/testdata/small"), "small", changes...)
}

func frozen(t testing.TB, files fs.FS, slug string, changes ...string) *scenario.Version {
	t.Helper()
	pack, err := scenario.Read(files, slug)
	if err != nil {
		t.Fatal(err)
	}
	pack.Files["scenario.lua"] = strings.NewReplacer(changes...).Replace(pack.Files["scenario.lua"])
	v, err := scenario.Freeze(pack, scripts.FS)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// finished returns a play of a version by a policy, to its end.
func finished(t testing.TB, v *scenario.Version, seed uint64, name string) scenario.Play {
	t.Helper()
	play := scenario.Play{Version: v, Luck: sim.NewLuck(seed)}
	seat, err := scenario.Sit(v, nil, play.Luck)
	if err != nil {
		t.Fatal(err)
	}
	for turn := range policy.Play(ctx, seat, policy.Named[name], policy.Chance(seed)) {
		if turn.Err != nil {
			t.Fatal(turn.Err)
		}
		play.Decisions = append(play.Decisions, turn.Decision)
	}
	return play
}

func tries() *whatif.Tries {
	return whatif.New(time.Now, func(ctx context.Context) (func(), error) { return func() {}, ctx.Err() })
}

// all asks again until every luck has been played.
func all(t testing.TB, of *whatif.Tries, play scenario.Play, asked whatif.Asked) whatif.Compared {
	t.Helper()
	for range 50 {
		c, err := of.Compare(ctx, play, asked)
		if err != nil {
			t.Fatal(err)
		}
		if c.Seeds.Played == c.Seeds.Asked {
			return c
		}
	}
	t.Fatal("the lucks were not played in fifty goes")
	return whatif.Compared{}
}

// A run is never compared with itself: what was decided, said in full or left to the policy
// that decided it, is refused with a sentence. Where the policy that plays on is also the
// one that played, the side as it was is what happened.
func TestARunIsNeverComparedWithItself(t *testing.T) {
	r, play := tries(), finished(t, small(t), 5, "careful")
	for turn := 1; turn <= len(play.Decisions); turn += 3 {
		for _, decided := range []*sim.Decision{nil, &play.Decisions[turn-1]} {
			_, err := r.Compare(ctx, play, whatif.Asked{Turn: turn, Decision: decided, Seeds: 5})
			if untried := new(whatif.Untried); !errors.As(err, &untried) || !strings.Contains(err.Error(), "nothing to compare") {
				t.Errorf("turn %d, %v: %v", turn, decided, err)
			}
		}
	}
	c := all(t, r, play, whatif.Asked{Turn: 2, Decision: &sim.Decision{Offer: "end"}, Seeds: 5})
	if !reflect.DeepEqual(c.Happened, c.AsItWas.Outcome) {
		t.Errorf("%+v isn't %+v", c.AsItWas.Outcome, c.Happened)
	}
}

// The answer depends only on the question, not on the number of processors, on
// earlier questions, or on how often time was up.
func TestWhatIfsAreDeterministic(t *testing.T) {
	v := small(t)
	r, play := tries(), finished(t, v, 5, "random")
	ask := whatif.Asked{Turn: 2, Decision: &sim.Decision{Offer: "end"}, Policy: "random", Seeds: 30}
	many := all(t, r, play, ask)
	before := runtime.GOMAXPROCS(1)
	defer runtime.GOMAXPROCS(before)
	r = tries() // with an empty cache
	few := ask
	few.Seeds = 7
	all(t, r, play, few)
	if one := all(t, r, play, ask); !reflect.DeepEqual(one, many) {
		t.Errorf("one processor says\n%+v\nand several\n%+v", one, many)
	}
	if many.Seeds.Played != 30 || many.Instead.Offer != "end" {
		t.Errorf("%+v", many.Seeds)
	}
}

// A changed decision doesn't reshuffle luck elsewhere. Whatever depends on
// chance alone is the same on both sides for each luck, though it differs
// between lucks.
func TestAChangedDecisionDoesNotReshuffleLuck(t *testing.T) {
	v := small(t, `storyline("A new referral"`, `storyline("Chance alone", function()
  wait_until "16:00"
  if chance("it goes wrong", 0.5) then harm { about = home, severity = 2, "It went wrong." } end
  wait { days = 1 }
  if chance("it goes wrong", 0.5) then harm { about = home, severity = 4, "It went wrong again." } end
end)
storyline("A new referral"`, `chance("the argument is heard next door", 0.5)`, "false")
	r, play := tries(), finished(t, v, 5, "careful")
	c := all(t, r, play, whatif.Asked{Turn: 2, Decision: &sim.Decision{Offer: "end"}, Seeds: 60})
	harm, pair := c.AsItWas.Distribution["harm"], c.Pairs["harm"]
	if harm.Least != 0 || harm.Most != 6 {
		t.Errorf("chance brings harm from %v to %v", harm.Least, harm.Most)
	}
	if pair.Same != 60 || c.AsItWas.Harm != c.Might.Harm || c.AsItWas.Harm != c.Happened.Harm {
		t.Errorf("another decision has reshuffled luck: %+v; %d, %d and %d", pair, c.Happened.Harm, c.AsItWas.Harm, c.Might.Harm)
	}
	if c.AsItWas.Minutes == c.Might.Minutes {
		t.Error("going home at once changes nothing")
	}
}

func TestOtherTermsChangeTheWholeRun(t *testing.T) {
	r, play := tries(), finished(t, small(t), 5, "careful")
	for _, e := range scenario.Employers {
		if e.Name == scenario.OwnTerms || e.Name == "supportive" { // the small pack's own terms are those of the supportive employer
			if _, err := r.Compare(ctx, play, whatif.Asked{Terms: e.Name, Seeds: 3}); !errors.As(err, new(*whatif.Untried)) {
				t.Errorf("%s: %v", e.Name, err)
			}
			continue
		}
		c := all(t, r, play, whatif.Asked{Terms: e.Name, Seeds: 3})
		if c.Terms.AsItWas != scenario.OwnTerms || c.Terms.Might != e.Name || c.Decided != nil {
			t.Errorf("%s: %+v", e.Name, c)
		}
	}
}

// Every policy can continue from any point that another has reached.
func TestEveryPolicyPlaysOnFromAnywhere(t *testing.T) {
	r, play := tries(), finished(t, small(t), 11, "random")
	for name := range policy.Named {
		for turn := 1; turn <= len(play.Decisions); turn += 1 + len(play.Decisions)/8 {
			home := sim.Decision{Offer: "end"}
			if play.Decisions[turn-1].Offer == home.Offer {
				continue
			}
			c := all(t, r, play, whatif.Asked{Turn: turn, Policy: name, Decision: &home, Seeds: 3})
			if c.Seeds.Broken > 0 || len(c.Might.Nights) == 0 {
				t.Errorf("%s from turn %d: %+v", name, turn, c.Seeds)
			}
		}
	}
}

func TestWhatCanNotBeTried(t *testing.T) {
	r, play := tries(), finished(t, small(t), 5, "careful")
	for name, w := range map[string]whatif.Asked{
		"no such policy": {Turn: 1, Policy: "bravest"}, "no such employer": {Terms: "kind"}, "too many": {Turn: 1, Seeds: 301},
		"fewer than none": {Turn: 1, Seeds: -1}, "nothing": {}, "a decision at no turn": {Terms: "blaming", Decision: &sim.Decision{Offer: "end"}},
		"terms at a turn": {Turn: 1, Terms: "blaming"},
	} {
		if _, err := r.Compare(ctx, play, w); !errors.As(err, new(*whatif.Untried)) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, d := range []sim.Decision{{Offer: "fly"}, {Offer: "end", With: map[string]string{"speed": "fast"}}} {
		if _, err := r.Compare(ctx, play, whatif.Asked{Turn: 1, Decision: &d}); !errors.As(err, new(*sim.Refused)) {
			t.Errorf("%v: %v", d, err)
		}
	}
	for _, turn := range []int{-1, len(play.Decisions) + 1} {
		if _, err := r.Compare(ctx, play, whatif.Asked{Turn: turn, Terms: "blaming"}); turn < 0 && !errors.Is(err, whatif.ErrNoTurn) {
			t.Errorf("turn %d: %v", turn, err)
		}
		if _, err := r.Compare(ctx, play, whatif.Asked{Turn: turn}); !errors.Is(err, whatif.ErrNoTurn) {
			t.Errorf("turn %d: %v", turn, err)
		}
	}
}

func TestThePoliciesThatAreShownAreThere(t *testing.T) {
	for _, p := range whatif.PlayingOns {
		if !whatif.IsPolicy(p.Name) {
			t.Errorf("there is no policy %q", p.Name)
		}
	}
}

// BenchmarkWhatIfOfAWeek measures a what-if of a week, to the first answer and
// until all of a hundred lucks are played.
func BenchmarkWhatIfOfAWeek(b *testing.B) {
	week, err := fs.Sub(scenarios.FS, "first-week")
	if err != nil {
		b.Fatal(err)
	}
	v := frozen(b, week, "first-week")
	for i := range b.N {
		r, play := tries(), finished(b, v, uint64(i), "careful")
		began := time.Now()
		for goes := 1; ; goes++ {
			c, err := r.Compare(ctx, play, whatif.Asked{Turn: 14, Policy: "careful", Decision: &sim.Decision{Offer: "recover:break"}})
			if errors.As(err, new(*sim.Refused)) {
				c, err = r.Compare(ctx, play, whatif.Asked{Turn: 14, Decision: &sim.Decision{Offer: "end"}})
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

// Many can ask the same and different questions at the same time.
func TestManyAskAtOnce(t *testing.T) {
	r, play := tries(), finished(t, small(t), 5, "careful")
	want := all(t, r, play, whatif.Asked{Turn: 2, Decision: &sim.Decision{Offer: "end"}, Seeds: 20})
	r = tries()
	var group sync.WaitGroup
	for i := range 6 {
		group.Go(func() {
			ask := whatif.Asked{Turn: 2, Decision: &sim.Decision{Offer: "end"}, Seeds: 20}
			if i%2 == 1 {
				ask = whatif.Asked{Terms: "blaming", Seeds: 5 + i}
			}
			for {
				c, err := r.Compare(ctx, play, ask)
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
