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

// A range is found also where the script computes its tiers or its title.
func TestComputedRangesAreFound(t *testing.T) {
	d := author.New(nil, author.Material{Documented: must(document.Read(scripts.FS))(t)})
	list := d.Ranges(author.Pack{Files: map[string]string{"scenario.lua": `
local home = case { "Reid", kind = "k" }
storyline("Late", function()
  message { from = sam, say = "Nobody came." }
  referral { from = sam, title = family.name, say = "Late again.", expect = { tiers = usual, why = "w" } }
  message { from = sam, say = "Now this." }
  expect { about = home, tiers = more and "P1" or { "P1", "P2" } }
end)
storyline("Later", function() expect { about = home, tiers = "P4" } end)
`}})
	if len(list) != 3 {
		t.Fatalf("%+v", list)
	}
	for i, want := range []struct {
		moment, title string
		said, tiers   string
	}{{"Late", "", "Late again.", ""}, {"Late: Reid", "Reid", "Late again. Now this.", "P1 P2"}, {"Later: Reid", "Reid", "", "P4"}} {
		if one := list[i]; one.Moment != want.moment || one.Title != want.title || strings.Join(one.Said, " ") != want.said || strings.Join(one.Tiers, " ") != want.tiers || one.Open != (i > 0) {
			t.Errorf("%d is %+v", i, one)
		}
	}
}
