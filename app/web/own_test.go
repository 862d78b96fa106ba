package web_test

import (
	"net/http"
	"strings"
	"testing"

	"caseload/app/who"
)

// A run is deleted after what that means was said; one that nobody else knows of, at once.
func TestOneRunIsDeleted(t *testing.T) {
	s := newSite(t)
	p := s.browser()
	run := p.form("/scenarios/small/runs", "").Header.Get("Location")
	other := p.form("/scenarios/small/runs", "").Header.Get("Location")
	page := p.get(run + "/delete")
	says(t, "the page", page.text, "It can’t be undone", "Every word that you wrote")
	saysNot(t, "the page", page.text, "Are you sure?", "attempt")
	for _, somebody := range []*person{s.browser(), s.program()} {
		want(t, "somebody else", somebody.get(run+"/delete").StatusCode, 404)
		want(t, "somebody else", somebody.form(run+"/delete", "sure=yes").StatusCode, 404)
	}
	r := p.form(run+"/delete", "")
	want(t, "delete", r.StatusCode, 303)
	says(t, "the first page", p.get(r.Header.Get("Location")).text, "The run is deleted")
	want(t, "the run", p.get(run).StatusCode, 404)
	want(t, "the other", p.get(other).StatusCode, 200)
	want(t, "a second click", p.form(run+"/delete", "").StatusCode, 404)
}

// An attempt at an assignment that its student deletes stays used, however it is deleted,
// and their lecturers see that it was; practice leaves nothing.
func TestAnAttemptThatIsDeletedStaysUsed(t *testing.T) {
	c := newCourse(t)
	a := c.assign("attempts", "2", "marked", "yes")
	practice := c.sam.form(a+"/runs", fields("practice", "yes")).Header.Get("Location")
	says(t, "practice", c.sam.get(practice+"/delete").text, "counts for nothing")
	want(t, "practice", c.sam.form(practice+"/delete", "").Header.Get("Location"), a+"?deleted-one")
	says(t, "a student's page", c.sam.get(a+"?deleted-one").text, "The run is deleted", "You have 2 attempts")

	run := c.sam.form(a+"/runs", "").Header.Get("Location")
	says(t, "what it means", c.sam.get(run+"/delete").text, "The attempt stays used.", "can’t be marked", "Your lecturers see that you deleted it")
	r := c.sam.form(run+"/delete", "")
	want(t, "without a tick", r.StatusCode, 422)
	says(t, "without a tick", r.text, "Tick that you are sure. Nothing was deleted.", "Error: Delete a run")
	want(t, "delete", c.sam.form(run+"/delete", "sure=yes").StatusCode, 303)
	says(t, "a student's page", c.sam.get(a).text, "You have used 1 of 2 attempts.")
	says(t, "a lecturer's page, while it is marked without names", c.lou.get(a).text, "Not begun, or deleted")

	coming := c.lou.get(c.assign("marked", "yes", "opens_date", day(2))).text
	says(t, "before another opens", coming, "Not begun.")
	saysNot(t, "before another opens", coming, "or deleted")

	second := c.sam.form(a+"/runs", "")
	want(t, "the second attempt", second.StatusCode, 303)
	says(t, "a lecturer's page", c.lou.get(a).text, "attempt 2")
	want(t, "delete all", c.sam.form("/runs/delete", "").StatusCode, 303)
	says(t, "a student's page", c.sam.get(a).text, "You have used 2 of 2 attempts.")
	want(t, "a third attempt", c.sam.form(a+"/runs", "").StatusCode, 409)
}

// A portfolio has what its owner shares and their notes, and nothing about feelings.
func TestAPortfolioIsForItsOwner(t *testing.T) {
	c := newCampus(t)
	bo := c.member("bo@uni.test", who.Student)
	says(t, "at first", bo.get("/portfolio").text, "There is nothing in it yet")
	run := bo.finishedRun()
	want(t, "share", bo.form(run+"/reflection/share", fields("day-1-what", "the phone", "day-1-word", "wrung out", "gibbs-feelings", "numb", "part", "day-1")).StatusCode, 303)
	page := bo.get("/portfolio").text
	says(t, "the portfolio", page, "What I share", "the phone", "My notes", "entre nous", "A pattern over time", "/shared/")
	saysNot(t, "the portfolio", page, "wrung out", "numb")
	without := bo.get("/portfolio?notes=no").text
	says(t, "to hand over", without, "the phone", "Put my notes in again")
	saysNot(t, "to hand over", without, "entre nous", "wrung out")
	bo.header = http.Header{"Accept": {"application/json"}}
	says(t, "a program", bo.get("/portfolio").text, `"shared":[{"title":"Monday 2 March","texts":[{"label":"What pressed?","text":"the phone"}]}]`)
	for name, p := range map[string]*person{"a guest": c.browser(), "an administrator": c.ada} {
		if text := p.get("/portfolio").text; strings.Contains(text, "entre nous") || strings.Contains(text, "the phone") {
			t.Errorf("%s reads it", name)
		}
	}
}

// What is closed in a session isn't in its portfolio.
func TestAPortfolioHasNothingThatIsClosed(t *testing.T) {
	c := newCampus(t)
	bo, since, _ := c.handedOver()
	says(t, "from before", bo.get("/portfolio").text, "entre nous")
	page := since.get("/portfolio").text
	says(t, "since", page, "Why, and how to open it")
	saysNot(t, "since", page, "entre nous", "There is nothing in it yet")
}
