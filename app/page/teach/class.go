package teach

import (
	"context"
	"io"

	"caseload/app/page"
	"caseload/app/scenario"
	"caseload/app/sim"
)

// ClassNewView is where a lecturer creates a class.
type ClassNewView struct {
	page.Layout
	Scenarios []page.ScenarioCard
	Employers []scenario.Employer
	Kept      string // how long a class is kept: "30 days"
}

// Render writes the page to w.
func (v ClassNewView) Render(ctx context.Context, w io.Writer) error {
	return classNewPage(v).Render(ctx, w)
}

// ClassJoinView answers somebody who looked for a class that doesn't exist. It
// has the box to try again, with what was typed.
type ClassJoinView struct {
	page.Layout
	Typed string
	Text  sim.Sentence // the reason
}

// Render writes the page to w.
func (v ClassJoinView) Render(ctx context.Context, w io.Writer) error {
	return classJoinPage(v).Render(ctx, w)
}

// ClassMinutes holds the lengths offered for a live clock, in minutes.
var ClassMinutes = []int{15, 20, 30, 45}

// ClassView is a class as its students see it.
type ClassView struct {
	page.Layout
	Code         string
	Title        string
	Summary      string
	Role         string
	Paragraphs   []string // the scenario's brief
	RulePack     string
	Minutes      int
	Days         int
	ContentNotes []string
	Employer     string // the name of the employer's terms; "" for the scenario's own
	SameLuck     bool
	Locked       bool   // whether nobody else can join
	Over         bool   // runs of it were ended because of what it says
	Stopped      string // the date on which its scenario was withdrawn, so that nobody begins it any longer; "" if they can
	Clock        page.ClassClock
	Until        string // the date until which the class is kept
	Kept         string // how long a run is kept
	Run          int64  // the guest's own run in this class; 0 if there is none
	Ended        bool   // whether that run has ended
}

// Render writes the page to w.
func (v ClassView) Render(ctx context.Context, w io.Writer) error { return classPage(v).Render(ctx, w) }

// grouped returns a code in two halves, as it is copied from a wall. The space can be
// typed or left out.
func grouped(code string) string {
	half := len(code) / 2
	return code[:half] + " " + code[half:]
}

// spelledOut returns a code letter by letter, for screen readers.
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

// luckWords says whether everybody in a class has the same luck.
func luckWords(same bool) string {
	if same {
		return "the same luck for everybody"
	}
	return "luck that differs from desk to desk"
}

// termsWords says whose terms a class plays under.
func termsWords(employer string) string {
	if employer == "" {
		return "The employer’s terms are the scenario’s own."
	}
	return "The employer’s terms are “" + employer + "”."
}
