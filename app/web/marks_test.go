package web_test

import (
	"net/http"
	"regexp"
	"strings"
	"testing"

	"caseload/app/who"
)

// newMarked returns a course with a marked assignment, that its student has finished, and its rubric.
func newMarked(t *testing.T, second ...string) (c *course, assignment, run string) {
	c = newCourse(t)
	assignment, run = c.marked(second...)
	return c, assignment, run
}

// marked has a student finish a run for an assignment that is marked.
func (c *course) marked(second ...string) (assignment, run string) {
	assignment = c.assign("marked", "yes", "tries", "end", "attempts", "2")
	run, _ = c.begins(assignment, "")
	c.sam.playsOn(run)
	want(c.t, "a rubric", c.lou.form(assignment+"/marks/rubric", sentRubric(second...)).StatusCode, 303)
	return assignment, run
}

// sentRubric returns what the form of a rubric of two criteria sends, and whether there is a
// second marker.
func sentRubric(second ...string) string {
	return fields("key", "0", "source", "PCF.6", "name", "Analysis", "description", "Why it can’t wait.", "points", "10", "levels", "",
		"key", "0", "source", "", "name", "Records", "description", "", "points", "", "levels", "Good: 8\nPoor: 2", "difference", "0") + "&" + fields("changed", "0", "anonymous", "yes", "second", append(second, "none")[0])
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
	one := c.assign("marked", "yes", "frameworks", "Social Work England professional standards") + "/marks/rubric"
	says(t, "of one that refers to one framework", c.lou.get(one).text, "Add those of “Social Work England professional standards”")
	saysNot(t, "of one that refers to one framework", c.lou.get(one).text, "Add those of “Professional Capabilities")
	says(t, "no rubric yet", c.lou.get(a+"/marks").text, "Write the rubric")
	rubric := a + "/marks/rubric"
	if first := regexp.MustCompile(`(?s)<form class="class-form".*?<button([^>]*)>`).FindStringSubmatch(c.lou.get(rubric).text); first == nil || strings.Contains(first[1], "name=") {
		t.Errorf("the Return key presses %q", first)
	}
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
	c := newCourse(t)
	a := c.assign("marked", "yes", "tries", "end", "attempts", "2")
	run, read := c.begins(a, "")
	want(t, "a comment", c.lou.form(read+"/comments", fields("text", "Sam, well done.")).StatusCode, 303)
	c.sam.playsOn(run)
	want(t, "a rubric", c.lou.form(a+"/marks/rubric", sentRubric()).StatusCode, 303)
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
	says(t, "what can't change", c.lou.get(a+"/marks/rubric").text, "Anonymous until released", "Somebody has begun to mark")
	says(t, "a draft", c.lou.get(r.Header.Get("Location")).text, "Your draft is kept", "Clear &lt;enough&gt;.", `value="9"`)
	says(t, "the list", c.lou.get(a+"/marks").text, "A draft, which is yours")
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
	says(t, "JSON", c.lou.get(a+"/marks").text, `"candidates":[{"number":`, `"state":"made","again":false,"late":false,"deleted":false,"points":3}]`)
	says(t, "JSON", c.lou.get(at).text, `"finished":true`, `"changed":3,"place":"first"`, `"handed_in":true`, `"points":[{"criterion":1,"points":1,"reason":"Named what was at stake."}`)
	want(t, "JSON", c.lou.post(at, `{"edition":1,"changed":3,"do":"hand-in","points":[{"criterion":1,"points":4,"reason":"a"},{"criterion":2,"points":8,"reason":"b"}]}`).StatusCode, 204)
	want(t, "JSON", c.lou.post(at, `{"edition":1,"changed":3,"points":[]}`).StatusCode, 422)
	says(t, "JSON", c.lou.get(at+"/run").text, `"candidate":`, `"by_day":[`)
	says(t, "JSON", c.lou.get(at+"/run/turns/1").text, `"candidate":`, `"offers":[`)
}

// A run that is finished and marked without names isn't opened by name by those who may mark
// it, who are led to the marks instead, until these are released. One that is under way is, and
// so is any by its student's practice educator.
func TestAMarkedRunIsntOpenedByName(t *testing.T) {
	c := newCourse(t)
	a := c.assign("marked", "yes", "tries", "end", "attempts", "2")
	run, read := c.begins(a, "")
	pat := c.member("pat@uni.test", who.Practitioner)
	want(t, "a practice educator", c.lou.form(c.cohort+"/educators", fields("email", "pat@uni.test")).StatusCode, 303)
	educator := regexp.MustCompile(c.cohort + `/educators/\d+`).FindString(c.lou.get(c.cohort).text)
	want(t, "give", c.lou.form(educator, fields("student", "3")).StatusCode, 303)
	c.lou.form(read+"/comments", fields("text", "On the way."))
	comment := commentOn.FindStringSubmatch(c.lou.get(read).text)[1]
	says(t, "while it is under way", c.lou.get(a).text, `href="`+read+`"`)
	says(t, "the student", c.sam.get(a).text, "they read a finished run by a number", "can’t open your run by your name")

	c.sam.playsOn(run)
	want(t, "a rubric", c.lou.form(a+"/marks/rubric", sentRubric()).StatusCode, 303)
	list := c.lou.get(a).text
	says(t, "the assignment", list, "Sam Okafor", "Finished", `href="`+a+`/marks"`)
	saysNot(t, "the assignment", list, read)
	asJSON := with("Accept", "application/json")
	says(t, "the assignment as JSON", c.lou.get(a, asJSON).text, `"runs":[]`)
	for _, at := range []string{read, read + "/turns/1"} {
		r := c.lou.get(at)
		want(t, at, r.StatusCode, 403)
		says(t, at, r.text, "by its candidate’s number", `href="`+a+`/marks"`)
		saysNot(t, at, r.text, "Okafor")
		r = c.lou.get(at, asJSON)
		want(t, at, r.StatusCode, 403)
		says(t, at, r.text, `"error":"This run is finished and marked without names`)
	}
	for _, at := range []string{"/comments", "/comments/" + comment, "/comments/" + comment + "/delete"} {
		want(t, at, c.lou.form(read+at, fields("text", "Sam, well done.")).StatusCode, 403)
	}
	want(t, "the practice educator", pat.get(read).StatusCode, 200)
	want(t, "the practice educator's comment", pat.form(read+"/comments", fields("text", "Well done.")).StatusCode, 303)
	says(t, "what the practice educator is given", pat.get(a).text, `href="`+read+`"`)

	again, second := c.begins(a, "")
	says(t, "to delete it", c.sam.get(again+"/delete").text, "another attempt of yours is finished: that one is marked instead")
	list = c.lou.get(a).text
	says(t, "another attempt is under way", list, `href="`+second+`"`)
	saysNot(t, "another attempt is under way", list, `href="`+read+`"`)
	want(t, "another attempt is under way", c.lou.get(second).StatusCode, 200)
	want(t, "release", c.lou.form(a+"/marks/release", fields("ready", "0")).StatusCode, 303)
	want(t, "after release", c.lou.get(read).StatusCode, 200)
	says(t, "after release", c.lou.get(a).text, `href="`+read+`"`)
	saysNot(t, "the student, after release", c.sam.get(a).text, "can’t open your run by your name")
}

var settleField = regexp.MustCompile(`name="(first|second)" value="(\d+)"`)

// Two mark without seeing each other; what they differ by is settled, with a reason; marks are
// released to all once it has been said to whom; and a student reads theirs, and when and why
// it changed.
func TestARunIsMarkedByTwoAndReleased(t *testing.T) {
	c, a, run := newMarked(t, "blind")
	max := c.member("max@uni.test", who.Lecturer)
	want(t, "lead", c.lou.form(c.cohort+"/lecturers", fields("email", "max@uni.test")).StatusCode, 303)
	at := candidateAt.FindString(c.lou.get(a + "/marks").text)
	want(t, "the first", c.lou.form(at, sentMark("1", "9", "8", "changed", "0", "do", "hand-in")).StatusCode, 303)
	blind := max.get(at).text
	says(t, "the second is blind", blind, "Your mark, the second", "One mark is in")
	saysNot(t, "the second is blind", blind, "Named what was at stake", "Well held together")
	says(t, "the rubric", c.lou.get(a+"/marks/rubric").text, "take the second marker off", `value="blind" checked`)
	want(t, "the second", max.form(at, sentMark("1", "6", "8", "changed", "0", "do", "hand-in")).StatusCode, 303)
	page := c.lou.get(at).text
	says(t, "the difference", page, "3 points apart", "Settle it", "Any difference is settled")
	says(t, "who has none yet", c.lou.get(a+"/marks/release").text, "<strong>0 students are given a mark</strong>", "The two marks differ: to settle")
	settle := sentMark("1", "8", "8", "changed", "0", "why", "Read again together.")
	for _, field := range settleField.FindAllStringSubmatch(page, -1) {
		settle += "&" + fields(field[1], field[2])
	}
	want(t, "without a reason", c.lou.form(at+"/settle", strings.Replace(settle, "Read+again+together.", "", 1)).StatusCode, 422)
	want(t, "settle", c.lou.form(at+"/settle", settle).StatusCode, 303)
	says(t, "settled", max.get(at).text, "settled by", "Read again together.")

	want(t, "the student, before", c.sam.get(a+"/mark").StatusCode, 403)
	saysNot(t, "the debrief, before", c.sam.get(run+"/debrief").text, "This run was marked")
	r := c.lou.form(a+"/marks/release", fields("ready", "0"))
	want(t, "it was another number", r.StatusCode, 409)
	says(t, "it was another number", r.text, "<strong>1 student is given a mark</strong>")
	want(t, "release", c.lou.form(a+"/marks/release", fields("ready", "1")).StatusCode, 303)
	says(t, "names are shown", c.lou.get(a+"/marks").text, "Sam Okafor", "were released")
	says(t, "names are shown in JSON", c.lou.get(a+"/marks", with("Accept", "application/json")).text, `"finished":true,"deleted":false`)
	says(t, "the student's list", c.sam.get("/assignments").text, "Your mark: 16 of 18", "New.")
	says(t, "the student's assignment", c.sam.get(a).text, "Your mark: 16 of 18")
	own := c.sam.get(a + "/mark").text
	says(t, "the student's mark", own, "16 of 18 points", "8 of 10.", "Good (8).", "Named what was at stake.", "Clear &lt;enough&gt;.", "Well held together.", "Why it can’t wait.", "It is kept here until ", run+"/debrief")
	says(t, "its debrief", c.sam.get(run+"/debrief").text, "This run was marked", a+"/mark")
	saysNot(t, "the student's mark", own, "Read again together", "max@uni.test")
	saysNot(t, "it isn't new any longer", c.sam.get("/assignments").text, "New.")
	want(t, "a lecturer at the student's", c.lou.get(a+"/mark").Header.Get("Location"), a+"/marks")
	want(t, "it stays a marked one", c.lou.form(a, sentAssignment("confirmed", "yes")).StatusCode, 422)

	again := strings.NewReplacer("points=8", "points=7", "Read+again+together.", "Added+up+wrongly.", "changed=0", "changed=1").Replace(settle)
	want(t, "change it", c.lou.form(at+"/settle", again).StatusCode, 422) // there is no level of 7
	again = strings.Replace(strings.NewReplacer("Read+again+together.", "Added+up+wrongly.", "changed=0", "changed=1").Replace(settle), "points=8", "points=7", 1)
	want(t, "change it", c.lou.form(at+"/settle", again).StatusCode, 303)
	says(t, "the student is told", c.sam.get(a+"/mark").text, "15 of 18 points", "What it was before", "16 of 18 points, given", "Why: Added up wrongly.")
	files := unzip(t, c.sam.form("/account/everything/download", fields("passphrase", phrase)))
	says(t, "the download", files["account.json"], `"total": 15`, `"total": 16`, `"why": "Added up wrongly."`)
	says(t, "the download", files["index.html"], "Week one: 15 of 18 points", "Analysis, 7 of 10: Named what was at stake.")
	c.sam.header = http.Header{"Accept": {"application/json"}}
	says(t, "JSON", c.sam.get(a+"/mark").text, `"mark":{"total":15,"most":18`, `"why":"Added up wrongly."`, `"earlier":[{"total":16`)
	says(t, "JSON", c.sam.get("/assignments").text, `"mark":"`+a+`/mark"`)
}

// A rubric that is mended after there are marks says what that does before it does it; then
// runs are marked again, beside what was said, and the student keeps what they have until then.
func TestARunIsMarkedAgain(t *testing.T) {
	c, a, _ := newMarked(t)
	at := candidateAt.FindString(c.lou.get(a + "/marks").text)
	want(t, "mark", c.lou.form(at, sentMark("1", "9", "8", "changed", "0", "do", "hand-in")).StatusCode, 303)
	want(t, "release", c.lou.form(a+"/marks/release", fields("ready", "1")).StatusCode, 303)
	rubric := a + "/marks/rubric"
	words := fields("key", "1", "name", "Analysis and judgement", "points", "10", "levels", "", "key", "2", "name", "Records", "points", "", "levels", "Good: 8\nPoor: 2")
	more := words + "&" + fields("key", "0", "name", "Use of the team", "points", "5", "levels", "")
	rest := "&" + fields("anonymous", "yes", "second", "none", "difference", "0", "why", "One was forgotten.")
	want(t, "other words", c.lou.form(rubric, words+rest+"&changed=1").StatusCode, 303)
	says(t, "other words", c.lou.get(a+"/marks").text, "17 of 18")
	r := c.lou.form(rubric, more+rest+"&changed=2")
	want(t, "before it is changed", r.StatusCode, 409)
	says(t, "before it is changed", r.text, "With this change, 1 candidate is marked again", "Criteria that are added: Use of the team.", strings.TrimPrefix(at, a+"/marks/"), "Change it, and mark those again")
	says(t, "nothing was", c.lou.get(a+"/marks").text, "17 of 18")
	want(t, "change it", c.lou.form(rubric, more+rest+"&changed=2&again=yes").StatusCode, 303)
	says(t, "to be marked again", c.lou.get(a+"/marks").text, "To be marked again")
	says(t, "the form goes on from it", c.lou.get(at).text, `value="9"`, "Earlier marks (1)", "Use of the team", "Why the mark changes")
	says(t, "the student", c.sam.get(a+"/mark").text, "17 of 18 points", "marking this again", "One was forgotten.")
	r = c.lou.form(at, sentMark("1", "9", "8", "changed", "1", "why", "x", "do", "hand-in"))
	want(t, "by the old rubric", r.StatusCode, 409)
	says(t, "by the old rubric", r.text, "The rubric has been changed since you opened this page", "Clear &lt;enough&gt;.")
	next := fields("criterion", "1", "points", "9", "reason", "a", "criterion", "2", "points", "8", "reason", "b", "criterion", "3", "points", "4", "reason", "c", "edition", "3", "changed", "1", "do", "hand-in")
	want(t, "without why", c.lou.form(at, next).StatusCode, 422)
	want(t, "mark again", c.lou.form(at, next+"&"+fields("why", "It has another criterion.")).StatusCode, 303)
	says(t, "the student then", c.sam.get(a+"/mark").text, "21 of 23 points", "It has another criterion.")

	// An expectation of the scenario was mended: the criteria stay, and marks don't.
	same := strings.Replace(more, "key=0", "key=3", 1) + "&anew=yes&changed=3"
	r = c.lou.form(rubric, same+"&"+fields("anonymous", "yes", "second", "none", "difference", "0", "why", ""))
	want(t, "again without why", r.StatusCode, 422)
	says(t, "again without why", r.text, "Say why runs are marked again")
	r = c.lou.form(rubric, same+rest)
	want(t, "before it is so", r.StatusCode, 409)
	says(t, "before it is so", r.text, "With this change, 1 candidate is marked again", "You ask for it")
	want(t, "again", c.lou.form(rubric, same+rest+"&again=yes").StatusCode, 303)
	says(t, "again", c.lou.get(a+"/marks").text, "To be marked again")
}

// An assignment is copied, into the same cohort or another, with its rubric and other dates.
func TestAnAssignmentIsCopied(t *testing.T) {
	c, a, _ := newMarked(t)
	next, _ := c.campus.cohort(c.lou, "Next year")
	id := numbered.FindString(a)
	says(t, "the assignment", c.lou.get(a).text, c.cohort+"/assignments/new?copy="+id)
	says(t, "in the same cohort", c.lou.get(c.cohort+"/assignments/new?copy="+id).text, "Copy an assignment", next+"/assignments/new?copy="+id)
	form := c.lou.get(next + "/assignments/new?copy=" + id).text
	says(t, "the form", form, `name="copy" value="`+id+`"`, `value="Week one"`, `name="marked" value="yes" checked`)
	r := c.lou.form(next+"/assignments", sentAssignment("marked", "yes", "attempts", "2", "copy", id))
	want(t, "copy", r.StatusCode, 303)
	copied := r.Header.Get("Location")
	says(t, "the rubric", c.lou.get(copied+"/marks/rubric").text, "edition 1", `value="Analysis"`, "Good: 8")
	saysNot(t, "its students", c.lou.get(copied).text, "Sam Okafor")
	max := c.member("max@uni.test", who.Lecturer)
	own, _ := c.campus.cohort(max, "Max’s")
	want(t, "another's", max.get(own+"/assignments/new?copy="+id).StatusCode, 403)
	want(t, "another's", max.form(own+"/assignments", sentAssignment("copy", id)).StatusCode, 403)
	want(t, "no number", c.lou.get(c.cohort+"/assignments/new?copy=x").StatusCode, 422)
}

// One of two who have a run is marked apart, where it is said why. That one reads it with the
// mark, and the other doesn't.
func TestOneOfAPairIsMarkedApart(t *testing.T) {
	p := newPair(t, "marked", "yes", "tries", "end")
	p.sam.playsOn(p.run)
	want(t, "a rubric", p.lou.form(p.a+"/marks/rubric", sentRubric()).StatusCode, 303)
	numbers := candidateAt.FindAllString(p.lou.get(p.a+"/marks").text, -1)
	one, other := numbers[0], numbers[1]
	says(t, "together", p.lou.get(one).text, "what you say here is said to both", "Mark this candidate apart", "The partner doesn’t.")
	r := p.lou.form(one+"/apart", fields("why", " "))
	want(t, "without a reason", r.StatusCode, 422)
	says(t, "without a reason", r.text, "Say why this candidate is marked apart", `href="#apart"`, "<details class=\"fold\" open")
	want(t, "hand in", p.lou.form(one, sentMark("1", "9", "8", "changed", "0", "do", "hand-in")).StatusCode, 303)
	want(t, "another lecturer", p.member("max@uni.test", who.Lecturer).form(one+"/apart", fields("why", "so")).StatusCode, 403)
	want(t, "mark apart", p.lou.form(one+"/apart", fields("why", "Was away for <a day>.")).StatusCode, 303)
	want(t, "a second click", p.lou.form(one+"/apart", fields("why", "so")).StatusCode, 409)
	says(t, "apart", p.lou.get(one).text, "is marked apart from the other one. Why: Was away for &lt;a day&gt;.")
	saysNot(t, "the other one", p.lou.get(other).text, "Was away", "said to both")
	says(t, "the list", p.lou.get(p.a+"/marks").text, "Marked apart from their partner.")
	want(t, "the one", p.lou.form(one, sentMark("1", "5", "8", "changed", "1", "do", "hand-in")).StatusCode, 303)
	says(t, "as JSON", p.lou.get(one, with("Accept", "application/json")).text, `"apart":"Was away for \u003ca day\u003e."`, `"points":13`)
	says(t, "the other as JSON", p.lou.get(other, with("Accept", "application/json")).text, `"apart":""`, `"points":17`)
	want(t, "release", p.lou.form(p.a+"/marks/release", fields("ready", "2")).StatusCode, 303)
	apart, together := p.sam, p.uma
	if !strings.Contains(apart.get(p.a+"/mark").text, "13 of 18") {
		apart, together = together, apart
	}
	says(t, "who is marked apart", apart.get(p.a+"/mark").text, "13 of 18", "your lecturers marked you apart. Why: Was away for")
	says(t, "the partner", together.get(p.a+"/mark").text, "17 of 18")
	saysNot(t, "the partner", together.get(p.a+"/mark").text, "apart", "Was away")
	says(t, "a download", unzip(t, apart.form("/account/everything/download", fields("passphrase", phrase)))["account.json"], `"apart": "Was away`)
}
