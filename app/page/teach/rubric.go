package teach

import (
	"context"
	"fmt"
	"io"
	"strconv"

	"github.com/a-h/templ"

	"caseload/app/mark"
	"caseload/app/page"
	"caseload/app/sim"
	"caseload/app/teach"
)

// RubricView is the form for how an assignment is marked.
type RubricView struct {
	page.Layout
	Notice       page.Notice
	ID           int64
	Name, Cohort string
	Edition      int // 0 if there is no rubric yet
	Plan         mark.RubricPlan
	Fixed        bool         // somebody has begun to mark: whether it is anonymous is as it is, and a second marker can only be taken off
	Second       mark.Markers // as it is
	Templates    []string     // frameworks that criteria can be taken from
	Sources      map[string]CriterionSource

	Wrong    string // the field that won't do
	Sentence sim.Sentence
	Theirs   []mark.Criterion // as somebody else has changed it meanwhile; nil if nobody has
	Mended   *teach.Mended    // what the change would do to marks: it is asked for once more
}

// CriterionSource says of a framework's identifier what it stands for, and how sure that is.
type CriterionSource struct{ Framework, Status string }

// words says where a criterion was taken from.
func (v RubricView) source(id string) string { return sourceWords(v.Sources, id) }

func sourceWords(sources map[string]CriterionSource, id string) string {
	s, ok := sources[id]
	switch {
	case id == "":
		return ""
	case !ok:
		return "Taken from " + id + "."
	case s.Status == "":
		return fmt.Sprintf("Taken from %s, %s.", id, s.Framework)
	}
	return fmt.Sprintf("Taken from %s, %s: %s.", id, s.Framework, s.Status)
}

func (v RubricView) problem(field string) sim.Sentence {
	if v.Wrong == field {
		return v.Sentence
	}
	return ""
}

func (v RubricView) at(field string, place int) sim.Sentence {
	return v.problem(mark.FieldOf(field, place))
}

// legend names a criterion in the form.
func legend(c mark.CriterionPlan, place int) string {
	if c.Name == "" {
		return fmt.Sprintf("Criterion %d", place+1)
	}
	return fmt.Sprintf("Criterion %d: %s", place+1, c.Name)
}

// pointsWords says what there is on a criterion: "up to 20 points", or its levels.
func pointsWords(c mark.Criterion) string {
	if len(c.Levels) == 0 {
		return "up to " + page.Count(c.Points, "point", "points")
	}
	words := make([]string, len(c.Levels))
	for i, l := range c.Levels {
		words[i] = fmt.Sprintf("%s (%d)", l.Name, l.Points)
	}
	return page.JoinAnd(words)
}

var secondOptions = []option{
	{string(mark.Single), "No", "Any of the cohort’s lecturers can mark a run, and one mark is enough."},
	{string(mark.Blind), "Yes, without seeing the first mark", "Neither reads the other’s before both have handed in."},
	{string(mark.Seeing), "Yes, seeing the first mark", "The second reads the first one’s mark once it is handed in."},
}

// secondLeft are the options once somebody has begun to mark.
func (v RubricView) secondLeft() []option {
	return []option{
		{string(v.Second), secondWords(v.Second), "As it is."},
		{string(mark.Single), "No: take the second marker off", "For when nobody can give the second marks. Where two marks were settled that stays; everywhere else the first counts, and what a second marker has said is kept beside it. It can’t be put back while there are marks, and the audit log says who did it."},
	}
}

func secondWords(second mark.Markers) string {
	for _, o := range secondOptions {
		if o.Value == string(second) {
			return o.Words
		}
	}
	return ""
}

// Render writes the page to w.
func (v RubricView) Render(ctx context.Context, w io.Writer) error {
	return rubricPage(v).Render(ctx, w)
}

func addressMarks(assignment int64) templ.SafeURL { return page.AddressMarks(assignment) }

func addressRubric(assignment int64) templ.SafeURL { return addressMarks(assignment) + "/rubric" }

func addressCandidate(assignment int64, number int) templ.SafeURL {
	return page.AddressCandidate(assignment, number)
}

// toCome says of a candidate which marks would have to be given again.
func toCome(handed, drafts int) string {
	var parts []string
	if handed > 0 {
		parts = append(parts, page.Count(handed, "mark that is handed in", "marks that are handed in"))
	}
	if drafts > 0 {
		parts = append(parts, page.Count(drafts, "draft", "drafts"))
	}
	return page.JoinAnd(parts)
}

func itoa(n int) string { return strconv.Itoa(n) }
