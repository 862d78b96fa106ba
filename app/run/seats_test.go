package run

import (
	"bytes"
	"log/slog"
	"strings"
	"testing"
	"time"

	"caseload/app/scenario"
	"caseload/app/sim"
)

// A cache that is too small for those who are playing says so once, and one whose
// seats were left long ago doesn't.
func TestACacheThatIsTooSmallSaysSo(t *testing.T) {
	v := smallPack(t)
	for name, c := range map[string]struct {
		pause time.Duration
		warns int
	}{"everybody plays": {time.Second, 1}, "they have left": {playing + time.Second, 0}} {
		now, log := time.Unix(1_000_000, 0), new(bytes.Buffer)
		s := newSeats(1, func() time.Time { return now }, slog.New(slog.NewTextHandler(log, nil)))
		for run := range int64(3 * tooEarly) {
			sat, err := scenario.Sit(v, nil, sim.NewLuck(1))
			if err != nil {
				t.Fatal(err)
			}
			s.limit = sat.Size() + 1 // room for one
			s.put(&seat{run: run, Seat: sat})
			now = now.Add(c.pause)
		}
		if n := strings.Count(log.String(), "too small"); n != c.warns {
			t.Errorf("%s: warned %d times, not %d: %s", name, n, c.warns, log)
		}
		if len(s.byRun) != 1 || s.order.Len() != 1 {
			t.Errorf("%s: %d seats are kept where there is room for one", name, len(s.byRun))
		}
	}
}
