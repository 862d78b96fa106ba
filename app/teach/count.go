package teach

import (
	"context"
	"errors"
	"maps"
	"math/rand/v2"
	"slices"

	"caseload/app/store"
)

// counts holds what a class has answered, read from the store once and then kept up to
// date with what is new. It is read from the beginning again when answers have gone
// or were shown by somebody else.
type counts struct {
	changed   int64               // the class's Changed at the beginning
	last      int64               // the number of the newest answer that is counted
	byMessage map[string]*answers // nil: read it from the beginning
}

// answers holds a class's answers to one message.
type answers struct {
	opened  bool                   // whether any of it has been shown
	fives   map[int][]store.Answer // each five that was shown, without those whose run has gone since
	waiting []store.Answer         // those not shown yet, in the order in which they were given
	runs    map[string][]int64     // the runs that made each choice
}

// update counts what is new.
func (t *Classes) update(ctx context.Context, l Led, c *counts) error {
	if c.byMessage == nil || c.changed != l.Class().Changed {
		*c = counts{}
		opened, err := t.store.ClassMoments(ctx, l)
		if err != nil {
			return err
		}
		c.byMessage, c.changed = map[string]*answers{}, l.Class().Changed
		for _, message := range opened {
			c.to(message).opened = true
		}
	}
	list, err := t.store.ClassAnswers(ctx, l, c.last)
	if err != nil {
		return err
	}
	for _, a := range list {
		c.last = a.ID
		c.to(a.Message).add(a)
	}
	return nil
}

// to returns the answers to a message.
func (c *counts) to(message string) *answers {
	a := c.byMessage[message]
	if a == nil {
		a = &answers{fives: map[int][]store.Answer{}, runs: map[string][]int64{}}
		c.byMessage[message] = a
	}
	return a
}

func (a *answers) add(one store.Answer) {
	a.runs[one.Choice] = append(a.runs[one.Choice], one.Run)
	if one.Five == nil {
		a.waiting = append(a.waiting, one)
	} else {
		a.fives[*one.Five] = append(a.fives[*one.Five], one)
	}
}

// shown returns the answers that may be counted on the board: those of every five
// that is still whole, in the order in which the fives were shown.
func (a *answers) shown() (list []store.Answer) {
	for _, five := range slices.Sorted(maps.Keys(a.fives)) {
		if len(a.fives[five]) == few {
			list = append(list, a.fives[five]...)
		}
	}
	return list
}

// ready returns how many of the waiting answers can be shown, if at least atOnce
// answers must be shown together.
func (a *answers) ready(atOnce int) int {
	if len(a.waiting) < atOnce {
		return 0
	}
	return inFives(len(a.waiting))
}

// release shows the answers that are ready, in fives drawn by lot, and stores which
// they are.
func (t *Classes) release(ctx context.Context, l Led, c *counts, message string, atOnce int) error {
	a := c.to(message)
	n := a.ready(atOnce)
	if n == 0 {
		return nil
	}
	released := slices.Clone(a.waiting[:n])
	rand.Shuffle(n, func(i, j int) { released[i], released[j] = released[j], released[i] })
	var fives [][]int64
	for five := range slices.Chunk(released, few) {
		ids := make([]int64, len(five))
		for i, one := range five {
			ids[i] = one.ID
		}
		fives = append(fives, ids)
	}
	first, changed, err := t.store.ShowMoment(ctx, l, message, fives)
	if errors.Is(err, store.ErrTaken) { // another board was faster, or a run has gone
		c.byMessage = nil
		return t.update(ctx, l, c)
	}
	if err != nil {
		return err
	}
	if changed != c.changed+1 {
		c.byMessage = nil
		return t.update(ctx, l, c)
	}
	c.changed, a.opened = changed, true
	for i, one := range released {
		a.fives[first+i/few] = append(a.fives[first+i/few], one)
	}
	a.waiting = slices.Delete(a.waiting, 0, n)
	return nil
}
