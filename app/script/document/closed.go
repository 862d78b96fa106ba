package document

import (
	"slices"
	"strings"
)

// Texts returns the texts that a value of the type can be, or nil if it can be any text
// or none.
func (d *Documentation) Texts(typ string) []string {
	texts, open := d.types.texts(typ, nil)
	if open {
		return nil
	}
	return texts
}

// texts returns the texts among a type, and whether it takes any others. Seen are the
// aliases that are being looked up.
func (t types) texts(typ string, seen []string) (list []string, open bool) {
	for _, part := range splitUnion(typ) {
		switch alias := t.aliases[part]; {
		case strings.HasPrefix(part, `"`):
			list = append(list, strings.Trim(part, `"`))
		case part == "string", part == "any":
			return nil, true
		case alias != nil && !slices.Contains(seen, part):
			more, open := t.texts(alias.typ, append(seen, part))
			if open {
				return nil, true
			}
			list = append(list, more...)
		}
	}
	return list, false
}

// Held says how a table holds what its fields describe.
type Held int

const (
	HeldOnce Held = iota // the table itself
	HeldList             // it is a list of such tables
	HeldMany             // it has such tables under names of the author's choice
)

// Table returns the fields of the table that a value of the type can be, or nil if it
// can be none whose fields are known, or either such a table or a list of them. A case, a
// person and a task are no tables.
func (d *Documentation) Table(typ string) (fields []Field, held Held) {
	return d.types.table(typ, HeldOnce, 0)
}

func (t types) table(typ string, held Held, depth int) ([]Field, Held) {
	if depth > 8 {
		return nil, HeldOnce
	}
	parts := splitUnion(typ)
	for _, part := range parts {
		how := held
		if inner, many := strings.CutPrefix(part, "table<string, "); many {
			if fields, _ := t.table(strings.TrimSuffix(inner, ">"), HeldOnce, depth+1); fields != nil {
				return fields, HeldMany
			}
			continue
		}
		if inner, is := strings.CutSuffix(part, "[]"); is {
			part, how = inner, HeldList
		} else if slices.Contains(parts, part+"[]") {
			return nil, HeldOnce
		}
		if class := t.classes[part]; class != nil && (len(class.text) == 0 || strings.Contains(part, ".") || part != strings.ToLower(part)) {
			return t.fields(class), how
		}
		if alias := t.aliases[part]; alias != nil {
			if fields, inner := t.table(alias.typ, how, depth+1); fields != nil {
				return fields, inner
			}
		}
	}
	return nil, HeldOnce
}
