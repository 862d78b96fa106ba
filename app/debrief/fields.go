package debrief

import (
	_ "embed"
	"strings"
)

// Field describes one field in a debrief's JSON: its path, its unit, and its
// meaning.
type Field struct {
	Path    string // "stress.days[].worked"
	Unit    string // "minutes", "text", "identifier", …
	Meaning string
}

//go:embed fields.tsv
var fields string

// Fields lists all fields of a debrief, in the order in which they come in the
// JSON. The rule, source or method behind a figure isn't described here, but in
// the figure's own "rule", "method" or "reason".
func Fields() []Field {
	var list []Field
	for line := range strings.Lines(fields) {
		cells := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(cells) == 3 {
			list = append(list, Field{cells[0], cells[1], cells[2]})
		}
	}
	return list
}
