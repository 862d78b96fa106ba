package playtest_test

import (
	"context"
	"strings"
	"testing"

	"caseload/app/policy"
	"caseload/app/scenario"
	"caseload/app/sim"
	"caseload/app/sim/calendar"
)

// outing is a visit that was begun, with the time that it takes by then.
type outing struct {
	visit   string
	day     int
	minute  int // when it was begun
	minutes int // there, with the family and back, and what was said at the door
}

// Whoever has been out is back at the desk only after the way back: the first desk
// that isn't at the family's door is as late as the visit, what was said there and the
// way take together.
func TestAnOutingIncludesTheWayBack(t *testing.T) {
	outings := 0
	everyTurn(t, func(t *testing.T, before sim.Desk, made sim.Decision, after sim.Desk, out *outing) {
		offer, _ := before.Offer(made.Offer)
		job, isJob := jobOf(before, offer.On)
		switch {
		case offer.Verb == sim.VerbWork && isJob && job.Kind == "visit" && strings.Count(made.Offer, ":") == 1:
			*out = outing{visit: job.ID, day: before.Scenario.Day, minute: before.Clock.Minute, minutes: offer.Minutes}
		case offer.Verb == sim.VerbAnswer:
			out.minutes += offer.Minutes
		default:
			*out = outing{}
		}
		if out.visit == "" || atADoor(after) {
			return
		}
		defer func() { *out = outing{} }()
		if _, stopped := jobOf(after, out.visit); stopped || after.Scenario.Day != out.day || after.Ended {
			return
		}
		outings++
		// A way of doing it may take less than the offer says, which gives the longest.
		if least := out.minute + out.minutes; len(offer.Fields) == 0 && after.Clock.Minute < least {
			t.Errorf("day %d: %s was begun at minute %d and took %d; back at the desk at minute %d", out.day, out.visit, out.minute, out.minutes, after.Clock.Minute)
		}
	})
	if outings < 50 {
		t.Errorf("only %d outings were seen", outings)
	}
}

// What a caller or a letter waits for is closed once its time has come.
func TestNothingIsOfferedAfterItsTime(t *testing.T) {
	everyTurn(t, func(t *testing.T, _ sim.Desk, _ sim.Decision, after sim.Desk, _ *outing) {
		for _, l := range after.Waiting() {
			if !after.Ended && l.HoldsUntil != 0 && l.HoldsUntil <= after.Clock.When {
				t.Errorf("%s %s: %q still waits, though it waited until %s", after.Clock.Date, after.Clock.Now, l.Title, l.RingsOff)
			}
		}
		if after.Ended {
			allWordsFilledIn(t, after)
		}
	})
}

// allWordsFilledIn fails where somebody was shown the name of a word in place of the word.
func allWordsFilledIn(t *testing.T, d sim.Desk) {
	for _, l := range d.Inbox {
		if strings.ContainsAny(l.Title+l.Text+string(l.Heard), "{}") {
			t.Errorf("%s from %s has a word that wasn't filled in: %s", l.ID, l.From, l.Text)
		}
	}
}

// Who is answered doesn't write an email about the same matter in the same minute.
func TestNobodyWritesInTheSameMinute(t *testing.T) {
	everyTurn(t, func(t *testing.T, before sim.Desk, made sim.Decision, after sim.Desk, _ *outing) {
		offer, _ := before.Offer(made.Offer)
		asked, answered := before.Letter(offer.On)
		if offer.Verb != sim.VerbAnswer || !answered || asked.Kind == sim.KindExchange {
			return
		}
		for _, l := range after.Inbox {
			if _, known := before.Letter(l.ID); !known && l.By == "email" && l.FromID == asked.FromID && (l.On == asked.On && l.On != "" || l.Title == asked.Title) && l.When <= before.Clock.When+calendar.When(offer.Minutes) {
				t.Errorf("%s %s: %s has written %q in the minute of the answer to %q", l.Date, l.At, l.From, l.Title, asked.Title)
			}
		}
	})
}

// Whoever waits on the phone or at the desk goes away unanswered only if the decision said
// so before it was made, in any version that ships, whoever plays.
func TestNobodyIsLeftWaitingUnsaid(t *testing.T) {
	left := 0
	everyPlay(t, func(t *testing.T, before sim.Desk, made sim.Decision, after sim.Desk) {
		offer, _ := before.Offer(made.Offer)
		if atADoor(before) || offer.Verb == sim.VerbEnd {
			return
		}
		for _, l := range before.Inbox {
			if !l.Waiting || l.HoldsUntil == 0 || l.By != sim.ByPhone && l.By != sim.InPerson || l.ID == offer.On {
				continue
			}
			then, _ := after.Letter(l.ID)
			if then.State != sim.LetterRangOff && then.State != sim.LetterLapsed {
				continue
			}
			left++
			if offer.Leaves == "" || !offer.Confirm {
				t.Errorf("%s, %s: %q doesn't say that %s, who waits until %s, is left unanswered", before.Clock.Date, before.Clock.Now, offer.Label, l.From, l.RingsOff)
			}
		}
	})
	if left == 0 {
		t.Error("nobody was ever left waiting")
	}
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

// everyTurn lets the policies play every version that ships under several lucks, and
// calls test after every decision. out is the test's own, new for each play.
func everyTurn(t *testing.T, test func(t *testing.T, before sim.Desk, made sim.Decision, after sim.Desk, out *outing)) {
	everyVersion(t, func(t *testing.T, v *scenario.Version) {
		for _, name := range []string{"careful", "loudest", "random"} {
			for luck := range uint64(3) {
				seat, err := scenario.Sit(v, nil, sim.NewLuck(luck))
				if err != nil {
					t.Fatal(err)
				}
				var out outing
				for turn := range policy.Play(context.Background(), seat, policy.Named[name], policy.Chance(luck)) {
					if turn.Err != nil {
						t.Fatal(turn.Err)
					}
					test(t, turn.Desk, turn.Decision, seat.Desk(), &out)
				}
			}
		}
	})
}
