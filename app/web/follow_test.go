package web_test

import (
	"net/http"
	"regexp"
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
