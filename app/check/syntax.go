package check

import (
	"slices"
	"strings"

	"caseload/app/check/remark"
	"caseload/app/script"
	"caseload/app/script/spelling"
	"caseload/app/script/syntax"
)

var syntaxRules = []Rule{
	{"syntax", Error, "Every file that ends in .lua is Lua, and the Lua that it looks like.", notLua},
	{"unknown-word", Error, "A name in a script is a local, a word of the vocabulary or one of the library's.", unknownWords},
}

// notLua reports what keeps each file from being Lua, or from being the Lua that was
// meant.
func notLua(p *pack, say say) {
	for _, f := range p.scripts() {
		f.whatIsLua = f.withoutErrors()
		f.notLua(say)
		if len(f.tree.Errors) > 0 {
			continue
		}
		if chunk, _ := p.compiler.File(f.name, f.text); chunk == nil { // it is too deep to be compiled, for example
			for _, e := range errorsOf(script.Syntax(f.name, []byte(f.text))) {
				say(p.placed(e).says(remark.Authored(e)))
			}
		}
	}
}

// notLua reports what keeps the file from being Lua; of several on one line, the first.
func (f *luaFile) notLua(say say) {
	lines, all := map[int]bool{}, say
	say = func(found Finding) {
		if !lines[found.Line] {
			lines[found.Line] = true
			all(found)
		}
	}
	note := 0 // the last line that goes on with a note
	for _, e := range f.tree.Errors {
		if e.Kind == syntax.Misread && e.Want == syntax.Quote || f.isSpace(e) {
			continue // separate rules report and mend these
		}
		if f.restOfNote(e) {
			before := note
			if note = f.line(e.From); before > 0 && note == before+1 {
				continue
			}
		}
		if f.swallowed(e) {
			continue
		}
		found := f.finding(e.From)
		r, mend := f.remarkOn(e)
		if f.mends(mend) {
			found.Fix = mend
		}
		if r.Code == remark.CodeRoundList {
			found.Line, found.Column = at(f.text, f.openedBefore(e.From))
		}
		say(found.says(r))
	}
	f.misfits(say)
}

// swallowed reports whether an error comes from a text without a closing quote, which took in what
// should have closed the bracket before it.
func (f *luaFile) swallowed(e syntax.Error) bool {
	for _, quote := range f.tree.Errors {
		if quote.Kind != syntax.Missing || quote.Want != syntax.Quote || e.From <= quote.From {
			continue
		}
		for _, unclosed := range f.tree.Errors {
			opened := unclosed.Kind == syntax.Missing && unclosed.Opened >= 0 && unclosed.Opened < quote.From && f.line(unclosed.Opened) == f.line(quote.From)
			if opened && unclosed.From > quote.From && e.From <= unclosed.From {
				return true
			}
		}
	}
	return false
}

// mends reports whether less keeps the file from being Lua once a mend is made.
func (f *luaFile) mends(mend *Fix) bool {
	if mend == nil || len(f.tree.Errors) > fewErrors {
		return mend != nil
	}
	text, _ := Mend(f.text, []Finding{{Fix: mend}})
	return len(syntax.Parse(text).Errors) < len(f.tree.Errors)
}

// fewErrors is how many errors a file may have for its mends to be tried.
const fewErrors = 12

// Syntax returns what keeps a file from being Lua, worded and placed as a check does it,
// for whoever only wants to run the file. It returns nothing for a file that is Lua, and
// for what a check reports under other rules.
func Syntax(name, text string) (list []Finding) {
	f := takeApart(name, text)
	if len(f.tree.Errors) == 0 {
		return nil
	}
	f.notLua(func(found Finding) {
		found.Rule, found.Severity = "syntax", Error
		list = append(list, found)
	})
	return list
}

// isSpace reports whether an error is about a space that isn't a plain one.
func (f *luaFile) isSpace(e syntax.Error) bool {
	return e.Kind == syntax.Unexpected && e.To > e.From && strings.TrimSpace(f.text[e.From:e.To]) == ""
}

// remarkOn returns what is said about an error, and how to mend it if that is safe.
func (f *luaFile) remarkOn(e syntax.Error) (remark.Remark, *Fix) {
	what, opened, begins := f.text[e.From:e.To], "", 0
	if e.Opened >= 0 {
		opened = f.text[e.Opened:f.tree.Tokens[f.tree.TokenAt(e.Opened)].To]
		if begins = f.line(e.Opened); begins == f.line(e.From) {
			begins = 0
		}
	}
	replace := func(by string) *Fix { return fix(remark.DidReplace(what, by), e.From, e.To, by) }
	switch e.Kind {
	case syntax.Missing:
		return f.missing(e, opened, begins)
	case syntax.Misread:
		return f.misread(e, what)
	case syntax.WrongClosing:
		if i := f.tree.TokenAt(e.Opened); what == "}" && opened == "(" && slices.ContainsFunc(f.tree.Tokens[i:f.tree.TokenAt(e.From)], func(t syntax.Token) bool { return t.Kind == syntax.Assign }) {
			return remark.BracesAround(f.line(e.Opened)), nil // fields stand in it, so the bracket that opens it is wrong
		}
		return remark.ClosesOther(what, opened, f.line(e.Opened), e.Type), replace(e.Type)
	case syntax.ElseIf:
		return remark.NeedsElseIf(begins), replace("elseif")
	case syntax.BadName:
		return f.badName(e, what)
	case syntax.BadKey:
		better := `["` + strings.Trim(what, `"'`) + `"]`
		if bare := strings.Trim(what, `"'`); isName(bare) {
			better = bare
		}
		return remark.KeyInQuotes(what, better), replace(better)
	case syntax.NamedValue:
		return remark.NamedInBrackets(what, f.calledAround(e.From)), nil
	case syntax.InnerQuote:
		return f.innerQuote(e)
	case syntax.BrokenText:
		return f.brokenText(e)
	case syntax.NoTarget:
		return remark.NotAssignable(what), nil
	case syntax.NoStatement:
		return remark.NothingDone(what, f.isLast(e.To)), nil
	case syntax.NotLast:
		return remark.NotLast(f.before(e.From, syntax.ReturnKey, syntax.BreakKey)), nil
	case syntax.TooDeep, syntax.TooLong:
		return remark.NestedTooDeep(), nil
	}
	r := f.unexpected(e, what)
	if _, after := f.around(e.To); r.Code == remark.NoCommaHere().Code && !f.newLine(e.To, after) {
		return r, fix(remark.DidTakeOut(","), e.From, e.To, "")
	}
	return r, nil
}

// withoutErrors returns the text without the statements of the file that have errors in
// them, if the rest is Lua; otherwise "".
func (f *luaFile) withoutErrors() string {
	if len(f.tree.Errors) == 0 {
		return f.text
	}
	text := []byte(f.text)
	for _, s := range f.tree.Root.Children {
		for _, statement := range s.Children {
			if span := f.tree.Span(statement); f.wrongIn(span) {
				blank(text[span.From:span.To])
			}
		}
		if s.Form == syntax.Wrong {
			span := f.tree.Span(s)
			blank(text[span.From:span.To])
		}
	}
	for _, e := range f.tree.Errors { // comments of other languages, and spaces that aren't plain
		if f.isSpace(e) || e.Kind == syntax.Misread && e.Want == syntax.CommentSign {
			from := e.From
			end := e.To
			for e.Kind == syntax.Misread && end < len(text) && text[end] != '\n' {
				end++
			}
			blank(text[from:end])
		}
	}
	if script.Syntax(f.name, text) != nil {
		return ""
	}
	return string(text)
}

// wrongIn reports whether an error is in a part of the file. What is missing belongs to
// what it is missing after.
func (f *luaFile) wrongIn(span syntax.Span) bool {
	for _, e := range f.tree.Errors {
		if span.From <= e.From && (e.From < span.To || e.From == span.To && e.Kind == syntax.Missing) {
			return true
		}
	}
	return false
}

func blank(text []byte) {
	for i, c := range text {
		if c != '\n' {
			text[i] = ' '
		}
	}
}

// unknownWords reports the mistakes that the script checker finds in as much of a
// file as is Lua. Names that may have been declared in the rest are accepted.
func unknownWords(p *pack, say say) {
	for _, f := range p.scripts() {
		if f.whatIsLua == "" {
			continue
		}
		_, err := p.compiler.File(f.name, f.whatIsLua)
		all := errorsOf(err)
		said := map[string]bool{}
		for _, e := range all {
			if e.Name != "" && (said[e.Name] || f.declaredAs(e.Name, all, say)) {
				said[e.Name] = true
				continue // one finding for one name
			}
			said[e.Name] = true
			if f.whatIsLua != f.text && e.Name != "" && f.declares(e.Name) {
				continue
			}
			found := p.placed(e)
			if r, mend := remark.Stranger(e.Name); mend != "" && e.Code == script.CodeUnknownName {
				if offset, ok := f.named(e.Line, e.Name); ok {
					found.Fix = fix(remark.DidReplace(e.Name, mend), offset, offset+len(e.Name), mend)
				}
				say(found.says(r))
				continue
			}
			found = found.says(remark.Authored(e))
			if e.Code == script.CodeUnknownName {
				if meant := remark.WordFor(e.Name); meant != "" && found.Instead == "" {
					found.Instead = meant
				}
				found = f.likeText(e, found)
			}
			say(found)
		}
	}
}

// declaredAs reports a local that nothing uses and that is called nearly as a name that isn't
// known and is used several times, and whether there is one: it was renamed where it is declared.
func (f *luaFile) declaredAs(name string, all []*script.Error, say say) bool {
	var lines []int
	for _, e := range all {
		if e.Name == name && e.Code == script.CodeUnknownName {
			lines = append(lines, e.Line)
		}
	}
	if len(lines) < 2 || f.declares(name) {
		return false
	}
	for _, v := range f.resolved().all {
		if len(v.uses) == 0 && len(v.values) > 0 && spelling.Nearest(name, []string{v.name}) != "" {
			at := f.tree.Tokens[v.at]
			found := f.finding(at.From).says(remark.DeclaredAs(v.name, name, lines[0]))
			found.Fix = fix(remark.DidReplace(v.name, name), at.From, at.To, name)
			say(found)
			return true
		}
	}
	return false
}

// likeText adds to a finding about a name that isn't known what it may be meant as: a
// text, where the name is all there is of a value or a comparison, or a field.
func (f *luaFile) likeText(e *script.Error, found Finding) Finding {
	offset, ok := f.named(e.Line, e.Name)
	if !ok {
		return found
	}
	f.tree.Walk(func(n *syntax.Node) bool {
		if s := f.tree.Span(n); s.From > offset || s.To < offset {
			return false
		}
		for _, c := range n.Children {
			if c.Form != syntax.Word || f.tree.Span(c).From != offset {
				continue
			}
			switch {
			case n.Form == syntax.Keyed, n.Form == syntax.Item, n.Form == syntax.Binary && f.tree.Tokens[n.Children[0].End].Kind == syntax.Equal:
				found.Instead = remark.Quotes(e.Name)
			case n.Form == syntax.Call && f.tree.Tokens[n.Children[1].First].Kind == syntax.Text && f.unassigned(f.tree.Tokens[c.First]):
				to := f.tree.Span(c).To
				found = found.says(remark.NoEquals(e.Name))
				found.Fix = fix(remark.DidWrite("="), to, to, " =")
			}
		}
		return true
	})
	return found
}
