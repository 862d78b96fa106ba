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
	Themes []HelpTheme
	Guide  Guide
	Frame  string                   // the scenario that examples stand in
	Near   func(name string) string // the nearest word there is, or ""; may be nil
}

// Framed says whether the word has an example that needs the frame.
func (v HelpWordView) Framed() bool {
	return v.Help.Frame != "" && slices.ContainsFunc(v.Word.Examples, func(e string) bool { return !strings.Contains(e, "scenario {") })
}

// HelpTheme is words that belong together. Where it is a module, a script requires it
// by that name.
type HelpTheme struct {
	Name   string     `json:"name"`
	About  string     `json:"about"`
	Module string     `json:"module,omitempty"`
	Words  []HelpWord `json:"words"`
}

// HelpWord is one word.
type HelpWord struct {
	Name     string      `json:"name"`
	Call     string      `json:"call"` // how it is written
	Sentence string      `json:"sentence"`
	Text     []string    `json:"text"` // paragraphs, with `code`
	When     string      `json:"when,omitempty"`
	Type     []HelpPart  `json:"type,omitempty"`
	Fields   []HelpField `json:"fields"`
	Gets     bool        `json:"gets,omitempty"` // the fields are what an author gets
	Gives    []HelpGives `json:"gives"`
	Examples []string    `json:"examples"`
}

// HelpPart is a stretch of text, and the word that it names.
type HelpPart struct {
	Text string `json:"text"`
	Word string `json:"word,omitempty"`
}

// HelpField is a line of a table of fields.
type HelpField struct {
	Name      string     `json:"name"`
	Type      []HelpPart `json:"type"`
	Means     string     `json:"means"`
	Measure   string     `json:"measure,omitempty"`   // unit and range
	Otherwise string     `json:"otherwise,omitempty"` // when it is left out
}

// HelpGives is what a word gives.
type HelpGives struct {
	Type    []HelpPart  `json:"type"`
	Means   string      `json:"means"`
	Measure string      `json:"measure,omitempty"`
	Fields  []HelpField `json:"fields,omitempty"`
}

// Word finds a word, with its theme.
func (h Help) Word(name string) (HelpTheme, HelpWord, bool) {
	for _, t := range h.Themes {
		if i := slices.IndexFunc(t.Words, func(w HelpWord) bool { return w.Name == name }); i >= 0 {
			return t, t.Words[i], true
		}
	}
	return HelpTheme{}, HelpWord{}, false
}

// HelpView is the beginning of the help.
type HelpView struct{ page.Layout }

// HelpWordsView lists all words.
type HelpWordsView struct {
	page.Layout
	Help Help
}

// HelpWordView explains one, with what belongs to it: of "case", what it gives.
type HelpWordView struct {
	page.Layout
	Help  Help
	Theme HelpTheme
	Word  HelpWord
}

// Render writes the page.
func (v HelpView) Render(ctx context.Context, w io.Writer) error { return helpPage(v).Render(ctx, w) }

// Render writes the page.
func (v HelpWordsView) Render(ctx context.Context, w io.Writer) error {
	return helpWordsPage(v).Render(ctx, w)
}

// Render writes the page.
func (v HelpWordView) Render(ctx context.Context, w io.Writer) error {
	return helpWordPage(v).Render(ctx, w)
}

// themeID is a theme's id on the page: "how-things-are-written".
func themeID(t HelpTheme) string {
	return "theme-" + strings.Join(strings.FieldsFunc(strings.ToLower(t.Name), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	}), "-")
}

// spoken are the parts of a text by turns: words, then what stands between backticks.
// Apostrophes in words are typographic; what is code stays as it is written.
func spoken(text string) []string {
	parts := strings.Split(text, "`")
	for i := 0; i < len(parts); i += 2 {
		parts[i] = quotes(strings.ReplaceAll(parts[i], "'", "’"))
	}
	return parts
}

// quotes makes pairs of straight quotation marks typographic.
func quotes(text string) string {
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
func (v HelpWordView) related() []HelpWord {
	name, _, _ := strings.Cut(strings.TrimPrefix(v.Word.Name, "a "), ":")
	var list []HelpWord
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
	for i, part := range spoken(text) {
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

// begun is a text with a capital letter at its beginning.
func begun(text string) string {
	if text == "" {
		return ""
	}
	return strings.ToUpper(text[:1]) + text[1:]
}

// typeHTML is a type, its words linked.
func typeHTML(parts []HelpPart) string {
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
func givenHTML(g HelpGives) string {
	measure := ""
	if g.Measure != "" {
		measure = ", " + templ.EscapeString(g.Measure)
	}
	return ` <span class="quiet">(` + typeHTML(g.Type) + measure + ")</span>"
}
