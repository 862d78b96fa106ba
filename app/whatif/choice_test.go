package whatif_test

import (
	"io/fs"
	"maps"
	"strings"
	"testing"

	"caseload/app/scenario"
	"caseload/app/sim"
	"caseload/app/whatif"
	"caseload/scenarios"
)

// Each alternative on a desk is read back as a decision that the desk takes.
func TestAlternativesCanBeTried(t *testing.T) {
	v := small(t)
	seat, err := scenario.Sit(v, nil, sim.NewLuck(1))
	if err != nil {
		t.Fatal(err)
	}
	tiers := 0
	for _, a := range whatif.Alternatives(seat.Desk(), sim.Decision{Offer: "end"}) {
		d, ok := whatif.ParseDecision(a.Value)
		again, err := scenario.Sit(v, nil, sim.NewLuck(1))
		if !ok || err != nil || again.Decide(d) != nil {
			t.Errorf("%q is read as %v, and refused", a.Value, d)
		}
		if a.Label == "" || a.Verb == "" {
			t.Errorf("%q has no words", a.Value)
		}
		if a.Verb == sim.VerbTriage && d.With["tier"] != "" {
			tiers++
		}
	}
	if tiers < 5 {
		t.Errorf("%d tiers can be tried", tiers)
	}
}

// Over a whole week no two alternatives read alike, none is what was decided, and none
// sets the tier that a case has.
func TestAlternativesCanBeToldApart(t *testing.T) {
	week, err := fs.Sub(scenarios.FS, "first-week")
	if err != nil {
		t.Fatal(err)
	}
	play := finished(t, frozen(t, week, "first-week"), 7, "careful")
	seat, err := scenario.Sit(play.Version, nil, play.Luck)
	if err != nil {
		t.Fatal(err)
	}
	for _, decided := range play.Decisions {
		desk, seen := seat.Desk(), map[string]bool{}
		list := whatif.Alternatives(desk, decided)
		for _, a := range list {
			if seen[a.Label] {
				t.Errorf("turn %d: %q is there twice", desk.Turn, a.Label)
			}
			seen[a.Label] = true
			offer, _ := desk.Offer(strings.Fields(a.Value)[0])
			if file, open := desk.Case(offer.On); open && a.Verb == sim.VerbTriage && strings.HasSuffix(a.Value, "tier="+file.Tier) {
				t.Errorf("turn %d: %s has that tier", desk.Turn, a.Label)
			}
			if a.Value == decided.Offer && len(decided.With) == 0 {
				t.Errorf("turn %d: %q was decided", desk.Turn, a.Label)
			}
		}
		if len(list) == 0 {
			t.Errorf("turn %d: nothing can be tried", desk.Turn)
		}
		if err := seat.Decide(decided); err != nil {
			t.Fatal(err)
		}
	}
}

func TestParseDecision(t *testing.T) {
	for text, want := range map[string]sim.Decision{
		"": {}, "end": {Offer: "end"}, " triage:marsh  tier=P1 response=a=b ": {Offer: "triage:marsh", With: map[string]string{"tier": "P1", "response": "a=b"}},
	} {
		if d, ok := whatif.ParseDecision(text); !ok || d.Offer != want.Offer || !maps.Equal(d.With, want.With) {
			t.Errorf("%q is read as %v", text, d)
		}
	}
	if d, ok := whatif.ParseDecision("end today"); ok {
		t.Errorf("read as %v", d)
	}
}

// A comparison says whose policy plays, and under whom.
func TestTitles(t *testing.T) {
	choice := &whatif.Choice{Label: "Go home"}
	for _, c := range []struct {
		compared whatif.Compared
		want     whatif.Titles
	}{
		{whatif.Compared{Turn: 3, When: "Tuesday 3 March, 10:45", Policy: "careful", Instead: choice},
			whatif.Titles{"Tuesday 3 March, 10:45, instead: Go home", "What happened", "Your decision, then “Careful”", "The other decision, then “Careful”"}},
		{whatif.Compared{Policy: "random", Terms: &whatif.Under{AsItWas: scenario.OwnTerms, Might: "blaming"}},
			whatif.Titles{"The same caseload: A blaming employer", "What happened", "The terms as they were, “random”", "A blaming employer, “random”"}},
		{whatif.Compared{Policy: "loudest", Terms: &whatif.Under{AsItWas: "stretched", Might: "blaming"}},
			whatif.Titles{"The same caseload: A blaming employer", "What happened", "A stretched employer, “Loudest first”", "A blaming employer, “Loudest first”"}},
	} {
		if got := c.compared.Titles(); got != c.want {
			t.Errorf("got %+v, want %+v", got, c.want)
		}
	}
}
