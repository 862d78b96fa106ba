package sim

import (
	"fmt"
	"strings"
)

// What the desk says about routine work.

const (
	labelTidy = "Tidy up: nothing is waiting on the desk"
	labelDesk = "Recording, calls and email"
	labelAny  = "Whatever has waited longest"
)

var labelKind = map[RoutineKind]string{
	RoutineRecord: "Contacts to write up", RoutineCall: "Calls to return", RoutineEmail: "Emails", RoutineChase: "Things to chase", RoutineCore: "Files to bring up to date",
}

// saysLeft is what is heard of an item that was left, where its line doesn't say.
var saysLeft = map[RoutineKind]string{
	RoutineCall:   "they rang again.",
	RoutineEmail:  "they have written again, and copied in your manager.",
	RoutineChase:  "it still hasn't come, and somebody has asked for it.",
	RoutineRecord: "duty looked for it last night, and it isn't on the file.",
	RoutineCore:   "an audit picked this file, and found it out of date.",
}

// labelItems says how many of the items fit into a block, and how long they take.
func labelItems(what string, fit, all, minutes int) string {
	if fit == all {
		return fmt.Sprintf("%s: %d, %s", what, all, inWords(minutes))
	}
	return fmt.Sprintf("%s: %d of %d, %s", what, fit, all, inWords(minutes))
}

// doneWords says how many items of a kind are done: one, or several.
var doneWords = map[RoutineKind][2]string{
	RoutineRecord: {"1 contact written up", "%d contacts written up"},
	RoutineCall:   {"1 call returned", "%d calls returned"},
	RoutineEmail:  {"1 email answered", "%d emails answered"},
	RoutineChase:  {"1 thing chased", "%d things chased"},
	RoutineCore:   {"1 file brought up to date", "%d files brought up to date"},
}

func sayDone(done map[RoutineKind]int) Sentence {
	var parts []string
	for _, kind := range RoutineKinds {
		switch n := done[kind]; n {
		case 0:
		case 1:
			parts = append(parts, doneWords[kind][0])
		default:
			parts = append(parts, fmt.Sprintf(doneWords[kind][1], n))
		}
	}
	return Say("%s.", strings.Join(parts, ", "))
}
