package check

import (
	"fmt"
	"regexp"
	"strings"

	"caseload/app/check/avoid"
	"caseload/app/check/remark"
	"caseload/app/script/syntax"
	"caseload/app/theme"
)

var themeRules = []Rule{
	{"content-note-missing", Warning, "A theme that somebody may not want to meet unprepared is named in the scenario's content notes.", themes},
	{"content-note-none", Warning, "A scenario says in its content notes what is in it, if only that nothing distressing is.", noNotes},
}

// themes looks at everything that could be met: for a cut, what its plays met and
// what it declares; for the whole scenario, all texts.
func themes(p *pack, say say) {
	for _, t := range p.tellings {
		if t.world == nil {
			continue
		}
		notes := strings.Join(t.world.Setting.ContentNotes, "; ")
		f := p.declared(t, "content_notes")
		var unnamed []avoid.Unnamed
		var alone []Finding
		for _, one := range theme.List() {
			if one.Notes.MatchString(notes) {
				continue
			}
			where, word, n := p.naming(t, one.Texts)
			if n == 0 || n == 1 && p.deadly(where) {
				continue
			}
			unnamed = append(unnamed, avoid.Unnamed{Theme: one.Name, Word: word, Where: fmt.Sprintf("%s:%d", where.File, where.Line), Texts: n})
			if n == 1 && where.File != f.File { // a text that alone brings it in, so that it may be that which is to change
				where.Severity = Note
				alone = append(alone, where.says(avoid.ThemeHere(one.Name, word)))
			}
		}
		if len(unnamed) > 0 {
			say(f.says(avoid.ThemesUnnamed(unnamed)))
		}
		if len(unnamed) == 1 { // of several, it is the notes that lack something
			for _, where := range alone {
				say(where)
			}
		}
	}
}

// deadly reports whether a death is said to come of a decision on a line, which is what is wrong
// there, whatever the content notes say.
func (p *pack) deadly(where Finding) (is bool) {
	for _, rule := range neverRules {
		if rule.ID == "death" {
			rule.find(p, func(f Finding) { is = is || f.File == where.File && f.Line == where.Line })
		}
	}
	return is
}

// naming returns the first place in a beginning at which a theme is named, the
// word that names it, and how many texts do so.
func (p *pack) naming(t *telling, words *regexp.Regexp) (first Finding, word string, n int) {
	seen := map[string]bool{}
	add := func(body string, place Finding) {
		m := words.FindStringIndex(body)
		if m == nil || seen[place.File] {
			return
		}
		seen[place.File] = true
		if m[1] < len(body) && body[m[1]] == '}' { // of a name in braces
			m[1]++
		}
		if n++; n == 1 {
			first, word = place, body[m[0]:m[1]]
		}
	}
	if t.main == "scenario.lua" {
		for _, name := range p.texts() {
			if m := words.FindStringIndex(p.files[name]); m != nil {
				add(p.files[name], p.spot(name, m[0]))
			}
		}
	}
	if t.main == "scenario.lua" {
		for _, one := range p.met {
			if m := words.FindStringIndex(one.Whole); m != nil && !isText(one.name) && !p.asides(one.name, one.offset) {
				add(one.Whole, p.spot(one.name, one.offset+m[0]))
			}
		}
	}
	for _, body := range t.bodies() {
		if words.MatchString(body) {
			if f, ok := p.sourceOf(body); ok {
				add(body, f)
			}
		}
	}
	return first, word, n
}

// asides reports whether a text in a script is a content note itself, or one of what no
// student meets while they play: the question for a class, why a range can be defended.
func (p *pack) asides(name string, offset int) bool {
	f := p.lua[name]
	aside := false
	f.tree.Walk(func(n *syntax.Node) bool {
		if span := f.tree.Span(n); offset < span.From || offset >= span.To {
			return false
		}
		if key, ok := f.key(n); ok {
			switch key {
			case "content_notes", "touches", "discuss", "why", "judged", "source", "moment", "summary":
				aside = true
			}
		}
		return true
	})
	return aside
}

func noNotes(p *pack, say say) {
	for _, t := range p.tellings {
		if t.world != nil && len(t.world.Setting.ContentNotes) == 0 {
			at := p.declared(t, "content_notes")
			if word := p.declared(t, ""); at.Line == word.Line && at.Column == word.Column {
				at = p.declared(t, "title") // it has none that could be filled
			}
			say(at.says(remark.NoContentNotes()))
		}
	}
}
