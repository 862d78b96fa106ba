package mark

import "caseload/app/sim"

// What is said of a rubric or a mark that can't be kept as it was sent. What became of it is
// said by the form, which stays open.
var (
	sayManyCriteria    = sim.Say("A rubric can have %d criteria. Take some out.", MostCriteria)
	sayCriterionName   = sim.Say("Give the criterion a name of at most %d characters.", LongestCriterion)
	sayLongDescription = sim.Say("A description can have %d characters. Shorten it.", LongestDescription)
	sayPoints          = sim.Say("Give the most points, a whole number from 1 to %d, or levels.", MostPoints)
	sayLevels          = sim.Say("Write from 2 to %d levels, one a line, each with a name of at most %d characters, a colon and its points, like “Good: 8”. No two can have the same name or the same points, and the points are whole numbers from 0 to %d.", MostLevels, LongestLevel, MostPoints)
	sayLongWhy         = sim.Say("A reason can have %d characters. Shorten it.", LongestWhy)
	sayLongReason      = sim.Say("A reason can have %d characters. Shorten it.", LongestReason)
	sayLongOpinion     = sim.Say("A comment can have %d characters. Shorten it.", LongestOpinion)
	sayLongReport      = sim.Say("A report can have %d characters. Shorten it.", LongestReport)
	sayLongOverall     = sim.Say("The overall comment can have %d characters. Shorten it.", LongestOverall)
)

const (
	sayNoCriterion  sim.Sentence = "Write at least one criterion, with a name."
	sayManyEditions sim.Sentence = "This rubric has been changed as often as it can be."
	sayNoSecond     sim.Sentence = "Choose whether there is a second marker."
	sayMarkingFixed sim.Sentence = "Somebody has begun to mark, so whether it is anonymous can’t change any longer. Of the second marker only this can: that there isn’t one."
	sayWhyAnew      sim.Sentence = "Say why runs are marked again: their students read it."
	sayNoReason     sim.Sentence = "Give a reason, in a few words: the student reads it."
	sayNotLevel     sim.Sentence = "Choose one of the levels."
	sayWhySettled   sim.Sentence = "Say why you settle it like this."
	sayNoChoice     sim.Sentence = "Choose whether you agree with the mark."
	sayNoOpinion    sim.Sentence = "Say in a comment what you see differently."
	sayWhyApart     sim.Sentence = "Say why this candidate is marked apart: the student reads it."
	sayWhyChanged   sim.Sentence = "Say why the mark changes: the student reads it."
)

func sayDifference(most int) sim.Sentence {
	return sim.Say("Give the points by which two marks may differ, a whole number from 0 to %d.", most)
}

func saySampleSize(least, marked int) sim.Sentence {
	return sim.Say("Give how many runs are to be in the sample, a whole number from %d to %d.", least, marked)
}
func sayPass(most int) sim.Sentence {
	return sim.Say("Give the points from which a run has passed, a whole number from 0 to %d, or leave it empty.", most)
}
func sayPointsFrom(most int) sim.Sentence {
	return sim.Say("Give points, a whole number from 0 to %d.", most)
}

// Wrong is the error for something in a form that won't do.
type Wrong struct {
	Field    string
	Sentence sim.Sentence
}

func (w *Wrong) Error() string { return w.Field + ": " + string(w.Sentence) }

func wrong(field string, sentence sim.Sentence) error { return &Wrong{field, sentence} }

// Fixed says that how it is marked can't change any longer, since somebody has begun to mark.
func Fixed() error { return wrong(FieldSecond, sayMarkingFixed) }

// ManyEditions says that a rubric can't be changed again.
func ManyEditions() error { return wrong(FieldCriteria, sayManyEditions) }

// NotWhySettled says that there is no reason why a difference is settled as it is.
func NotWhySettled() error { return wrong(FieldWhy, sayWhySettled) }

// NotWhyChanged says that there is no reason why a mark changes that a student was given.
func NotWhyChanged() error { return wrong(FieldWhy, sayWhyChanged) }
