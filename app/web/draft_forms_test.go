package web_test

import (
	"html"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"caseload/app/who"
)

// formed is a script with a scenario, a person, a case and a question in it.
const formed = `-- by hand
scenario {
  title = "A morning", role = "social worker",
  starts = "2026-03-02", -- a Monday
}

local sam = person { "Sam", id = "sam", role = "health visitor" }

local home = case {
  "Osei", id = "home", kind = { "child in need", points = 5 },
  people = { child { "Kayla", age = 7 }, adult { "Ruth", "grandmother" } },
  strengths = { "Asked for help" }, -- so far
  travel = 20,
}

storyline("Sam rings", function()
  ask { from = sam, about = home, say = "Can you come?", choices = { yes = { "Yes", leads = "at two" }, no = "Not today" } }
end)
`

// formOf returns the address of the form for a thing of the draft's script.
func (w *writers) formOf(key string) string {
	return w.file + "/form?" + url.Values{"thing": {key}}.Encode()
}

// script returns the draft's script as it is.
func (w *writers) script() string { return inBox(w.t, w.lou.get(w.file+"?plain").text) }

func newForms(t *testing.T) *writers {
	w := newWriters(t)
	want(t, "save the script", w.save(w.lou, w.version(w.lou), formed).StatusCode, 303)
	return w
}

// TestAScriptIsChangedByForms: what stands in a script is listed, a form shows the values of one
// thing, and saving it changes those that were changed and nothing else.
func TestAScriptIsChangedByForms(t *testing.T) {
	w := newForms(t)
	list := w.pat.get(w.draft + "/forms").text
	says(t, "the list", list, "Person: Sam", "Case: Osei", "Child: Kayla", "Question: Can you come?", "The scenario: A morning")
	home := w.formOf("case:home:0")
	shown := w.pat.get(home).text
	says(t, "the form", shown, "What is strong here", "Leave it out", "Edit this as script: line 9", "Child: Kayla")
	says(t, "the date", w.pat.get(w.formOf("scenario:A morning:0")).text, "Monday 2 March 2026")
	r := w.pat.form(home, fields("version", versionSent.FindStringSubmatch(shown)[1],
		"value.1", "Osei", "value.travel", "35", "value.strengths", "Asked for help\r\nNever misses \"school\"\r\n", "value.tier", "P3", "value.seen", ""))
	want(t, "save", r.StatusCode, 303)
	says(t, "after it", w.pat.get(r.Header.Get("Location")).text, "Your change is saved.")
	is := strings.NewReplacer(`travel = 20,`, "travel = 35,\n  tier = \"P3\",", `{ "Asked for help" }`, `{ "Asked for help", "Never misses \"school\"" }`).Replace(formed)
	if got := w.script(); got != is {
		t.Errorf("the script is\n%s\nand not\n%s", got, is)
	}
	question := w.formOf("ask:Can you come?:0")
	says(t, "the question", w.pat.get(question).text, "The answer “yes”", "The answer “no”")
	want(t, "answer otherwise", w.pat.form(question, fields("version", w.version(w.lou), "value.choices.no", "Not before Friday", "value.choices.yes.leads", "")).StatusCode, 303)
	is = strings.NewReplacer(`"Not today"`, `"Not before Friday"`, `, leads = "at two"`, "").Replace(is)
	if got := w.script(); got != is {
		t.Errorf("the script is\n%s\nand not\n%s", got, is)
	}
}

var (
	added   = regexp.MustCompile(`href="([^"]*/add\?[^"]*)"`)
	hinted  = regexp.MustCompile(`(?s)<(?:p class="quiet"|label|legend)[^>]*>(.*?)</(?:p|label|legend)>`)
	tags    = regexp.MustCompile(`<[^>]*>`)
	riddles = regexp.MustCompile("`|[={]|\\w\\(|As usual|it is (?:nothing|nobody|none|true|false)\\b|it isn['’]t\\.$")
)

// TestHintsAreForWhoeverNeverProgrammed: the forms for all that can be added, with a rule pack, say
// what a value is and what happens without it, and nothing that only a script says.
func TestHintsAreForWhoeverNeverProgrammed(t *testing.T) {
	w := newForms(t)
	want(t, "save the script", w.save(w.lou, w.version(w.lou), "local children = require \"england.children\"\n"+formed).StatusCode, 303)
	pages := w.pat.get(w.draft+"/forms").text + w.pat.get(w.formOf("case:home:0")).text + w.pat.get(w.formOf("storyline:Sam rings:0")).text
	forms := map[string]bool{w.formOf("case:home:0"): true, w.formOf("ask:Can you come?:0"): true}
	for _, to := range added.FindAllStringSubmatch(pages, -1) {
		forms[html.UnescapeString(to[1])] = true
	}
	hints, left := 0, 0
	for to := range forms {
		for _, hint := range hinted.FindAllStringSubmatch(w.pat.get(to).text, -1) {
			text := strings.TrimSpace(html.UnescapeString(tags.ReplaceAllString(hint[1], "")))
			hints, left = hints+1, left+strings.Count(strings.ToLower(text), "leave it out")
			if riddle := riddles.FindString(text); riddle != "" && !strings.HasPrefix(text, "{") {
				t.Errorf("%s: %q is in %q", to, riddle, text)
			}
		}
	}
	if len(forms) < 30 || hints < 200 || left < 60 {
		t.Errorf("%d forms have %d hints, of which %d say what happens without a value", len(forms), hints, left)
	}
}

// TestAFormSaysWhatIsWrong: at its field, and keeps what was typed.
func TestAFormSaysWhatIsWrong(t *testing.T) {
	w := newForms(t)
	home := w.formOf("case:home:0")
	r := w.pat.form(home, fields("version", w.version(w.lou), "value.travel", "5000", "value.siblings", "two", "value.1", "", "value.people", "Sam"))
	want(t, "a field without a box", r.StatusCode, 400)
	r = w.pat.form(home, fields("version", w.version(w.lou), "value.travel", "5000", "value.siblings", "two", "value.1", "", "value.tier", "P9"))
	want(t, "what doesn't fit", r.StatusCode, 422)
	says(t, "what doesn't fit", r.text, "There is a problem", "Write a number from 0 to 1440.", "Write a number in digits", "Write something: the script needs it.", "Choose one of those", `value="5000"`, `value="two"`)
	r = w.pat.form(home, fields("version", w.version(w.lou), "value.since", "19/2/2026", "value.seen", "last week"))
	want(t, "what is no day", r.StatusCode, 422)
	says(t, "what is no day", r.text, "“19/2/2026” can’t be read. Write “2026-02-19”.", "or how long ago it was: 11 days.")
	if w.script() != formed {
		t.Error("something was saved")
	}
	want(t, "an unknown field", w.pat.form(home, fields("version", w.version(w.lou), "value.shoe_size", "5")).StatusCode, 400)
}

// TestAFormBesideOthers: what others change meanwhile stays; of the same value both are shown, and
// the second decides; on what another took out, what was typed is kept.
func TestAFormBesideOthers(t *testing.T) {
	w := newForms(t)
	home, base := w.formOf("case:home:0"), w.version(w.lou)
	other := strings.Replace(formed, `"health visitor"`, `"school nurse"`, 1)
	want(t, "Lou writes elsewhere", w.save(w.lou, base, "-- more\n"+other).StatusCode, 303)
	r := w.pat.form(home, fields("version", base, "value.travel", "35", "value.1", "Osei"))
	want(t, "Pat saves", r.StatusCode, 303)
	says(t, "Pat saves", w.pat.get(r.Header.Get("Location")).text, "both are in it")
	is := "-- more\n" + strings.Replace(other, "travel = 20", "travel = 35", 1)
	if got := w.script(); got != is {
		t.Errorf("the script is\n%s", got)
	}
	base = w.version(w.lou)
	want(t, "Lou changes it", w.lou.form(home, fields("version", base, "value.travel", "50")).StatusCode, 303)
	r = w.pat.form(home, fields("version", base, "value.travel", "10", "value.1", "Osei"))
	want(t, "Pat changes it as well", r.StatusCode, 422)
	says(t, "both", r.text, "Somebody else wrote “50”", `value="10"`)
	if !strings.Contains(w.script(), "travel = 50") {
		t.Error("Lou's is gone")
	}
	again := versionSent.FindStringSubmatch(r.text)[1]
	want(t, "Pat decides", w.pat.form(home, fields("version", again, "value.travel", "10")).StatusCode, 303)
	if !strings.Contains(w.script(), "travel = 10") {
		t.Error("Pat's isn't there")
	}
	base = w.version(w.lou)
	without := regexp.MustCompile(`(?s)local home = case \{.*?\n\}\n`).ReplaceAllString(w.script(), "")
	want(t, "Lou takes it out", w.save(w.lou, base, without).StatusCode, 303)
	r = w.pat.form(home, fields("version", base, "value.travel", "77"))
	want(t, "Pat saves what is gone", r.StatusCode, 422)
	says(t, "it is gone", html.UnescapeString(r.text), "Somebody took this out of the script", `value="77"`)
	if w.script() != without {
		t.Error("something was saved")
	}
	says(t, "its form", w.pat.get(w.pat.get(home).Header.Get("Location")).text, "isn’t in the script any more")
}

// TestPeopleAreChosen: who says something is chosen from the people there, by name; a name of one's
// own can be written instead, and not both.
func TestPeopleAreChosen(t *testing.T) {
	w := newForms(t)
	question := w.formOf("ask:Can you come?:0")
	says(t, "the question", w.pat.get(question).text, `<option value="sam" selected>Sam, health visitor</option>`, `<option value="home" selected>Osei</option>`, `name="instead.from"`)
	r := w.pat.form(question, fields("version", w.version(w.lou), "value.from", "sam", "instead.from", "Nursery"))
	want(t, "both", r.StatusCode, 422)
	says(t, "both", r.text, "You chose somebody and wrote a name as well", `value="Nursery"`)
	want(t, "somebody who isn't there", w.pat.form(question, fields("version", w.version(w.lou), "value.from", "nobody")).StatusCode, 422)
	want(t, "a text where none can be", w.pat.form(question, fields("version", w.version(w.lou), "instead.about", "home")).StatusCode, 400)
	want(t, "a name", w.pat.form(question, fields("version", w.version(w.lou), "value.from", "", "instead.from", "Nursery")).StatusCode, 303)
	is := strings.Replace(formed, "from = sam", `from = "Nursery"`, 1)
	if got := w.script(); got != is {
		t.Errorf("the script is\n%s", got)
	}
	want(t, "Sam again", w.pat.form(question, fields("version", w.version(w.lou), "value.from", "sam", "instead.from", "")).StatusCode, 303)
	if got := w.script(); got != formed {
		t.Errorf("the script is\n%s", got)
	}
}

// TestThingsAreAddedByForms: somebody adds a person, a child, a storyline and a question in it; what
// is missing is said at its box; each stands where it belongs, and all else as it was.
func TestThingsAreAddedByForms(t *testing.T) {
	w := newForms(t)
	says(t, "the list", w.pat.get(w.draft+"/forms").text, "Add a person", "Add a storyline", "Storyline: Sam rings")
	add := func(what, in string) string {
		return w.file + "/add?" + url.Values{"what": {what}, "in": {in}}.Encode()
	}
	says(t, "a person", w.pat.get(add("person", "")).text, "Add a person", "Their name, as the desk shows it", "Who they are in this story")
	r := w.pat.form(add("person", ""), fields("value.1", "Amrit Gill", "value.role", "head teacher"))
	want(t, "a person", r.StatusCode, 303)
	says(t, "a person", w.pat.get(r.Header.Get("Location")).text, "It is added.", `value="Amrit Gill"`)
	is := strings.Replace(formed, "visitor\" }\n", "visitor\" }\nlocal amrit_gill = person { \"Amrit Gill\", role = \"head teacher\", id = \"amrit-gill\" }\n", 1)
	if got := w.script(); got != is {
		t.Errorf("the script is\n%s", got)
	}
	says(t, "the case", w.pat.get(w.formOf("case:home:0")).text, "Add a child")
	want(t, "a child", w.pat.form(add("child", "case:home:0"), fields("value.1", "Jude", "value.age", "2")).StatusCode, 303)
	is = strings.Replace(is, `"grandmother" } }`, `"grandmother" }, child { "Jude", age = 2 } }`, 1)
	want(t, "a storyline", w.pat.form(add("storyline", ""), fields("value.name", "The school rings")).StatusCode, 303)
	is += "\nstoryline(\"The school rings\", function()\nend)\n"
	story := "storyline:The school rings:0"
	says(t, "the storyline", w.pat.get(w.formOf(story)).text, "Add what happens next in it", "Add a question")
	r = w.pat.form(add("ask", story), fields("value.say", "Can you come?", "value.choices", "Yes"))
	want(t, "one answer", r.StatusCode, 422)
	says(t, "one answer", r.text, "Write two to eight answers, one on each line.", "Add it")
	r = w.pat.form(add("ask", story), fields("value.say", "Can you come?", "value.from", "amrit_gill", "instead.from", "", "value.choices", "Yes, at two\r\nI'll ring first"))
	want(t, "a question", r.StatusCode, 303)
	says(t, "the storyline", w.pat.get(r.Header.Get("Location")).text, "It is added.", "Question: Can you come?")
	is = strings.Replace(is, "rings\", function()\nend)", "rings\", function()\n  local answer = ask {\n    say = \"Can you come?\",\n    from = amrit_gill,\n    choices = { yes_two = \"Yes, at two\", ring_first = \"I'll ring first\" },\n  }\nend)", 1)
	if got := w.script(); got != is {
		t.Errorf("the script is\n%s\nand not\n%s", got, is)
	}
	want(t, "a second scenario", w.pat.get(add("scenario", "")).StatusCode, 303)
	want(t, "in what isn't there", w.pat.form(add("message", "storyline:Gone:0"), fields("value.say", "Hello")).StatusCode, 303)
	if got := w.script(); got != is {
		t.Errorf("the script is\n%s", got)
	}
}

// TestSnippetsAreAddedByForms: what happens every day is added as a storyline, for somebody and a case
// of the script; who isn't there can't have a part in it; and without anybody it says so.
func TestSnippetsAreAddedByForms(t *testing.T) {
	w := newForms(t)
	says(t, "the list", w.pat.get(w.draft+"/forms").text, "Begin with something everyday", "Add a call", "Add a visit with a choice of practice", "Add a supervision", "Add an arrival", "Add an email", "Add somebody at the desk")
	call := w.file + "/add?what=snippet.call"
	says(t, "a call", w.pat.get(call).text, "Add a call", "Somebody rings, and holds for some minutes.", "Sam, health visitor", "Osei")
	r := w.pat.form(call, fields("version", w.version(w.lou), "person", "nobody", "case", "home"))
	want(t, "by somebody who isn't there", r.StatusCode, 422)
	says(t, "by somebody who isn't there", r.text, "Choose one of those that are listed.")
	if got := w.script(); got != formed {
		t.Errorf("the script is\n%s", got)
	}
	r = w.pat.form(call, fields("version", w.version(w.lou), "person", "sam", "case", "home"))
	want(t, "a call", r.StatusCode, 303)
	says(t, "its storyline", w.pat.get(r.Header.Get("Location")).text, "It is added.", "Storyline: A call", "Question: Something is different")
	if got := w.script(); !strings.HasPrefix(got, strings.TrimRight(formed, "\n")) || !strings.Contains(got, "from = sam, about = home, by = \"phone\"") {
		t.Errorf("the script is\n%s", got)
	}
	want(t, "what is none", w.pat.get(w.file+"/add?what=snippet.none").StatusCode, 303)
	editor := html.UnescapeString(w.lou.get(w.file).text)
	says(t, "the editor's snippets", editor, `data-snippets="[{"title":"An arrival"`, `{"title":"A visit with a choice of practice","about":"A visit is put on the desk.`, `storyline(\"A call\", function()\n`)
	want(t, "an empty script", w.save(w.lou, w.version(w.lou), "-- nothing yet\n").StatusCode, 303)
	says(t, "with nobody in it", w.pat.get(call).text, "Add them first, and come back.")
}

// TestThingsAreTakenOutByForms: what is used stays, and the page leads to where; what isn't goes; what
// another has changed meanwhile stays until it was seen.
func TestThingsAreTakenOutByForms(t *testing.T) {
	w := newForms(t)
	out := func(key string) string { return w.file + "/take-out?" + url.Values{"thing": {key}}.Encode() }
	says(t, "Sam", w.pat.get(out("person:sam:0")).text, "can’t be taken out yet", "Question: Can you come? (line 17 of scenario.lua)")
	want(t, "Sam", w.pat.form(out("person:sam:0"), fields("version", w.version(w.lou))).StatusCode, 422)
	want(t, "the scenario", w.pat.form(out("scenario:A morning:0"), fields("version", w.version(w.lou))).StatusCode, 422)
	if w.script() != formed {
		t.Fatal("something was taken out")
	}
	base := w.version(w.lou)
	says(t, "the storyline", w.pat.get(out("storyline:Sam rings:0")).text, "With it goes what is in it:", "Question: Can you come?", "Take it out")
	other := strings.Replace(formed, "Can you come?", "Could you come?", 1)
	want(t, "Lou changes it", w.save(w.lou, base, other).StatusCode, 303)
	r := w.pat.form(out("storyline:Sam rings:0"), fields("version", base))
	want(t, "what was changed", r.StatusCode, 422)
	says(t, "what was changed", r.text, "Somebody changed this", "Could you come?")
	want(t, "then", w.pat.form(out("storyline:Sam rings:0"), fields("version", w.version(w.lou))).StatusCode, 303)
	is := formed[:strings.Index(formed, "storyline(")]
	if got := w.script(); got != is {
		t.Errorf("the script is\n%s", got)
	}
	r = w.pat.form(out("person:sam:0"), fields("version", w.version(w.lou)))
	want(t, "Sam, whom nothing uses now", r.StatusCode, 303)
	says(t, "the list", w.pat.get(r.Header.Get("Location")).text, "It is taken out.")
	want(t, "again", w.pat.form(out("person:sam:0"), fields("version", w.version(w.lou))).StatusCode, 303)
	if got := w.script(); strings.Contains(got, "person") {
		t.Errorf("the script is\n%s", got)
	}
}

// TestAQuestionIsATree: what follows each answer stands under it; an answer is added with a branch, into
// which a message goes; its word changes wherever it is asked for; and it goes with what follows it.
func TestAQuestionIsATree(t *testing.T) {
	w := newForms(t)
	key := "ask:Can you come?:0"
	question := w.formOf(key)
	of := func(to, answer string) string {
		return w.file + to + "?" + url.Values{"thing": {key}, "answer": {answer}}.Encode()
	}
	says(t, "the question", w.pat.get(question).text, "What follows each answer", "Nothing follows this answer alone.", "Another answer")
	want(t, "an answer", w.pat.form(of("/answers", ""), fields("version", w.version(w.lou), "words", "I'll ring first")).StatusCode, 303)
	branch := "\n  if answer == \"ring_first\" then\n  end"
	is := strings.NewReplacer("  ask {", "  local answer = ask {", `no = "Not today" } }`, `no = "Not today", ring_first = "I'll ring first" } }`+branch).Replace(formed)
	if got := w.script(); got != is {
		t.Fatalf("the script is\n%s", got)
	}
	added := w.pat.form(w.file+"/add?"+url.Values{"what": {"message"}, "in": {key + "/ring_first"}}.Encode(), fields("value.say", "Thank you", "value.from", "sam"))
	want(t, "a message", added.StatusCode, 303)
	says(t, "the question, after it", w.pat.get(added.Header.Get("Location")).text, "It is added.", "What follows each answer")
	is = strings.Replace(is, "\"ring_first\" then\n", "\"ring_first\" then\n    message { say = \"Thank you\", from = sam }\n", 1)
	says(t, "what follows", w.pat.get(question).text, "Message: Thank you", "Add a wait until a day and time")
	for typed, problem := range map[string]string{"no": "Another answer to this question has this word.", "Ring first": "Write small letters"} {
		r := w.pat.form(of("/answer/rename", "ring_first"), fields("version", w.version(w.lou), "key", typed))
		want(t, typed, r.StatusCode, 422)
		says(t, typed, r.text, problem, `value="`+typed+`"`)
	}
	want(t, "another word", w.pat.form(of("/answer/rename", "ring_first"), fields("version", w.version(w.lou), "key", "rings")).StatusCode, 303)
	is = strings.ReplaceAll(is, "ring_first", "rings")
	if got := w.script(); got != is {
		t.Fatalf("the script is\n%s", got)
	}
	says(t, "the answer", w.pat.get(of("/answer", "rings")).text, "With the answer goes what follows it alone:", "Message: Thank you")
	base := w.version(w.lou)
	want(t, "Lou changes the question", w.save(w.lou, base, strings.Replace(is, "Not today", "Not now", 1)).StatusCode, 303)
	r := w.pat.form(of("/answer/take-out", "rings"), fields("version", base))
	want(t, "what was changed", r.StatusCode, 422)
	says(t, "what was changed", r.text, "Somebody changed this question")
	want(t, "take it out", w.pat.form(of("/answer/take-out", "rings"), fields("version", w.version(w.lou))).StatusCode, 303)
	is = strings.NewReplacer("  ask {", "  local answer = ask {", "Not today", "Not now").Replace(formed)
	if got := w.script(); got != is {
		t.Errorf("the script is\n%s", got)
	}
	r = w.pat.form(of("/answer/take-out", "no"), fields("version", w.version(w.lou)))
	want(t, "one of two", r.StatusCode, 422)
	says(t, "one of two", r.text, "A question has two to eight answers.")
}

// TestWhatFollowsATask: a task in a storyline has lists for what follows once it is done and if it is
// taken off the desk, which lead to the forms of what is in them; a task outside of one has none.
func TestWhatFollowsATask(t *testing.T) {
	w := newForms(t)
	const tasks = "\nlocal paper = task { \"Write up\", minutes = 20 }\n\nstoryline(\"Late\", function()\n  local visit = task { \"Visit\", minutes = 60 }\nend)\n"
	want(t, "save the script", w.save(w.lou, w.version(w.lou), formed+tasks).StatusCode, 303)
	visit := w.formOf("task:Visit:0")
	says(t, "the task", w.pat.get(visit).text, "What follows it", "Once it is done", "If it is taken off the desk instead", "Nothing yet.")
	if text := w.pat.get(w.formOf("task:Write up:0")).text; strings.Contains(text, "Once it is done") {
		t.Error("something can follow what is in no storyline")
	}
	r := w.pat.form(w.file+"/add?"+url.Values{"what": {"good"}, "in": {"task:Visit:0/done"}}.Encode(), fields("value.1", "They talked", "value.about", "home"))
	want(t, "add what goes well", r.StatusCode, 303)
	says(t, "the task, after it", w.pat.get(r.Header.Get("Location")).text, "It is added.", "Once it is done", "What goes well: They talked")
	says(t, "the script", html.UnescapeString(w.script()), "  if wait_for(visit) then\n    good { \"They talked\", about = home }\n  end\nend)")
}

// TestFormsWhileALineIsWrong: another writer's unfinished line is in nobody's way.
func TestFormsWhileALineIsWrong(t *testing.T) {
	w := newForms(t)
	wrong := strings.Replace(formed, "local sam =", "local x = = 1\nlocal sam =", 1)
	want(t, "Lou is writing", w.save(w.lou, w.version(w.lou), wrong).StatusCode, 303)
	want(t, "Pat saves", w.pat.form(w.formOf("case:home:0"), fields("version", w.version(w.lou), "value.travel", "35")).StatusCode, 303)
	if got := w.script(); got != strings.Replace(wrong, "travel = 20", "travel = 35", 1) {
		t.Errorf("the script is\n%s", got)
	}
	max := w.member("mia@uni.test", who.Lecturer)
	w.joins(max, "mia@uni.test", "readable")
	if shown := max.get(w.formOf("case:home:0")).text; strings.Contains(shown, "<input type=\"text\"") || !strings.Contains(shown, "Osei") {
		t.Error("a reader is offered to write, or reads nothing")
	}
}
