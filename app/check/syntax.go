package check

import (
	"errors"
	"fmt"
	"regexp"
	"strings"

	"caseload/app/script"
)

var syntaxRules = []Rule{
	{"syntax", Error, "Every file that ends in .lua is Lua.", syntax},
	{"unknown-word", Error, "A name in a script is a local, a word of the vocabulary or one of the library's.", unknownWords},
}

// syntaxLimit bounds how often a file is read again without what isn't Lua.
const syntaxLimit = 20

// syntax finds where each file stops being Lua; without the top-level statement
// in which it does, the rest is read again.
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
				say(Finding{File: f.name, Line: from, Column: 1}.says(fmt.Sprintf("what begins here isn't finished before line %d", to), "Is an `end`, a `}` or a `)` missing?"))
				text = rest
				continue
			}
			for _, e := range wrong {
				if e.Code != script.CodeQuote && e.Code != script.CodeNoBreakSpace { // rules of their own say so, and mend it
					say(p.placed(e, ""))
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

// withoutUnfinished makes the first top-level statement blank that begins at or
// before a line and isn't finished where the next one begins, and gives the lines at
// which both begin. Where an end is missing, Lua finds out much later, often at the
// end of the file; authors look for it where the statement began. What stands at the
// margin as a whole doesn't show where statements begin, so a statement has a line
// further in.
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

// errorsOf are the author's errors in an error, however it holds them.
func errorsOf(err error) (list []*script.Error) {
	var many script.Errors
	var one *script.Error
	switch joined, ok := err.(interface{ Unwrap() []error }); {
	case err == nil:
	case errors.As(err, &many):
		list = many
	case ok:
		for _, e := range joined.Unwrap() {
			list = append(list, errorsOf(e)...)
		}
	case errors.As(err, &one):
		list = append(list, one)
	}
	return list
}

// withoutStatement makes the lines of the top-level statement around a line
// blank: from the line before or at it that begins at the margin with a word that
// begins a statement, to the next such line.
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

// unknownWords are the checker's mistakes, in as much of a file as is Lua. What
// was left out of it may have declared a name.
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
			say(p.placed(e, ""))
		}
	}
}

// declares says whether a name stands somewhere behind `local` or among a
// function's parameters.
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

var inBackquotes = regexp.MustCompile("`([^`]+)`")

// placed makes a finding of an author's error, with the column of what it names:
// the first word in backquotes that stands on its line, or as a field of a call
// that begins there.
func (p *pack) placed(e *script.Error, instead string) Finding {
	name := strings.TrimPrefix(e.File, p.slug+"/")
	f := Finding{File: name, Line: e.Line, Column: e.Column, Sentence: e.Message, Instead: instead}
	if f.Instead == "" {
		if head, tail, ok := strings.Cut(e.Message, "; "); ok && !strings.Contains(tail, "; ") {
			f.Sentence, f.Instead = head, tail
		}
	}
	lua := p.lua[name]
	if lua != nil { // the parser counts a lone \r as an end of line, too
		f.Line = min(f.Line, len(lua.lines))
	}
	if lua == nil || e.Line < 1 || e.Line > len(lua.lines) {
		return f
	}
	if e.Column > 0 { // the parser counts bytes, and to a token's end
		offset := lua.lines[e.Line-1] + e.Column - 1
		for _, t := range lua.tokens {
			if t.from <= offset && offset < t.to {
				offset = t.from
			}
		}
		f.Line, f.Column = lua.place(offset)
		return f
	}
	var named []string
	for _, m := range inBackquotes.FindAllStringSubmatch(e.Message, -1) {
		named = append(named, m[1])
	}
	if offset, ok := lua.named(e.Line, named); ok {
		f.Line, f.Column = lua.place(offset)
	}
	if f.Column == 0 {
		f.Column = lua.first(e.Line)
	}
	return f
}

// first is the column of the first token on a line; 0 where there is none.
func (f *luaFile) first(line int) int {
	for _, t := range f.tokens {
		if f.line(t.from) == line {
			_, column := f.place(t.from)
			return column
		}
	}
	return 0
}

// named is where a sentence about a line points: to the field of a call on that
// line that it names, else to the first name that stands on the line.
func (f *luaFile) named(line int, words []string) (int, bool) {
	if len(words) == 0 {
		return 0, false
	}
	for i := range f.calls {
		c := &f.calls[i]
		first, last := f.line(f.tokens[c.first].from), f.line(f.tokens[c.end-1].from)
		if c.table == nil || line < first || line > last || c.name != strings.TrimSuffix(words[0], "'s") {
			continue
		}
		for _, word := range words[1:] {
			if it := c.table.field(word); it != nil {
				return f.tokens[it.at].from, true
			}
		}
		return f.tokens[c.first].from, true
	}
	for _, word := range words {
		for _, t := range f.tokens {
			if f.line(t.from) == line && t.kind == tokenName && f.text[t.from:t.to] == word {
				return t.from, true
			}
		}
	}
	return 0, false
}
