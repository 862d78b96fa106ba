package run

// What a class's board may say of a count of people.
//
// # The promise
//
// A group of one to four people is never shown, and can't be worked out from
// what is, not even by somebody who knows how this is done and how many answered
// in all: for every count from one to four there is another way the class may
// have answered that gives the very same board. (A group of nobody is no group:
// that an answer was chosen by nobody is shown, but only beside groups that are.)
//
// # How
//
// Counts at most a threshold are hidden, all in the same way. The threshold is
// four, and rises to the next count while all that is hidden is equal: one hidden
// count alone would follow from the total, and several equal ones would, too,
// where they are as small or as large as they can be. So two different counts are
// hidden in the end; and since hiding goes by size alone, a class in which these
// two are exchanged has the same board. If that leaves no group to show, nothing
// of the question is shown, nor that nobody chose an answer; and then any
// exchange of two counts gives the same board.
//
// # Over time
//
// A board that is looked at often would tell whose click moved a bar. So answers
// are counted in fives, in the order in which they were given: what changes from
// one look to the next is always at least five people's doing.

// few is the smallest group that is shown.
const few = 5

// publish says which counts are shown. None are where it says false.
func publish(counts []int) (shown []bool, any bool) {
	threshold := few - 1
	for {
		lowest, highest, next := 0, 0, 0 // of what is hidden, and the least above it
		for _, n := range counts {
			switch {
			case n == 0:
			case n <= threshold:
				highest = max(highest, n)
				if lowest == 0 || n < lowest {
					lowest = n
				}
			case next == 0 || n < next:
				next = n
			}
		}
		if next == 0 { // no group is left to show
			return make([]bool, len(counts)), false
		}
		if lowest != highest || lowest == 0 {
			break
		}
		threshold = next
	}
	shown = make([]bool, len(counts))
	for i, n := range counts {
		shown[i] = n == 0 || n > threshold
	}
	return shown, true
}

// inFives is a count rounded down to fives.
func inFives(n int) int { return n - n%few }

// atLeastFive is a count that is a group, or nil.
func atLeastFive(n int) *int {
	if n < few {
		return nil
	}
	return &n
}
