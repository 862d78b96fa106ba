package debrief

import (
	"fmt"

	"caseload/app/sim"
	"caseload/app/sim/worry"
)

// What came out afterwards.

// harmed says what happened, in the words of the scenario.
func harmed(h sim.Harm) sim.Sentence { return sim.Sentence(h.What) }

func worried(days int) sim.Sentence {
	return sim.Say("Worry-days came to %d: nights on which something serious was so and nothing protective had been done yet, weighted by how serious it was. They count from when it was so, whether or not anybody could see it.", days)
}

// wasSo says what was so, how long nothing answered it during the run, and what did.
func wasSo(f worry.Fact) sim.Sentence {
	nights := "1 night"
	if f.Nights != 1 {
		nights = fmt.Sprintf("%d nights", f.Nights)
	}
	if f.Answered == 0 {
		return sim.Say("%s It was so on %s of this, and nothing had answered it by the end.", f.What, nights)
	}
	return sim.Say("%s It was so on %s of this, until %s (%s).", f.What, nights, f.Answered.DateText(), f.By)
}

// wasThere says kindly that a paper in which something serious stood stayed closed.
func wasThere(p worry.Unopened) sim.Sentence {
	return sim.Say("You never opened %s, %d minutes of reading; something serious stood in it. Nobody opens everything in a week. What could have told you that this one was worth the time?", p.Title, p.Minutes)
}
