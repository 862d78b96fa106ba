package teach

import (
	"fmt"
	"os"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// classes calls yield with the answers of every possible class that consists of
// the given number of groups of size people, answering one group after another.
// The order within a group makes no difference, so only one order is tried.
func classes(size, choices, groups int, yield func(answers []int)) {
	var fill func(answers []int, from int)
	fill = func(answers []int, from int) {
		if len(answers) == size*groups {
			yield(answers)
			return
		}
		if len(answers)%size == 0 {
			from = 0
		}
		for choice := from; choice < choices; choice++ {
			fill(append(answers, choice), choice)
		}
	}
	fill(make([]int, 0, size*groups), 0)
}

// seen returns everything that can be seen by somebody who looks after every
// group.
func seen(answers []int, choices int, ways [][]int, size int) string {
	var text []byte
	for n := size; n <= len(answers); n += size {
		way, counts, counted := tallied(answers[:n], choices, ways, size)
		text = append(text, byte(way), byte(counted))
		for _, count := range counts {
			text = append(text, byte(count))
		}
	}
	return string(text)
}

// changes calls yield with how many people made each choice between two looks,
// for every pair of looks. The first look may come before anybody has answered.
func changes(answers []int, choices, size int, yield func(which, people int)) {
	for from := 0; from < len(answers); from += size {
		for to := from + size; to <= len(answers); to += size {
			counts := make([]int, choices)
			for _, choice := range answers[from:to] {
				counts[choice]++
			}
			for choice, n := range counts {
				yield(((from*100)+to)*choices+choice, n)
			}
		}
	}
}

// Tests the promise of publish.go for every class up to a certain size, in fives
// and in threes. Suppose that somebody knows the method, sees the board after
// every group, and goes through all classes that would have shown the same. Then
// for every group that is too small to show, and for every change that is, at
// least two sizes must remain possible.
func TestNoSmallGroupCanBeWorkedOut(t *testing.T) {
	for _, c := range []struct {
		size, choices, groups int
		merge                 bool // whether neighbours are put together
	}{
		{5, 1, 4, false}, {5, 2, 5, false}, {5, 3, 4, false}, {5, 4, 3, false}, {5, 5, 2, false}, {3, 2, 6, false}, {3, 3, 5, false}, {3, 4, 4, false}, {4, 3, 4, false}, {4, 4, 3, false}, {4, 5, 3, false},
		{5, 5, 2, true}, {3, 5, 3, true}, {3, 5, 4, true}, {4, 5, 3, true},
	} {
		if c.merge && c.groups*c.size > 10 && os.Getenv("CASELOAD_LONG") == "" {
			continue // it takes half a minute
		}
		t.Run(fmt.Sprint(c), func(t *testing.T) {
			t.Parallel()
			ways := [][]int{apart(c.choices)}
			if c.merge {
				ways = append(ways, together...)
			}
			possible := map[string]map[int]uint64{} // board to the possible sizes of each group and change, as bits
			classes(c.size, c.choices, c.groups, func(answers []int) {
				board := seen(answers, c.choices, ways, c.size)
				if possible[board] == nil {
					possible[board] = map[int]uint64{}
				}
				changes(answers, c.choices, c.size, func(which, people int) { possible[board][which] |= 1 << people })
			})
			found := 0
			classes(c.size, c.choices, c.groups, func(answers []int) {
				board := seen(answers, c.choices, ways, c.size)
				changes(answers, c.choices, c.size, func(which, people int) {
					sizes := possible[board][which]
					if found < 3 && 1 <= people && people < c.size && sizes&(sizes-1) == 0 {
						found++
						t.Errorf("%v shows %v, from which a group of %d can be worked out", answers, []byte(board), people)
					}
				})
			})
		})
	}
}

// For any answers, counts are multiples of five, not above the true number and
// less than five below it, and add up to at most the number of answers. Later
// answers never change what was shown at a given time.
func TestATallyIsTrueAndSteady(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		choices := rapid.IntRange(1, 7).Draw(t, "choices")
		answers := rapid.SliceOfN(rapid.IntRange(0, choices-1), 0, 120).Draw(t, "answers")
		counts, counted := tally(answers, choices, few)
		exact := make([]int, choices)
		for _, choice := range answers[:counted] {
			exact[choice]++
		}
		for i, n := range counts {
			if n%few != 0 || n > exact[i] || exact[i] >= n+few {
				t.Fatalf("%d is shown as %d", exact[i], n)
			}
		}
		late := len(answers) - counted
		if counted%few != 0 || choices < few && late >= few {
			t.Fatalf("of %d answers %d are counted", len(answers), counted)
		}
		again, countedAgain := tally(answers[:counted], choices, few)
		if counted != countedAgain || !slices.Equal(counts, again) {
			t.Fatalf("%v of %d was %v of %d", counts, counted, again, countedAgain)
		}
	})
}

func TestATally(t *testing.T) {
	answered := func(counts ...int) (answers []int) {
		for choice, n := range counts {
			answers = append(answers, slices.Repeat([]int{choice}, n)...)
		}
		return answers
	}
	for _, c := range []struct {
		answers []int
		want    string
	}{
		{nil, "[] of 0"},
		{answered(4, 0), "[0 0] of 0"},
		{answered(5, 0), "[5 0] of 5"}, // all agree
		{answered(5, 4), "[5 0] of 5"},
		{answered(6, 4), "[5 0] of 10"}, // four look like none
		{answered(20, 8, 7), "[20 5 5] of 35"},
		{answered(20, 9, 3, 1, 2), "[20 5 0 0 0] of 35"},
		{answered(4, 4, 4, 4, 4), "[0 0 0 0 0] of 10"}, // the total would reveal the numbers
		{answered(4, 4, 4, 4, 4, 5), "[0 0 0 0 0 0] of 10"},
		{answered(4, 4, 4, 4, 4, 5, 5), "[0 0 0 0 0 0 0] of 10"},
		{answered(5, 5, 5, 5, 5, 5), "[5 5 5 5 5 5] of 30"},
	} {
		choices := 0
		if len(c.answers) > 0 {
			choices = max(slices.Max(c.answers)+1, 2)
		}
		counts, counted := tally(c.answers, choices, few)
		if got := fmt.Sprint(counts, " of ", counted); got != c.want {
			t.Errorf("%v shows %s, want %s", c.answers, got, c.want)
		}
	}
}

// A third of the class is shown at once, in fives, but nobody waits for more than 25.
// The page on which students join says what follows for small and large classes.
func TestHowManyAreShownAtOnce(t *testing.T) {
	for begun, want := range map[int]int{0: 5, 4: 5, 15: 5, 16: 10, 30: 10, 31: 15, 45: 15, 60: 20, 61: 25, 300: 25} {
		if got := atOnceOf(begun); got != want {
			t.Errorf("of %d there are %d, not %d", begun, got, want)
		}
	}
}

// Where authors are told anything, three organisations of others answered, none of which is more
// than the others together, everything is in fives, and no part is counted for more than it is.
func TestSharesTellNoOrganisationApart(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		outside := rapid.SliceOfN(rapid.Int64Range(0, 5), 0, 8).Draw(t, "outside")
		n := rapid.SliceOfN(rapid.IntRange(0, 60), len(outside), len(outside)).Draw(t, "n")
		places := map[int64]bool{}
		for i := range n {
			if outside[i] != 0 && n[i] >= few {
				places[outside[i]] = true
			}
		}
		take := shares(outside, n)
		if (take != nil) != (len(places) >= 3) {
			t.Fatalf("of %d organisations there is %v", len(places), take)
		}
		all, of := 0, map[int64]int{}
		for i, one := range take {
			if one%few != 0 || one > n[i] {
				t.Fatalf("of %d, %d are counted", n[i], one)
			}
			if outside[i] != 0 {
				all += one
				of[outside[i]] += one
			}
		}
		for place, one := range of {
			if one > all-one || places[place] && one == 0 {
				t.Fatalf("%d of %d are of one organisation: %v of %v", one, all, take, n)
			}
		}
	})
}
