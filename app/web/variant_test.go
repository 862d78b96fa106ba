package web_test

import (
	"io/fs"
	"testing"
	"time"

	"caseload/app/run"
	"caseload/app/scenario"
	"caseload/app/teach"
	"caseload/app/who"
	"caseload/scenarios"
	"caseload/scripts"
)

// Students are told before they begin that names differ, and only once they have finished
// what for; practice doesn't tell it, nor does an assignment with one set of names.
func TestTwoSetsOfNames(t *testing.T) {
	files, err := fs.Sub(scenarios.FS, "first-morning")
	check(t, err)
	pack, err := scenario.Read(files, "first-morning")
	check(t, err)
	v, err := scenario.Freeze(pack, scripts.FS)
	check(t, err)
	c := &course{campus: newCampus(t, func(o *setup) {
		runs, err := run.New(ctx, run.Options{Store: o.kept, By: o.kept.Operator(), Shelf: []*scenario.Version{v}, Cache: run.Cache, Now: time.Now})
		check(t, err)
		o.Runs, o.Classes, o.Assignments = runs, teach.New(runs, o.kept, time.Now, nil), teach.NewAssignments(runs, o.kept, time.Now)
	})}
	c.lou, c.sam = c.member("lou@uni.test", who.Lecturer), c.browser()
	c.cohort, c.join = c.campus.cohort(c.lou, "BA Social Work")
	c.sam.joins(c.join, "Sam Okafor", "sam@uni.test")

	r := c.lou.form(c.cohort+"/assignments", sentAssignment("variants", "yes"))
	want(t, "a scenario without names", r.StatusCode, 422)
	says(t, "a scenario without names", r.text, "This scenario draws no names", `href="#variants"`)
	r = c.lou.form(c.cohort+"/assignments", sentAssignment("scenario", "first-morning", "variants", "yes", "same_luck", ""))
	says(t, "luck of one's own", r.text, "the same luck for everybody")

	const before, after = "The names of families differ from desk to desk", "Half of your cohort met the same families as you with other names."
	a, plain := c.assign("scenario", "first-morning", "variants", "yes"), c.assign("scenario", "first-morning")
	says(t, "a lecturer's page", c.lou.get(a).text, "<dt>Two sets of names</dt><dd>Yes</dd>")
	says(t, "the form", c.lou.get(a+"/change").text, `name="variants" value="yes" checked`)
	says(t, "as JSON", c.lou.get(a, with("Accept", "application/json")).text, `"variants":true`)
	says(t, "before it begins", c.sam.get(a).text, before)
	saysNot(t, "before it begins", c.sam.get(a).text, "seminar can then ask", "Half of")
	saysNot(t, "with one set", c.sam.get(plain).text, before)

	debrief := func(a string, more ...string) string {
		t.Helper()
		run := c.sam.form(a+"/runs", fields(more...)).Header.Get("Location")
		c.sam.playsOn(run)
		return c.sam.get(run + "/debrief").text
	}
	saysNot(t, "after practice", debrief(a, "practice", "yes"), after)
	says(t, "after the run", debrief(a), after)
	saysNot(t, "after one set", debrief(plain), after)
}
