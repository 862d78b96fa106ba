package help

import (
	"context"
	"io"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"caseload/app/page"
)

// Help is what is explained: the words that scenarios are written in, and how one is written.
type Help struct {
	Themes []Theme
	Guide  Guide
	Frame  string                   // the scenario that examples stand in
	Near   func(name string) string // the nearest word there is, or ""; may be nil
}

// Framed says whether the word has an example that needs the frame.
func (v WordView) Framed() bool {
	return v.Help.Frame != "" && slices.ContainsFunc(v.Word.Examples, func(e string) bool { return !strings.Contains(e, "scenario {") })
}

// Theme is words that belong together. Where it is a module, a script requires it
// by that name.
type Theme struct {
	Name   string `json:"name"`
	About  string `json:"about"`
	Module string `json:"module,omitempty"`
	Words  []Word `json:"words"`
}

// Word is one word.
type Word struct {
	Name     string     `json:"name"`
	Call     string     `json:"call"` // how it is written
	Sentence string     `json:"sentence"`
	Text     []string   `json:"text"` // paragraphs, with `code`
	When     string     `json:"when,omitempty"`
	Type     []TypePart `json:"type,omitempty"`
	Fields   []Field    `json:"fields"`
	Gets     bool       `json:"gets,omitempty"` // the fields are what an author gets
	Gives    []Gives    `json:"gives"`
	Examples []string   `json:"examples"`
}

// TypePart is a stretch of text, and the word that it names.
type TypePart struct {
	Text string `json:"text"`
	Word string `json:"word,omitempty"`
}

// Field is a line of a table of fields.
type Field struct {
	Name      string     `json:"name"`
	Type      []TypePart `json:"type"`
	Means     string     `json:"means"`
	Measure   string     `json:"measure,omitempty"`   // unit and range
	Otherwise string     `json:"otherwise,omitempty"` // when it is left out
}

// Gives is what a word gives.
type Gives struct {
	Type    []TypePart `json:"type"`
	Means   string     `json:"means"`
	Measure string     `json:"measure,omitempty"`
	Fields  []Field    `json:"fields,omitempty"`
}

// Word finds a word, with its theme.
func (h Help) Word(name string) (Theme, Word, bool) {
	for _, t := range h.Themes {
		if i := slices.IndexFunc(t.Words, func(w Word) bool { return w.Name == name }); i >= 0 {
			return t, t.Words[i], true
		}
	}
	return Theme{}, Word{}, false
}

// View is the beginning of the help.
type View struct{ page.Layout }

// WordsView lists all words.
type WordsView struct {
	page.Layout
	Help Help
}

// WordView explains one, with what belongs to it: of "case", what it gives.
type WordView struct {
	page.Layout
	Help  Help
	Theme Theme
	Word  Word
}

// Render writes the page.
func (v View) Render(ctx context.Context, w io.Writer) error { return helpPage(v).Render(ctx, w) }

// Render writes the page.
func (v WordsView) Render(ctx context.Context, w io.Writer) error {
	return helpWordsPage(v).Render(ctx, w)
}

// Render writes the page.
func (v WordView) Render(ctx context.Context, w io.Writer) error {
	return helpWordPage(v).Render(ctx, w)
}

// themeID is a theme's id on the page: "how-things-are-written".
func themeID(t Theme) string {
	return "theme-" + strings.Join(strings.FieldsFunc(strings.ToLower(t.Name), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	}), "-")
}

// wordsAndCode are the parts of a text by turns: words, then what stands between backticks.
// Apostrophes in words are typographic; what is code stays as it is written.
func wordsAndCode(text string) []string {
	parts := strings.Split(text, "`")
	for i := 0; i < len(parts); i += 2 {
		parts[i] = curlyQuotes(strings.ReplaceAll(parts[i], "'", "’"))
	}
	return parts
}

// curlyQuotes makes pairs of straight quotation marks typographic.
func curlyQuotes(text string) string {
	parts := strings.Split(text, `"`)
	if len(parts)%2 == 0 {
		return text
	}
	var b strings.Builder
	for i, p := range parts {
		switch {
		case i > 0 && i%2 == 1:
			b.WriteString("“")
		case i > 0:
			b.WriteString("”")
		}
		b.WriteString(p)
	}
	return b.String()
}

// related are the other words of a name: of "case", "a case" and "case:done"; of one
// of those, all of them.
func (v WordView) related() []Word {
	name, _, _ := strings.Cut(strings.TrimPrefix(v.Word.Name, "a "), ":")
	var list []Word
	for _, t := range v.Help.Themes {
		for _, w := range t.Words {
			if w.Name != v.Word.Name && (w.Name == name || w.Name == "a "+name || strings.HasPrefix(w.Name, name+":")) {
				list = append(list, w)
			}
		}
	}
	return list
}

// helpHTML is a text with its code marked as such.
func helpHTML(text string) string {
	var b strings.Builder
	for i, part := range wordsAndCode(text) {
		if i%2 == 1 {
			b.WriteString("<code>" + templ.EscapeString(part) + "</code>")
		} else {
			b.WriteString(templ.EscapeString(part))
		}
	}
	return b.String()
}

// paragraphsOf parts a text at its empty lines.
func paragraphsOf(text string) []string {
	if text == "" {
		return nil
	}
	return strings.Split(text, "\n\n")
}

// capitalised is a text with a capital letter at its beginning.
func capitalised(text string) string {
	if text == "" {
		return ""
	}
	return strings.ToUpper(text[:1]) + text[1:]
}

// typeHTML is a type, its words linked.
func typeHTML(parts []TypePart) string {
	var b strings.Builder
	for _, p := range parts {
		if p.Word == "" {
			b.WriteString(templ.EscapeString(p.Text))
			continue
		}
		b.WriteString(`<a href="` + templ.EscapeString(string(page.AddressHelpWord(p.Word))) + `">` + templ.EscapeString(p.Text) + "</a>")
	}
	return b.String()
}

// givenHTML is the type of what a word gives, in brackets, with its unit and range.
func givenHTML(g Gives) string {
	measure := ""
	if g.Measure != "" {
		measure = ", " + templ.EscapeString(g.Measure)
	}
	return ` <span class="quiet">(` + typeHTML(g.Type) + measure + ")</span>"
}
