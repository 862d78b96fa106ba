package author

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"caseload/app/script/form"
)

// whats says what is called by each word of the vocabulary.
var whats = map[string]string{
	"scenario": "The scenario", "terms": "The employer’s terms", "person": "Person", "case": "Case", "child": "Child", "adult": "Adult",
	"deadline": "Date", "task": "Task", "message": "Message", "ask": "Question", "referral": "Referral", "advice": "Advice", "appointment": "Appointment",
	"good": "What goes well", "harm": "Harm", "fact": "Fact", "duty": "Duty day", "expect": "Expected tiers", "exchange": "Exchange in supervision",
	"supervision": "Supervision", "cancel_supervision": "Supervision called off", "in_writing": "Answer in writing",
	"storyline": "Storyline", "wait": "Wait for", "wait_until": "Wait until", "hold": "Wait, at the latest until", "guide": "Guide", "protect": "Protective step", "saw": "Seen",
	"withdraw": "Task taken off", "call_off": "Appointment called off", "move": "Task on another day", "extend": "Date on another day",
	"close_referral": "Referral decided", "reallocate": "Case goes to somebody else", "close": "Case closed",
	"children.assess": "Dates for an assessment", "adults.assess": "Dates for an assessment",
	"children.deadline": "Date of another timescale", "adults.deadline": "Date of another timescale", "children.acknowledge": "Answer to a referrer", "children.sign_off": "Signing off an assessment",
	"children.child_in_need_review": "Dates for the review of a child in need plan", "children.core_group": "Dates for a core group", "children.review_conference": "Dates for a review conference",
	"children.looked_after_visits": "Dates for visits to a looked after child", "children.looked_after_review": "Dates for the review of a looked after child", "children.return_interview": "Dates for a talk after being missing",
	"sessions.hold": "Supervision", "sessions.postpone": "Supervision postponed",
}

// dated are the beginnings of words of rule packs that set dates.
var dated = []string{"children.", "adults."}

// SayWhat says what is called by a word of the vocabulary.
func SayWhat(word string) string {
	if what, known := whats[word]; known {
		return what
	}
	_, name, _ := strings.Cut(word, ".")
	name = strings.ReplaceAll(name, "_", " ")
	if slices.ContainsFunc(dated, func(begins string) bool { return strings.HasPrefix(word, begins) }) || name == "" {
		return "Dates for " + name
	}
	return strings.ToUpper(name[:1]) + name[1:]
}

// SayTitle says what a thing is called, Shortened for a list.
func SayTitle(t form.Thing) string {
	if t.Part != "" {
		return SayDrawn(t.Drawn)
	}
	return Shortened(t.Title)
}

// mostLooked is how many bytes of a title are looked at: a list may have very many.
const mostLooked = 1000

// Shortened makes a title fit into a list.
func Shortened(title string) string {
	title = strings.ToValidUTF8(title[:min(len(title), mostLooked)], "")
	title = strings.Join(strings.Fields(title), " ")
	if short := []rune(title); len(short) > 80 {
		return string(short[:79]) + "…"
	}
	return title
}

// SayDrawn says of a name how it is drawn by luck.
func SayDrawn(d form.Drawn) string {
	by := "“" + cmp.Or(d.By, "a family") + "”"
	var child int
	ordinals := []string{"First", "Second", "Third", "Fourth", "Fifth", "Sixth"}
	switch {
	case d.Part == "name":
		return "Family name of " + by + ", drawn by luck"
	case d.Part == "parent":
		return "Parent of " + by + ", drawn by luck"
	case d.By == "":
		return "A name drawn by luck"
	case d.Part == "first", d.Part == "person":
		return "Name of " + by + ", drawn by luck"
	}
	fmt.Sscanf(d.Part, "children[%d]", &child)
	if child >= 1 && child <= len(ordinals) {
		return ordinals[child-1] + " child of " + by + ", drawn by luck"
	}
	return "A child of " + by + ", drawn by luck"
}
