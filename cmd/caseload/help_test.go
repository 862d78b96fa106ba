package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/yuin/gopher-lua/parse"
	"golang.org/x/net/html"

	helppage "caseload/app/page/help"
	"caseload/app/script/document"
	"caseload/scripts"
)

// plain strips from a text what only its formatting adds: backquotes, typographic
// apostrophes and quotation marks, and extra space.
func plain(text string) string {
	for _, pair := range [][2]string{{"`", ""}, {"’", "'"}, {"“", `"`}, {"”", `"`}, {"\u00a0", " "}} {
		text = strings.ReplaceAll(text, pair[0], pair[1])
	}
	return strings.Join(strings.Fields(text), " ")
}

// TestHelpPagesSayWhatTheSourceSays checks that the main part of a word's page is
// its documentation, in the same order and nothing else.
func TestHelpPagesSayWhatTheSourceSays(t *testing.T) {
	help, err := helpPages()
	check(t, err)
	d, err := document.Read(scripts.FS)
	check(t, err)
	for _, w := range d.Words() {
		theme, word, ok := help.Word(w.Name)
		if !ok {
			t.Errorf("there is no page for %s", w.Name)
			continue
		}
		found := mainText(t, helppage.WordView{Help: help, Theme: theme, Word: word})
		want := plain(strings.Join(expected(d, w), " "))
		if !strings.HasPrefix(found, want) {
			t.Errorf("%s: the page differs from its source\nwant  %s\nfound %s", w.Name, want, found)
		}
	}
}

// expected returns what a word's page should say, derived from the documentation
// alone.
func expected(d *document.Documentation, w document.Word) []string {
	theme := w.Theme
	said := []string{"Help · The words of scenarios · " + theme, w.Call, w.Summary}
	said = append(said, w.More...)
	if w.Type != "" {
		said = append(said, "It is:", document.Spoken(d.Type(w.Type)))
	}
	if when := w.SaidWhen(); when != "" {
		said = append(said, "Said "+when+".")
	}
	if w.Module != "" {
		said = append(said, `It comes from a module: require "`+w.Module+`"`)
	}
	table := func(lines []document.Line, gets bool) {
		said = append(said, "Field", "What it is", "Unit and range")
		said = append(said, map[bool]string{true: "Nothing where", false: "If left out"}[gets])
		for _, f := range lines {
			said = append(said, f.Path, document.Spoken(d.Type(f.Type)), f.Means, f.Measure(), f.Otherwise())
		}
	}
	if lines := w.Lines(); len(lines) > 0 {
		said = append(said, map[bool]string{true: "What is in it", false: "What it is given"}[w.Given])
		table(lines, w.Given)
	}
	if len(w.Returns) > 0 {
		said = append(said, "What it gives")
	}
	for _, r := range w.Returns {
		typ := document.Spoken(d.Type(r.Type))
		if r.Measure != "" {
			typ += ", " + r.Measure
		}
		said = append(said, r.Means, "("+typ+")")
		if lines := r.Lines(); len(lines) > 0 {
			table(lines, true)
		}
	}
	if len(w.Examples) > 0 {
		said = append(said, "Example")
		said = append(said, w.Examples...)
	}
	return said
}

// mainText returns the text of a page's main element.
func mainText(t *testing.T, v helppage.WordView) string {
	t.Helper()
	var b bytes.Buffer
	check(t, v.Render(context.Background(), &b))
	root, err := html.Parse(&b)
	check(t, err)
	var said []string
	var walk func(n *html.Node, in bool)
	walk = func(n *html.Node, in bool) {
		in = in || n.Type == html.ElementNode && n.Data == "main"
		if in && n.Type == html.TextNode {
			said = append(said, n.Data)
		}
		if in && n.Type == html.ElementNode && slices.Contains([]string{"p", "h1", "h2", "li", "td", "th", "br", "pre", "dt", "dd"}, n.Data) {
			said = append(said, " ")
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c, in)
		}
	}
	walk(root, false)
	return plain(strings.Join(said, ""))
}

// TestHelpListsEveryWord checks that the list has every word once, with its
// summary, in the application and in a terminal.
func TestHelpListsEveryWord(t *testing.T) {
	help, err := helpPages()
	check(t, err)
	d, err := document.Read(scripts.FS)
	check(t, err)
	var b bytes.Buffer
	check(t, helppage.WordsView{Help: help}.Render(context.Background(), &b))
	out, _, code := caseload(t, "help", "words")
	want(t, "exit code", code, 0)
	lines := strings.Split(out, "\n")
	for _, w := range d.Words() {
		n := 0
		for _, line := range lines {
			if name, sentence, ok := strings.Cut(strings.TrimPrefix(line, "  "), "  "); ok && name == w.Name && strings.TrimSpace(sentence) == w.Sentence() {
				n++
			}
		}
		if n != 1 {
			t.Errorf("`help words` lists %s %d times", w.Name, n)
		}
		if n := strings.Count(b.String(), "<code>"+w.Name+"</code></a></dt>"); n != 1 {
			t.Errorf("/help/words lists %s %d times", w.Name, n)
		}
	}
}

// TestHelpSaysWhatTheSourceSays checks that the terminal's help on a word is its
// documentation, in the same order.
func TestHelpSaysWhatTheSourceSays(t *testing.T) {
	d, err := document.Read(scripts.FS)
	check(t, err)
	for _, w := range d.Words() {
		said := plain(d.Say(w))
		rest := said
		parts := append([]string{w.Call, w.Summary}, w.More...)
		for _, f := range w.Lines() {
			parts = append(parts, f.Path, document.Spoken(d.Type(f.Type)), f.Measure(), f.Otherwise(), f.Means)
		}
		for _, r := range w.Returns {
			parts = append(parts, document.Spoken(d.Type(r.Type)), r.Means, r.Measure)
		}
		for _, part := range append(parts, w.Examples...) {
			at := strings.Index(rest, plain(part))
			if at < 0 {
				t.Errorf("%s: a terminal doesn't say %q in its place:\n%s", w.Name, part, said)
				break
			}
			rest = rest[at+len(plain(part)):]
		}
	}
}

func TestHelpWords(t *testing.T) {
	out, _, code := caseload(t, "help", "words", "task")
	want(t, "exit code", code, 0)
	holds(t, out, "task { … }", "minutes (Minutes) [minutes, 1 to 1440], needed", "a task\n", "task:begun()")
	_, errs, code := caseload(t, "help", "words", "wait_untill")
	want(t, "exit code", code, 1)
	want(t, "error", errs, "caseload: there is no word `wait_untill`; did you mean `wait_until`?\n")
	_, errs, code = caseload(t, "help", "words", "zzzzzzzz")
	want(t, "exit code", code, 1)
	holds(t, errs, "caseload help words lists all")
	out, _, code = caseload(t, "help", "words", "moment") // a field
	want(t, "exit code for a field", code, 0)
	holds(t, out, "ask { … }\n\n  moment (Line)", "referral { … }\n\n  moment (Line)")
	out, _, code = caseload(t, "help", "words", "missing") // the last part of a module's name
	want(t, "exit code for a module", code, 0)
	holds(t, out, "require \"england.missing\"", "missing.begins", "missing.ends")
	out, _, code = caseload(t, "help")
	want(t, "exit code without a word", code, 0)
	holds(t, out, "Usage: caseload <command>", "the author's guide")
	folder := t.TempDir()
	out, _, code = caseload(t, "help", "words", "--luacats", "--in", folder)
	want(t, "exit code of writing definitions", code, 0)
	holds(t, out, "caseload.lua and .luarc.json are written")
	var settings map[string]any
	text, err := os.ReadFile(filepath.Join(folder, ".luarc.json"))
	check(t, err)
	check(t, json.Unmarshal(text, &settings))
	check(t, os.WriteFile(filepath.Join(folder, ".luarc.json"), []byte("{}"), 0o644))
	out, _, _ = caseload(t, "help", "words", "--luacats", "--in", folder)
	holds(t, out, "stays as it is")
	definitions, err := os.ReadFile(filepath.Join(folder, "caseload.lua"))
	check(t, err)
	out, _, code = caseload(t, "help", "words", "--luacats")
	want(t, "the definitions", string(definitions), out)
	want(t, "exit code", code, 0)
	holds(t, out, "---@meta\n", "\nfunction ask(fields) end\n", "\nfunction children.visits(options) end\n")
	_, err = parse.Parse(strings.NewReader(out), "caseload.lua")
	check(t, err)
	out, _, code = caseload(t, "help", "words", "example")
	want(t, "exit code", code, 0)
	holds(t, out, "scenario {", "-->", "storyline(")
}
