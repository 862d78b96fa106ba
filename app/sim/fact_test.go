package sim_test

import (
	"testing"

	"caseload/app/sim"
	"caseload/app/sim/worry"
)

// closed begins two days with a family about whom something serious is so and stands in
// an unopened chronology.
func closed(t *testing.T, facts ...worry.Fact) *sim.World {
	return under(t, 3, unchanged, func(w *sim.World) error {
		must(w.AddCase(sim.Case{ID: "marsh", Name: "Marsh", Papers: []sim.CasePaper{{Title: "the chronology", Minutes: 25, Text: sim.Text{Body: "It goes one way.", Concern: 3}}}}))
		for _, f := range facts {
			must(0, w.AddFact(f))
		}
		return nil
	})
}

// ended plays to the end after these decisions.
func ended(t *testing.T, w *sim.World, offers ...string) sim.Outcome {
	t.Helper()
	for _, o := range offers {
		decide(t, w, o)
	}
	for !w.Ended {
		decide(t, w, "end")
	}
	return w.Outcome()
}

// Whoever reads a chronology has no more worry-days than whoever takes a break
// instead: they count from when something was so.
func TestLookingNeverMakesWorryDays(t *testing.T) {
	read, rested := ended(t, closed(t), "read:marsh-chronology"), ended(t, closed(t), "recover:break")
	if read.WorryDays != rested.WorryDays || read.WorryDays != 9 {
		t.Errorf("three nights at concern 3 are 9 whatever is read; found %d and %d", read.WorryDays, rested.WorryDays)
	}
	if len(read.Unopened) != 0 || len(rested.Unopened) != 1 || rested.Unopened[0].On != "marsh" {
		t.Errorf("what stayed closed: found %+v and %+v", read.Unopened, rested.Unopened)
	}
}

// What a student has read of stands with the fact, from when they read it: not what is read
// once it is answered, and not what isn't serious.
func TestAFactSaysWhenItReachedTheStudent(t *testing.T) {
	fact := worry.Fact{Case: "marsh", What: "It goes one way.", Concern: 3, Since: monday.AddDays(-9)}
	for name, c := range map[string]struct {
		offers  []string
		reached bool
	}{"read": {[]string{"read:marsh-chronology"}, true}, "not read": {[]string{"recover:break"}, false}} {
		if o := ended(t, closed(t, fact), c.offers...); (o.Facts[0].Reached != 0) != c.reached {
			t.Errorf("%s: %+v", name, o.Facts[0])
		}
	}
	w := closed(t, fact)
	w.Protect("marsh", "a talk")
	if o := ended(t, w, "read:marsh-chronology"); o.Facts[0].Reached != 0 {
		t.Errorf("it was answered before it was read: %+v", o.Facts[0])
	}
}

// A fact ends with what answers it, and is told with its nights.
func TestAFactEndsWithWhatAnswersIt(t *testing.T) {
	fact := worry.Fact{Case: "marsh", What: "The window doesn't lock.", Concern: 4, Since: monday.AddDays(-9), Protective: []string{"a lock"}}
	for name, c := range map[string]struct {
		done   string
		nights int
		days   int
	}{"nothing": {"", 3, 12}, "something else": {"a talk", 3, 12}, "what it names": {"a lock", 1, 4}} {
		w := closed(t, fact)
		decide(t, w, "end")
		if c.done != "" {
			w.Protect("marsh", c.done)
		}
		if o := ended(t, w); o.WorryDays != c.days || o.Facts[0].Nights != c.nights || (o.Facts[0].Answered != 0) != (c.done == "a lock") {
			t.Errorf("%s: found %d worry-days, %+v", name, o.WorryDays, o.Facts)
		}
	}
}

// A fact that begins later counts from then; one about nobody is a mistake.
func TestAFactCountsFromWhenItIsSo(t *testing.T) {
	w := under(t, 3, unchanged, nil)
	must(0, w.AddFact(worry.Fact{Case: "reid", What: "It began on Tuesday.", Concern: 3, Since: monday.AddDays(1)}))
	if o := ended(t, w); o.Facts[0].Nights != 2 {
		t.Errorf("found %+v", o.Facts)
	}
	for _, wrong := range []worry.Fact{{Case: "nobody", What: "So.", Concern: 3}, {Case: "reid", Concern: 3}, {Case: "reid", What: "So.", Concern: 5}} {
		if err := w.AddFact(wrong); err == nil {
			t.Errorf("%+v was accepted", wrong)
		}
	}
}
