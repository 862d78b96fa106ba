package main

import (
	"caseload/app/debrief"
	debriefpage "caseload/app/page/debrief"
)

// review prints the review of the day that has just ended.
func (t *table) review() {
	r := t.now().Review
	if r == nil {
		return
	}
	day := debrief.Today(*r)
	t.title(day.Date + " in review")
	for _, s := range day.Sentences {
		t.say(string(s))
	}
	t.orNone("Done", day.Done, "Nothing was finished today.")
	t.orNone("Waits", day.Waiting, "Nothing is waiting that was due.")
	t.list("Dates that passed", day.Missed)
	t.title("Strain today, in its parts")
	if day.Strain != "" {
		t.say(string(day.Strain))
	}
	t.say("This is the practitioner’s strain in the story. It is not about you.")
}

func (t *table) orNone(title string, list []string, none string) {
	t.title(title)
	if len(list) == 0 {
		t.say(none)
	}
	t.points(list)
}

// laterLine separates what is judged from what turned out afterwards.
const laterLine = "- - - - - - - - - - - - - - - - - - - -"

// debrief prints the main sentences of the debrief and, separated from them, what
// could not have been known at the time.
func (t *table) debrief() {
	outcome, ended := t.seat.Outcome()
	if !ended {
		t.amiss("The debrief comes when the run has ended.")
		return
	}
	d := debrief.Judge(t.steps, t.seat.Published()).AtTheEnd(outcome)
	t.title("Debrief: " + d.Title)
	for _, part := range debriefpage.TellDebrief(d) {
		if part.Later {
			t.say("", laterLine)
		}
		t.title(part.Title)
		for _, line := range part.Lines {
			t.say(line)
		}
		t.points(part.List)
	}
	t.say("", string(debrief.Honest))
}

// faults prints the storylines that have failed since the last call, for the
// author.
func (t *table) faults() {
	for _, f := range t.seat.Faults()[t.failed:] {
		t.failed++
		t.wrong = true
		t.say("A storyline failed: " + string(f.Message))
	}
}
