package web

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	debriefpage "caseload/app/page/debrief"
	"caseload/app/run"
)

// What can be written when looking back is kept as words of the whole run, at turn
// 0. A word's kind is its box's name, which is its field's: a part's name, a
// hyphen, and the box in it.
//
//	day-2-what  day-2-so-what  day-2-now-what  day-2-word
//	gibbs-description  gibbs-feelings  …  444-experience  …

// reflectionBox is a box of a part.
type reflectionBox struct {
	name, label, hint string
	own               bool // about feelings: it is never shared
}

// reflectionForm is a longer form, for the end of a run.
type reflectionForm struct {
	name, title, about string
	boxes              []reflectionBox
}

// dayPart begins the name of a day's part; its number follows.
const dayPart = "day-"

// wordBox is the box of a day for how it felt.
const wordBox = "word"

// dayBoxes are Rolfe's, Driscoll's and Borton's three (DOMAIN 7.3), with a word
// for how it felt.
var dayBoxes = []reflectionBox{
	{"what", "What?", "What happened? What did you do, and what did you leave?", false},
	{"so-what", "So what?", "Why does it matter, and to whom? What do you make of it?", false},
	{"now-what", "Now what?", "What would you do next, do otherwise, or ask somebody about?", false},
	{wordBox, "One word for how it felt", "For you alone, even if you share the day. At most " + strconv.Itoa(maxFeeling) + " letters.", true},
}

// endForms are those of DOMAIN 7.3 and 5.2, each with how far it was checked.
var endForms = []reflectionForm{
	{"gibbs", "Gibbs: six steps", "After Gibbs, 1988. The six steps are from memory, unverified; the questions are Caseload’s.", []reflectionBox{
		{"description", "Description", "What happened?", false},
		{"feelings", "Feelings", "What did you feel and think? For you alone, even if you share the rest.", true},
		{"evaluation", "Evaluation", "What went well, and what didn’t?", false},
		{"analysis", "Analysis", "What sense do you make of it? What else could explain it?", false},
		{"conclusion", "Conclusion", "What else could you have done?", false},
		{"plan", "Action plan", "What would you do if it came again?", false},
	}},
	{"444", "4×4×4: for supervision", "After Morrison, 2005: four steps, seen from four sides (people who use services, staff, the organisation, its partners), for the four things that supervision is for (accountability, development, support, mediation). The model was checked; the lists are from memory, unverified, and the questions are Caseload’s.", []reflectionBox{
		{"experience", "Experience", "What happened, and what was it like for people using services, for staff, for the organisation, for partners?", false},
		{"reflection", "Reflection", "What did you notice at the time, and what went through your mind? How might each of the four sides tell it?", false},
		{"analysis", "Analysis", "What do you make of it: for what you answer for, for what you are learning, for the support you need, and between you and the organisation?", false},
		{"action", "Action", "What comes next, for whom, and what will you take to supervision?", false},
	}},
}

// anyDay is DOMAIN 7.3's list.
var anyDay = debriefpage.Asked{Status: "from memory, unverified", Questions: []string{
	"What else could explain this?", "What do you not know?", "How would the family tell it?", "What power did you hold?", "What would you do with an hour more?",
}}

// How much a box takes. A week with every box full, in any letters, stays within
// maxReflection; a box of it within store.MaxText.
const (
	maxReflected = 3_000 // letters: about 500 words
	maxFeeling   = 40
)

// reflectionPart is a part that can be written in.
type reflectionPart struct {
	name, title, about string
	boxes              []reflectionBox
	day                run.EndedDay // of a day
}

// partsOf are the days that have ended, and the longer forms where the run has.
func partsOf(e run.Ended) (days, end []reflectionPart) {
	for _, d := range e.Days {
		days = append(days, reflectionPart{name: dayPart + strconv.Itoa(d.Number), title: d.Date, boxes: dayBoxes, day: d})
	}
	if e.Run.EndedAt != nil {
		for _, f := range endForms {
			end = append(end, reflectionPart{name: f.name, title: f.title, about: f.about, boxes: f.boxes})
		}
	}
	return days, end
}

// boxesOf are the boxes of a part by its name; nil where there can be none of that
// name.
func boxesOf(part string) []reflectionBox {
	if number, ok := strings.CutPrefix(part, dayPart); ok {
		if n, valid := parseID(number); valid && n < 1000 {
			return dayBoxes
		}
		return nil
	}
	for _, f := range endForms {
		if f.name == part {
			return f.boxes
		}
	}
	return nil
}

// isBox says of which part a box is, by its name; false where there can be none of
// that name.
func isBox(name string) (part string, ok bool) {
	for i := range name {
		if name[i] != '-' {
			continue
		}
		for _, b := range boxesOf(name[:i]) {
			if b.name == name[i+1:] {
				return name[:i], true
			}
		}
	}
	return "", false
}

// tooLong is what is said of a text that is too long for its box; "" where it
// isn't.
func tooLong(name, text string) string {
	most := maxReflected
	if strings.HasPrefix(name, dayPart) && strings.HasSuffix(name, "-"+wordBox) {
		most = maxFeeling
	}
	if n := utf8.RuneCountInString(text); n > most {
		return fmt.Sprintf("This has %d letters, and there is room for %d. Nothing is lost: shorten it here, and keep it again.", n, most)
	}
	return ""
}
