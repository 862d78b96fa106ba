package playtest

import (
	"flag"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"

	"caseload/app/scenario"
	"caseload/app/sim"
	"caseload/scenarios"
	"caseload/scripts"
)

var zzf = flag.String("zzf", "", "decisions file")
var zzcut = flag.String("zzcut", "", "cut slug")
var zzseed = flag.Uint64("zzseed", 11, "seed")
var zzwith = flag.Bool("zzwith", false, "print with policy")

func TestZDesk(t *testing.T) {
	files, _ := fs.Sub(scenarios.FS, "winter-discharge")
	pack, err := scenario.Read(files, "winter-discharge")
	if err != nil {
		t.Fatal(err)
	}
	vs, err := scenario.FreezeAll(pack, scripts.FS)
	if err != nil {
		t.Fatal(err)
	}
	v := vs[0]
	for _, x := range vs {
		if x.Slug == *zzcut || *zzcut == "" && x.Slug == "winter-discharge" {
			v = x
		}
	}
	seat, _ := scenario.Sit(v, nil, sim.NewLuck(*zzseed))
	if *zzwith {
		p := choose(false)
		for !seat.Ended() {
			d := p(seat.Desk(), func(n int) int { return 0 })
			fmt.Println(seat.Desk().Scenario.Day, seat.Desk().Clock.Now, d.Offer, d.With)
			if err := seat.Decide(d); err != nil {
				t.Fatal(err)
			}
		}
		return
	}
	data, _ := os.ReadFile(*zzf)
	n := 0
	for _, line := range strings.Split(string(data), "\n") {
		w := strings.Fields(line)
		if len(w) == 0 || strings.HasPrefix(line, "#") {
			continue
		}
		d := sim.Decision{Offer: w[0]}
		last := ""
		for _, f := range w[1:] {
			k, val, ok := strings.Cut(f, "=")
			if !ok {
				d.With[last] += " " + f
				continue
			}
			if d.With == nil {
				d.With = map[string]string{}
			}
			d.With[k] = val
			last = k
		}
		if err := seat.Decide(d); err != nil {
			fmt.Println("STOP at", line, err)
			break
		}
		n++
		fmt.Printf("%d %s day %d %s\n", n, line, seat.Desk().Scenario.Day, seat.Desk().Clock.Now)
		for _, e := range seat.Desk().Events {
			fmt.Println("     ", e.At, e.Text)
		}
	}
	d := seat.Desk()
	fmt.Println("DAY", d.Scenario.Day, d.Clock.Now, "left", d.Clock.Contracted-d.Clock.Minute, "load", d.Load.Points, "strain", d.Strain.Value/1000000)
	for _, c := range d.Cases {
		fmt.Print(c.ID, " ", c.Tier, "; ")
		for _, x := range c.Dates {
			fmt.Print(x.What, x.ISO, x.State, "; ")
		}
	}
	fmt.Println()
	for _, o := range d.Offers {
		fmt.Printf("   %s %d\n", o.ID, o.Minutes)
	}
	if seat.Ended() {
		o, _ := seat.Outcome()
		fmt.Println(o.Harm, o.WorryDays, o.Strain/1000000, o.Missed, o.Minutes, o.Harms)
	}
}
