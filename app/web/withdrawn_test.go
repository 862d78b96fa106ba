package web_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"caseload/app/run"
	"caseload/app/scenario"
	"caseload/app/store"
	keptshelf "caseload/app/store/shelf"
	"caseload/scripts"
)

// eventually waits until something is so, as what another server did is seen within a second.
func eventually(t *testing.T, what string, so func() bool) {
	t.Helper()
	for begun := time.Now(); !so(); time.Sleep(20 * time.Millisecond) {
		if time.Since(begun) > 20*time.Second {
			t.Fatalf("%s: not after twenty seconds", what)
		}
	}
}

// What is withdrawn while its forms are open can't be begun or assigned from them, which a
// sentence says. What was begun and assigned goes on, and stays as it is.
func TestAScenarioIsWithdrawn(t *testing.T) {
	var kept *store.Store
	c := newCourse(t, shelf(), stored(&kept))
	sam, lou := c.sam, c.lou
	assignment := c.assign()
	class := c.site.class(`{"scenario":"small"}`)
	begun := sam.form("/scenarios/small/runs", "")
	want(t, "begun", begun.StatusCode, 303)

	_, err := keptshelf.New(kept).Withdraw(ctx, kept.Operator(), "small", "", "It named a real street.")
	check(t, err)
	// At once, whatever a page still offers.
	r := sam.form("/scenarios/small/runs", "")
	want(t, "from a form that was open", r.StatusCode, 410)
	says(t, "from a form that was open", r.text, "This scenario was withdrawn")
	r = lou.form(c.cohort+"/assignments", sentAssignment())
	want(t, "assigned", r.StatusCode, 422)
	says(t, "assigned", r.text, "This scenario was withdrawn, so it can’t be assigned any longer", `href="#scenario"`)
	r = lou.form("/class", "scenario=small&employer=own&minutes=0")
	want(t, "a class", r.StatusCode, 410)

	eventually(t, "the page of the scenario", func() bool { return sam.get("/scenarios/small").StatusCode == 410 })
	page := sam.get("/scenarios/small")
	says(t, "its page", page.text, "Why: It named a real street.", "your run goes on", `href="/"`)
	lacks(t, "its page", page.text, "/scenarios/small/runs")
	lacks(t, "the first page", sam.get("/").text, `href="/scenarios/small"`)
	lacks(t, "the form of an assignment", lou.get(c.cohort+"/assignments/new").text, `value="small"`)
	lacks(t, "the form of a class", lou.get("/class/new").text, `value="small"`)

	want(t, "the run", sam.get(begun.Header.Get("Location")).StatusCode, 200)
	want(t, "begun from the assignment", sam.form(assignment+"/runs", "").StatusCode, 303)
	want(t, "begun in the class", c.site.browser().form(class.Join+"/runs", "").StatusCode, 303)
	want(t, "its teaching notes", lou.get("/scenarios/small/teaching-notes").StatusCode, 200)
	form := lou.get(assignment + "/change")
	says(t, "the form that changes the assignment", form.text, `value="small" checked`, "this assignment can keep it")
	r = lou.form(assignment, sentAssignment("name", "Week one, longer", "due_date", day(9), "confirmed", "yes"))
	want(t, "changed", r.StatusCode, 303)
	says(t, "changed", lou.get(assignment).text, "A small morning (withdrawn)", "Week one, longer")
}

// What is published through one server's database is begun and taught with on
// another, which wasn't started again.
func TestAScenarioIsPublishedWhileServersRun(t *testing.T) {
	path := filepath.Join(t.TempDir(), "caseload.db")
	var kept *store.Store
	openSite(t, path, stored(&kept))
	p := openSite(t, path).browser()
	want(t, "before", p.get("/scenarios/ours").StatusCode, 404)

	pack, err := scenario.Read(os.DirFS("../scenario/testdata/small"), "ours")
	check(t, err)
	pack.Files[scenario.NotesFile] = "# Notes\n\nBring tea."
	versions, err := scenario.FreezeAll(pack, scripts.FS)
	check(t, err)
	ours, err := run.PublicationOf(versions, time.Now())
	check(t, err)
	_, err = keptshelf.New(kept).Publish(ctx, keptshelf.PublishingPack(kept.Operator()), ours)
	check(t, err)

	want(t, "begun at once", p.form("/scenarios/ours/runs", "").StatusCode, 303)
	eventually(t, "the first page", func() bool { return strings.Contains(p.get("/").text, `href="/scenarios/ours"`) })
	says(t, "the form of a class", p.get("/class/new").text, `value="ours"`, "/scenarios/ours/teaching-notes")
	says(t, "its notes", p.get("/scenarios/ours/teaching-notes").text, "Bring tea")
}
