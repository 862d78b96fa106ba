package main

import (
	"fmt"
	"os"
	"os/exec"
	"runtime"
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

// TestConnectionsFitTheMachine checks that how many connections are open at once follows
// from the memory and the files that there are, and leaves files for the database.
func TestConnectionsFitTheMachine(t *testing.T) {
	for _, c := range []struct {
		memory, files int64
		want          int
	}{{0, 0, mostConnections}, {64 << 20, 1 << 20, leastConnections}, {2 << 30, 1 << 20, 4_096}, {2 << 30, 1_024, 768}, {64 << 30, 1 << 20, mostConnections}} {
		if got := connectionsFor(c.memory, c.files); got != c.want {
			t.Errorf("with %d MiB of memory and %d files there are %d connections, not %d", c.memory>>20, c.files, got, c.want)
		}
	}
}

// fresh names the environment variable that marks the process in which unused memory
// is measured. It needs no program, so none is built for it.
const fresh = "CASELOAD_TEST_FRESH"

// TestUnusedMemoryTakesNone checks that what the garbage collector is made to believe
// in use is never written to, and so takes no memory in a server that begins. It is
// tried in a process of its own that frees nothing: Go writes zeros to all of it if it
// begins where memory was used before, and whether a collection has freed something at
// the end of the heap while the packages began is a matter of luck.
func TestUnusedMemoryTakesNone(t *testing.T) {
	if os.Getenv(fresh) == "" {
		child := exec.Command(os.Args[0], "-test.run=^TestUnusedMemoryTakesNone$")
		child.Env = append(os.Environ(), fresh+"=1", "GOGC=off")
		if out, err := child.CombinedOutput(); err != nil {
			t.Errorf("%v: %s", err, out)
		}
		return
	}
	before := resident(t)
	held := make([]byte, mostUnused)
	if more := resident(t) - before; more > mostUnused/4 {
		t.Errorf("%d bytes that nobody writes to take %d", len(held), more)
	}
	runtime.KeepAlive(held)
}

// resident returns how many bytes of memory this process takes.
func resident(t *testing.T) int64 {
	t.Helper()
	text, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		t.Skip("only Linux says how much memory a process takes")
	}
	var size, pages int64
	if _, err := fmt.Sscan(string(text), &size, &pages); err != nil {
		t.Fatal(err)
	}
	return pages * int64(os.Getpagesize())
}
