package whatif

import (
	"fmt"

	"caseload/app/sim"
)

// sayWhy says what the terms of the two employers did, by what can be seen in the two
// plays with the run's own luck. was and might are the terms in force on either side.
func (c *Compared) sayWhy(was, might sim.Terms) {
	c.Why = []sim.Sentence{}
	if c.Terms == nil {
		return
	}
	a, b := c.AsItWas.Outcome, c.Might.Outcome
	because := func(format string, args ...any) { c.Why = append(c.Why, sim.Say(format, args...)) }
	if a.Held != b.Held || a.Lost != b.Lost {
		because("Supervision: %s as it was, %s as it might have been.", sessions(a), sessions(b))
	}
	if was.Recording != might.Recording {
		because("Writing up an hour of contact takes %d minutes as it was and %d as it might have been; recording, done and to come, adds up to %s and %s.", was.Recording, might.Recording, sayHours(a.Writing), sayHours(b.Writing))
	}
	if was.Ceiling != might.Ceiling {
		because("The week ends %s as it was, and %s as it might have been.", points(a.Over), points(b.Over))
	}
	if was.Discretion != might.Discretion {
		because("Discretion is %s as it was and %s as it might have been. Where it is narrow, whatever is done differently is agreed first, a quarter of an hour each time, and a say over the day eases strain less.", was.Discretion, might.Discretion)
	}
	if was.Blame != might.Blame {
		because("Blame for a missed date is %s as it was and %s as it might have been. Where it is high, each has to be accounted for, half an hour each, and every day weighs more.", was.Blame, might.Blame)
	}
	if was.Peers != might.Peers {
		because("Time with colleagues counts as work %s.", where(was.Peers))
	}
	if was.DutyCover != might.DutyCover {
		because("There is a duty desk that takes what can be handed over %s.", where(was.DutyCover))
	}
	c.Why = append(c.Why, c.againstTheOdds()...)
}

// againstTheOdds says so if the run's own luck turned strain or the work left the other
// way than most lucks do.
func (c *Compared) againstTheOdds() (list []sim.Sentence) {
	for _, m := range []struct{ name, words string }{{"strain", "strain"}, {"left", "the work left undone"}} {
		pair := c.Pairs[m.name]
		own := c.Might.Measure(m.name) - c.AsItWas.Measure(m.name)
		switch {
		case own < 0 && pair.More > pair.Less:
			list = append(list, sim.Say("In the luck of this run, %s came to less under the other terms; in most lucks it comes to more (%d of %d). Luck alone can turn a single week.", m.words, pair.More, pair.Less+pair.Same+pair.More))
		case own > 0 && pair.Less > pair.More:
			list = append(list, sim.Say("In the luck of this run, %s came to more under the other terms; in most lucks it comes to less (%d of %d). Luck alone can turn a single week.", m.words, pair.Less, pair.Less+pair.Same+pair.More))
		}
	}
	return list
}

func sessions(o Outcome) string {
	if o.Held+o.Lost == 0 {
		return "none was due"
	}
	return fmt.Sprintf("%d held and %d lost", o.Held, o.Lost)
}

func sayHours(minutes int) string { return fmt.Sprintf("%d h %02d", minutes/60, minutes%60) }

func points(over float64) string {
	if over < 0 {
		return fmt.Sprintf("%.1f points below the ceiling", -over)
	}
	return fmt.Sprintf("%.1f points above the ceiling", over)
}

func where(was bool) string {
	if was {
		return "as it was, and not as it might have been"
	}
	return "as it might have been, and not as it was"
}
