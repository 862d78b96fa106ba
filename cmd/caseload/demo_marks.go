package main

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"caseload/app/mark"
	"caseload/app/store"
	"caseload/app/teach"
)

// demoCriteria are what both marked assignments of a demo are marked by.
var demoCriteria = []mark.CriterionPlan{
	{Name: "Critical reflection and analysis", Description: "What was known, what was feared, and whether the two were told apart.", Points: "10", Source: "PCF.6"},
	{Name: "Skills and interventions", Description: "Who was seen, asked and told, and when.", Points: "10", Source: "PCF.7"},
	{Name: "Records", Description: "Whether somebody else could go on from what was written.", Levels: "Clear: 5\nWith gaps: 3\nHard to follow: 1"},
}

// demoReasons say why, of each criterion.
var demoReasons = []string{
	"The reasons name what was known, and the recommendations follow from it.",
	"Asked before going, and said who would be told.",
	"Short, dated, and with what comes next.",
}

// demoMark is what a demo's lecturers say of a candidate, in the order of the list: so many
// of the two have marked, with these points.
type demoMark struct {
	first, second []int // by criterion; nil for none
	draft         bool  // the first is one
	settled       []int
}

// The states that a mark can be in. Candidates after these aren't marked yet.
var demoMarks = []demoMark{
	{first: []int{8, 7, 5}, draft: true},
	{first: []int{6, 7, 3}},
	{first: []int{9, 8, 5}, second: []int{5, 6, 5}},
	{first: []int{4, 6, 3}, second: []int{7, 7, 3}, settled: []int{6, 7, 3}},
	{first: []int{7, 8, 5}, second: []int{7, 7, 5}},
}

// writeRubric writes what an assignment is marked by.
func (d *demo) writeRubric(ctx context.Context, assignment int64, second mark.Markers) error {
	led, err := d.leadsNow(ctx, assignment)
	if err != nil {
		return err
	}
	return d.assignments.ChangeMarking(ctx, led, mark.RubricPlan{Criteria: demoCriteria, Anonymous: true, Second: second, Difference: "2"}, false)
}

// leadsNow returns the first lecturer's right to lead an assignment.
func (d *demo) leadsNow(ctx context.Context, assignment int64) (teach.LedAssignment, error) {
	lecturer, err := d.signedIn(ctx, d.lecturers[0])
	if err != nil {
		return teach.LedAssignment{}, err
	}
	return d.assignments.Lead(ctx, lecturer, assignment)
}

// markAll has the first lecturer mark all who have finished an assignment, and release the
// marks.
func (d *demo) markAll(ctx context.Context, assignment int64) error {
	if err := d.writeRubric(ctx, assignment, mark.Single); err != nil {
		return err
	}
	numbers, err := d.candidates(ctx, assignment)
	if err != nil {
		return err
	}
	for i, number := range numbers {
		if err := d.mark(ctx, assignment, number, 0, []int{5 + i%5, 6 + i%4, 5 - 2*(i%2)}, true); err != nil {
			return err
		}
	}
	led, err := d.leadsNow(ctx, assignment)
	if err != nil {
		return err
	}
	return d.assignments.ReleaseMarks(ctx, led, len(numbers))
}

// markSome has both lecturers mark some who have finished an assignment, so that there is a
// mark in each state before release.
func (d *demo) markSome(ctx context.Context, assignment int64) error {
	if err := d.writeRubric(ctx, assignment, mark.Blind); err != nil {
		return err
	}
	numbers, err := d.candidates(ctx, assignment)
	if err != nil {
		return err
	}
	for i, number := range numbers[:min(len(numbers), len(demoMarks))] {
		m := demoMarks[i]
		if err := d.mark(ctx, assignment, number, 0, m.first, !m.draft); err != nil {
			return err
		}
		if m.second == nil {
			continue
		}
		if err := d.mark(ctx, assignment, number, 1, m.second, true); err != nil {
			return err
		}
		if m.settled == nil {
			continue
		}
		if err := d.settle(ctx, assignment, number, m.settled); err != nil {
			return err
		}
	}
	return nil
}

// candidates returns the numbers of all who have finished an assignment.
func (d *demo) candidates(ctx context.Context, assignment int64) (numbers []int, err error) {
	m, err := d.marker(ctx, assignment, 0)
	if err != nil {
		return nil, err
	}
	all, err := d.assignments.Candidates(ctx, m)
	for _, c := range all.List {
		numbers = append(numbers, c.Number)
	}
	slices.Sort(numbers)
	return numbers, err
}

// marker returns the nth lecturer's right to mark an assignment.
func (d *demo) marker(ctx context.Context, assignment int64, nth int) (store.MarkedAssignment, error) {
	p, err := d.signedIn(ctx, d.lecturers[nth])
	if err != nil {
		return store.MarkedAssignment{}, err
	}
	return d.assignments.MarkAssignment(ctx, p, assignment)
}

func (d *demo) mark(ctx context.Context, assignment int64, number, nth int, points []int, handIn bool) error {
	m, err := d.marker(ctx, assignment, nth)
	if err != nil {
		return err
	}
	return d.assignments.SaveMark(ctx, m, number, markPlan(m, points), handIn)
}

// settle has the first lecturer say what counts of two marks.
func (d *demo) settle(ctx context.Context, assignment int64, number int, points []int) error {
	m, err := d.marker(ctx, assignment, 0)
	if err != nil {
		return err
	}
	c, err := d.assignments.Candidate(ctx, m, number)
	if err != nil {
		return err
	}
	first, second := c.Marks.At(mark.First), c.Marks.At(mark.Second)
	if first == nil || second == nil {
		return fmt.Errorf("candidate %d has no two marks to settle", number)
	}
	plan := markPlan(m, points)
	plan.Why = "We read the second referral again together, and what was known by then."
	return d.assignments.SettleMark(ctx, m, number, plan, [2]int64{first.ID, second.ID})
}

// markPlan returns points, criterion by criterion, as a marker types them.
func markPlan(m store.MarkedAssignment, points []int) mark.MarkPlan {
	plan := mark.MarkPlan{Edition: m.Marking().Edition, Comment: "I could follow what was decided, and why."}
	for i, c := range m.Marking().Criteria {
		plan.Points = append(plan.Points, mark.PointPlan{Criterion: c.Key, Points: strconv.Itoa(points[i]), Reason: demoReasons[i]})
	}
	return plan
}

// assignMarked makes two marked assignments, which some play: of one the marks are released,
// and of the other they are in every state before that.
func (d *demo) assignMarked(ctx context.Context, cohort int64) error {
	for _, name := range []string{"First morning, marked", "First morning, marked by two"} {
		plan := teach.AssignmentPlan{Plan: teach.Plan{Slug: "first-morning", SameLuck: true}, Name: name, Attempts: 1, Marked: true}
		id, err := d.newAssignment(ctx, cohort, plan, d.now, morning(d.until, 5))
		if err != nil {
			return err
		}
		for _, s := range d.students[:min(6, len(d.students))] {
			if err := d.play(ctx, s, id, nil); err != nil {
				return err
			}
		}
		next := d.markSome
		if name == "First morning, marked" {
			next = d.markAll
		}
		if err := next(ctx, id); err != nil {
			return err
		}
	}
	return nil
}
