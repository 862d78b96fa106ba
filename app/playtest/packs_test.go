package playtest_test

import (
	"fmt"
	"io/fs"
	"strings"
	"sync"
	"testing"

	"caseload/app/scenario"
	"caseload/scenarios"
	"caseload/scripts"
)

// packs holds every scenario that ships by its slug, the whole before its cuts. They are
// frozen once for all tests.
var packs = sync.OnceValues(func() (map[string][]*scenario.Version, error) {
	folders, err := fs.ReadDir(scenarios.FS, ".")
	if err != nil {
		return nil, err
	}
	all := map[string][]*scenario.Version{}
	for _, f := range folders {
		pack, err := packOf(f.Name())
		if err != nil {
			return nil, err
		}
		if all[f.Name()], err = scenario.FreezeAll(pack, scripts.FS); err != nil {
			return nil, err
		}
	}
	return all, nil
})

func packOf(slug string) (*scenario.Pack, error) {
	folder, err := fs.Sub(scenarios.FS, slug)
	if err != nil {
		return nil, err
	}
	return scenario.Read(folder, slug)
}

// versions returns a scenario that ships and its cuts.
func versions(t testing.TB, slug string) []*scenario.Version {
	t.Helper()
	all, err := packs()
	if err != nil {
		t.Fatal(err)
	}
	if len(all[slug]) == 0 {
		t.Fatalf("no scenario that ships is called %s", slug)
	}
	return all[slug]
}

// shipped returns a scenario that ships, whole.
func shipped(t testing.TB, slug string) *scenario.Version {
	t.Helper()
	return versions(t, slug)[0]
}

func week(t testing.TB) *scenario.Version {
	t.Helper()
	return shipped(t, "first-week")
}

// cut returns a shorter cut of a scenario that ships.
func cut(t testing.TB, slug, name string) *scenario.Version {
	t.Helper()
	for _, v := range versions(t, slug) {
		if strings.HasSuffix(v.Slug, name) {
			return v
		}
	}
	t.Fatalf("%s has no cut called %s", slug, name)
	return nil
}

// everyVersion calls test for every scenario that ships, cuts included.
func everyVersion(t *testing.T, test func(t *testing.T, v *scenario.Version)) {
	t.Helper()
	all, err := packs()
	if err != nil {
		t.Fatal(err)
	}
	for slug, list := range all {
		for i, v := range list {
			t.Run(fmt.Sprint(slug, " ", i), func(t *testing.T) { test(t, v) })
		}
	}
}
