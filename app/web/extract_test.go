package web_test

import (
	"encoding/json"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"caseload/app/web/teach"
	"caseload/app/who"
)

var hiddenSeen = regexp.MustCompile(`name="seen" value="([0-9a-f]+)"`)

// handsOver writes a note with the first decision of a run and hands it, with the decision, to
// a practice educator. It returns the extract's number.
func (p *person) handsOver(cohort, run, educator string) string {
	t := p.site.t
	t.Helper()
	want(t, "a note", p.form(run+"/decisions", "turn=1&offer=triage:reid&reason=pattern&note=entre+nous").StatusCode, 303)
	id := numbered.FindString(run)
	sent := []string{"educator", educator, "for", "portfolio", "message", "For Tuesday.", "piece", id + "-1-decided", "piece", id + "-1-note"}
	look := p.form(cohort+"/extracts", fields(sent...))
	want(t, "look", look.StatusCode, 200)
	r := p.form(cohort+"/extracts", fields(append(sent, "seen", hiddenSeen.FindStringSubmatch(look.text)[1])...))
	want(t, "hand over", r.StatusCode, 303)
	return numbered.FindString(strings.TrimSuffix(r.Header.Get("Location"), "?handed"))
}

// given has the lecturer of a course give its student to a practice educator, whom it
// returns with the number.
func (c *course) given(email string) (pat *person, number string) {
	c.t.Helper()
	pat = c.member(email, who.Practitioner)
	want(c.t, "add", c.lou.form(c.cohort+"/educators", fields("email", email)).StatusCode, 303)
	all := regexp.MustCompile(c.cohort+`/educators/(\d+)"`).FindAllStringSubmatch(c.lou.get(c.cohort).text, -1)
	for _, one := range all {
		number = max(number, one[1])
	}
	want(c.t, "give", c.lou.form(c.cohort+"/educators/"+number, fields("student", "3")).StatusCode, 303)
	return pat, number
}

// A student chooses what their practice educator reads, sees it, hands it over and withdraws
// it. The practice educator reads that and nothing else, and nobody else reads it.
func TestAStudentHandsAnExtractToTheirPracticeEducator(t *testing.T) {
	c := newCourse(t)
	run := c.sam.form("/scenarios/small/runs", "").Header.Get("Location")
	want(t, "a note", c.sam.form(run+"/decisions", "turn=1&offer=triage:reid&reason=pattern&note=entre+nous").StatusCode, 303)
	c.sam.playsOn(run)
	want(t, "look back", c.sam.form(run+"/reflection", fields("day-1-what", "the phone", "day-1-word", "wrung out", "gibbs-feelings", "numb")).StatusCode, 303)
	says(t, "given to nobody", c.sam.get(c.cohort+"/extracts/new").text, "You haven’t been given to a practice educator")
	saysNot(t, "given to nobody", c.sam.get("/portfolio").text+c.sam.get(run+"/turns/1").text, "/extracts")

	pat, number := c.given("pat@uni.test")
	pru, _ := c.given("pru@uni.test")
	says(t, "the portfolio", c.sam.get("/portfolio").text, c.cohort+"/extracts/new", "Hand something of it to your practice educator")
	says(t, "a decision", c.sam.get(run+"/turns/1").text, c.cohort+"/extracts/new?run="+numbered.FindString(run)+"&amp;turn=1")
	id := numbered.FindString(run)
	form := c.sam.get(c.cohort + "/extracts/new?run=" + id + "&turn=1").text
	says(t, "the form", form, "entre nous", "A pattern over time", "the phone", `value="`+id+`-1-note" checked`, `value="`+id+`-1-decided" checked`, `value="`+id+`-0-day-1-what">`)
	saysNot(t, "the form", form, "wrung out", "numb")

	sent := func(more ...string) string {
		return fields(append([]string{"educator", number, "for", "skills-day", "message", "For <Tuesday>."}, more...)...)
	}
	for wrong, said := range map[string]string{
		sent():                                "Choose at least one thing",
		sent("piece", id+"-1-feeling"):        "isn’t there any longer",
		sent("piece", id+"-0-day-1-word"):     "isn’t there any longer",
		sent("piece", id+"-0-gibbs-feelings"): "isn’t there any longer",
		sent("piece", "999-1-note"):           "isn’t there any longer",
		fields("educator", "2", "for", "portfolio", "piece", id+"-1-note"):                                                "Choose one of your practice educators",
		fields("educator", number, "for", "a mark", "piece", id+"-1-note"):                                                "Choose what it is for",
		fields("educator", number, "for", "portfolio", "piece", id+"-1-note", "message", strings.Repeat("long <b>", 500)): "A message can have 2000 characters",
	} {
		r := c.sam.form(c.cohort+"/extracts", wrong)
		want(t, said, r.StatusCode, 422)
		says(t, said, r.text, said)
	}
	chosen := []string{"piece", id + "-1-note", "piece", id + "-1-decided", "piece", id + "-0-day-1-what"}
	look := c.sam.form(c.cohort+"/extracts", sent(chosen...))
	says(t, "what will be seen", look.text, "Is this what", "entre nous", "the phone", "For &lt;Tuesday&gt;.", "What I decided")
	saysNot(t, "what will be seen", look.text, "A pattern over time")
	saysNot(t, "before it is handed over", pat.get(c.cohort+"/extracts").text, "Sam")
	seen := hiddenSeen.FindStringSubmatch(look.text)[1]
	says(t, "choose differently", c.sam.form(c.cohort+"/extracts", sent(append(chosen, "seen", seen, "change", "yes")...)).text, `value="`+id+`-1-note" checked`)
	want(t, "write more", c.sam.form(run+"/reflection", fields("day-1-what", "the phone, and Dawn")).StatusCode, 303)
	r := c.sam.form(c.cohort+"/extracts", sent(append(chosen, "seen", seen)...))
	want(t, "it has changed", r.StatusCode, 409)
	says(t, "it has changed", r.text, "has changed since you looked", "the phone, and Dawn")
	r = c.sam.form(c.cohort+"/extracts", sent(append(chosen, "seen", hiddenSeen.FindStringSubmatch(r.text)[1])...))
	want(t, "hand over", r.StatusCode, 303)
	says(t, "handed over", c.sam.get(r.Header.Get("Location")).text, "You handed this to", "Not read yet", "Withdraw it")

	at := strings.TrimSuffix(r.Header.Get("Location"), "?handed")
	says(t, "their list", pat.get(c.cohort+"/extracts").text, "Sam Okafor", at, "3 pieces", "New")
	text := pat.get(at).text
	says(t, "they read", text, "entre nous", "the phone, and Dawn", "For &lt;Tuesday&gt;.", "a skills day", "What Sam Okafor handed to you")
	saysNot(t, "they read", text, "A pattern over time", "wrung out", "Withdraw it", "/runs/"+id)
	says(t, "the student sees", c.sam.get(at).text, "Read on ")
	for name, x := range map[string]struct {
		p      *person
		status int
	}{"another practice educator": {pru, 404}, "the lecturer": {c.lou, 403}, "the administrator": {c.ada, 403}, "a guest": {c.browser(), 303}} {
		want(t, name, x.p.get(at).StatusCode, x.status)
	}
	saysNot(t, "another practice educator's list", pru.get(c.cohort+"/extracts").text, "Sam")
	csv := c.ada.get("/organisations/1/audit.csv").text
	says(t, "the audit log", csv, "hand over an extract", "read an extract")
	saysNot(t, "the audit log", csv, "entre nous", "Tuesday")
	files := unzip(t, c.sam.form("/account/everything/download", fields("passphrase", phrase)))
	says(t, "a download", files["account.json"], `"extracts": [`, "the phone, and Dawn")
	says(t, "a download", files["index.html"], "What you handed over", "the phone, and Dawn")

	want(t, "erase", c.sam.form(run+"/writing/erase", "").StatusCode, 303)
	text = pat.get(at).text
	says(t, "what is left", text, "What I decided")
	saysNot(t, "what is left", text, "entre nous", "the phone")
	for range 2 { // a second click finds it done
		want(t, "withdraw", c.sam.form(at+"/withdraw", "").StatusCode, 303)
	}
	want(t, "withdrawn", pat.get(at).StatusCode, 404)
	saysNot(t, "withdrawn", pat.get(c.cohort+"/extracts").text, "Sam")
}

func TestAnExtractSpeaksJSON(t *testing.T) {
	c := newCourse(t)
	pat, number := c.given("pat@uni.test")
	run := c.sam.form("/scenarios/small/runs", "").Header.Get("Location")
	want(t, "a note", c.sam.form(run+"/decisions", "turn=1&offer=triage:reid&note=entre+nous").StatusCode, 303)
	program := http.Header{"Accept": {"application/json"}}
	pat.header, c.sam.header = program, program
	body := `{"educator":` + number + `,"for":"portfolio","piece":["` + numbered.FindString(run) + `-1-note"]`
	var look teach.ExtractSeenJSON
	check(t, json.Unmarshal([]byte(c.sam.post(c.cohort+"/extracts", body+"}").text), &look))
	if look.Seen == "" || len(look.Extract.Pieces) != 1 || look.Extract.Pieces[0].Text != "entre nous" {
		t.Fatalf("it shows %+v", look)
	}
	r := c.sam.post(c.cohort+"/extracts", body+`,"seen":"`+look.Seen+`"}`)
	want(t, "hand over", r.StatusCode, 201)
	says(t, "their list", pat.get(c.cohort+"/extracts").text, `"from":{"id":3,"name":"Sam Okafor"`, `"for":"portfolio"`)
	says(t, "theirs", pat.get(r.Header.Get("Location")).text, `"pieces":[{"scenario":`, `"text":"entre nous"`, `"until":`)
	want(t, "nothing", c.sam.post(c.cohort+"/extracts", `{"educator":`+number+`,"for":"portfolio"}`).StatusCode, 422)
	want(t, "withdraw", c.sam.post(r.Header.Get("Location")+"/withdraw", "").StatusCode, 204)
}
