package web_test

import (
	"net/http"
	"regexp"
	"strings"
	"testing"

	"caseload/app/who"
)

var resetShown = regexp.MustCompile(`(?:http://caseload|https://site)\.test(/resets/[\w-]+)`)

// The answer is the same whether somebody has the address or not.
func TestAskingForANewPassphraseTellsNothing(t *testing.T) {
	c := newCampus(t, mailing)
	known, unknown := c.browser().form("/forgotten", fields("email", "ada@uni.test")), c.browser().form("/forgotten", fields("email", "eve@uni.test"))
	want(t, "ask", known.StatusCode, 200)
	if strings.ReplaceAll(known.text, "ada@", "eve@") != unknown.text {
		t.Error("the pages differ")
	}
	want(t, "a program", c.program().post("/forgotten", `{"email":"ada@uni.test"}`).StatusCode, 202)
	want(t, "no address", c.browser().form("/forgotten", fields("email", "ada")).StatusCode, 422)
	for range 3 {
		c.browser().form("/forgotten", fields("email", "eve@uni.test"))
	}
	want(t, "so often", c.browser().form("/forgotten", fields("email", "eve@uni.test")).StatusCode, 200)
	want(t, "too often", c.browser().form("/forgotten", fields("email", "eve@uni.test")).StatusCode, 429)
	without := newCampus(t)
	says(t, "without mail", without.browser().get("/forgotten").text, "Ask an administrator of your organisation")
	want(t, "without mail", without.browser().form("/forgotten", fields("email", "ada@uni.test")).StatusCode, 422)
}

// handedOver has the administrator replace the passphrase of person number 2, who has
// written a note, and returns the browser in which the link was used.
func (c *campus) handedOver() (bo, since *person, run string) {
	c.t.Helper()
	bo = c.member("bo@uni.test", who.Student)
	run = bo.form("/scenarios/small/runs", "").Header.Get("Location")
	run, _, _ = strings.Cut(run, "?")
	want(c.t, "a note", bo.form(run+"/decisions", "turn=1&offer=triage:reid&reason=pattern&note=entre+nous").StatusCode, 303)
	r := c.ada.form("/organisations/1/people/2/reset", "")
	found := resetShown.FindStringSubmatch(r.text)
	if r.StatusCode != 200 || found == nil {
		c.t.Fatalf("no link: %d %.300s", r.StatusCode, r.text)
	}
	since = c.browser()
	for range 2 { // as programs do that look through mail
		says(c.t, "the link", since.get(found[1]).text, "bo@uni.test", "closed for a week")
	}
	want(c.t, "too short", since.form(found[1], fields("passphrase", "short")).StatusCode, 422)
	r = since.form(found[1], fields("passphrase", "four lighthouse keepers dancing"))
	want(c.t, "replace", r.Header.Get("Location"), "/account/replaced")
	want(c.t, "a second time", c.browser().get(found[1]).StatusCode, 404)
	return bo, since, run
}

func TestAPassphraseThatWasReplacedByHand(t *testing.T) {
	c := newCampus(t)
	bo, since, run := c.handedOver()
	says(t, "bo's page", bo.get(run+"/notes").text, "entre nous", "replaced on")
	r := since.get(run + "/notes")
	want(t, "closed notes", r.StatusCode, 403)
	saysNot(t, "closed notes", r.text, "entre nous")
	desk := since.get(run)
	want(t, "the run itself", desk.StatusCode, 200)
	says(t, "the desk", desk.text, "are closed until")
	saysNot(t, "the desk", desk.text, "entre nous")
	says(t, "the sessions", since.get("/account/sessions").text, "can be ended only there")
	says(t, "signing in", c.browser().signIn("bo@uni.test", "four lighthouse keepers dancing", "next", run).Header.Get("Location"), "/account/replaced?next=")
	says(t, "the page", since.get("/account/replaced").text, "an administrator of A University", "Your passphrase from before")
	want(t, "confirm from since", since.form("/account/replaced/confirm", "").StatusCode, 403)
	want(t, "undo from since", since.form("/account/replaced/undo", "").StatusCode, 403)
	want(t, "prove wrongly", since.form("/account/replaced/prove", fields("old", "a guess")).StatusCode, 422)
	want(t, "prove", since.form("/account/replaced/prove", fields("old", phrase)).StatusCode, 303)
	says(t, "the notes", since.get(run+"/notes").text, "entre nous")
	want(t, "it is dealt with", since.get("/account/replaced").StatusCode, 303)
	want(t, "a second time", since.form("/account/replaced/prove", fields("old", phrase)).StatusCode, 404)
}

// Whoever has only the new passphrase reads nothing that says how a student was.
func TestTheDebriefFromBeforeAReplacementIsClosed(t *testing.T) {
	c := newCampus(t, mailing)
	bo := c.member("bo@uni.test", who.Student)
	run := bo.finishedRun()
	pages := []string{"", "/debrief", "/debrief.json", "/debrief.csv", "/measures", "/evidence", "/review", "/reflection", "/notes", "/turns/1", "/what-if", "/play.txtar"}
	r := c.ada.form("/organisations/1/people/2/reset", "")
	_, link, ok := strings.Cut(r.text, "https://site.test/resets/")
	if !ok {
		t.Fatalf("the link isn't one of the site: %.300s", r.text)
	}
	link, _, _ = strings.Cut(link, "<")
	link, _, _ = strings.Cut(link, "\"")
	since := c.browser()
	want(t, "replace", since.form("/resets/"+link, fields("passphrase", "four lighthouse keepers dancing")).StatusCode, 303)
	for _, page := range pages {
		if r := since.get(run + page); r.StatusCode != 403 || !strings.Contains(r.text, "are closed for now") || !strings.Contains(r.text, "/account/replaced") {
			t.Errorf("%q is answered with %d", page, r.StatusCode)
		}
		if r := bo.get(run + page); r.StatusCode != 200 && page != "/review" {
			t.Errorf("%q is answered with %d in the session from before", page, r.StatusCode)
		}
	}
	want(t, "go back", since.form(run+"/forks", "turn=1").StatusCode, 403)
	file := strings.TrimPrefix(run, "/") + "/debrief.json"
	closed, whole := unzip(t, since.form("/account/everything/download", fields("passphrase", "four lighthouse keepers dancing"))), unzip(t, bo.form("/account/everything/download", fields("passphrase", "four lighthouse keepers dancing")))
	if closed[file] != "" || whole[file] == "" || closed[strings.TrimPrefix(run, "/")+"/run.json"] == "" {
		t.Errorf("the debrief is in a download: since %v, before %v", closed[file] != "", whole[file] != "")
	}
	own := since.finishedRun()
	want(t, "the debrief of a run from since", since.get(own+"/debrief").StatusCode, 200)
	want(t, "the pooled measures", since.get("/runs/measures").StatusCode, 200)
	want(t, "prove", since.form("/account/replaced/prove", fields("old", phrase)).StatusCode, 303)
	want(t, "the debrief", since.get(run+"/debrief").StatusCode, 200)
}

func TestAPassphraseThatWasReplacedIsUndone(t *testing.T) {
	c := newCampus(t)
	bo, since, _ := c.handedOver()
	says(t, "bo's page", bo.get("/account").text, "If it wasn’t you, undo it")
	want(t, "undo", bo.form("/account/replaced/undo", "").StatusCode, 303)
	want(t, "signed out", since.get("/account").StatusCode, 303)
	want(t, "the old passphrase", c.browser().signIn("bo@uni.test", phrase).StatusCode, 303)
	says(t, "the audit log", c.ada.get("/organisations/1/audit.csv").text, "link made", "link used", "undone by its owner")
}

func TestWhatIsClosedIsErased(t *testing.T) {
	c := newCampus(t)
	bo, since, run := c.handedOver()
	bo.playsOn(run)
	want(t, "erase", since.form("/account/replaced/erase", "").StatusCode, 303)
	want(t, "the notes", since.get(run+"/notes").StatusCode, 200)
	saysNot(t, "bo's notes", bo.get(run+"/notes").text, "entre nous")
	want(t, "it stands", bo.get("/account/replaced").StatusCode, 200)

	// What the run says of its student, such as strain, isn't opened by erasing words.
	for _, page := range []string{"/debrief", "/turns/1", "/measures", "", "/play.txtar"} {
		want(t, page, since.get(run+page).StatusCode, 403)
		want(t, page+" in a session from before", bo.get(run+page).StatusCode, 200)
	}
	files := unzip(t, since.form("/account/everything/download", fields("passphrase", "four lighthouse keepers dancing")))
	for name := range files {
		if strings.HasSuffix(name, "debrief.json") || strings.HasSuffix(name, "desks.jsonl") || strings.HasSuffix(name, "missing.txt") {
			t.Errorf("a download has %s", name)
		}
	}
	says(t, "what is closed", since.get("/account/replaced").text, "Reviews and debriefs of runs that began before then stay closed here")
	want(t, "prove", since.form("/account/replaced/prove", fields("old", phrase)).StatusCode, 303)
	want(t, "the debrief", since.get(run+"/debrief").StatusCode, 200)
}

func TestWhoHandsOverALink(t *testing.T) {
	c := newCampus(t)
	lou := c.member("lou@uni.test", who.Lecturer)
	want(t, "a lecturer", lou.form("/organisations/1/people/1/reset", "").StatusCode, 403)
	want(t, "her own", c.ada.form("/organisations/1/people/1/reset", "").StatusCode, 403)
	want(t, "nobody's", c.ada.form("/organisations/1/people/99/reset", "").StatusCode, 404)
	c.ada.header = http.Header{"Accept": {"application/json"}}
	r := c.ada.post("/organisations/1/people/2/reset", "{}")
	want(t, "a program", r.StatusCode, 201)
	says(t, "a program", r.text, `{"link":"http://caseload.test/resets/`)
}
