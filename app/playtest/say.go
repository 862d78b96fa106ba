package playtest

import (
	"fmt"

	"caseload/app/sim"
)

// DeskRule explains how minutes at the desk are estimated.
const DeskRule sim.Sentence = "Minutes at the desk are the words met at 238 a minute (adults' silent reading of non-fiction: Brysbaert 2019, a mean over 190 studies) " +
	"and 40 seconds for each decision (a design proposal), without those that only clear routine work. Policies lay out and reorder more than people do, so theirs are an upper estimate."

// say puts the findings and their assumptions into sentences.
func (f *Findings) say() {
	f.Assumes = []sim.Sentence{
		DeskRule,
		"Policies are programs that see a desk and nothing else. They show what a scenario can lead to, not what students do.",
		sim.Say("Lines are noted in the first %d plays of a policy and in every %dth after, and in all of the explorer's; everything else in every play.", firstNoted, thenEvery),
		sim.Say("Intervals are of 95 in 100 over paired seeds, by the normal approximation; none is used below %d pairs.", fewest),
		"The explorer plays under other luck and other employers' terms besides; its figures say what can be reached, not how a week goes.",
	}
	lines, ran := f.Coverage.Lines()
	untaken := len(f.Coverage.Untaken())
	f.Sentences = []sim.Sentence{
		sim.Say("%d of %s reached.", len(f.Coverage.Storylines)-len(f.Unreached), plural(len(f.Coverage.Storylines), "storyline was", "storylines were")),
		sim.Say("%d of %s taken.", len(f.Coverage.Choices)-untaken, plural(len(f.Coverage.Choices), "choice was", "choices were")),
		sim.Say("%d of %s of the pack's scripts ran.", ran, plural(lines, "line", "lines")),
	}
	switch n := len(f.Failures); n {
	case 0:
		f.Sentences = append(f.Sentences, "No storyline failed.")
	default:
		f.Sentences = append(f.Sentences, sim.Say("%s", plural(n, "thing went wrong.", "things went wrong.")))
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
		f.Sentences = append(f.Sentences, sim.Say("At the desk a play takes about %s; the scenario says %d.", takes, f.Stated))
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

// sentence says whether careful work can be told from loud, given whether the loud
// plays come to worse or to better.
func (c *Contrast) sentence(worse, better bool) sim.Sentence {
	switch {
	case c.Pairs < fewest:
		return "Too few lucks to say whether it tells careful work from loud; play twenty or more."
	case c.Discriminates:
		return "It tells careful work from loud: in the same luck, answering the loudest comes to more harm or more worry-days."
	case better && worse:
		return "Careful work does better in one of harm and worry-days and worse in the other."
	case better:
		return "Answering the loudest does better here than careful work: in the same luck it comes to less harm or fewer worry-days. What lets something serious wait when somebody reads first and goes by the dates?"
	}
	return "It doesn't tell careful work from loud: harm and worry-days are the same within luck. What happens to those who wait quietly?"
}

// sentence says whether there is luck in which careful work must fail, and whether
// names matter.
func (f *Fairness) sentence(seeds int) sim.Sentence {
	luck := sim.Say("In %d of %d lucks careful comes to serious harm", f.Serious, seeds)
	switch {
	case f.Serious == 0:
		luck = sim.Say("Careful comes to serious harm in none of %d lucks.", seeds)
	case f.Must > 0:
		luck += sim.Say("; in %d of those looked at nobody found a way to avoid it. Is there something a student could have seen?", f.Must)
	default:
		luck += ", and in each that was looked at somebody avoids it."
	}
	switch {
	case !f.Identities.Drawn:
		return luck + " It draws no names from the bank, so nothing could be tried under others."
	case len(f.Identities.Differ) > 0:
		return luck + " Something depends on who somebody is: the same play goes another way under other names."
	}
	return luck + " Under other names every play is the same."
}

func sayParted(policy string, seed uint64, turn int) sim.Sentence {
	return sim.Say("Under other names, the play of %s with seed %d goes another way at turn %d.", policy, seed, turn)
}

func (o Options) noPolicy() error {
	return fmt.Errorf("there is no policy called %q; there are: %s", o.Policy, Names())
}
