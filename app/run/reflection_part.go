package run

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"caseload/app/sim"
)

// A reflection is stored as writing of the whole run, at turn 0. The kind of a text
// is the name of its box, which is also the name of the form's field: the name of
// the part, a hyphen, and the name of the box within the part.
//
//	day-2-what  day-2-so-what  day-2-now-what  day-2-word
//	gibbs-description  gibbs-feelings  …  444-experience  …

// Box is a text box of a part.
type Box struct {
	Name, Label string
	Hint        sim.Sentence
	Own         bool // about feelings, and so never shared
}

// Part is a part of a reflection that can be written in: a day that has ended, or
// one of the longer forms for the end of a run.
type Part struct {
	Name, Title string
	About       sim.Sentence
	Boxes       []Box
	Day         EndedDay // the day, if the part is one
}

// Writing returns the kind of writing under which the text of one of the part's boxes
// is stored.
func (p Part) Writing(b Box) string { return p.Name + "-" + b.Name }

// dayPart is the beginning of the name of a day's part; the day's number follows.
const dayPart = "day-"

// FeltBox is the name of the box for how a day felt.
const FeltBox = "word"

// The maximum lengths of texts. Even if every letter takes four bytes, a full box
// stays within store.MaxText.
const (
	maxReflected = 3_000 // characters: about 500 words
	maxFeeling   = 40
)

// partOf returns the part for a day that has ended.
func partOf(d EndedDay) Part {
	return Part{Name: dayPart + strconv.Itoa(d.Number), Title: d.Date, Boxes: dayBoxes, Day: d}
}

// Parts returns the parts for the days that have ended and, if the run has ended,
// the longer forms.
func (e Ended) Parts() (days, end []Part) {
	for _, d := range e.Days {
		days = append(days, partOf(d))
	}
	if e.Run.EndedAt != nil {
		end = endForms
	}
	return days, end
}

// BoxesOf returns the boxes of the part with the given name, or nil if no part
// can have that name.
func BoxesOf(part string) []Box {
	if number, ok := strings.CutPrefix(part, dayPart); ok {
		if n, err := strconv.Atoi(number); err == nil && n > 0 && n < 1000 && strconv.Itoa(n) == number {
			return dayBoxes
		}
		return nil
	}
	for _, f := range endForms {
		if f.Name == part {
			return f.Boxes
		}
	}
	return nil
}

// IsBox returns the name of the part that a box belongs to, given the box's full
// name, or false if no box can have that name.
func IsBox(name string) (part string, ok bool) {
	for i := range name {
		if name[i] != '-' {
			continue
		}
		for _, b := range BoxesOf(name[:i]) {
			if b.Name == name[i+1:] {
				return name[:i], true
			}
		}
	}
	return "", false
}

// Overlong describes a text that is too long for its box: its length and the
// maximum, in characters.
type Overlong struct{ Length, Room int }

// overlong returns nil if a text fits into the box of the given name.
func overlong(name, text string) *Overlong {
	room := maxReflected
	if strings.HasPrefix(name, dayPart) && strings.HasSuffix(name, "-"+FeltBox) {
		room = maxFeeling
	}
	if n := utf8.RuneCountInString(text); n > room {
		return &Overlong{n, room}
	}
	return nil
}
