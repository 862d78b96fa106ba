package check

import (
	"context"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"golang.org/x/tools/txtar"

	"caseload/app/scenario"
	"caseload/scenarios"
	"caseload/scripts"
)

var update = flag.Bool("update", false, "rewrite what the packs of testdata are found to be")

// beside returns the slugs of the packs that ship.
func beside() (list []string) {
	entries, _ := scenarios.FS.ReadDir(".")
	for _, e := range entries {
		list = append(list, e.Name())
	}
	return list
}

// base returns a pack about which there are no findings.
func base(t testing.TB) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := fs.WalkDir(os.DirFS("testdata/base"), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := os.ReadFile(filepath.Join("testdata/base", name))
		files[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	play := "plays/together.txtar"
	files[play] = strings.Replace(files[play], "@steps\n", steps(t, files, files[play]), 1)
	return files
}

// steps returns the steps of a golden play in a pack as they are now, because
// they depend on the engine.
func steps(t testing.TB, files map[string]string, play string) string {
	t.Helper()
	v, err := scenario.Freeze(&scenario.Pack{Slug: "base", Files: files}, scripts.FS)
	if err != nil {
		t.Fatal(err)
	}
	g, err := scenario.ParseGolden([]byte(play))
	if err != nil {
		t.Fatal(err)
	}
	text, err := scenario.Trace(g.Play(v))
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// changed returns the base pack with an archive's changes. A file is added or
// replaced. A file that begins with "@edit" has pairs of lines: a text, and what
// replaces it. A file with "@gone" is removed. In a golden play "== luck =="
// stands for "-- luck --".
func changed(t testing.TB, archive *txtar.Archive) map[string]string {
	t.Helper()
	files := base(t)
	for _, f := range archive.Files {
		text := string(f.Data)
		switch first, rest, _ := strings.Cut(text, "\n"); {
		case first == "@gone":
			delete(files, f.Name)
		case first == "@edit":
			lines := strings.Split(strings.TrimSuffix(rest, "\n"), "\n")
			for i := 0; i+1 < len(lines); i += 2 {
				old, with := unquoted(strings.TrimPrefix(lines[i], "- ")), unquoted(strings.TrimPrefix(strings.TrimPrefix(lines[i+1], "+"), " "))
				if !strings.Contains(files[f.Name], old) {
					t.Fatalf("%s doesn't hold %q", f.Name, old)
				}
				files[f.Name] = strings.Replace(files[f.Name], old, with, 1)
			}
		case filepath.Ext(f.Name) == ".txtar":
			for _, part := range []string{"scenario", "terms", "luck", "decisions", "steps"} {
				text = strings.Replace(text, "== "+part+" ==", "-- "+part+" --", 1)
			}
			files[f.Name] = text
		default:
			files[f.Name] = strings.TrimSuffix(text, "@open\n")
		}
	}
	return files
}

// unquoted replaces the escapes for line ends, spaces and invisible characters
// with what they stand for.
func unquoted(text string) string {
	return strings.NewReplacer(`\-`, "\u00a0", `\n`, "\n", `\r`, "\r", `\s`, " ", `\bom`, "\uFEFF").Replace(text)
}

func folder(files map[string]string) fstest.MapFS {
	m := fstest.MapFS{}
	for name, text := range files {
		m[name] = &fstest.MapFile{Data: []byte(text), Mode: 0o644}
	}
	return m
}

func findings(t testing.TB, files map[string]string) []Finding {
	t.Helper()
	var early []Finding
	list := Pack(context.Background(), folder(files), "base", scripts.FS, time.Now(), beside(), func(first []Finding) { early = first })
	for _, f := range early { // what needs no plays comes first, and is among the rest, unless that is too much
		if len(list) > findingLimit {
			break
		}
		if !slices.ContainsFunc(list, func(o Finding) bool { return o.String() == f.String() }) {
			t.Errorf("said at first, and not at last: %s", f)
		}
	}
	return list
}

func TestNothingIsSaidAboutTheBase(t *testing.T) {
	for _, f := range findings(t, base(t)) {
		t.Error(f)
	}
}

// Each pack in testdata shows one kind of mistake, with the expected findings at
// its top. Together they trigger every rule.
func TestPacks(t *testing.T) {
	names, err := filepath.Glob("testdata/packs/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	triggered := map[string]bool{}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			about, want, _ := strings.Cut(string(archive.Comment), "\n\n")
			var got strings.Builder
			for _, f := range findings(t, changed(t, archive)) {
				triggered[f.Rule] = true
				got.WriteString(f.String() + "\n")
			}
			if *update {
				archive.Comment = []byte(about + "\n\n" + got.String() + "\n")
				if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if strings.TrimSpace(want) != strings.TrimSpace(got.String()) {
				t.Errorf("want\n%s\nfound\n%s", want, got.String())
			}
		})
	}
	for _, rule := range Rules() {
		if !triggered[rule.ID] && !slices.Contains(elsewhere, rule.ID) {
			t.Errorf("no pack triggers %s", rule.ID)
		}
	}
}

// elsewhere lists the rules that are triggered by other tests.
var elsewhere = []string{"pack", "old-word", "play-breaks"}

// The packs that come with Caseload have no errors. They are played less than a check
// plays, unless CASELOAD_LONG is set.
func TestPacksThatShipHaveNoError(t *testing.T) {
	if os.Getenv("CASELOAD_LONG") == "" {
		usual := schedule
		schedule = []bouts{{"careful", 2}, {"loudest", 1}, {"random", 4}}
		defer func() { schedule = usual }()
	}
	entries, err := fs.ReadDir(scenarios.FS, ".")
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		if !entry.IsDir() {
			continue
		}
		pack, err := fs.Sub(scenarios.FS, entry.Name())
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range Pack(context.Background(), pack, entry.Name(), scripts.FS, time.Now(), beside(), nil) {
			if f.Severity == Error {
				t.Errorf("%s/%s", entry.Name(), f)
			}
		}
	}
}

func TestRulesAreDocumented(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range Rules() {
		if seen[r.ID] || r.ID == "" || !strings.HasSuffix(r.About, ".") || strings.Count(r.About, ".") > 3 {
			t.Errorf("%q: %q", r.ID, r.About)
		}
		seen[r.ID] = true
	}
}
