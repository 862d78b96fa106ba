package check

import (
	"regexp"
	"strconv"
	"strings"

	"caseload/app/check/remark"
	"caseload/app/check/slip"
	"caseload/app/check/timetext"
	"caseload/app/script/syntax"
)

var units = regexp.MustCompile(`(?i)^(?:m|mins?|minutes?|h|hrs?|hours?|d|days?|weeks?|months?|years?|yrs?|points?|pm|am|st|nd|rd|th|percent)$`)

// timeNumber matches a time of day as it is written without quotes: 9.30, 10:20pm.
var timeNumber = regexp.MustCompile(`^(?:[01]?\d|2[0-3])(?:[.:][0-5]\d ?(?:am|pm)?| ?(?:am|pm))$`)

// around returns the token that ends at or before a byte, and the one after it. Tokens
// that aren't written are left out.
func (f *luaFile) around(at int) (before, after syntax.Token) {
	list := f.tree.Tokens
	i := f.tree.TokenAt(at)
	after = list[i]
	for n := i - 1; n >= 0; n-- {
		if !list[n].Missing() && list[n].To <= at {
			return list[n], after
		}
	}
	return syntax.Token{}, after
}

func (f *luaFile) written(t syntax.Token) string { return f.text[t.From:t.To] }

// newLine reports whether a line ends between a byte and a token after it.
func (f *luaFile) newLine(at int, t syntax.Token) bool {
	return t.Kind == syntax.EOF || strings.Contains(f.text[at:max(at, t.From)], "\n")
}

// missing returns what is said about something that isn't there.
func (f *luaFile) missing(e syntax.Error, opened string, begins int) (remark.Remark, *Fix) {
	before, after := f.around(e.From)
	was, is, alone := f.written(before), f.written(after), f.newLine(e.From, after)
	insert := func(text string) *Fix { return fix(remark.DidWrite(strings.TrimSpace(text)), e.From, e.From, text) }
	switch e.Want {
	case syntax.Comma:
		return f.noComma(e, before, after, alone)
	case syntax.Then, syntax.DoKey, syntax.In:
		if alone && e.Want != syntax.In {
			return remark.NoWord(e.Type, was), insert(" " + e.Type)
		}
		return remark.NoWord(e.Type, was), nil
	case syntax.OpenBrace:
		return remark.NoOpening(was), nil
	case syntax.OpenParen:
		if e.Type == "(" {
			return remark.NoOpeningParen(was), nil
		}
		if before.Kind == syntax.Name && f.before(before.From, syntax.Colon) != "" && !f.given(before) {
			if given := f.givenBehind(after); given != "" && !alone {
				return remark.NoBrackets(was, given), nil
			}
			return remark.NoCall(was), insert("()")
		}
		if e.Type == "()" && alone {
			return remark.NoParameters(), insert("()")
		}
		return remark.NoParameters(), nil
	case syntax.Assign:
		if i := f.tree.TokenAt(after.From); before.Kind == syntax.Name && after.Kind == syntax.Name && !alone && i+1 < len(f.tree.Tokens) && (f.tree.Tokens[i+1].Kind == syntax.Comma || f.newLine(after.To, f.tree.Tokens[i+1])) {
			return remark.NameWithSpace(was+" "+is, was+"_"+is), nil
		}
		return remark.NoWord("=", was), insert(" =")
	case syntax.Quote:
		if e.From < len(f.text) && strings.HasPrefix(f.text[e.From:], "“") {
			return slip.NoOpeningQuote(), insert(`"`)
		}
		if from := f.tree.Tokens[f.tree.TokenAt(max(0, e.From-1))]; e.Type == "'" && from.Kind == syntax.Text {
			return f.apostrophe(e, from)
		}
		return remark.NoQuote(e.Type), nil
	case syntax.LongQuote:
		return remark.NoLongEnd(f.line(e.Opened)), nil
	case syntax.Value:
		if before.Kind == syntax.Percent {
			if number, _ := f.around(before.From); number.Kind == syntax.Number {
				return remark.PerCent(f.written(number)), nil
			}
		}
		if after.Kind == syntax.Comma && !alone {
			if before.Kind == syntax.OpenBrace {
				return remark.NothingBefore(was), fix(remark.DidTakeOut(","), after.From, after.To, "")
			}
			return remark.NothingBefore(was), nil
		}
		return remark.NoValue(was), nil
	case syntax.Name:
		return remark.NoName(), nil
	case syntax.Until:
		return remark.NotClosed("repeat", begins, "until"), nil
	case syntax.Colons:
		return remark.NotHere("::"), nil
	}
	if opened == "" && e.Want == syntax.CloseParen && after.Kind == syntax.Comma {
		return remark.RoundList(), nil
	}
	if opened == "" {
		return remark.NoWord(e.Type, was), nil
	}
	if begins == 0 && alone && opened == "(" && e.Type == ")" {
		return remark.NotClosed(opened, 0, e.Type), insert(e.Type)
	}
	return remark.NotClosed(opened, begins, e.Type), nil
}

// givenBehind returns what a call is given that has no brackets, from a token to where its statement
// or its condition ends on the line.
func (f *luaFile) givenBehind(first syntax.Token) string {
	end := first.From
	for _, t := range f.tree.Tokens[f.tree.TokenAt(first.From):] {
		if end > first.From && f.newLine(end, t) || t.Kind == syntax.EOF {
			break
		}
		switch t.Kind {
		case syntax.End, syntax.Then, syntax.ElseKey, syntax.ElseIfKey, syntax.DoKey, syntax.Until, syntax.And, syntax.Or, syntax.Semicolon:
			return strings.TrimRight(f.text[first.From:end], " ,")
		}
		end = max(end, t.To)
	}
	return strings.TrimRight(f.text[first.From:end], " ,")
}

// spacedName returns a name that the file declares, or a word that waits, of which a word and those
// behind it on the line are the parts; "" if there is none.
func (f *luaFile) spacedName(first syntax.Token) (written, better string) {
	i := f.tree.TokenAt(first.From)
	for n := i + 1; n < min(len(f.tree.Tokens), i+6) && !f.newLine(f.tree.Tokens[n-1].To, f.tree.Tokens[n]); n++ {
		if t := f.tree.Tokens[n]; t.Kind != syntax.Name && !syntax.Keyword(f.written(t)) {
			break
		}
		written = f.text[first.From:f.tree.Tokens[n].To]
		if better = strings.ReplaceAll(written, " ", "_"); f.declares(better) || better == "wait_until" || better == "wait_for" {
			return written, better
		}
	}
	return "", ""
}

// withoutAccents writes a name with the letters that a name may have.
var withoutAccents = strings.NewReplacer("à", "a", "á", "a", "â", "a", "ä", "a", "ç", "c", "è", "e", "é", "e", "ê", "e", "ë", "e", "í", "i", "î", "i", "ï", "i", "ñ", "n", "ó", "o", "ô", "o", "ö", "o", "ø", "o", "ú", "u", "û", "u", "ü", "u")

// wordAround returns the word that some bytes are in, which are no letters of a name.
func (f *luaFile) wordAround(from, to int) string {
	part := func(c byte) bool { return letter(c) || digit(c) || c == '_' || c >= 0x80 }
	for from > 0 && part(f.text[from-1]) {
		from--
	}
	for to < len(f.text) && part(f.text[to]) {
		to++
	}
	return f.text[from:to]
}

// openedBefore returns where the round bracket that is open at a byte begins.
func (f *luaFile) openedBefore(at int) int {
	depth := 0
	for i := f.tree.TokenAt(at); i >= 0; i-- {
		switch t := f.tree.Tokens[i]; {
		case t.From >= at || t.Missing():
		case t.Kind == syntax.CloseParen:
			depth++
		case t.Kind == syntax.OpenParen:
			if depth--; depth < 0 {
				return t.From
			}
		}
	}
	return at
}

// unassigned reports whether a name stands where the name of a field does, and is none
// that the file declares.
func (f *luaFile) unassigned(name syntax.Token) bool {
	i := f.tree.TokenAt(name.From)
	if i == 0 || name.Kind != syntax.Name || f.declares(f.written(name)) {
		return false
	}
	before := f.tree.Tokens[i-1].Kind
	return before == syntax.OpenBrace || before == syntax.Comma || before == syntax.Semicolon
}

// given reports whether a name is that of a function that is being written.
func (f *luaFile) given(name syntax.Token) bool {
	for i := f.tree.TokenAt(name.From) - 1; i >= 0; i-- {
		switch f.tree.Tokens[i].Kind {
		case syntax.FunctionKey:
			return true
		case syntax.Name, syntax.Dot, syntax.Colon:
		default:
			return false
		}
	}
	return false
}

// apostrophe explains a text in single quotes that an apostrophe has closed, so that its
// own closing quote opens another one.
func (f *luaFile) apostrophe(e syntax.Error, last syntax.Token) (remark.Remark, *Fix) {
	line := strings.LastIndex(f.text[:last.From], "\n") + 1
	for _, t := range f.tree.Tokens {
		if next := min(t.To, len(f.text)); t.From >= line && t.To <= last.From && t.Kind == syntax.Text && f.text[t.From] == '\'' && next < len(f.text) && letter(f.text[next]) {
			word, _, _ := strings.Cut(f.text[next:], " ")
			return remark.TextEnds(word, true), nil
		}
	}
	return remark.NoQuote(e.Type), nil
}

func (f *luaFile) noComma(e syntax.Error, before, after syntax.Token, alone bool) (remark.Remark, *Fix) {
	was, is := f.written(before), f.written(after)
	length, lasts := timetext.Minutes(was + is)
	comma := fix(remark.DidWrite(","), e.From, e.From, ",")
	next := ""
	if after.To < len(f.text) {
		next = strings.TrimLeft(f.text[after.To:], " ")
	}
	named := after.Kind == syntax.Name && strings.HasPrefix(next, "=")
	if words := f.unquotedWords(before); words != "" && !alone && !named {
		return remark.Unquoted(words), nil
	}
	switch {
	case f.unassigned(before) && !alone && (after.Kind == syntax.Number || after.Kind == syntax.True || after.Kind == syntax.False || after.Kind == syntax.Name && !named):
		return remark.NoWord("=", was), fix(remark.DidWrite("="), e.From, e.From, " =")
	case alone, named && after.From > before.To, after.Kind == syntax.OpenBracket:
		return remark.NoComma(was), comma
	case lasts && after.From == before.To:
		return remark.HoursAndMinutes(was+is, length), fix(remark.DidReplace(was+is, strconv.Itoa(length)), before.From, after.To, strconv.Itoa(length))
	case before.Kind == syntax.Number && after.Kind == syntax.Name && units.MatchString(is):
		return remark.Unit(was, is), nil
	case before.Kind == syntax.Text && after.From == before.To && (after.Kind == syntax.Name || syntax.Keyword(is)):
		return remark.TextEnds(is, f.text[before.From] == '\''), nil
	case before.Kind == syntax.Text && (after.Kind == syntax.Name || after.Kind == syntax.Text):
		return remark.NoCommaOrJoin(was, is), nil
	}
	return remark.NoComma(was), comma
}

// afterText reports whether the word at a byte goes on with a text of its line, which ended too soon:
// only a comma and other words stand between them.
func (f *luaFile) afterText(at int) bool {
	i := f.tree.TokenAt(at)
	if k := f.tree.Tokens[i].Kind; k != syntax.Name && !syntax.Keyword(f.written(f.tree.Tokens[i])) {
		return false
	}
	for n := i - 1; n >= 0 && !f.newLine(f.tree.Tokens[n].To, f.tree.Tokens[n+1]); n-- {
		switch t := f.tree.Tokens[n]; {
		case t.Kind == syntax.Text:
			return n < i-1 && f.tree.Tokens[n+1].Kind == syntax.Comma
		case t.Kind != syntax.Name && t.Kind != syntax.Comma && !t.Missing():
			return false
		}
	}
	return false
}

// unquotedWords returns the words from a name on that stand where the value of a field does,
// as in `title = School rings`; or "" if they are names.
func (f *luaFile) unquotedWords(name syntax.Token) string {
	i := f.tree.TokenAt(name.From)
	if i == 0 || name.Kind != syntax.Name || f.declares(f.written(name)) {
		return ""
	}
	switch f.tree.Tokens[i-1].Kind {
	case syntax.Assign:
	case syntax.OpenParen, syntax.OpenBrace, syntax.Comma: // of names, a list has commas; of three words it is none
		for n := i; n < i+3; n++ {
			if t := f.tree.Tokens[min(n, len(f.tree.Tokens)-1)]; t.Missing() || t.Kind != syntax.Name || f.declares(f.written(t)) {
				return ""
			}
		}
	default:
		return ""
	}
	rest, _, _ := strings.Cut(f.text[name.From:], "\n")
	return strings.TrimSpace(rest[:len(rest)-len(strings.TrimLeftFunc(rest, func(r rune) bool { return !strings.ContainsRune(",\"'{}();=", r) }))])
}

// unexpected returns what is said about something that can't stand where it is.
func (f *luaFile) unexpected(e syntax.Error, what string) remark.Remark {
	before, _ := f.around(e.From)
	here := f.tree.Tokens[f.tree.TokenAt(e.From)]
	first := before.To == 0 || strings.Contains(f.text[before.To:e.From], "\n")
	if f.afterText(e.From) {
		return remark.TextEnds(what, false)
	}
	switch what {
	case "not":
		if before.Kind == syntax.Name && !first {
			r, _ := remark.Misread(what, syntax.NotEqual)
			return r
		}
	case "is", "equals", "becomes":
		if before.Kind == syntax.Name && !first && f.declares(f.written(before)) {
			return remark.NoEquals(f.written(before))
		}
	case ":":
		return remark.NoColon()
	case ",":
		_, after := f.around(e.To)
		if name, _ := f.around(before.From); before.Kind == syntax.Text && name.Kind == syntax.Name && !f.newLine(e.To, after) {
			return remark.NoOpeningParen(f.written(name))
		}
		if f.newLine(e.To, after) {
			return remark.StrayComma()
		}
		return remark.NoCommaHere()
	}
	if before.Kind == syntax.FunctionKey && here.Kind == syntax.Name {
		return slip.NamedFunction(what)
	}
	if written, better := f.spacedName(before); better != "" && !first {
		return remark.NameWithSpace(written, better)
	}
	switch what {
	case "if", "while", "for", "function":
		if before.Kind == syntax.End {
			return remark.EndAlone(what)
		}
	case "end", "until", ")", "}", "]", "else", "elseif":
		return remark.ClosesNothing(what)
	}
	switch {
	case before.Kind == syntax.Text && e.From == before.To && letter(what[0]):
		return remark.TextEnds(what, f.text[before.From] == '\'')
	case before.Kind == syntax.Text && !first && here.Kind == syntax.Name:
		return remark.NoCommaOrJoin(f.written(before), what)
	case here.Kind == syntax.Junk && !strings.ContainsFunc(what, func(r rune) bool { return letter(byte(r)) }):
		if word := f.wordAround(e.From, e.To); word != what {
			if better := withoutAccents.Replace(word); isName(better) {
				return remark.NameWithSpace(word, better)
			}
		}
		return remark.StrangeSign(what)
	case before.Kind == syntax.Name && !first && (here.Kind == syntax.Name || here.Kind == syntax.Number || here.Kind == syntax.True || here.Kind == syntax.False || here.Kind == syntax.Nil):
		line, _, _ := strings.Cut(f.text[e.From:], "\n")
		line, _, _ = strings.Cut(line, " --")
		if here.Kind == syntax.Name && strings.HasPrefix(strings.TrimLeft(f.text[e.To:], " "), "=") {
			return remark.NoOpening(f.written(before))
		}
		if here.Kind == syntax.Number && timeNumber.MatchString(strings.TrimSpace(line)) {
			return remark.TimeWithoutQuotes(strings.TrimSpace(line))
		}
		if r, known := remark.WordOfOthers(f.written(before)); known && !f.declares(f.written(before)) {
			return r
		}
		return remark.NoBrackets(f.written(before), f.givenBehind(here))
	}
	return remark.NotHere(what)
}
