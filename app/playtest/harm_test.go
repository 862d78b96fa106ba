package playtest_test

import (
	"context"
	"testing"

	"caseload/app/policy"
	"caseload/app/scenario"
	"caseload/app/sim"
)

// fewest is how many lucks harm is at least summed over: in much fewer of them, luck
// decides.
var fewest = atLength(16, 50)

// In Winter discharge careful work comes to less harm than answering the loudest, by at
// least a third, and not by way of single answers: both choose among them at random. What
// makes the difference is what was read and followed up.
func TestCareComesToLessHarmInWinter(t *testing.T) {
	careful, loudest := harmOf(t, "winter-discharge", "careful"), harmOf(t, "winter-discharge", "loudest")
	if careful.all*3 > loudest.all*2 {
		t.Errorf("careful comes to harm of %d and loudest to %d over %d lucks", careful.all, loudest.all, max(*lucks, fewest))
	}
	a, b := 0, 0
	for _, id := range []string{"dogs", "darts", "porridge"} {
		a, b = a+careful.by[id], b+loudest.by[id]
	}
	if a >= b {
		t.Errorf("with the dogs, the darts and the porridge careful comes to harm of %d, and loudest to %d", a, b)
	}
}

// harm is what a policy's plays come to: the sum of severities, in all and by case.
type harm struct {
	all int
	by  map[string]int
}

func harmOf(t *testing.T, slug, policyName string) harm {
	t.Helper()
	v := shipped(t, slug)
	sum := harm{by: map[string]int{}}
	for luck := range uint64(max(*lucks, fewest)) {
		seat, err := scenario.Sit(v, nil, sim.NewLuck(luck+1))
		if err != nil {
			t.Fatal(err)
		}
		for turn := range policy.Play(context.Background(), seat, policy.Named[policyName], policy.Chance(luck+1)) {
			if turn.Err != nil {
				t.Fatal(turn.Err)
			}
		}
		outcome, _ := seat.Outcome()
		sum.all += outcome.Harm
		for _, h := range outcome.Harms {
			sum.by[h.Case] += h.Severity
		}
	}
	return sum
}
