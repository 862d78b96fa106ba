package main

import (
	"bytes"
	"context"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"caseload/app/page"
	helppage "caseload/app/page/help"
	"caseload/app/script/document"
	"caseload/scenarios"
	"caseload/scripts"
)

// TestTheGuideCanBeFollowed checks that somebody who follows the authors' guide
// literally, from an empty folder, has something that works after every page: check
// and playtest find no fault in it, and its golden plays hold.
func TestTheGuideCanBeFollowed(t *testing.T) {
	long(t)
	r := &reader{TB: t, folder: t.TempDir(), done: map[string]int{}}
	if keep := os.Getenv("CASELOAD_GUIDE"); keep != "" { // to look at the reader's folder afterwards
		check(t, os.RemoveAll(keep))
		check(t, os.MkdirAll(keep, 0o755))
		r.folder = keep
	}
	for _, page := range guidePages(scenarios.Guide) {
		r.follow(page)
		if t.Failed() {
			t.FailNow()
		}
		r.works("2")
		if t.Failed() {
			t.FailNow()
		}
	}
	for _, command := range []string{"new", "check", "play", "playtest", "replay", "help"} {
		if r.done[command] == 0 {
			t.Errorf("the guide never types caseload %s", command)
		}
	}
	for _, pack := range []string{"two-days", "two-homes"} {
		if !strings.Contains(r.read(pack+"/scenario.lua"), "days    = 2") {
			t.Errorf("%s doesn't last two days", pack)
		}
		out := r.run("playtest", pack, "--policy", "random", "--runs", "500")
		holds(t, out, "No storyline failed.")
		for _, what := range []string{"storylines were reached", "choices were taken"} {
			m := regexp.MustCompile(`(\d+) of (\d+) ` + what).FindStringSubmatch(out)
			if m == nil || m[1] != m[2] || m[1] == "0" {
				t.Errorf("%s: not all %s: %s", pack, what, out)
			}
		}
	}
}

// works checks everything that the reader has written so far.
func (r *reader) works(runs string) {
	packs, err := filepath.Glob(filepath.Join(r.folder, "*", "scenario.lua"))
	check(r.TB, err)
	for _, file := range packs {
		pack := filepath.Base(filepath.Dir(file))
		if out := r.run("check", pack); strings.Contains(out, "error:") {
			r.Errorf("after %q: %s", r.page, out)
		}
		holds(r.TB, r.run("playtest", pack, "--runs", runs), "No storyline failed.")
		plays, err := filepath.Glob(filepath.Join(r.folder, pack, "plays", "*.txtar"))
		check(r.TB, err)
		for _, play := range plays {
			r.run("replay", play)
		}
	}
}

// TestTheGuidesReaderIsStrict checks that the reader notices when output differs
// from what the guide shows. If the test overlooked an instruction, nobody would
// find out that the guide is wrong.
func TestTheGuidesReaderIsStrict(t *testing.T) {
	for name, c := range map[string]struct {
		shown, answer string
		missing       string
	}{
		"the same":            {"a\nb", "a\nb", ""},
		"another":             {"a\nb", "a\nc", "a\nb"},
		"one left out":        {"a\nc", "a\nb\nc", "a\nc"},
		"one left out aloud":  {"a\n…\nc", "a\nb\nc", ""},
		"in another order":    {"…\nb\n…\na", "a\nb", "a"},
		"the second time":     {"…\na\nc", "a\nb\na\nc", ""},
		"begun":               {"ab…", "abc", ""},
		"begun otherwise":     {"ab…", "acb", "ab…"},
		"not from the start":  {"b", "a\nb", "b"},
		"more than there was": {"a\nb\nc", "a\nb", "a\nb\nc"},
	} {
		want(t, name, shownIn(lines(c.shown), lines(c.answer)), c.missing)
	}
}

var (
	blockOfPage = regexp.MustCompile(`(?s)<pre class="example"><code>(.*?)</code></pre>`)
	proseOfPage = regexp.MustCompile(`(?s)<div class="prose">.*?<nav `)
	tagOfPage   = regexp.MustCompile(`<[^>]*>?`)
	numbered    = regexp.MustCompile(`(?m)^\d+\. `)
	wordsOfText = regexp.MustCompile(`[\pL\pN]+`)
)

// TestTheGuideOnItsPagesIsTheFile checks that the help in the application has the
// text of the guide's file, block by block and word by word.
func TestTheGuideOnItsPagesIsTheFile(t *testing.T) {
	help, err := helpPages()
	check(t, err)
	file := guidePages(scenarios.Guide)
	want(t, "pages", len(help.Guide.Pages), len(file))
	names := map[string]bool{}
	for i, p := range file {
		shown := help.Guide.Pages[i]
		if names[shown.Name] || shown.Name == "" {
			t.Errorf("%s: its address %q is another's, or none", p.title, shown.Name)
		}
		names[shown.Name] = true
		var b bytes.Buffer
		check(t, helppage.GuidePageView{Guide: help.Guide, At: i}.Render(context.Background(), &b))
		var blocks []string
		for _, m := range blockOfPage.FindAllStringSubmatch(b.String(), -1) {
			blocks = append(blocks, html.UnescapeString(m[1]))
		}
		var inFile, said []string
		for _, part := range p.parts {
			if part.kind == "paragraph" {
				said = append(said, wordsOfText.FindAllString(numbered.ReplaceAllString(part.text, ""), -1)...)
			} else {
				inFile = append(inFile, part.text)
			}
		}
		want(t, p.title+": its blocks", strings.Join(blocks, "---\n"), strings.Join(inFile, "---\n"))
		text := blockOfPage.ReplaceAllString(proseOfPage.FindString(b.String()), " ")
		found := wordsOfText.FindAllString(html.UnescapeString(tagOfPage.ReplaceAllString(text, " ")), -1)
		if !slices.Equal(found, said) {
			t.Errorf("%s: the page says\n%s\nand the file\n%s", p.title, found, said)
		}
	}
	if at := strings.TrimPrefix(string(page.AddressHelpForms), string(page.AddressHelpGuide)+"/"); !names[at] {
		t.Errorf("the guide has no page %q, to which the help leads", at)
	}
}

// TestTheGuideNamesWordsThatAreThere checks that every word, and every field of words, that
// the guide tells readers to look up is documented.
func TestTheGuideNamesWordsThatAreThere(t *testing.T) {
	help, err := helpPages()
	check(t, err)
	documented, err := document.Read(scripts.FS)
	check(t, err)
	for _, m := range regexp.MustCompile("caseload help words ([^- \n`][^ \n`]*)").FindAllStringSubmatch(scenarios.Guide, -1) {
		if _, _, ok := help.Word(m[1]); !ok && documented.SayRelated(m[1]) == "" {
			t.Errorf("there is no word %s", m[1])
		}
	}
}
