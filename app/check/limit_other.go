//go:build !linux

package check

import "runtime/debug"

// Hold limits memory only as far as Go's garbage collector can.
func (l Limits) Hold() { debug.SetMemoryLimit(l.Memory / 2) }

// Bounded reports whether the limits hold whatever a process does. On systems
// other than Linux, only the time limit is sure to stop a process.
const Bounded = false
