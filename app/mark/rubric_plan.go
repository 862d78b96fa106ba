package mark

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"caseload/app/typed"
)

// Bounds of a rubric.
const (
	MostCriteria       = 20
	LongestCriterion   = 120   // characters of its name
	LongestDescription = 1_000 // characters
	MostPoints         = 1_000 // of one criterion
	MostLevels         = 8     // of one criterion
	LongestLevel       = 60    // characters of its name
	LongestWhy         = 500   // characters of why something changes, or is settled
)

// UsualPoints are those of a criterion that a template has.
const UsualPoints = 10

// RubricPlan is what a lecturer types about how an assignment is marked.
type RubricPlan struct {
	Criteria   []CriterionPlan // one without a name is left out
	Anonymous  bool
	Second     Markers
	Difference string // a number of points
	Lateness   bool
	Why        string // the rubric changes
	Changed    int    // see [Marking]
	Anew       bool   // see [Marking]
}

// CriterionPlan is what a lecturer types about one criterion.
type CriterionPlan struct {
	Key         int // 0 for a new one
	Name        string
	Description string
	Points      string // the most; empty where there are levels
	Levels      string // one a line, "Good: 8"
	Source      string // a framework's identifier, or ""
}

// Fields of a rubric's form that can be wrong. Those of a criterion have its place behind
// them, from 0: "points-3".
const (
	FieldCriteria    = "criteria"
	FieldName        = "name"
	FieldDescription = "description"
	FieldPoints      = "points"
	FieldLevels      = "levels"
	FieldSecond      = "second"
	FieldDifference  = "difference"
	FieldWhy         = "why"
)

// FieldOf returns the field of the criterion at a place.
func FieldOf(field string, place int) string { return field + "-" + strconv.Itoa(place) }

// PlanOfMarking returns how an assignment is marked as it is typed.
func PlanOfMarking(m Marking) RubricPlan {
	plan := RubricPlan{Anonymous: m.Anonymous, Second: m.Second, Difference: strconv.Itoa(m.Difference), Lateness: m.Lateness, Changed: m.Changed}
	for _, c := range m.Criteria {
		plan.Criteria = append(plan.Criteria, CriterionPlan{c.Key, c.Name, c.Description, strconv.Itoa(c.Points), levelLines(c.Levels), c.Source})
		if len(c.Levels) > 0 {
			plan.Criteria[len(plan.Criteria)-1].Points = ""
		}
	}
	return plan
}

func levelLines(levels []Level) string {
	lines := make([]string, len(levels))
	for i, l := range levels {
		lines[i] = fmt.Sprintf("%s: %d", l.Name, l.Points)
	}
	return strings.Join(lines, "\n")
}

// Marking returns the marking that a plan describes. Criteria keep the keys that they have in
// one of the editions, and new ones get keys that none has had. Known reports whether an
// identifier is that of a framework. The error is a *Wrong if something won't do.
func (plan RubricPlan) Marking(editions []Rubric, known func(id string) bool) (Marking, error) {
	keys, next := map[int]bool{}, 1
	for _, r := range editions {
		for _, c := range r.Criteria {
			keys[c.Key], next = true, max(next, c.Key+1)
		}
	}
	m := Marking{Anonymous: plan.Anonymous, Second: plan.Second, Lateness: plan.Lateness, Changed: plan.Changed, Anew: plan.Anew}
	m.Why = tidy(plan.Why)
	for i, p := range plan.Criteria {
		if typed.Line(p.Name) == "" && tidy(p.Description) == "" {
			continue
		}
		c, err := p.criterion(i)
		if err != nil {
			return m, err
		}
		if known(p.Source) {
			c.Source = p.Source
		}
		if c.Key = p.Key; !keys[c.Key] {
			c.Key, next = next, next+1
		}
		keys[p.Key] = false // which is taken now
		m.Criteria = append(m.Criteria, c)
	}
	return m, plan.check(&m)
}

func (plan RubricPlan) check(m *Marking) (err error) {
	m.Difference, err = strconv.Atoi(strings.TrimSpace(plan.Difference))
	switch {
	case len(m.Criteria) == 0:
		return wrong(FieldCriteria, sayNoCriterion)
	case len(m.Criteria) > MostCriteria:
		return wrong(FieldCriteria, sayManyCriteria)
	case m.Second != Single && m.Second != Blind && m.Second != Seeing:
		return wrong(FieldSecond, sayNoSecond)
	case m.Second == Single:
		m.Difference = 0
	case err != nil || m.Difference < 0 || m.Difference > m.Most():
		return wrong(FieldDifference, sayDifference(m.Most()))
	}
	switch {
	case utf8.RuneCountInString(m.Why) > LongestWhy:
		return wrong(FieldWhy, sayLongWhy)
	case m.Anew && m.Why == "":
		return wrong(FieldWhy, sayWhyAnew)
	}
	return nil
}

// criterion returns the criterion that was typed at a place, without its key and source.
func (p CriterionPlan) criterion(place int) (c Criterion, err error) {
	c = Criterion{Name: typed.Line(p.Name), Description: tidy(p.Description)}
	switch {
	case c.Name == "" || utf8.RuneCountInString(c.Name) > LongestCriterion:
		return c, wrong(FieldOf(FieldName, place), sayCriterionName)
	case utf8.RuneCountInString(c.Description) > LongestDescription:
		return c, wrong(FieldOf(FieldDescription, place), sayLongDescription)
	}
	if strings.TrimSpace(p.Levels) != "" {
		if c.Levels, c.Points, err = levelsIn(p.Levels); err != nil {
			return c, wrong(FieldOf(FieldLevels, place), sayLevels)
		}
		return c, nil
	}
	c.Points, err = strconv.Atoi(strings.TrimSpace(p.Points))
	if err != nil || c.Points < 1 || c.Points > MostPoints {
		return c, wrong(FieldOf(FieldPoints, place), sayPoints)
	}
	return c, nil
}

var errLevels = errors.New("these are no levels")

// levelsIn reads levels, one a line, and returns the most points among them.
func levelsIn(lines string) (levels []Level, most int, err error) {
	for line := range strings.Lines(lines) {
		if line = typed.Line(line); line == "" {
			continue
		}
		at := strings.LastIndex(line, ":")
		if at < 0 {
			return nil, 0, errLevels
		}
		l := Level{Name: strings.TrimSpace(line[:at])}
		l.Points, err = strconv.Atoi(strings.TrimSpace(line[at+1:]))
		known := slices.ContainsFunc(levels, func(x Level) bool { return x.Name == l.Name || x.Points == l.Points })
		if err != nil || known || l.Name == "" || utf8.RuneCountInString(l.Name) > LongestLevel || l.Points < 0 || l.Points > MostPoints {
			return nil, 0, errLevels
		}
		levels, most = append(levels, l), max(most, l.Points)
	}
	if len(levels) < 2 || len(levels) > MostLevels {
		return nil, 0, errLevels
	}
	return levels, most, nil
}
