package mark

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Bounds of a mark.
const (
	LongestReason  = 500   // characters of why somebody has points on a criterion
	LongestOverall = 3_000 // characters of an overall comment
)

// MarkPlan is what a marker types about a candidate's run.
type MarkPlan struct {
	Points  []PointPlan
	Comment string
	Why     string // it is settled like this, or a mark that was given changes
	Edition int    // of the rubric that the form showed
	Changed int    // see [Mark]
}

// PointPlan is what a marker types about one criterion.
type PointPlan struct {
	Criterion int
	Points    string // "" for none yet
	Reason    string
}

// Of returns what was typed about a criterion.
func (p MarkPlan) Of(criterion int) PointPlan {
	for _, x := range p.Points {
		if x.Criterion == criterion {
			return x
		}
	}
	return PointPlan{Criterion: criterion}
}

// PlanOfMark returns a mark as it is typed. Only criteria that the rubric still has, as they
// were, are there.
func PlanOfMark(m Marking, was Rubric, said Mark) MarkPlan {
	plan := MarkPlan{Comment: said.Comment, Edition: m.Edition, Changed: said.Changed}
	for _, c := range m.Criteria {
		before, had := was.Criterion(c.Key)
		if p := said.Of(c.Key); had && before.Alike(c) {
			one := PointPlan{Criterion: c.Key, Reason: p.Reason}
			if p.Points != nil {
				one.Points = strconv.Itoa(*p.Points)
			}
			plan.Points = append(plan.Points, one)
		}
	}
	return plan
}

// FieldReason and FieldOverall are fields of a mark's form; reasons have their criterion's
// key behind them, and so have points: see [FieldOf].
const (
	FieldReason  = "reason"
	FieldOverall = "comment"
)

// Agreed returns what two marks say alike, as it is typed, for whoever settles the rest. A
// comment that only one of them has is there, too: otherwise it would be lost unnoticed.
func Agreed(m Marking, first, second Mark) MarkPlan {
	plan := MarkPlan{Edition: m.Edition}
	switch {
	case second.Comment == "" || second.Comment == first.Comment:
		plan.Comment = first.Comment
	case first.Comment == "":
		plan.Comment = second.Comment
	}
	for _, c := range m.Criteria {
		if a, b := first.Of(c.Key).Points, second.Of(c.Key).Points; a != nil && b != nil && *a == *b {
			plan.Points = append(plan.Points, PointPlan{c.Key, strconv.Itoa(*a), first.Of(c.Key).Reason})
		}
	}
	return plan
}

// FieldApart is the field that says why somebody is marked apart from their partner.
const FieldApart = "apart"

// Apart returns why somebody is marked apart, as it is kept. The error is a *Wrong if it
// won't do.
func Apart(why string) (string, error) {
	switch why = tidy(why); {
	case why == "":
		return "", wrong(FieldApart, sayWhyApart)
	case longer(why, LongestWhy):
		return "", wrong(FieldApart, sayLongWhy)
	}
	return why, nil
}

// ErrEdition means that a mark is by another edition of the rubric.
var ErrEdition = errors.New("the rubric has another edition now")

// Mark returns the mark that a plan describes. A draft, which isn't whole, may lack anything.
// The error is a *Wrong if something won't do, or ErrEdition.
func (plan MarkPlan) Mark(m Marking, whole bool) (said Mark, err error) {
	if plan.Edition != m.Edition {
		return said, ErrEdition
	}
	said = Mark{Edition: plan.Edition, Changed: plan.Changed, Comment: tidy(plan.Comment), Why: tidy(plan.Why)}
	for _, c := range m.Criteria {
		typed := plan.Of(c.Key)
		p := Point{Criterion: c.Key, Reason: tidy(typed.Reason)}
		if text := strings.TrimSpace(typed.Points); text != "" || whole {
			n, err := pointsOn(c, text)
			if err != nil {
				return said, err
			}
			p.Points = &n
		}
		switch {
		case whole && p.Reason == "":
			return said, wrong(FieldOf(FieldReason, c.Key), sayNoReason)
		case utf8.RuneCountInString(p.Reason) > LongestReason:
			return said, wrong(FieldOf(FieldReason, c.Key), sayLongReason)
		}
		if p.Points != nil || p.Reason != "" {
			said.Points = append(said.Points, p)
		}
	}
	switch {
	case utf8.RuneCountInString(said.Comment) > LongestOverall:
		return said, wrong(FieldOverall, sayLongOverall)
	case utf8.RuneCountInString(said.Why) > LongestWhy:
		return said, wrong(FieldWhy, sayLongWhy)
	}
	return said, nil
}

func longer(text string, than int) bool { return utf8.RuneCountInString(text) > than }

func tidy(text string) string { return strings.TrimSpace(strings.ReplaceAll(text, "\r\n", "\n")) }

func pointsOn(c Criterion, text string) (int, error) {
	n, err := strconv.Atoi(text)
	switch {
	case len(c.Levels) > 0 && (err != nil || !slices.ContainsFunc(c.Levels, func(l Level) bool { return l.Points == n })):
		return 0, wrong(FieldOf(FieldPoints, c.Key), sayNotLevel)
	case err != nil || n < 0 || n > c.Points:
		return 0, wrong(FieldOf(FieldPoints, c.Key), sayPointsFrom(c.Points))
	}
	return n, nil
}
