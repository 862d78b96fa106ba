package main

import (
	"os"

	"golang.org/x/term"
)

// terminalWidth returns how many characters fit on a line of a terminal, or 0 where
// the file is no terminal.
func terminalWidth(file *os.File) int {
	if !term.IsTerminal(int(file.Fd())) {
		return 0
	}
	columns, _, err := term.GetSize(int(file.Fd()))
	if err != nil || columns == 0 { // a terminal that doesn't say
		return usualWidth
	}
	return columns
}
