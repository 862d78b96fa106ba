package playtest_test

import (
	"context"
	"regexp"
	"strings"
	"testing"

	"caseload/app/policy"
	"caseload/app/scenario"
	"caseload/app/sim"
)

// hours are the numbers that name an hour of a working day. Those that may be morning or
// evening are left out: “in by nine” is said at three.
var hours = map[string]int{"ten": 10, "eleven": 11, "twelve": 12, "noon": 12, "one": 13, "two": 14, "three": 15, "four": 16, "five": 17, "six": 18}

var parts = map[string]int{"": 0, "five past ": 5, "ten past ": 10, "a quarter past ": 15, "quarter past ": 15, "twenty past ": 20, "half past ": 30, "twenty to ": -20, "a quarter to ": -15, "quarter to ": -15, "ten to ": -10}

var (
	names    = regexp.MustCompile(`\b(?:at|by|before|till|until|Visit with Sam,) ((?:five past |ten past |a quarter past |quarter past |twenty past |half past |twenty to |a quarter to |quarter to |ten to )?)(ten|eleven|twelve|noon|one|two|three|four|five|six)\b`)
	otherDay = regexp.MustCompile(`(?i)tomorrow|yesterday|monday|tuesday|wednesday|thursday|friday|saturday|sunday|in the morning|in the night|weeks?\b|nobody|one of|one by one`)
)

// namedTime returns the minute of the day that words name for today, or 0 if they name none.
func namedTime(words string) int {
	m := names.FindStringSubmatch(words)
	if m == nil || otherDay.MatchString(words) {
		return 0
	}
	return hours[m[2]]*60 + parts[m[1]]
}

func TestTimesAreRead(t *testing.T) {
	for words, want := range map[string]int{
		"then 1 h 20, at twenty past eleven":                      11*60 + 20,
		"“I don't know. I'll find out, and ring you before one.”": 13 * 60,
		"“Together, tomorrow at four.”":                           0,
		"“What happens if {young} isn't in by nine.”":             0,
		"until about twenty to three; supervision is at two":      14 * 60,
		"“Two of them, yes.”":                                     0,
	} {
		if got := namedTime(words); got != want {
			t.Errorf("%q names minute %d, and not %d", words, got, want)
		}
	}
}

// What names a time isn't offered once that time has come, in any version that ships,
// whoever plays.
func TestNoOfferNamesATimeThatHasPassed(t *testing.T) {
	seen := 0
	everyPlay(t, func(t *testing.T, before sim.Desk, _ sim.Decision, _ sim.Desk) {
		now := minuteOf(before.Clock.Now)
		for _, o := range before.Offers {
			if o.Verb != sim.VerbAnswer && o.Verb != sim.VerbWork {
				continue
			}
			for _, words := range []string{o.Label, o.Then} {
				at := namedTime(words)
				if at == 0 {
					continue
				}
				seen++
				if at <= now {
					t.Errorf("%s %s: %s is offered as %q", before.Clock.Date, before.Clock.Now, o.ID, words)
				}
			}
		}
	})
	if seen < 100 {
		t.Errorf("only %d offers named a time", seen)
	}
}

// Whoever is with the student doesn't write or ring from elsewhere in the meantime.
func TestNobodyIsInTwoPlaces(t *testing.T) {
	together := 0
	everyPlay(t, func(t *testing.T, before sim.Desk, made sim.Decision, after sim.Desk) {
		with := companion(before, made)
		if with == "" || after.Scenario.Day != before.Scenario.Day {
			return
		}
		together++
		for _, l := range after.Inbox {
			if _, known := before.Letter(l.ID); known || l.FromID != with && l.From != with || l.When <= before.Clock.When || l.When >= after.Clock.When {
				continue
			}
			t.Errorf("%s %s to %s with %s (%s), who sends %q by %s at %s", before.Clock.Date, before.Clock.Now, after.Clock.Now, with, made.Offer, l.Title, l.By, l.At)
		}
	})
	if together < 50 {
		t.Errorf("somebody was with the student only %d times", together)
	}
}

// companion returns the name or id of the person with whom the student does what was decided, or
// "" for nobody.
func companion(before sim.Desk, made sim.Decision) string {
	offer, _ := before.Offer(made.Offer)
	switch offer.Verb {
	case sim.VerbWork:
		if job, ok := jobOf(before, offer.On); ok && strings.Count(made.Offer, ":") == 1 {
			return job.With
		}
	case sim.VerbAnswer:
		if made.Offer == "answer:mark-now:sit_in" { // the discussion that Dawn holds on the telephone
			return "dawn"
		}
	case sim.VerbSupervise:
		if strings.HasPrefix(made.Offer, sim.VerbSupervise+":session") || made.Offer == sim.VerbSupervise+":adhoc" {
			return offer.On
		}
	}
	return ""
}

func minuteOf(clock string) int {
	return 60*(int(clock[0]-'0')*10+int(clock[1]-'0')) + int(clock[3]-'0')*10 + int(clock[4]-'0')
}

// everyPlay lets every policy play every version that ships, under a fifth of the lucks,
// and calls test at every turn.
func everyPlay(t *testing.T, test func(t *testing.T, before sim.Desk, made sim.Decision, after sim.Desk)) {
	everyVersion(t, func(t *testing.T, v *scenario.Version) {
		for name, plays := range policy.Named {
			for luck := range uint64(max(*lucks/5, 1)) {
				seat, err := scenario.Sit(v, nil, sim.NewLuck(luck+1))
				if err != nil {
					t.Fatal(err)
				}
				for turn := range policy.Play(context.Background(), seat, plays, policy.Chance(luck+1)) {
					if turn.Err != nil {
						t.Fatal(name, turn.Err)
					}
					test(t, turn.Desk, turn.Decision, seat.Desk())
				}
			}
		}
	})
}
