package form

import (
	"fmt"
	"regexp"
	"slices"
	"time"

	"caseload/app/script/syntax"
)

// How many bytes a name and a line have at most: what the vocabulary takes.
const (
	longestName = 200
	longestLine = 2_000
	longestID   = 60
)

// TooLong says that a text has more bytes than the vocabulary takes.
type TooLong struct{ Most int }

func (e TooLong) Error() string { return fmt.Sprintf("the text has more than %d bytes", e.Most) }

// TooMany says that a list has more items than the vocabulary takes.
type TooMany struct{ Most int }

func (e TooMany) Error() string { return fmt.Sprintf("the list has more than %d items", e.Most) }

// isID matches what the simulation takes as an id.
var isID = regexp.MustCompile(`^[\pL\pN_.-]+$`)

// bounded returns why a value is more than the vocabulary takes, or isn't of the form that it
// needs, or nil.
func (f Field) bounded(v Value) error {
	most := 0
	switch f.Type {
	case "Name":
		most = longestName
	case "Line", "Line[]", "Line|Line[]":
		most = longestLine
	}
	if f.Name == "id" {
		most = longestID
	}
	all := append(slices.Clone(v.Texts), v.Text)
	switch {
	case most > 0 && slices.ContainsFunc(all, func(text string) bool { return len(text) > most }):
		return TooLong{most}
	case f.Most > 0 && len(v.Texts) > f.Most:
		return TooMany{f.Most}
	case f.Name == "id" && !isID.MatchString(v.Text):
		return ErrID
	}
	if day, err := time.Parse(time.DateOnly, v.Text); f.Path == "starts" && err == nil && (day.Weekday() == time.Saturday || day.Weekday() == time.Sunday) {
		return ErrRest
	}
	return nil
}

// agrees puts into wrong which of the values that were written don't go with others of the thing
// or of the file.
func (s *Script) agrees(t Thing, changed []string, wrong map[string]error) {
	if id, there := t.Field("id"); there && slices.Contains(changed, "id") && s.hasID(t, id.Value.Text) {
		wrong["id"] = ErrSameID
	}
	if t.Word == "scenario" {
		begins, ends := t.clock("from", "09:00"), t.clock("to", "16:54")
		if !ends.IsZero() && !begins.IsZero() && !ends.After(begins) {
			for _, path := range []string{"to", "from"} {
				if slices.Contains(changed, path) {
					wrong[path] = ErrHours
					break
				}
			}
		}
	}
}

// clock returns a time of day that is given as a text, or the one that applies otherwise; the zero
// time if it is computed.
func (t Thing) clock(path, otherwise string) time.Time {
	f, _ := t.Field(path)
	if !f.Given {
		f.Value.Text = otherwise
	}
	at, _ := time.Parse("15:04", f.Value.Text)
	return at
}

// hasID reports whether something else has an id that is written out, wherever this one comes
// about: what stands in another branch doesn't.
func (s *Script) hasID(t Thing, id string) bool {
	around := map[*syntax.Node]bool{}
	for n := t.node; n != nil; n = s.up(n) {
		around[n] = true
	}
	return slices.ContainsFunc(s.Things, func(other Thing) bool {
		if other.node == t.node {
			return false
		}
		f, there := other.Field("id")
		if !there || !f.Given || f.Value.Text != id {
			return false
		}
		n := other.node
		for n != nil && n.Form != syntax.Block {
			n = s.up(n)
		}
		return n == nil || around[n]
	})
}
