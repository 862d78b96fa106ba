package debrief_test

import (
	"io/fs"
	"os"
	"slices"
	"sync"
	"testing"

	"caseload/app/debrief"
	"caseload/app/policy"
	"caseload/app/scenario"
	"caseload/app/sim"
	"caseload/scenarios"
	"caseload/scripts"
)

// packs are the packs that the tests play. A pack that currently doesn't load is
// skipped.
var packs = map[string]func() (*scenario.Version, error){
	"small": sync.OnceValues(func() (*scenario.Version, error) {
		pack, err := scenario.Read(os.DirFS("../scenario/testdata/small"), "small")
		return frozen(pack, err)
	}),
	"first-morning":    sync.OnceValues(func() (*scenario.Version, error) { return shipped("first-morning") }),
	"first-week":       sync.OnceValues(func() (*scenario.Version, error) { return shipped("first-week") }),
	"winter-discharge": sync.OnceValues(func() (*scenario.Version, error) { return shipped("winter-discharge") }),
}

func shipped(name string) (*scenario.Version, error) {
	files, err := fs.Sub(scenarios.FS, name)
	if err != nil {
		return nil, err
	}
	return frozen(scenario.Read(files, name))
}

func frozen(pack *scenario.Pack, err error) (*scenario.Version, error) {
	if err != nil {
		return nil, err
	}
	return scenario.Freeze(pack, scripts.FS)
}

func version(t testing.TB, name string) *scenario.Version {
	t.Helper()
	v, err := packs[name]()
	if err != nil {
		t.Skipf("%s doesn't load: %v", name, err)
	}
	return v
}

// atLength returns few, or many if CASELOAD_LONG is set, as it is in .ci/run.
func atLength[N any](few, many N) N {
	if os.Getenv("CASELOAD_LONG") != "" {
		return many
	}
	return few
}

// policyNames returns the names of all policies in order.
func policyNames() []string {
	var names []string
	for name := range policy.Named {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// loud recommends P0 for everything, and is otherwise like careful.
func loud(d sim.Desk, pick func(int) int) sim.Decision {
	decision := policy.Careful(d, pick)
	if _, sets := decision.With["tier"]; sets {
		decision.With["tier"] = "P0"
	}
	return decision
}

// reader opens every file that it can before it does anything else.
func reader(d sim.Desk, pick func(int) int) sim.Decision {
	for _, o := range d.Offers {
		if o.Verb == sim.VerbRead && d.Turn < 400 {
			return sim.Decision{Offer: o.ID}
		}
	}
	return policy.Careful(d, pick)
}

// bot lets a policy play a pack from start to end.
func bot(t testing.TB, v *scenario.Version, p policy.Policy, seed uint64) ([]scenario.Step, *scenario.Seat) {
	t.Helper()
	seat, err := scenario.Sit(v, nil, sim.NewLuck(seed))
	if err != nil {
		t.Fatal(err)
	}
	steps := []scenario.Step{seat.Step()}
	for turn := range policy.Play(t.Context(), seat, p, policy.Chance(seed)) {
		if turn.Err != nil {
			t.Fatalf("seed %d, turn %d, %s: %v", seed, seat.Turn(), turn.Decision.Offer, turn.Err)
		}
		steps = append(steps, seat.Step())
	}
	return steps, seat
}

// judged returns the debrief of a policy's play.
func judged(t testing.TB, v *scenario.Version, p policy.Policy, seed uint64) debrief.Debrief {
	t.Helper()
	steps, seat := bot(t, v, p, seed)
	outcome, _ := seat.Outcome()
	return debrief.Judge(steps, seat.Published()).AtTheEnd(outcome)
}
