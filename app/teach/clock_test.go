package teach_test

import (
	"errors"
	"testing"

	"caseload/app/scenario"
	"caseload/app/teach"
)

// A live clock is bounded wherever it is set.
func TestAClockIsBounded(t *testing.T) {
	classes, _, _ := school(t, small(t))
	plan := teach.Plan{Slug: "small", Employer: scenario.OwnTerms, Minutes: teach.MaxMinutes}
	led, _, err := classes.NewClass(ctx, plan)
	if err != nil {
		t.Fatal(err)
	}
	if err := classes.SetClock(ctx, led, teach.MaxMinutes); err != nil {
		t.Fatal(err)
	}
	ends := joined(t, classes, led).Class().EndsAt
	for _, minutes := range []int{-1, teach.MaxMinutes + 1} {
		refused := new(teach.Refused)
		if err := classes.SetClock(ctx, led, minutes); !errors.As(err, &refused) || refused.Sentence == "" {
			t.Errorf("a clock of %d minutes: %v", minutes, err)
		}
		plan.Minutes = minutes
		if _, _, err := classes.NewClass(ctx, plan); !errors.As(err, &refused) {
			t.Errorf("a class with a clock of %d minutes: %v", minutes, err)
		}
	}
	if now := joined(t, classes, led).Class().EndsAt; ends == nil || now == nil || !now.Equal(*ends) {
		t.Errorf("the clock ended at %v, and now at %v", ends, now)
	}
}
