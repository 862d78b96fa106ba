package check

import (
	"bytes"
	"errors"
	"fmt"
)

// What is said of a process that ran an unknown pack and didn't come to its end.
// Findings are worded in package remark.

// whyEnded says why a process that limits itself ended early.
func whyEnded(waited error, errs []byte) string {
	switch {
	case bytes.Contains(errs, []byte("out of memory")), bytes.Contains(errs, []byte("cannot allocate")):
		return "it needed more memory than it may have"
	case bytes.Contains(errs, []byte("SIGXCPU")):
		return "it needed more of the processor's time than it may have"
	}
	return fmt.Sprintf("its process ended: %v", waited)
}

func stopped(why string) error {
	return errors.New("running this pack had to be stopped: " + why)
}
