package forms

import (
	"fmt"
	"strconv"
	"strings"

	"caseload/app/author"
	"caseload/app/page"
	"caseload/app/script/form"
	"caseload/app/script/strip"
	"caseload/app/sim"
	"caseload/app/sim/calendar"
	authorweb "caseload/app/web/author"
)

// sayStrip says what the page of storylines shows.
func sayStrip(n int, s author.Setting) sim.Sentence {
	switch {
	case n == 0:
		return "No storyline is written yet. One begins with the word storyline, and tells what happens while the student works."
	case s.Start == 0:
		return sim.Say("%s, each in the order in which it is told. No days are known, as the scenario doesn’t say in plain words when it starts.", page.Count(n, "storyline", "storylines"))
	}
	return sim.Say("%s, each in the order in which it is told. All begin on %s at %s. A day and a time stand where the script says them; what comes after an answer comes when the student has given it.", page.Count(n, "storyline", "storylines"), s.Start.DateText(), s.Start.Clock())
}

func sayLine(p strip.Place) string { return fmt.Sprintf("line %d of %s", p.Line, p.File) }

func sayShortDay(day calendar.Time) string {
	_, month, date := day.Date()
	return fmt.Sprintf("%s %d %s", day.Weekday().String()[:3], date, month.String()[:3])
}

// sayMinute says a day and time, with its date if it isn't within a week of the start.
func sayMinute(at, start calendar.Time) string {
	day := at.Weekday().String()[:3]
	if at.Midnight() > start.AddDays(6).Midnight() {
		day = sayShortDay(at)
	}
	return day + " " + at.Clock()
}

var afters = map[strip.After]string{
	strip.Answer: "after the answer", strip.Done: "once the task is done or gone", strip.Change: "once something has changed",
	strip.Library: "after that", strip.Somewhat: "later",
}

// sayWhen says when a moment is, as far as the script says.
func sayWhen(w strip.When, start calendar.Time) string {
	if w.Exact() {
		return sayMinute(w.From, start)
	}
	said := afters[w.After]
	if said == "" {
		said = "at some time"
	}
	var later []string
	for _, length := range w.Later {
		later = append(later, sayLengthOf(length))
	}
	if len(later) > 0 {
		said = page.JoinAnd(later) + " " + said
	}
	said = strings.ToUpper(said[:1]) + said[1:]
	switch {
	case w.From != 0 && w.To != 0:
		return said + ", between " + sayMinute(w.From, start) + " and " + sayMinute(w.To, start)
	case w.From != 0 && w.From != start:
		return said + ", " + sayMinute(w.From, start) + " at the earliest"
	}
	return said
}

// sayLengthOf says a length as it is written in words.
func sayLengthOf(text string) string {
	if n, err := strconv.Atoi(text); err == nil {
		return page.Count(n, "minute", "minutes")
	}
	return text
}

// sayWait says what a storyline waits for.
func sayWait(p strip.Part) string {
	until := p.Until
	switch p.Word {
	case "wait":
		if until == "" {
			return "Waits for a time that the script computes."
		}
		return "Waits for " + sayLengthOf(until) + "."
	case "hold", "while":
		if until == "" {
			return "Waits until something has changed."
		}
		return "Waits until something has changed, and until " + until + " at the latest."
	case "wait_for":
		return "Waits until the task is done, or is taken off the desk."
	}
	if until == "" {
		return "Waits until a time that the script computes."
	}
	return "Waits until " + until + "."
}

var bys = map[string]string{"phone": "Phone call", "email": "Email", "in person": "At the desk", "letter": "Letter", "visit": "At the visit"}

var does = map[string]string{
	"ask": "Question", "referral": "Referral", "exchange": "Supervision", "task": "Task", "appointment": "Appointment", "good": "Goes well", "harm": "Harm",
	"protect": "Protects", "saw": "Seen", "case": "New case", "fact": "Fact", "deadline": "Date", "advice": "Can be asked", "guide": "Guide", "withdraw": "Takes off the desk",
	"call_off": "Calls off", "move": "Another day", "extend": "Another date", "close_referral": "Decides the referral", "reallocate": "Case goes", "close": "Case ends",
	"supervision": "Supervision", "cancel_supervision": "Supervision called off", "ad_hoc_supervision": "Supervision on request", "capacity": "Raising capacity",
	"peer_debrief": "Peers", "in_writing": "In writing", "expect": "Expected tiers", "message": "Message",
}

// sayMoment says what sort of thing a moment is, and whom it comes from.
func sayMoment(word string, t form.Thing, from string) string {
	what := does[word]
	by, _ := t.Field("by")
	switch {
	case word == "message" || word == "referral":
		what = bys[by.Value.Text]
		if what == "" {
			what = "Email"
		}
		if word == "referral" {
			what = "Referral by " + strings.ToLower(what)
		}
	case word == "ask":
		what = bys[by.Value.Text]
		if what == "" {
			what = "Phone call"
		}
		what += " with a question"
	case what == "":
		what = authorweb.SayWhat(word)
	}
	if from != "" {
		what += ", " + authorweb.Shortened(from)
	}
	return what + ":"
}

func sayLoop(sort strip.Sort, source string) string {
	switch {
	case sort == strip.Inside:
		return "In it:"
	case source != "":
		return "Again and again, as the script says:"
	}
	return "For each of several:"
}

func sayTimeHint(typ string) string {
	if typ == "Length" || typ == "Minutes" {
		return "Minutes, as in 45, or as in 2 hours or 1 working day."
	}
	return "A time of that day, as in 10:40; or with its day, as in Tue 10:40, day 2 10:40 or 2026-03-05 10:40. It has to be later than what comes before."
}
