package sim_test

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"caseload/app/sim"
)

// Places start at 1 without gaps. A case goes to the place it was given, alone
// or shared; the others keep their relative order; taking the decision back
// restores everything.
func TestTheOrderOfTheCaseload(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := &literal{declare: func(w *sim.World) error {
			if err := setting(1)(w); err != nil {
				return err
			}
			for i := range 4 {
				if _, err := w.AddCase(sim.Case{ID: fmt.Sprint("case-", i), Name: fmt.Sprint("Case ", i), Kind: "assessment"}); err != nil {
					return err
				}
			}
			return nil
		}}
		w := must(sim.New(l, nil, sim.NewLuck(1)))
		for range rapid.IntRange(1, 8).Draw(t, "moves") {
			before := w.Desk().Cases
			id := rapid.SampledFrom(before).Draw(t, "case").ID
			place, share := rapid.IntRange(1, len(before)).Draw(t, "place"), rapid.SampledFrom([]string{"yes", "no"}).Draw(t, "share")
			if err := w.Decide(sim.Decision{Offer: "prioritise:" + id, With: map[string]string{"position": fmt.Sprint(place), "share": share}}); err != nil {
				t.Fatal(err)
			}
			after := w.Desk().Cases
			last, with := 0, 0
			for _, c := range after {
				if c.Position != last && c.Position != last+1 {
					t.Fatalf("places leave one out: %v", places(after))
				}
				last = c.Position
			}
			at := after[slices.IndexFunc(after, func(f sim.File) bool { return f.ID == id })].Position
			for _, c := range after {
				if c.Position == at {
					with++
				}
			}
			if at != min(place, last) || share == "no" && with != 1 || share == "yes" && with == 1 && at != last {
				t.Fatalf("%s put at %d (share: %s) of %v is at %d with %d: %v", id, place, share, places(before), at, with, places(after))
			}
			if a, b := without(before, id), without(after, id); !slices.Equal(a, b) {
				t.Fatalf("the others changed their order: %v, %v", a, b)
			}
			if rapid.Bool().Draw(t, "take back") {
				if err := w.Decide(sim.Decision{Offer: "take-back"}); err != nil {
					t.Fatal(err)
				}
				if now := w.Desk().Cases; !slices.Equal(places(now), places(before)) {
					t.Fatalf("want %v, found %v", places(before), places(now))
				}
			}
		}
	})
}

// When a case leaves, the one that shared its place keeps that place.
func TestLeavingATie(t *testing.T) {
	w := begin(t, plain(), 1)
	decide(t, w, "prioritise:novak", "position", "1", "share", "yes")
	if got := places(w.Desk().Cases); !slices.Equal(got, []string{"1 reid", "1 novak"}) {
		t.Fatalf("found %v", got)
	}
	w.Leave("reid", "closed.")
	if got := places(w.Desk().Cases); !slices.Equal(got, []string{"1 novak"}) {
		t.Errorf("found %v", got)
	}
}

func places(cases []sim.File) []string {
	var list []string
	for _, c := range cases {
		list = append(list, fmt.Sprint(c.Position, " ", c.ID))
	}
	return list
}

func without(cases []sim.File, id string) []string {
	var list []string
	for _, c := range cases {
		if c.ID != id {
			list = append(list, c.ID)
		}
	}
	return list
}
