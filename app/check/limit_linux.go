package check

import (
	"runtime/debug"
	"syscall"
)

// Limits of the process on Linux. A check of a week takes a few seconds and under
// 300 MB; Go and SQLite's C library map more than they use, so the address space
// is bounded well above.
const (
	memory    = 1 << 30
	mapped    = 6 << 30
	processor = 90 // seconds, over all threads
)

// limit bounds this process's memory and processor time, and keeps it from
// leaving a core behind.
func limit() {
	debug.SetMemoryLimit(memory)
	for what, most := range map[int]uint64{syscall.RLIMIT_AS: mapped, syscall.RLIMIT_CPU: processor, syscall.RLIMIT_CORE: 0, syscall.RLIMIT_FSIZE: 0} {
		_ = syscall.Setrlimit(what, &syscall.Rlimit{Cur: most, Max: most})
	}
}
