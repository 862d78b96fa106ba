package scripts_test

import (
	"fmt"
	"strings"
	"testing"

	"caseload/app/policy"
	"caseload/app/sim"
)

// worries are the replies with which a worry is voiced, by the end of their ids, and how it
// is taken up later.
var worries = map[string]string{
	":felt": "You said ", ":hurried": "You said they notice that you're hurried.",
	":own": "You said how it has been.", ":slip": "You said it might be a date.", ":said": "You said you can't stop hearing it.", ":night": "You said it comes at night.",
}

// TestAVoicedWorryIsTakenUp checks under each employer, with replies at random, that
// whatever worry is voiced in a session is taken up by a later question of it.
func TestAVoicedWorryIsTakenUp(t *testing.T) {
	voiced := map[string]int{}
	for _, employer := range []string{"supportive", "stretched", "blaming"} {
		for luck := range uint64(40) {
			seat := playWith(t, fmt.Sprintf(twoSessions, employer), luck+1)
			pick := policy.Chance(luck)
			decide(t, seat, "supervise:session-1 cases=home feelings=yes")
			worry := ""
			for waits := seat.Desk().Waiting(); len(waits) > 0; waits = seat.Desk().Waiting() {
				if worry != "" && strings.Contains(waits[0].Text, worries[worry]) {
					worry = ""
				}
				offers := seat.Desk().OffersOf(sim.VerbAnswer)
				made := offers[pick(len(offers))].ID
				for end := range worries {
					if strings.HasSuffix(made, end) && (end != ":own" || strings.Contains(waits[0].Text, "How are you")) {
						worry = end
						voiced[end]++
					}
				}
				decide(t, seat, made)
			}
			if worry != "" {
				t.Errorf("%s, luck %d: %s was voiced, and nobody came back to it", employer, luck+1, worry)
			}
		}
	}
	for end := range worries {
		if voiced[end] == 0 {
			t.Errorf("%s was never voiced", end)
		}
	}
}

// taught returns what the record of the last session says can be used again.
func taught(record string) string {
	_, rest, _ := strings.Cut(record, "For next time: ")
	teaches, _, _ := strings.Cut(rest, "\n")
	return teaches
}

// TestWhoeverIsAskedForAViewHasOne checks that the supervisor says what they think after
// the student has rather asked than said, that it teaches something, which the record has,
// and that the next session teaches something else.
func TestWhoeverIsAskedForAViewHasOne(t *testing.T) {
	for _, employer := range []string{"supportive", "stretched", "blaming"} {
		seat := playWith(t, fmt.Sprintf(twoSessions, employer), 1)
		decide(t, seat, "supervise:session-1 cases=home")
		asked := replies(t, seat, "yours", "wait", "hurried", "facts")
		first, said := taught(letter(seat, "Record of supervision").Text), ""
		for i, l := range asked {
			if strings.HasPrefix(l.Text, "I wouldn't settle it yet: you haven't seen them") {
				said = l.Text
				if before := asked[i-1].Opens; before != "development" {
					t.Errorf("%s: it comes after a question on %s", employer, before)
				}
			}
		}
		if first == "" || !strings.Contains(said, first) {
			t.Errorf("%s: the record says %q, and what was said is %q", employer, first, said)
		}
		decide(t, seat, "end", "supervise:session-2 cases=home")
		replies(t, seat, "hurried", "facts")
		if second := taught(letter(seat, "Record of supervision").Text); second == "" || second == first {
			t.Errorf("%s: the sessions teach %q and %q", employer, first, second)
		}
	}
}

// TestAViewOfTheScenariosOwn checks that what a scenario has its manager think comes
// before what the library has, with its readings, what would be proposed, and what tries
// it out; and that one with too many words is an error.
func TestAViewOfTheScenariosOwn(t *testing.T) {
	const own = `
terms(employers.supportive {})
storyline("Supervision", function() sessions.hold { with = dawn, at = "day 1 09:00", thinks = function(talk)
  return { thinks = %q, teaches = "Ask whoever is there at seven.", proposes = "“Ring the school.”",
    readings = { nights = { "“It's the nights.”", serves = "development", why = "it is the nights" } },
    tries = views.soon("ring the school", { "Ring the school about seven", on = talk.case, minutes = 10 }) }
end } end)`
	seat := play(t, fmt.Sprintf(own, "I'd look at the mornings."))
	decide(t, seat, "supervise:session-1 decision=home")
	var offered []string
	for waits := seat.Desk().Waiting(); len(waits) > 0; waits = seat.Desk().Waiting() {
		offers := seat.Desk().OffersOf(sim.VerbAnswer)
		made := offers[0].ID
		for _, o := range offers {
			offered = append(offered, o.Label)
			if strings.HasSuffix(o.ID, ":nights") || strings.HasSuffix(o.ID, ":tries") {
				made = o.ID
			}
		}
		decide(t, seat, made)
	}
	record := letter(seat, "Record of supervision").Text
	for _, says := range []string{"“Ring the school.”", "“It's the nights.”", "“Today: ring the school.”"} {
		if !strings.Contains(strings.Join(offered, "\n"), says) {
			t.Errorf("nobody could say %s: %q", says, offered)
		}
	}
	if taught(record) != "Ask whoever is there at seven." {
		t.Errorf("the record: %s", record)
	}
	failed := playWith(t, fmt.Sprintf(own, strings.Repeat("And so on and so on. ", 5)), 1)
	if err := failed.Decide(sim.Decision{Offer: "supervise:session-1", With: map[string]string{"decision": "home"}}); err != nil {
		t.Fatal(err)
	}
	for waits := failed.Desk().Waiting(); len(waits) > 0; waits = failed.Desk().Waiting() {
		if err := failed.Decide(sim.Decision{Offer: failed.Desk().OffersOf(sim.VerbAnswer)[0].ID}); err != nil {
			t.Fatal(err)
		}
	}
	if faults := failed.Faults(); len(faults) == 0 || !strings.Contains(string(faults[0].Message), "up to 28 words") {
		t.Errorf("found %v", faults)
	}
}

// TestSomethingCanBeAgreedForToday checks that what is agreed for today is on the desk with
// today's date, and that late in the day it is for tomorrow, as the reply says.
func TestSomethingCanBeAgreedForToday(t *testing.T) {
	for at, want := range map[string]string{"09:00": "Today: Monday 23 March", "16:30": "First thing on Tuesday: Tuesday 24 March"} {
		for _, reply := range []string{"today", "tries"} {
			seat := play(t, `
terms(employers.supportive {})
storyline("Supervision", function() sessions.hold { with = dawn, at = "day 1 `+at+`" } end)`)
			for seat.Desk().Clock.Now < at {
				decide(t, seat, "work:desk")
			}
			decide(t, seat, "supervise:session-1 cases=home")
			label := ""
			for waits := seat.Desk().Waiting(); len(waits) > 0; waits = seat.Desk().Waiting() {
				offers := seat.Desk().OffersOf(sim.VerbAnswer)
				made := offers[len(offers)-2]
				for _, o := range offers {
					if strings.HasSuffix(o.ID, ":"+reply) || strings.HasSuffix(o.ID, ":hurried") {
						made = o
					}
				}
				label = made.Label
				decide(t, seat, made.ID)
			}
			begins, due, _ := strings.Cut(want, ": ")
			if !strings.HasPrefix(label, "“"+begins+": ") {
				t.Errorf("%s, %s: the reply is %s", at, reply, label)
			}
			tasks := seat.Desk().Tasks
			if last := tasks[len(tasks)-1]; last.Due != due || last.Agreed == "" {
				t.Errorf("%s, %s: the desk has %q for %q", at, reply, last.Title, last.Due)
			}
		}
	}
}
