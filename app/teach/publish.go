package teach

// This file decides what a class's board may say about how people answered.
//
// # The promise
//
// A group of one to four people is never shown, and its size can't be worked out
// from what is shown: not by subtracting from the total, nor by comparing a board
// with an earlier state of it, not even by somebody who knows this method and how
// many have answered.
//
// # How
//
// Answers are counted in fives, in the order in which they were first given: the
// last few wait until there are five of them, so that no single click can be
// recognised in a change. Among the counted answers, the number of each choice is
// rounded down to a multiple of five. So every number shown may stand for any of
// five numbers, and a choice that nobody made looks like one that one to four people
// made.
//
// Rounding leaves a remainder, which the total reveals. The exact numbers would
// follow from it if each of them were four above what is shown. That takes five
// choices, since the remainder is a multiple of five, too. So if a question has
// five or more choices and the remainder is twenty, or fifteen (so that holding
// back reveals nothing either), or more, the board doesn't change until another
// five have answered.
//
// What is not promised: a run that its student deletes disappears from the tally
// at once, and somebody who looks at a board before and after may see a bar
// change because of it.

// few is the size of the smallest group that is shown.
const few = 5

// tally counts choices in the way described above. The answers are choices, from
// 0 to choices-1, in the order in which they were given. It returns the number of
// each choice among the first counted answers, rounded down to multiples of size;
// counted is a multiple of size.
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

// inFives rounds a number of people down to a multiple of five.
func inFives(n int) int { return roundDown(n, few) }

// atLeastFive returns a number of people, or nil if there are fewer than five.
func atLeastFive(n int) *int {
	if n < few {
		return nil
	}
	return &n
}
