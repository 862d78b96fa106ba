package playtest

import (
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

func TestZLoud(t *testing.T) {
	files, _ := fs.Sub(scenarios.FS, "winter-discharge")
	pack, _ := scenario.Read(files, "winter-discharge")
	vs, err := scenario.FreezeAll(pack, scripts.FS)
	if err != nil {
		t.Fatal(err)
	}
	var v *scenario.Version
	for _, x := range vs {
		if x.Slug == "winter-discharge" {
			v = x
		}
	}
	seat, _ := scenario.Sit(v, nil, sim.NewLuck(*zzseed))
	var lines []string
	for !seat.Ended() {
		dec := policy.Loudest(seat.Desk(), func(int) int { return 0 })
		if err := seat.Decide(dec); err != nil {
			t.Fatal(err)
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
	t.Log(len(lines), o.Harm, o.WorryDays, o.Strain/1000000, o.Missed)
	os.WriteFile("/tmp/w/loudest.txt", []byte(strings.Join(lines, "\n")+"\n"), 0o644)
}
