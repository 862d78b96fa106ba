package author_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"caseload/app/author"
	"caseload/app/scenario"
	"caseload/app/script/document"
	"caseload/scripts"
)

// Every range that ships is found, with something to judge it by, but those that a library puts
// together.
func TestRangesOfWhatShipsAreFound(t *testing.T) {
	documented := must(document.Read(scripts.FS))(t)
	d := author.New(nil, author.Material{Documented: documented})
	for slug, least := range map[string]int{"first-morning": 1, "first-week": 4, "winter-discharge": 6} {
		pack := must(scenario.Read(os.DirFS("../../scenarios/"+slug), slug))(t)
		list := d.Ranges(author.Pack{Slug: slug, Files: pack.Files})
		names, written := []string{}, 0
		for _, text := range pack.Files {
			written += strings.Count(text, "judged = \"not yet reviewed by practitioners\"")
		}
		for _, one := range list {
			t.Logf("%s: %s:%d %q %v, %d texts", slug, one.Path, one.Line, one.Moment, one.Tiers, len(one.Said))
			if len(one.Tiers) == 0 || len(one.Said) == 0 {
				t.Errorf("%s:%d has tiers %v and %d texts", one.Path, one.Line, one.Tiers, len(one.Said))
			}
			if slices.Contains(names, one.Moment) {
				t.Errorf("two moments are called %q", one.Moment)
			}
			names = append(names, one.Moment)
			if strings.Contains(strings.Join(one.Said, " "), one.Why) && one.Why != "" {
				t.Errorf("%q shows what it asks for", one.Moment)
			}
		}
		if len(list) < least || len(list) != written {
			t.Errorf("%s has %d ranges, and %d were found", slug, written, len(list))
		}
	}
}
