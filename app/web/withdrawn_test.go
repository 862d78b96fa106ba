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
	"caseload/app/who"
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

// What is withdrawn for a reason while its forms are open can't be begun or assigned from them,
// which a sentence says; nor is it begun where it was assigned before. Whoever is in the middle of
// it goes on. Its students read that nothing is expected of them, and its lecturer sees it without
// looking for it, and what to do.
func TestAScenarioIsWithdrawn(t *testing.T) {
	var kept *store.Store
	c := newCourse(t, shelf(), stored(&kept))
	sam, lou, tia := c.sam, c.lou, c.browser()
	tia.joins(c.join, "Tia Lund", "tia@uni.test")
	assignment := c.assign("pairs", "yes")
	class := c.site.class(`{"scenario":"small"}`)
	begun := sam.form("/scenarios/small/runs", "")
	want(t, "begun", begun.StatusCode, 303)
	own := sam.form(assignment+"/runs", "")
	want(t, "begun from the assignment", own.StatusCode, 303)
	early := c.site.browser()
	inClass := early.form(class.Join+"/runs", "")
	want(t, "begun in the class", inClass.StatusCode, 303)
	lacks(t, "a lecturer's first page", lou.get("/").text, "Withdrawn while it was assigned")

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
	for what, sent := range map[string]string{"an attempt": "", "practice": "practice=yes"} {
		r = tia.form(assignment+"/runs", sent)
		want(t, what, r.StatusCode, 409)
		says(t, what, r.text, "Nothing was begun, and nothing is expected of you.")
	}
	r = tia.form(assignment+"/pair", "")
	want(t, "asking for a partner", r.StatusCode, 409)
	says(t, "asking for a partner", r.text, "Nothing was begun, and nothing is expected of you.")
	want(t, "begun in the class by somebody new", c.site.browser().form(class.Join+"/runs", "").StatusCode, 410)
	asJSON := with("Accept", "application/json")
	want(t, "the class, to a program of somebody new", c.site.browser().get(class.Join, asJSON).StatusCode, 410)
	want(t, "the class, to a program of whoever is in the middle", early.get(class.Join, asJSON).StatusCode, 200)
	want(t, "tried by its lecturer", lou.form(assignment+"/try", "").StatusCode, 410)

	eventually(t, "the page of the scenario", func() bool { return sam.get("/scenarios/small").StatusCode == 410 })
	page := sam.get("/scenarios/small")
	says(t, "its page", page.text, "Why: It named a real street.", "your run goes on", "nothing is expected of you", `href="/"`)
	lacks(t, "its page", page.text, "/scenarios/small/runs")
	lacks(t, "the first page", sam.get("/").text, `href="/scenarios/small"`)
	lacks(t, "the form of an assignment", lou.get(c.cohort+"/assignments/new").text, `value="small"`)
	lacks(t, "the form of a class", lou.get("/class/new").text, `value="small"`)
	notes := lou.get("/scenarios/small/teaching-notes")
	want(t, "its teaching notes", notes.StatusCode, 410)
	says(t, "its teaching notes", notes.text, "Withdrawn on")

	// Whoever is in the middle of it goes on.
	for who, run := range map[*person]string{sam: begun.Header.Get("Location"), early: inClass.Header.Get("Location")} {
		want(t, "a run", who.get(run).StatusCode, 200)
	}
	want(t, "the run for the assignment, once more", sam.form(assignment+"/runs", "").Header.Get("Location"), own.Header.Get("Location"))
	says(t, "a student's page in the middle", sam.get(assignment).text, "You can go on, or leave it there", "can tell you", "Why it was withdrawn: It named a real street.", own.Header.Get("Location"))
	says(t, "their list", sam.get("/assignments").text, "Withdrawn: nothing is expected of you", "You can go on with your run, or leave it there")
	lacks(t, "their list", sam.get("/assignments").text, "To do")
	says(t, "the lecturer's page while somebody plays", lou.get(assignment).text, "1 student is in the middle of it, and can go on or stop.")
	sam.playsOn(own.Header.Get("Location"))
	says(t, "a student's page at the end", sam.get(assignment).text, "What you have finished stays")
	says(t, "their class", early.get(class.Join).text, "You can go on, or leave it there")

	// Nobody is left waiting.
	student := tia.get(assignment)
	says(t, "a student who hasn't begun", student.text, "The scenario was withdrawn on", "Nothing is expected of you", "will say what comes instead")
	for _, no := range []string{assignment + `/runs"`, assignment + `/pair"`, "Who you are"} {
		lacks(t, "a student who hasn't begun", student.text, no)
	}
	says(t, "their list", tia.get("/assignments").text, "Withdrawn: nothing is expected of you", "Nothing is expected of you")
	says(t, "the class", c.site.browser().get(class.Join).text, "The scenario was withdrawn on", "Nothing is expected of you")
	for _, at := range []string{"/", "/cohorts", c.cohort} {
		says(t, at, lou.get(at).text, "ithdrawn", `href="`+assignment+`"`)
	}
	says(t, "the first page", lou.get("/").text, "Nobody begins it any longer", "to give your students another scenario")
	lacks(t, "a student's first page", tia.get("/").text, "Withdrawn while it was assigned")
	led := lou.get(assignment)
	says(t, "the lecturer's page", led.text, "Its scenario was withdrawn on", "Why: It named a real street.", "1 student hasn’t begun", "1 student has finished it", "Not begun, and can’t any longer", "Nobody counts as overdue", "Assign another scenario")
	lacks(t, "the lecturer's page", led.text, assignment+`/try"`)
	says(t, "the form that changes the assignment", lou.get(assignment+"/change").text, `value="small" checked`, "so that nobody begins it any longer")
	want(t, "dealt with", lou.form(assignment+"/settled", "").Header.Get("Location"), assignment)
	lacks(t, "the first page once it is dealt with", lou.get("/").text, "Withdrawn while it was assigned")
	says(t, "the lecturer's page once it is dealt with", lou.get(assignment).text, "have dealt with this", "Its scenario was withdrawn on")
	r = lou.form(assignment, sentAssignment("pairs", "yes", "name", "Week one, longer", "due_date", day(9), "confirmed", "yes"))
	want(t, "changed", r.StatusCode, 303)
	says(t, "changed", lou.get(assignment).text, "A small morning (withdrawn)", "Week one, longer")
	want(t, "begun after that", tia.form(assignment+"/runs", "").StatusCode, 409)

	// Nobody who hasn't begun is late with it, however late it is.
	late := []string{"pairs", "yes", "opens_date", day(-9), "due_date", day(-1), "confirmed", "yes"}
	want(t, "due before today", lou.form(assignment, sentAssignment(append(late, "changed", "1")...)).StatusCode, 303)
	stand := lou.get(assignment, with("Accept", "application/json")).text
	says(t, "how the students stand", stand, `"state":"not begun","overdue":false`)
	lacks(t, "how the students stand", stand, `"overdue":true`)

	// Another scenario, in its place.
	r = lou.form(assignment, sentAssignment("scenario", "first-morning", "changed", "2", "confirmed", "yes"))
	want(t, "another in its place", r.StatusCode, 303)
	lacks(t, "the first page then", lou.get("/").text, "Withdrawn while it was assigned")
	says(t, "the lecturer's page then", lou.get(assignment).text, "A version that it had before was withdrawn on", "Why: It named a real street.", "1 student has finished it")
	says(t, "the page then of who has finished", sam.get(assignment).text, "What you have finished is of a version that was withdrawn on", "ask ")
	lacks(t, "the page then of who hasn't begun", tia.get(assignment).text, "withdrawn")
	want(t, "begun then", tia.form(assignment+"/runs", "").StatusCode, 303)
}

// What was withdrawn without a reason, as when an urgent correction has lapsed, is begun where it
// was assigned.
func TestAScenarioIsWithdrawnWithoutAReason(t *testing.T) {
	var kept *store.Store
	c := newCourse(t, shelf(), stored(&kept))
	assignment := c.assign()
	class := c.site.class(`{"scenario":"small"}`)
	_, err := keptshelf.New(kept).Withdraw(ctx, kept.Operator(), "small", "", "")
	check(t, err)
	eventually(t, "the page of the scenario", func() bool { return c.sam.get("/scenarios/small").StatusCode == 410 })
	says(t, "its page", c.sam.get("/scenarios/small").text, "you can still begin it there")
	want(t, "begun from the assignment", c.sam.form(assignment+"/runs", "").StatusCode, 303)
	want(t, "begun in the class", c.site.browser().form(class.Join+"/runs", "").StatusCode, 303)
	want(t, "its teaching notes", c.lou.get("/scenarios/small/teaching-notes").StatusCode, 200)
	says(t, "the form that changes the assignment", c.lou.get(assignment+"/change").text, `value="small" checked`, "this assignment can keep it")
	c.member("tia@uni.test", who.Student)
	want(t, "due before today", c.lou.form(assignment, sentAssignment("opens_date", day(-9), "due_date", day(-1), "confirmed", "yes")).StatusCode, 303)
	says(t, "how the students stand", c.lou.get(assignment, with("Accept", "application/json")).text, `"overdue":true`)
	lacks(t, "a lecturer's first page", c.lou.get("/").text, "Withdrawn while it was assigned")
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

// Where a lecturer has put another version in place of what was withdrawn, whoever is in the middle of
// the withdrawn one finds it in their list where nothing is expected of them, and not as a thing to do.
func TestARunOfWhatWasReplacedIsntToDo(t *testing.T) {
	var kept *store.Store
	c := newCourse(t, shelf(), stored(&kept))
	assignment := c.assign()
	tia := c.browser()
	tia.joins(c.join, "Tia Lund", "tia@uni.test")
	own := c.sam.form(assignment+"/runs", "")
	want(t, "begun", own.StatusCode, 303)
	_, err := keptshelf.New(kept).Withdraw(ctx, kept.Operator(), "small", "", "It named a real street.")
	check(t, err)
	want(t, "another in its place", c.lou.form(assignment, sentAssignment("scenario", "first-morning", "confirmed", "yes")).StatusCode, 303)
	list := c.sam.get("/assignments").text
	says(t, "the list of who is in the middle", list, "Withdrawn: nothing is expected of you", "The version that you have begun was withdrawn on", "You can go on with your run, or leave it there")
	lacks(t, "the list of who is in the middle", list, "To do")
	says(t, "the list of who hasn't begun", tia.get("/assignments").text, "To do")
	lacks(t, "the list of who hasn't begun", tia.get("/assignments").text, "ithdrawn")
	c.sam.playsOn(own.Header.Get("Location"))
	says(t, "the list of who has finished", c.sam.get("/assignments").text, "Done")
	lacks(t, "the list of who has finished", c.sam.get("/assignments").text, "nothing is expected of you")
}
