package author

import (
	"strings"

	"caseload/app/page"
	"caseload/app/sim"
)

// FormProse is what is said of a text while it is written.
type FormProse struct {
	Version int64 // of the text's own file, that the box was made from; means nothing where it stands in the script
	Most    int   // words; 0 for no bound
	InLines bool  // Most is lines, and not words
	Count   sim.Sentence
	Age     sim.Sentence // "" for a text that is too short to say
	Names   []FormName   // that can stand in it
	All     bool         // whether no others can
}

// FormName is a word that can stand in braces in a text, and what is put in its place.
type FormName struct{ Name, For string }

// describedBy returns the places of what is said about a box.
func (f FormField) describedBy() string {
	places := page.DescribedBy(f.At, f.Hint, f.Problem)
	if f.Prose != nil {
		places += " " + f.At + "-count"
		if f.Prose.Age != "" {
			places += " " + f.At + "-age"
		}
	}
	return strings.TrimSpace(places)
}
