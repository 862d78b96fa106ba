package library

import (
	"caseload/app/sim"
	"caseload/app/who"
)

func sayLongSearch(most int) sim.Sentence {
	return sim.Say("A search has up to %d characters. Shorten it, and search again.", most)
}

const (
	sentenceForClass  sim.Sentence = "your class"
	sentenceForCohort sim.Sentence = "your assignment"

	anyService sim.Sentence = "Any service"
	anyNation  sim.Sentence = "Any nation"
	anyLength  sim.Sentence = "Any length"
	anyTheme   sim.Sentence = "Any theme"

	shortLength  sim.Sentence = "Up to 20 minutes"
	mediumLength sim.Sentence = "20 minutes to an hour"
	longLength   sim.Sentence = "Over an hour"
)

// saidPlace names an organisation that signed, also once it has gone.
func saidPlace(name string) string {
	if name == "" {
		return string(sentenceGonePlace)
	}
	return name
}

func sideWords(side who.Kind) string {
	if side == who.Authority {
		return string(sentenceAuthority)
	}
	return string(sentenceUniversity)
}

const (
	sentenceGonePlace  sim.Sentence = "an organisation that isn’t here any longer"
	sentenceAuthority  sim.Sentence = "an authority"
	sentenceUniversity sim.Sentence = "a university"
)
