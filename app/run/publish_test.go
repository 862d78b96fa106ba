package run

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// board is what anybody can see of counts.
func board(counts []int) string {
	shown, any := publish(counts)
	if !any {
		return "nothing"
	}
	text := ""
	for i, n := range counts {
		if shown[i] {
			text += fmt.Sprint(n, " ")
		} else {
			text += "? "
		}
	}
	return text
}

// classes calls with every way in which so many people may choose among so many
// answers.
func classes(people, answers int, yield func([]int)) {
	counts := make([]int, answers)
	var fill func(i, left int)
	fill = func(i, left int) {
		if i == answers-1 {
			counts[i] = left
			yield(counts)
			return
		}
		for n := range left + 1 {
			counts[i] = n
			fill(i+1, left-n)
		}
	}
	fill(0, people)
}

// The promise of publish.go, tried on every class there can be up to a size: who
// knows the method and how many answered, and goes through all classes that give
// the board they see, finds for every group of one to four at least two sizes.
func TestNoSmallGroupCanBeWorkedOut(t *testing.T) {
	for answers := 2; answers <= 5; answers++ {
		for people := range map[int]int{2: 61, 3: 46, 4: 31, 5: 26}[answers] {
			sizes := map[string][]map[int]bool{} // by board: what each count may be
			classes(people, answers, func(counts []int) {
				b := board(counts)
				if sizes[b] == nil {
					sizes[b] = make([]map[int]bool, answers)
				}
				for i, n := range counts {
					if sizes[b][i] == nil {
						sizes[b][i] = map[int]bool{}
					}
					sizes[b][i][n] = true
				}
			})
			classes(people, answers, func(counts []int) {
				for i, n := range counts {
					if may := sizes[board(counts)][i]; 1 <= n && n < few && len(may) < 2 {
						t.Errorf("%v shows %q, and with %d people the answer %d was chosen by %d", counts, board(counts), people, i+1, n)
					}
				}
			})
		}
	}
}

// The same for classes of any size, by the argument that publish.go gives: there
// is another class with as many people and the same board.
func TestEveryClassHasATwin(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		counts := rapid.SliceOfN(rapid.OneOf(rapid.IntRange(0, 6), rapid.IntRange(0, 200)), 2, 8).Draw(t, "counts")
		small := rapid.IntRange(0, len(counts)-1).Draw(t, "which")
		if n := counts[small]; n == 0 || n >= few {
			counts[small] = rapid.IntRange(1, few-1).Draw(t, "small")
		}
		shown, any := publish(counts)
		if shown[small] {
			t.Fatalf("%v: %d people are shown", counts, counts[small])
		}
		for i, n := range counts {
			if shown[i] && (!any || 1 <= n && n < few) {
				t.Fatalf("%v shows %v, %v", counts, shown, any)
			}
		}
		if !hasTwin(counts, small) {
			t.Fatalf("%v shows %q, which no class shows in which answer %d has another count", counts, board(counts), small+1)
		}
	})
}

// hasTwin looks among exchanges of two counts, and people moving between two
// answers or to one from all others.
func hasTwin(counts []int, small int) bool {
	same := func(other []int) bool { return other[small] != counts[small] && board(other) == board(counts) }
	gather := slices.Clone(counts)
	for i := range counts {
		exchanged, moved := slices.Clone(counts), slices.Clone(counts)
		exchanged[i], exchanged[small] = exchanged[small], exchanged[i]
		if same(exchanged) {
			return true
		}
		if moved[small]--; i != small {
			if moved[i]++; same(moved) {
				return true
			}
			if gather[i] > 0 {
				gather[i]--
				gather[small]++
			}
		}
	}
	return same(gather)
}

func TestWhatABoardShows(t *testing.T) {
	for _, c := range []struct {
		counts []int
		want   string
	}{
		{[]int{20, 8, 7}, "20 8 7 "},
		{[]int{35, 0, 0}, "35 0 0 "},           // all of one mind
		{[]int{20, 9, 3, 2, 0}, "20 9 ? ? 0 "}, // two small ones hide each other
		{[]int{20, 9, 3, 0}, "20 ? ? 0 "},      // one small one needs another beside it
		{[]int{20, 9, 9, 3}, "20 ? ? ? "},      // of two that are equal, both
		{[]int{20, 9, 2, 2}, "20 ? ? ? "},      // twice two, of four, could be counted out
		{[]int{20, 1}, "nothing"},
		{[]int{4, 1, 0}, "nothing"},
		{[]int{2, 2, 2, 2, 2}, "nothing"},
		{[]int{0, 0}, "nothing"},
	} {
		if got := board(c.counts); got != c.want {
			t.Errorf("%v shows %q, want %q", c.counts, got, c.want)
		}
	}
}
