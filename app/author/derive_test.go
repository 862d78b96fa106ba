package author_test

import (
	"context"
	"sync"
	"testing"
	"time"

	"caseload/app/author"
	"caseload/app/check"
	kept "caseload/app/store/author"
)

// A draft that two servers are asked to check is checked by one of them, and both tell what was
// found, at first what needs no plays.
func TestTwoServersCheckADraftOnce(t *testing.T) {
	w := newDesk(t)
	ada, _, _ := w.begun("local a = ")
	pack := must(w.d.Pack(ctx, ada.Reading()))(t)
	goOn := make(chan struct{})
	from := w.from
	from.Check = func(ctx context.Context, archive []byte, slug string, first func([]check.Finding)) ([]check.Finding, error) {
		first([]check.Finding{{Code: "so-far"}})
		<-goOn
		return w.from.Check(ctx, archive, slug, first)
	}
	servers := []*author.Drafts{author.New(kept.New(w.open()), from), author.New(kept.New(w.open()), from)}
	for round, final := range []bool{false, true} {
		if final {
			close(goOn)
		}
		var all sync.WaitGroup
		for i, d := range servers {
			all.Go(func() {
				f, err := d.CheckSoon(ctx, ada.Reading(), pack, !final, time.Minute)
				if err != nil || f.Final != final || len(f.List) == 0 || (f.List[0].Code == "so-far") == final {
					t.Errorf("round %d, server %d: %+v, %v", round, i, f, err)
				}
			})
		}
		all.Wait()
	}
	if n := w.checks.Load(); n != 1 {
		t.Errorf("it was checked %d times", n)
	}
}
