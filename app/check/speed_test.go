package check

import (
	"context"
	"testing"
	"time"

	"caseload/scripts"
)

// What needs no plays is to be found in less than 300 ms for a week; this prints what it takes.
func BenchmarkUnplayed(b *testing.B) {
	files := packs(b, "first-week")
	for b.Loop() {
		p := prepared(context.Background(), files, nil, "first-week", scripts.FS, time.Now(), beside())
		p.unplayed(p.ctx, Rules())
	}
}
