package tryout

import "caseload/app/sim"

func sayNoCut(slug string) sim.Sentence {
	return sim.Say("The pack has no scenario or cut called “%s”.", slug)
}
