package check

import (
	"runtime/debug"
	"syscall"
)

// mapped bounds the address space: Go and SQLite's C library map more than they
// use, so it is well above what a process may have.
const mapped = 6 << 30

// Hold bounds this process from now on, and keeps it from leaving a core behind.
func (l Limits) Hold() {
	debug.SetMemoryLimit(l.Memory / 2) // from here on Go collects garbage as often as it has to
	for what, most := range map[int]int64{
		syscall.RLIMIT_DATA: l.Memory, syscall.RLIMIT_AS: l.Memory + mapped,
		syscall.RLIMIT_FSIZE: l.File, syscall.RLIMIT_CORE: 0,
	} {
		_ = syscall.Setrlimit(what, &syscall.Rlimit{Cur: uint64(most), Max: uint64(most)})
	}
	// The first limit ends it with a word, the second without.
	_ = syscall.Setrlimit(syscall.RLIMIT_CPU, &syscall.Rlimit{Cur: uint64(l.Processor), Max: uint64(l.Processor) + 5})
}

// Bounded reports whether limits hold whatever a process does.
const Bounded = true
