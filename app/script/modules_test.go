package script

import (
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// What a file requires is what the whole pattern finds, which takes much longer.
func TestModulesAreFoundAsByTheWholePattern(t *testing.T) {
	whole := regexp.MustCompile(`\b` + required.String())
	parts := []string{"require", "require", "\"", "\"", "'", "(", " ", "\n", "a", "b.c", "_", "é", "1", "-- "}
	chance := rand.New(rand.NewPCG(1, 1))
	found := 0
	for range 20_000 {
		var text strings.Builder
		for range 16 {
			text.WriteString(parts[chance.IntN(len(parts))])
		}
		var want []string
		for _, m := range whole.FindAllStringSubmatch(text.String(), -1) {
			want = append(want, m[1])
		}
		found += len(want)
		if got := namedIn(text.String()); !slices.Equal(got, want) {
			t.Fatalf("in %q: %q, not %q", text.String(), got, want)
		}
	}
	if found < 500 {
		t.Errorf("only %d were named", found)
	}
}
