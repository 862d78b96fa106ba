package workload

import (
	"fmt"
	"strings"
)

// What is said about hours and routine work.

// causeWords says what each cause is.
var causeWords = map[CauseKind]string{
	ByTravel: "travel", ByCourt: "court", ByRecording: "recording that isn't written yet", BySiblings: "brothers and sisters",
	Together: "visits, reports and other work that fall due together", Later: "work that is due later", Done: "work that is done, which the points still count",
}

// SayNeeded says how many hours are needed, and how many there are.
func (h Hours) SayNeeded() string {
	return fmt.Sprintf("Casework in the next five working days: %s needed, %s of it for what every open case brings; %s there.", Clock(h.Needed), Clock(h.Of(Coming)), Clock(h.There))
}

// SayWhy says why hours and points differ. If nothing can be named, it says only that
// they do.
func (h Hours) SayWhy(points, ceiling int) string {
	than := "fewer"
	if h.More(points, ceiling) {
		than = "more"
	}
	by := make([]string, len(h.Causes))
	for i, c := range h.Causes {
		by[i] = causeWords[c.Kind] + " (" + Clock(c.Minutes) + ")"
	}
	if len(by) == 0 {
		return fmt.Sprintf("The hours are %s than the points suggest.", than)
	}
	return fmt.Sprintf("The hours are %s than the points suggest: %s.", than, strings.Join(by, ", "))
}

// SayTravel says how much travel is done and how much lies ahead.
func (h Hours) SayTravel() string {
	return fmt.Sprintf("Travel: %s done so far, %s in the visits on the list.", Clock(h.Driven), Clock(h.Ahead))
}

// SayRecording says how many minutes of recording are done and how many are to come.
func SayRecording(written, unwritten int) string {
	return fmt.Sprintf("Recording and email: %s done so far; %s of writing up to come.", Clock(written), Clock(unwritten))
}

// SayWaiting says how much other routine work is waiting, and how much of all routine
// work has come back.
func (h Hours) SayWaiting(waiting, again int) string {
	return fmt.Sprintf("Calls, emails and other things waiting on the desk: %d, %s; %d came back because they were left.", waiting, Clock(h.Of(Desk)), again)
}

// Clock formats minutes as "2 h 05", with non-breaking spaces.
func Clock(minutes int) string {
	return fmt.Sprintf("%d\u00a0h\u00a0%02d", minutes/60, minutes%60)
}

// words holds what is said about routine work of each kind.
var words = map[Kind]struct{ label, left, one, several string }{
	Record: {"Contacts to write up", "duty looked for it last night, and it isn't on the file.", "1 contact written up", "%d contacts written up"},
	Call:   {"Calls to return", "they rang again.", "1 call returned", "%d calls returned"},
	Email:  {"Emails", "they have written again, and copied in your manager.", "1 email answered", "%d emails answered"},
	Chase:  {"Things to chase", "it still hasn't come, and somebody has asked for it.", "1 thing chased", "%d things chased"},
	Core:   {"Files to bring up to date", "an audit picked this file, and found it out of date.", "1 file brought up to date", "%d files brought up to date"},
}

// Label says what waiting work of this kind is.
func (k Kind) Label() string { return words[k].label }

// SayLeft says what is heard of work of this kind if it is left.
func (k Kind) SayLeft() string { return words[k].left }

// SayDone says how much of each kind is done.
func SayDone(done map[Kind]int) string {
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
	return strings.Join(parts, ", ")
}
