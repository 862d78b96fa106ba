package pressed_test

import (
	"slices"
	"testing"

	"caseload/app/sim/pressed"
)

func TestTheLargestSharesAreNamedAndNoneWithoutWork(t *testing.T) {
	if got := pressed.Largest([]pressed.Share{{"Reid", 60}, {"Moor", 0}, {"Osei", 240}, {"Hale", 90}}); !slices.Equal(got, []string{"Osei", "Hale"}) {
		t.Errorf("found %v", got)
	}
	if got := pressed.Largest([]pressed.Share{{"Moor", 0}}); len(got) != 0 {
		t.Errorf("found %v", got)
	}
}

func TestWhatPressesComesBeforeWhatWaits(t *testing.T) {
	what, pressing := pressed.InOrder([]pressed.Left{{"a letter", pressed.Waits}, {"a visit", pressed.Undone}, {"a referral", pressed.Unanswered}, {"calls", pressed.Waits}, {"Reid", pressed.Unseen}})
	if pressing != 3 || !slices.Equal(what, []string{"a referral", "Reid", "a visit", "a letter", "calls"}) {
		t.Errorf("%d press of %v", pressing, what)
	}
}
