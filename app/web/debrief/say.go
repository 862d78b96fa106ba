package debrief

import (
	"caseload/app/page"
	"caseload/app/run"
	"caseload/app/sim"
	"caseload/app/teach"
	"caseload/app/web/edge"
)

var NoticeErased = page.Notice{Kind: page.NoticeInfo, Text: "Your words are erased. What you decided is as it was."}

// What is said of a reflection that was sent.
var sentenceLongAnswer = sim.Say("An answer can have %d characters. Shorten it; nothing was kept yet.", teach.LongestComment)

const (
	sentenceShareEnded     sim.Sentence = "You no longer share this. The address doesn’t work any more."
	sentenceShared         sim.Sentence = "Kept, and shared. The address is below, and you can stop sharing at any time."
	sentenceKeptShared     sim.Sentence = "Kept. Whoever has the address sees what you wrote in a part that you share; the rest is for you alone."
	sentenceKeptAlone      sim.Sentence = "Kept, for you alone."
	sentenceNoLongerShared sim.Sentence = "You no longer share it. "
	sentenceMarkedLong     sim.Sentence = "Nothing was kept yet: something is too long, and is marked below. All that you wrote is still here."
	sentenceTooEarly       sim.Sentence = "You can look back on a day once it has ended, and on the whole once the run has ended. Nothing was changed."
	sentenceNotKept        sim.Sentence = "What you wrote was not kept. It is all still here: keep it again in a moment."
	sentenceNoneTicked     sim.Sentence = "Nothing was shared: tick at least one part. All that you wrote is still here."
	sentenceKeptNotShared  sim.Sentence = "What you wrote is kept. It was not shared; try again in a moment."
	sentenceStillShared    sim.Sentence = "The sharing was not ended; try again in a moment."
	sentenceNothingShared  sim.Sentence = "There is nothing shared here. The address may be mistyped, or its owner may have stopped sharing it, or it may have expired."
)

// What is said of a debrief, and of how a run felt.
const (
	sentenceForWhom        sim.Sentence = "A debrief can be asked for in full, or “for=others” without strain and feelings. Nothing else is known; check the end of the address."
	sentenceLongAim        sim.Sentence = "An aim is a sentence or two, and this is longer. Nothing was changed: go back, shorten it, and keep it again."
	sentenceAimNotKept     sim.Sentence = "Your aim was not kept; try again in a moment."
	sentenceNoFeeling      sim.Sentence = "Choose one of the words on the page, or none."
	sentenceFeelingNotKept sim.Sentence = "What you said was not kept; try again in a moment."
	sentenceFeelingMissing sim.Sentence = "The field \"feeling\" is missing. Nothing was changed."
)

func sayTooLong(o run.Overlong) sim.Sentence {
	return sim.Say("This has %d characters, and there is room for %d. Nothing is lost: shorten it here, and keep it again.", o.Length, o.Room)
}

func sayBoxTooLong(name string) sim.Sentence {
	return sim.Say("%s is too long. Nothing was changed.", edge.Shown(name))
}

func sayNoPart(name string) sim.Sentence {
	return sim.Say("There is no part %s to share yet. Nothing was changed.", edge.Shown(name))
}

// sayDebriefWaits says from when a debrief can be read; at is "" if a lecturer decides that.
func sayDebriefWaits(at string) sim.Sentence {
	if at == "" {
		return "You have finished this run, and all of it is kept. Your lecturers show the debriefs to everybody at once; you can read yours here then. Until then, your notes and your reflection are open to you."
	}
	return sim.Say("You have finished this run, and all of it is kept. You can read your debrief here from %s, when everybody has had their time. Until then, your notes and your reflection are open to you.", at)
}
