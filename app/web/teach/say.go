package teach

import (
	"caseload/app/sim"
	"caseload/app/teach"
)

// What is said of a class that isn't there or can't be joined.
var (
	sentenceNoClass     = sim.Say("There is no class here. The code or the address may be mistyped, or the class may have ended: a class is deleted after %s, or when its lecturer ends it. Your own runs are on the first page.", KeptClass)
	sentenceLookAgain   = sim.Say("Look at the code once more: it has six letters and digits. The class may also have ended: it is deleted after %s, or when its lecturer ends it. Your own runs are on the first page.", KeptClass)
	sentenceManyClasses = sim.Say("%d classes were asked for from your network within an hour, which is the most that are made. None was made now; try again later.", teach.ClassesAnHour)
	sentenceFullClass   = sim.Say("This class is full: it has %d runs. Your lecturer can make another.", teach.MaxInClass)
)

const (
	sentenceOutdatedClass  sim.Sentence = "This class was made with an earlier version of Caseload and can't be played with this one. The lecturer can make a new class in a minute."
	sentenceReady          sim.Sentence = "Your class is ready. Bookmark this page now: its address is the only way back to it."
	sentenceNoScenario     sim.Sentence = "Choose one of the scenarios on the page."
	sentenceNoEmployer     sim.Sentence = "Choose one of the employers on the page."
	sentenceNotMade        sim.Sentence = "The class was not made; try again in a moment."
	sentenceNotKept        sim.Sentence = "That was not kept. Nothing was changed; try again in a moment."
	sentenceMinutesMissing sim.Sentence = "The field \"minutes\" is missing. Nothing was changed."
)
