package playtest_test

import (
	"regexp"
	"strings"
	"testing"

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

// noOfferNamesATimeThatHasPassed checks that what names a time isn't offered once that
// time has come.
func noOfferNamesATimeThatHasPassed(t *testing.T, at turned) (named int) {
	before := at.before
	now := minuteOf(before.Clock.Now)
	for _, o := range before.Offers {
		if o.Verb != sim.VerbAnswer && o.Verb != sim.VerbWork {
			continue
		}
		for _, words := range []string{o.Label, o.Then} {
			time := namedTime(words)
			if time == 0 {
				continue
			}
			named++
			if time <= now {
				t.Errorf("%s %s: %s is offered as %q", before.Clock.Date, before.Clock.Now, o.ID, words)
			}
		}
	}
	return named
}

// nobodyIsInTwoPlaces checks that whoever is with the student doesn't write or ring from
// elsewhere in the meantime.
func nobodyIsInTwoPlaces(t *testing.T, at turned) (together int) {
	before, made, after := at.before, at.made, at.after
	with := companion(before, made)
	if with == "" || after.Scenario.Day != before.Scenario.Day {
		return 0
	}
	for _, l := range after.Inbox {
		if _, known := before.Letter(l.ID); known || l.FromID != with && l.From != with || l.When <= before.Clock.When || l.When >= after.Clock.When {
			continue
		}
		t.Errorf("%s %s to %s with %s (%s), who sends %q by %s at %s", before.Clock.Date, before.Clock.Now, after.Clock.Now, with, made.Offer, l.Title, l.By, l.At)
	}
	return 1
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
