package playtest

import (
	"fmt"

	"caseload/app/sim"
)

// say puts the findings and their assumptions into sentences.
func (f *Findings) say() {
	f.Assumes = []string{
		DeskRule,
		"Policies are programs that see a desk and nothing else. They show what a scenario can lead to, not what students do.",
		fmt.Sprintf("Lines are noted in the first %d plays of a policy and in every %dth after, and in all of the explorer's; everything else in every play.", firstNoted, thenEvery),
		fmt.Sprintf("Intervals are of 95 in 100 over paired seeds, by the normal approximation; none is used below %d pairs.", fewest),
		"The explorer plays under other luck and other employers' terms besides; its figures say what can be reached, not how a week goes.",
	}
	lines, ran := f.Coverage.Lines()
	untaken := len(f.Coverage.Untaken())
	f.Sentences = []string{
		fmt.Sprintf("%d of %s reached.", len(f.Coverage.Storylines)-len(f.Unreached), plural(len(f.Coverage.Storylines), "storyline was", "storylines were")),
		fmt.Sprintf("%d of %s taken.", len(f.Coverage.Choices)-untaken, plural(len(f.Coverage.Choices), "choice was", "choices were")),
		fmt.Sprintf("%d of %s of the pack's Lua ran.", ran, plural(lines, "line", "lines")),
	}
	switch n := len(f.Failures); n {
	case 0:
		f.Sentences = append(f.Sentences, "No storyline failed.")
	default:
		f.Sentences = append(f.Sentences, plural(n, "thing went wrong.", "things went wrong."))
	}
	if f.Contrast != nil {
		f.Sentences = append(f.Sentences, f.Contrast.Sentence)
	}
	if f.Fairness != nil {
		f.Sentences = append(f.Sentences, f.Fairness.Sentence)
	}
	if middle := f.middle(); f.Stated > 0 && middle > 0 {
		f.LongerThan = middle > float64(f.Stated)
		least, most := f.deskRange()
		takes := fmt.Sprintf("%.0f to %.0f minutes, by policy, and %.0f by careful", least, most, middle)
		if len(f.Policies) == 1 {
			takes = fmt.Sprintf("%.0f minutes", middle)
		}
		f.Sentences = append(f.Sentences, fmt.Sprintf("At the desk a play takes about %s; the scenario says %d.", takes, f.Stated))
	}
}

// deskRange returns the lowest and highest of the policies' median times at the
// desk, in minutes.
func (f *Findings) deskRange() (least, most float64) {
	least = f.Policies[0].Desk.P50
	for _, r := range f.Policies {
		least, most = min(least, r.Desk.P50), max(most, r.Desk.P50)
	}
	return least, most
}

// middle returns the median time at the desk, in minutes, of careful's plays,
// or of all plays if careful hasn't played.
func (f *Findings) middle() float64 {
	for _, r := range f.Policies {
		if r.Policy == "careful" {
			return r.Desk.P50
		}
	}
	return f.Desk.P50
}

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// sayStuck says that a play could not go on because a decision could not be made.
func sayStuck(offer string, err error) sim.Sentence { return sim.Say("%s: %v", offer, err) }

// sayBroke says that a play ended in a panic.
func sayBroke(panicked any) sim.Sentence { return sim.Say("the play broke off: %v", panicked) }
