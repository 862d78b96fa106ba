package change

import (
	"errors"
	"slices"
)

// What can be wrong with a set of changes, or with how two are put together.
var (
	// ErrLength says that a set starts from a text of another length.
	ErrLength = errors.New("the changes are of a text of another length")
	// ErrHalf says that a change begins or ends in the middle of a character.
	ErrHalf = errors.New("a change begins or ends within a character")
	// ErrForm says that something isn't a set of changes as JSON.
	ErrForm = errors.New("it isn't a set of changes")
	// ErrBig says that a set has more parts, or leaves or inserts more text, than is allowed.
	ErrBig = errors.New("the changes are too many, or too long")
)

// A part is a stretch of the text before: kept, or replaced by text, which may be empty.
// The stretch may be empty too, and is then a place where text is inserted.
type part struct {
	old  int // units of the text before
	kept bool
	text []uint16
}

// after returns how many units the stretch has afterwards.
func (p part) after() int {
	if p.kept {
		return p.old
	}
	return len(p.text)
}

// A Set is changes that are made to a text at once. It covers the whole text, and goes only
// with a text of that length. The zero value changes nothing of an empty text. A set isn't
// altered by its methods.
type Set struct{ parts []part }

// An Edit replaces the units from From up to and without To by text.
type Edit struct {
	From, To int
	Text     []uint16
}

// Of returns the set of edits to a text of length units. They must be in order and not
// overlap. The error is ErrLength if they don't fit.
func Of(length int, edits ...Edit) (Set, error) {
	var b builder
	at := 0
	for _, e := range edits {
		if e.From < at || e.To < e.From || e.To > length {
			return Set{}, ErrLength
		}
		b.keep(e.From - at)
		b.replace(e.To-e.From, e.Text)
		at = e.To
	}
	b.keep(length - at)
	return b.set(), nil
}

// Before returns the length of the text that the set is of.
func (s Set) Before() int {
	n := 0
	for _, p := range s.parts {
		n += p.old
	}
	return n
}

// After returns the length of the text that it leads to.
func (s Set) After() int {
	n := 0
	for _, p := range s.parts {
		n += p.after()
	}
	return n
}

// Empty tells whether it changes nothing.
func (s Set) Empty() bool {
	return len(s.parts) == 0 || len(s.parts) == 1 && s.parts[0].kept
}

// Edits returns the edits that it consists of, in order; those that touch are one.
func (s Set) Edits() []Edit {
	var edits []Edit
	at, touching := 0, false
	for _, p := range s.parts {
		switch last := len(edits) - 1; {
		case p.kept:
		case touching:
			edits[last].To += p.old
			edits[last].Text = slices.Concat(edits[last].Text, p.text)
		default:
			edits = append(edits, Edit{From: at, To: at + p.old, Text: p.text})
		}
		touching = !p.kept
		at += p.old
	}
	return edits
}

// Apply returns what it makes of a text, which stays as it is. The error is ErrLength if the
// text has another length, and ErrHalf if a change begins or ends between the two units of
// a character.
func (s Set) Apply(text []uint16) ([]uint16, error) {
	if s.Before() != len(text) {
		return nil, ErrLength
	}
	after := make([]uint16, 0, s.After())
	at := 0
	for _, p := range s.parts {
		if p.kept {
			after = append(after, text[at:at+p.old]...)
		} else {
			if within(text, at) || within(text, at+p.old) {
				return nil, ErrHalf
			}
			after = append(after, p.text...)
		}
		at += p.old
	}
	return after, nil
}

// Inverse returns the set that leads back to text, which is the text before. The error is
// ErrLength if it has another length.
func (s Set) Inverse(text []uint16) (Set, error) {
	if s.Before() != len(text) {
		return Set{}, ErrLength
	}
	parts := make([]part, 0, len(s.parts))
	at := 0
	for _, p := range s.parts {
		if p.kept {
			parts = append(parts, p)
		} else {
			parts = append(parts, part{old: len(p.text), text: slices.Clone(text[at : at+p.old])})
		}
		at += p.old
	}
	return Set{parts}, nil
}

// within tells whether a place is between the two units of a character.
func within(text []uint16, at int) bool {
	return at > 0 && at < len(text) && high(text[at-1]) && low(text[at])
}

// high and low tell whether a unit is the first, or the second, of two that make a character.
func high(u uint16) bool { return u >= 0xd800 && u < 0xdc00 }
func low(u uint16) bool  { return u >= 0xdc00 && u < 0xe000 }
