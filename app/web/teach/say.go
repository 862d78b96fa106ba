package teach

import (
	"errors"

	"github.com/gofiber/fiber/v2"

	"caseload/app/run"
	"caseload/app/sign"
	"caseload/app/sim"
	"caseload/app/teach"
	"caseload/app/web/edge"
)

// What is said of a class that isn't there or can't be joined.
var (
	sentenceNoClass     = sim.Say("There is no class here. The code or the address may be mistyped, or the class may have ended: a class is deleted after %s, or when its lecturer ends it. Your own runs are on the first page. If you lead the class, open your own link to it in this browser.", KeptClass)
	sentenceLookAgain   = sim.Say("Look at the code once more: it has eight letters and digits. The class may also have ended: it is deleted after %s, or when its lecturer ends it. Your own runs are on the first page.", KeptClass)
	sentenceManyClasses = sim.Say("%d classes were made from your network within a minute, which is the limit. None was made now; try again in a minute.", teach.ClassesAMinute)
	sentenceManyCodes   = sim.Say("%d different codes that no class has were tried from your network within %d minutes, so for now only classes that somebody on your network leads or has joined can be joined from it. If this is one, check the code. If you are in a class already, begin from the same browser as before; otherwise try again in a few minutes.", teach.WrongCodes, int(teach.WrongCodesFor.Minutes()))
	sentenceFullClass   = sim.Say("This class is full: it has %d runs. Your lecturer can make another.", teach.MaxInClass)
)

const (
	sentenceLockedClass    sim.Sentence = "Your lecturer has locked this class, so nobody else can join it. Ask for it to be unlocked, then try again."
	sentenceManyRefused    sim.Sentence = "This class is full, and many have tried to join it just now. Ask your lecturer, and try again in a minute."
	sentenceOutdatedClass  sim.Sentence = "This class was made with an earlier version of Caseload and can't be played with this one. The lecturer can make a new class in a minute."
	sentenceClassByNewer   sim.Sentence = "This class was made with a newer version of Caseload than the server has that answered you; this site may be being updated. Nothing of it is lost. Try again in a few minutes."
	sentenceReady          sim.Sentence = "Your class is ready. This browser knows you as its lecturer; for any other you need your own link, which is under “For you” below. Keep it now."
	sentenceInCohort       sim.Sentence = "You are in this cohort."
	sentenceNoScenario     sim.Sentence = "Choose one of the scenarios on the page."
	sentenceNoEmployer     sim.Sentence = "Choose one of the employers on the page."
	sentenceNotMade        sim.Sentence = "The class was not made; try again in a moment."
	sentenceNotKept        sim.Sentence = "That was not kept. Nothing was changed; try again in a moment."
	sentenceMinutesMissing sim.Sentence = "The field \"minutes\" is missing. Nothing was changed."
)

func sayManyJoins(most int) sim.Sentence {
	return sim.Say("%d people from your network have joined a class within a minute, which is the limit. Nothing was lost; try again in a minute.", most)
}

// sayCohort says why a cohort's name or year won't do, or "" if the error is about
// anything else.
func sayCohort(err error) sim.Sentence {
	switch {
	case errors.Is(err, teach.ErrNoName):
		return "Give the cohort a name, like “BA Social Work, year 2”. Nothing was changed."
	case errors.Is(err, teach.ErrNoYear):
		return "Say which year it is for, like “2026/27”. Nothing was changed."
	case errors.Is(err, teach.ErrLong):
		return sim.Say("The name can have %d characters and the year %d. Shorten them; nothing was changed.", teach.LongestCohort, teach.LongestYear)
	}
	return ""
}

const (
	sentenceChanged sim.Sentence = "Somebody else has changed this cohort since you opened its page, so nothing was changed now. What you typed is in the boxes still, and beside it stands what it is now. Send it again if it should be as you typed it."
	sentenceLast    sim.Sentence = "Nobody else leads this cohort, so nothing was changed. Add another lecturer first; then you can take this one out."
)

// sayAddEducator says why somebody can't be a practice educator of a cohort, or "" if the
// error is about anything else.
func sayAddEducator(err error) sim.Sentence {
	switch {
	case errors.Is(err, sign.ErrEmail):
		return "Enter the practice educator’s email address, like name@example.gov.uk. Nothing was changed."
	case errors.Is(err, teach.ErrNotFound):
		return "No practitioner or lecturer of your organisation has this email address. Nothing was changed. Its administrator can invite them as a practitioner."
	case errors.Is(err, teach.ErrFull):
		return sim.Say("A cohort can have %d practice educators, which is how many it has. Nothing was changed.", teach.MaxEducators)
	}
	return sayAddLecturer(err)
}

// sayAddLecturer says why somebody can't lead a cohort, or "" if the error is about
// anything else.
func sayAddLecturer(err error) sim.Sentence {
	switch {
	case errors.Is(err, sign.ErrEmail):
		return "Enter the lecturer’s email address, like name@example.ac.uk. Nothing was changed."
	case errors.Is(err, teach.ErrNotFound):
		return "No lecturer of your organisation has this email address. Nothing was changed. Its administrator can invite them as a lecturer."
	case errors.Is(err, teach.ErrTaken):
		return "They are in this cohort as something else. Nothing was changed. Take them out first, if they are to lead it."
	}
	return ""
}

// What is said about assignments.
const (
	sentenceNotLed           sim.Sentence = "You look after this cohort as administrator and don’t lead it. Ask its lecturers to assign something."
	sentenceAssignArchived   sim.Sentence = "This cohort is archived. Take it out of the archive first; nothing was assigned."
	sentenceChangedByAnother sim.Sentence = "Somebody else has changed this assignment meanwhile. Nothing of yours was kept; open it again and look."
	sentenceConfirm          sim.Sentence = "This change does something to students who have begun. Nothing was changed yet; send it again with \"confirmed\": true."
	sentenceUnfoldable       sim.Sentence = "This run was played with another version of Caseload, and can’t be shown before it has ended. Nothing of it is lost."
	sentenceNotSure          sim.Sentence = "Tick the box to delete the assignment. Nothing was deleted."
)

var (
	sentenceManyAssignments = sim.Say("A cohort can have %d assignments, and this one has as many. Delete one that you don’t need.", teach.MostAssignments)

	errOutdatedAssignment = edge.Refuse(fiber.StatusConflict, "This assignment was made with an earlier version of Caseload and can’t be begun with this one. What was played can be read. Your lecturer can make another assignment.")
	errAssignmentByNewer  = edge.Refuse(fiber.StatusConflict, "This assignment was made with a newer version of Caseload than the server has that answered you; this site may be being updated. Nothing of it is lost. Try again in a few minutes.")
)

// sayComment says why a comment wasn't kept, or "" if the error is about anything else.
func sayComment(err error) sim.Sentence {
	switch {
	case errors.Is(err, teach.ErrNoComment):
		return "Write something first. Nothing was kept."
	case errors.Is(err, teach.ErrLongComment):
		return sim.Say("A comment can have %d characters. Shorten it; nothing was kept yet.", teach.LongestComment)
	case errors.Is(err, teach.ErrFull):
		return sim.Say("There are %d comments on this run, and it can’t have more. Delete one of yours first, or change it.", teach.MaxComments)
	}
	return ""
}

const sentenceAlone sim.Sentence = "This assignment is played alone: your lecturers haven’t said that two can play it together. Nothing was begun. Begin it by yourself from its page."

// sayNoPair says why two students can't begin a run together, or "" if the error is about
// anything else.
func sayNoPair(err error) sim.Sentence {
	switch {
	case errors.Is(err, run.ErrNotFound):
		return "Nobody asks for a partner with this code, or no longer: it may be mistyped, or have been used, replaced or withdrawn, or its time is over. Nothing was begun. Ask your partner for their code as it is now."
	case errors.Is(err, run.ErrApart):
		return "The two of you can’t begin together: one of you has begun or used up what the other hasn’t, or can’t begin now. A code of your own can’t be taken up by yourself either. Nothing was begun. Both of you see your attempts on the assignment’s page."
	case errors.Is(err, run.ErrTaken):
		return "You have a run that goes on. Nothing was begun; finish it first, or go on with it from the assignment’s page."
	case errors.Is(err, run.ErrFull):
		return "You have no attempt left. Nothing was begun. If you need another, ask your lecturer."
	}
	return sayNotBegun(err)
}

// sayNotBegun says why a run for an assignment wasn't begun, or "" if the error is about
// anything else.
func sayNotBegun(err error) sim.Sentence {
	switch {
	case errors.Is(err, run.ErrLocked):
		return "This assignment can’t be begun now: it isn’t open, or its cohort is archived. If you need longer, ask your lecturer. Nothing was begun."
	case errors.Is(err, run.ErrFull):
		return "You have no attempt left, or practice isn’t wanted here any longer. Nothing was begun."
	case errors.Is(err, run.ErrWithdrawn):
		return "The scenario of this assignment was withdrawn, so it can’t be begun any longer. Nothing was begun, and nothing is expected of you."
	case errors.Is(err, run.ErrChanged):
		return "Your lecturer has just changed this assignment. Nothing was begun; read what it says now, and begin again."
	}
	return ""
}
