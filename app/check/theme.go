package check

import (
	"fmt"
	"regexp"
	"strings"

	"caseload/app/check/remark"
	"caseload/app/script/syntax"
)

var themeRules = []Rule{
	{"content-note-missing", Warning, "A theme that somebody may not want to meet unprepared is named in the scenario's content notes.", themes},
	{"content-note-none", Warning, "A scenario says in its content notes what is in it, if only that nothing distressing is.", noNotes},
}

// theme is something for which a content note is wanted: the words by which a
// text names it, and those by which a note does.
//
// The lists are Caseload's own, and limited to words that seldom mean anything
// else. A theme can be present without any of them, and no list would find it; a
// practitioner should read the pack anyway.
type theme struct {
	name  string // as a note might say it
	texts *regexp.Regexp
	notes *regexp.Regexp
}

func words(list string) *regexp.Regexp {
	return regexp.MustCompile(`(?i)\b(?:` + strings.Join(strings.Split(list, ", "), "|") + `)\b`)
}

var themeList = []theme{
	{"domestic abuse",
		words(`domestic (?:abuse|violence), coercive, controlling behaviour, strangl\w*, non-molestation, perpetrators?, hits? her, hit her, hit him, slapped her, threatened to kill, DASH, MARAC, refuge place, ex-partner came back, broke the door, afraid of him, scared of him`),
		words(`domestic abuse, domestic violence, violence at home, violent partner, coercive, coercion, abusive relationship`)},
	{"neglect",
		words(`neglect\w*, no food in, hungry every, unwashed, lice untreated, soiled mattress, pressure sores?, left alone all`),
		words(`neglect\w*, self-neglect, going without`)},
	{"sexual abuse or exploitation",
		words(`sexual(?:ly)? (?:abus\w+|assault\w*|exploit\w+), rape\w*, groom(?:ed|ing), exploitation, county lines, older boyfriend, nudes, indecent (?:images?|assault)`),
		words(`sexual \w+, exploit\w+, rape, groom\w+, used by somebody older, being used`)},
	{"self-harm or suicide",
		words(`suicid\w*, self-harm\w*, overdos\w+, took all (?:her|his|their) tablets, cut (?:herself|himself|themselves), cutting (?:herself|himself|themselves), kill (?:herself|himself|themselves|myself), (?:took|takes|taken|taking) (?:her|his|their) own li(?:fe|ves), (?:ended|ends|ending|end) (?:her|his|their|my) (?:own )?life, killed (?:herself|himself|themselves), end it all, not want to be here any ?more, better off without me`),
		words(`suicid\w*, self-harm\w*, self harm, wanting to die`)},
	{"misuse of alcohol or drugs",
		words(`heroin, cocaine, crack, cannabis, methadone, ketamine, spice, drunk, drinks? heavily, drinking again, bottles? of (?:vodka|wine|cider), alcoholi\w+, withdrawal, intoxicated, substance misuse, drug use`),
		words(`alcohol, drink\w*, drugs?, substance\w*, addiction`)},
	{"a death, or grief",
		words(`died, funeral, bereave\w+, passed away, stillb\w+, cot death, hospice, end of life, dying, grief, grieving, widow\w*`),
		words(`death, dying, died, grief, bereave\w+, loss of, end of life, dies`)},
	{"an injury",
		words(`bruis\w+, fractur\w+, burn marks?, bite marks?, injur(?:y|ies) to, non-accidental, skeletal survey, strategy discussion, shaken, mark on`),
		words(`injur\w+, bruis\w+, mark on, hurt, harm to, physical abuse, fracture, falls?, fallen`)},
	{"discrimination",
		words(`racis\w+, racial(?:ly)? abus\w+, homophob\w+, transphob\w+, islamophob\w+, antisemit\w+, slurs?, hate crime, hate incident, go back to (?:your|her|his|their)`),
		words(`racis\w+, discriminat\w+, hate, homophob\w+, transphob\w+, prejudice, islamophob\w+, antisemit\w+`)},
	{"a parent's or carer's mental ill health",
		words(`low mood, depress\w+, psychosis, psychotic, sectioned, panic attacks?, hearing voices, postnatal, breakdown`),
		words(`mood, mental (?:ill )?health, depress\w+, psychosis, anxiety`)},
	{"removal of a child",
		words(`removed from (?:her|his|their) (?:care|parents|mother), emergency protection order, police protection, interim care order, taken into care, adoption`),
		words(`remov\w+, care proceedings, court, care order, adoption, separation, taken into care`)},
}

// themes looks at everything that could be met: for a cut, what its plays met and
// what it declares; for the whole scenario, all texts.
func themes(p *pack, say say) {
	for _, t := range p.tellings {
		if t.world == nil {
			continue
		}
		notes := strings.Join(t.world.Setting.ContentNotes, "; ")
		for _, theme := range themeList {
			if theme.notes.MatchString(notes) {
				continue
			}
			where, word, n := p.naming(t, theme.texts)
			if n == 0 {
				continue
			}
			f := p.declared(t, "content_notes")
			say(f.says(remark.ThemeUnnamed(theme.name, word, fmt.Sprintf("%s:%d", where.File, where.Line), n)))
		}
	}
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
		if n++; n == 1 {
			first, word = place, body[m[0]:m[1]]
		}
	}
	if t.main == "scenario.lua" {
		for _, name := range p.texts() {
			if m := words.FindStringIndex(p.files[name]); m != nil {
				f := Finding{File: name}
				f.Line, f.Column = at(p.files[name], m[0])
				add(p.files[name], f)
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
			say(p.declared(t, "title").says(remark.NoContentNotes()))
		}
	}
}
