package page_test

import (
	"io/fs"
	"os"
	"strings"
	"testing"

	"caseload/app/page"
)

const asWritten = "This text is shown as it was written"

// A text that would take half a minute, or gigabytes, to parse is shown as it was
// written, complete and with the reason.
func TestAnImmodestTextIsNotReadAsMarkdown(t *testing.T) {
	const size = 120 << 10
	var stairs strings.Builder
	for i := 0; stairs.Len() < size; i++ {
		stairs.WriteString(strings.Repeat("  ", i) + "- a\n")
	}
	texts := map[string]string{
		"lists by indentation": stairs.String(),
		"a wide table":         strings.Repeat("|a", size/6) + "\n" + strings.Repeat("|-", size/6) + "\n" + strings.Repeat("|\n", size/6),
		"a long table":         "|a|b|\n|-|-|\n" + strings.Repeat("|\n", size/2),
		"a long text":          strings.Repeat("word ", 30<<10),
	}
	for _, sign := range []string{">", "> ", "- ", "+ ", "* ", "1. ", "1) ", "> - ", "[", "![", "[[]", "[a](", "[](", "[a][", "[a]: b\n", "a**", "*a_ ", "*_*_", "*a **a ", "<a href=", "-\n", "`a``", "    > "} {
		texts[sign] = strings.Repeat(sign, size/len(sign))
	}
	for name, text := range texts {
		html := shown(t, page.ReadProse(text+"\n\n<last> words"))
		if !strings.Contains(html, asWritten) {
			t.Errorf("%q is read as Markdown", name)
		}
		if rest := strings.Contains(html, "&lt;last&gt; words"); rest == (name == "a long text") {
			t.Errorf("%q: the last words are there: %v", name, rest)
		}
	}
}

// Even the worst text within the limits has no more parts than letters.
func TestAModestTextIsReadAsMarkdown(t *testing.T) {
	around := len(shown(t, page.ReadProse("")))
	for _, text := range []string{
		strings.Repeat(strings.Repeat("> ", 8)+"a\n\n", 1_500),
		strings.Repeat(strings.Repeat("[", 900)+"\n\n", 120),
		strings.Repeat(strings.Repeat("*a_ ", 450)+"\n\n", 60),
		strings.Repeat(strings.Repeat("[](", 300)+"\n\n", 120),
		strings.Repeat("|", 20) + "\n" + strings.Repeat("|-", 19) + "\n" + strings.Repeat("|\n", 900),
	} {
		html := shown(t, page.ReadProse(text))
		if strings.Contains(html, asWritten) || len(html)-around > 100*len(text) {
			t.Errorf("%.40q…: %d letters become %d", text, len(text), len(html)-around)
		}
	}
}

// All texts that ship are within the limits and parsed as Markdown.
func TestTextsThatShipAreModest(t *testing.T) {
	for _, folder := range []string{"../../scenarios", "../web/texts"} {
		err := fs.WalkDir(os.DirFS(folder), ".", func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || !strings.HasSuffix(name, ".md") {
				return err
			}
			text, err := os.ReadFile(folder + "/" + name)
			if strings.Contains(shown(t, page.ReadProse(string(text))), asWritten) {
				t.Errorf("%s isn't read as Markdown", name)
			}
			return err
		})
		if err != nil {
			t.Error(err)
		}
	}
}

func shown(t *testing.T, prose page.Prose) string {
	t.Helper()
	var b strings.Builder
	if err := (page.DataView{About: prose}).Render(t.Context(), &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// A quotation and a line between two parts are shown as such; in print the line ends
// the page, so that a pack's notes can have pages of their own.
func TestQuotationsAndLines(t *testing.T) {
	html := shown(t, page.ReadProse("before\n\n> **Said.** Yes.\n\n---\n\nafter"))
	if !strings.Contains(html, "<blockquote><p><strong>Said.</strong> Yes.</p></blockquote><hr><p>after</p>") {
		t.Error(html)
	}
}
