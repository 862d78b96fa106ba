package teach

// What a class's board may say of how people answered.
//
// # The promise
//
// A group of one to four people is never shown, and its size can't be worked out
// from what is: not by taking what is shown from the total, nor by comparing a
// board with how it was before, not even by somebody who knows how this is done
// and how many have answered.
//
// # How
//
// Answers are taken in fives, in the order in which they were first given: the
// last few wait until they are five, so that no click can be told from a change.
// Of these, the count of each choice is rounded down to fives, so that every
// count is one of five, and nobody having chosen something looks like one to four
// having done so.
//
// Rounding leaves a rest that the total tells. Counts would follow from it where
// each of them is four above what is shown, which takes five choices, since the
// rest is in fives as well. So where a question has five and the rest is twenty
// or, so that holding back doesn't tell either, fifteen, the board stays as it
// was until five more have answered.
//
// What is not promised: a run that its student deletes is gone from the tally at
// once, and who looks at a board before and after may see a bar change for it.

// few is the smallest group that is shown.
const few = 5

// tally counts choices as a board shows them. Answers are the choices, from 0 to
// choices-1, in the order in which they were given; counts are rounded down to
// size, and are of the first counted answers.
func tally(answers []int, choices, size int) (counts []int, counted int) {
	counts = make([]int, choices)
	exact := make([]int, choices)
	for i, choice := range answers {
		exact[choice]++
		n := i + 1
		if n%size != 0 {
			continue
		}
		rest := 0
		for _, count := range exact {
			rest += count % size
		}
		if choices >= size && rest >= size*(size-2) {
			continue
		}
		counted = n
		for j, count := range exact {
			counts[j] = roundDown(count, size)
		}
	}
	return counts, counted
}

func roundDown(n, size int) int { return n - n%size }

// inFives is a number of people rounded down.
func inFives(n int) int { return roundDown(n, few) }

// atLeastFive is a number of people, or nil where they are no group.
func atLeastFive(n int) *int {
	if n < few {
		return nil
	}
	return &n
}
