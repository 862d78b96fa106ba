package teach

import (
	"context"
	"slices"
)

// Families is what came of it for the families, over the runs that have ended: in fives,
// and as many at once as a board shows answers (publish.go).
type Families struct {
	Runs  int // counted; 0: too few have ended
	List  []Family
	Whole bool // as in [Scene]
}

// Family is one family over all runs. Of fewer than five runs each number is 0.
type Family struct {
	Name   string // "" where luck gives families other names in each run
	Harmed int    // runs in which something harmful happened to them, at least
	Waited int    // runs in which something serious was so for a night or more and nothing protective had been done, at least
}

// Families returns what came of it for the families. A run that can't be read takes its
// five along.
func (t *Seminars) Families(ctx context.Context, s Seminar) (Families, error) {
	ended, err := s.of.ended(ctx)
	if err != nil {
		return Families{}, err
	}
	ids := numbers(ended)
	said, whole, err := t.factsFor(ctx, s.of, ids, true)
	if err != nil || !whole {
		return Families{Whole: whole}, err
	}
	var read []*facts
	for five := range slices.Chunk(ids, few) {
		var of []*facts
		for _, id := range five {
			if f := said[id]; f != nil && f.ended {
				of = append(of, f)
			}
		}
		if len(of) == few {
			read = append(read, of...)
		}
	}
	return Families{Runs: len(read), List: familiesIn(read), Whole: true}, nil
}

// familiesIn counts in the order in which families are first named.
func familiesIn(read []*facts) (list []Family) {
	var ids []string
	var harmed, waited [][]int // for each family, 1 for a run in which it was so, or else 0
	for i, f := range read {
		for _, x := range f.families {
			at := slices.Index(ids, x.id)
			if at < 0 {
				at = len(ids)
				ids, list = append(ids, x.id), append(list, Family{Name: x.name})
				harmed, waited = append(harmed, make([]int, len(read))), append(waited, make([]int, len(read)))
			}
			if list[at].Name != x.name {
				list[at].Name = ""
			}
			harmed[at][i], waited[at][i] = one(x.harmed), one(x.waited)
		}
	}
	for at := range list {
		h, _ := tally(harmed[at], 2, few)
		w, _ := tally(waited[at], 2, few)
		list[at].Harmed, list[at].Waited = h[1], w[1]
	}
	return list
}

func one(is bool) int {
	if is {
		return 1
	}
	return 0
}
