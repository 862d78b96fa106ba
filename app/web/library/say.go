package library

import (
	"caseload/app/page"
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

	anyFramework sim.Sentence = "Any framework"

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

// sayPlaytest says what bots made of a scenario; of minutes and decisions there is the least, the
// median and the most.
func sayPlaytest(plays, failed int, minutes, decisions [3]int) sim.Sentence {
	went := sim.Say("Nothing failed.")
	if failed > 0 {
		went = sim.Say("%s failed.", page.Count(failed, "storyline", "storylines"))
	}
	return sim.Say("Before it was published, bots played it %s. Half of their plays took %d decisions or fewer (from %d to %d), for which a student would need about %d minutes (%d to %d). %s",
		page.Count(plays, "time", "times"), decisions[1], decisions[0], decisions[2], minutes[1], minutes[0], minutes[2], went)
}
