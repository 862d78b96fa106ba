package teach_test

import (
	"errors"
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"caseload/app/scenario"
	"caseload/app/sim"
	"caseload/app/teach"
)

// drawnSet draws terms that can be set.
func drawnSet(t *rapid.T) teach.Set {
	number := func(name string, r teach.Range) string {
		return fmt.Sprint(rapid.IntRange(r.Least, r.Most).Draw(t, name))
	}
	one := func(name string, of ...string) string { return rapid.SampledFrom(of).Draw(t, name) }
	return teach.Set{
		Ceiling: number("ceiling", teach.Ranges.Ceiling), Recording: number("recording", teach.Ranges.Recording),
		Supervision: rapid.SampledFrom(teach.Rhythms).Draw(t, "supervision").String(), Minutes: number("minutes", teach.Ranges.Session),
		Cancelled: number("cancelled", teach.Ranges.Cancelled), Development: number("development", teach.Ranges.Development),
		Discretion: one("discretion", "narrow", "wide"), Blame: one("blame", "low", "high"), DutyCover: one("duty", "yes", "no"), Peers: one("peers", "yes", "no"),
	}
}

// Whatever terms are set come back to the form, are those that students play under, and are
// what a copy of the plan has.
func TestTermsAreSetOneByOne(t *testing.T) {
	c := newCourse(t, small(t))
	id := c.make(c.plan())
	rapid.Check(t, func(r *rapid.T) {
		plan, err := c.PlanOf(ctx, c.led(id).Open())
		c.ok(err)
		plan.Employer, plan.Set = scenario.SetTerms, drawnSet(r)
		c.ok(c.Change(ctx, c.led(id), plan))
		got, err := c.PlanOf(ctx, c.led(id).Open())
		c.ok(err)
		if got.Set != plan.Set || got.Employer != scenario.SetTerms {
			r.Fatalf("set %+v\nand got %+v", plan.Set, got.Set)
		}
		e, ok := teach.EmployerOf(c.led(id).Assignment().Exercise)
		if !ok || len(e.Lines()) != len(sim.TermStandards) || teach.SetOf(*e.Terms) != plan.Set {
			r.Fatalf("the exercise has %+v, %v", e, ok)
		}
	})
	sam, err := c.begin(c.sam, id, false)
	c.ok(err)
	if e, _ := teach.EmployerOf(c.led(id).Assignment().Exercise); fmt.Sprint(sam.Desk.Load.Ceiling/1000) != teach.SetOf(*e.Terms).Ceiling {
		t.Errorf("the desk has a ceiling of %d, and the terms are %+v", sam.Desk.Load.Ceiling, e.Terms)
	}
}

// What can't be set is said at its box.
func TestTermsThatCantBeSet(t *testing.T) {
	c := newCourse(t, small(t))
	for name, x := range map[string]struct {
		change func(*teach.Set)
		field  string
	}{
		"too low a ceiling":      {func(s *teach.Set) { s.Ceiling = "39" }, teach.FieldCeiling},
		"too high a ceiling":     {func(s *teach.Set) { s.Ceiling = "201" }, teach.FieldCeiling},
		"words for a number":     {func(s *teach.Set) { s.Recording = "an hour" }, teach.FieldRecording},
		"nothing":                {func(s *teach.Set) { s.Minutes = "" }, teach.FieldSession},
		"a number out of bounds": {func(s *teach.Set) { s.Development = "99999999999999999999" }, teach.FieldDevelopment},
		"more than all":          {func(s *teach.Set) { s.Cancelled = "21" }, teach.FieldCancelled},
		"a rhythm of its own":    {func(s *teach.Set) { s.Supervision = "1 minute" }, teach.FieldSupervision},
		"other discretion":       {func(s *teach.Set) { s.Discretion = "some" }, teach.FieldDiscretion},
		"other blame":            {func(s *teach.Set) { s.Blame = "" }, teach.FieldBlame},
		"perhaps duty":           {func(s *teach.Set) { s.DutyCover = "perhaps" }, teach.FieldDutyCover},
		"perhaps peers":          {func(s *teach.Set) { s.Peers = "perhaps" }, teach.FieldPeers},
	} {
		plan := c.plan()
		plan.Employer = scenario.SetTerms
		x.change(&plan.Set)
		_, err := c.Make(ctx, c.cohort, plan)
		var wrong *teach.Wrong
		if !errors.As(err, &wrong) || wrong.Field != x.field || wrong.Sentence == "" {
			t.Errorf("%s: the error is %v", name, err)
		}
		plan.Employer = "stretched"
		if _, err := c.Make(ctx, c.cohort, plan); err != nil {
			t.Errorf("%s: under another employer nobody asks, and yet %v", name, err)
		}
	}
}

// The scenarios that ship can be played under the least and the most that can be set.
func TestScenariosBearWhatCanBeSet(t *testing.T) {
	least, most := sim.Terms{Discretion: sim.NarrowDiscretion, Blame: sim.HighBlame}, sim.Terms{Discretion: sim.WideDiscretion, Blame: sim.LowBlame, DutyCover: true, Peers: true}
	for term, r := range map[*[2]*int]teach.Range{
		{&least.Ceiling, &most.Ceiling}: teach.Ranges.Ceiling, {&least.Recording, &most.Recording}: teach.Ranges.Recording, {&least.Minutes, &most.Minutes}: teach.Ranges.Session,
		{&least.Development, &most.Development}: teach.Ranges.Development, {&least.Cancels, &most.Cancels}: {Least: 0, Most: 1000},
	} {
		*term[0], *term[1] = r.Least, r.Most
	}
	least.Supervision, most.Supervision = teach.Rhythms[len(teach.Rhythms)-1], teach.Rhythms[0]
	for _, slug := range []string{"first-week", "winter-discharge"} {
		v := ships(t, slug)
		for _, terms := range []sim.Terms{least, most} {
			seat, err := scenario.Sit(v, &terms, sim.NewLuck(1))
			if err != nil {
				t.Fatal(err)
			}
			decide := policyOf("careful", 1)
			for desk := seat.Desk(); !desk.Ended; desk = seat.Desk() {
				if err := seat.Decide(decide(desk)); err != nil {
					t.Fatal(err)
				}
			}
			if f := seat.Faults(); len(f) > 0 {
				t.Errorf("%s under %+v: %+v", slug, terms, f)
			}
		}
	}
}

// Terms that were set one by one are told apart by what differs, and an employer's are
// called by its name.
func TestTermsAreNamedInASeminar(t *testing.T) {
	one, _ := scenario.EmployerCalled("stretched")
	other := *one.Terms
	other.Ceiling = 120
	third := other
	third.Ceiling = 150
	named := teach.TermsNamed(one.Terms, &other, &third)
	if named[0] != one.Title || named[1] != "Terms set one by one: a ceiling of 120 points" || named[2] != "Terms set one by one: a ceiling of 150 points" {
		t.Errorf("found %q", named)
	}
	if named := teach.TermsNamed(nil, &other); named[0] != "The scenario’s own" || named[1] != "Terms set one by one" {
		t.Errorf("found %q", named)
	}
}
