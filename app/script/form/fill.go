package form

import (
	"errors"
	"slices"

	"caseload/app/script/syntax"
)

// errSpoilt means that what a form wrote would have spoilt the script, which none may.
var errSpoilt = errors.New("with these values the script can't be read as it could before")

// Filled is what became of the values of a form.
type Filled struct {
	Text    string           // of the file with them
	Changed []string         // the paths of those that are written otherwise than they were
	Wrong   map[string]error // by path: why a value isn't written
}

// Fill puts values at paths of a thing. An empty value takes out what isn't needed; one that is as
// it was leaves the text as it is. The error is ErrNoPlace if there is no such thing.
//
// The file is read once for all values, and once more for each that is given to a table, or taken
// out of one, in which the same was done before.
func (s *Script) Fill(key string, values map[string]Value) (Filled, error) {
	at := slices.IndexFunc(s.Things, func(t Thing) bool { return t.Key == key })
	if at < 0 {
		return Filled{}, ErrNoPlace
	}
	_, filled, err := s.fill(at, values)
	return filled, err
}

// fill is [Script.Fill] for the thing at a place of the list, as a value may change what it is
// called. It returns the script with the values as well.
func (s *Script) fill(at int, values map[string]Value) (*Script, Filled, error) {
	filled := Filled{Wrong: map[string]error{}}
	fields := s.Things[at].Fields()
	known := byPath(fields)
	var open []string // the paths of those that aren't written yet, in the order of the fields
	for _, f := range fields {
		if v, sent := values[f.Path]; sent && (!f.Given || !v.Equal(f.Value)) {
			open = append(open, f.Path)
		}
	}
	for path := range values {
		if _, there := known[path]; !there {
			filled.Wrong[path] = ErrAsScript
		}
	}
	for len(open) > 0 {
		t, made, later := s.Things[at], batch{to: map[*syntax.Node][]edit{}}, []string(nil)
		known = t.ByPath()
		for _, path := range open {
			f := known[path]
			edits, to, err := s.put(t, f, values[path])
			before, twice := made.to[to]
			switch {
			case err != nil:
				filled.Wrong[path] = err
			case !s.changes(edits):
			case twice && to == f.value && !slices.Equal(before, edits):
				filled.Wrong[path] = ErrTwice
			case twice && to == f.value:
				filled.Changed = append(filled.Changed, path)
			case twice || !made.add(edits):
				later = append(later, path)
			default:
				made.to[to] = edits
				filled.Changed = append(filled.Changed, path)
			}
		}
		is := s.with(apply(s.Text(), made.edits))
		if len(is.Things) != len(s.Things) || len(is.tree.Errors) > len(s.tree.Errors) {
			return nil, filled, errSpoilt
		}
		s, open = is, later
	}
	filled.Text = s.Text()
	return s, filled, nil
}

// ByPath returns the fields of a thing by their paths; of several with one path, the first.
func (t Thing) ByPath() map[string]Field { return byPath(t.Fields()) }

func byPath(fields []Field) map[string]Field {
	found := make(map[string]Field, len(fields))
	for _, f := range fields {
		if _, twice := found[f.Path]; !twice {
			found[f.Path] = f
		}
	}
	return found
}

// with returns another text of the file, beside the same other files.
func (s *Script) with(text string) *Script {
	is := Read(s.doc, text)
	is.beside = s.beside
	return is
}

// changes reports whether edits change the text.
func (s *Script) changes(edits []edit) bool {
	return slices.ContainsFunc(edits, func(e edit) bool { return s.Text()[e.from:e.to] != e.text })
}

// batch are the edits of several values, which can be made in one go.
type batch struct {
	edits []edit
	spans []syntax.Span           // of each value's edits, from the first of them to the last; by place
	to    map[*syntax.Node][]edit // by what they are done to
}

// add adds the edits of a value, unless they would meet those of another.
func (b *batch) add(edits []edit) bool {
	all := syntax.Span{From: edits[0].from, To: edits[0].to}
	for _, e := range edits {
		all.From, all.To = min(all.From, e.from), max(all.To, e.to)
	}
	i, same := slices.BinarySearchFunc(b.spans, all.From, func(in syntax.Span, from int) int { return in.From - from })
	if same || i < len(b.spans) && b.spans[i].From < all.To || i > 0 && b.spans[i-1].To > all.From {
		return false
	}
	b.spans, b.edits = slices.Insert(b.spans, i, all), append(b.edits, edits...)
	return true
}
