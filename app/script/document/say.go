package document

import (
	"strings"
)

// Part is a piece of text. Word is the word that it names, or "".
type Part struct{ Text, Word string }

// plainTypes maps Lua's own types to the names that authors read.
var plainTypes = map[string]string{
	"string": "text", "integer": "whole number", "number": "number", "boolean": "true or false",
	"table": "table", "function": "function", "any": "anything", "nil": "nil",
}

// Type returns a type as authors read it, such as "Text or nil", in parts; the
// names of documented types are parts with Word set.
func (d *Documentation) Type(typ string) []Part {
	if typ == "" {
		return nil
	}
	var parts []Part
	choices := splitUnion(typ)
	for i, one := range choices {
		switch {
		case i > 0 && i == len(choices)-1:
			parts = append(parts, Part{Text: " or "})
		case i > 0:
			parts = append(parts, Part{Text: ", "})
		}
		parts = append(parts, d.oneType(one)...)
	}
	return parts
}

func (d *Documentation) oneType(typ string) []Part {
	if inner, ok := strings.CutPrefix(typ, "table<string, "); ok {
		return append(d.oneType(strings.TrimSuffix(inner, ">")), Part{Text: ", by name"})
	}
	if inner, ok := strings.CutSuffix(typ, "[]"); ok {
		return append([]Part{{Text: "list of "}}, d.oneType(inner)...)
	}
	if plain := plainTypes[typ]; plain != "" {
		return []Part{{Text: plain}}
	}
	name := strings.TrimSuffix(typ, ".table")
	switch {
	case strings.HasPrefix(typ, `"`):
		return []Part{{Text: typ}}
	case strings.HasPrefix(typ, "fun("):
		return []Part{{Text: "function"}}
	case d.words[name]:
		return []Part{{name, name}}
	case d.words["a "+name]:
		return []Part{{name, "a " + name}}
	}
	return []Part{{Text: "table"}}
}

// Spoken joins the parts into one text.
func Spoken(parts []Part) string {
	var b strings.Builder
	for _, p := range parts {
		b.WriteString(p.Text)
	}
	return b.String()
}

// Line is one row in a table of fields. Fields of nested tables follow their table,
// as "supervision.every"; those of a table under a name chosen by the author have
// "…", as in "choices.….minutes".
type Line struct {
	Field
	Path  string
	Given bool // whether an author gets it, rather than gives it
}

// Lines returns the rows for a word's fields.
func (w Word) Lines() []Line { return linesOf("", w.Fields, w.Given) }

// Lines returns the rows for the fields of what a word returns.
func (r Return) Lines() []Line { return linesOf("", r.Fields, true) }

func linesOf(before string, fields []Field, given bool) []Line {
	var list []Line
	for _, f := range fields {
		path := before + f.Name
		switch f.Name {
		case "1":
			path = before + "first item"
		case "2":
			path = before + "second item"
		}
		list = append(list, Line{f, path, given})
		if f.Many {
			path += ".…"
		}
		list = append(list, linesOf(path+".", f.Fields, given)...)
	}
	return list
}

// Measure returns a field's unit and range, such as "minutes, 0 to 1440".
func (f Field) Measure() string {
	switch {
	case f.Range == nil:
		return f.Unit
	case f.Unit == "":
		return f.Range.String()
	}
	return f.Unit + ", " + f.Range.String()
}

// Otherwise says what applies if a field is left out or absent: its default, or
// that it is needed.
func (f Line) Otherwise() string {
	switch {
	case f.Given:
		return f.Default
	case f.Unless != "":
		return "needed " + f.Unless
	case f.Needed:
		return "needed"
	}
	return f.Default
}

// SaidWhen says where a word can be used. It is "" for what isn't called on its
// own, and for words of the language, which can be used anywhere.
func (w Word) SaidWhen() string {
	switch w.Kind {
	case WordValue, WordHandle, WordConstant, WordOfLanguage:
		return ""
	}
	return w.When
}

// longSentence is the number of characters above which a sentence is too long for a
// list.
const longSentence = 90

// Sentence returns the first sentence of a word's summary or, if that is long, the
// beginning of it.
func (w Word) Sentence() string {
	s := w.Summary
	if first, _, more := strings.Cut(s, ". "); more {
		s = first + "."
	}
	for _, end := range []string{": ", ", "} {
		if first, _, more := strings.Cut(s, end); more && len([]rune(s)) > longSentence && len(first) > 15 {
			s = first + "."
		}
	}
	return s
}

// Overview lists all words by theme, one per line.
func (d *Documentation) Overview() string {
	var b strings.Builder
	for _, t := range d.Themes {
		t.list(&b)
	}
	return b.String()
}

func (t Theme) list(b *strings.Builder) {
	title, widest := t.Name, 0
	if t.Module != "" {
		title = "require \"" + t.Module + "\""
	}
	b.WriteString(title + "\n")
	for _, w := range t.Words {
		widest = max(widest, len(w.Name))
	}
	for _, w := range t.Words {
		b.WriteString("  " + pad(w.Name, widest) + "  " + w.Sentence() + "\n")
	}
	b.WriteString("\n")
}

// SayRelated explains a name that isn't a word but belongs to some: a module, by its words,
// or a field, by the words that are given it. It returns "" for any other name.
func (d *Documentation) SayRelated(name string) string {
	var b strings.Builder
	for _, t := range d.Themes {
		if name != "" && (t.Module == name || strings.HasSuffix(t.Module, "."+name)) {
			t.list(&b)
		}
	}
	for _, w := range d.Words() {
		var lines []Line
		for _, line := range w.Lines() {
			if line.Name == name && !line.Given {
				lines = append(lines, line)
			}
		}
		if len(lines) > 0 {
			b.WriteString(w.Call + "\n\n")
			d.sayFields(&b, lines)
		}
	}
	return b.String()
}

func pad(text string, n int) string { return text + strings.Repeat(" ", max(n-len([]rune(text)), 0)) }

// Say returns everything documented about a word, as text for a terminal.
func (d *Documentation) Say(w Word) string {
	var b strings.Builder
	b.WriteString(w.Call + "\n\n")
	for _, p := range append([]string{w.Summary}, w.More...) {
		b.WriteString(wrapped(p, "  ") + "\n")
	}
	if w.Type != "" {
		b.WriteString("  It is: " + Spoken(d.Type(w.Type)) + "\n\n")
	}
	if when := w.SaidWhen(); when != "" {
		b.WriteString("  Said " + when + ".\n\n")
	}
	d.sayFields(&b, w.Lines())
	for _, r := range w.Returns {
		measure := ""
		if r.Measure != "" {
			measure = " [" + r.Measure + "]"
		}
		b.WriteString(wrapped("Gives ("+Spoken(d.Type(r.Type))+"): "+r.Means+measure, "  "))
		d.sayFields(&b, r.Lines())
	}
	if len(w.Returns) > 0 {
		b.WriteString("\n")
	}
	for _, e := range w.Examples {
		b.WriteString("  Example:\n\n    " + strings.ReplaceAll(e, "\n", "\n    ") + "\n\n")
	}
	if w.Module != "" {
		b.WriteString("  From the module " + w.Module + ": require \"" + w.Module + "\"\n")
	}
	return b.String()
}

func (d *Documentation) sayFields(b *strings.Builder, lines []Line) {
	for _, f := range lines {
		b.WriteString("  " + f.Path + " (" + Spoken(d.Type(f.Type)) + ")")
		if f.Measure() != "" {
			b.WriteString(" [" + f.Measure() + "]")
		}
		switch o := f.Otherwise(); {
		case o == "":
		case strings.HasPrefix(o, "needed"):
			b.WriteString(", " + o)
		case f.Given:
			b.WriteString("; nil where " + o)
		default:
			b.WriteString("; if left out: " + o)
		}
		b.WriteString("\n")
		if f.Means != "" {
			b.WriteString(wrapped(f.Means, "      "))
		}
	}
	if len(lines) > 0 {
		b.WriteString("\n")
	}
}

// wrapped splits a text into lines of at most 84 characters, each with an indent.
func wrapped(text, indent string) string {
	var b strings.Builder
	line := indent
	for word := range strings.FieldsSeq(text) {
		if len([]rune(line))+len([]rune(word)) > 84 && line != indent {
			b.WriteString(strings.TrimRight(line, " ") + "\n")
			line = indent
		}
		line += word + " "
	}
	return b.String() + strings.TrimRight(line, " ") + "\n"
}
