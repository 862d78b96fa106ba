package web_test

import (
	"html"
	"strings"
	"testing"
)

// dated has a case with dates of a rule pack, one on a Saturday, and a storyline with a task.
const dated = `local children = require "england.children"
scenario { title = "Two days", role = "social worker", starts = "2026-04-01", days = 2 }
local home = case { "Osei", id = "home", kind = children.child_in_need, since = "2026-02-19", seen = "2026-03-09" }
children.visits { on = home, due = "2026-04-08" }
children.child_in_need_review { on = home, first = true }
deadline { "Plan agreed", on = home, due = "2026-04-11" }
storyline("One", function()
  wait_until "day 2 10:00"
  task { "Write up", minutes = 30, due = "tomorrow" }
  local reply = ask { say = "Well?", choices = { yes = "Yes", no = "No" } }
  task { "Ring", minutes = 10, due = "tomorrow" }
end)
`

// TestTheCalendarShowsWhatIsDue: the scenario's days among the weeks around, bank holidays, what is
// written and what a rule pack counts, with its source, and what is odd about a day.
func TestTheCalendarShowsWhatIsDue(t *testing.T) {
	w := newWriters(t)
	want(t, "save the script", w.save(w.lou, w.version(w.lou), dated).StatusCode, 303)
	shown := strings.Join(strings.Fields(html.UnescapeString(w.pat.get(w.draft+"/calendar").text)), " ")
	says(t, "the calendar", shown, "has 2 working days and begins on Wednesday 1 April 2026", ">Day 1<", ">Day 2<", "Friday 3 April 2026</span></p><p class=\"quiet\">Bank holiday", "Osei</h2>",
		"Wednesday 8 April 2026</span>", "20 working days from the last visit",
		"Wednesday 13 May 2026</span>", "6 weeks from the plan", "not checked yet",
		"Saturday 11 April 2026</span>", "This is a Saturday, on which nobody in the scenario works.",
		"Tuesday 7 April 2026</span>", "(written as <code>\"tomorrow\"</code>", "Not known before it is played", "weeks without a date")
	broken := strings.Replace(dated, "deadline {", "local x = = 1\ndeadline {", 1)
	want(t, "Lou is writing", w.save(w.lou, w.version(w.lou), broken).StatusCode, 303)
	says(t, "beside a wrong line", w.pat.get(w.draft+"/calendar").text, "Wednesday 13 May 2026")
	want(t, "for somebody else", w.member("else@uni.test", "lecturer").get(w.draft+"/calendar").StatusCode, 404)
}

// TestADateIsChangedInTheCalendar: only its bytes change, and the rule's own day is said where the
// other doesn't fit it.
func TestADateIsChangedInTheCalendar(t *testing.T) {
	w := newWriters(t)
	want(t, "save the script", w.save(w.lou, w.version(w.lou), dated).StatusCode, 303)
	at := w.formOf("children.visits:home:0") + "&calendar"
	r := w.pat.form(at, fields("version", w.version(w.lou), "value.due", "2026-13-08"))
	want(t, "no date", r.StatusCode, 422)
	says(t, "no date", html.UnescapeString(r.text), "“2026-13-08” can’t be read.")
	r = w.pat.form(at, fields("version", w.version(w.lou), "value.due", "2026-04-09"))
	want(t, "save", r.StatusCode, 303)
	if to := r.Header.Get("Location"); to != w.draft+"/calendar?kept" {
		t.Errorf("it leads to %s", to)
	}
	if got := w.script(); got != strings.Replace(dated, "2026-04-08", "2026-04-09", 1) {
		t.Errorf("the script is\n%s", got)
	}
	says(t, "after it", w.pat.get(w.draft+"/calendar?kept").text, "the rule comes to Wednesday 8 April 2026", "Your change is saved")
}
