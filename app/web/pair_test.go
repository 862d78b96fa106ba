package web_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	"caseload/app/who"
)

// pair is a course in which a second student, Uma, is in the cohort, and the run that she and
// Sam have together.
type pair struct {
	*course
	uma             *person
	a, run, read    string // the assignment, the run, and where staff read it
	samsAPI, umaAPI *person
}

var codeForPair = regexp.MustCompile(`/pair/(\w{8})"`)

func (c *course) withUma() *person {
	uma := c.browser()
	uma.joins(c.join, "Uma Patel", "uma@uni.test")
	return uma
}

// asks has a student ask for a partner and returns the code.
func (c *course) asks(p *person, a string) string {
	c.t.Helper()
	want(c.t, "ask", p.form(a+"/pair", "").StatusCode, 303)
	return codeForPair.FindStringSubmatch(p.get(a + "/pair").text)[1]
}

func newPair(t *testing.T, changes ...string) *pair {
	c := newCourse(t)
	p := &pair{course: c, uma: c.withUma(), a: c.assign(append(changes, "pairs", "yes")...)}
	r := p.uma.form(p.a+"/pair/begin", fields("code", c.asks(c.sam, p.a)))
	want(t, "begin together", r.StatusCode, 303)
	p.run = r.Header.Get("Location")
	p.read = p.a + p.run
	api := func(b *person) *person {
		program := *b
		program.header = map[string][]string{"Accept": {"application/json"}}
		return &program
	}
	p.samsAPI, p.umaAPI = api(c.sam), api(p.uma)
	return p
}

// A student asks with a code, another sees whose it is and what it means, and takes it up:
// then they have a run, and not before. A code that isn't good says so.
func TestAStudentAsksForAPartner(t *testing.T) {
	c := newCourse(t)
	uma := c.withUma()
	alone := c.assign()
	saysNot(t, "one that is played alone", c.sam.get(alone).text, "Begin with a partner")
	want(t, "a pair there", c.sam.get(alone+"/pair").StatusCode, 409)
	a := c.assign("pairs", "yes")
	says(t, "the assignment", c.sam.get(a).text, a+"/pair", "Begin with a partner", "What you write stays yours", "Begin alone")
	says(t, "its lecturer's", c.lou.get(a).text, "Alone, or two together")
	code := c.asks(c.sam, a)
	says(t, "the one who asks", c.sam.get(a+"/pair").text, a+"/pair/"+code, "They are good once, until")
	says(t, "their own code", c.sam.get(a+"/pair/"+code).Header.Get("Location"), a+"/pair")
	want(t, "nothing has begun", strings.Contains(c.sam.get(a).text, "Go on with your run"), false)

	signedOut := c.browser().get(a + "/pair/" + code)
	says(t, "a link, signed out", signedOut.Header.Get("Location"), "/sign-in?next=", code)
	want(t, "a typed code", uma.get(a+"/pair?code="+strings.ToLower(code)).Header.Get("Location"), a+"/pair/"+code)
	says(t, "whose it is", uma.get(a+"/pair/"+code).text, "Sam Okafor asks you to play", "Begin together with Sam Okafor", "What you write stays yours", "it holds for the run")
	for _, wrong := range []string{"ABCDEFGH", "x"} {
		r := uma.get(a + "/pair?code=" + wrong)
		if r.StatusCode == 303 {
			r = uma.get(r.Header.Get("Location"))
		}
		want(t, "a wrong code", r.StatusCode, 422)
		says(t, "a wrong code", r.text, "Nobody asks for a partner with this code")
	}
	for name, p := range map[string]*person{"a student of no cohort": c.member("tia@uni.test", who.Student), "the lecturer": c.lou} {
		want(t, name, p.get(a+"/pair/"+code).StatusCode, 403)
		want(t, name, p.form(a+"/pair/begin", fields("code", code)).StatusCode, 403)
	}
	want(t, "their own", c.sam.form(a+"/pair/begin", fields("code", code)).StatusCode, 409)

	want(t, "withdraw", c.sam.form(a+"/pair/withdraw", "").StatusCode, 303)
	want(t, "a withdrawn code", uma.form(a+"/pair/begin", fields("code", code)).StatusCode, 422)
	code = c.asks(c.sam, a)
	r := uma.post(a+"/pair/begin", `{"code":"`+code+`"}`, with("Accept", "application/json"))
	want(t, "begin together", r.StatusCode, 201)
	says(t, "the run", r.text, `"players":["Sam Okafor","Uma Patel"]`)
	want(t, "a used code", c.member("kim@uni.test", who.Student).get(a+"/pair/"+code).StatusCode, 403)
	says(t, "the assignment", c.sam.get(a).text, "Your run is Uma Patel’s too", "Go on with your run", r.Header.Get("Location"))
	says(t, "the first page", uma.get("/").text, "Yours and Sam Okafor’s")
	want(t, "ask once more", c.sam.form(a+"/pair", "").StatusCode, 409)
}

// Either decides; who comes second is told what the other chose. Every page says whose run
// it is, and has nothing that the other wrote.
func TestAPairPlays(t *testing.T) {
	p := newPair(t, "tries", "end")
	for _, one := range []*person{p.sam, p.uma} {
		says(t, "the desk", one.get(p.run).text, "Sam Okafor’s and Uma Patel’s run", p.run+"/live?turn=1", `id="partner"`)
	}
	want(t, "Sam decides", p.samsAPI.post(p.run+"/decisions", `{"turn":1,"offer":"end","reason":"safety","note":"SAMS note"}`).StatusCode, 200)
	moved := p.uma.get(p.run+"/live?turn=1", with("Accept", "application/json")).text
	says(t, "Uma is told", moved, `"event":"partner"`, `"by":"Sam Okafor"`, `"turn":2`)
	says(t, "nothing new to Sam", p.sam.get(p.run+"/live?turn=1", with("Accept", "application/json")).text, `"shown":{}`)
	late := p.umaAPI.post(p.run+"/decisions", `{"turn":1,"offer":"end"}`)
	want(t, "Uma decides the same", late.StatusCode, 409)
	says(t, "Uma is told", late.text, "Sam Okafor has just decided: “", "nothing of yours was decided")
	says(t, "on a page", p.uma.form(p.run+"/decisions", fields("turn", "1", "offer", "end")).text, "Sam Okafor has just decided")
	saysNot(t, "a click sent twice", p.samsAPI.post(p.run+"/decisions", `{"turn":1,"offer":"end"}`).text, "Okafor has just decided")
	for d := p.umaAPI.get(p.run).desk(t); !d.Ended; d = p.umaAPI.get(p.run).desk(t) {
		want(t, "Uma decides", p.umaAPI.post(p.run+"/decisions", fmt.Sprintf(`{"turn":%d,"offer":"end","reason":"date","note":"UMAS note"}`, d.Turn)).StatusCode, 200)
	}
	p.given("pat@uni.test")
	for turn, said := range map[string]string{"1": "What I decided, in a run that we", "2": "What my partner decided, in a run that we"} {
		says(t, "to hand over turn "+turn, p.sam.get(p.cohort+"/extracts/new?run="+numbered.FindString(p.run)+"&turn="+turn).text, said)
	}
	want(t, "a feeling", p.sam.form(p.run+"/feeling", fields("feeling", "upset")).StatusCode/100, 3)
	want(t, "words", p.sam.form(p.run+"/reflection", fields("day-1-what", "SAMS day", "gibbs-feelings", "SAMS feelings")).StatusCode/100, 3)

	for _, x := range []struct {
		one        *person
		has, lacks string
	}{{p.sam, "SAMS", "UMAS"}, {p.uma, "UMAS", "SAMS"}} {
		all := x.one.crawl("/", p.run, p.run+"/debrief", p.run+"/notes", p.run+"/reflection", p.run+"/comments", p.run+"/measures", p.run+"/evidence", p.run+"/delete", "/account", "/account/portfolio", "/assignments", p.a)
		met := false
		for at, text := range all {
			met = met || strings.Contains(text, x.has)
			if strings.Contains(text, x.lacks) {
				t.Errorf("%s has what the other wrote", at)
			}
			if strings.HasPrefix(at, p.run) && strings.Contains(text, "<!DOCTYPE html>") && !strings.Contains(text, "Sam Okafor’s and Uma Patel’s run") {
				t.Errorf("%s doesn't say whose run it is", at)
			}
		}
		if !met {
			t.Errorf("no page has %s", x.has)
		}
		file := x.one.get(p.run + "/debrief.json").text
		says(t, "the download", file, x.has+" note")
		saysNot(t, "the download", file, x.lacks)
	}

	says(t, "their lecturer's list", p.lou.get(p.a).text, "Together with Uma Patel", "Together with Sam Okafor", "Two who play together count once", "<dt>finished</dt><dd>1</dd>")
	says(t, "their lecturer's", p.lou.get(p.read).text, "Sam Okafor’s and Uma Patel’s run")
	says(t, "for a program", p.lou.get(p.a, with("Accept", "application/json")).text, `"with":"Uma Patel"`, `"pairs":true`)
	says(t, "for a program", p.lou.get(p.read, with("Accept", "application/json")).text, `"partner":{`, `"name":"Uma Patel"`)
	for at, text := range p.lou.crawl(p.a, p.read, p.run, p.cohort) {
		if strings.Contains(text, "SAMS") || strings.Contains(text, "UMAS") || strings.Contains(text, "Okafor has just decided") {
			t.Errorf("staff read at %s what is a student's own, or who decided", at)
		}
	}
	for name, one := range map[string]*person{"another student": p.member("tia@uni.test", who.Student), "the lecturer": p.lou, "a guest": p.browser()} {
		for _, at := range []string{p.run, p.run + "/live?turn=1", p.run + "/notes", p.run + "/debrief"} {
			want(t, name+" at "+at, one.get(at).StatusCode, 404)
		}
	}
	want(t, "the live part of a run that is one's own alone", p.sam.get(p.sam.form("/scenarios/small/runs", "").Header.Get("Location")+"/live?turn=1").StatusCode, 404)
}

// A comment reaches both; and who deletes the run leaves it to the other.
func TestOneOfAPairLeavesTheRun(t *testing.T) {
	p := newPair(t)
	want(t, "comment", p.lou.form(p.read+"/comments", fields("text", "Who waited here?")).StatusCode, 303)
	for _, one := range []*person{p.sam, p.uma} {
		says(t, "their assignments", one.get("/assignments").text, "1 of them new")
		says(t, "the comment", one.get(p.run+"/comments").text, "Who waited here?")
	}
	comment := regexp.MustCompile(`/comments/(\d+)`).FindStringSubmatch(p.sam.get(p.run + "/comments").text)[1]
	want(t, "answer", p.sam.form(p.run+"/comments/"+comment+"/answer", fields("answer", "We both did.")).StatusCode, 303)
	says(t, "the answer", p.uma.get(p.run+"/comments").text, "We both did.", "The two of you")
	longer := time.Now().AddDate(0, 0, 20).Format("2 January 2006")
	says(t, "before one was given longer", p.lou.get(p.a+"/students/3").text, "the partner can learn of them")
	want(t, "give one longer", p.lou.form(p.a+"/students/3", fields("due_date", day(20), "due_time", "17:00", "attempts", "0", "minutes", "0")).StatusCode, 303)
	for _, one := range []*person{p.sam, p.uma} {
		says(t, "when it is due", one.get(p.a).text, longer)
		says(t, "when it is due", one.get("/assignments").text, longer)
	}
	says(t, "what leaving means", p.uma.get(p.run+"/delete").text, "The run is Sam Okafor’s too, and stays theirs", "Leave this run", "as Sam Okafor’s alone")
	want(t, "leave", p.uma.form(p.run+"/delete", fields("sure", "yes")).StatusCode, 303)
	want(t, "Uma", p.uma.get(p.run).StatusCode, 404)
	says(t, "Uma's attempt", p.uma.get(p.a).text, "You have used your one attempt")
	desk := p.sam.get(p.run).text
	saysNot(t, "Sam's", desk, "Uma Patel", "/live?turn")
	p.sam.playsOn(p.run)
	says(t, "their lecturer's list", p.lou.get(p.a).text, "Deleted their run", "Finished")
	saysNot(t, "their lecturer's list", p.lou.get(p.a).text, "Together with")
	says(t, "their lecturer's", p.lou.get(p.read).text, "Sam Okafor’s run")
}
