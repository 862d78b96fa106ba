package run_test

import (
	"encoding/json"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"time"

	"caseload/app/run"
	"caseload/app/scenario"
	"caseload/scenarios"
	"caseload/scripts"
)

// What a scenario practises is what its golden plays come to, for each cut by its own.
func TestWhatAScenarioPractises(t *testing.T) {
	folder, err := fs.Sub(scenarios.FS, "first-morning")
	if err != nil {
		t.Fatal(err)
	}
	pack := must(scenario.Read(folder, "first-morning"))(t)
	versions := must(scenario.FreezeAll(pack, scripts.FS))(t)
	r := runs(t, open(t, t.TempDir()+"/a.db"), 0, versions...)
	practised := r.Shelf(ctx)[0].Practised
	if len(practised) == 0 || !slices.IsSorted(practised) || len(slices.Compact(slices.Clone(practised))) != len(practised) {
		t.Fatalf("it practises %v", practised)
	}
	if len(r.FrameworksOf(practised)) == 0 || len(r.FrameworksOf(nil)) != 0 {
		t.Errorf("frameworks of %v: %v", practised, r.FrameworksOf(practised))
	}
	// A play that can't be read says nothing, and keeps nobody from publishing.
	for name := range pack.Files {
		if strings.HasPrefix(name, "plays/") {
			pack.Files[name] = "no play"
		}
	}
	p := must(run.PublicationOf(must(scenario.FreezeAll(pack, scripts.FS))(t), time.Now()))(t)
	var about run.About
	if err := json.Unmarshal(p.Versions[0].About, &about); err != nil || len(about.Practised) != 0 {
		t.Errorf("without plays it practises %v: %v", about.Practised, err)
	}
}
