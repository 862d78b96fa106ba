package teach

import "slices"

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
// Answers are shown in fives, so that no single click can be recognised in a change.
// Among the shown answers, the number of each choice is rounded down to a multiple of
// five. So every number shown may stand for any of five numbers, and a choice that
// nobody made looks like one that one to four people made.
//
// Rounding leaves a remainder, which the total reveals. The exact numbers would
// follow from it if each of them were four above what is shown. That takes five
// choices, since the remainder is a multiple of five, too. So if a question has
// five or more choices and the remainder is twenty, or fifteen (so that holding
// back reveals nothing either), or more, the board doesn't change until another
// five have answered.
//
// # Neighbours
//
// In a small class most tiers would be fewer than five. Before anything is hidden,
// neighbouring tiers are put together (tiers.go): at first all that are today's work, and
// all that can wait; then, as more answer, finer, as soon as every number of the finer way
// is nobody, or five and more. It never goes back to a coarser one, since the two together
// could tell what each of them hides. Tests go through all classes up to a certain size.
//
// # Somebody who plays along
//
// A lecturer who joins their own class knows what their own runs answered, and could
// subtract it. Against that:
//
//   - A run in a browser that holds the key to the board is set aside and counts
//     nowhere.
//   - Once a moment has been opened, runs that begin later don't count in it, so none
//     can be added in view of the counts. Joining again doesn't help: it begins
//     another run. The same holds for the figures over all runs of a class together
//     (pooled.go).
//   - Nothing is shown until a third of the class (atOnceOf) has answered, and then
//     everything at once. After that the board doesn't change until as many more
//     have. So a single answer can be told apart only by somebody who gives all the
//     others of that third, in as many browsers, all begun before the moment was
//     opened.
//   - What is shown at once is divided into fives by lot. When a run is deleted, the
//     five that it was drawn into is no longer counted, nor is anybody of it later.
//     So what disappears with a run is four others that nobody can choose, and the
//     places that become free can't be filled again to compare. The figures over all
//     runs of a class, and what came of it for the families, lose fives in the same way.
//
// Boards keep these states in the database, so it makes no difference how many are
// open, nor whether the server was started again.
//
// # What is not promised
//
// Nobody's identity is known here, so nobody can be kept from joining as several
// people, from several browsers, before a moment is opened. Who gives all the answers
// that are shown at once but one can read that one: four in a class of up to fifteen,
// 24 in one of more than sixty. Students are told so where they join.
//
// A run that is deleted is no longer counted, so the board changes. Who sees it
// before and after can sometimes work out how many of the five that went gave an
// answer. Since they were drawn by lot, that doesn't say who they were, unless only
// five were shown at once.

// # Classes together
//
// The authors of a scenario are told what several classes and assignments decided, which they may
// lead themselves, as lecturers of their own organisations; and anybody can make classes. So an
// answer is counted for them only where at least three organisations have answered for which nobody
// of theirs writes, each at least five times, and none of these more often than the others
// together. What else was answered is counted along. Of each class and assignment whole fives
// count, and of all of them together what is said above holds. Each is counted once, when it is
// over, together with whatever else is over then, and a count never changes: so none can be
// compared with what it was before something was added or deleted.

// few is the size of the smallest group that is shown.
const few = 5

// tally counts choices in the way described above. The answers are choices, from
// 0 to choices-1, in the order in which they were given. It returns the number of
// each choice among the first counted answers, rounded down to multiples of size;
// counted is a multiple of size.
func tally(answers []int, choices, size int) (counts []int, counted int) {
	_, counts, counted = tallied(answers, choices, [][]int{apart(choices)}, size)
	return counts, counted
}

// apart is the way of counting in which no choices are put together.
func apart(choices int) []int {
	each := make([]int, choices)
	for i := range each {
		each[i] = i
	}
	return each
}

// tallied counts choices as [tally] does, in the first of some ways of putting them
// together, the finest first, in which nobody had to be hidden so far, or else in the last.
// A way gives each choice the number of its group, from 0 without gaps. It returns which
// way it was, and the number of each group.
func tallied(answers []int, choices int, ways [][]int, size int) (way int, counts []int, counted int) {
	way = len(ways) - 1
	counts = make([]int, groupsOf(ways[way]))
	exact := make([]int, choices)
	for i, choice := range answers {
		exact[choice]++
		n := i + 1
		if n%size != 0 {
			continue
		}
		at, groups := grouped(exact, ways, way, size)
		rest := 0
		for _, count := range groups {
			rest += count % size
		}
		if len(groups) >= size && rest >= size*(size-2) {
			continue
		}
		way, counted, counts = at, n, groups
		for j, count := range groups {
			counts[j] = roundDown(count, size)
		}
	}
	return way, counts, counted
}

// grouped returns the finest way, but none coarser than one, in which every group is empty
// or large enough to be shown, or else that one; and the size of each group.
func grouped(exact []int, ways [][]int, from, size int) (at int, groups []int) {
	for at = range from + 1 {
		groups = make([]int, groupsOf(ways[at]))
		for choice, n := range exact {
			groups[ways[at][choice]] += n
		}
		if !slices.ContainsFunc(groups, func(n int) bool { return 0 < n && n < size }) {
			break
		}
	}
	return at, groups
}

func groupsOf(way []int) int {
	if len(way) == 0 {
		return 0
	}
	return slices.Max(way) + 1
}

// mostAtOnce bounds how many answers a large class waits for.
const mostAtOnce = 25

// atOnceOf returns how many answers must at least be shown at once in a class of
// the given size: a third of it, in fives.
func atOnceOf(begun int) int {
	third := (begun + 2) / 3
	return min(max(few, roundDown(third+few-1, few)), mostAtOnce)
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

// shares returns how many of each of some groups are counted for authors, in fives; nil if nothing
// may be. Of each it is given the organisation that isn't the authors' own, or 0, and how many there
// are.
func shares(outside []int64, n []int) []int {
	const fewPlaces = 3 // organisations, so that none can be told apart
	take, of := make([]int, len(n)), map[int64]int{}
	for i := range n {
		take[i] = inFives(n[i])
		if outside[i] != 0 && take[i] > 0 {
			of[outside[i]] += take[i]
		}
	}
	if len(of) < fewPlaces {
		return nil
	}
	all, most, largest := 0, 0, int64(0)
	for place, n := range of {
		all += n
		if n > most || n == most && place < largest {
			most, largest = n, place
		}
	}
	for i := len(n) - 1; i >= 0; i-- { // the largest loses fives until it is no more than the others
		for outside[i] == largest && take[i] > 0 && most > all-most {
			take[i], most, all = take[i]-few, most-few, all-few
		}
	}
	return take
}
