//go:build !(linux || darwin || freebsd)

package main

import "os"

// terminalWidth isn't known here: what is written is plain, and as wide as
// usual.
func terminalWidth(*os.File) int { return 0 }
