package form

import (
	"errors"
	"slices"
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
// The file is read anew once for all values, and once more where what is given to a table, or taken out
// of it, depends on how it looks with the others.
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
		t, made, later := s.Things[at], newBatch(), []string(nil)
		if filled.Text != "" {
			known = t.ByPath()
		}
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
			case twice && !made.joins(s, f, values[path], edits), !twice && !made.begins(s, f, values[path], edits, to):
				later = append(later, path)
			default:
				filled.Changed = append(filled.Changed, path)
			}
		}
		if len(made.edits) == 0 {
			break
		}
		is := s.with(apply(s.Text(), made.edits))
		if len(is.Things) != len(s.Things) || len(is.tree.Errors) > len(s.tree.Errors) {
			return nil, filled, errSpoilt
		}
		s, open, filled.Text = is, later, is.Text()
	}
	s.agrees(s.Things[at], filled.Changed, filled.Wrong)
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
