package tryout

import "caseload/app/sim"

func sayNoCut(slug string) sim.Sentence {
	return sim.Say("The pack has no scenario or cut called “%s”.", slug)
}

func sayTooLong() sim.Sentence {
	return sim.Say("The golden play has more than %d decisions. Take some out.", MostTurns)
}
