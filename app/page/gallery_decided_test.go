package page_test

import (
	"caseload/app/page"
	authorpage "caseload/app/page/author"
)

// decidedStates returns the states of the page of what classes decided.
func decidedStates(l page.Layout) map[string]view {
	moments := []authorpage.DecidedMoment{
		{Heading: "Who goes first?", Title: "About Reid", Path: "home.lua", Line: 33, At: "/drafts/3/files/7#line-33", Counted: 45, Answers: []authorpage.DecidedAnswer{{Label: "I’ll ring the school first", AtLeast: 25}, {Label: "Could we go together, on the way to the other visit, if that suits the team?", AtLeast: 15}, {Label: "I need to find out first"}}},
		{Title: "Marsh", Path: "gone.lua", Line: 47, Range: "The range that it publishes: P2, P3. In students’ debriefs this counts as inside too, because of what practitioners would defend: P1.", Counted: 40, Answers: []authorpage.DecidedAnswer{{Label: "P0 · now, with a manager", Stands: "outside"}, {Label: "P1 · today", AtLeast: 10, Stands: "inside what practitioners would defend"}, {Label: "P2 · in two to three days", AtLeast: 20, Stands: "inside the authors’ range"}, {Label: "P3 or P4", AtLeast: 5, Stands: "partly inside the authors’ range"}}},
	}
	v := authorpage.DecidedView{Layout: l, Draft: 3, Name: "Two days in spring"}
	decided := v
	decided.Versions = []authorpage.DecidedVersion{{Slug: "two-days", Version: "77ab12fe9c04", Published: "3 November 2026", Counted: "30 November 2026", Moments: moments}, {Slug: "two-days", Version: "3f9a0c21d7be", Published: "1 October 2026", Counted: "2 November 2026"}}
	return map[string]view{"draft-decided": decided, "draft-decided-none": v}
}
