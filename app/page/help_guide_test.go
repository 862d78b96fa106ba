package page_test

import (
	"strings"
	"testing"

	helppage "caseload/app/page/help"
)

func markup(t *testing.T, v view) string { return string(render(t, v)) }

// guideFixture returns a guide of three pages, with everything that a page can
// contain.
func guideFixture() helppage.Guide {
	return helppage.ReadGuide(strings.ReplaceAll(`# The author's guide

For a practitioner who has never programmed. It begins with a scenario that works.

## Before you begin

You need three things.

## What playtest tells you

Ask it. A line that begins with ~$~ is to be typed, and what's below is the answer:

~~~console
$ caseload playtest two-days --runs 50
…
No storyline failed.
~~~

In ~two-days/scenario.lua~, in place of the line that begins with ~wait_for(repair)~, write:

~~~lua
## not a heading
    if wait_for(repair) then
      protect(home, "a lock on the window")
      good { about = home, "The housing office sent somebody, and the window has a lock that {parent} didn't have to ask for a fourth time." }
    end
~~~

| it says | what to do |
|---|---|
| a storyline failed | Something is wrong on a path that you haven't played. **Mend it first.** |
| dates missed | If everybody misses them, there is too much; if nobody does, there is nothing to choose. |

1. Read it.
2. Change one thing.

~caseload help words ask~ has an example. <b>Not bold</b>.

## Words

The end.
`, "~", "`"))
}

// The guide is split at its headings, and not at lines that only look like
// headings.
func TestReadGuide(t *testing.T) {
	g := guideFixture()
	var names []string
	for _, p := range g.Pages {
		names = append(names, p.Name)
	}
	if got := strings.Join(names, " "); got != "before-you-begin what-playtest-tells-you words" {
		t.Errorf("pages: %s", got)
	}
	if g.Title != "The author’s guide" || g.About.Empty() {
		t.Errorf("title: %q", g.Title)
	}
	if g.Page("words") != 2 || g.Page("none") != -1 || g.Page("") != -1 {
		t.Error("pages aren't found by their names")
	}
}

// A page shows code verbatim, links to words and to the pages before and after
// it, and lets no HTML through.
func TestAPageOfTheGuide(t *testing.T) {
	html := markup(t, helppage.GuidePageView{Guide: guideFixture(), At: 1})
	for _, part := range []string{
		`<pre class="example"><code>$ caseload playtest two-days --runs 50`,
		"## not a heading\n    if wait_for(repair) then\n",
		`<code>two-days/scenario.lua</code>`,
		`<a href="/help/words/ask"><code>caseload help words ask</code></a>`,
		"what’s below", "{parent} didn&#39;t have",
		`href="/help/guide/before-you-begin" rel="prev"`, `href="/help/guide/words" rel="next"`,
	} {
		if !strings.Contains(html, part) {
			t.Errorf("the page hasn't %s", part)
		}
	}
	if strings.Contains(html, "<b>") {
		t.Error("HTML came through")
	}
	first := markup(t, helppage.GuidePageView{Guide: guideFixture()})
	if strings.Contains(first, `rel="prev"`) || !strings.Contains(first, `rel="next"`) {
		t.Error("the first page leads elsewhere than on")
	}
	last := markup(t, helppage.GuidePageView{Guide: guideFixture(), At: 2})
	if !strings.Contains(last, `rel="prev"`) || strings.Contains(last, `rel="next"`) {
		t.Error("the last page leads elsewhere than back")
	}
}
