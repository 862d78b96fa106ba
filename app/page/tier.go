package page

import (
	"strings"

	"caseload/app/sim"
)

// TierAndWords tells a tier's letter and number from the words beside it.
func TierAndWords(o sim.Option) (tier, words string) {
	if tier, words, ok := strings.Cut(o.Label, " · "); ok && tier == o.Value && len(tier) == 2 && tier[0] == 'P' {
		return tier, words
	}
	return "", o.Label
}
