package sim

// Rules are how a world behaves under a number. A version of a scenario is
// frozen under a number, and its runs are played by the rules of that number for
// ever, so a change of behaviour leaves the rules of released numbers as they
// are:
//
//   - What differs between numbers is a field here, and is read in one place.
//   - Every released number stands in known, with the values that it had.
//   - A change that makes any play of any script come out differently, its
//     digests included, takes the next number. Until the current number is
//     released, that number replaces it in known; afterwards it is added.
//
// rules_test.go holds each number to the digests of a play in Go, and
// app/scenario/testdata/rules to those of frozen packs.
type Rules struct {
	Number int
	// LeastWait is what a storyline's wait for no time, or for a time that has
	// passed, takes; with none at all it would spin.
	LeastWait Moment
}

// known has the rules of every number that this program can play by, in order;
// the last are those that scenarios are frozen under now. No number is released
// yet, so there is one.
var known = []Rules{
	{Number: 3, LeastWait: 1},
}

// CurrentRules returns the rules that a scenario is frozen under now.
func CurrentRules() Rules { return known[len(known)-1] }

// RulesOf returns the rules of a number; false where this program doesn't know
// it.
func RulesOf(number int) (Rules, bool) {
	for _, r := range known {
		if r.Number == number {
			return r, true
		}
	}
	return Rules{}, false
}
