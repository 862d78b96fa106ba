package run

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// What can be written when looking back is kept as words of the whole run, at turn
// 0. A word's kind is its box's name, which is its field's: a part's name, a
// hyphen, and the box in it.
//
//	day-2-what  day-2-so-what  day-2-now-what  day-2-word
//	gibbs-description  gibbs-feelings  …  444-experience  …

// Box is a box of a part.
type Box struct {
	Name, Label, Hint string
	Own               bool // about feelings: it is never shared
}

// Part is a part of a reflection that can be written in: a day that has ended, or
// a longer form for the end of a run.
type Part struct {
	Name, Title, About string
	Boxes              []Box
	Day                EndedDay // of a day
}

// Word is the name under which what is written in a box of the part is kept.
func (p Part) Word(b Box) string { return p.Name + "-" + b.Name }

// dayPart begins the name of a day's part; its number follows.
const dayPart = "day-"

// FeltBox is the box of a day for how it felt.
const FeltBox = "word"

// dayBoxes are Rolfe's, Driscoll's and Borton's three (DOMAIN 7.3), with a word
// for how it felt.
var dayBoxes = []Box{
	{"what", "What?", "What happened? What did you do, and what did you leave?", false},
	{"so-what", "So what?", "Why does it matter, and to whom? What do you make of it?", false},
	{"now-what", "Now what?", "What would you do next, do otherwise, or ask somebody about?", false},
	{FeltBox, "One word for how it felt", "For you alone, even if you share the day. At most " + strconv.Itoa(maxFeeling) + " letters.", true},
}

// endForms are those of DOMAIN 7.3 and 5.2, each with how far it was checked.
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

// Asked are questions that can be asked of any day, and how far they were checked.
type Asked struct {
	Questions []string
	Status    string
}

// AnyDay is DOMAIN 7.3's list.
var AnyDay = Asked{Status: "from memory, unverified", Questions: []string{
	"What else could explain this?", "What do you not know?", "How would the family tell it?", "What power did you hold?", "What would you do with an hour more?",
}}

// How much a box takes. A box that is full, in any letters, stays within
// store.MaxText.
const (
	maxReflected = 3_000 // letters: about 500 words
	maxFeeling   = 40
)

// Parts are the days that have ended, and the longer forms where the run has.
func (e Ended) Parts() (days, end []Part) {
	for _, d := range e.Days {
		days = append(days, Part{Name: dayPart + strconv.Itoa(d.Number), Title: d.Date, Boxes: dayBoxes, Day: d})
	}
	if e.Run.EndedAt != nil {
		end = endForms
	}
	return days, end
}

// BoxesOf are the boxes of a part by its name; nil where there can be none of that
// name.
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

// IsBox says of which part a box is, by the name of its word; false where there can
// be none of that name.
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

// Overlong is a text that is too long for its box.
type Overlong struct{ Letters, Room int }

// overlong measures a text; nil where it fits.
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
