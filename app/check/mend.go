package check

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"caseload/app/check/remark"
	"caseload/app/check/timetext"
	"caseload/app/script/syntax"
)

var plainName = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_]*$`)

func isName(text string) bool { return plainName.MatchString(text) && !syntax.Keyword(text) }

// spaced returns what to write for an error, with no more spaces around it than it needs.
func (f *luaFile) spaced(e syntax.Error, mend string) string {
	if e.From > 0 && f.text[e.From-1] == ' ' {
		mend = strings.TrimLeft(mend, " ")
	}
	if e.To < len(f.text) && f.text[e.To] == ' ' {
		mend = strings.TrimRight(mend, " ")
	}
	return mend
}

var (
	assigned     = regexp.MustCompile(`([A-Za-z_][\w.]*)[ \t]*$`)
	takesMinutes = regexp.MustCompile(`\b(?:minutes|travel)\s*=\s*$`)
)

// misread explains what is read as something else, and mends it.
func (f *luaFile) misread(e syntax.Error, what string) (remark.Remark, *Fix) {
	replace := func(by string) *Fix { return fix(remark.DidReplace(what, by), e.From, e.To, by) }
	r, mend := remark.Misread(what, e.Want)
	n, lasts := timetext.Minutes(what)
	switch {
	case f.restOfNote(e):
		note := &Fix{Says: remark.DidWrite("--")}
		for _, o := range f.tree.Errors[slices.IndexFunc(f.tree.Errors, func(o syntax.Error) bool { return o.From == e.From }):] {
			if line := f.line(o.From); f.restOfNote(o) && line == f.line(e.From)+len(note.Edits) {
				note.Edits = append(note.Edits, Edit{o.From, o.From, "-- "})
			}
		}
		r, _ = remark.Misread("", e.Want)
		return r, note
	case e.Want == syntax.Text && lasts && takesMinutes.MatchString(f.text[:e.From]):
		return remark.HoursAndMinutes(what, n), replace(strconv.Itoa(n))
	case e.Want == syntax.OpenBrace && what == "(":
		both := replace(mend)
		for _, t := range f.tree.Tokens { // of several on one line, only the first is reported
			if t.Kind == syntax.CloseBrace && t.From > e.From && !t.Missing() && f.written(t) == ")" && f.line(t.From) == f.line(e.From) {
				both.Edits = append(both.Edits, Edit{t.From, t.To, "}"})
			}
		}
		return r, both
	case mend != "":
		return r, replace(f.spaced(e, mend))
	case e.Want == syntax.Compound:
		value, _, _ := strings.Cut(f.text[e.To:], "\n")
		value, _, _ = strings.Cut(value, " --")
		value = strings.TrimSpace(value)
		if name := assigned.FindStringSubmatch(f.text[:e.From]); name != nil && (value != "" || what == "++") {
			r = remark.Compound(what, name[1], value)
		}
	}
	return r, f.compound(e)
}

// restOfNote reports whether an error is a line that goes on with the note above it.
func (f *luaFile) restOfNote(e syntax.Error) bool {
	return e.Kind == syntax.Misread && e.Want == syntax.CommentSign && (letter(f.text[e.From]) || digit(f.text[e.From]))
}

// compound mends `name += value` on one line, and returns nil for all else.
func (f *luaFile) compound(e syntax.Error) *Fix {
	if e.Kind != syntax.Misread || e.Want != syntax.Compound {
		return nil
	}
	before, after := f.around(e.From)
	name, sign := f.written(before), strings.TrimSuffix(f.text[e.From:e.To], "=")
	i := f.tree.TokenAt(before.From)
	starts := i == 0 || f.newLine(f.tree.Tokens[i-1].To, before)
	if sign == "++" && starts && isName(name) {
		return fix(remark.DidReplace("++", "+ 1"), e.From, e.To, f.spaced(e, " = ")+name+" + 1")
	}
	last := f.tree.TokenAt(e.To)
	simple := f.tree.Tokens[last].Kind == syntax.Number || f.tree.Tokens[last].Kind == syntax.Name || f.tree.Tokens[last].Kind == syntax.Text
	if !starts || !isName(name) || sign == "++" || !simple || f.newLine(e.To, after) || !f.newLine(f.tree.Tokens[last].To, f.tree.Tokens[last+1]) {
		return nil
	}
	return fix(remark.DidReplace(f.text[e.From:e.To], "= "+name+" "+sign), e.From, e.To, "= "+name+" "+sign)
}

// badName says how a name with spaces or hyphens in it can be written.
func (f *luaFile) badName(e syntax.Error, name string) (remark.Remark, *Fix) {
	quoted := `["` + strings.Join(strings.Fields(name), " ") + `"]`
	better := strings.Join(strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == '-' || r == '\t' }), "_")
	inTable := f.inTable(e.From)
	switch {
	case syntax.Keyword(name) && inTable:
		return remark.ReservedName(name, quoted+" ="), fix(remark.DidReplace(name, quoted), e.From, e.To, quoted)
	case syntax.Keyword(name):
		return remark.ReservedName(name, "another name"), nil
	case strings.Contains(name, "-") && inTable:
		quoted = strings.ReplaceAll(strings.ReplaceAll(quoted, " -", "-"), "- ", "-")
		return remark.NameWithHyphen(name, quoted+" = …"), fix(remark.DidReplace(name, quoted), e.From, e.To, quoted)
	case strings.Contains(name, "-"):
		return remark.NameWithHyphen(name, better), nil
	}
	return remark.NameWithSpace(name, better), nil
}

// inTable reports whether a field begins at a byte.
func (f *luaFile) inTable(at int) (is bool) {
	f.tree.Walk(func(n *syntax.Node) bool {
		is = is || n.Form == syntax.Keyed && f.tree.Tokens[n.First].From == at
		return !is
	})
	return is
}

// calledAround returns the name of what is called with the arguments around a byte.
func (f *luaFile) calledAround(at int) (name string) {
	f.tree.Walk(func(n *syntax.Node) bool {
		if s := f.tree.Span(n); s.From > at || s.To < at {
			return false
		}
		if (n.Form == syntax.Call || n.Form == syntax.Method) && len(n.Children) > 1 && f.tree.Span(n.Children[1]).From < at {
			name = f.text[f.tree.Span(n).From:f.tree.Span(n.Children[1]).From]
		}
		return true
	})
	return strings.TrimSpace(name)
}

// isLast reports whether the block that a statement is in ends behind it, at a byte.
func (f *luaFile) isLast(at int) bool {
	next := f.tree.Tokens[f.tree.TokenAt(at)]
	return next.Kind == syntax.End
}

// before returns the nearest token of one of the kinds before a byte, as it is written.
func (f *luaFile) before(at int, kinds ...syntax.Kind) string {
	for i := f.tree.TokenAt(at); i >= 0; i-- {
		if t := f.tree.Tokens[i]; t.To <= at && slices.Contains(kinds, t.Kind) {
			return f.written(t)
		}
	}
	return ""
}

// innerQuote explains a straight quote inside a text, and makes those inside it curly or,
// around apostrophes, the quotes around it double.
func (f *luaFile) innerQuote(e syntax.Error) (remark.Remark, *Fix) {
	t := f.tree.Tokens[f.tree.TokenAt(e.From)]
	word, _, _ := strings.Cut(f.text[e.To:t.To], " ")
	body := f.text[t.From+1 : max(t.From+1, t.To-1)]
	if quote := f.text[e.From:e.To]; quote == "'" {
		r := remark.TextEnds(word, true)
		if strings.ContainsAny(body, "\"\\") {
			return r, nil
		}
		return r, fix(remark.DidReplace("'", `"`), t.From, t.To, `"`+body+`"`)
	}
	r := remark.TextEnds(word, false)
	parts := strings.Split(body, `"`)
	if len(parts)%2 == 0 || strings.Contains(body, `\`) {
		return r, nil
	}
	var curly strings.Builder
	for i, part := range parts {
		curly.WriteString(part)
		if i < len(parts)-1 {
			curly.WriteString([]string{"“", "”"}[i%2])
		}
	}
	return r, fix(remark.DidCurl(), t.From, t.To, `"`+curly.String()+`"`)
}

// brokenText explains a text that goes on in the next line, and joins its lines.
func (f *luaFile) brokenText(e syntax.Error) (remark.Remark, *Fix) {
	t := f.tree.Tokens[f.tree.TokenAt(max(0, e.From-1))]
	lines := strings.Split(f.written(t), "\n")
	for i := range lines[1:] {
		lines[i], lines[i+1] = strings.TrimRight(lines[i], " \t\r"), strings.TrimLeft(lines[i+1], " \t")
	}
	return remark.TextGoesOn(), fix(remark.DidJoinLines(), t.From, t.To, strings.Join(slices.DeleteFunc(lines, func(line string) bool { return line == "" }), " "))
}
