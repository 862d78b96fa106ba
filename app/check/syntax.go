package check

import (
	"errors"
	"regexp"
	"slices"
	"strings"

	"caseload/app/check/remark"
	"caseload/app/script"
)

var syntaxRules = []Rule{
	{"syntax", Error, "Every file that ends in .lua is Lua.", syntax},
	{"unknown-word", Error, "A name in a script is a local, a word of the vocabulary or one of the library's.", unknownWords},
}

// syntaxLimit is how often a file is read again without the parts that aren't
// Lua.
const syntaxLimit = 20

// syntax reports where each file stops being Lua. It then reads the file again
// without the top-level statement that contains that place.
func syntax(p *pack, say say) {
	for _, f := range p.scripts() {
		f.whatIsLua = ""
		text := f.text
		for range syntaxLimit {
			wrong := errorsOf(script.Syntax(f.name, []byte(text)))
			if len(wrong) == 0 {
				f.whatIsLua = text
				break
			}
			if rest, from, to, is := withoutUnfinished(f, text, wrong[0].Line); is {
				say(Finding{File: f.name, Line: from, Column: 1}.says(remark.Unfinished(to)))
				text = rest
				continue
			}
			for _, e := range wrong {
				if e.Code != script.CodeQuote && e.Code != script.CodeNoBreakSpace { // separate rules report and fix these
					say(p.placed(e).says(remark.Authored(e)))
				}
			}
			rest, ok := withoutStatement(f, text, wrong[0].Line)
			if !ok {
				break
			}
			text = rest
		}
	}
}

// withoutUnfinished blanks the first top-level statement that begins at or before
// a line and isn't finished where the next one begins; it returns the lines at
// which the two begin. If an `end` is missing, Lua notices much later, often at
// the end of the file, but authors look for it where the statement began. A file
// without indentation doesn't show where statements begin, so a statement must
// contain an indented line.
func withoutUnfinished(f *luaFile, text string, line int) (rest string, from, to int, is bool) {
	lines := strings.SplitAfter(text, "\n")
	for from = 0; from < min(line, len(lines)); from = to {
		further := false
		for to = from + 1; to < len(lines) && !begins(lines[to]); to++ {
			further = further || strings.HasPrefix(lines[to], " ") || strings.HasPrefix(lines[to], "\t")
		}
		if !further || to == len(lines) || !begins(lines[from]) {
			continue
		}
		wrong := errorsOf(script.Syntax(f.name, []byte(strings.Join(lines[from:to], ""))))
		if len(wrong) == 0 || wrong[0].Code != script.CodeUnfinished {
			continue
		}
		for i := from; i < to; i++ {
			lines[i] = "\n"
		}
		return strings.Join(lines, ""), from + 1, to + 1, true
	}
	return "", 0, 0, false
}

// errorsOf returns the author's errors in an error, however it contains them.
func errorsOf(err error) (list []*script.Error) {
	for _, one := range script.Each(err) {
		if e := new(script.Error); errors.As(one, &e) {
			list = append(list, e)
		}
	}
	return list
}

// withoutStatement blanks the lines of the top-level statement around a line. A
// statement extends from an unindented line that begins with a word that can
// begin a statement to the next such line.
func withoutStatement(f *luaFile, text string, line int) (string, bool) {
	lines := strings.SplitAfter(text, "\n")
	if line < 1 || line > len(lines) {
		return "", false
	}
	from, to := line-1, line
	for from > 0 && !begins(lines[from]) {
		from--
	}
	for to < len(lines) && !begins(lines[to]) {
		to++
	}
	blank := false
	for i := from; i < to; i++ {
		blank = blank || strings.TrimSpace(lines[i]) != ""
		lines[i] = "\n"
	}
	return strings.Join(lines, ""), blank
}

var beginning = regexp.MustCompile(`^(local|function|return|if|for|while|repeat|do|[A-Za-z_][A-Za-z0-9_.:]*\s*[({"=])`)

func begins(line string) bool {
	return beginning.MatchString(line) && !strings.HasPrefix(line, "end")
}

// unknownWords reports the mistakes that the script checker finds in as much of a
// file as is Lua. Names that may have been declared in the rest are accepted.
func unknownWords(p *pack, say say) {
	for _, f := range p.scripts() {
		if f.whatIsLua == "" {
			continue
		}
		_, err := script.CompileFile(f.name, []byte(f.whatIsLua), script.Words())
		for _, e := range errorsOf(err) {
			if f.whatIsLua != f.text && e.Name != "" && f.declares(e.Name) {
				continue
			}
			say(p.placed(e).says(remark.Authored(e)))
		}
	}
}

// declares reports whether a name occurs anywhere after `local` or among the
// parameters of a function.
func (f *luaFile) declares(name string) bool {
	if f.declared == nil {
		f.declared = map[string]bool{}
		for i := range f.tokens {
			if !f.is(i, "local") && !f.is(i, "function") {
				continue
			}
			for j := i + 1; j < len(f.tokens) && (f.tokens[j].kind == tokenName || f.is(j, ",") || f.is(j, "(")); j++ {
				if !keyword(f.source(j)) {
					f.declared[f.source(j)] = true
				} else if !f.is(j, "function") {
					break
				}
			}
		}
	}
	return f.declared[name]
}

// placed returns the place of an author's error. If its column is unknown, it is
// that of what the error is about: a field of a call on its line, a name there, the
// first call of a word of the vocabulary there, or whatever comes first.
func (p *pack) placed(e *script.Error) Finding {
	name := strings.TrimPrefix(e.File, p.slug+"/")
	f := Finding{File: name, Line: e.Line, Column: e.Column}
	lua := p.lua[name]
	if lua != nil { // the parser counts a lone \r as an end of line, too
		f.Line = min(f.Line, len(lua.lines))
	}
	if lua == nil || e.Line < 1 || e.Line > len(lua.lines) {
		return f
	}
	if e.Column > 0 { // the parser counts bytes, and gives the end of a token
		offset := lua.lines[e.Line-1] + e.Column - 1
		for _, t := range lua.tokens {
			if t.from <= offset && offset < t.to {
				offset = t.from
			}
		}
		f.Line, f.Column = lua.place(offset)
		return f
	}
	if offset, ok := lua.named(e.Line, e.Name); ok {
		f.Line, f.Column = lua.place(offset)
	} else if offset, ok := lua.worded(e.Line, p.words); ok {
		f.Line, f.Column = lua.place(offset)
	}
	if f.Column == 0 {
		f.Column = lua.first(e.Line)
	}
	return f
}

// first returns the column of the first token on a line, or 0 if there is none.
func (f *luaFile) first(line int) int {
	for _, t := range f.tokens {
		if f.line(t.from) == line {
			_, column := f.place(t.from)
			return column
		}
	}
	return 0
}

// named returns the byte at which a line names something: a field of the innermost
// call around it that has one of that name, or else a name.
func (f *luaFile) named(line int, name string) (int, bool) {
	if name == "" {
		return 0, false
	}
	for i := range slices.Backward(f.calls) {
		c := &f.calls[i]
		if it := c.table.field(name); it != nil && f.line(f.tokens[c.first].from) <= line && line <= f.line(f.tokens[c.end-1].from) {
			return f.tokens[it.at].from, true
		}
	}
	for _, t := range f.tokens {
		if f.line(t.from) == line && t.kind == tokenName && f.text[t.from:t.to] == name {
			return t.from, true
		}
	}
	return 0, false
}

// worded returns the byte at which the first call of one of the words begins on a
// line.
func (f *luaFile) worded(line int, words []string) (int, bool) {
	for i := range f.calls {
		c := &f.calls[i]
		if f.line(f.tokens[c.first].from) == line && slices.Contains(words, c.name) {
			return f.tokens[c.first].from, true
		}
	}
	return 0, false
}
