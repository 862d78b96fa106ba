package debrief

import (
	_ "embed"
	"strings"
)

// Field is one field of a debrief's JSON: where it stands, its unit, and what it
// means.
type Field struct {
	Path    string // "stress.days[].worked"
	Unit    string // "minutes", "text", "identifier", …
	Meaning string
}

//go:embed fields.tsv
var fields string

// Fields are all of them, in the order in which they come. What lies behind a
// figure (rule, source, method) is told by the figure's own "rule", "method" or
// "reason".
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
