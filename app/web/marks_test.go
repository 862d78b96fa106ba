package web_test

import (
	"net/http"
	"regexp"
	"strings"
	"testing"

	"caseload/app/who"
)

// marked has a course with a marked assignment, that its student has finished, and its rubric.
func newMarked(t *testing.T, rubric ...string) (c *course, assignment, run string) {
	c = newCourse(t)
	assignment = c.assign("marked", "yes", "tries", "end", "attempts", "2")
	run, _ = c.begins(assignment, "")
	c.sam.playsOn(run)
	want(t, "a rubric", c.lou.form(assignment+"/marks/rubric", sentRubric(rubric...)).StatusCode, 303)
	return c, assignment, run
}

// sentRubric returns what the form of a rubric of two criteria sends, and more.
func sentRubric(more ...string) string {
	return fields("key", "0", "source", "PCF.6", "name", "Analysis", "description", "Why it can’t wait.", "points", "10", "levels", "",
		"key", "0", "source", "", "name", "Records", "description", "", "points", "", "levels", "Good: 8\nPoor: 2", "difference", "0") + "&" + fields(append([]string{"changed", "0", "anonymous", "yes", "second", "none"}, more...)...)
}

// sentMark returns what the form of a mark sends.
func sentMark(edition, analysis, records string, more ...string) string {
	return fields("criterion", "1", "points", analysis, "reason", "Named what was at stake.", "criterion", "2", "points", records, "reason", "Clear <enough>.", "comment", "Well held together.") +
		"&" + fields(append([]string{"edition", edition}, more...)...)
}

var candidateAt = regexp.MustCompile(`/assignments/\d+/marks/\d{5}`)

// A lecturer writes a rubric, from a template or their own, and is told what won't do.
func TestARubricIsWritten(t *testing.T) {
	c := newCourse(t)
	plain := c.assign()
	want(t, "of one that isn't marked", c.lou.get(plain+"/marks").StatusCode, 409)
	saysNot(t, "of one that isn't marked", c.lou.get(plain).text, "/marks")
	a := c.assign("marked", "yes")
	says(t, "the assignment", c.lou.get(a).text, a+"/marks\"")
	says(t, "no rubric yet", c.lou.get(a+"/marks").text, "Write the rubric")
	rubric := a + "/marks/rubric"
	says(t, "the form", c.lou.get(rubric).text, "Criterion 1", "Add those of “Social Work England professional standards”")
	r := c.lou.form(rubric, fields("changed", "0", "name", "My own", "key", "0", "points", "7", "add", "Professional Capabilities Framework (BASW, 2018)"))
	says(t, "with a template", r.text, `value="My own"`, `value="Critical reflection and analysis"`, "Taken from PCF.6", "order not checked yet", "Criterion 10:")
	says(t, "a standard that nobody has checked", c.lou.form(rubric, fields("changed", "0", "add", "Social Work England professional standards")).text, "Taken from SWE.6", "not checked against a published source yet")
	for wrong, sentence := range map[string]string{
		fields("changed", "0", "second", "none"):                                                                                 "Write at least one criterion",
		fields("changed", "0", "second", "none", "name", "A", "points", "0"):                                                     "a whole number from 1 to 1000",
		fields("changed", "0", "second", "none", "name", "A", "levels", "Good 8\nPoor: 2"):                                       "Write from 2 to 8 levels",
		fields("changed", "0", "second", "none", "name", strings.Repeat("x", 121), "points", "1"):                                "a name of at most 120 characters",
		fields("changed", "0", "second", "both", "name", "A", "points", "1"):                                                     "Choose whether there is a second marker",
		fields("changed", "0", "second", "blind", "difference", "2", "name", "A", "points", "1"):                                 "from 0 to 1",
		fields("changed", "0", "second", "none", "name", "A", "points", "1", "description", strings.Repeat("long words ", 1000)): "A description can have 1000 characters",
	} {
		r := c.lou.form(rubric, wrong)
		want(t, sentence, r.StatusCode, 422)
		says(t, sentence, r.text, sentence, "Nothing was changed")
	}
	want(t, "keep it", c.lou.form(rubric, sentRubric()).StatusCode, 303)
	r = c.lou.form(rubric, sentRubric())
	want(t, "two lecturers", r.StatusCode, 409)
	says(t, "two lecturers", r.text, "Somebody else has changed this rubric meanwhile", "Good (8) and Poor (2)")
	says(t, "without marks it changes freely", c.lou.get(rubric).text, "edition 1", "Good: 8")
	c.lou.header = http.Header{"Accept": {"application/json"}}
	says(t, "JSON", c.lou.get(rubric).text, `"edition":1,"anonymous":true,"second":"none"`, `"levels":[{"name":"Good","points":8}`, `"source":"PCF.6"`)
	want(t, "change as JSON", c.lou.post(rubric, `{"changed":1,"criteria":[{"key":1,"name":"Analysis","points":12}]}`).StatusCode, 204)
	says(t, "JSON", c.lou.get(rubric).text, `"edition":2`, `"criteria":[{"key":1,"name":"Analysis","description":"","points":12,"levels":[],"source":""}]`)
	want(t, "a student", c.sam.get(rubric).StatusCode, 403)
}

// A finished run is marked by a number that says nothing of its student, as a draft and then
// handed in; and what is wrong is said at the form, with what was typed.
func TestARunIsMarkedWithoutItsName(t *testing.T) {
	c, a, run := newMarked(t)
	read := a + run
	want(t, "a comment", c.lou.form(read+"/comments", fields("text", "Sam, well done.")).StatusCode, 303)
	marks := c.lou.get(a + "/marks").text
	at := candidateAt.FindString(marks)
	for name, text := range map[string]string{"the list": marks, "the mark": c.lou.get(at).text, "the run": c.lou.get(at + "/run").text, "a turn": c.lou.get(at + "/run/turns/1").text} {
		for _, own := range []string{"Sam", "Okafor", "sam@uni.test", `"` + run, read, "/students/"} {
			saysNot(t, name, text, own)
		}
	}
	says(t, "the run", c.lou.get(at+"/run").text, at+"/run/turns/1", "What the debrief says of prioritising")
	want(t, "a guess", c.lou.get(a+"/marks/99999x").StatusCode, 404)

	r := c.lou.form(at, sentMark("1", "11", "2", "changed", "0", "do", "draft"))
	want(t, "too many points", r.StatusCode, 422)
	says(t, "too many points", r.text, "a whole number from 0 to 10", `value="11"`, "Named what was at stake.")
	want(t, "no level", c.lou.form(at, sentMark("1", "9", "3", "changed", "0", "do", "draft")).StatusCode, 422)
	want(t, "not whole", c.lou.form(at, sentMark("1", "9", "", "changed", "0", "do", "hand-in")).StatusCode, 422)
	r = c.lou.form(at, sentMark("1", "9", "", "changed", "0", "do", "draft"))
	want(t, "a draft", r.StatusCode, 303)
	says(t, "a draft", c.lou.get(r.Header.Get("Location")).text, "Your draft is kept", "Clear &lt;enough&gt;.", `value="9"`)
	says(t, "the list", c.lou.get(a+"/marks").text, "A draft", "Yours is in place")
	want(t, "hand in", c.lou.form(at, sentMark("1", "9", "8", "changed", "1", "do", "hand-in")).StatusCode, 303)
	says(t, "the list", c.lou.get(a+"/marks").text, "17 of 18")
	saysNot(t, "the student", c.sam.get(a).text, "17 of 18", "Named what")

	max := c.member("max@uni.test", who.Lecturer)
	want(t, "another lecturer", max.get(a+"/marks").StatusCode, 403)
	want(t, "lead", c.lou.form(c.cohort+"/lecturers", fields("email", "max@uni.test")).StatusCode, 303)
	r = max.form(at, sentMark("1", "1", "2", "changed", "0", "do", "hand-in"))
	want(t, "two at the same time", r.StatusCode, 409)
	says(t, "two at the same time", r.text, "Somebody else has marked this run meanwhile", "Good (8).", `name="changed" value="2"`)
	want(t, "it takes its place", max.form(at, sentMark("1", "1", "2", "changed", "2", "do", "hand-in")).StatusCode, 303)
	says(t, "the earlier is kept", max.get(at).text, "Earlier marks (1)")
	says(t, "the audit log", c.ada.get("/organisations/1/audit.csv").text, ",mark a run,", "read the run of candidate", "keep a mark of candidate")

	c.lou.header = http.Header{"Accept": {"application/json"}}
	says(t, "JSON", c.lou.get(a+"/marks").text, `"candidates":[{"number":`, `"state":"made","again":false,"late":false,"finished":true,"points":3}]`)
	says(t, "JSON", c.lou.get(at).text, `"changed":3,"place":"first"`, `"handed_in":true`, `"points":[{"criterion":1,"points":1,"reason":"Named what was at stake."}`)
	want(t, "JSON", c.lou.post(at, `{"edition":1,"changed":3,"do":"hand-in","points":[{"criterion":1,"points":4,"reason":"a"},{"criterion":2,"points":8,"reason":"b"}]}`).StatusCode, 204)
	want(t, "JSON", c.lou.post(at, `{"edition":1,"changed":3,"points":[]}`).StatusCode, 422)
	says(t, "JSON", c.lou.get(at+"/run").text, `"candidate":`, `"by_day":[`)
	says(t, "JSON", c.lou.get(at+"/run/turns/1").text, `"candidate":`, `"offers":[`)
}
