package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"caseload/app/author"
	checking "caseload/app/check"
	"caseload/scripts"
)

// snippetIn puts a snippet at a byte of a script, for the last person and the last case that
// the script has named by then.
func snippetIn(t *testing.T, script, snippet string, at int) string {
	t.Helper()
	last := func(word string) string {
		all := regexp.MustCompile(`(?m)^local +(\w+) *= *`+word+` *\{`).FindAllStringSubmatch(script[:at], -1)
		if len(all) == 0 {
			t.Fatalf("no %s stands above", word)
		}
		return all[len(all)-1][1]
	}
	filled := strings.NewReplacer("PERSON", last("person"), "CASE", last("case")).Replace(snippet)
	return script[:at] + filled + "\n" + script[at:]
}

// Each snippet that the editor offers can stand in each starter and in First morning, before
// any storyline and at the end, and nothing is wrong then.
func TestSnippetsAreRight(t *testing.T) {
	if os.Getenv("CASELOAD_LONG") == "" {
		t.Skip("set CASELOAD_LONG to check packs that snippets were put into")
	}
	files, err := filepath.Glob("../../app/script/form/snippets/*.lua")
	if err != nil || len(files) < 6 {
		t.Fatal(files, err)
	}
	stories := regexp.MustCompile(`(?m)^storyline\(`)
	for _, folder := range []string{"new/adults", "new/children", "new/children-in-care", "../../scenarios/first-morning"} {
		pack := map[string]string{}
		err := filepath.WalkDir(folder, func(name string, entry os.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			text, err := os.ReadFile(name)
			path, _ := filepath.Rel(folder, name)
			if !strings.HasPrefix(path, "plays") { // which are of other scripts, once a snippet is in it
				pack[filepath.ToSlash(path)] = string(text)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		script := pack["scenario.lua"]
		places := append(stories.FindAllStringIndex(script, -1), []int{len(script)})
		if len(places) < 2 {
			t.Fatalf("%s has %d places", folder, len(places))
		}
		for i, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, place := range [][]int{places[0], places[(1+i)%len(places)]} {
				pack["scenario.lua"] = snippetIn(t, script, string(text), place[0])
				archive, err := author.Pack{Slug: "tried", Files: pack}.Archive()
				if err != nil {
					t.Fatal(err)
				}
				for _, f := range checking.Archive(t.Context(), archive, "tried", scripts.FS, time.Now(), nil, nil) {
					if f.Severity == checking.Error {
						t.Errorf("%s in %s at byte %d: %s:%d: %s", filepath.Base(file), folder, place[1], f.File, f.Line, f.Sentence)
					}
				}
			}
		}
	}
}
