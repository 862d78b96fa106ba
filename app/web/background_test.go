package web_test

import (
	"context"
	"crypto/sha256"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"testing"
	"time"

	bots "caseload/app/policy"
	"caseload/app/run"
	"caseload/app/scenario"
	"caseload/app/sim"
	"caseload/app/store"
	"caseload/app/store/storetest"
	"caseload/app/whatif"
	"caseload/scripts"
)

// While four students ask what-ifs and a fifth decides, what-ifs never take more than
// half of the processors, and give their place back after each play, so that decisions
// always have theirs.
func TestWhatIfsLeaveRoomForDecisions(t *testing.T) {
	began := time.Now()
	clock := func() time.Time { return began } // stands still: decisions were made just now
	kept, err := store.Open(storetest.At(t, filepath.Join(t.TempDir(), "a.db")), clock, nil)
	check(t, err)
	t.Cleanup(func() { _ = kept.Close() })
	pack, err := scenario.Read(os.DirFS("../scenario/testdata/small"), "small")
	check(t, err)
	v, err := scenario.Freeze(pack, scripts.FS)
	check(t, err)
	runs, err := run.New(ctx, run.Options{Store: kept, By: kept.Operator(), Shelf: []*scenario.Version{v}, Cache: run.Cache, Now: clock})
	check(t, err)
	hash := sha256.Sum256([]byte("me"))
	guest, err := kept.NewGuest(ctx, hash[:], began.Add(run.Keep))
	check(t, err)
	plays := func(seed uint64) run.View {
		view, err := runs.Begin(ctx, guest, v.Slug, sim.NewLuck(seed))
		for pick := bots.Chance(seed); err == nil && !view.Desk.Ended; {
			view, err = runs.Decide(ctx, view.Mine, view.Desk.Turn, bots.Careful(view.Desk, pick), run.Writing{})
		}
		check(t, err)
		return view
	}
	mine, err := runs.Mine(ctx, guest, plays(1).Mine.ID())
	check(t, err)
	play, err := runs.Play(ctx, mine)
	check(t, err)

	var mu sync.Mutex
	within, most, entered := 0, 0, 0
	tries := whatif.New(clock, func(ctx context.Context) (func(), error) {
		leave, err := runs.Background().Enter(ctx)
		if err != nil {
			return nil, err
		}
		mu.Lock()
		defer mu.Unlock()
		within, entered = within+1, entered+1
		most = max(most, within)
		return func() {
			mu.Lock()
			within--
			mu.Unlock()
			leave()
		}, nil
	})
	const lucks = 20
	var students sync.WaitGroup
	for turn := range 4 {
		students.Go(func() {
			c, err := tries.Compare(ctx, play, whatif.Asked{Turn: turn + 1, Decision: &sim.Decision{Offer: sim.VerbEnd}, Policy: "random", Seeds: lucks})
			if err != nil || c.Seeds.Played != lucks {
				t.Errorf("turn %d: %d of %d lucks: %v", turn+1, c.Seeds.Played, lucks, err)
			}
		})
	}
	answered := make(chan struct{})
	go func() { students.Wait(); close(answered) }()
	for seed := uint64(2); ; seed++ {
		plays(seed)
		select {
		case <-answered:
		default:
			continue
		}
		break
	}
	if half := max(1, runtime.GOMAXPROCS(0)/2); most > half {
		t.Errorf("%d what-ifs were played at once beside decisions, more than %d", most, half)
	}
	if entered < 4*lucks {
		t.Errorf("what-ifs asked for room %d times: they don't give it back after each play", entered)
	}
}
