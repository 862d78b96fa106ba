package playtest_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"caseload/app/policy"
	"caseload/app/scenario"
	"caseload/app/sim"
	"caseload/app/sim/calendar"
)

// TestWhatIsRaisedIsAnsweredInTime plays the shipped weeks under every employer and raises
// what can't be done on each day on which it can be. No desk shows an answer in writing
// that hasn't come, whatever was raised again; and what is still owed at the end of First
// week, the manager says.
func TestWhatIsRaisedIsAnsweredInTime(t *testing.T) {
	bound, again, owed, given := 0, 0, 0, 0
	for _, slug := range []string{"first-week", "winter-discharge"} {
		v := shipped(t, slug)
		for _, employer := range []string{scenario.OwnTerms, "supportive", "stretched", "blaming"} {
			e, _ := scenario.EmployerCalled(employer)
			for luck := uint64(1); luck <= 3; luck++ {
				for _, from := range []int{1, v.Setting.Days} {
					seat, err := scenario.Sit(v, e.Terms, sim.NewLuck(luck))
					if err != nil {
						t.Fatal(err)
					}
					desks := raising(t, seat, from, luck)
					last := desks[len(desks)-1]
					given += nothingNewHolds(t, slug+", "+employer, desks)
					for _, d := range desks {
						for _, point := range d.Evidence {
							if strings.Contains(string(point.Text), "hasn't come") {
								t.Fatalf("%s, %s, luck %d, %s %s: %s", slug, employer, luck, d.Clock.Date, d.Clock.Now, point.Text)
							}
						}
					}
					for _, point := range last.Evidence {
						if !strings.HasPrefix(string(point.Text), "You raised on ") {
							continue
						}
						bound++
						_, due, open := strings.Cut(string(point.Text), "An answer in writing is due by ")
						if !open || slug != "first-week" {
							continue
						}
						owed++
						if l := last.Inbox; !strings.Contains(titled(l, "Before you go"), "Sunita owes you an answer by "+strings.TrimSuffix(due, ".")) {
							t.Errorf("%s, luck %d: %s, and the manager says: %s", employer, luck, point.Text, titled(l, "Before you go"))
						}
					}
					for _, l := range last.Inbox {
						if strings.HasSuffix(l.Title, ", again") {
							again++
						}
					}
				}
			}
		}
	}
	if bound == 0 || again == 0 || owed == 0 || given == 0 {
		t.Errorf("%d times something was raised that binds, %d times it was answered again, %d times it was still owed at the end, and %d cases came after it was written that nothing new comes", bound, again, owed, given)
	}
}

// TestWhatComesAfterNothingNewSaysSo raises the load on the first afternoon, past a ceiling
// of 50: the answer that nothing new comes is there before what the duty day leaves.
func TestWhatComesAfterNothingNewSaysSo(t *testing.T) {
	for _, employer := range []string{"stretched", "blaming"} {
		e, _ := scenario.EmployerCalled(employer)
		terms := *e.Terms
		terms.Ceiling = 50
		seat, err := scenario.Sit(week(t), &terms, sim.NewLuck(1))
		if err != nil {
			t.Fatal(err)
		}
		if came := nothingNewHolds(t, employer, raising(t, seat, 1, 1)); came < 2 {
			t.Errorf("%s: only %d families came after it", employer, came)
		}
	}
}

// nothingNewHolds checks that, once the head of service has written that nothing new comes,
// whatever does come that day comes with somebody who says so. It returns how many cases
// came.
func nothingNewHolds(t *testing.T, where string, desks []sim.Desk) (came int) {
	t.Helper()
	says := func(l sim.Letter) bool {
		return strings.Contains(l.Text, "othing new") || strings.Contains(l.Text, "obody new")
	}
	for i := 1; i < len(desks); i++ {
		wrote := slices.IndexFunc(desks[i-1].Inbox, func(l sim.Letter) bool { return says(l) && strings.Contains(l.FromRole, "head of service") })
		for _, f := range desks[i].Cases {
			if _, there := desks[i-1].Case(f.ID); there || wrote < 0 {
				continue
			}
			came++
			if head, _, _ := strings.Cut(desks[i-1].Inbox[wrote].From, " "); !slices.ContainsFunc(desks[i].Inbox, func(l sim.Letter) bool {
				return says(l) && strings.Contains(l.Text, head+" wrote") && (l.Date == desks[i].Clock.Date || l.Date == desks[i-1].Clock.Date)
			}) {
				t.Errorf("%s: %s comes on %s, and nobody says that %s wrote that nothing new does", where, f.Name, desks[i].Clock.Date, head)
			}
		}
	}
	return came
}

// raising plays carefully, raises what can't be done whenever the desk offers it from the
// afternoon of a day on, and returns the desks.
func raising(t *testing.T, seat *scenario.Seat, from int, luck uint64) []sim.Desk {
	t.Helper()
	decide := func(d sim.Desk, pick policy.Pick) sim.Decision {
		if offers := d.OffersOf(sim.VerbRaise); len(offers) > 0 && (d.Scenario.Day > from || d.Scenario.Day == from && d.Clock.Now >= "13:40") {
			return sim.Decision{Offer: offers[0].ID, With: map[string]string{"ask": "time"}}
		}
		made := policy.Careful(d, pick)
		if strings.HasPrefix(made.Offer, sim.VerbRaise) {
			made = sim.Decision{Offer: sim.VerbWork + ":desk"}
		}
		return made
	}
	var desks []sim.Desk
	for turn := range policy.Play(context.Background(), seat, decide, policy.Chance(luck)) {
		if turn.Err != nil {
			t.Fatal(turn.Err)
		}
		desks = append(desks, turn.Desk)
	}
	for _, f := range seat.Faults() {
		t.Fatal(f.Message)
	}
	return append(desks, seat.Desk())
}

// titled returns the text of the letter with a title, or "".
func titled(list []sim.Letter, title string) string {
	for _, l := range list {
		if l.Title == title {
			return l.Text
		}
	}
	return ""
}

// TestHoursSentUpInSupervisionAreAnswered holds supervision and says that it doesn't fit.
// Where the manager says that the head of service answers in writing by a day, that answer
// comes within the week, or the manager says at its end that it is owed.
func TestHoursSentUpInSupervisionAreAnswered(t *testing.T) {
	v, promised, answered := week(t), 0, 0
	for _, employer := range []string{scenario.OwnTerms, "supportive", "stretched", "blaming"} {
		e, _ := scenario.EmployerCalled(employer)
		for luck := uint64(1); luck <= 8; luck++ {
			decide := policy.Careful
			if luck%2 == 0 {
				decide = policy.Deadline
			}
			seat, err := scenario.Sit(v, e.Terms, sim.NewLuck(luck))
			if err != nil {
				t.Fatal(err)
			}
			said, from := "", calendar.When(0)
			for turn := range policy.Play(context.Background(), seat, doesntFit(decide), policy.Chance(luck)) {
				if turn.Err != nil {
					t.Fatal(turn.Err)
				}
				for _, l := range seat.Desk().Inbox {
					if l.ID == "supervision-1-end" && said == "" {
						said, from = l.Text, l.When
					}
				}
			}
			_, day, promises := strings.Cut(said, "Sunita answers your hours in writing by ")
			if !promises {
				continue
			}
			promised++
			day, _, _ = strings.Cut(day, ".")
			came := false
			for _, l := range seat.Desk().Inbox {
				came = came || strings.HasPrefix(l.From, "Sunita") && strings.HasPrefix(l.Title, "Your ") && l.When >= from
			}
			if came {
				answered++
			} else if owed := titled(seat.Desk().Inbox, "Before you go"); !strings.Contains(owed, "Sunita owes you an answer by "+day) {
				t.Errorf("%s, luck %d: she said %s, and in the end: %s", employer, luck, said, owed)
			}
		}
	}
	if promised == 0 || answered == 0 {
		t.Errorf("%d times hours were sent up in supervision, and %d times they were answered within the week", promised, answered)
	}
}

// doesntFit is a policy that says in supervision that it doesn't fit.
func doesntFit(decide policy.Policy) policy.Policy {
	return func(d sim.Desk, pick policy.Pick) sim.Decision {
		for _, o := range d.OffersOf(sim.VerbAnswer) {
			if strings.HasPrefix(o.ID, "answer:supervision-1-") && strings.HasSuffix(o.ID, ":stop") {
				return sim.Decision{Offer: o.ID}
			}
		}
		return decide(d, pick)
	}
}
