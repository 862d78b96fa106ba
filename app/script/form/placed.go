package form

import (
	"strings"

	"caseload/app/script/document"
	"caseload/app/script/syntax"
)

// Placed are the words of the vocabulary that are given their values one after the other, and
// whose calls are read.
var Placed = []string{"storyline", "wait", "wait_until", "hold", "guide", "protect", "saw", "withdraw", "call_off", "move", "close_referral", "reallocate", "close", "extend"}

// Tree returns the tree of the file, which nobody may change.
func (s *Script) Tree() *syntax.Tree { return s.tree }

// placed returns the values that a call is given one after the other. A function is none: what it
// tells has forms of its own.
func (s *Script) placed(documented []document.Field, arguments *syntax.Node) (list []Field) {
	values := arguments.Children
	bare := len(values) == 0 && arguments.End == arguments.First+1 // a text without brackets
	if bare {
		values = []*syntax.Node{{Form: syntax.Literal, First: arguments.First, End: arguments.End}}
	}
	for i, d := range documented {
		f := Field{Field: d, Path: d.Name, table: arguments, bare: bare}
		switch {
		case strings.HasPrefix(d.Type, "fun("):
			continue
		case i < len(values):
			f.Given, f.Needed, f.value = true, true, values[i]
			list = append(list, s.valued(f)...)
		default:
			list = append(list, f)
		}
	}
	return list
}

// Stands returns what a field names, or an option that has only its name.
func (s *Script) Stands(f Field) Option {
	if f.Kind != Named || f.Value.Name == "" {
		return Option{}
	}
	return s.describe(f.value, f.wanted())
}
