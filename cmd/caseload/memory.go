package main

import (
	"os"
	"runtime/debug"

	"github.com/KimMachineGun/automemlimit/memlimit"

	"caseload/app/run"
)

// memoryHere returns how many bytes of memory this process may use: the limit of
// its control group or, if that is less, what the machine has. It is 0 if neither
// can be found out.
func memoryHere() int64 {
	least := int64(0)
	for _, of := range []memlimit.Provider{memlimit.FromCgroup, memlimit.FromSystem} {
		if n, err := of(); err == nil && (least == 0 || int64(n) < least) {
			least = int64(n)
		}
	}
	return least
}

// The bounds of the cache of seats where its size isn't given: with less, a class
// of forty wouldn't fit; more is used only on machines for a whole campus.
const (
	leastCache = 64 << 20
	mostCache  = 4 << 30
)

// cacheFor returns the size of the cache of seats, in bytes, for a process that may
// use this much memory: a quarter of it. The garbage collector needs as much again,
// and requests need some.
func cacheFor(memory int64) int64 {
	if memory == 0 {
		return run.Cache
	}
	return min(max(memory/4, leastCache), mostCache)
}

// perConnection is about how many bytes a connection takes on which headers and a body
// have arrived that no guest sent.
const perConnection = 64 << 10

// The bounds of how many connections are open at once. With the least, a class of
// forty is served whatever the machine.
const (
	leastConnections = 512
	mostConnections  = 16_384
)

// connectionsFor returns how many connections may be open at once in a process with
// this much memory and this many files: those that take an eighth of the one and three
// quarters of the other. 0 means that either is unknown.
func connectionsFor(memory, files int64) int {
	n := int64(mostConnections)
	if memory > 0 {
		n = min(n, max(memory/8/perConnection, leastConnections))
	}
	if files > 0 {
		n = min(n, files/4*3)
	}
	return int(n)
}

// serving is the garbage collector's target percentage while serving.
const serving = 200

// unused is memory that nothing is ever written to, so that it takes none. The garbage
// collector counts it as in use, and so runs less often while little else is: with
// few students it would run every hundred milliseconds.
var unused []byte

const mostUnused = 160 << 20

// collectLess lets the garbage collector wait until two thirds of the heap are
// garbage, since serving makes a lot of it, but not beyond three quarters of the
// memory that this process may use. Go's own variables win where they are set.
func collectLess(memory int64) {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(serving)
		unused = make([]byte, min(memory/32, mostUnused))
	}
	if os.Getenv("GOMEMLIMIT") == "" && memory > 0 {
		debug.SetMemoryLimit(memory / 4 * 3)
	}
}
