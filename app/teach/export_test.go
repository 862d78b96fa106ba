package teach

import (
	"encoding/json"

	"caseload/app/sim"
)

// FollowedOf and FollowedTurnOf build what those who follow a run see from its steps.
var FollowedOf, FollowedTurnOf = followed, followedTurn

// TermsNamed names terms as a seminar does.
func TermsNamed(terms ...*sim.Terms) []string {
	words := make([]string, len(terms))
	for i, t := range terms {
		kept, err := json.Marshal(t)
		if err != nil {
			panic(err)
		}
		words[i] = termsWord(string(kept))
	}
	name := termsNamed(distinct(words))
	for i, w := range words {
		words[i] = name(w)
	}
	return words
}
