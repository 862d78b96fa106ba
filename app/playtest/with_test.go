package playtest_test

import (
	"context"
	"slices"
	"testing"

	"caseload/app/policy"
	"caseload/app/scenario"
	"caseload/app/sim"
)

// Two people with the same diligence: both play carefully, and differ in what they answer.
// With a person: the wish is heard, they are taken to be able to decide, and choices are
// made with them. Without: the quickest discharge, a bed, and what the ward would like to
// hear.
var (
	withThem = []string{
		"tariq-rings:see", "tariq-rings:start", "cap:neighbour", "cap:night", "cap:risk", "cap:box", "coat:come", "envelope:room", "envelope:rescue", "envelope:third",
		"mum-writes:hear", "mum-writes:explain", "mum-writes:first", "hand:trial", "hand:tell", "meeting:trial", "meeting:spoke", "meeting:wait",
		"him-rings:nights", "him-rings:tuesdays", "him-rings:stands", "him-rings:van", "landing:bron", "landing:awake", "landing:clinic", "landing:dates",
		"harbour:bell", "harbour:told", "glasses:kitchen", "glasses:rang", "glasses:told", "glasses:jean", "beth-rings:interpreter", "beth-rings:gwen",
		"fingers:bank", "fingers:told", "fingers:police", "fingers:letter", "denise-rings:log", "denise-rings:him", "terrys:light", "terrys:mat",
		"nine:stopped", "nine:nine", "noon:walk", "noon:needs", "snow:asked", "snow:street",
	}
	withoutThem = []string{
		"tariq-rings:form", "cap:bed", "coat:stop", "envelope:clear", "mum-writes:unit", "hand:unit", "meeting:unit", "him-rings:place", "landing:respite",
		"glasses:stay", "beth-rings:ban", "fingers:away", "denise-rings:one", "denise-rings:elsewhere", "terrys:one", "nine:same", "noon:none", "snow:none",
		"sign-tonight:sign", "sign-fine:sign", "sign-dogs:sign", "sign-lodger:sign", "sign-fernlea:sign",
	}
)

// answering plays carefully, and gives one of these answers wherever one is offered.
func answering(answers []string) policy.Policy {
	return func(d sim.Desk, pick policy.Pick) sim.Decision {
		var can []string
		for _, o := range d.Offers {
			if slices.Contains(answers, o.ID[min(len(o.ID), len(sim.VerbAnswer)+1):]) {
				can = append(can, o.ID)
			}
		}
		if len(can) == 0 {
			return policy.Careful(d, pick)
		}
		return sim.Decision{Offer: can[pick(len(can))]}
	}
}

// Over all lucks it is better to work with the person, in harm and in worry-days, and by
// far; and in some lucks of many a wish goes badly, or a placement helps. The figures,
// which the teaching notes give, are printed with -v.
func TestWorkingWithThePersonDoesBetterInWinter(t *testing.T) {
	const many = 60
	v := shipped(t, "winter-discharge")
	var harm, worry [2][]float64
	wish, place := 0, 0
	for luck := range uint64(max(*lucks, atLength(12, many))) {
		var by [2]map[string]int
		for i, answers := range [][]string{withThem, withoutThem} {
			o := outcomeOf(t, v, luck+1, answering(answers))
			harm[i], worry[i] = append(harm[i], float64(o.Harm)), append(worry[i], float64(o.WorryDays))
			by[i] = harmsByCase(o)
		}
		if by[0]["lodger"] > by[1]["lodger"] { // she told him herself, and he took what was hers
			wish++
		}
		if by[0]["tonight"] > by[1]["tonight"] || by[0]["bakery"] > by[1]["bakery"] { // in the bed, or in the unit, nothing happened
			place++
		}
	}
	t.Logf("over %d lucks, with and without: harm %.1f and %.1f on average, %.0f and %.0f in the middle; worry-days %.0f and %.0f, %.0f and %.0f; a wish went badly in %d, a placement helped in %d",
		len(harm[0]), mean(harm[0]), mean(harm[1]), middle(harm[0]), middle(harm[1]), mean(worry[0]), mean(worry[1]), middle(worry[0]), middle(worry[1]), wish, place)
	for what, of := range map[string][2][]float64{"harm": harm, "worry-days": worry} {
		if mean(of[0]) >= mean(of[1])/2 || middle(of[0]) >= middle(of[1]) {
			t.Errorf("with the person there is %.1f of %s on average, and without %.1f", mean(of[0]), what, mean(of[1]))
		}
	}
	if few := len(harm[0]) < many; !few && (wish == 0 || place == 0) || wish+place > len(harm[0])/2 {
		t.Errorf("a wish goes badly in %d lucks, and a placement helps in %d", wish, place)
	}
}

func harmsByCase(o sim.Outcome) map[string]int {
	by := map[string]int{}
	for _, h := range o.Harms {
		by[h.Case] += h.Severity
	}
	return by
}

func mean(list []float64) (sum float64) {
	for _, x := range list {
		sum += x / float64(len(list))
	}
	return sum
}

func outcomeOf(t *testing.T, v *scenario.Version, luck uint64, decide policy.Policy) sim.Outcome {
	t.Helper()
	seat, err := scenario.Sit(v, nil, sim.NewLuck(luck))
	if err != nil {
		t.Fatal(err)
	}
	for turn := range policy.Play(context.Background(), seat, decide, policy.Chance(luck)) {
		if turn.Err != nil {
			t.Fatal(turn.Err)
		}
	}
	outcome, _ := seat.Outcome()
	return outcome
}
