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
// as a feeling, as an aim, in a reflection. No page and no answer that staff reach has it, but
// for the one reason that is shown: that is where the decision is, and nowhere once it is
// withdrawn.
func TestNoStaffPageHasWhatIsAStudentsOwn(t *testing.T) {
	c := newCourse(t)
	a := c.assign("tries", "end", "marked", "yes")
	run, read := c.begins(a, "")
	b := *c.sam
	b.header = map[string][]string{"Accept": {"application/json"}}
	d := b.get(run).desk(t)
	for ; !d.Ended; d = b.get(run).desk(t) {
		want(t, "decide", b.post(run+"/decisions", fmt.Sprintf(`{"turn":%d,"offer":"end","reason":"SENTINEL reason %d","note":"SENTINEL note"}`, d.Turn, d.Turn)).StatusCode, 200)
	}
	db := other(t, c.site)
	for _, kind := range []string{"feeling", "aim", "aim-begun", "day-1-what", "day-1-so-what", "day-1-now-what", "day-1-word", "gibbs-feelings", "444-reflection"} {
		_, err := db.Exec(fmt.Sprintf("INSERT INTO writings (run_id, turn, kind, text, guest_id) SELECT id, 0, '%s', 'SENTINEL %s', guest_id FROM runs WHERE id = %s", kind, kind, numbered.FindString(run)))
		check(t, err)
	}
	want(t, "show", c.sam.form(run+"/turns/2/reason/show", "").StatusCode, 303)
	practice, _ := c.begins(a, "yes")
	c.sam.playsOn(practice)
	alone := c.sam.finishedRun()
	for _, unfollowed := range []string{practice, alone} {
		want(t, "show what nobody follows", c.sam.form(unfollowed+"/turns/1/reason/show", "").StatusCode, 409)
	}
	own := c.sam.get(run+"/notes").text + c.sam.get(run+"/reflection").text
	says(t, "the student's own pages", own, "SENTINEL note", "SENTINEL day-1-what")

	pat, pru, max := c.member("pat@uni.test", who.Practitioner), c.member("pru@uni.test", who.Practitioner), c.member("max@uni.test", who.Lecturer)
	want(t, "a second lecturer", c.lou.form(c.cohort+"/lecturers", fields("email", "max@uni.test")).StatusCode, 303)
	want(t, "a practice educator", c.lou.form(c.cohort+"/educators", fields("email", "pat@uni.test")).StatusCode, 303)
	educator := regexp.MustCompile(c.cohort + `/educators/\d+`).FindString(c.lou.get(c.cohort).text)
	want(t, "give", c.lou.form(educator, fields("student", "3")).StatusCode, 303)
	want(t, "a rubric", c.lou.form(a+"/marks/rubric", strings.Replace(sentRubric(), "anonymous=yes", "anonymous=", 1)).StatusCode, 303)
	candidate := candidateAt.FindString(c.lou.get(a + "/marks").text)
	number, eve := c.drawn(a)
	sampled := a + "/sample/" + number
	ownWord := regexp.MustCompile(`SENTINEL|"strain"|"pressure"|"feeling|Strain estimate`)
	const one = "SENTINEL reason 2" // which is shown
	leads, follows := []string{read, candidate + "/run", sampled + "/run"}, []string{read}
	for _, withdrawn := range []bool{false, true} {
		for name, x := range map[string]struct {
			p     *person
			reads []string // the pages of runs that they read
		}{"the lecturer": {c.lou, leads}, "a second lecturer": {max, leads}, "the practice educator": {pat, follows}, "the external examiner": {eve, leads[2:]}, "another practitioner": {pru, nil}, "the administrator": {c.ada, nil}} {
			all := x.p.crawl("/", "/account", "/cohorts", "/assignments", "/organisations/1", "/organisations/1/audit.csv", c.cohort, a, a+"/marks", a+"/marks.csv", a+"/sample", read, run, run+"/debrief", run+"/notes", run+"/reflection", run+"/comments", practice, alone, alone+"/notes")
			for _, at := range leads {
				if _, met := all[at+"/turns/1"]; met != slices.Contains(x.reads, at) {
					t.Errorf("%s met a turn at %s: %t", name, at, met)
				}
			}
			for at, text := range all {
				page, turn, _ := strings.Cut(at, "/turns/")
				belongs := !withdrawn && slices.Contains(x.reads, page) && (turn == "" || turn == "2")
				if strings.Contains(text, one) != belongs {
					t.Errorf("%s: %s has what is shown: %t; withdrawn: %t", name, at, !belongs, withdrawn)
				}
				if found := ownWord.FindString(strings.ReplaceAll(text, one, "")); found != "" {
					t.Errorf("%s: %s has %q", name, at, found)
				}
			}
		}
		want(t, "withdraw", c.sam.form(run+"/turns/2/reason/withdraw", "").StatusCode, 303)
	}
}
