package whatif

import (
	"strings"
	"testing"

	"caseload/app/sim"
)

func TestWhyNamesWhatTheTermsDid(t *testing.T) {
	was := sim.Terms{Ceiling: 90, Discretion: "wide", Blame: "low", Recording: 45, Peers: true, DutyCover: true}
	might := sim.Terms{Ceiling: 100, Discretion: "narrow", Blame: "high", Recording: 90}
	c := Compared{
		Terms:   &Under{Might: "blaming"},
		AsItWas: Side{Outcome: Outcome{Held: 1, Writing: 300, Over: 3.2, Strain: 40}},
		Might:   Side{Outcome: Outcome{Lost: 1, Writing: 480, Over: -6.8, Strain: 38}},
		Pairs:   map[string]Counts{"strain": {Less: 3, More: 17}},
	}
	c.sayWhy(was, might)
	all := ""
	for _, s := range c.Why {
		all += string(s) + "\n"
	}
	for _, want := range []string{
		"1 held and 0 lost as it was, 0 held and 1 lost", "5 h 00 and 8 h 00", "3.2 points above the ceiling as it was, and 6.8 points below", "Discretion is wide as it was and narrow",
		"Blame for a missed date is low", "Time with colleagues counts as work as it was", "strain came to less under the other terms; in most lucks it comes to more (17 of 20)",
	} {
		if !strings.Contains(all, want) {
			t.Errorf("want %q in:\n%s", want, all)
		}
	}
	c.Pairs["strain"] = Counts{Less: 17, More: 3}
	if c.sayWhy(was, might); strings.Contains(string(c.Why[len(c.Why)-1]), "Luck alone") {
		t.Errorf("the run's luck is like the others: %q", c.Why)
	}
	if c.sayWhy(was, was); len(c.Why) != 1 { // only supervision differs
		t.Errorf("the same terms did nothing: %q", c.Why)
	}
	c.Terms = nil
	if c.sayWhy(was, might); c.Why == nil || len(c.Why) != 0 {
		t.Errorf("no employers are compared: %q", c.Why)
	}
}
