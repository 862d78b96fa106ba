package web_test

import (
	"html"
	"strings"
	"testing"
)

// week is a script of two days whose storyline waits, asks and branches.
const week = `scenario { title = "Two days", role = "social worker", starts = "2026-03-02", days = 2 }
local sam = person { "Sam Whitaker", id = "sam", role = "health visitor" }
local home = case { "Osei", id = "home", words = { mum = "Ruth" } }
local function later(time) wait_until(time) message { from = sam, about = home, title = "Later" } end
storyline("Sam rings", function()
  wait_until "09:40" -- after the meeting
  local reply = ask { from = sam, about = home, title = "About Friday", say = "Can you come?", choices = { yes = "“I'll come.”", no = { "“Not today.”" } } }
  if reply == "yes" then
    wait(45)
    message { from = sam, about = home, by = "phone", title = "Thank you", say = "Thank you." }
  elseif reply == nil then
    message { from = sam, about = home, title = "I rang", say = "I rang." }
  end
  later "day 2 10:00"
end)
`

func newWeek(t *testing.T) *writers {
	w := newWriters(t)
	want(t, "save the script", w.save(w.lou, w.version(w.lou), week).StatusCode, 303)
	return w
}

// TestStorylinesAreShownByDayAndTime: each moment with its day and time, as far as the script says,
// and what decides about it.
func TestStorylinesAreShownByDayAndTime(t *testing.T) {
	w := newWeek(t)
	shown := strings.Join(strings.Fields(html.UnescapeString(w.pat.get(w.draft+"/storylines").text)), " ")
	says(t, "the storylines", shown, "Sam rings", "All begin on Monday 2 March at 09:00.", "Waits until 09:40.", `>Mon 09:40</span>`, "Phone call with a question, Sam Whitaker:", "If the answer is “I'll come.”:",
		"45 minutes after the answer, Mon 10:25 at the earliest", "If the student hasn’t answered in time:", "Waits until day 2 10:00.", `>Tue 10:00</span>`, "Later</a>", ">Mon 2 Mar</th>", ">Tue 3 Mar</th>")
	broken := strings.Replace(week, "local home", "local x = = 1\nlocal home", 1)
	want(t, "Lou is writing", w.save(w.lou, w.version(w.lou), broken).StatusCode, 303)
	says(t, "beside a wrong line", w.pat.get(w.draft+"/storylines").text, ">Mon 09:40</span>", "Phone call with a question")
	max := w.member("mia@uni.test", "lecturer")
	w.joins(max, "mia@uni.test", "readable")
	if text := max.get(w.draft + "/storylines").text; strings.Contains(text, "Save the time") || !strings.Contains(text, "Sam rings") {
		t.Error("a reader is offered to write, or reads nothing")
	}
	want(t, "for somebody else", w.member("else@uni.test", "lecturer").get(w.draft+"/storylines").StatusCode, 404)
}

// TestWhatDecidesIsSaidInWords: as far as there are words for it; the rest is shown as it is written.
func TestWhatDecidesIsSaidInWords(t *testing.T) {
	w := newWriters(t)
	const script = `local sam = person { "Sam Whitaker", id = "sam", role = "health visitor" }
local home = case { "Osei", id = "home" }
local call = task { "Ring the school", on = home, kind = "call", minutes = 10 }
storyline("After the call", function()
  local reply = ask { from = sam, about = home, say = "Can you come?", choices = { yes = "I'll come.", no = "Not today.", later = "Later." } }
  if wait_for(call) then good { about = home, "One" } end
  if not call:begun() and sam:asked(home) then good { about = home, "Two" } end
  if clock() < "11:00" or day() >= 2 and not home:seen() then good { about = home, "Three" } end
  if chance("the neighbours hear it", 0.4) then good { about = home, "Four" } end
  if reply ~= "no" and home:read "chronology" then good { about = home, "Five" } end
  if told_her or (reply == "yes" or reply == "later") then good { about = home, "Six" } end
  if call:by() == "duty" then good { about = home, "Seven" } end
  if #sam.id > 2 then good { about = home, "Eight" } end
  if "told" == told_her or not (call:done() and home:seen()) then good { about = home, "Nine" } end
  if d == "3" then good { about = home, "Ten" } end
  if other_day == "3" and one:done() then good { about = home, "Eleven" } end
  if not reply then good { about = home, "Twelve" } end
end)
`
	want(t, "save the script", w.save(w.lou, w.version(w.lou), script).StatusCode, 303)
	shown := strings.Join(strings.Fields(html.UnescapeString(w.pat.get(w.draft+"/storylines").text)), " ")
	says(t, "the storylines", shown,
		"If “Ring the school” is done, and not taken off the desk:",
		"If “Ring the school” hasn’t been begun and “Sam Whitaker” has been asked about “Osei”:",
		"If it is before 11:00, or it is day 2 or later and “Osei” hasn’t been seen yet:",
		"If luck decides so (“the neighbours hear it”):",
		"If the answer isn’t “Not today.” and the chronology of “Osei” has been read:",
		"If the script has noted “told her” or the answer is “I'll come.” or “Later.”:",
		"If “Ring the school” went to duty:",
		"If, as the script says it: <code>d == \"3\"</code>",
		"If what the script has noted as “other day” is “3” and what the script calls “one” is done:",
		"If the student hasn’t answered in time:",
		"If, as the script says it: <code>#sam.id > 2</code>", "<code>\"told\" == told_her or not (call:done() and home:seen())</code>")
	if strings.Contains(shown, "<code>wait_for") {
		t.Error("a script is shown for what can be said")
	}
}

// TestWhatFollowsIsSaidInWords: on the form of a task, with each way that what follows it can go.
func TestWhatFollowsIsSaidInWords(t *testing.T) {
	w := newWriters(t)
	const script = `local home = case { "Osei", id = "home" }
storyline("After the call", function()
  local call = task { "Ring the school", on = home, kind = "call", minutes = 10 }
  if wait_for(call) then
    if home:seen() then
      good { about = home, "One" }
    elseif clock() < "11:00" then
      good { about = home, "Two" }
    elseif #home.id > 2 then
      good { about = home, "Three" }
    else
      good { about = home, "Four" }
    end
  end
end)
`
	want(t, "save the script", w.save(w.lou, w.version(w.lou), script).StatusCode, 303)
	shown := html.UnescapeString(w.pat.get(w.formOf("task:Ring the school:0")).text)
	at := 0
	for _, said := range []string{"If “Osei” has been seen:", "What goes well: One", "If it is before 11:00:", "What goes well: Two", "elseif #home.id > 2 then", "What goes well: Three", "Otherwise:", "What goes well: Four"} {
		after := strings.Index(shown[at:], said)
		if after < 0 {
			t.Fatalf("%q doesn't follow in\n%s", said, shown)
		}
		at += after
	}
}

// TestNotAllThatFollowsIsShown: where very much does, and the page says so.
func TestNotAllThatFollowsIsShown(t *testing.T) {
	w := newWriters(t)
	const told = "    good { about = home, \"It goes well\" }\n"
	script := func(times int) string {
		return "local home = case { \"Osei\", id = \"home\" }\nstoryline(\"Long\", function()\n  local call = task { \"Ring the school\", on = home, kind = \"call\", minutes = 10 }\n  if wait_for(call) then\n" + strings.Repeat(told, times) + "  end\nend)\n"
	}
	for times, more := range map[int]bool{100: false, 101: true} {
		want(t, "save the script", w.save(w.lou, w.version(w.lou), script(times)).StatusCode, 303)
		shown := w.pat.get(w.formOf("task:Ring the school:0")).text
		if strings.Count(shown, "What goes well: It goes well") != 100 || strings.Contains(shown, "More follows than is shown here.") != more {
			t.Errorf("of %d steps %d are shown", times, strings.Count(shown, "What goes well: It goes well"))
		}
	}
}

// TestTimesAreChangedInTheStorylines: only the bytes of the time change; what is no time is refused
// with what to write.
func TestTimesAreChangedInTheStorylines(t *testing.T) {
	w := newWeek(t)
	at := w.formOf("wait_until:09:40:0") + "&storylines"
	r := w.pat.form(at, fields("version", w.version(w.lou), "value.when", "Tuesday 9.30"))
	want(t, "what is no time", r.StatusCode, 422)
	says(t, "what is no time", html.UnescapeString(r.text), "“Tuesday 9.30” can’t be read. Write “Tuesday 09:30”.", "storylines by day and time")
	r = w.pat.form(at, fields("version", w.version(w.lou), "value.when", "Tue 09:30"))
	want(t, "save", r.StatusCode, 303)
	if to := r.Header.Get("Location"); to != w.draft+"/storylines?kept" {
		t.Errorf("it leads to %s", to)
	}
	want(t, "wait longer", w.pat.form(w.formOf("wait:45:0")+"&storylines", fields("version", w.version(w.lou), "value.length", "2 hours")).StatusCode, 303)
	if got, is := w.script(), strings.NewReplacer(`"09:40"`, `"Tue 09:30"`, `wait(45)`, `wait("2 hours")`).Replace(week); got != is {
		t.Errorf("the script is\n%s", got)
	}
	says(t, "after it", w.pat.get(w.draft+"/storylines").text, ">Tue 09:30</span>", "2 hours after the answer")
}
