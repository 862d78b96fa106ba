package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"caseload/app/mark"
	"caseload/app/teach"
)

// A demo has a course in it with students who have finished, who are in the middle, who are
// stuck, who haven't begun and who are overdue, and isn't mixed with people who are there.
func TestADemoIsACourse(t *testing.T) {
	database, ctx := filepath.Join(t.TempDir(), "demo.db"), context.Background()
	d, err := newDemo(database, time.Now())
	check(t, err)
	d.names = slices.Concat(demoNames[:12], demoNames[len(demoNames)-2:])
	check(t, d.fill(ctx))
	ruth, err := d.signedIn(ctx, d.lecturers[0])
	check(t, err)
	states := map[int64]map[string]int{}
	for _, id := range []int64{1, 2, 3} {
		led, err := d.assignments.Lead(ctx, ruth, id)
		check(t, err)
		progress, err := d.assignments.Progress(ctx, led)
		check(t, err)
		states[id] = map[string]int{}
		for _, s := range progress {
			switch {
			case len(s.Runs) == 0:
				states[id]["not begun"]++
			case teach.StuckIn(s.Runs[0]) != teach.NotStuck:
				states[id]["stuck"]++
			case s.Runs[0].Run.EndedAt == nil:
				states[id]["in the middle"]++
			default:
				states[id]["finished"]++
			}
		}
	}
	want(t, "the one that is over", fmt.Sprint(states[1]), fmt.Sprint(map[string]int{"finished": 10, "in the middle": 1, "not begun": 1}))
	want(t, "the one that is played", fmt.Sprint(states[2]), fmt.Sprint(map[string]int{"finished": 5, "in the middle": 3, "stuck": 2, "not begun": 2}))
	want(t, "the one that isn't open", fmt.Sprint(states[3]), fmt.Sprint(map[string]int{"not begun": 12}))
	comments, answers := 0, 0
	led, err := d.assignments.Lead(ctx, ruth, 1)
	check(t, err)
	progress, err := d.assignments.Progress(ctx, led)
	check(t, err)
	for _, s := range progress {
		for _, r := range s.Runs {
			may, err := d.assignments.CommentOn(ctx, ruth, 1, r.Run.ID)
			check(t, err)
			all, err := d.assignments.Comments(ctx, may.Followed())
			check(t, err)
			for _, c := range all {
				comments++
				if c.Answer != "" {
					answers++
				}
			}
		}
	}
	want(t, "comments, and answers", fmt.Sprint(comments, answers), fmt.Sprint(len(demoComments), 2))
	projected, err := teach.NewSeminars(teach.New(d.runs, d.kept, time.Now, nil), d.assignments).AssignmentPlace(ctx, led)
	check(t, err)
	want(t, "the seminar is at", projected.Part, "desk")
	for id, states := range map[int64]string{4: "[made made made made made made]", 5: "[begun waits differs made made none]"} {
		m, err := d.marker(ctx, id, 0)
		check(t, err)
		all, err := d.assignments.Candidates(ctx, m)
		check(t, err)
		slices.SortFunc(all.List, func(a, b teach.Candidate) int { return a.Number - b.Number })
		var found []mark.State
		for _, c := range all.List {
			found = append(found, c.Standing.State)
		}
		want(t, "how far those who finished are marked", fmt.Sprint(found), states)
		want(t, "they are released", m.Marking().Released != nil, id == 4)
	}
	check(t, d.kept.Close())
	again, err := newDemo(database, time.Now())
	check(t, err)
	defer again.kept.Close()
	if err := again.fill(ctx); !errors.Is(err, errPeople) {
		t.Errorf("a second demo in the same database: %v", err)
	}
}
