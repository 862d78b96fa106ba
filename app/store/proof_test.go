package store_test

import (
	"fmt"
	"reflect"
	"slices"
	"testing"
	"time"

	"caseload/app/store"
	"caseload/app/store/prooftest"
)

// A proof that no check has made opens nothing, whatever else is proved.
func TestAZeroProofIsRefused(t *testing.T) {
	s := newStore(t)
	g, led := newGuest(t, s, "one"), newClass(t, s, "KT4M7P")
	m := classRun(t, s, led, g)
	before := rows(t, s)
	prooftest.ZeroIsRefused(t, s, 25, g, m, m.Reading(), joined(t, s, led), led, s.Operator(), beginning(), 1)
	if after := rows(t, s); after != before {
		t.Errorf("what is kept was\n%s\nand is\n%s", before, after)
	}
}

// Neither does one whose time is over, though what it is about is still there; but
// for whoever runs the server.
func TestAProofIsGoodForItsTime(t *testing.T) {
	s := newStore(t)
	g, led := newGuest(t, s, "one"), newClass(t, s, "KT4M7P")
	m, j := classRun(t, s, led, g), joined(t, s, led)
	before := rows(t, s)
	at(t, later)
	prooftest.EachIs(t, s, store.ErrNotFound, g, m, m.Reading(), j, led, s.Operator(), beginning(), 1)
	if after := rows(t, s); after != before {
		t.Errorf("what is kept was\n%s\nand is\n%s", before, after)
	}
	at(t, later.Add(-time.Millisecond))
	must(s.Decisions(ctx, m.Reading(), 0))(t)
}

// A class's code opens nothing that its lecturer's secret is for: they are of
// different types, and no method takes the one for the other.
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

// rows is how many rows there are, and what is said of the run and class.
func rows(t *testing.T, s *store.Store) string {
	t.Helper()
	return fmt.Sprint(must(s.Counts())(t))
}
