package check

import (
	"context"
	"testing"

	"caseload/scripts"
)

// What needs no plays is to be found in less than 300 ms for a week.
func BenchmarkUnplayed(b *testing.B) {
	usual := schedule
	schedule = nil
	defer func() { schedule = usual }()
	files := packs(b, "first-week")
	for b.Loop() {
		p := prepared(context.Background(), files, nil, "first-week", scripts.FS)
		for _, rule := range Rules() {
			if rule.find != nil {
				p.apply(rule)
			}
		}
	}
}
