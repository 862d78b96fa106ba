package run

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// A reflection is stored as words of the whole run, at turn 0. The kind of a word
// is the name of its box, which is also the name of the form's field: the name of
// the part, a hyphen, and the name of the box within the part.
//
//	day-2-what  day-2-so-what  day-2-now-what  day-2-word
//	gibbs-description  gibbs-feelings  …  444-experience  …

// Box is a text box of a part.
type Box struct {
	Name, Label, Hint string
	Own               bool // about feelings, and so never shared
}

// Part is a part of a reflection that can be written in: a day that has ended, or
// one of the longer forms for the end of a run.
type Part struct {
	Name, Title, About string
	Boxes              []Box
	Day                EndedDay // the day, if the part is one
}

// Writing returns the kind of writing under which the text of one of the part's boxes
// is stored.
func (p Part) Writing(b Box) string { return p.Name + "-" + b.Name }

// dayPart is the beginning of the name of a day's part; the day's number follows.
const dayPart = "day-"

// FeltBox is the name of the box for how a day felt.
const FeltBox = "word"

// dayBoxes are the three questions of Rolfe, Driscoll and Borton (DOMAIN 7.3),
// and a box for one word on how the day felt.
var dayBoxes = []Box{
	{"what", "What?", "What happened? What did you do, and what did you leave?", false},
	{"so-what", "So what?", "Why does it matter, and to whom? What do you make of it?", false},
	{"now-what", "Now what?", "What would you do next, do otherwise, or ask somebody about?", false},
	{FeltBox, "One word for how it felt", "For you alone, even if you share the day. At most " + strconv.Itoa(maxFeeling) + " letters.", true},
}

// endForms are the forms of DOMAIN 7.3 and 5.2, each with a note on how far it
// was checked.
var endForms = []Part{
	{Name: "gibbs", Title: "Gibbs: six steps", About: "After Gibbs, 1988. The six steps are from memory, unverified; the questions are Caseload’s.", Boxes: []Box{
		{"description", "Description", "What happened?", false},
		{"feelings", "Feelings", "What did you feel and think? For you alone, even if you share the rest.", true},
		{"evaluation", "Evaluation", "What went well, and what didn’t?", false},
		{"analysis", "Analysis", "What sense do you make of it? What else could explain it?", false},
		{"conclusion", "Conclusion", "What else could you have done?", false},
		{"plan", "Action plan", "What would you do if it came again?", false},
	}},
	{Name: "444", Title: "4×4×4: for supervision", About: "After Morrison, 2005: four steps, seen from four sides (people who use services, staff, the organisation, its partners), for the four things that supervision is for (accountability, development, support, mediation). The model was checked; the lists are from memory, unverified, and the questions are Caseload’s.", Boxes: []Box{
		{"experience", "Experience", "What happened, and what was it like for people using services, for staff, for the organisation, for partners?", false},
		{"reflection", "Reflection", "What did you notice at the time, and what went through your mind? How might each of the four sides tell it?", false},
		{"analysis", "Analysis", "What do you make of it: for what you answer for, for what you are learning, for the support you need, and between you and the organisation?", false},
		{"action", "Action", "What comes next, for whom, and what will you take to supervision?", false},
	}},
}

// Asked is a list of questions that can be asked about any day, with a note on
// how far it was checked.
type Asked struct {
	Questions []string
	Status    string
}

// AnyDay is the list in DOMAIN 7.3.
var AnyDay = Asked{Status: "from memory, unverified", Questions: []string{
	"What else could explain this?", "What do you not know?", "How would the family tell it?", "What power did you hold?", "What would you do with an hour more?",
}}

// The maximum lengths of texts. Even if every letter takes four bytes, a full box
// stays within store.MaxText.
const (
	maxReflected = 3_000 // characters: about 500 words
	maxFeeling   = 40
)

// Parts returns the parts for the days that have ended and, if the run has ended,
// the longer forms.
func (e Ended) Parts() (days, end []Part) {
	for _, d := range e.Days {
		days = append(days, Part{Name: dayPart + strconv.Itoa(d.Number), Title: d.Date, Boxes: dayBoxes, Day: d})
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
type Overlong struct{ Letters, Room int }

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
