package workload

import (
	"fmt"
	"strconv"
	"strings"

	"caseload/app/sim/sentence"
)

// What is said about hours and routine work.

// causeWords says what each cause is.
var causeWords = map[CauseKind]string{
	ByTravel: "travel", ByCourt: "court", ByRecording: "recording that isn't written yet", BySiblings: "brothers and sisters",
	Together: "visits, reports and other work that fall due together", Later: "work that is due later", Done: "work that is done, which the points still count",
}

// SayNeeded says how many hours are needed, and how many there are.
func (h Hours) SayNeeded() sentence.Sentence {
	return sentence.Say("Casework in the next five working days: %s needed, %s of it for what every open case brings; %s there.", Clock(h.Needed), Clock(h.Of(Coming)+h.Of(Usual)), Clock(h.There))
}

// SayWhy says why hours and points differ. If nothing can be named, it says only that
// they do.
func (h Hours) SayWhy(points, ceiling int) sentence.Sentence {
	than := "fewer"
	if h.More(points, ceiling) {
		than = "more"
	}
	by := make([]string, len(h.Causes))
	for i, c := range h.Causes {
		by[i] = causeWords[c.Kind] + " (" + Clock(c.Minutes) + ")"
	}
	if len(by) == 0 {
		return sentence.Say("The hours are %s than the points suggest.", than)
	}
	return sentence.Say("The hours are %s than the points suggest: %s.", than, strings.Join(by, ", "))
}

// SayTravel says how much travel is done and how much lies ahead.
func (h Hours) SayTravel() sentence.Sentence {
	return sentence.Say("Travel: %s done so far, %s in the visits on the list.", Clock(h.Driven), Clock(h.Ahead))
}

// SayRecording says how many minutes of recording are done, how many are to be written of
// what is done, which is a part of the hours needed, and how many the visits on the list
// will add.
func (h Hours) SayRecording(written, coming int) sentence.Sentence {
	return sentence.Say("Recording and email: %s done so far; %s to write up of what is done. The visits on your list will add %s.", Clock(written), Clock(h.Of(Recording)), Clock(coming))
}

// SayWaiting says how much other routine work is waiting, and how much of all routine
// work has come back.
func (h Hours) SayWaiting(waiting, again int) sentence.Sentence {
	return sentence.Say("Calls, emails and other things waiting on the desk: %d, %s; %d came back because they were left.", waiting, Clock(h.Of(Desk)), again)
}

// Clock formats minutes as "2 h 05", with non-breaking spaces.
func Clock(minutes int) string {
	if minutes < 0 {
		return fmt.Sprintf("%d\u00a0h\u00a0%02d", minutes/60, minutes%60)
	}
	hours, rest := strconv.Itoa(minutes/60), strconv.Itoa(minutes%60)
	if len(rest) == 1 {
		rest = "0" + rest
	}
	return hours + "\u00a0h\u00a0" + rest
}

// words holds what is said about routine work of each kind. In left, the first value
// is who it is from and the second the case.
var words = map[Kind]struct{ label, left, one, several string }{
	Record: {"Contacts to write up", "Duty looked last night for a note on %[2]s that isn't on the file yet.", "1 contact written up", "%d contacts written up"},
	Call:   {"Calls to return", "%[1]s has rung again about %[2]s.", "1 call returned", "%d calls returned"},
	Email:  {"Emails", "%[1]s has written again about %[2]s, and copied in your manager.", "1 email answered", "%d emails answered"},
	Chase:  {"Things to chase", "%[2]s: somebody has asked for what %[1]s hasn't sent.", "1 thing chased", "%d things chased"},
	Core:   {"Files to bring up to date", "An audit picked the file on %[2]s, and found it out of date.", "1 file brought up to date", "%d files brought up to date"},
}

// Label says what waiting work of this kind is.
func (k Kind) Label() string { return words[k].label }

// SayLeft says what is heard of work of this kind on a case if it is left.
func (k Kind) SayLeft(from, about string) sentence.Sentence {
	if from == "" {
		from = "Somebody"
	}
	if k == Chase { // the only one that doesn't begin with it
		from = lowered(from)
	}
	return sentence.Say(words[k].left, from, about)
}

// lowered puts a name into the middle of a sentence: "the GP surgery".
func lowered(name string) string {
	if rest, is := strings.CutPrefix(name, "The "); is {
		return "the " + rest
	}
	if rest, is := strings.CutPrefix(name, "A "); is {
		return "a " + rest
	}
	return name
}

// SayDone says how much of each kind is done.
func SayDone(done map[Kind]int) sentence.Sentence {
	var parts []string
	for _, kind := range Kinds {
		switch n := done[kind]; n {
		case 0:
		case 1:
			parts = append(parts, words[kind].one)
		default:
			parts = append(parts, fmt.Sprintf(words[kind].several, n))
		}
	}
	return sentence.Say("%s.", strings.Join(parts, ", "))
}
