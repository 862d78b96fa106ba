package page

import "caseload/app/sim"

// TierAndWords returns a tier and what it means. If an option is not a tier, it
// returns the label alone.
func TierAndWords(o sim.Option) (tier, words string) {
	if words := sim.TierWords(o.Value); words != "" {
		return o.Value, words
	}
	return "", o.Label
}
