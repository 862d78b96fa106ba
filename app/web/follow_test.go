package web_test

import (
	"net/http"
	"regexp"
	"strings"
	"testing"

	"caseload/app/who"
)

// begins has the student of a course begin a run for an assignment, and returns the run's
// address and that at which staff read it.
func (c *course) begins(assignment, practice string) (run, read string) {
	c.t.Helper()
	r := c.sam.form(assignment+"/runs", fields("practice", practice))
	want(c.t, "begin", r.StatusCode, 303)
	run = r.Header.Get("Location")
	return run, assignment + run
}

// A lecturer and the practice educator of a student read their run, decision by decision,
// while it goes on and afterwards; nobody else does, and nobody reads practice.
func TestStaffReadAStudentsRun(t *testing.T) {
	c := newCourse(t)
	a := c.assign()
	practice, read := c.begins(a, "yes")
	c.sam.playsOn(practice)
	want(t, "practice", c.lou.get(read).StatusCode, 404)
	run, read := c.begins(a, "")
	says(t, "the assignment", c.lou.get(a).text, read)
	says(t, "begun", c.lou.get(read).text, "Sam Okafor’s run", "Nothing has been decided yet", read+"/turns/1")
	says(t, "where it stands", c.lou.get(read+"/turns/1").text, "the run stands here", "Inbox", "Caseload")

	c.sam.playsOn(run)
	says(t, "finished", c.lou.get(read).text, "Day 1:", "How the day ended", "What the debrief says of prioritising", read+"/turns/2")
	turn := c.lou.get(read + "/turns/1").text
	says(t, "a turn", turn, "What was decided", `rel="next" href="`+read+`/turns/2"`, "Decided</strong>")
	for _, none := range []string{read + "/turns/9999", read + "/turns/x", read + "/turns/0", a + "/runs/999", a + "/runs/x", "/assignments/999" + run} {
		want(t, none, c.lou.get(none).StatusCode, 404)
	}

	pat, max, zoe := c.member("pat@uni.test", who.Practitioner), c.member("max@uni.test", who.Lecturer), c.elsewhere("zoe@county.test")
	want(t, "add", c.lou.form(c.cohort+"/educators", fields("email", "pat@uni.test")).StatusCode, 303)
	want(t, "before they are given", pat.get(read).StatusCode, 404)
	saysNot(t, "before they are given", pat.get(a).text, "Sam")
	educator := regexp.MustCompile(c.cohort + `/educators/\d+`).FindString(c.lou.get(c.cohort).text)
	want(t, "give", c.lou.form(educator, fields("student", "3")).StatusCode, 303)
	says(t, "the practice educator's assignment", pat.get(a).text, "Sam Okafor", read)
	says(t, "the practice educator's", pat.get(read).text, "Sam Okafor’s run")
	for name, x := range map[string]struct {
		p      *person
		status int
	}{"another lecturer": {max, 403}, "the administrator": {c.ada, 403}, "another organisation": {zoe, 404}, "the student": {c.sam, 403}, "a guest": {c.browser(), 303}} {
		for _, at := range []string{read, read + "/turns/1"} {
			want(t, name+" "+at, x.p.get(at).StatusCode, x.status)
		}
	}
	csv := c.ada.get("/organisations/1/audit.csv").text
	want(t, "lines of the audit log", len(regexp.MustCompile(`follow a student's run`).FindAllString(csv, -1)), 2)
	says(t, "what the student is told", c.sam.get(a).text, "They can read your run decision by decision")
}

func TestARunThatIsFollowedSpeaksJSON(t *testing.T) {
	c := newCourse(t)
	a := c.assign()
	run, read := c.begins(a, "")
	c.sam.playsOn(run)
	c.lou.header = http.Header{"Accept": {"application/json"}}
	says(t, "the assignment", c.lou.get(a).text, `"runs":[1]`)
	says(t, "the run", c.lou.get(read).text, `"student":{"id":3,"name":"Sam Okafor","email":"sam@uni.test"}`, `"by_day":[{"day":1,`, `"measures":{"sentences":[`)
	says(t, "a turn", c.lou.get(read+"/turns/1").text, `"turn":1,"after":2,`, `"decided":{"turn":1,`, `"letters":[`, `"offers":[{"label":`)
}

var commentOn = regexp.MustCompile(`/comments/(\d+)"`)

// A lecturer comments on a turn, a day and the whole run; the student reads it where it
// belongs and answers; and what is wrong is said at the form, with what was typed.
func TestAStudentsRunIsCommentedOn(t *testing.T) {
	c := newCourse(t)
	a := c.assign("tries", "end")
	run, read := c.begins(a, "")
	c.sam.playsOn(run)
	says(t, "nothing yet", c.sam.get(run+"/comments").text, "Nobody has commented yet.")
	saysNot(t, "nothing yet", c.sam.get(run+"/debrief").text, "What was said of your run")

	r := c.lou.form(read+"/comments", fields("turn", "1", "day", "0", "text", strings.Repeat("long <", 400)))
	want(t, "too long", r.StatusCode, 422)
	says(t, "too long", r.text, "A comment can have 2000 characters", "long &lt;long &lt;")
	want(t, "nothing", c.lou.form(read+"/comments", fields("turn", "0", "day", "1", "text", " ")).StatusCode, 422)
	for _, wrong := range []string{fields("turn", "999", "text", "x"), fields("day", "77", "text", "x"), fields("day", "1", "turn", "1", "text", "x")} {
		want(t, wrong, c.lou.form(read+"/comments", wrong).StatusCode, 404)
	}
	for at, text := range map[string]string{"turn": "Of the turn.", "day": "Of the day.", "text": "Of all of it."} {
		sent := fields("text", text)
		if at != "text" {
			sent = fields("text", text, at, "1")
		}
		want(t, at, c.lou.form(read+"/comments", sent).StatusCode, 303)
	}
	says(t, "the run", c.lou.get(read).text, "Of the day.", "Of all of it.", "1 comment", "Somebody, ")
	saysNot(t, "the run", c.lou.get(read).text, "Of the turn.")
	says(t, "the turn", c.lou.get(read+"/turns/1").text, "Of the turn.", "Change or delete it")

	says(t, "the student's list", c.sam.get("/assignments").text, "Feedback received: 3 comments, 3 of them new", run+"/comments")
	says(t, "look back", c.sam.get(run+"/turns/1").text, "Of the turn.", "What was said of it")
	saysNot(t, "another turn", c.sam.get(run+"/turns/2").text, "Of the turn.")
	says(t, "the list then", c.sam.get("/assignments").text, "2 of them new")
	debrief := c.sam.get(run + "/debrief").text
	says(t, "the debrief", debrief, "Of the day.", "Of all of it.", "On single decisions: 1 comment.")
	saysNot(t, "the debrief", debrief, "Of the turn.")
	saysNot(t, "what is handed on", c.sam.get(run+"/debrief?for=others").text, "Of the day.")
	says(t, "the list then", c.sam.get("/assignments").text, "Feedback received: 3 comments</a>")

	all := c.sam.get(run + "/comments").text
	says(t, "all", all, "Of the turn.", "Of the day.", "Of all of it.", run+"/turns/1")
	one := regexp.MustCompile(run + `/comments/\d+/answer`).FindString(all)
	r = c.sam.form(one, fields("answer", strings.Repeat("y", 2001)))
	want(t, "a long answer", r.StatusCode, 422)
	says(t, "a long answer", r.text, "An answer can have 2000 characters", strings.Repeat("y", 2001))
	want(t, "answer", c.sam.form(one, fields("answer", "I see it <now>.")).StatusCode, 303)
	says(t, "answered", c.sam.get(run+"/comments").text, "I see it &lt;now&gt;.")
	want(t, "an answer to none", c.sam.form(run+"/comments/999/answer", fields("answer", "x")).StatusCode, 404)
	says(t, "the lecturer reads the answer", c.lou.get(read).text+c.lou.get(read+"/turns/1").text, "I see it &lt;now&gt;.")

	own := read + "/comments/" + commentOn.FindStringSubmatch(c.lou.get(read + "/turns/1").text)[1]
	want(t, "change", c.lou.form(own, fields("text", "Of this turn.")).StatusCode, 303)
	says(t, "changed", c.sam.get(run+"/turns/1").text, "Of this turn.", "changed since", "New")
	max := c.member("max@uni.test", who.Lecturer)
	want(t, "another lecturer comments", max.form(read+"/comments", fields("text", "x")).StatusCode, 403)
	want(t, "lead", c.lou.form(c.cohort+"/lecturers", fields("email", "max@uni.test")).StatusCode, 303)
	for _, at := range []string{own, own + "/delete"} {
		want(t, "another's comment", max.form(at, fields("text", "Mine now.")).StatusCode, 404)
	}
	saysNot(t, "another's comment", max.get(read+"/turns/1").text, "Change or delete it")
	want(t, "delete", c.lou.form(own+"/delete", "").StatusCode, 303)
	saysNot(t, "deleted", c.sam.get(run+"/comments").text, "Of this turn.")
	want(t, "the student comments", c.sam.form(read+"/comments", fields("text", "x")).StatusCode, 403)
	csv := c.ada.get("/organisations/1/audit.csv").text
	says(t, "the audit log", csv, "add comment", "change comment", "delete comment")
	saysNot(t, "the audit log", csv, "Of the day.")

	want(t, "erase the lecturer", c.ada.form("/organisations/1/people/2/erase", fields("passphrase", phrase)).StatusCode, 303)
	says(t, "their comments", c.sam.get(run+"/comments").text, "Of the day.", "Somebody who has left")
}

func TestCommentsSpeakJSON(t *testing.T) {
	c := newCourse(t)
	a := c.assign()
	run, read := c.begins(a, "")
	c.sam.playsOn(run)
	program := http.Header{"Accept": {"application/json"}}
	c.lou.header, c.sam.header = program, program
	want(t, "comment", c.lou.post(read+"/comments", `{"turn":1,"text":"Of the turn."}`).StatusCode, 204)
	says(t, "the turn", c.lou.get(read+"/turns/1").text, `"comments":[{"id":1,"day":0,"turn":1,"writer":"Somebody","when":`, `"mine":true,"text":"Of the turn.","answer":""}]`)
	says(t, "another", c.lou.get(read+"/turns/2").text, `"comments":[]`)
	says(t, "the student's list", c.sam.get("/assignments").text, `"new_comments":1`)
	says(t, "the student's", c.sam.get(run+"/comments").text, `{"comments":[{"id":1,"day":0,"turn":1,"writer":"Somebody",`, `"new":true,`)
	want(t, "answer", c.sam.post(run+"/comments/1/answer", `{"answer":"Yes."}`).StatusCode, 204)
	says(t, "the run", c.lou.get(read).text, `"answer":"Yes."`)
	want(t, "nothing", c.lou.post(read+"/comments", `{"turn":1,"text":""}`).StatusCode, 422)
	want(t, "delete", c.lou.post(read+"/comments/1/delete", "").StatusCode, 204)
}

// A comment that is refused comes back with the turn it is about, so that is in the audit
// log, too.
func TestARefusedCommentIsAReading(t *testing.T) {
	c := newCourse(t)
	a := c.assign()
	run, read := c.begins(a, "")
	c.sam.playsOn(run)
	r := c.lou.form(read+"/comments", fields("turn", "1", "text", ""))
	want(t, "nothing", r.StatusCode, 422)
	says(t, "nothing", r.text, "What was decided")
	says(t, "the audit log", c.ada.get("/organisations/1/audit.csv").text, "follow a student's run")
}

// A decision that is the student's own leaves no gap in the numbers that staff read, and what
// is said of a decision stands at the right one for the student.
func TestNoNumberTellsOfAnOwnDecision(t *testing.T) {
	c := newCourse(t)
	a := c.assign("tries", "end")
	run, read := c.begins(a, "")
	b := *c.sam
	b.header = http.Header{"Accept": {"application/json"}}
	at := b.get(run)
	own := regexp.MustCompile(`"(recover:[^"]+)"`).FindStringSubmatch(at.text)
	if own == nil {
		t.Fatal("nothing can be decided that is the student's own")
	}
	d := b.decide(at.desk(t).Run, 1, own[1]).desk(t)
	b.finish(d)
	turn := c.lou.get(read + "/turns/1").text
	says(t, "the first that is shown", turn, "Decision 1:", `name="turn" value="1"`)
	saysNot(t, "the first that is shown", turn, `rel="prev"`)
	want(t, "comment", c.lou.form(read+"/comments", fields("turn", "1", "text", "Of the second.")).StatusCode, 303)
	says(t, "staff", c.lou.get(read+"/turns/1").text, "Of the second.")
	saysNot(t, "staff", c.lou.get(read+"/turns/2").text, "Of the second.")
	says(t, "the student", c.sam.get(run+"/turns/2").text, "Of the second.")
	saysNot(t, "the student", c.sam.get(run+"/turns/1").text, "Of the second.")
}
