package help

import (
	"context"
	"io"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"caseload/app/page"
)

// Help holds everything there is to explain: the words that scenarios are written
// in, and the guide to writing one.
type Help struct {
	Themes []Theme
	Guide  Guide
	Frame  string                   // the scenario that examples are placed in
	Near   func(name string) string // returns the nearest existing word, or ""; may be nil
}

// Framed reports whether any of the word's examples needs the frame.
func (v WordView) Framed() bool {
	return v.Help.Frame != "" && slices.ContainsFunc(v.Word.Examples, func(e string) bool { return !strings.Contains(e, "scenario {") })
}

// Theme is a group of related words. If Module is set, scripts require it by that
// name.
type Theme struct {
	Name   string `json:"name"`
	About  string `json:"about"`
	Module string `json:"module,omitempty"`
	Words  []Word `json:"words"`
}

// Word is one word of the language that scenarios are written in.
type Word struct {
	Name     string     `json:"name"`
	Call     string     `json:"call"` // as it is written
	Sentence string     `json:"sentence"`
	Text     []string   `json:"text"` // paragraphs, with `code` in backticks
	When     string     `json:"when,omitempty"`
	Type     []TypePart `json:"type,omitempty"`
	Fields   []Field    `json:"fields"`
	Gets     bool       `json:"gets,omitempty"` // whether an author receives the fields rather than giving them
	Gives    []Gives    `json:"gives"`
	Examples []string   `json:"examples"`
}

// TypePart is a piece of text and the word it names, if any.
type TypePart struct {
	Text string `json:"text"`
	Word string `json:"word,omitempty"`
}

// Field is a row in a table of fields.
type Field struct {
	Name      string     `json:"name"`
	Type      []TypePart `json:"type"`
	Means     string     `json:"means"`
	Measure   string     `json:"measure,omitempty"`   // unit and range
	Otherwise string     `json:"otherwise,omitempty"` // the default
}

// Gives describes a value that a word returns.
type Gives struct {
	Type    []TypePart `json:"type"`
	Means   string     `json:"means"`
	Measure string     `json:"measure,omitempty"`
	Fields  []Field    `json:"fields,omitempty"`
}

// Word returns the word with this name and its theme.
func (h Help) Word(name string) (Theme, Word, bool) {
	for _, t := range h.Themes {
		if i := slices.IndexFunc(t.Words, func(w Word) bool { return w.Name == name }); i >= 0 {
			return t, t.Words[i], true
		}
	}
	return Theme{}, Word{}, false
}

// View is the first page of the help.
type View struct{ page.Layout }

// WordsView lists all words.
type WordsView struct {
	page.Layout
	Help Help
}

// WordView explains one word, and lists related words: for "case", those of what
// it returns.
type WordView struct {
	page.Layout
	Help  Help
	Theme Theme
	Word  Word
}

// Render writes the page to w.
func (v View) Render(ctx context.Context, w io.Writer) error { return helpPage(v).Render(ctx, w) }

// Render writes the page to w.
func (v WordsView) Render(ctx context.Context, w io.Writer) error {
	return helpWordsPage(v).Render(ctx, w)
}

// Render writes the page to w.
func (v WordView) Render(ctx context.Context, w io.Writer) error {
	return helpWordPage(v).Render(ctx, w)
}

// themeID returns a theme's id on the page: "theme-how-things-are-written".
func themeID(t Theme) string {
	return "theme-" + strings.Join(strings.FieldsFunc(strings.ToLower(t.Name), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	}), "-")
}

// wordsAndCode splits text at its backticks: even elements are words, odd ones
// code. Apostrophes and quotation marks in words become typographic; code is left
// unchanged.
func wordsAndCode(text string) []string {
	parts := strings.Split(text, "`")
	for i := 0; i < len(parts); i += 2 {
		parts[i] = curlyQuotes(strings.ReplaceAll(parts[i], "'", "’"))
	}
	return parts
}

// curlyQuotes makes pairs of straight quotation marks typographic. It leaves text
// with an odd number of them unchanged.
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

// related returns the other words of the same family. For each of "case", "a
// case" and "case:done", these are the other two.
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

// helpHTML returns text as HTML, with its code marked up.
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

// paragraphsOf splits text at its empty lines.
func paragraphsOf(text string) []string {
	if text == "" {
		return nil
	}
	return strings.Split(text, "\n\n")
}

// typeHTML returns a type as HTML, with its words linked.
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

// givenHTML returns the type of a returned value in brackets, with its unit and
// range.
func givenHTML(g Gives) string {
	measure := ""
	if g.Measure != "" {
		measure = ", " + templ.EscapeString(g.Measure)
	}
	return ` <span class="quiet">(` + typeHTML(g.Type) + measure + ")</span>"
}
