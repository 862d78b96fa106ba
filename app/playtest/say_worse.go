package playtest

import (
	"caseload/app/sim"
	"fmt"
)

// What has become worse since an earlier report.

func sayNewError(f Fault) sim.Sentence { return sim.Say("A new error: %s", f.Text()) }

func sayBlurred(now *Contrast) sim.Sentence {
	return "It told careful work from loud, and no longer does. " + now.Sentence
}

func sayUnfair(now *Fairness) sim.Sentence { return "It was fair, and no longer is. " + now.Sentence }

func sayLonger(is, was float64, stated int) sim.Sentence {
	return sim.Say("It takes about %.0f minutes at the desk and took %.0f; it says %d.", is, was, stated)
}

func sayUnreached(storyline string) sim.Sentence {
	return sim.Say("The storyline %q was reached, and no play reaches it now.", storyline)
}

func sayUntaken(c Choice) sim.Sentence {
	return sim.Say("%s: the %s %q was taken, and no play takes it now.", c.At, c.Kind, c.Value)
}

func sayFewerLines(was, is float64) sim.Sentence {
	return sim.Say("%.0f of 100 lines ran, and now %.0f.", was, is)
}

func (f Findings) incomparable(before Findings) error {
	return fmt.Errorf("the earlier report is of %d plays of %s by %s from seed %d, and this one of %d plays of %s by %s from seed %d; play the same to compare",
		before.Runs, before.Scenario, before.Policy, before.Seed, f.Runs, f.Scenario, f.Policy, f.Seed)
}
