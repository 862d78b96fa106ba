package check

import (
	"io/fs"
	"regexp"
	"slices"
	"strings"

	"caseload/app/check/avoid"
	"caseload/app/check/phrase"
	"caseload/app/check/remark"
	"caseload/app/script/document"
	"caseload/app/script/spelling"
	"caseload/app/script/syntax"
)

var identityRules = []Rule{
	{"name-written", Warning, "Families' names are drawn by luck, so that nothing depends on them: not what is computed, nor what a text implies.", namesWritten},
	{"name-in-text", Warning, "A text leaves families' names open, in braces, for the one that is drawn.", namesInTexts},
	{"identity-written", Note, "Where a text says somebody's ethnicity, faith, nationality or sexuality, something should depend on it, and the author should mean it to.", identities},
	{"identity-drawn", Warning, "Luck draws names, and never somebody's faith, ethnicity or sexuality.", identitiesDrawn},
	{"name-compared", Error, "Nothing in a script asks what somebody is called.", namesCompared},
	{"gender-written", Warning, "A text doesn't say whether a child whose name is drawn is a girl or a boy.", gendersWritten},
	{"identity-moves", Error, "Nothing that the world computes moves with a name: the same decisions under other names lead to the same world.", identityMoves},
}

// namesWritten finds families' members and cases whose name is written down
// instead of drawn.
func namesWritten(p *pack, say say) {
	p.eachWord(func(word string, w written) {
		if role := p.fieldText(w, "role"); word == "person" && (p.inDrawnFamily(w) || p.required["names"] != "" && avoid.Relative.MatchString(role)) {
			word = "adult"
		}
		if word != "case" && word != "child" && word != "adult" {
			return
		}
		if name, ok := w.f.literal(w.firstItem()); ok && !strings.Contains(name, "{") {
			say(w.f.finding(w.f.tree.Span(w.firstItem()).From).says(remark.NameFixed(name, word)))
		}
	})
}

// inDrawnFamily reports whether a person's role is to be the parent, for example, in a family
// whose name is drawn: `role = "parent, " .. family.name`.
func (p *pack) inDrawnFamily(w written) bool {
	role := p.fieldNode(w, "role")
	if role == nil || role.Form != syntax.Binary || len(role.Children) != 2 {
		return false
	}
	text, ok := w.f.literal(role.Children[0])
	return ok && slices.Contains([]string{"parent, ", "mother, ", "father, ", "mum, ", "dad, ", "child, "}, text) && p.isDrawn(written{w.f, role.Children[1]}, followed)
}

// bank returns the family names and first names that luck draws from.
func (p *pack) bank() (families, firsts []string) {
	text, err := fs.ReadFile(p.library, "names.lua")
	if err != nil {
		return nil, nil
	}
	f := takeApart("names.lua", string(text))
	list := func(name string) (names []string) {
		for _, v := range f.resolved().all {
			for _, n := range v.values {
				for _, c := range n.Children {
					if one, ok := f.literal(value(c)); ok && v.name == name {
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
	known, own := map[string]bool{}, map[string]bool{}
	for _, name := range slices.Concat(families, firsts) {
		if !slices.Contains(ordinary, name) {
			known[name] = true
		}
	}
	p.eachWord(func(word string, w written) {
		name, ok := w.f.literal(w.firstItem())
		switch {
		case !ok:
		case word == "person":
			for _, part := range strings.Fields(name) {
				own[part] = true
			}
		case word == "child", word == "adult":
			known[name] = true
		}
	})
	p.strangers(own, say)
	capital := regexp.MustCompile(`\b\p{Lu}\p{Ll}+\b`)
	for _, name := range p.texts() {
		text, said := p.files[name], map[string]bool{}
		for _, m := range capital.FindAllStringIndex(text, -1) {
			word := text[m[0]:m[1]]
			if known[word] && !own[word] && !said[word] {
				said[word] = true
				say(p.spot(name, m[0]).says(remark.NameInText(word)))
			}
		}
	}
}

// strangers finds names of people in what a student can meet who are declared nowhere. Own are
// the parts of names that are.
func (p *pack) strangers(own map[string]bool, say say) {
	said := map[string]bool{}
	for _, pattern := range []*phrase.Pattern{avoid.WithTitle, avoid.FullName, avoid.FirstName, avoid.Doing} {
		for _, one := range p.met {
			for _, m := range pattern.In(one.Text, 100) {
				name := one.Whole[m[0]:m[1]]
				if own[one.Whole[m[2]:m[3]]] {
					continue
				}
				if pattern == avoid.Doing {
					if name = one.Whole[m[2]:m[3]]; p.oftenNamed(name) {
						continue
					}
				}
				if pattern == avoid.FirstName && (strings.HasSuffix(one.Whole[:m[0]], "St ") || strings.HasPrefix(one.Whole[m[1]:], "-") || avoid.Surname.MatchString(one.Whole[m[1]:]) || p.oftenNamed(name)) {
					continue // nobody, or somebody whom several texts know
				}
				if !said[one.name+name] {
					said[one.name+name] = true
					say(p.spot(one.name, one.offset+m[0]).says(remark.StrangerNamed(name, spelling.Alike(name, own))))
				}
			}
		}
	}
}

// oftenNamed reports whether a pack names somebody more than once, and so means to.
func (p *pack) oftenNamed(name string) bool {
	n := 0
	for _, one := range p.met {
		n += strings.Count(one.Whole, name)
	}
	return n > 1
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

// identitiesDrawn finds words for who somebody is among what luck picks from, and what is
// drawn under a name that says so.
func identitiesDrawn(p *pack, say say) {
	p.eachCall(func(w written, word document.Word) {
		if word.Name != "pick" {
			return
		}
		what := ""
		w.n.Children[len(w.n.Children)-1].Walk(func(n *syntax.Node) bool {
			text, ok := w.f.literal(n)
			if !ok || what != "" {
				return what == ""
			}
			if m := avoid.Identity.In(phrase.Of(text), 1); m != nil {
				what = text[m[0][0]:m[0][1]]
			} else {
				what = avoid.Belonging.FindString(text)
			}
			return true
		})
		if what != "" {
			say(w.finding().says(remark.IdentityDrawn(what)))
		}
	})
}
