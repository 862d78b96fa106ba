package store_test

import (
	"fmt"
	"reflect"
	"slices"
	"testing"
	"time"

	"caseload/app/store"
	"caseload/app/store/prooftest"
	"caseload/app/who"
)

// A zero proof, which no check has made, gives no access, even beside valid ones.
func TestAZeroProofIsRefused(t *testing.T) {
	s := newStore(t)
	g, led := newGuest(t, s, "one"), newClass(t, s, "KT4M7PXC")
	m := classRun(t, s, led, g)
	p := newPerson(t, s, "ada@x.test")
	invited := invite(t, s, must(s.Allow(ctx, p, who.Invite, 1))(t), "bo@x.test", "link")
	cohort := newCohort(t, s, p, "CCCCCCCC")
	followed, assigned := followed(t, s, p)
	pairing := pairing(t, s, assigned)
	reset := newReset(t, s, "ada@x.test")
	handing, extracts := handed(t, s, followed)
	before := rows(t, s)
	prooftest.ZeroIsRefused(t, s, 84, g, m, m.Reading(), joined(t, s, led), led, s.Operator(), beginning(), 1, p, must(s.PersonByEmail(ctx, "ada@x.test"))(t), must(s.Allow(ctx, p, who.ListPeople, 1))(t), invited, cohort, cohort.Open(), must(s.CodedCohort(ctx, "CCCCCCCC"))(t), must(s.FillCohort(ctx, p, cohort.Cohort().ID))(t), reset, followed, must(s.CommentOn(ctx, followed.By(), followed.Assignment().ID, followed.Run().ID))(t), []store.Mine{m}, assigned, assigned.Open(), pairing, must(s.LeadAssignment(ctx, followed.By(), followed.Assignment().ID))(t), handing, extracts, must(s.MarkAssignment(ctx, followed.By(), followed.Assignment().ID))(t))
	if after := rows(t, s); after != before {
		t.Errorf("what is kept was\n%s\nand is\n%s", before, after)
	}
}

// A proof that has expired gives no access either, even if the rows haven't been
// deleted yet, and neither does that of a chore that is done; the operator's doesn't
// expire.
func TestAProofIsGoodForItsTime(t *testing.T) {
	s := newStore(t)
	g, led := newGuest(t, s, "one"), newClass(t, s, "KT4M7PXC")
	m, j := classRun(t, s, led, g), joined(t, s, led)
	check(t, s.AddChore(ctx, s.Operator(), "sweep", ""))
	chore := must(s.TakeChore(ctx, s.Operator(), "sweep", time.Minute, 0))(t)
	check(t, s.ChoreDone(ctx, chore))
	p := newPerson(t, s, "ada@x.test")
	invited := invite(t, s, must(s.Allow(ctx, p, who.Invite, 1))(t), "bo@x.test", "link")
	allowed := must(s.Allow(ctx, p, who.Invite, 1))(t)
	cohort := newCohort(t, s, p, "CCCCCCCC")
	coded, filling := must(s.CodedCohort(ctx, "CCCCCCCC"))(t), must(s.FillCohort(ctx, p, cohort.Cohort().ID))(t)
	followed, assigned := followed(t, s, p)
	pairing := pairing(t, s, assigned)
	reset := newReset(t, s, "ada@x.test")
	commenting := must(s.CommentOn(ctx, followed.By(), followed.Assignment().ID, followed.Run().ID))(t)
	leading := must(s.LeadAssignment(ctx, followed.By(), followed.Assignment().ID))(t)
	handing, extracts := handed(t, s, followed)
	marks := must(s.MarkAssignment(ctx, followed.By(), followed.Assignment().ID))(t)
	sample := must(s.SampleFor(ctx, followed.By(), followed.Assignment().ID, who.ReadSample))(t)
	before := rows(t, s)
	at(t, later)
	prooftest.EachIs(t, s, store.ErrNotFound, g, m, m.Reading(), j, led, s.Operator(), chore, beginning(), 1, p, allowed, invited, hash("another"), cohort, cohort.Open(), coded, filling, reset, followed, commenting, []store.Mine{m}, assigned, assigned.Open(), pairing, leading, handing, extracts, marks, sample)
	if after := rows(t, s); after != before {
		t.Errorf("what is kept was\n%s\nand is\n%s", before, after)
	}
	at(t, later.Add(-time.Millisecond))
	must(s.Decisions(ctx, m.Reading(), 0))(t)
}

// What takes a lecturer's secret can't be done with a class's code: the proofs
// have different types, and no method that students mustn't call takes a
// student's.
func TestNothingOfAClassIsReadWithItsCode(t *testing.T) {
	kind := reflect.TypeFor[*store.Store]()
	for i := range kind.NumMethod() {
		m := kind.Method(i)
		for j := range m.Type.NumIn() {
			if m.Type.In(j) == reflect.TypeFor[store.Joined]() && !slices.Contains([]string{"NewRunIn", "RunInClass"}, m.Name) {
				t.Errorf("%s can be called by any student", m.Name)
			}
		}
	}
}

// rows returns the number of rows in each table and the totals of runs and
// classes.
func rows(t *testing.T, s *store.Store) string {
	t.Helper()
	return fmt.Sprint(must(s.Counts())(t))
}

// No proof can be made of another one by a conversion, which would need no check.
func TestNoProofIsConverted(t *testing.T) { prooftest.NoneIsConverted(t) }
