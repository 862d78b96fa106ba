package scripts_test

import (
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"caseload/app/glossary"
	"caseload/app/scenario"
	"caseload/scenarios"
	"caseload/scripts"
)

// abbreviation matches what a reader outside the field can't know: capital letters that
// stand for something, and sections of Acts.
var abbreviation = regexp.MustCompile(`\b[A-Z]{2,}[0-9]*s?\b|\b[sS]\.?[0-9]{1,3}\b|\b[Ss]ection [0-9]+`)

// loud lists words that packs write in capital letters because somebody writes or shouts
// them.
var loud = strings.Fields("ALARM CARD DOOR DOUBLE FINAL FINALLY FLAT HOME IT ME MUM ON SCARED SHOES SIGN STOVE THE TREBLE UNIT URGENT WELL YOU")

// edition matches the modules that hold rules with their citations. A citation names its
// Act itself.
var edition = regexp.MustCompile(`_20[0-9][0-9]$`)

// luaText matches the texts in a Lua file.
var luaText = regexp.MustCompile(`"(?:[^"\\]|\\.)*"`)

// Every abbreviation and every section of an Act that the texts of a pack use, or the
// library's, is explained by the pack's own glossary.
func TestEveryAbbreviationIsExplained(t *testing.T) {
	tried := 0
	for _, slug := range []string{"first-morning", "first-week", "winter-discharge"} {
		pack := shipped(t, slug)
		versions, err := scenario.FreezeAll(pack, scripts.FS)
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range versions {
			for name, text := range pack.Files {
				tried += explained(t, v, slug+"/"+name, shown(name, text))
			}
			for _, module := range modules(t) {
				if name := strings.ReplaceAll(module.Module, ".", "/") + ".lua"; strings.Contains(string(v.Archive), module.Module) && module.Module != "england.glossary" && !edition.MatchString(module.Module) {
					text, err := fs.ReadFile(scripts.FS, name)
					if err != nil {
						t.Fatal(err)
					}
					tried += explained(t, v, name, shown(name, string(text)))
				}
			}
		}
	}
	if tried < 60 {
		t.Errorf("only %d abbreviations were found", tried)
	}
}

// shipped returns a pack that ships.
func shipped(t *testing.T, slug string) *scenario.Pack {
	t.Helper()
	folder, err := fs.Sub(scenarios.FS, slug)
	if err != nil {
		t.Fatal(err)
	}
	pack, err := scenario.Read(folder, slug)
	if err != nil {
		t.Fatal(err)
	}
	return pack
}

// shown returns what the desk may show of a file: the text of a text file, and the texts
// within Lua.
func shown(name, text string) string {
	switch {
	case strings.HasPrefix(name, "text/"):
		return text
	case path.Ext(name) != ".lua":
		return ""
	}
	var lines []string
	for line := range strings.Lines(text) {
		code, _, _ := strings.Cut(line, "-- ")
		lines = append(lines, luaText.FindAllString(code, -1)...)
	}
	return strings.Join(lines, "\n")
}

// explained reports each abbreviation in a text that a version's glossary doesn't explain,
// and returns how many there are.
func explained(t *testing.T, v *scenario.Version, file, text string) int {
	t.Helper()
	found := slices.DeleteFunc(abbreviation.FindAllString(text, -1), func(a string) bool { return slices.Contains(loud, a) })
	for _, a := range found {
		if len(v.Glossary.In(a)) == 0 {
			t.Errorf("%s: %q is in no entry of the glossary of %s", file, a, v.Slug)
		}
	}
	return len(found)
}

// An entry of the library has a source, unless it is a word of everyday language, and no
// term has two entries that one scenario shows.
func TestEntriesHaveASource(t *testing.T) {
	everyday := []string{"GP", "MP"}
	for _, slug := range []string{"first-week", "winter-discharge"} {
		pack := shipped(t, slug)
		v, err := scenario.Freeze(pack, scripts.FS)
		if err != nil {
			t.Fatal(err)
		}
		seen := map[string]bool{}
		checked := 0
		for _, e := range v.Glossary {
			if (e.Source == "") != slices.Contains(everyday, e.Name) {
				t.Errorf("%s: the source is %q", e.Name, e.Source)
			}
			if e.Read != "" {
				checked++
			}
			for _, name := range append([]string{e.Name}, e.Also...) {
				if seen[strings.ToLower(name)] {
					t.Errorf("%s: %q has two entries", slug, name)
				}
				seen[strings.ToLower(name)] = true
			}
		}
		if checked < 5 || checked == len(v.Glossary) {
			t.Errorf("%s: %d of %d entries were checked", slug, checked, len(v.Glossary))
		}
	}
}

// A paragraph that explains nothing is the author's error, with its line.
func TestAGlossaryExplains(t *testing.T) {
	head := `scenario { title = "Tried", role = "newly qualified social worker", starts = "2026-03-23", glossary = { `
	_, err := freeze(t, head+`"IRO" } }`)
	if err == nil || !strings.Contains(err.Error(), "explains nothing") {
		t.Errorf("got %v", err)
	}
	v, err := freeze(t, head+`"IRO / reviewing officer\nChairs reviews.\nSource: common usage" } }`)
	if err != nil {
		t.Fatal(err)
	}
	if got := v.Glossary.In("The IRO came."); len(got) != 1 || !slices.Equal(got[0].Also, []string{"reviewing officer"}) {
		t.Errorf("got %v of %v", got, glossary.Glossary(v.Glossary))
	}
}
