package sim

import "caseload/app/sim/calendar"

// Rules determine how a world behaves. A version of a scenario is frozen under
// a number, and its runs are played by the rules of that number for ever, so a
// change of behaviour must leave the rules of released numbers as they are:
//
//   - Each difference between numbers is a field here and is read in one place.
//   - known lists every released number with the values it had.
//   - A change that alters the result of any play of any script, including its
//     digests, takes the next number. Until the current number is released, the new
//     number replaces it in known; afterwards it is added.
//
// rules_test.go checks each number against the digests of a play in Go, and
// app/scenario/testdata/rules against those of frozen packs.
type Rules struct {
	Number int
	// LeastWait is how long a storyline waits if it asks for no time or for a time
	// that has passed. Without a minimum it would spin.
	LeastWait calendar.Time
}

// known holds the rules of every number that this program can play by, in
// order. The last are those that scenarios are frozen under now. 7 was the first to be
// released; those before it never were.
var known = []Rules{
	{Number: 7, LeastWait: 1},
}

// CurrentRules returns the rules that scenarios are frozen under now.
func CurrentRules() Rules { return known[len(known)-1] }

// RulesOf returns the rules of a number, and whether this program knows it.
func RulesOf(number int) (Rules, bool) {
	for _, r := range known {
		if r.Number == number {
			return r, true
		}
	}
	return Rules{}, false
}
