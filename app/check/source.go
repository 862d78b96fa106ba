package check

import (
	"slices"
	"strings"

	"caseload/app/check/readable"
)

// piece is a part of a text that appears unchanged in plays: what lies between
// two placeholders in braces.
type piece struct {
	text   string
	file   string
	offset int
}

// pieces returns the longest piece of every text and of everything that scripts
// say, longest first.
func (p *pack) pieces() []piece {
	if p.said != nil {
		return p.said
	}
	add := func(text, file string, offset int) {
		longest := ""
		for _, part := range readable.Placeholder.Split(text, -1) {
			if part = strings.TrimSpace(part); len(part) > len(longest) {
				longest = part
			}
		}
		if len(longest) >= 8 {
			p.said = append(p.said, piece{longest, file, offset})
		}
	}
	for _, name := range p.texts() {
		add(p.files[name], name, 0)
	}
	for _, f := range p.scripts() {
		for _, t := range f.tokens {
			if t.kind == tokenText && strings.Contains(t.value, " ") {
				add(t.value, f.name, t.from)
			}
		}
	}
	slices.SortStableFunc(p.said, func(a, b piece) int { return len(b.text) - len(a.text) })
	return p.said
}

// sourceOf finds the place in the pack of words that were met in a play, or returns
// false.
func (p *pack) sourceOf(body string) (Finding, bool) {
	for _, one := range p.pieces() {
		if len(one.text) <= len(body) && strings.Contains(body, one.text) {
			f := Finding{File: one.file}
			f.Line, f.Column = at(p.files[one.file], one.offset)
			return f, true
		}
	}
	return Finding{}, false
}

// storyline returns where the storyline of the given name is written, or false if
// its name isn't a literal.
func (p *pack) storyline(name string) (Finding, bool) {
	for _, f := range p.scripts() {
		for _, n := range f.calls {
			first, _ := f.argument(n, 1)
			if said, ok := f.literal(first); ok && said == name && f.nameOf(n) == "storyline" {
				return f.finding(f.tree.Span(n).From), true
			}
		}
	}
	return Finding{}, false
}

// declared returns the place where the scenario sets a field of its `scenario`
// word or, if it doesn't, the word itself.
func (p *pack) declared(t *telling, field string) Finding {
	f := p.lua[t.main]
	if f == nil {
		return Finding{File: t.main}
	}
	for _, n := range f.calls {
		if table := f.tableOf(n); table != nil && f.nameOf(n) == "scenario" {
			if item := f.item(table, field); item != nil {
				return f.finding(f.tree.Tokens[keyToken(item)].From)
			}
			return f.finding(f.tree.Span(n).From)
		}
	}
	return Finding{File: t.main}
}

// middle returns the median of some numbers, or 0 if there are none. It sorts
// values, and takes the lower of two.
func middle(values []int) int {
	if len(values) == 0 {
		return 0
	}
	slices.Sort(values)
	return values[(len(values)-1)/2]
}
