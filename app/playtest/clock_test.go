package playtest_test

import (
	"strings"
	"testing"

	"caseload/app/sim"
	"caseload/app/sim/calendar"
)

// outing is a visit that was begun, with the time that it takes by then.
type outing struct {
	visit   string
	day     int
	minute  int  // when it was begun
	minutes int  // there, with the family and back, and what was said at the door
	over    bool // it was made, and not called off at the door
}

// anOutingIncludesTheWayBack checks that whoever has been out is back at the desk only
// after the way back: the first desk that isn't at the family's door is as late as the
// visit, what was said there and the way take together.
func anOutingIncludesTheWayBack(t *testing.T, at turned) (outings int) {
	before, after, out := at.before, at.after, at.out
	offer, _ := before.Offer(at.made.Offer)
	job, isJob := jobOf(before, offer.On)
	switch {
	case offer.Verb == sim.VerbWork && isJob && job.Kind == "visit" && strings.Count(at.made.Offer, ":") == 1:
		*out = outing{visit: job.ID, day: before.Scenario.Day, minute: before.Clock.Minute, minutes: offer.Minutes}
	case offer.Verb == sim.VerbAnswer:
		out.minutes += offer.Minutes
	default:
		*out = outing{}
	}
	for _, e := range after.Events {
		out.over = out.over || e.On == out.visit && strings.HasPrefix(string(e.Text), "Finished: ")
	}
	if out.visit == "" || atADoor(after) {
		return 0
	}
	defer func() { *out = outing{} }()
	if _, stopped := jobOf(after, out.visit); stopped || !out.over || after.Scenario.Day != out.day || after.Ended {
		return 0
	}
	// A way of doing it may take less than the offer says, which gives the longest.
	if least := out.minute + out.minutes; len(offer.Fields) == 0 && after.Clock.Minute < least {
		t.Errorf("day %d: %s was begun at minute %d and took %d; back at the desk at minute %d", out.day, out.visit, out.minute, out.minutes, after.Clock.Minute)
	}
	return 1
}

// nothingIsOfferedAfterItsTime checks that what a caller or a letter waits for is closed
// once its time has come.
func nothingIsOfferedAfterItsTime(t *testing.T, at turned) (waiting int) {
	after := at.after
	for _, l := range after.Waiting() {
		if after.Ended || l.HoldsUntil == 0 {
			continue
		}
		waiting++
		if l.HoldsUntil <= after.Clock.When {
			t.Errorf("%s %s: %q still waits, though it waited until %s", after.Clock.Date, after.Clock.Now, l.Title, l.RingsOff)
		}
	}
	return waiting
}

// everyWordIsFilledIn checks that nobody is shown the name of a word in place of the word.
func everyWordIsFilledIn(t *testing.T, at turned) (letters int) {
	if !at.after.Ended {
		return 0
	}
	for _, l := range at.after.Inbox {
		letters++
		if strings.ContainsAny(l.Title+l.Text+string(l.Heard), "{}") {
			t.Errorf("%s from %s has a word that wasn't filled in: %s, %s, %s", l.ID, l.From, l.Title, l.Text, l.Heard)
		}
	}
	return letters
}

// nobodyWritesInTheSameMinute checks that who is answered doesn't write an email about the
// same matter in the same minute.
func nobodyWritesInTheSameMinute(t *testing.T, at turned) (answers int) {
	before := at.before
	offer, _ := before.Offer(at.made.Offer)
	asked, answered := before.Letter(offer.On)
	if offer.Verb != sim.VerbAnswer || !answered || asked.Kind == sim.KindExchange {
		return 0
	}
	for _, l := range at.after.Inbox {
		if _, known := before.Letter(l.ID); !known && l.By == "email" && l.FromID == asked.FromID && (l.On == asked.On && l.On != "" || l.Title == asked.Title) && l.When <= before.Clock.When+calendar.When(offer.Minutes) {
			t.Errorf("%s %s: %s has written %q in the minute of the answer to %q", l.Date, l.At, l.From, l.Title, asked.Title)
		}
	}
	return 1
}

// nobodyIsLeftWaitingUnsaid checks that whoever waits on the phone or at the desk goes away
// unanswered only if the decision said so before it was made.
func nobodyIsLeftWaitingUnsaid(t *testing.T, at turned) (left int) {
	before := at.before
	offer, _ := before.Offer(at.made.Offer)
	if atADoor(before) || offer.Verb == sim.VerbEnd {
		return 0
	}
	for _, l := range before.Inbox {
		if !l.Waiting || l.HoldsUntil == 0 || l.By != sim.ByPhone && l.By != sim.InPerson || l.ID == offer.On {
			continue
		}
		then, _ := at.after.Letter(l.ID)
		if then.State != sim.LetterRangOff && then.State != sim.LetterLapsed {
			continue
		}
		left++
		if offer.Leaves == "" || !offer.Confirm {
			t.Errorf("%s, %s: %q doesn't say that %s, who waits until %s, is left unanswered", before.Clock.Date, before.Clock.Now, offer.Label, l.From, l.RingsOff)
		}
	}
	return left
}

// atADoor reports whether a family asks something on a visit at a desk.
func atADoor(desk sim.Desk) bool {
	for _, l := range desk.Waiting() {
		if l.By == "visit" {
			return true
		}
	}
	return false
}

// jobOf returns the task with an id on a desk, or false.
func jobOf(desk sim.Desk, id string) (sim.Job, bool) {
	for _, j := range desk.Tasks {
		if j.ID == id {
			return j, true
		}
	}
	return sim.Job{}, false
}
