package playtest

import (
	"fmt"
	"io/fs"
	"os"
	"sort"
	"strings"
	"testing"

	"caseload/app/policy"
	"caseload/app/scenario"
	"caseload/app/sim"
	"caseload/scenarios"
	"caseload/scripts"
)

// Writes a play of somebody who intervenes hardest: no reading, no asking.
func TestZHard(t *testing.T) {
	files, _ := fs.Sub(scenarios.FS, "winter-discharge")
	pack, _ := scenario.Read(files, "winter-discharge")
	v, err := scenario.Freeze(pack, scripts.FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, seed := range []uint64{*zzseed} {
		seat, _ := scenario.Sit(v, nil, sim.NewLuck(seed))
		var lines []string
		for !seat.Ended() {
			d := seat.Desk()
			dec := policy.Deadline(d, func(int) int { return 0 })
			// lunch, and answers first
			for _, o := range d.Offers {
				if o.ID == "recover:lunch" {
					dec = sim.Decision{Offer: o.ID}
				}
			}
			for _, l := range d.Inbox {
				if l.Waiting {
					for _, o := range d.Offers {
						if o.Verb == sim.VerbAnswer && o.On == l.ID {
							dec = sim.Decision{Offer: o.ID}
							break
						}
					}
				}
			}
			if dec.Offer == "work:desk" {
				dec = sim.Decision{Offer: "end"}
			}
			if strings.HasPrefix(dec.Offer, "work:return") {
				dec.Offer += ":duty"
			}
			if strings.HasPrefix(dec.Offer, "answer:") {
				m := dec.Offer[:strings.LastIndex(dec.Offer, ":")+1]
				for _, o := range d.Offers {
					if strings.HasPrefix(o.ID, m) && hard[strings.TrimPrefix(o.ID, m)] {
						dec = sim.Decision{Offer: o.ID}
					}
				}
			}
			if d.Clock.Contracted-d.Clock.Minute <= 0 {
				dec = sim.Decision{Offer: "end"}
				for _, o := range d.Offers {
					if o.Verb == sim.VerbAnswer && hard[o.ID[strings.LastIndex(o.ID, ":")+1:]] {
						dec = sim.Decision{Offer: o.ID}
					}
				}
			}
			if err := seat.Decide(dec); err != nil {
				t.Fatal(dec, err)
			}
			line := dec.Offer
			var ks []string
			for k := range dec.With {
				ks = append(ks, k)
			}
			sort.Strings(ks)
			for _, k := range ks {
				line += " " + k + "=" + dec.With[k]
			}
			lines = append(lines, line)
		}
		o, _ := seat.Outcome()
		fmt.Println("seed", seed, len(lines), "harm", o.Harm, "worry", o.WorryDays, "strain", o.Strain/1000000, "missed", o.Missed, o.Harms)
		os.WriteFile("/tmp/w/hardest.txt", []byte(strings.Join(lines, "\n")+"\n"), 0o644)
	}
}
