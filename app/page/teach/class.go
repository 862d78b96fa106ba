package teach

import (
	"context"
	"io"

	"caseload/app/page"
)

// ClassNewView is where a lecturer makes a class.
type ClassNewView struct {
	page.Layout
	Scenarios []page.ScenarioCard
	Employers []EmployerCard
	Kept      string // how long a class is kept: "30 days"
}

// EmployerCard is a set of terms that can be chosen.
type EmployerCard struct {
	Name    string
	Title   string
	Summary string
	Terms   []EmployerTerm
}

// EmployerTerm is one term, and the employer standard that it belongs to.
type EmployerTerm struct {
	Words    string
	Standard string
}

// Render writes the page.
func (v ClassNewView) Render(ctx context.Context, w io.Writer) error {
	return classNewPage(v).Render(ctx, w)
}

// ClassJoinView answers who looked for a class that isn't there: the box to try
// again, with what was typed.
type ClassJoinView struct {
	page.Layout
	Typed string
	Text  string // why
}

// Render writes the page.
func (v ClassJoinView) Render(ctx context.Context, w io.Writer) error {
	return classJoinPage(v).Render(ctx, w)
}

// ClassMinutes are the lengths that are offered for a live clock.
var ClassMinutes = []int{15, 20, 30, 45}

// ClassView is a class as its students find it.
type ClassView struct {
	page.Layout
	Code         string
	Title        string
	Summary      string
	Role         string
	Paragraphs   []string // of the scenario's brief
	RulePack     string
	Minutes      int
	Days         int
	ContentNotes []string
	Employer     string // what the terms are called; "" for the scenario's own
	SameLuck     bool
	Clock        page.ClassClock
	Until        string // the date until which the class is kept
	Kept         string // how long a run is kept
	Run          int64  // the guest's own run in it; 0: none yet
	Ended        bool   // and whether that has ended
}

// Render writes the page.
func (v ClassView) Render(ctx context.Context, w io.Writer) error { return classPage(v).Render(ctx, w) }

// spelledOut is a code letter by letter, for who hears it.
func spelledOut(code string) string {
	text := ""
	for i, r := range code {
		if i > 0 {
			text += " "
		}
		text += string(r)
	}
	return text
}

// luckWords and employerWords say how a class is set up.
func luckWords(same bool) string {
	if same {
		return "the same luck for everybody"
	}
	return "luck that differs from desk to desk"
}

func employerWords(employer string) string {
	if employer == "" {
		return "the scenario’s own terms"
	}
	return page.Uncapitalised(employer)
}
