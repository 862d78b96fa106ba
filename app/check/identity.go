package check

import (
	"io/fs"
	"regexp"
	"slices"
	"strings"

	"caseload/app/check/avoid"
	"caseload/app/check/remark"
)

var identityRules = []Rule{
	{"name-written", Warning, "Families' names are drawn by luck, so that nothing depends on them: not what is computed, nor what a text implies.", namesWritten},
	{"name-in-text", Warning, "A text leaves families' names open, in braces, for the one that is drawn.", namesInTexts},
	{"identity-written", Note, "Where a text says somebody's ethnicity, faith, nationality or sexuality, something should depend on it, and the author should mean it to.", identities},
	{"name-compared", Error, "Nothing in a script asks what somebody is called.", namesCompared},
	{"gender-written", Warning, "A text doesn't say whether a child whose name is drawn is a girl or a boy.", gendersWritten},
	{"identity-moves", Error, "Nothing that the world computes moves with a name: the same decisions under other names lead to the same world.", identityMoves},
}

// namesWritten finds families' members and cases whose name is written down
// instead of drawn.
func namesWritten(p *pack, say say) {
	for _, f := range p.scripts() {
		for i := range f.calls {
			c := &f.calls[i]
			if c.name != "case" && c.name != "child" && c.name != "adult" {
				continue
			}
			it := c.table.position(1)
			if name, ok := f.only(it); ok && !strings.Contains(name, "{") {
				say(f.finding(f.tokens[it.from].from).says(remark.NameFixed(name, c.name)))
			}
		}
	}
}

// bank returns the family names and first names that luck draws from.
func (p *pack) bank() (families, firsts []string) {
	text, err := fs.ReadFile(p.library, "names.lua")
	if err != nil {
		return nil, nil
	}
	f := takeApart("names.lua", string(text))
	list := func(name string) (names []string) {
		for i := range f.tokens {
			if f.is(i, name) && f.is(i-1, "local") && f.is(i+2, "{") {
				for _, it := range f.table(i+2, 0).items {
					if one, ok := f.only(&it); ok {
						names = append(names, one)
					}
				}
			}
		}
		return names
	}
	return list("family_names"), list("first_names")
}

// ordinary lists names in the bank that more often mean something else, or that
// begin sentences.
var ordinary = strings.Fields("Abbott Avery Bailey Barnes Blair Blessing Booth Casey Clarke Cole Cooper Costa Dale Davies Drew Eden Evans Fletcher Garner Gill Grant Greenwood Holt Jo Jules Jun Kit Lam Lee Lewis Lou Lowe Marsh Max Mel Morris Murray Pat Price Quinn River Robin Sky Stone Sutton Tanner Taylor Turner Val Walsh Wood")

// namesInTexts finds names in texts: those in the bank, and those that scripts
// give to the people of a case. Names of colleagues and others who are declared
// with `person` are the author's choice.
func namesInTexts(p *pack, say say) {
	families, firsts := p.bank()
	written, own := map[string]bool{}, map[string]bool{}
	for _, name := range slices.Concat(families, firsts) {
		if !slices.Contains(ordinary, name) {
			written[name] = true
		}
	}
	for _, f := range p.scripts() {
		for i := range f.calls {
			c := &f.calls[i]
			name, ok := f.only(c.table.position(1))
			switch {
			case !ok:
			case c.name == "person":
				for _, word := range strings.Fields(name) {
					own[word] = true
				}
			case c.name == "child", c.name == "adult":
				written[name] = true
			}
		}
	}
	capital := regexp.MustCompile(`\b\p{Lu}\p{Ll}+\b`)
	for _, name := range p.texts() {
		text, said := p.files[name], map[string]bool{}
		for _, m := range capital.FindAllStringIndex(text, -1) {
			word := text[m[0]:m[1]]
			if written[word] && !own[word] && !said[word] {
				said[word] = true
				say(p.spot(name, m[0]).says(remark.NameInText(word)))
			}
		}
	}
}

// identities says each word once for a file.
func identities(p *pack, say say) {
	said := map[string]bool{}
	p.eachMatch(avoid.Identity, func(place Finding, what string) {
		if !said[place.File+what] {
			said[place.File+what] = true
			say(place.says(remark.IdentitySaid(what)))
		}
	})
}
