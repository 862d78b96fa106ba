package sim_test

import (
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"caseload/app/sim"
)

// Everything on a desk is found by its id, and nothing is found that isn't
// there.
func TestWhatIsOnADeskIsFound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := must(sim.New(plain(caller(rapid.Bool().Draw(t, "urgent"))), nil, sim.NewLuck(rapid.Uint64().Draw(t, "luck"))))
		for range rapid.IntRange(0, 20).Draw(t, "turns") {
			desk := w.Desk()
			if desk.Ended {
				break
			}
			findsAll(t, desk)
			if err := w.Decide(draw(t, desk)); err != nil {
				t.Fatal(err)
			}
		}
	})
}

func findsAll(t *rapid.T, d sim.Desk) {
	for _, l := range d.Inbox {
		if found, ok := d.Letter(l.ID); !ok || !reflect.DeepEqual(found, l) {
			t.Fatalf("the letter %s is not found: %+v", l.ID, found)
		}
	}
	for _, f := range d.Cases {
		if found, ok := d.Case(f.ID); !ok || found.Name != f.Name {
			t.Fatalf("the case %s is not found: %+v", f.ID, found)
		}
		for _, p := range f.Papers {
			if found, ok := f.Paper(p.ID); !ok || found != p {
				t.Fatalf("the paper %s is not found: %+v", p.ID, found)
			}
		}
	}
	for _, j := range d.Tasks {
		if found, ok := d.Task(j.ID); !ok || found != j {
			t.Fatalf("the task %s is not found: %+v", j.ID, found)
		}
		if file, ok := d.CaseOf(j.ID); ok != (j.On != "") || file.ID != j.On {
			t.Fatalf("the task %s is about %q, not %q", j.ID, j.On, file.ID)
		}
	}
	for _, p := range d.People {
		if found, ok := d.Person(p.ID); !ok || found != p {
			t.Fatalf("the person %s is not found: %+v", p.ID, found)
		}
	}
	var byVerb int
	for _, o := range d.Offers {
		found, ok := d.Offer(o.ID)
		if !ok || found.Label != o.Label {
			t.Fatalf("the offer %s is not found: %+v", o.ID, found)
		}
		for _, f := range o.Fields {
			if got := o.Chosen(sim.Decision{Offer: o.ID}, f.Name); got != f.Default {
				t.Fatalf("the bare offer %s puts %q into %s, not its default", o.ID, got, f.Name)
			}
			if got := o.Chosen(sim.Decision{Offer: o.ID, With: map[string]string{f.Name: "said"}}, f.Name); got != "said" {
				t.Fatalf("what a decision says of %s is passed over for %q", f.Name, got)
			}
		}
		if o.On != "" && !slices.ContainsFunc(d.OffersOn(o.On), func(other sim.Offer) bool { return other.ID == o.ID }) {
			t.Fatalf("%s is not among the offers on %s", o.ID, o.On)
		}
	}
	for _, verb := range []string{
		sim.VerbPlan, sim.VerbTriage, sim.VerbPrioritise, sim.VerbRead, sim.VerbContact, sim.VerbWork, sim.VerbAnswer,
		sim.VerbSupervise, sim.VerbRaise, sim.VerbDiffer, sim.VerbRecover, sim.VerbTakeBack, sim.VerbEnd,
	} {
		byVerb += len(d.OffersOf(verb))
	}
	if byVerb != len(d.Offers) {
		t.Fatalf("by verb there are %d offers, in all %d", byVerb, len(d.Offers))
	}
	for _, l := range d.Waiting() {
		if !l.Waiting {
			t.Fatalf("%s doesn't wait", l.ID)
		}
	}
	_, letter := d.Letter("nobody")
	_, file := d.Case("nobody")
	_, task := d.Task("nobody")
	_, person := d.Person("nobody")
	_, offer := d.Offer("nobody")
	if letter || file || task || person || offer {
		t.Fatal("something is found under an id that nothing has")
	}
}
