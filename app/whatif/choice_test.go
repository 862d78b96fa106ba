package whatif_test

import (
	"maps"
	"testing"

	"caseload/app/scenario"
	"caseload/app/sim"
	"caseload/app/whatif"
)

// Each alternative on a desk is read back as a decision that the desk takes.
func TestAlternativesCanBeTried(t *testing.T) {
	v := small(t)
	seat, err := scenario.Sit(v, nil, sim.NewLuck(1))
	if err != nil {
		t.Fatal(err)
	}
	tiers := 0
	for _, a := range whatif.Alternatives(seat.Desk()) {
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
		{whatif.Compared{Turn: 3, Policy: "careful", Instead: choice},
			whatif.Titles{"Instead: Go home", "What happened", "Your decision, then “Careful”", "The other decision, then “Careful”"}},
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
