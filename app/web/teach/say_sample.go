package teach

import (
	"errors"

	"caseload/app/mark"
	"caseload/app/run"
	"caseload/app/sign"
	"caseload/app/sim"
)

// What is said about samples of marked runs.
const (
	sentenceNoneMarked sim.Sentence = "No run is marked yet, so there is nothing to draw a sample from. Nothing was changed."
	sentenceNoSample   sim.Sentence = "Draw a sample first; then an external examiner can be invited to read it. Nothing was changed."
	sentenceOwnMark    sim.Sentence = "You gave one of these marks, so another lecturer moderates it. Nothing was kept."
	sentenceOtherMark  sim.Sentence = "Another mark counts for this run since you opened this page. Nothing was kept yet; read the mark below, and send what you think of it again."
	sentenceKeptReport sim.Sentence = "Your report is kept. You can change it for as long as you can read the sample."
)

var (
	sentenceManyOpinions  = sim.Say("This mark has been moderated %d times, which is as often as it can be. Nothing was kept.", mark.MostOpinions)
	sentenceManyExaminers = sim.Say("This sample has had %d external examiners, which is as many as it can have. Nothing was changed.", mark.MostExaminers)
)

func sayExaminerMailed(email string) sim.Sentence {
	return sim.Say("A link is on its way to %s by mail. This page says below whether it was sent, and when they have used it.", email)
}

// sayExaminer says why an external examiner can't be invited, or "".
func sayExaminer(err error) sim.Sentence {
	switch {
	case errors.Is(err, sign.ErrEmail):
		return "Enter the external examiner’s email address, like name@example.ac.uk."
	case errors.Is(err, run.ErrTaken):
		return "This address is that of somebody in the cohort. An external examiner is from outside it."
	case errors.Is(err, run.ErrLocked):
		return "Whoever has this address reads the sample already."
	case errors.Is(err, run.ErrFull):
		return sentenceManyExaminers
	}
	return ""
}
