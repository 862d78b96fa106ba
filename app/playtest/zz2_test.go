package playtest

import (
	"fmt"
	"io/fs"
	"sort"
	"testing"

	"caseload/app/policy"
	"caseload/app/scenario"
	"caseload/app/sim"
	"caseload/scenarios"
	"caseload/scripts"
)

func TestZHarms(t *testing.T) {
	files, _ := fs.Sub(scenarios.FS, "winter-discharge")
	pack, _ := scenario.Read(files, "winter-discharge")
	v, err := scenario.Freeze(pack, scripts.FS)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]map[string]int{}
	for _, p := range []string{"careful", "loudest"} {
		for seed := uint64(1); seed <= 120; seed++ {
			seat, _ := scenario.Sit(v, nil, sim.NewLuck(seed))
			luck, draws := sim.NewLuck(seed), 0
			pick := func(n int) int {
				draws++
				return luck.Pick(sim.Draw{Storyline: "policy", Name: "choice", Nth: draws}, n)
			}
			done := map[string]bool{}
			for !seat.Ended() {
				d := policy.Named[p](seat.Desk(), pick)
				if err := seat.Decide(d); err != nil {
					t.Fatal(err)
				}
				done[d.Offer] = true
			}
			o, _ := seat.Outcome()
			add := func(k string, n int) {
				if out[k] == nil {
					out[k] = map[string]int{}
				}
				out[k][p] += n
			}
			for _, h := range o.Harms {
				w := h.What
				if len(w) > 24 {
					w = w[len(w)-24:]
				}
				add("H "+h.Case+" "+w, h.Severity)
			}
			for k := range done {
				add("D "+k, 1)
			}
		}
	}
	var keys []string
	for k := range out {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	for _, k := range keys {
		fmt.Printf("%-60s careful %3d loudest %3d\n", k, out[k]["careful"], out[k]["loudest"])
	}
}
