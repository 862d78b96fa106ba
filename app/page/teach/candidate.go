package teach

import (
	"context"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"caseload/app/mark"
	"caseload/app/page"
	"caseload/app/sim"
)

// CandidateView is where the run of a candidate is marked.
type CandidateView struct {
	page.Layout
	Notice       page.Notice
	ID           int64
	Number       int
	With         []int  // the numbers of others who have the same run, and get the same mark
	Name, Cohort string // of the assignment
	Student      string // "" while that isn't to be known
	Late         bool
	Finished     bool   // there is a run to be read
	Deleted      bool   // they have deleted an attempt
	Apart        string // why they are marked apart from a partner who has the same run; "" if they aren't
	WhyApart     string // as it was typed, if it won't do
	Marking      mark.Marking
	Sources      map[string]CriterionSource
	Standing     mark.Standing
	Place        mark.Place // of the mark that whoever asks can give; "" if others give both
	Plan         mark.MarkPlan
	Draft        bool   // what is in the form is kept as a draft
	Another      string // who gave the mark that theirs would take the place of; "" if nobody did
	Given        bool   // the student has been given a mark
	Marks        []ShownMark
	Earlier      []ShownMark // which others took the place of

	Wrong    string // the field that won't do
	Sentence sim.Sentence
	Theirs   *ShownMark // as somebody else has changed it meanwhile
}

// ShownMark is a mark that is in, with the criteria that it is by.
type ShownMark struct {
	mark.Mark
	When     string
	Criteria []mark.Criterion
}

// Render writes the page to w.
func (v CandidateView) Render(ctx context.Context, w io.Writer) error {
	return candidatePage(v).Render(ctx, w)
}

func (v CandidateView) title() string { return fmt.Sprintf("Candidate %d", v.Number) }

// withWords lists numbers in a sentence.
func withWords(numbers []int) string {
	words := make([]string, len(numbers))
	for i, n := range numbers {
		words[i] = strconv.Itoa(n)
	}
	return strings.Join(words, " and ")
}

func (v CandidateView) problem(field string) sim.Sentence {
	if v.Wrong == field {
		return v.Sentence
	}
	return ""
}

func (v CandidateView) at(field string, key int) sim.Sentence {
	return v.problem(mark.FieldOf(field, key))
}

// settles reports whether what can be done is to settle what the two marks say.
func (v CandidateView) settles() bool {
	return v.Marking.Second != mark.Single && v.Standing.Both()
}

// marks reports whether whoever asks can give a mark.
func (v CandidateView) marks() bool { return v.Place != "" && !v.settles() }

// formTitle says which mark the form is for.
func (v CandidateView) formTitle() string {
	switch {
	case v.settles() && v.Standing.Mark == nil:
		return "Settle it"
	case v.settles() && v.Standing.Mark.Place == mark.Settled:
		return "Settle it differently"
	case v.settles():
		return "Settle it all the same"
	case v.Marking.Second == mark.Single:
		return "The mark"
	case v.Place == mark.First:
		return "Your mark, the first"
	}
	return "Your mark, the second"
}

// side returns the marks in place that can be read, with their names, for one table: of the
// first two and what was settled.
func (v CandidateView) side() (marks []mark.Mark, names []string) {
	for _, place := range []mark.Place{mark.First, mark.Second, mark.Settled} {
		for _, m := range v.Marks {
			if m.Place == place {
				marks, names = append(marks, m.Mark), append(names, placeWords(m))
			}
		}
	}
	return marks, names
}

func placeWords(m ShownMark) string {
	what := map[mark.Place]string{mark.First: "First mark", mark.Second: "Second mark", mark.Settled: "Settled"}[m.Place]
	words := fmt.Sprintf("%s, %s, %s", what, markerWords(m.Mark), m.When)
	if m.Handed == nil {
		words += ", a draft"
	}
	return words
}

// apart says how far the two marks are apart.
func (v CandidateView) apart() string {
	var first, second *mark.Mark
	for i, m := range v.Marks {
		switch m.Place {
		case mark.First:
			first = &v.Marks[i].Mark
		case mark.Second:
			second = &v.Marks[i].Mark
		}
	}
	if first == nil || second == nil {
		return ""
	}
	words := "Added up over the criteria, the two marks are " + page.Count(first.Differs(*second), "point", "points") + " apart."
	switch {
	case v.Standing.State == mark.Differs && v.Marking.Difference == 0:
		return words + " Any difference is settled by one of you, with a reason."
	case v.Standing.State == mark.Differs:
		return words + fmt.Sprintf(" More than %d is settled by one of you, with a reason.", v.Marking.Difference)
	case v.Standing.Mark != nil && v.Standing.Mark.Place == mark.First:
		return words + " That is within what you allow, so the first counts."
	}
	return words
}

// on returns the numbers of the two marks that are settled.
func (v CandidateView) on() (ids [2]int64) {
	for _, m := range v.Marks {
		switch m.Place {
		case mark.First:
			ids[0] = m.ID
		case mark.Second:
			ids[1] = m.ID
		}
	}
	return ids
}

// pointsOf says how many points there are on a criterion, with the level's name.
func pointsOf(c mark.Criterion, p mark.Point) string {
	if p.Points == nil {
		return "–"
	}
	for _, l := range c.Levels {
		if l.Points == *p.Points {
			return fmt.Sprintf("%s (%d).", l.Name, l.Points)
		}
	}
	return fmt.Sprintf("%d.", *p.Points)
}

func (v CandidateView) source(id string) string { return sourceWords(v.Sources, id) }

func (v CandidateView) action() templ.SafeURL {
	if v.settles() {
		return addressCandidate(v.ID, v.Number) + "/settle"
	}
	return addressCandidate(v.ID, v.Number)
}

// whyHint says who reads a reason.
func whyHint(v CandidateView, otherwise string) string {
	if v.Given {
		return "The other marker reads it, and so does the student, who has been given another mark."
	}
	return otherwise
}
