package who

import (
	_ "embed"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

//go:embed table.txt
var written string

var table = mustRead(written)

// rules is a table that has been read.
type rules map[cell]condition

// cell is a place in the table.
type cell struct {
	role     Role
	act      Act
	relation Relation
}

// condition is what stands in a cell. The zero condition is "no".
type condition string

const (
	no          condition = ""
	yes         condition = "yes"
	released    condition = "released"
	open        condition = "open"
	unlessBlind condition = "unless blind"
)

func (r rules) may(role Role, act Act, relation Relation, state State) bool {
	switch r[cell{role, act, relation}] {
	case yes:
		return true
	case released:
		return state.Released
	case open:
		return state.Open
	case unlessBlind:
		return !state.Blind
	}
	return false
}

// columns lists the roles in the order of the table's columns.
func columns() []Role { return append([]Role{Guest}, Roles()...) }

func mustRead(text string) rules {
	r, err := read(text)
	if err != nil {
		panic(fmt.Sprint("app/who/table.txt: ", err))
	}
	return r
}

var gap = regexp.MustCompile(`\s{2,}`)

// read reads a table. Its columns are at least two spaces apart.
func read(text string) (rules, error) {
	all, headed := rules{}, false
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		words := gap.Split(line, -1)
		if len(words) != 2+len(columns()) {
			return nil, fmt.Errorf("a line with %d columns: %s", len(words), line)
		}
		if !headed {
			if err := checkHead(words); err != nil {
				return nil, err
			}
			headed = true
			continue
		}
		if err := all.add(Act(words[0]), Relation(words[1]), words[2:]); err != nil {
			return nil, fmt.Errorf("%w: %s", err, line)
		}
	}
	return all, nil
}

func checkHead(words []string) error {
	for i, role := range columns() {
		if words[2+i] != string(role) {
			return fmt.Errorf("the columns are %v", words)
		}
	}
	return nil
}

func (r rules) add(act Act, relation Relation, cells []string) error {
	if !slices.Contains(Relations(), relation) || relation == Anothers {
		return fmt.Errorf("nobody may do anything to what is %q", relation)
	}
	for i, role := range columns() {
		at := cell{role, act, relation}
		if _, twice := r[at]; twice {
			return fmt.Errorf("this is there twice")
		}
		switch c := condition(cells[i]); c {
		case yes, released, open, unlessBlind:
			r[at] = c
		case "–":
			r[at] = no
		default:
			return fmt.Errorf("%q is no condition", c)
		}
	}
	return nil
}
