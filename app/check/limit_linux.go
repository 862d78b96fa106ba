package check

import (
	"os"
	"runtime/debug"
	"strconv"
	"syscall"
)

// mapped is the address space allowed beyond the memory limit, in bytes. Go and
// SQLite's C library map far more than they use.
const mapped = 6 << 30

// Hold limits this process from now on, prevents it from leaving a core dump, and has it give
// way to others, such as a server that answers people on the same processors.
func (l Limits) Hold() {
	// A priority is a thread's own. Threads that are started later have that of their parent.
	threads, _ := os.ReadDir("/proc/self/task")
	for _, t := range threads {
		if id, err := strconv.Atoi(t.Name()); err == nil {
			_ = syscall.Setpriority(syscall.PRIO_PROCESS, id, 10)
		}
	}
	debug.SetMemoryLimit(l.Memory / 2) // above this, Go collects garbage as often as necessary
	for what, most := range map[int]int64{
		syscall.RLIMIT_DATA: l.Memory, syscall.RLIMIT_AS: l.Memory + mapped,
		syscall.RLIMIT_FSIZE: l.File, syscall.RLIMIT_CORE: 0,
	} {
		_ = syscall.Setrlimit(what, &syscall.Rlimit{Cur: uint64(most), Max: uint64(most)})
	}
	// The soft limit ends the process with a message, the hard limit without one.
	_ = syscall.Setrlimit(syscall.RLIMIT_CPU, &syscall.Rlimit{Cur: uint64(l.Processor), Max: uint64(l.Processor) + 5})
}

// Bounded reports whether the limits hold whatever a process does.
const Bounded = true
