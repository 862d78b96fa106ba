//go:build !linux

package check

import "runtime/debug"

// Hold bounds memory as far as Go keeps to it, and no more.
func (l Limits) Hold() { debug.SetMemoryLimit(l.Memory / 2) }

// Bounded reports whether limits hold whatever a process does: elsewhere than on
// Linux nothing but the clock stops one for certain.
const Bounded = false
