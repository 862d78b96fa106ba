package main

import (
	"os"

	"golang.org/x/term"
)

// terminalWidth returns how many characters fit on a line of a terminal, or 0 if
// the file is not a terminal.
func terminalWidth(file *os.File) int {
	if !term.IsTerminal(int(file.Fd())) {
		return 0
	}
	columns, _, err := term.GetSize(int(file.Fd()))
	if err != nil || columns == 0 { // the terminal doesn't report its width
		return usualWidth
	}
	return columns
}
