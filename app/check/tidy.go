package check

import (
	"path"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"caseload/app/check/remark"
	"caseload/app/script/syntax"
)

var tidyRules = []Rule{
	{"byte-order-mark", Note, "Some editors begin a file with a mark that isn't seen; it does no good here.", byteOrderMark},
	{"line-ends", Note, "Lines end in one character; Windows' two make differences where nothing differs.", lineEnds},
	{"trailing-space", Note, "Spaces at a line's end aren't seen, and make differences where nothing differs.", trailingSpace},
	{"last-line", Note, "A file ends with an end of line.", lastLine},
	{"typographic-quotes", Error, "Lua needs straight quotes around a text; a word processor makes curly ones.", typographicQuotes},
	{"no-break-space", Error, "Lua needs plain spaces; text pasted from a page has no-break spaces.", noBreakSpace},
	{"old-word", Warning, "A word of the vocabulary or of its fields has been given another name.", oldWords},
}

// isProse reports whether a file is Markdown, in which two spaces at the end of a
// line have a meaning.
func isProse(name string) bool { return path.Ext(name) == ".md" }

// mendable reports whether a fix may change a file. A golden play must stay as it
// was recorded.
func mendable(name string) bool { return path.Ext(name) != ".txtar" }

func byteOrderMark(p *pack, say say) {
	for _, name := range p.names() {
		if strings.HasPrefix(p.files[name], "\uFEFF") {
			say(Finding{File: name, Line: 1, Column: 1, Fix: fix(remark.DidTakeMark(), 0, len("\uFEFF"), "")}.says(remark.HasByteOrderMark()))
		}
	}
}

// lineEnds reports once per file, and fixes every line.
func lineEnds(p *pack, say say) {
	for _, name := range p.names() {
		text, mend := p.files[name], &Fix{Says: remark.DidMakeEndsPlain()}
		for i := 0; ; i++ {
			n := strings.Index(text[i:], "\r\n")
			if n < 0 {
				break
			}
			i += n
			mend.Edits = append(mend.Edits, Edit{From: i, To: i + 1})
		}
		if len(mend.Edits) > 0 {
			f := Finding{File: name, Fix: mend}.says(remark.EndsAsOnWindows())
			f.Line, f.Column = at(text, mend.Edits[0].From)
			say(f)
		}
	}
}

// trailingSpace reports once per file, and fixes every line.
func trailingSpace(p *pack, say say) {
	for _, name := range p.names() {
		if !mendable(name) {
			continue
		}
		offset, mend := 0, &Fix{Says: remark.DidTakeSpaces()}
		for line := range strings.Lines(p.files[name]) {
			body := strings.TrimRight(line, "\r\n")
			kept := strings.TrimRight(body, " \t")
			twoSpaces := isProse(name) && strings.HasSuffix(body, "  ") && kept != "" // a line break in Markdown
			if kept != body && !twoSpaces && !p.insideText(name, offset+len(kept)) {
				mend.Edits = append(mend.Edits, Edit{From: offset + len(kept), To: offset + len(body)})
			}
			offset += len(line)
		}
		if n := len(mend.Edits); n > 0 {
			f := Finding{File: name, Fix: mend}.says(remark.SpacesAtEnds(n))
			f.Line, f.Column = at(p.files[name], mend.Edits[0].From)
			say(f)
		}
	}
}

// insideText reports whether a byte of a Lua file is inside a text. Those are the
// author's words, and not to be changed.
func (p *pack) insideText(name string, offset int) bool {
	f := p.lua[name]
	if f == nil {
		return false
	}
	i := sort.Search(len(f.tokens), func(i int) bool { return f.tokens[i].to > offset })
	return i < len(f.tokens) && f.tokens[i].kind == tokenText && f.tokens[i].from < offset
}

func lastLine(p *pack, say say) {
	for _, name := range p.names() {
		text := p.files[name]
		if text == "" || strings.HasSuffix(text, "\n") || !mendable(name) {
			continue
		}
		f := Finding{File: name, Fix: fix(remark.DidEndLastLine(), len(text), len(text), "\n")}.says(remark.LastLineOpen())
		f.Line, f.Column = at(text, len(text))
		say(f)
	}
}

// typographicQuotes finds curly quotes where Lua expects code. It straightens those
// around a text that contains no straight ones.
func typographicQuotes(p *pack, say say) {
	for _, f := range p.scripts() {
		for _, e := range f.tree.Errors {
			if e.Kind != syntax.Misread || e.Want != syntax.Quote {
				continue
			}
			found := f.finding(e.From).says(remark.CurlyQuote(f.text[e.From:e.To]))
			t := f.tree.Tokens[f.tree.TokenAt(e.From)]
			written := f.text[t.From:t.To]
			body, _ := textOf(written, 0)
			next := f.tree.Tokens[min(f.tree.TokenAt(e.From)+1, len(f.tree.Tokens)-1)]
			switch _, last := utf8.DecodeLastRuneInString(written); {
			case next.Kind == syntax.Name && !f.newLine(t.To, next): // the text goes on
			case t.From < e.From: // it only ends with one
				found.Fix = fix(remark.DidStraighten(), e.From, e.To, written[:1])
			case !strings.ContainsAny(body, "\"\\") && len(body)+last+e.To-e.From == len(written):
				found.Fix = fix(remark.DidStraighten(), t.From, t.To, "\""+body+"\"")
			}
			say(found)
		}
	}
}

// noBreakSpace reports once per line, and mends the whole line outside of its texts.
func noBreakSpace(p *pack, say say) {
	for _, f := range p.scripts() {
		last := 0
		for _, e := range f.tree.Errors {
			if !f.isSpace(e) || f.line(e.From) == last {
				continue
			}
			last = f.line(e.From)
			found := f.finding(e.From).says(remark.HasNoBreakSpace())
			found.Fix = &Fix{Says: remark.DidPlainSpace()}
			line, _, _ := strings.Cut(f.text[e.From:], "\n")
			for i, r := range line {
				at := e.From + i
				if r > ' ' && unicode.IsSpace(r) && f.tree.Tokens[f.tree.TokenAt(at)].From > at {
					found.Fix.Edits = append(found.Fix.Edits, Edit{at, at + utf8.RuneLen(r), " "})
				}
			}
			if len(found.Fix.Edits) == 0 { // a sign of no width
				found.Fix = fix(remark.DidPlainSpace(), e.From, e.To, " ")
			}
			say(found)
		}
	}
}

// rename is a word of the vocabulary that has been renamed.
type rename struct {
	old, new string
	of       string // the word whose field was renamed; "" if the word itself was
	since    string // the first version with the new name
}

// renamed lists everything that was renamed, and is the only such list. A renamed
// word may or may not continue to work; --fix updates packs that use the old one.
// So far nothing has been renamed.
var renamed []rename

func oldWords(p *pack, say say) {
	for _, r := range renamed {
		for _, f := range p.scripts() {
			for _, n := range f.calls {
				at, name := -1, f.nameOf(n)
				if r.of == "" && name == r.old {
					at = n.First
				} else if item := f.item(f.tableOf(n), r.old); r.of != "" && name == r.of && item != nil && item.Form == syntax.Keyed {
					at = item.First
				}
				if at < 0 {
					continue
				}
				t := f.tokens[at]
				found := f.finding(t.from).says(remark.OldWord(r.old, r.new, r.since))
				found.Fix = fix(remark.DidRename(r.old, r.new), t.from, t.to, r.new)
				say(found)
			}
		}
	}
}
