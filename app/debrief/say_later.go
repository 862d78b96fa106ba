package debrief

import (
	"caseload/app/sim"
	"caseload/app/sim/worry"
)

// What came out afterwards.

// harmed says what happened, in the words of the scenario.
func harmed(h sim.Harm) sim.Sentence { return sim.Sentence(h.What) }

func worried(days int) sim.Sentence {
	return sim.Say("Worry-days came to %d: nights on which something serious was so and nothing protective had been done yet, weighted by how serious it was. They count from when it was so, whether or not anybody could see it.", days)
}

// wasSo says what was so, how long nothing answered it during the run, what did, and when
// something serious about it first reached the student meanwhile.
func wasSo(f worry.Fact, began bool) sim.Sentence {
	since := "since before you began"
	if began {
		since = "from " + f.Since.DateText()
	}
	nights := plural(f.Nights, "night", "nights")
	s := sim.Say("%s It was so %s, on %s of this run, until %s (%s).", f.What, since, nights, f.Answered.DateText(), f.Step)
	if f.Answered == 0 {
		s = sim.Say("%s It was so %s, on %s of this run, and nothing had answered it by the end.", f.What, since, nights)
	}
	if f.Reached != 0 {
		s += sim.Say(" Something serious about the case had reached you by %s, %s.", f.Reached.DateText(), f.Reached.Clock())
	}
	return s
}

// withinReach says which paper would have shown something, and from when it was there.
func withinReach(p worry.Unopened, t Try) sim.Sentence {
	if t.Turn == 0 {
		return sim.Say(" Something about it stood in %s, which you never opened.", p.Title)
	}
	return sim.Say(" Within reach from %s: %s, %d minutes of reading, in which something serious stood. Nobody opens everything in a week.", t.At, p.Title, p.Minutes)
}

// wasThere says kindly that a paper in which something serious stood stayed closed.
func wasThere(p worry.Unopened) sim.Sentence {
	return sim.Say("You never opened %s, %d minutes of reading; something serious stood in it. Nobody opens everything in a week. What could have told you that this one was worth the time?", p.Title, p.Minutes)
}
