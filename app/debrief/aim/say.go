package aim

import "caseload/app/sim"

const onlyYou sim.Sentence = "The log can’t show that; only you can say."

func (f Found) sameDay() sim.Sentence {
	return f.told("You gave a tier on the day it came to", "You didn’t on that day to", "No referral came.")
}

func (f Found) read() sim.Sentence {
	return f.told("You had read all there was before you set a tier for", "Something was unopened when you set one for", "You set no tier on anything with papers to open.")
}

func (f Found) anotherTime() sim.Sentence {
	return f.told("You asked for another time on", "No other time was asked for on", "No supervision was called off.")
}

func (f Found) breaks() sim.Sentence {
	return f.told("You had half an hour away from the desk on", "There was none on", "No day has ended.")
}

func (f Found) raised() sim.Sentence {
	return f.told("You said that this would be left:", "You didn’t say it of", "Nothing that was due was left.")
}

// told names where an aim was met and where it wasn't, or says that there was no occasion.
func (f Found) told(did, not, none string) sim.Sentence {
	switch {
	case f.Did+f.Not == "":
		return sim.Sentence(none)
	case f.Not == "":
		return sim.Say("%s %s.", did, f.Did)
	case f.Did == "":
		return sim.Say("%s %s.", not, f.Not)
	}
	return sim.Say("%s %s. %s %s.", did, f.Did, not, f.Not)
}
