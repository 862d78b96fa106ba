package teach

import (
	"caseload/app/mark"
	"caseload/app/sim"
)

// What is said about rubrics and marks.
const (
	sentenceNotMarked     sim.Sentence = "This assignment isn’t marked, and its students were told so. Nothing was changed."
	sentenceNoRubric      sim.Sentence = "No rubric has been written for this assignment yet. Nothing was kept."
	sentenceRubricChanged sim.Sentence = "Somebody else has changed this rubric meanwhile. Nothing of yours was kept; look at what it is now, and send it again with its \"changed\"."
	sentenceMarkAgain     sim.Sentence = "With this change, runs are marked again. Nothing was changed yet; send it again with \"again\": true."
	sentenceMarkChanged   sim.Sentence = "The mark, or the rubric that it is by, has been changed meanwhile. Nothing of yours was kept; look at what it is now, and send it again."
	sentenceRubricNew     sim.Sentence = "The rubric has been changed since you opened this page. Nothing was kept yet. What you typed is below, on the criteria that there still are; look it through and send it again."
	sentenceMarkTaken     sim.Sentence = "Two other lecturers mark this run already, so yours wasn’t kept. What you typed is below; copy it if you need it."
	sentenceMarksIn       sim.Sentence = "Both marks are in, so neither changes any longer. What counts can be settled below. Nothing was kept."
	sentenceReadyChanged  sim.Sentence = "It isn’t as many as you were told any longer who would be given a mark. Nothing was released; look at it again."
	sentenceMarksGiven    sim.Sentence = "Marks for this assignment have been released, and are kept for its students as long as your organisation keeps them. It can’t be deleted before, and nothing was. You can archive the cohort when it is over."
	sentenceByNumber      sim.Sentence = "This run is finished and marked without names, so it can’t be opened by name, or commented on, until the marks are released. Read it on the marks page, by its candidate’s number."
	sentenceToMarks       sim.Sentence = "Go to the marks"
	sentenceNoCopy        sim.Sentence = "The assignment to be copied isn’t named by a number. Nothing was made; begin again from the assignment’s page."
	sentenceNoPartner     sim.Sentence = "Nobody else has this run and the same mark, so there is nobody to be marked apart from. Nothing was changed."
	sentenceKeptDraft     sim.Sentence = "Your draft is kept. Nobody counts it until you hand it in."
)

var sentenceLongSheet = sim.Say("There are more than %d candidates, with those who have left, which is the most that a file can have. Nothing was taken. Whoever runs this site can read them from its database.", mark.MostInSheet)

var sentenceManyMarks = sim.Say("This run has been marked %d times, and can’t be marked again. Nothing was kept.", mark.MaxMarks)
