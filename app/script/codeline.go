package script

import (
	"cmp"
	"fmt"
	"strings"
)

// CodeLine is a line of a Lua file. The zero value stands for no line.
type CodeLine struct {
	File string `json:"file"`
	Line int    `json:"line"` // from 1
}

// String returns, for example, "home.lua:33".
func (l CodeLine) String() string {
	if l == (CodeLine{}) {
		return ""
	}
	return fmt.Sprintf("%s:%d", l.File, l.Line)
}

// Compare orders lines by file and then by number.
func (l CodeLine) Compare(other CodeLine) int {
	return cmp.Or(strings.Compare(l.File, other.File), l.Line-other.Line)
}
