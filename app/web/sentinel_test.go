package web_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"caseload/app/who"
)

var linked = regexp.MustCompile(`(?:href|src|hx-get)="(/[^"#]*)`)

// crawl follows every link of the site from some pages, and returns all that is answered to
// people and to programs, by address. Help, the packs and streams are left out: they are the
// same for everybody, or don't end.
func (p *person) crawl(from ...string) map[string]string {
	p.site.t.Helper()
	seen := map[string]string{}
	for queue := slices.Clone(from); len(queue) > 0; queue = queue[1:] {
		at := strings.ReplaceAll(queue[0], "&amp;", "&")
		if _, been := seen[at]; been || strings.HasPrefix(at, "/help") || at == "/fields" || strings.HasPrefix(at, "/scenarios") || strings.HasPrefix(at, "/assets") || strings.HasPrefix(at, "/exit") || strings.HasSuffix(at, "/live") {
			continue
		}
		if len(seen) == 400 {
			p.site.t.Fatal("there is no end to the links")
		}
		text := p.get(at).text
		seen[at] = text + p.get(at, with("Accept", "application/json")).text
		for _, link := range linked.FindAllStringSubmatch(text, -1) {
			queue = append(queue, link[1])
		}
	}
	return seen
}

// What is a student's own is planted everywhere it can stand: beside decisions and replies,
// as a feeling, as an aim, in a reflection. No page and no answer that staff reach has it.
func TestNoStaffPageHasWhatIsAStudentsOwn(t *testing.T) {
	c := newCourse(t)
	a := c.assign("tries", "end", "marked", "yes")
	run, read := c.begins(a, "")
	b := *c.sam
	b.header = map[string][]string{"Accept": {"application/json"}}
	d := b.get(run).desk(t)
	for ; !d.Ended; d = b.get(run).desk(t) {
		want(t, "decide", b.post(run+"/decisions", fmt.Sprintf(`{"turn":%d,"offer":"end","reason":"SENTINEL reason","note":"SENTINEL note"}`, d.Turn)).StatusCode, 200)
	}
	db := other(t, c.site)
	for _, kind := range []string{"feeling", "aim", "aim-begun", "day-1-what", "day-1-so-what", "day-1-now-what", "day-1-word", "gibbs-feelings", "444-reflection"} {
		_, err := db.Exec(fmt.Sprintf("INSERT INTO writings (run_id, turn, kind, text, guest_id) SELECT id, 0, '%s', 'SENTINEL %s', guest_id FROM runs WHERE id = %s", kind, kind, numbered.FindString(run)))
		check(t, err)
	}
	practice, _ := c.begins(a, "yes")
	c.sam.playsOn(practice)
	own := c.sam.get(run+"/notes").text + c.sam.get(run+"/reflection").text
	says(t, "the student's own pages", own, "SENTINEL note", "SENTINEL day-1-what")

	pat, pru, max := c.member("pat@uni.test", who.Practitioner), c.member("pru@uni.test", who.Practitioner), c.member("max@uni.test", who.Lecturer)
	want(t, "a second lecturer", c.lou.form(c.cohort+"/lecturers", fields("email", "max@uni.test")).StatusCode, 303)
	want(t, "a practice educator", c.lou.form(c.cohort+"/educators", fields("email", "pat@uni.test")).StatusCode, 303)
	educator := regexp.MustCompile(c.cohort + `/educators/\d+`).FindString(c.lou.get(c.cohort).text)
	want(t, "give", c.lou.form(educator, fields("student", "3")).StatusCode, 303)
	want(t, "a rubric", c.lou.form(a+"/marks/rubric", strings.Replace(sentRubric(), "anonymous=yes", "anonymous=", 1)).StatusCode, 303)
	candidate := candidateAt.FindString(c.lou.get(a + "/marks").text)
	ownWord := regexp.MustCompile(`SENTINEL|"strain"|"pressure"|"feeling|Strain estimate`)
	for name, x := range map[string]struct {
		p     *person
		reads bool
	}{"the lecturer": {c.lou, true}, "a second lecturer": {max, true}, "the practice educator": {pat, true}, "another practitioner": {pru, false}, "the administrator": {c.ada, false}} {
		all := x.p.crawl("/", "/account", "/cohorts", "/assignments", "/organisations/1", "/organisations/1/audit.csv", c.cohort, a, read, run, run+"/debrief", run+"/notes", run+"/reflection", run+"/comments", practice)
		if _, met := all[read+"/turns/1"]; met != x.reads {
			t.Errorf("%s met a turn of the run: %t", name, met)
		}
		if _, met := all[candidate+"/run/turns/1"]; met != (x.p == c.lou || x.p == max) {
			t.Errorf("%s met a turn of the run that is marked: %t", name, met)
		}
		for at, text := range all {
			if found := ownWord.FindString(text); found != "" {
				t.Errorf("%s: %s has %q", name, at, found)
			}
		}
	}
}
