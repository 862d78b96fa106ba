package web_test

import (
	"fmt"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"caseload/app/who"
)

// drawn has a sample drawn of a candidate whose run the lecturer has marked, and somebody
// invited to read it as external examiner who has no account yet.
func (c *course) drawn(assignment string) (candidate string, examiner *person) {
	c.t.Helper()
	at := candidateAt.FindString(c.lou.get(assignment + "/marks").text)
	want(c.t, "hand in", c.lou.form(at, sentMark("1", "9", "8", "changed", "0", "do", "hand-in")).StatusCode, 303)
	want(c.t, "draw", c.lou.form(assignment+"/sample", fields("size", "1", "pass", "17")).StatusCode, 303)
	r := c.lou.form(assignment+"/sample/examiners", fields("email", "eve@elsewhere.test"))
	want(c.t, "invite an external examiner", r.StatusCode, 200)
	link := linkShown.FindStringSubmatch(r.text)[1]
	eve := c.browser()
	says(c.t, "the link", eve.get(link).text, "as external examiner", "eve@elsewhere.test")
	r = eve.form(link, fields("name", "Eve", "email", "eve@elsewhere.test", "passphrase", phrase))
	want(c.t, "accept", r.StatusCode, 303)
	if to := r.Header.Get("Location"); to != assignment+"/sample" {
		c.t.Errorf("who accepts is led to %s", to)
	}
	return numbered.FindString(at), eve
}

// Whoever has a link mailed to an external examiner sees what becomes of it.
func TestALinkForAnExternalExaminerIsMailed(t *testing.T) {
	c := newCourse(t, mailing)
	a, _ := c.marked()
	c.drawn(a)
	r := c.lou.form(a+"/sample/examiners", fields("email", "fay@elsewhere.test", "by_mail", "yes"))
	want(t, "mail it", r.StatusCode, 200)
	says(t, "at once", r.text, "on its way to fay@elsewhere.test", "hasn’t used the link yet. Waiting to be sent by mail.")
	says(t, "a link to hand over", c.lou.form(a+"/sample/examiners", fields("email", "gil@elsewhere.test")).text, "hasn’t used the link yet. It is good until")
	says(t, "one who came", c.lou.get(a+"/sample").text, "Reads the sample since")
	c.lou.header = http.Header{"Accept": {"application/json"}}
	says(t, "JSON", c.lou.get(a+"/sample").text, `"mailed":"waiting"`)
}

// A sample of what is marked is drawn, and another lecturer says of a mark what they think.
func TestASampleIsDrawnAndModerated(t *testing.T) {
	c, a, _ := newMarked(t)
	says(t, "before anything is marked", c.lou.get(a+"/sample").text, "No run is marked yet")
	want(t, "draw", c.lou.form(a+"/sample", fields("size", "1")).StatusCode, 409)
	number, _ := c.drawn(a)
	r := c.lou.form(a+"/sample", fields("size", "0", "pass", "many"))
	want(t, "too small", r.StatusCode, 422)
	says(t, "too small", r.text, "a whole number from 1 to 1", `value="many"`)
	says(t, "the sample", c.lou.get(a+"/sample").text, "Just passed", "17 of 18", "Not yet. A mark is yours.", "when a run passed from 17 points")
	max := c.member("max@uni.test", who.Lecturer)
	want(t, "another lecturer", max.get(a+"/sample").StatusCode, 403)
	want(t, "lead", c.lou.form(c.cohort+"/lecturers", fields("email", "max@uni.test")).StatusCode, 303)
	at := a + "/sample/" + number
	own := c.lou.get(at).text
	says(t, "who marked it", own, "You gave a mark of this run", "Named what was at stake.", `href="`+a+"/marks/"+number+`"`)
	says(t, "before the release", c.lou.get(a+"/marks/release").text, "Nobody has moderated the sample of 1 run yet.")
	saysNot(t, "who marked it", own, "I agree with it")
	mark := regexp.MustCompile(`name="mark" value="(\d+)"`).FindStringSubmatch(max.get(at).text)[1]
	r = max.form(at, fields("mark", mark, "agrees", "no", "text", " "))
	want(t, "without a comment", r.StatusCode, 422)
	says(t, "without a comment", r.text, "Say in a comment what you see differently")
	says(t, "without a choice", max.form(at, fields("mark", mark, "text", "Fine.")).text, "Choose whether you agree", "Fine.</textarea>")
	want(t, "another mark", max.form(at, fields("mark", "9", "agrees", "yes")).StatusCode, 409)
	want(t, "moderate", max.form(at, fields("mark", mark, "agrees", "no", "text", "Analysis is a <7>.")).StatusCode, 303)
	want(t, "one's own", c.lou.form(at, fields("mark", mark, "agrees", "yes")).StatusCode, 409)
	says(t, "the mark", c.lou.get(at).text, "Somebody sees it differently", "Analysis is a &lt;7&gt;.")
	says(t, "the sample", c.lou.get(a+"/sample").text, "1 sees it differently")
	saysNot(t, "once it is moderated", c.lou.get(a+"/marks/release").text, "moderated")
	saysNot(t, "the student", c.sam.get(a).text, "Analysis is a")
	c.lou.header = http.Header{"Accept": {"application/json"}}
	says(t, "JSON", c.lou.get(a+"/sample").text, `"size":1,"pass":17,"marked":1`, `"stratum":"borderline","points":17`, `"name":"Eve"`)
	says(t, "JSON", c.lou.get(at).text, `"marker":""`, `"agrees":false,"text":"Analysis is a \u003c7\u003e."`)
	says(t, "the audit log", c.ada.get("/organisations/1/audit.csv").text, ",draw a sample,", ",moderate a mark,")
}

// An external examiner reads the sample and nothing else: no names, nothing that is a
// student's own, not what moderators say; and after it is ended nothing at all.
func TestAnExternalExaminerReadsTheSampleAlone(t *testing.T) {
	c := newCourse(t)
	a := c.assign("marked", "yes", "tries", "end")
	run, read := c.begins(a, "")
	want(t, "a comment", c.lou.form(read+"/comments", fields("text", "SENTINEL comment")).StatusCode, 303)
	sam := *c.sam
	sam.header = http.Header{"Accept": {"application/json"}}
	for d := sam.get(run).desk(t); !d.Ended; d = sam.get(run).desk(t) {
		want(t, "decide", sam.post(run+"/decisions", fmt.Sprintf(`{"turn":%d,"offer":"end","reason":"SENTINEL reason","note":"SENTINEL note"}`, d.Turn)).StatusCode, 200)
	}
	want(t, "a rubric", c.lou.form(a+"/marks/rubric", sentRubric()).StatusCode, 303)
	number, eve := c.drawn(a)
	at := a + "/sample/" + number
	says(t, "their list", eve.get("/assignments").text, "You are external examiner", a+"/sample")
	all := eve.crawl("/", "/account", "/cohorts", "/assignments", a, a+"/sample", at, read, run, run+"/debrief", a+"/marks", a+"/marks.csv", a+"/marks/"+number, a+"/marks/"+number+"/run", a+"/measures", c.cohort, "/organisations/1", "/organisations/1/audit.csv")
	for _, page := range []string{at, at + "/run", at + "/run/turns/1"} {
		if _, met := all[page]; !met {
			t.Errorf("they didn't meet %s", page)
		}
	}
	for page, text := range all {
		if found := regexp.MustCompile(`SENTINEL|"strain"|"pressure"|Strain estimate|Sam Okafor|sam@uni.test|Somebody`).FindString(text); found != "" {
			t.Errorf("%s has %q", page, found)
		}
		if inside := strings.HasPrefix(page, "/assignments/") || strings.HasPrefix(page, "/cohorts/") || strings.HasPrefix(page, "/organisations/") || strings.HasPrefix(page, "/runs/"); inside && !strings.HasPrefix(page, a+"/sample") {
			want(t, page, eve.get(page).StatusCode, 404)
		}
	}
	says(t, "the mark", all[at], "Named what was at stake.", "Clear &lt;enough&gt;.", "Well held together.")
	saysNot(t, "the mark", all[at], "Moderation", "moderated")
	want(t, "draw", eve.form(a+"/sample", fields("size", "1")).StatusCode, 404)
	want(t, "moderate", eve.form(at, fields("mark", "1", "agrees", "yes")).StatusCode, 404)

	report := a + "/sample/report"
	want(t, "too long", eve.form(report, fields("text", strings.Repeat("é", 20_001))).StatusCode, 422)
	want(t, "the longest there can be", eve.form(report, fields("text", strings.Repeat("𝒆", 20_000))).StatusCode, 303)
	r := eve.form(report, fields("text", "Fair.\nWell reasoned."))
	want(t, "report", r.StatusCode, 303)
	says(t, "report", eve.get(r.Header.Get("Location")).text, "Your report is kept", "Well reasoned.")
	files := unzip(t, eve.form("/account/everything/download", fields("passphrase", phrase)))
	says(t, "her download", files["account.json"], `"text": "Fair.\nWell reasoned."`)
	says(t, "her download", files["index.html"], "Your reports as external examiner", "Well reasoned.")
	led := c.lou.get(a + "/sample").text
	says(t, "the lecturer", led, "Well reasoned.", "Eve, eve@elsewhere.test")
	for email, sentence := range map[string]string{"eve": "Enter the external examiner", "sam@uni.test": "somebody in the cohort", "eve@elsewhere.test": "reads the sample already"} {
		want(t, "by mail, where none is sent", c.lou.form(a+"/sample/examiners", fields("email", email, "by_mail", "yes")).StatusCode, 422)
		r := c.lou.form(a+"/sample/examiners", fields("email", email))
		want(t, sentence, r.StatusCode, 422)
		says(t, sentence, r.text, sentence)
	}
	end := regexp.MustCompile(a + `/sample/examiners/\d+/remove`).FindString(led)
	want(t, "end", c.lou.form(end, "").StatusCode, 303)
	says(t, "the lecturer", c.lou.get(a+"/sample").text, "Ended ", "Well reasoned.")
	for _, page := range []string{a + "/sample", at, at + "/run", at + "/run/turns/1"} {
		want(t, page, eve.get(page).StatusCode, 404)
	}
	saysNot(t, "their list", eve.get("/assignments").text, a+"/sample")
}
