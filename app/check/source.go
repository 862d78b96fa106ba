package check

import (
	"slices"
	"strings"
)

// piece is a part of a text that stands in a file as it is said: what lies
// between two words in braces.
type piece struct {
	text   string
	file   string
	offset int
}

// pieces are those of all texts and of what scripts say, longest first of each.
func (p *pack) pieces() []piece {
	if p.said != nil {
		return p.said
	}
	add := func(text, file string, offset int) {
		longest := ""
		for _, part := range placeholder.Split(text, -1) {
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

// whence is where words that were met in a play stand in the pack.
func (p *pack) whence(body string) (Finding, bool) {
	for _, one := range p.pieces() {
		if len(one.text) <= len(body) && strings.Contains(body, one.text) {
			f := Finding{File: one.file}
			f.Line, f.Column = at(p.files[one.file], one.offset)
			return f, true
		}
	}
	return Finding{}, false
}

// storyline is where a storyline is told, and whether its name is written there.
func (p *pack) storyline(name string) (Finding, bool) {
	for _, f := range p.scripts() {
		for _, c := range f.calls {
			if said, ok := f.textAt(c.args + 1); c.name == "storyline" && ok && said == name {
				return f.finding(f.tokens[c.first].from, "", ""), true
			}
		}
	}
	return Finding{}, false
}

// declared is where the scenario says something of itself: a field of its word,
// else the word.
func (p *pack) declared(t *telling, field string) Finding {
	f := p.lua[t.main]
	if f == nil {
		return Finding{File: t.main}
	}
	for _, c := range f.calls {
		if c.name == "scenario" && c.table != nil {
			if it := c.table.field(field); it != nil {
				return f.finding(f.tokens[it.at].from, "", "")
			}
			return f.finding(f.tokens[c.first].from, "", "")
		}
	}
	return Finding{File: t.main}
}

// says fills a place with what is said of it.
func (f Finding) says(sentence, instead string) Finding {
	f.Sentence, f.Instead = sentence, instead
	return f
}

// middle is the middle of some numbers; 0 of none.
func middle(values []int) int {
	if len(values) == 0 {
		return 0
	}
	slices.Sort(values)
	return values[(len(values)-1)/2]
}
