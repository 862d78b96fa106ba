package store_test

import (
	"fmt"
	"testing"

	"caseload/app/store"
)

// As many students are drawn into one identity variant as into the other, each stays in
// theirs, and a run and its forks keep it.
func TestLotsAreDrawn(t *testing.T) {
	s := newSchool(t)
	plain := s.assign(t, homework())
	a := homework()
	a.Variants, a.Attempts = true, 3
	l := s.assign(t, a)
	lot := func(p store.Person, of store.LedAssignment) int {
		t.Helper()
		return must(s.DrawLot(ctx, must(s.Assigned(ctx, p, of.Assignment().ID))(t)))(t)
	}
	drawn, of := map[int]int{}, [2]int{}
	students := []store.Person{s.sam}
	for i := range 9 {
		email := fmt.Sprintf("s%d@x.test", i)
		students = append(students, signIn(t, s.Store, must(s.JoinCohortAsNew(ctx, s.coded(t), store.Arrival{Name: "Student", Email: email, PassphraseHash: "h"}))(t), email))
	}
	for i, p := range students {
		if n := lot(p, plain); n != 0 {
			t.Errorf("an assignment without variants draws %d", n)
		}
		drawn[i] = lot(p, l)
		of[drawn[i]]++
		if d := of[0] - of[1]; d < -1 || d > 1 {
			t.Fatalf("of %d students, so many have each: %v", i+1, of)
		}
	}
	next := must(s.LeadAssignment(ctx, s.lou, l.Assignment().ID))(t)
	for _, variants := range []bool{false, true} { // off, and on again
		change := next.Assignment()
		change.Variants = variants
		check(t, s.ChangeAssignment(ctx, next, change))
		next = must(s.LeadAssignment(ctx, s.lou, l.Assignment().ID))(t)
	}
	for i, p := range students {
		if n := lot(p, l); n != drawn[i] {
			t.Errorf("student %d had %d and has %d", i, drawn[i], n)
		}
	}
	guest := must(s.NewGuestOf(ctx, s.sam, nil, later))(t)
	run := must(s.NewRunFor(ctx, must(s.Assigned(ctx, s.sam, l.Assignment().ID))(t), guest, false, store.Beginning{Version: frozen, Terms: []byte("null"), Luck: []byte("[]"), Variant: 1, Expires: later}))(t)
	fork := must(s.Fork(ctx, run, 1, []byte("[]"), later))(t)
	for what, m := range map[string]store.Mine{"begun": run, "kept": must(s.Mine(ctx, guest, run.ID()))(t), "forked": fork} {
		if m.Run().Variant != 1 {
			t.Errorf("a run that is %s has the variant %d", what, m.Run().Variant)
		}
	}
}
