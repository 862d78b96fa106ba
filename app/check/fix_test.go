package check

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// mendAll applies fixes to a pack until there is nothing left to fix.
func mendAll(t *testing.T, files map[string]string) (map[string]string, []string) {
	t.Helper()
	var says []string
	for range 4 {
		list, changed := findings(t, files), false
		for _, name := range slices.Sorted(maps.Keys(files)) {
			var about []Finding
			for _, f := range list {
				if f.File == name {
					about = append(about, f)
				}
			}
			text, said := Mend(files[name], about)
			changed = changed || text != files[name]
			files[name], says = text, append(says, said...)
		}
		if !changed {
			return files, says
		}
	}
	t.Fatal("mending doesn't come to an end")
	return nil, nil
}

// What can safely be fixed is fixed and reported, and the second time there is
// nothing to do.
func TestMending(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/packs/tidy.txtar")
	if err != nil {
		t.Fatal(err)
	}
	files, says := mendAll(t, changed(t, archive))
	clean := base(t)
	for _, name := range []string{"scenario.lua", "text/sam.md"} {
		if files[name] != clean[name] && name != "scenario.lua" {
			t.Errorf("%s: %q", name, files[name])
		}
	}
	for name, text := range files {
		if strings.ContainsAny(text, "\r\uFEFF\u00a0") || !strings.HasSuffix(text, "\n") || strings.Contains(files["scenario.lua"], "“Sam") {
			t.Errorf("%s: %q", name, text)
		}
	}
	for _, what := range []string{"removed the byte order mark", "made line ends plain", "spaces at the ends of lines", "straight quotes", "no-break space", "ended the last line"} {
		if !strings.Contains(strings.Join(says, "; "), what) {
			t.Errorf("it doesn't say that it %s: %q", what, says)
		}
	}
	for _, f := range findings(t, files) {
		if f.Fix != nil {
			t.Errorf("after mending: %s", f)
		}
	}
}

// An author's words aren't changed: neither spaces inside a text, nor a line
// break in Markdown, nor quotation marks around speech.
func TestMendingLeavesWordsAlone(t *testing.T) {
	files := base(t)
	files["text/summary.md"] = "Steady for {girl}.  \n“{mum} asked.”\n"
	files["scenario.lua"] = strings.Replace(files["scenario.lua"], `"What have you seen yourself?"`, "[[What have you   \nseen “yourself”?]]", 1)
	before := map[string]string{}
	for name, text := range files {
		before[name] = text
	}
	after, says := mendAll(t, files)
	for name := range before {
		if after[name] != before[name] {
			t.Errorf("%s: %q", name, says)
		}
	}
}

// A renamed word or field is found and updated wherever it is used as one. A
// local variable, a text and another word's field of the same name are not.
func TestOldWordsAreLifted(t *testing.T) {
	renamed = []rename{{old: "guidance", new: "advice", since: "2027"}, {old: "speaks", new: "say", of: "advice", since: "2027"}, {old: "phones", new: "rings_off", of: "ask", since: "2027"}}
	t.Cleanup(func() { renamed = nil })
	files := base(t)
	files["scenario.lua"] = strings.NewReplacer(
		"advice { from = dawn, about = home, say = ", "local phones = \"guidance\"\nguidance { from = dawn, about = home, speaks = ",
		"rings_off", "phones").Replace(files["scenario.lua"])
	said := 0
	for _, f := range findings(t, files) {
		if f.Rule == "old-word" {
			said++
		}
	}
	if said != 2 { // speaks is only found once guidance has become advice
		t.Errorf("%d old words were found", said)
	}
	after, says := mendAll(t, files)
	want := strings.NewReplacer("advice { from", "local phones = \"guidance\"\nadvice { from").Replace(base(t)["scenario.lua"])
	if after["scenario.lua"] != want {
		t.Errorf("%q\n%s", says, after["scenario.lua"])
	}
}

func TestMendLeavesWhatMeetsForTheNextTime(t *testing.T) {
	text, says := Mend("abcdef", []Finding{{Fix: fix("one", 1, 3, "X")}, {Fix: fix("two", 2, 4, "Y")}, {Fix: fix("three", 90, 95, "Z")}, {Fix: fix("one", 5, 6, "")}})
	if text != "aXde" || strings.Join(says, ",") != "one (2 times)" {
		t.Errorf("%q, %q", text, says)
	}
}
