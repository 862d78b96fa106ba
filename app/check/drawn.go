package check

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"caseload/app/check/avoid"
	"caseload/app/check/remark"
	"caseload/app/script/syntax"
)

// namesCompared finds what is decided by what somebody is called.
func namesCompared(p *pack, say say) {
	for _, f := range p.scripts() {
		f.tree.Walk(func(n *syntax.Node) bool {
			name := p.askedName(written{f, n})
			if name.n != nil {
				say(f.finding(f.tree.Span(n).From).says(remark.NameDecides(f.tree.Source(name.n))))
			}
			return true
		})
	}
}

// askedName returns the name of which a comparison, or a function that takes texts apart,
// asks something.
func (p *pack) askedName(w written) (name written) {
	takesApart := func(name string) bool {
		return slices.Contains([]string{"byte", "find", "gmatch", "len", "match", "sub"}, name)
	}
	among := func(list ...*syntax.Node) written {
		for _, n := range list {
			if p.isDrawn(written{w.f, n}, followed) {
				return written{w.f, n}
			}
		}
		return written{}
	}
	switch w.n.Form {
	case syntax.Binary:
		if k := w.f.tree.Tokens[w.n.Children[0].End].Kind; len(w.n.Children) == 2 && k >= syntax.Equal && k <= syntax.Greater && !slices.ContainsFunc(w.n.Children, w.f.isNothing) {
			return among(w.n.Children...)
		}
	case syntax.Unary:
		if w.f.tree.Tokens[w.n.First].Kind == syntax.Hash {
			return among(w.n.Children[0])
		}
	case syntax.Method:
		if name, _ := w.f.methodName(w.n); takesApart(name) {
			return among(w.n.Children[0])
		}
	case syntax.Call:
		if name, is := strings.CutPrefix(w.f.tree.Source(w.n.Children[0]), "string."); is && takesApart(name) {
			if n, there := w.f.argument(w.n, 1); there {
				return among(n)
			}
		}
	}
	return written{}
}

// isDrawn reports whether a value is somebody's name: one of a family that is drawn, or that
// of a person or a case.
func (p *pack) isDrawn(w written, depth int) bool {
	if depth == 0 || w.n == nil {
		return false
	}
	switch w.n.Form {
	case syntax.Group:
		return p.isDrawn(w.child(0), depth-1)
	case syntax.Element:
		return p.isChild(w)
	case syntax.Call:
		word, ok := p.word(w)
		return ok && len(word.Returns) > 0 && word.Module == "names" && word.Returns[0].Type == "Name"
	case syntax.Member:
		name, _ := w.f.memberName(w.n)
		switch p.typeOf(w.child(0), depth-1) {
		case "Family":
			return name == "name" || name == "parent"
		case "person", "case":
			return name == "name"
		}
		if !strings.HasSuffix(w.f.tree.Source(w.n.Children[0]), "words") {
			return false
		}
		return slices.ContainsFunc(p.fieldValues(name), func(one written) bool { return p.isDrawn(one, depth-1) })
	case syntax.Word:
		list, known := p.values(w)
		return known && slices.ContainsFunc(list, func(one written) bool { return p.isDrawn(one, depth-1) })
	}
	return false
}

// isChild reports whether a value is `family.children[1]`.
func (p *pack) isChild(w written) bool {
	if w.n == nil || w.n.Form != syntax.Element || w.n.Children[0].Form != syntax.Member {
		return false
	}
	name, _ := w.f.memberName(w.n.Children[0])
	return name == "children" && p.typeOf(w.child(0).child(0), followed) == "Family"
}

// notDrawn finds children of families for which fewer are drawn: where they are named or, if
// there are several, where the family is drawn.
func (p *pack) notDrawn(elements []written, say say) {
	type lacking struct {
		child, family written
		n, drawn      int
	}
	asked := map[*syntax.Node][]lacking{}
	for _, w := range elements {
		n, err := strconv.Atoi(w.f.tree.Source(w.n.Children[len(w.n.Children)-1]))
		if err != nil || !p.isChild(w) {
			continue
		}
		families, known := p.values(w.child(0).child(0))
		if !known || len(families) != 1 || families[0].n == nil || families[0].n.Form != syntax.Call {
			continue
		}
		family := families[0]
		if drawn, err := strconv.Atoi(p.fieldText(family, "children")); err == nil && n > drawn {
			asked[family.n] = append(asked[family.n], lacking{w, family, n, drawn})
		}
	}
	for _, list := range asked {
		one := list[0]
		at := one.child.f.finding(one.child.f.tree.Span(one.child.n).From)
		if len(list) == 1 {
			say(at.says(remark.NoChild(one.n, one.drawn)))
			continue
		}
		most := one.n
		for _, other := range list {
			most = max(most, other.n)
		}
		say(one.family.f.finding(one.family.f.tree.Span(p.fieldNode(one.family, "children")).From).says(remark.FewerDrawn(most, one.drawn, at.File, at.Line)))
	}
}

// gendersWritten finds texts in which a child whose name is drawn is a girl or a boy.
func gendersWritten(p *pack, say say) {
	words := map[string]bool{}
	for _, f := range p.scripts() {
		for key, values := range f.resolved().fields {
			if isName(key) && slices.ContainsFunc(values, func(n *syntax.Node) bool { return p.isChild(written{f, n}) }) {
				words[key] = true
			}
		}
	}
	if len(words) == 0 {
		return
	}
	child := `^\{\w+\}`
	said := regexp.MustCompile(child + `(?:, (?:\d{1,2}|` + strings.Join(numbers, "|") + `),? and (?:his|her) (?:\w+ )?(?:brothers?|sisters?|twin)\b|(?: and \{\w+\})? (?:[\w,]+ ){0,4}(?:(?:his|her) (?:\w+ )?(?:brothers?|sisters?|twin|age)\b|(?:a|an|the|his|her|their) (?:[\w-]+ ){0,3}(?:girl|boy|daughter|son|lad|lass)\b)|` +
		`[^.{}\n]{0,40}(?:[.;:,] )(?:She|He|she|he) is (?:such )?(?:a|an|the|her|his) (?:\w+ ){0,2}(?:girl|boy|daughter|son|lad|lass)\b|(?: \w+){1,8},? (?:and|but) (?:\w+ ){0,3}(?:himself|herself)\b|` +
		` (?:says?|said|thinks|thought|feels|felt|knows|knew|wants|wanted|hopes|hoped|told (?:us|you|me)|asked|asks) (?:that |if |whether |why )?(?:he|she) |` +
		`,? who(?: is|[’']s) (?:a|the|her|his) (?:\w+ ){0,2}(?:girl|boy|daughter|son|brother|sister)\b|, (?:a|the) (?:\w+ ){0,2}(?:girl|boy)\b)`)
	begun := regexp.MustCompile(child + ` [^{}.!?\n]{0,60}\b(?:himself|herself|(?:his|her) (?:own )?(?:bed|bedroom|bag|coat|shoes|homework|hair|bike|toys?|class|friends?|bunk|lunch|trombone|teacher|school|birthday|game|pyjamas|uniform))\b`)
	for _, one := range p.met {
		if !strings.Contains(one.Whole, "{") {
			continue
		}
		found := append(avoid.AGirl.In(one.Text, 100), avoid.SheIsAged.In(one.Text, 100)...)
		for from := range len(one.Whole) {
			rest := one.Whole[from:min(len(one.Whole), from+200)]
			if rest[0] != '{' {
				continue
			}
			if word, _, ends := strings.Cut(rest[1:], "}"); !ends || !words[word] {
				continue
			}
			m := said.FindStringIndex(rest)
			if m == nil && (from == 0 || strings.HasSuffix(one.Whole[:from], "\n") || from > 1 && strings.Contains(".!?", one.Whole[from-2:from-1])) {
				m = begun.FindStringIndex(rest)
			}
			if m != nil {
				found = append(found, []int{from, from + m[1]})
			}
		}
		slices.SortFunc(found, func(a, b []int) int { return a[0] - b[0] })
		past := 0
		for _, m := range found {
			if m[0] >= past {
				past = m[1]
				say(p.spot(one.name, one.offset+m[0]).says(remark.GenderSaid(one.Whole[m[0]:m[1]])))
			}
		}
	}
}
