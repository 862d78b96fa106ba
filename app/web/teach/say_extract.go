package teach

import (
	"errors"

	"caseload/app/sim"
	"caseload/app/teach"
)

// What is said of extracts.
const (
	sentenceExtractGone  sim.Sentence = "It is withdrawn and deleted. Nobody can read it here any longer."
	sentenceNoEducator   sim.Sentence = "Choose one of your practice educators. Nothing was handed over."
	sentenceNoPurpose    sim.Sentence = "Choose what it is for. Nothing was handed over."
	sentenceNoPieces     sim.Sentence = "Choose at least one thing to hand over. Nothing was handed over."
	sentencePieceGone    sim.Sentence = "Something that you chose isn’t there any longer: you have erased it, or its run is gone. Look at what is chosen now. Nothing was handed over."
	sentenceChangedSince sim.Sentence = "What you chose has changed since you looked. Look at it again; nothing was handed over yet."
)

func sayHanded(to string) sim.Sentence {
	return sim.Say("You handed this to %s. Nobody sends them a message here: tell them that it is there.", to)
}

// sayExtract says what is wrong with an extract, or "".
func sayExtract(err error) sim.Sentence {
	switch {
	case errors.Is(err, teach.ErrNoEducator):
		return sentenceNoEducator
	case errors.Is(err, teach.ErrNoPurpose):
		return sentenceNoPurpose
	case errors.Is(err, teach.ErrLongMessage):
		return sim.Say("A message can have %d characters. Shorten it; nothing was handed over.", teach.LongestMessage)
	case errors.Is(err, teach.ErrNoPieces):
		return sentenceNoPieces
	case errors.Is(err, teach.ErrManyPieces):
		return sim.Say("That is too much to hand over at once: at most %d pieces, and about 20,000 words. Choose fewer, and hand over the others afterwards.", teach.MaxPieces)
	case errors.Is(err, errPieceGone):
		return sentencePieceGone
	case errors.Is(err, teach.ErrFull):
		return sim.Say("You have handed over %d extracts in this cohort, which is the most. Withdraw one that isn’t needed any longer.", teach.MaxExtracts)
	}
	return ""
}
