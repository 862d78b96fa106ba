package web_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"caseload/app/library"
	keptshelf "caseload/app/store/shelf"
	libraryweb "caseload/app/web/library"
)

// What is on the shelf is found by words and by what it is about, without script.
func TestTheLibraryIsSearched(t *testing.T) {
	s := newSite(t, shelf())
	p := s.browser()
	all := p.get("/library")
	want(t, "status", all.StatusCode, 200)
	for _, said := range []string{"3 scenarios", "A small morning", `href="/scenarios/short"`, "Any theme"} {
		if !strings.Contains(all.text, said) {
			t.Errorf("the library doesn't say %q", said)
		}
	}
	found := p.get("/library?words=small&length=")
	lacks(t, "a search", found.text, `href="/scenarios/short"`)
	if !strings.Contains(found.text, "One scenario") || !strings.Contains(found.text, `value="small"`) {
		t.Error("a search doesn't show what was found, or what was looked for")
	}
	nothing := p.get("/library?words=zebra")
	if !strings.Contains(nothing.text, "Nothing fits all of that") {
		t.Error("a search that finds nothing has no sentence")
	}
	if p.cookie != nil {
		t.Error("looking through the library gave a cookie")
	}
}

func TestWhatIsSentToTheLibraryIsBounded(t *testing.T) {
	s := newSite(t, shelf())
	p := s.browser()
	long := p.get("/library?words=" + strings.Repeat("a", library.MaxWords+1))
	want(t, "too long", long.StatusCode, 422)
	if !strings.Contains(long.text, "Shorten it") || !strings.Contains(long.text, strings.Repeat("a", library.MaxWords+1)) {
		t.Error("a search that is too long isn't shown with what is wrong")
	}
	want(t, "too long, for a program", s.program().get("/library?words="+strings.Repeat("a", library.MaxWords+1)).StatusCode, 422)
	for _, address := range []string{"/library?page=99999999999999999999", "/library?page=-3", "/library?length=ages&theme=%22%3E%3Cscript%3E", "/library?words=%ff%00", "/library?for=cohort-x", "/library?for=%22"} {
		if got := p.get(address).StatusCode; got != 200 && got != 400 {
			t.Errorf("%s: %d", address, got)
		}
	}
}

// A program is told the same.
func TestTheLibraryAsJSON(t *testing.T) {
	s := newSite(t, shelf())
	var answer libraryweb.ListJSON
	r := s.program().get("/library?words=small")
	want(t, "status", r.StatusCode, 200)
	check(t, json.Unmarshal([]byte(r.text), &answer))
	want(t, "found", fmt.Sprint(answer.Found, answer.Page, answer.Pages, answer.Scenarios[0].Slug, answer.Scenarios[0].Begin), fmt.Sprint(1, 1, 1, "small", "/scenarios/small/runs"))
}

// The library says of a scenario what it is, where it comes from and which versions there are.
func TestAScenarioInTheLibrary(t *testing.T) {
	c := newCourse(t)
	r := c.lou.get(linkTo(t, c.lou.get("/library"), "/library/small"))
	want(t, "status", r.StatusCode, 200)
	for _, said := range []string{"Who wrote it, and who signed it", "It ships with Caseload", "New runs begin with it", "once at least five classes", c.cohort + "/assignments/new?scenario=small"} {
		if !strings.Contains(r.text, said) {
			t.Errorf("the page doesn't say %q", said)
		}
	}
	lacks(t, "a student's page", c.sam.get("/library/small").text, c.cohort)
	lacks(t, "a student's page", c.sam.get("/library/small").text, "teaching-notes")
	guest := c.browser()
	want(t, "a guest", guest.get("/library/small").StatusCode, 200)
	want(t, "what there isn't", guest.get("/library/gone").StatusCode, 404)
	var answer libraryweb.InLibraryJSON
	check(t, json.Unmarshal([]byte(c.program().get("/library/small").text), &answer))
	want(t, "as JSON", fmt.Sprint(answer.Slug, answer.Shipped, len(answer.Versions), answer.Used.Classes == nil), "smalltrue 1 true")

	_, err := keptshelf.New(c.kept).Withdraw(ctx, c.kept.Operator(), "small", "", "It named a street.")
	check(t, err)
	eventually(t, "withdrawn", func() bool {
		return strings.Contains(guest.get("/library/small").text, "Its texts and notes aren’t shown here any more")
	})
	gone := guest.get("/library/small").text
	says(t, "what was withdrawn", gone, "A small morning", "It was withdrawn on", "Why: It named a street.", "Not shown any more")
	for _, hidden := range []string{"/class/new", answer.Summary, "What it is", "teaching-notes"} {
		lacks(t, "what was withdrawn", gone, hidden)
	}
	summary := answer.Summary
	lacks(t, "what was withdrawn, as JSON", c.program().get("/library/small").text, summary)
}

// Where a scenario is used is shown in fives, from five on.
func TestWhereAScenarioIsUsed(t *testing.T) {
	now := time.Date(2026, 3, 2, 9, 0, 15, 0, time.UTC)
	s := newSite(t, shelf(), behindProxy(&now))
	p := s.browser()
	for n := range 11 {
		said := strings.Contains(p.get("/library/small").text, "at least 5 classes")
		want(t, fmt.Sprint(n, " classes"), said, n >= 5 && n < 10)
		s.class(`{"scenario":"small"}`, from(fmt.Sprint("10.0.0.", n)))
	}
	if !strings.Contains(p.get("/library/small").text, "at least 10 classes") {
		t.Error("eleven classes aren't said to be at least ten")
	}
}

// What was chosen in the library is chosen in the form that led there.
func TestAScenarioIsChosenInTheLibrary(t *testing.T) {
	s := newSite(t, shelf())
	p := s.browser()
	list := p.get(linkTo(t, p.get("/class/new"), "/library?for=class"))
	form := p.get(linkTo(t, list, "/class/new?scenario=short"))
	if !strings.Contains(form.text, `value="short" checked`) {
		t.Error("a class isn't begun with what was chosen")
	}

	c := newCourse(t)
	c.lou.get(c.cohort)
	list = c.lou.get(linkTo(t, c.lou.get(c.cohort+"/assignments/new"), "/library?for=cohort-"+numbered.FindString(c.cohort)))
	form = c.lou.get(linkTo(t, list, c.cohort+"/assignments/new?scenario=small"))
	if !strings.Contains(form.text, `value="small" checked`) {
		t.Error("an assignment isn't made of what was chosen")
	}
}

// A list that was chosen by what nothing has, as a bookmark may, says that nothing fits, and leads to all.
func TestAFilterThatNothingHas(t *testing.T) {
	w := newSite(t)
	for _, query := range []string{"nation=Narnia", "length=forever"} {
		page := w.browser().get("/library?" + query).text
		says(t, query, page, "Nothing fits all of that", "Show all", strings.SplitN(query, "=", 2)[1])
		saysNot(t, query, page, "There is no scenario to play yet")
	}
}
