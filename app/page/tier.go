package page

import (
	"strings"

	"caseload/app/sim"
)

// TierAndWords splits an option's label into its tier, such as "P1", and the
// words after it. The tier is "" if the label doesn't begin with the option's
// value as a tier.
func TierAndWords(o sim.Option) (tier, words string) {
	if tier, words, ok := strings.Cut(o.Label, " · "); ok && tier == o.Value && len(tier) == 2 && tier[0] == 'P' {
		return tier, words
	}
	return "", o.Label
}
