package playtest

import (
	"context"
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"caseload/app/policy"
	"caseload/app/scenario"
	"caseload/scenarios"
	"caseload/scripts"
)

func TestZEmployers(t *testing.T) {
	policy.Named["hardest"], policy.Named["with"] = choose(true), choose(false)
	for _, e := range []string{"supportive", "stretched", "blaming"} {
		files, _ := fs.Sub(scenarios.FS, "winter-discharge")
		pack, _ := scenario.Read(files, "winter-discharge")
		pack.Files["scenario.lua"] = strings.Replace(pack.Files["scenario.lua"], "employers.supportive()", "employers."+e+"()", 1)
		v, err := scenario.Freeze(pack, scripts.FS)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range []string{"random", "with", "careful"} {
			r, err := Run(context.Background(), v, p, 100, 1)
			fmt.Printf("%s %s harm %.2f worry %.1f strain %.1f missed %.2f turns %.0f %v %v %v\n", e, p, r.Harm.Mean, r.WorryDays.Mean, r.Strain.Mean, r.Missed.Mean, r.Turns.Mean, r.Errors, r.Unreached, err)
		}
	}
}
