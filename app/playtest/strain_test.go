package playtest_test

import (
	"context"
	"flag"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"caseload/app/policy"
	"caseload/app/scenario"
	"caseload/app/sim"
	"caseload/scenarios"
	"caseload/scripts"
)

var lucks = flag.Int("lucks", 15, "how many lucks the medians of strain are taken over")

// strains is the median strain at night, in points, by employer, policy and day.
type strains map[string]map[string][]float64

// First week's strain moves as DOMAIN 6.4 wants it to, because of the work that there
// is: the medians are printed with -v. With -lucks 200 they are those that the README
// speaks of.
func TestStrainOfFirstWeek(t *testing.T) {
	median := strainsOf(t, "first-week", []string{"own", "supportive", "stretched", "blaming"}, []string{"careful", "loudest", "deadline", "worn-out"})
	wednesday, thursday, friday := 2, 3, 4
	own := median["supportive"] // the pack's own terms are those
	if most := slices.Max(own["careful"]); most >= 35 || max(own["careful"][wednesday], own["careful"][thursday]) < 30 {
		t.Errorf("careful under its own employer is to be stretched by Thursday and to stay under 35: %v", own["careful"])
	}
	for _, day := range []int{thursday, friday} {
		if own["loudest"][day] <= own["careful"][day] || own["worn-out"][day] <= own["careful"][day] {
			t.Errorf("day %d: loudest and worn-out are to be more strained than careful: %v", day+1, own)
		}
	}
	for _, who := range []string{"careful", "loudest", "deadline", "worn-out"} {
		a, b, c := median["supportive"][who][friday], median["stretched"][who][friday], median["blaming"][who][friday]
		if b < a+2 || c < b+2 {
			t.Errorf("%s ends Friday at %.1f under a supportive employer, %.1f under a stretched and %.1f under a blaming one", who, a, b, c)
		}
	}
}

func strainsOf(t *testing.T, slug string, employers, policies []string) strains {
	t.Helper()
	folder, err := fs.Sub(scenarios.FS, slug)
	if err != nil {
		t.Fatal(err)
	}
	pack, err := scenario.Read(folder, slug)
	if err != nil {
		t.Fatal(err)
	}
	v, err := scenario.Freeze(pack, scripts.FS)
	if err != nil {
		t.Fatal(err)
	}
	all, table := strains{}, &strings.Builder{}
	for _, name := range employers {
		employer, ok := scenario.EmployerCalled(name) // whose terms are nil for the scenario's own
		if !ok {
			t.Fatalf("there is no employer %q", name)
		}
		all[name] = map[string][]float64{}
		for _, who := range policies {
			all[name][who] = medians(t, v, employer.Terms, policy.Named[who])
			fmt.Fprintf(table, "\n%-12s %-10s %5.1f", name, who, all[name][who])
		}
	}
	t.Logf("median strain at night, day by day, over %d lucks:%s", *lucks, table)
	return all
}

func medians(t *testing.T, v *scenario.Version, terms *sim.Terms, decide policy.Policy) []float64 {
	t.Helper()
	var days [][]float64
	for luck := range uint64(*lucks) {
		seat, err := scenario.Sit(v, terms, sim.NewLuck(luck+1))
		if err != nil {
			t.Fatal(err)
		}
		for turn := range policy.Play(context.Background(), seat, decide, policy.Chance(luck+1)) {
			if turn.Err != nil {
				t.Fatal(turn.Err)
			}
		}
		for i, day := range seat.Days() {
			if i == len(days) {
				days = append(days, nil)
			}
			days[i] = append(days[i], float64(day.To)/1e6)
		}
	}
	list := make([]float64, len(days))
	for i := range days {
		slices.Sort(days[i])
		list[i] = days[i][len(days[i])/2]
	}
	return list
}
