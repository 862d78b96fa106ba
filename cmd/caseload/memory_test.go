package main

import (
	"testing"

	"caseload/app/run"
)

// TestTheCacheFitsTheMachine checks that the cache's size follows from the memory
// that there is, within its bounds.
func TestTheCacheFitsTheMachine(t *testing.T) {
	for memory, want := range map[int64]int64{0: run.Cache, 100 << 20: leastCache, 2 << 30: 512 << 20, 8 << 30: 2 << 30, 64 << 30: mostCache} {
		if got := cacheFor(memory); got != want {
			t.Errorf("with %d MiB of memory the cache has %d MiB, not %d", memory>>20, got>>20, want>>20)
		}
	}
	if here := memoryHere(); here < 64<<20 {
		t.Errorf("this machine is said to have %d bytes of memory", here)
	}
}
