package check

import (
	"regexp"
	"strings"

	"caseload/app/check/remark"
	"caseload/app/script/syntax"
)

// misfits reports what Lua accepts, but means something else than what is written looks
// like: `0,5` is two numbers.
func (f *luaFile) misfits(say say) {
	f.tree.Walk(func(n *syntax.Node) bool {
		switch n.Form {
		case syntax.Table:
			for i, c := range n.Children {
				if i > 0 {
					f.decimal(n.Children[i-1], c, say)
				}
				f.twoCommas(c, say)
				f.bullet(c, say)
				f.comparison(c, say)
			}
		case syntax.Local, syntax.Set:
			if values := n.Children[len(n.Children)-1]; values.Form == syntax.Values && len(values.Children) == 2 && n.Children[0].End-n.Children[0].First == 1 {
				f.decimal(values.Children[0], values.Children[1], say)
			}
			f.commaBefore(n, say)
		case syntax.Block:
			for i, c := range n.Children {
				if i > 0 {
					f.splitName(n.Children[i-1], c, say)
					f.splitText(n.Children[i-1], c, say)
					f.splitValues(n.Children[i-1], c, say)
					f.assignedInWords(n.Children[i-1], c, say)
				}
			}
		case syntax.Call:
			f.calledText(n, say)
		case syntax.Member:
			f.fullStop(n, say)
		case syntax.Element, syntax.Count:
			f.countsFromZero(n, say)
		case syntax.If, syntax.While, syntax.Branch:
			if text, ok := f.literal(n.Children[0]); ok && n.Children[0].Form == syntax.Literal && len(n.Children) > 1 {
				say(f.finding(f.tree.Span(n.Children[0]).From).says(remark.TextAlone("\"" + text + "\"")))
			}
		case syntax.Binary:
			f.date(n, say)
			f.path(n, say)
			f.bracesJoined(n, say)
			f.misjudged(n, say)
		}
		return true
	})
}

var whole = regexp.MustCompile(`^[0-9]+$`)

// decimal finds a number with a decimal comma: a value and an item without a space
// between them.
func (f *luaFile) decimal(one, other *syntax.Node, say say) {
	left, right := f.tree.Tokens[one.End-1], f.tree.Tokens[other.First]
	value := one.Form == syntax.Keyed || one.Form == syntax.Literal
	if !value || other.End-other.First != 1 || left.Kind != syntax.Number || right.Kind != syntax.Number || right.From != left.To+1 || !whole.MatchString(f.written(left)) || !whole.MatchString(f.written(right)) {
		return
	}
	if one.Form == syntax.Keyed && (len(one.Children) != 1 || one.Children[0].Form != syntax.Literal) {
		return
	}
	written, better := f.text[left.From:right.To], f.written(left)+"."+f.written(right)
	found := f.finding(left.From).says(remark.DecimalComma(written, better))
	found.Fix = fix(remark.DidReplace(written, better), left.From, right.To, better)
	say(found)
}

// twoCommas finds a second comma behind an item of a table, which Lua as it is run here
// passes over.
func (f *luaFile) twoCommas(item *syntax.Node, say say) {
	if item.End+1 >= len(f.tree.Tokens) || f.tree.Tokens[item.End].Kind != syntax.Comma || f.tree.Tokens[item.End+1].Kind != syntax.Comma {
		return
	}
	second := f.tree.Tokens[item.End+1]
	found := f.finding(second.From).says(remark.TwoCommas())
	found.Severity, found.Fix = Warning, fix(remark.DidTakeOut(","), second.From, second.To, "")
	say(found)
}

// bullet finds a hyphen before a text in a list, as in a letter. Where the comma before it is
// missing as well, it is a subtraction.
func (f *luaFile) bullet(item *syntax.Node, say say) {
	if item.Form != syntax.Item || len(item.Children) != 1 {
		return
	}
	item.Children[0].Walk(func(n *syntax.Node) bool {
		if n.Form != syntax.Unary && n.Form != syntax.Binary {
			return false
		}
		last := n.Children[len(n.Children)-1]
		sign := f.tree.Tokens[last.First-1]
		if _, text := f.literal(last); text && (sign.Kind == syntax.Minus || sign.Kind == syntax.Star) && f.newLine(f.tree.Tokens[last.First-2].To, sign) {
			found := f.finding(sign.From).says(remark.Bullet(f.written(sign)))
			if n.Form == syntax.Unary {
				found.Fix = fix(remark.DidTakeOut(f.written(sign)), sign.From, f.tree.Tokens[last.First].From, "")
			}
			say(found)
		}
		return true
	})
}

// comparison finds `name == value` as an item of a table.
func (f *luaFile) comparison(item *syntax.Node, say say) {
	if item.Form != syntax.Item || len(item.Children) != 1 || item.Children[0].Form != syntax.Binary {
		return
	}
	sign := f.tree.Tokens[item.First+1]
	if name := f.tree.Tokens[item.First]; name.Kind == syntax.Name && sign.Kind == syntax.Equal && !f.declares(f.written(name)) {
		r, mend := remark.Misread("==", syntax.Assign)
		found := f.finding(sign.From).says(r)
		found.Fix = fix(remark.DidReplace("==", mend), sign.From, sign.To, mend)
		say(found)
	}
}

// splitName finds `local night visit = …`, which declares `night` and assigns `visit`.
func (f *luaFile) splitName(one, other *syntax.Node, say say) {
	if one.Form != syntax.Local || len(one.Children) != 1 || other.Form != syntax.Set || other.Children[0].End-other.Children[0].First != 1 {
		return
	}
	left, right := f.tree.Tokens[one.End-1], f.tree.Tokens[other.First]
	if f.newLine(left.To, right) || right.Kind != syntax.Name {
		return
	}
	name := f.written(left) + " " + f.written(right)
	say(f.finding(left.From).says(remark.NameWithSpace(name, strings.ReplaceAll(name, " ", "_"))))
}

// splitValues finds `local a, b = names.family { … } names.first "b"`, in which the second call
// begins a statement, and nothing is left for the second name.
func (f *luaFile) splitValues(one, other *syntax.Node, say say) {
	left, right := f.tree.Tokens[max(one.First, one.End-1)], f.tree.Tokens[other.First]
	if one.Form != syntax.Local || len(one.Children) != 2 || other.Form != syntax.Do || left.Kind == syntax.Text || left.Kind == syntax.Semicolon || f.newLine(left.To, right) {
		return
	}
	if names := one.Children[0]; (names.End-names.First+1)/2 > len(one.Children[1].Children) {
		found := f.finding(left.From).says(remark.NoComma(f.written(left)))
		found.Fix = fix(remark.DidWrite(","), left.To, left.To, ",")
		say(found)
	}
}

// splitText finds a text that is followed by a name, with which Lua begins a statement.
func (f *luaFile) splitText(one, other *syntax.Node, say say) {
	left, right := f.tree.Tokens[max(one.First, one.End-1)], f.tree.Tokens[other.First]
	if one.Form != syntax.Local && one.Form != syntax.Set || other.Form != syntax.Do || left.Kind != syntax.Text || f.newLine(left.To, right) {
		return
	}
	if left.To == right.From {
		say(f.finding(left.To).says(remark.TextEnds(f.written(right), f.text[left.From] == '\'')))
		return
	}
	say(f.finding(left.To).says(remark.NoCommaOrJoin(f.written(left), f.written(right))))
}

// assignedInWords finds `local says is "text"`, which declares `says` and calls `is`.
func (f *luaFile) assignedInWords(one, other *syntax.Node, say say) {
	left, right := f.tree.Tokens[max(one.First, one.End-1)], f.tree.Tokens[other.First]
	word := f.written(right)
	if one.Form != syntax.Local || len(one.Children) != 1 || other.Form != syntax.Do || f.newLine(left.To, right) || word != "is" && word != "as" && word != "to" && word != "equals" && word != "be" {
		return
	}
	found := f.finding(right.From).says(remark.NoEquals(f.written(left)))
	found.Fix = fix(remark.DidReplace(word, "="), right.From, right.To, "=")
	say(found)
}

// calledText finds a text or table that was meant to follow a value, and makes Lua call
// the value: `..` or a comma is missing.
func (f *luaFile) calledText(n *syntax.Node, say say) {
	called, given := n.Children[0], f.tree.Tokens[n.Children[1].First]
	value, last := f.tree.Source(called), f.tree.Tokens[called.End-1]
	if given.Missing() || given.Kind != syntax.Text && given.Kind != syntax.OpenBrace || called.Form != syntax.Member && called.Form != syntax.Word {
		return
	}
	switch text, _ := textOf(f.written(given), 0); {
	case f.newLine(last.To, given):
		found := f.finding(last.To).says(remark.NoComma(value))
		found.Fix = fix(remark.DidWrite(","), last.To, last.To, ",")
		say(found)
	case given.Kind == syntax.Text && strings.HasPrefix(text, " "):
		found := f.finding(last.To).says(remark.NoJoin(value, f.written(given)))
		found.Fix = fix(remark.DidWrite(".."), last.To, last.To, " ..")
		say(found)
	}
}

// fullStop finds a full stop at the end of a line, behind which Lua takes the name that
// begins the next one for a field.
func (f *luaFile) fullStop(n *syntax.Node, say say) {
	dot, name := f.tree.Tokens[n.Children[0].End], f.tree.Tokens[n.End-1]
	if dot.Kind != syntax.Dot || !f.newLine(dot.To, name) {
		return
	}
	kind := syntax.Semicolon
	f.tree.Walk(func(of *syntax.Node) bool {
		span := f.tree.Span(of)
		if dot.From < span.From || dot.From >= span.To {
			return false
		}
		switch of.Form {
		case syntax.Table, syntax.Arguments:
			kind = syntax.Comma
		case syntax.Block:
			kind = syntax.Semicolon
		}
		return true
	})
	r, mend := remark.Misread(".", kind)
	found := f.finding(dot.From).says(r)
	found.Fix = fix(remark.DidReplace(".", mend), dot.From, dot.To, mend)
	say(found)
}

// misjudged finds conditions that mean something else than they say, and `+` between
// texts.
func (f *luaFile) misjudged(n *syntax.Node, say say) {
	if len(n.Children) != 2 {
		return
	}
	left, right := n.Children[0], n.Children[1]
	sign := f.tree.Tokens[left.End]
	text := func(n *syntax.Node) bool {
		return n.Form == syntax.Literal && f.tree.Tokens[n.First].Kind == syntax.Text
	}
	if (sign.Kind == syntax.And || sign.Kind == syntax.Or) && text(left) {
		say(f.finding(sign.From).says(remark.OneOfTwo(f.written(sign))))
		return
	}
	switch sign.Kind {
	case syntax.Or:
		if left.Form == syntax.Binary && len(left.Children) == 2 && f.tree.Tokens[left.Children[0].End].Kind == syntax.Equal && text(right) {
			at := f.tree.Span(right).From
			compared := f.tree.Source(left.Children[0]) + " == "
			found := f.finding(at).says(remark.AlwaysSo(f.tree.Source(right), compared+f.tree.Source(right)))
			found.Fix = fix(remark.DidWrite(strings.TrimSpace(compared)), at, at, compared)
			say(found)
		}
	case syntax.Equal:
		if left.Form == syntax.Unary && f.tree.Tokens[left.First].Kind == syntax.Not && text(right) {
			say(f.finding(f.tree.Span(n).From).says(remark.NeverSo(f.tree.Source(left.Children[0]) + " ~= " + f.tree.Source(right))))
		}
	case syntax.Less, syntax.LessEqual, syntax.Greater, syntax.GreaterEqual:
		if left.Form == syntax.Binary && len(left.Children) == 2 {
			if k := f.tree.Tokens[left.Children[0].End].Kind; k >= syntax.LessEqual && k <= syntax.Greater {
				say(f.finding(sign.From).says(remark.TwoComparisons()))
			}
		}
	case syntax.Minus:
		if text(left) && text(right) && !f.newLine(f.tree.Tokens[left.End-1].To, sign) {
			r, _ := remark.Misread("-", syntax.Comma)
			found := f.finding(sign.From).says(r)
			found.Fix = fix(remark.DidReplace("-", ","), f.tree.Tokens[left.End-1].To, sign.To, ",")
			say(found)
		}
	case syntax.Plus:
		if text(left) || text(right) {
			found := f.finding(sign.From).says(remark.PlusJoins())
			found.Fix = fix(remark.DidReplace("+", ".."), sign.From, sign.To, "..")
			say(found)
		}
	}
}

var (
	dayNumber = regexp.MustCompile(`^(?:19|20)[0-9]{2}-(?:0[1-9]|1[0-2])-[0-3][0-9]$`)
	daySlash  = regexp.MustCompile(`^[0-3]?[0-9]/[01]?[0-9]/(?:19|20)?[0-9]{2}$`)
)

// date finds a date without quotes, which is a subtraction or a division.
func (f *luaFile) date(n *syntax.Node, say say) {
	written := f.tree.Source(n)
	switch span := f.tree.Span(n); {
	case dayNumber.MatchString(written):
		found := f.finding(span.From).says(remark.DateWithoutQuotes(written))
		found.Fix = fix(remark.DidReplace(written, `"`+written+`"`), span.From, span.To, `"`+written+`"`)
		say(found)
	case daySlash.MatchString(written):
		say(f.finding(span.From).says(remark.DateWithSlashes(written)))
	}
}

var bareFile = regexp.MustCompile(`^[\w-]+(?:/[\w-]+)*\.(?:md|lua)$`)

// path finds the name of a file without quotes, which is a division.
func (f *luaFile) path(n *syntax.Node, say say) {
	if written := f.tree.Source(n); bareFile.MatchString(written) && strings.Contains(written, "/") {
		span := f.tree.Span(n)
		found := f.finding(span.From).says(remark.Unquoted(written))
		found.Fix = fix(remark.DidReplace(written, `"`+written+`"`), span.From, span.To, `"`+written+`"`)
		say(found)
	}
}

// bracesJoined finds `{name} .. "text"`: a word in braces is part of the text around it.
func (f *luaFile) bracesJoined(n *syntax.Node, say say) {
	if len(n.Children) != 2 || f.tree.Tokens[n.Children[0].End].Kind != syntax.Concat {
		return
	}
	for _, c := range n.Children {
		if c.Form == syntax.Table && len(c.Children) == 1 && c.Children[0].Form == syntax.Item && c.Children[0].Children[0].Form == syntax.Word {
			say(f.finding(f.tree.Span(c).From).says(remark.BracesOutside(f.tree.Source(c))))
			return
		}
	}
}

// commaBefore finds a comma at the end of a statement, which makes the statement below it one more
// value: it begins no further in.
func (f *luaFile) commaBefore(n *syntax.Node, say say) {
	values := n.Children[len(n.Children)-1]
	if values.Form != syntax.Values {
		return
	}
	column := func(token int) int { return f.finding(f.tree.Tokens[token].From).Column }
	for i, v := range values.Children {
		if comma := f.tree.Tokens[max(0, v.First-1)]; i > 0 && comma.Kind == syntax.Comma && f.newLine(comma.To, f.tree.Tokens[v.First]) && column(v.First) <= column(n.First) {
			found := f.finding(comma.From).says(remark.StrayComma())
			found.Fix = fix(remark.DidTakeOut(","), comma.From, comma.To, "")
			say(found)
		}
	}
}
