package remark

import (
	"fmt"

	"caseload/app/sim"
)

// hours formats minutes as "2 h 05".
func hours(minutes int) string { return fmt.Sprintf("%d h %02d", minutes/60, minutes%60) }

func WorkWithoutEnd(needed, had int) Remark {
	return Remark{on("too-much"), put("careful plays meet %s of work that falls due in %s of hours. Is there an order that does well by everybody?", hours(needed), hours(had)),
		put("Let less fall due inside the scenario, or give it more time; `caseload playtest` shows what is missed.")}
}

func WorkForNobody(needed, had int) Remark {
	return Remark{on("too-little"), put("careful plays meet %s of work, whenever it is due, in %s of hours. What does anybody have to leave undone?", hours(needed), hours(had)), put("Bring more, or shorten the scenario.")}
}

func FarOverCeiling(percent int) Remark {
	return Remark{on("over-ceiling", percent), put("the load comes to %d%% of the ceiling in a careful play. Would any employer's rota have this?", percent),
		put("Hand out fewer or lighter cases, or let the manager take one before it comes to that.")}
}

// TooManyWords is about a message, a referral or letter, or a visit.
func TooManyWords(what string, words, limit int) Remark {
	return Remark{on("words", what, words), put("this %s has %d words, and at most %d are read", what, words, limit), put("Leave out what the next decision doesn't need.")}
}

func SummaryTooLong(id string, words, limit int) Remark {
	return Remark{on("summary", id), put("the summary of %s has %d words, and at most %d are read", id, words, limit), put("Move what can wait into the file.")}
}

func ChronologyTooLong(id string, lines int) Remark {
	return Remark{on("chronology", id), put("the chronology has %d lines, and at most twelve are read", lines), put("Keep the dates that show the pattern.")}
}

func TooMuchToRead(met, limit int) Remark {
	return Remark{on("words-met", met), put("a typical play meets %d words, and the most for a scenario of this length is %d", met, limit), put("Shorten texts, or bring fewer.")}
}

func TooManyDecisions(n, limit int) Remark {
	return Remark{on("turns", n), put("a typical play has %d decisions, without filling time, and the most for a scenario of this length is %d", n, limit), put("Let less come up, or let more minutes pass in what is done.")}
}

func TakesTooLong(minutes, limit int) Remark {
	return Remark{on("too-long", minutes), put("a typical play takes about %d minutes at the desk, and the most for a scenario of this length is %d", minutes, limit), put("Shorten it, or offer a cut.")}
}

func LengthUnsaid(minutes int) Remark {
	return Remark{on("length-unsaid", minutes), put("the scenario doesn't say how long it takes; a typical play takes about %d minutes at the desk", minutes), put("Write `minutes = %d`.", rounded(minutes))}
}

func LengthOtherwise(said, minutes int) Remark {
	return Remark{on("length-otherwise", said, minutes), put("the scenario says that it takes %d minutes; a typical play takes about %d at the desk", said, minutes),
		put("Write `minutes = %d`, or see whether the estimate is wrong.", rounded(minutes))}
}

// rounded rounds minutes to five.
func rounded(minutes int) int { return (minutes + 4) / 5 * 5 }

func NeverRead(c sim.Case, paper sim.CasePaper, plays int) Remark {
	return Remark{on("never-read", paper.ID), put("%s of %s has a concern of %d, and in %d plays there was never time to read it (%d minutes). Can anybody know in time?", paper.Title, c.ID, paper.Text.Concern, plays, paper.Minutes),
		put("Let the case come earlier, make the paper shorter to read, or say it in the summary or a message.")}
}

func NeverMet(k sim.Task, plays int) Remark {
	return Remark{on("never-met", k.ID), put("what is met in the task `%s` has a concern of %d, and in %d plays it could never be begun", k.ID, k.Scene.Concern, plays), put("See its `from`, `hours` and when it comes.")}
}
