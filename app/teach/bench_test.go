package teach_test

import (
	"sync"
	"testing"

	"caseload/app/store"
)

// BenchmarkProgressOf300 is what a page of an assignment asks of a database with 300
// students who have begun and made 60 decisions each: it should take well under 100 ms.
func BenchmarkProgressOf300(b *testing.B) {
	c := newCourse(b, small(b))
	id := c.make(c.plan())
	var all sync.WaitGroup
	for _, p := range c.join(300) {
		view, err := c.begin(p, id, false)
		c.ok(err)
		all.Go(func() {
			for turn := range 60 {
				offer := "read:paper"
				if turn%15 == 14 {
					offer = "end"
				}
				if err := c.kept.Append(ctx, view.Mine, store.Decision{Turn: turn + 1, Offer: offer, With: []byte("{}"), Digest: "x", MadeAt: c.now}, nil, false); err != nil {
					b.Error(err)
				}
			}
		})
	}
	all.Wait()
	l := c.led(id)
	b.Run("progress", func(b *testing.B) {
		for b.Loop() {
			list, err := c.Progress(ctx, l)
			if c.ok(err); list.Begun() != 300 {
				b.Fatal("not everybody has begun")
			}
		}
	})
	b.Run("mark", func(b *testing.B) {
		for b.Loop() {
			_, err := c.Mark(ctx, l)
			c.ok(err)
		}
	})
}
