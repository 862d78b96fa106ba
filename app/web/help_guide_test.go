package web_test

import (
	"encoding/json"
	"strings"
	"testing"

	helppage "caseload/app/page/help"
)

const aGuide = "# The guide\n\nFor you.\n\n## First things\n\nBegin.\n\n## A case\n\n```lua\ncase {}\n```\n"

// The help links to the guide, and the guide's pages link to each other.
func TestTheGuide(t *testing.T) {
	p := newSite(t, func(o *setup) { o.Help.Guide = helppage.ReadGuide(aGuide) }).browser()
	r := p.get(linkTo(t, p.get("/help"), "/help/guide"))
	want(t, "status", r.StatusCode, 200)
	r = p.get(linkTo(t, r, "/help/guide/first-things"))
	want(t, "status", r.StatusCode, 200)
	r = p.get(linkTo(t, r, "/help/guide/a-case"))
	want(t, "status", r.StatusCode, 200)
	if !strings.Contains(r.text, "case {}") {
		t.Error(r.text)
	}
	linkTo(t, r, "/help/guide/first-things")
	r = p.get("/help/guide/none")
	want(t, "status of a page that isn't there", r.StatusCode, 404)
	if !strings.Contains(r.text, "The guide has no such page") {
		t.Error(r.text)
	}
	linkTo(t, r, "/help/guide")
	if p.cookie != nil {
		t.Error("reading the guide gave a cookie")
	}
}

func TestTheGuideForPrograms(t *testing.T) {
	p := newSite(t, func(o *setup) { o.Help.Guide = helppage.ReadGuide(aGuide) }).program()
	var pages []helppage.GuidePage
	check(t, json.Unmarshal([]byte(p.get("/help/guide").text), &pages))
	want(t, "pages", len(pages), 2)
	var one helppage.GuidePage
	check(t, json.Unmarshal([]byte(p.get("/help/guide/a-case").text), &one))
	want(t, "title", one.Title, "A case")
	want(t, "text", strings.TrimSpace(one.Source), "```lua\ncase {}\n```")
	want(t, "status", p.get("/help/guide/none").StatusCode, 404)
}
