//go:build !linux

package check

import "runtime/debug"

// limit bounds memory as far as Go keeps to it; elsewhere than on Linux the
// clock alone stops a check for certain.
func limit() { debug.SetMemoryLimit(1 << 30) }
