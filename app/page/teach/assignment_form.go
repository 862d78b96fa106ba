package teach

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"caseload/app/debrief"
	"caseload/app/page"
	"caseload/app/sim"
	"caseload/app/teach"
)

// AssignmentFormView is the form for a new assignment, or for changing one.
type AssignmentFormView struct {
	page.Layout
	CohortID   int64
	Cohort     string
	ID         int64 // 0 for a new one
	Plan       teach.AssignmentPlan
	Scenarios  []page.ScenarioCard
	Frameworks []debrief.Source // among which can be chosen
	Zone       string           // of all times: "Europe/London"

	Copy     int64      // the assignment that it begins as a copy of; 0 for none
	CopyName string     // its name
	Into     []CopyInto // other cohorts that it can be copied into

	Wrong    string // the field that won't do
	Sentence sim.Sentence
	Means    []sim.Sentence // what the change does to those who have begun: it is asked for once more
	Differs  []PlanDifference
}

// CopyInto is a cohort into which an assignment can be copied.
type CopyInto struct {
	Cohort string
	At     templ.SafeURL
}

// Offers reports whether a framework is among those that can be chosen.
func (v AssignmentFormView) Offers(framework string) bool {
	return slices.ContainsFunc(v.Frameworks, func(s debrief.Source) bool { return s.Name == framework })
}

// PlanDifference is something that another lecturer has changed meanwhile.
type PlanDifference struct{ Label, Theirs, Yours string }

func (v AssignmentFormView) title() string {
	if v.Copy != 0 {
		return "Copy an assignment"
	}
	if v.ID == 0 {
		return "Assign a scenario"
	}
	return "Change the assignment"
}

func (v AssignmentFormView) action() templ.SafeURL {
	if v.ID == 0 {
		return page.AddressAssignments(v.CohortID)
	}
	return page.AddressAssignment(v.ID)
}

// library returns where a scenario is looked for that isn't in the list.
func (v AssignmentFormView) library() templ.SafeURL {
	if v.ID == 0 {
		return page.AddressLibraryFor(page.ForCohort, v.CohortID)
	}
	return page.AddressLibraryFor(page.ForAssignment, v.ID)
}

func (v AssignmentFormView) problem(field string) sim.Sentence {
	if v.Wrong == field {
		return v.Sentence
	}
	return ""
}

// Render writes the page to w.
func (v AssignmentFormView) Render(ctx context.Context, w io.Writer) error {
	return assignmentFormPage(v).Render(ctx, w)
}

// option is a choice in a list, with what it means.
type option struct{ Value, Words, More string }

var debriefOptions = []option{
	{string(teach.FromEnd), "As soon as they have finished", "The talk afterwards is part of the exercise, and works best at once."},
	{string(teach.FromDue), "When everybody’s time is over", "Late work and extensions count: nobody reads a debrief while others can still begin."},
	{string(teach.FromRelease), "When you release it", "For everybody at once, from the assignment’s page."},
}

var triesOptions = []option{
	{string(teach.FromDue), "When everybody’s time is over", "Nobody can try how another answer would have gone before the others have decided."},
	{string(teach.FromEnd), "As soon as they have finished", ""},
}

// FromWords says from when something is shown, in a sentence to students.
func FromWords(from teach.From) string {
	switch from {
	case teach.FromDue:
		return "when everybody’s time is over"
	case teach.FromRelease:
		return "when your lecturers release it"
	}
	return "as soon as you have finished"
}

// StaffFromWords says from when something is shown, to lecturers.
func StaffFromWords(from teach.From) string {
	switch from {
	case teach.FromDue:
		return "When everybody’s time is over"
	case teach.FromRelease:
		return "When it is released"
	}
	return "As soon as they have finished"
}

// clockMinutes are the lengths of a live clock that are offered for an assignment; its own
// is added if it is another.
func clockMinutes(own int) []int {
	list := append([]int{0}, ClassMinutes...)
	if !slices.Contains(list, own) {
		list = append(list, own)
	}
	return list
}

// FrameworksWords says which frameworks debriefs refer to.
func FrameworksWords(f teach.Frameworks) string {
	if f == "" {
		return "All that the organisation refers to"
	}
	return page.JoinAnd(f.Names())
}

// MinutesWords says how long a live clock is.
func MinutesWords(m int) string {
	if m == 0 {
		return "No clock"
	}
	return fmt.Sprintf("%d minutes", m)
}

// PairsWords says whether an assignment can be played in pairs.
func PairsWords(pairs bool) string {
	if pairs {
		return "Alone, or two together"
	}
	return "Each alone"
}

// zoneWords returns a time zone for a sentence: "Europe/London" is London's.
func zoneWords(zone string) string {
	_, city, found := strings.Cut(zone, "/")
	if !found {
		return zone
	}
	return strings.ReplaceAll(city, "_", " ")
}
