package store_test

import (
	"testing"

	"caseload/app/mark"
	"caseload/app/store"
	"caseload/app/who"
)

// Who is marked, and isn't in the cohort while marks are released, is given theirs by another
// release once they are back.
func TestWhoIsBackAfterReleaseIsGivenTheirMark(t *testing.T) {
	e := newExamined(t, mark.Single, nil)
	e.finishes(t, e.sam, today)
	e.marks(t, e.lou, 5, 10)
	number := e.only(t, e.lou).Number
	check(t, e.TakeOut(ctx, e.cohort, e.sam.ID()))
	if all := e.candidates(t, e.lou); len(all.List) != 0 || len(all.Left) != 1 || all.Left[0].Number != number || all.Left[0].Standing.Mark.Total() != 15 {
		t.Fatalf("outside the cohort, there is %+v", all)
	}
	_, err := e.Candidate(ctx, e.by(t, e.lou), number)
	mustBe(t, err, store.ErrNotFound)
	check(t, e.ReleaseMarks(ctx, e.l, 0))
	must(e.JoinCohort(ctx, e.coded(t), e.sam))(t)
	if c := e.only(t, e.lou); c.Given != nil || c.Number != number {
		t.Fatalf("back in the cohort, they have %+v", c)
	}
	check(t, e.ReleaseMarks(ctx, e.l, 1))
	check(t, e.ReleaseMarks(ctx, e.l, 1))
	sam := must(e.Assigned(ctx, e.sam, e.l.Assignment().ID))(t)
	if list, _, _, err := e.GivenMarks(ctx, sam); err != nil || len(list) != 1 || list[0].Total() != 15 {
		t.Errorf("the student has %+v, %v", list, err)
	}
}

// A draft may be saved often: the audit log has a line for what is handed in alone.
func TestDraftsAreNotAudited(t *testing.T) {
	e := newExamined(t, mark.Single, nil)
	e.finishes(t, e.sam, today)
	number := e.only(t, e.lou).Number
	lines := func() (n int) {
		allow := must(e.Allow(ctx, e.ada, who.ReadAudit, 1))(t)
		for _, a := range must(e.Audit(ctx, allow, 0, 100))(t) {
			if a.Act == who.Mark {
				n++
			}
		}
		return n
	}
	for range 3 {
		check(t, e.SaveMark(ctx, e.by(t, e.lou), number, e.says(t, e.lou, 4), false))
	}
	if n := lines(); n != 0 {
		t.Errorf("drafts have %d lines", n)
	}
	e.marks(t, e.lou, 5, 10)
	if n := lines(); n != 1 {
		t.Errorf("handed in, there are %d lines", n)
	}
	check(t, e.SaveMark(ctx, e.by(t, e.lou), number, e.says(t, e.lou, 4), false)) // in place of what was handed in
	if n := lines(); n != 2 {
		t.Errorf("with a draft in its place, there are %d lines", n)
	}
}
