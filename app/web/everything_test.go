package web_test

import (
	"archive/zip"
	"encoding/json"
	"io"
	"slices"
	"strings"
	"testing"

	ownweb "caseload/app/web/own"
	"caseload/app/who"
)

// unzip returns the files of a download by their names.
func unzip(t *testing.T, r reply) map[string]string {
	t.Helper()
	want(t, "the download", r.StatusCode, 200)
	want(t, "its kind", r.Header.Get("Content-Type")+r.Header.Get("Content-Encoding"), "application/zip")
	z, err := zip.NewReader(strings.NewReader(r.text), int64(len(r.text)))
	check(t, err)
	files := map[string]string{}
	for _, f := range z.File {
		from, err := f.Open()
		check(t, err)
		text, err := io.ReadAll(from)
		check(t, err)
		files[f.Name] = string(text)
	}
	return files
}

// finishedRun plays a run to its end, with a note at its first decision, and returns its
// address.
func (p *person) finishedRun() string {
	t := p.site.t
	t.Helper()
	run := p.form("/scenarios/small/runs", "").Header.Get("Location")
	want(t, "a note", p.form(run+"/decisions", "turn=1&offer=triage:reid&reason=pattern&note=entre+nous").StatusCode, 303)
	p.playsOn(run)
	return run
}

func TestEverythingIsTakenAwayByItsOwner(t *testing.T) {
	c := newCampus(t)
	bo := c.member("bo@uni.test", who.Student)
	run := bo.finishedRun()
	want(t, "look back", bo.form(run+"/reflection", fields("day-1-what", "the phone", "day-1-word", "tired")).StatusCode, 303)
	other := c.member("cy@uni.test", who.Student)
	other.finishedRun()

	says(t, "the page", bo.get("/account/everything").text, "Take everything away")
	wrong := bo.form("/account/everything/download", fields("passphrase", "a guess"))
	want(t, "a wrong passphrase", wrong.StatusCode, 422)
	says(t, "a wrong passphrase", wrong.text, "That isn’t the passphrase")
	files := unzip(t, bo.form("/account/everything/download", fields("passphrase", phrase)))
	folder := "runs/" + strings.TrimPrefix(run, "/runs/") + "/"
	for _, name := range []string{"account.json", "index.html", folder + "run.json", folder + "run.html", folder + "debrief.json", folder + "desks.jsonl"} {
		if files[name] == "" {
			t.Errorf("there is no %s", name)
		}
	}
	want(t, "the files", len(files), 6)
	var account ownweb.EverythingJSON
	check(t, json.Unmarshal([]byte(files["account.json"]), &account))
	if account.Email != "bo@uni.test" || len(account.Sessions) != 1 || len(account.Memberships) != 1 || len(account.Runs) != 1 {
		t.Errorf("the account is %+v", account)
	}
	var kept ownweb.RunFileJSON
	check(t, json.Unmarshal([]byte(files[folder+"run.json"]), &kept))
	if len(kept.Decisions) == 0 || kept.Decisions[0].Offer != "triage:reid" || kept.Ended == nil || !slices.Contains(kept.Written, ownweb.WrittenJSON{Turn: 1, Kind: "note", Text: "entre nous"}) {
		t.Errorf("the run is %+v", kept)
	}
	says(t, "the run's page", files[folder+"run.html"], "entre nous", "A pattern over time", "the phone", "tired", "Monday 2 March")
	want(t, "the desks", strings.Count(files[folder+"desks.jsonl"], "\n"), len(kept.Decisions)+1)
	for line := range strings.Lines(files[folder+"desks.jsonl"]) {
		if !json.Valid([]byte(line)) {
			t.Errorf("a desk is %.200s", line)
		}
	}
	for name, text := range files {
		saysNot(t, name, text, "argon2", "cy@uni.test")
	}
	for name, p := range map[string]*person{"a guest": c.browser(), "an administrator": c.ada} {
		if r := p.form("/account/everything/download", fields("passphrase", phrase)); strings.Contains(r.text, "entre nous") {
			t.Errorf("%s gets it", name)
		}
	}
	for range 9 {
		bo.form("/account/everything/download", fields("passphrase", phrase))
	}
	want(t, "too often", bo.form("/account/everything/download", fields("passphrase", phrase)).StatusCode, 429)
}

// What is closed in a session isn't taken away from it.
func TestWhatIsClosedIsntTakenAway(t *testing.T) {
	c := newCampus(t)
	_, since, run := c.handedOver()
	files := unzip(t, since.form("/account/everything/download", fields("passphrase", "four lighthouse keepers dancing")))
	page := files["runs/"+strings.TrimPrefix(run, "/runs/")+"/run.html"]
	says(t, "the run", page, "It was closed when this was made")
	for name, text := range files {
		saysNot(t, name, text, "entre nous")
	}
}

// A debrief that isn't shown yet isn't in it either.
func TestADebriefThatWaitsIsntTakenAway(t *testing.T) {
	c := newCourse(t)
	a := c.assign("debrief", "release")
	run := c.sam.form(a+"/runs", "").Header.Get("Location")
	c.sam.playsOn(run)
	want(t, "comment", c.lou.form(a+run+"/comments", fields("text", "You asked twice.")).StatusCode, 303)
	files := unzip(t, c.sam.form("/account/everything/download", fields("passphrase", phrase)))
	want(t, "the files", len(files), 4)
	all := ""
	for _, text := range files {
		all += text
	}
	says(t, "what was taken away", all, "You asked twice.", "Somebody, on the whole run", `"comments": [`)
	var account ownweb.EverythingJSON
	check(t, json.Unmarshal([]byte(files["account.json"]), &account))
	if len(account.Assignments) != 1 || len(account.Assignments[0].Runs) != 1 || len(account.Cohorts) != 1 {
		t.Errorf("the account is %+v", account)
	}
}

// Two runs of one scenario are told apart by what they are for, wherever a student's runs are
// listed.
func TestARunSaysWhatItIsFor(t *testing.T) {
	c := newCourse(t)
	counts, practises := c.assign("name", "Week one, marked"), c.assign("name", "Week one, again")
	run, _ := c.begins(counts, "")
	c.begins(practises, "yes")
	want(t, "a note", c.sam.form(run+"/decisions", fields("turn", "1", "offer", "end", "note", "entre nous")).StatusCode, 303)
	home := c.sam.get("/").text
	says(t, "the first page", home, "For “Week one, marked”.", "Practice for “Week one, again”.")
	want(t, "and its list of runs to delete", strings.Count(home, "Week one, marked"), 2)
	c.given("pat@uni.test")
	says(t, "what can be handed over", c.sam.get(c.cohort+"/extracts/new").text, "For “Week one, marked”.")
	says(t, "the portfolio", c.sam.get("/portfolio").text, "For “Week one, marked”.")
	files := unzip(t, c.sam.form("/account/everything/download", fields("passphrase", phrase)))
	says(t, "what is taken away", files["index.html"], "For “Week one, marked”.", "Practice for “Week one, again”.")
	says(t, "the run's page in it", files["runs/"+strings.TrimPrefix(run, "/runs/")+"/run.html"], "For “Week one, marked”.")
}
