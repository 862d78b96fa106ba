package prose

import (
	"fmt"

	"caseload/app/check/remark"
)

// What is said where words and a script differ.

// OtherHours is about hours in a brief or in notes; from and to are the scenario's.
func OtherHours(said, from, to string) remark.Remark {
	return remark.New("other-hours", fmt.Sprintf("this says %s, and the scenario goes from %s to %s", remark.Quoted(said), from, to), "Change one of the two.", said, from, to)
}

// OtherTime is about a time in a table of notes at which nothing happens, where the scripts
// have one near it that the notes don't name.
func OtherTime(said, has string) remark.Remark {
	return remark.New("other-time", fmt.Sprintf("these notes say %s, and the scripts name no such time; they have %s, which the notes don't name", said, has), "Change one of the two.", said, has)
}

// OtherLength is about how long a label says that something takes, which the task named takes
// otherwise.
func OtherLength(said, minutes, line int) remark.Remark {
	return remark.New("other-length", fmt.Sprintf("this label says %d minutes, and the task that comes of the answer takes %d minutes (line %d)", said, minutes, line), "Change one of the two. If somebody also has to travel for it, the label says the time for both together.", said, minutes, line)
}

// OtherPromise is about a task whose title names another hour than the answer that led to it.
func OtherPromise(title, answer string, line int) remark.Remark {
	return remark.New("other-promise", fmt.Sprintf("the task is to be done before %s, and the answer that leads to it promises before %s (line %d)", title, answer, line), "Change one of the two.", title, answer, line)
}

// OtherMove is about a day to which something is said to be moved, and isn't.
func OtherMove(said, to string, line int) remark.Remark {
	return remark.New("other-move", fmt.Sprintf("this says %s, and the date is moved to %s (line %d)", said, to, line), "Change one of the two.", said, to, line)
}

// OtherBirth is about a birth that doesn't fit an age. Both ages are said as years or months.
func OtherBirth(who, by, has string) remark.Remark {
	return remark.New("other-birth", fmt.Sprintf("born then, {%s} is %s old on the first day, and the case gives the age as %s", who, by, has), "Change the year or the age.", who, by, has)
}

// NotInCase is about a word of a case that stands for somebody who isn't among its people.
func NotInCase(word, who string) remark.Remark {
	return remark.New("not-in-case", fmt.Sprintf("the texts of this case speak of {%s}, `%s`, who isn't among its people", word, who), fmt.Sprintf("Add them to `people`, as in `adult { %s, \"parent\" }`.", who), word, who)
}

// BegunBefore is about something that is called off when it has begun.
func BegunBefore(id, begins, when string) remark.Remark {
	return remark.New("begun-before", fmt.Sprintf("%q is called off after %s, when it has already begun: it is at %s", id, when, begins), "Call it off earlier, or let it be later.", id, begins, when)
}

// WaitsOver is about a wait that begins after a time and ends after the scenario.
func WaitsOver(minutes int, when, end string) remark.Remark {
	return remark.New("waits-over", fmt.Sprintf("this waits %d minutes after %s, and the scenario ends at %s: it never goes on", minutes, when, end), "Wait for less, or begin sooner.", minutes, when, end)
}

// OtherDays is about how many days a brief says that there are.
func OtherDays(said string, days int) remark.Remark {
	return remark.New("other-days", fmt.Sprintf("the brief says %s days, and the scenario's `days` is %d", said, days), "Change one of the two.", said, days)
}

// DueToday is about a task whose title says tomorrow, and which is due today.
func DueToday(title string) remark.Remark {
	return remark.New("due-today", fmt.Sprintf("%s says tomorrow, and is due today", remark.Quoted(remark.Shorten(title, 60))), "Write `due = \"tomorrow\"`, or change the title.", title)
}

// EntryOutOfOrder is about an entry of a chronology that isn't in order with the one beside it.
func EntryOutOfOrder(said, near string) remark.Remark {
	return remark.New("entry-out-of-order", fmt.Sprintf("%s doesn't fit in order here, beside %s", remark.Quoted(said), remark.Quoted(near)), "Look at the year of both; entries go from the earliest to the latest.", said, near)
}

// LaterPassed is about a wait for a time that is later than several for which the storyline
// waits below it, one of them in a line.
func LaterPassed(text, later string, line int) remark.Remark {
	return remark.New("later-passed", fmt.Sprintf("this waits until %q, and by then %q has passed, for which the storyline waits below (line %d, for example)", text, later, line), "Name an earlier time here, or later ones below.", text, later)
}
