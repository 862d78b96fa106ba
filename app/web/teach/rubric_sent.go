package teach

import (
	"slices"
	"strconv"
	"strings"

	"caseload/app/mark"
	"caseload/app/teach"
	"caseload/app/web/edge"
)

// rubricForm is a rubric as a form sends it: what belongs to criteria once for each.
type rubricForm struct {
	Key         edge.TextList `json:"key"`
	Source      edge.TextList `json:"source"`
	Name        edge.TextList `json:"name"`
	Description edge.TextList `json:"description"`
	Points      edge.TextList `json:"points"`
	Levels      edge.TextList `json:"levels"`
	Out         edge.TextList `json:"out"` // the places of those to take out
	Add         string        `json:"add"` // "one", or the name of a template
	Anonymous   edge.Tick     `json:"anonymous"`
	Second      string        `json:"second"`
	Difference  string        `json:"difference"`
	Lateness    edge.Tick     `json:"lateness"`
	Why         string        `json:"why"`
	Changed     edge.Whole    `json:"changed"`
	Anew        edge.Tick     `json:"anew"` // have runs marked again, though the criteria stay
	Again       edge.Tick     `json:"again"`
}

func (sent rubricForm) plan() mark.RubricPlan {
	plan := mark.RubricPlan{Anonymous: bool(sent.Anonymous), Second: mark.Markers(sent.Second), Difference: sent.Difference, Lateness: bool(sent.Lateness), Why: sent.Why, Changed: clockMinutes(sent.Changed), Anew: bool(sent.Anew)}
	for i := range min(len(sent.Name), 2*mark.MostCriteria) {
		if slices.Contains(sent.Out, strconv.Itoa(i)) {
			continue
		}
		key, _ := strconv.Atoi(nth(sent.Key, i))
		plan.Criteria = append(plan.Criteria, mark.CriterionPlan{
			Key: key, Name: sent.Name[i], Description: nth(sent.Description, i), Points: nth(sent.Points, i), Levels: nth(sent.Levels, i), Source: nth(sent.Source, i),
		})
	}
	return plan
}

func nth(list edge.TextList, i int) string {
	if i < len(list) {
		return list[i]
	}
	return ""
}

// sentRubric is a rubric as a program sends it. What isn't sent is as it was.
type sentRubric struct {
	Criteria   *[]sentCriterion `json:"criteria"`
	Anonymous  *bool            `json:"anonymous"`
	Second     *string          `json:"second"`
	Difference edge.WholeOrNone `json:"difference"`
	Lateness   *bool            `json:"lateness"`
	Why        string           `json:"why"`
	Changed    edge.Whole       `json:"changed"`
	Anew       edge.Tick        `json:"anew"`
	Again      edge.Tick        `json:"again"`
}

type sentCriterion struct {
	Key         edge.Whole  `json:"key"`
	Name        string      `json:"name"`
	Description string      `json:"description"`
	Points      edge.Whole  `json:"points"`
	Levels      []sentLevel `json:"levels"`
	Source      string      `json:"source"`
}

type sentLevel struct {
	Name   string     `json:"name"`
	Points edge.Whole `json:"points"`
}

func (sent sentRubric) plan(now mark.Marking) mark.RubricPlan {
	plan := mark.PlanOfMarking(now)
	plan.Why, plan.Changed, plan.Anew = sent.Why, clockMinutes(sent.Changed), bool(sent.Anew)
	if sent.Anonymous != nil {
		plan.Anonymous = *sent.Anonymous
	}
	if sent.Second != nil {
		plan.Second = mark.Markers(*sent.Second)
	}
	if sent.Lateness != nil {
		plan.Lateness = *sent.Lateness
	}
	if sent.Difference.Given {
		plan.Difference = strconv.FormatUint(sent.Difference.N, 10)
	}
	if sent.Criteria == nil {
		return plan
	}
	plan.Criteria = nil
	for _, c := range *sent.Criteria {
		var levels []string
		for _, l := range c.Levels {
			levels = append(levels, l.Name+": "+strconv.FormatUint(l.Points.N, 10))
		}
		plan.Criteria = append(plan.Criteria, mark.CriterionPlan{Key: clockMinutes(c.Key), Name: c.Name, Description: c.Description, Points: strconv.FormatUint(c.Points.N, 10), Levels: strings.Join(levels, "\n"), Source: c.Source})
	}
	return plan
}

// added returns criteria with one more, or with those of a template, after those that have
// been written.
func added(criteria []mark.CriterionPlan, templates []teach.Template, what string) []mark.CriterionPlan {
	if what == "one" {
		return append(criteria, mark.CriterionPlan{})
	}
	written := slices.DeleteFunc(criteria, func(p mark.CriterionPlan) bool { return p.Name == "" && p.Description == "" })
	for _, t := range templates {
		if t.Name == what {
			written = append(written, t.Criteria...)
		}
	}
	return written
}
