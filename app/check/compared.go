package check

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"caseload/app/check/remark"
	"caseload/app/check/timetext"
	"caseload/app/script"
	"caseload/app/script/document"
	"caseload/app/script/spelling"
	"caseload/app/script/syntax"
)

// nameRules find names that Lua accepts whatever they are: it takes a field that isn't
// there for nil, and a text that nothing is equal to for another text.
var nameRules = []Rule{
	{"unknown-answer", Error, "What an answer is compared with, and what a table is looked up by, is an answer that is offered.", unknownAnswers},
	{"unknown-member", Error, "What is asked of a person, a case, a task, a module or a result is something that it has.", unknownMembers},
	{"unknown-value", Error, "What a word is given in round brackets is of the type, and among the choices, that it asks for.", unknownArguments},
	{"called-value", Error, "What is called with a text or a table behind it is a word or a function, and not a value behind which a comma was left out.", calledValues},
	{"unset-name", Error, "A local that is used is given a value somewhere.", unsetNames},
	{"declared-twice", Warning, "A block has one local of each name; a second one hides the first.", declaredTwice},
	{"unknown-id", Error, "An id that a script names is that of a referral in the pack.", unknownIDs},
	{"unknown-appointment", Error, "What is called off has the id of an appointment in the pack.", calledOff},
	{"strange-id", Error, "An id is letters, digits, hyphens, underscores and dots, since it stands in addresses and in golden plays.", strangeIDs},
	{"shared-id", Error, "Everybody and everything that is addressed has an id of its own.", sharedIDs},
}

func unknownAnswers(p *pack, say say) {
	for _, f := range p.scripts() {
		f.tree.Walk(func(n *syntax.Node) bool {
			if n.Form == syntax.Binary && len(n.Children) == 2 {
				p.comparedWith(written{f, n}, say)
				p.clockWithNumber(written{f, n}, say)
			}
			if n.Form == syntax.If {
				f.askedTwice(n, say)
			}
			return true
		})
		p.lookedUp(f, say)
	}
}

// comparedWith finds `value == "text"` where the value is never the text.
func (p *pack) comparedWith(w written, say say) {
	if k := w.f.tree.Tokens[w.n.Children[0].End].Kind; k != syntax.Equal && k != syntax.NotEqual {
		return
	}
	value, other := w.child(0), w.child(1)
	text, ok := w.f.literal(other.n)
	if !ok {
		if value.n.Form == syntax.Member && other.n.Form == syntax.Literal && w.f.tree.Tokens[other.n.First].Kind == syntax.Number {
			_, ok = p.fieldOf(value, followed)
			text = w.f.tree.Source(other.n)
		}
	}
	if !ok && len(p.methodsOf(p.typeOf(other, followed))) > 0 {
		if texts, known := p.textsOf(value, followed); known && len(texts) > 0 {
			found := w.f.finding(w.f.tree.Span(other.n).From).says(remark.NeverText(w.f.tree.Source(value.n), w.f.tree.Source(other.n), spelling.Likely(w.f.tree.Source(other.n), texts), distinct(texts)))
			say(found)
		}
		return
	}
	if !ok {
		value, other = other, value
		if text, ok = w.f.literal(other.n); !ok {
			return
		}
	}
	if value.n.Form == syntax.Literal {
		return
	}
	texts, known := p.textsOf(value, followed)
	if known && len(texts) == 0 && (text == "true" || text == "false") && value.n.Form == syntax.Word {
		token := w.f.tree.Tokens[other.n.First]
		found := w.f.finding(token.From).says(remark.YesInQuotes(w.f.tree.Source(value.n), text))
		found.Fix = fix(remark.DidReplace(strconv.Quote(text), text), token.From, token.To, text)
		say(found)
	}
	if !known || len(texts) == 0 || slices.Contains(texts, text) {
		return
	}
	token := w.f.tree.Tokens[other.n.First]
	found := w.f.finding(token.From).says(remark.NeverText(w.f.tree.Source(value.n), text, spelling.Likely(text, texts), distinct(texts)))
	if near := spelling.Nearest(text, texts); near != "" {
		found.Fix = fix(remark.DidReplace(text, near), token.From, token.To, `"`+near+`"`)
	}
	say(found)
}

// clockWithNumber finds a time of day that is compared with a number or another text than a
// time: `clock() < 11`, `clock() < "4 pm"`.
func (p *pack) clockWithNumber(w written, say say) {
	if k := w.f.tree.Tokens[w.n.Children[0].End].Kind; k < syntax.Equal || k > syntax.Greater {
		return
	}
	for i := range 2 {
		if number := w.n.Children[1-i]; p.typeOf(w.child(i), followed) == "Clock" && w.f.number(number) {
			say(w.f.finding(w.f.tree.Span(number).From).says(remark.ClockIsText(w.f.tree.Source(w.n.Children[i]))))
		} else if text, ok := w.f.literal(number); ok && !timetext.Fits(text, "Clock") && p.typeOf(w.child(i), followed) == "Clock" {
			say(w.f.finding(w.f.tree.Span(number).From).says(remark.NoSuchTime(text, timetext.Better(text, "Clock"), "Clock")))
		}
	}
}

// distinct returns each text once, in order.
func distinct(list []string) (once []string) {
	for _, one := range list {
		if !slices.Contains(once, one) {
			once = append(once, one)
		}
	}
	return once
}

// lookedUp finds fields of a table that is looked up by answers, as in `says[answer]`, which
// no answer names.
func (p *pack) lookedUp(f *luaFile, say say) {
	s := f.resolved()
	keys, open := map[*variable][]string{}, map[*variable]bool{}
	by := map[*variable]string{}
	looked := map[int]bool{} // tokens at which a table is looked up
	for _, n := range s.elements {
		v := s.of[n.Children[0].First]
		if n.Children[0].Form != syntax.Word || v == nil || len(n.Children) < 2 {
			continue
		}
		looked[n.Children[0].First] = true
		texts, known := p.textsOf(written{f, n.Children[1]}, followed)
		open[v] = open[v] || !known || len(texts) == 0
		keys[v] = append(keys[v], texts...)
		by[v] = f.tree.Source(n.Children[1])
	}
	for _, v := range s.all {
		if keys[v] == nil || open[v] || v.open || slices.ContainsFunc(v.uses, func(token int) bool { return !looked[token] }) {
			continue
		}
		for _, value := range v.values {
			for _, c := range value.Children {
				key, ok := f.key(c)
				if value.Form != syntax.Table || !ok || slices.Contains(keys[v], key) {
					continue
				}
				texts := distinct(keys[v])
				found := f.finding(f.tree.Tokens[c.First].From).says(remark.NeverLookedUp(v.name, key, by[v], spelling.Likely(key, texts), texts))
				if near := spelling.Nearest(key, texts); near != "" && c.Form == syntax.Keyed && isName(near) {
					span := f.tree.Tokens[c.First]
					found.Fix = fix(remark.DidReplace(key, near), span.From, span.To, near)
				}
				say(found)
			}
		}
	}
}

// unknownMembers finds fields and methods that what they are asked of doesn't have.
func unknownMembers(p *pack, say say) {
	methods := p.methodNames()
	var elements []written
	defer func() { p.notDrawn(elements, say) }()
	for _, f := range p.scripts() {
		targets := map[*syntax.Node]bool{}
		f.tree.Walk(func(n *syntax.Node) bool {
			if n.Form == syntax.Targets {
				for _, c := range n.Children {
					targets[c] = true
				}
			}
			switch {
			case n.Form == syntax.Member && !targets[n]:
				p.member(written{f, n}, say)
			case n.Form == syntax.Element:
				elements = append(elements, written{f, n})
			case n.Form == syntax.Method:
				p.calledMethod(written{f, n}, methods, say)
			}
			return true
		})
	}
}

// methodNames returns the names of all methods: those that are documented, those of texts,
// and those that a script of the pack makes.
func (p *pack) methodNames() (names []string) {
	for _, w := range p.documented().Words() {
		if w.Kind == document.WordMethod || strings.HasPrefix(w.Name, "string.") {
			names = append(names, w.Name[strings.IndexAny(w.Name, ".:")+1:])
		}
	}
	for _, f := range p.scripts() {
		for name := range f.resolved().methods {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// member finds a field that a module or a result doesn't have.
func (p *pack) member(w written, say say) {
	name, ok := w.f.memberName(w.n)
	if !ok {
		return
	}
	token := w.f.tree.Tokens[w.n.End-1]
	report := func(of string, names []string) {
		if slices.Contains(names, name) {
			return
		}
		if dot := w.f.tree.Tokens[w.n.End-2]; dot.To < token.From && p.means(w.f, name) {
			says, comma := remark.Misread(".", syntax.Comma)
			found := w.f.finding(dot.From).says(says)
			found.Fix = fix(remark.DidReplace(".", comma), dot.From, dot.To, comma)
			say(found)
			return
		}
		near := spelling.Nearest(name, names)
		found := w.f.finding(token.From).says(remark.NoMember(of, name, near, names))
		if near != "" {
			found.Fix = fix(remark.DidReplace(name, near), token.From, token.To, near)
		}
		say(found)
	}
	if base := w.n.Children[0]; base.Form == syntax.Word && w.f.resolved().of[base.First] == nil {
		if word, is := p.wordNamed(w.f.tree.Source(base)); is && word.Kind != document.WordOfLanguage {
			near := spelling.Nearest(word.Name, slices.Sorted(maps.Keys(w.f.required())))
			say(w.f.finding(w.f.tree.Span(base).From).says(remark.FieldOfWord(word.Name, name, near)))
		}
		return
	}
	if module, is := p.moduleOf(w.child(0)); is {
		if names, known := p.moduleNames(module); known {
			report("the module `"+module+"`", names)
		}
		return
	}
	if base := w.child(0); base.n.Form == syntax.Member {
		if module, is := p.moduleOf(base.child(0)); is {
			of, _ := w.f.memberName(base.n)
			if names, known := p.moduleNames(module); known && slices.Contains(names, of+"_"+name) {
				say(w.f.finding(token.From).says(remark.NoMember("`"+w.f.tree.Source(base.n)+"`", name, of+"_"+name, names)))
				return
			}
		}
	}
	typ := p.typeOf(w.child(0), followed)
	if texts, known := p.textsOf(w.child(0), followed); known && len(texts) > 0 && w.n.Children[0].Form == syntax.Word {
		say(w.f.finding(token.From).says(remark.FieldOfText(w.f.tree.Source(w.n.Children[0]), name)))
		return
	}
	if typ == "" {
		p.givenNowhere(w, name, report)
		return
	}
	var names []string
	for _, field := range p.given(typ) {
		names = append(names, field.Name)
	}
	if len(names) > 0 && !slices.Contains(names, name) {
		if _, method := p.wordNamed(typ + ":" + name); method {
			say(w.f.finding(token.From).says(remark.NeedsColon(w.f.tree.Source(w.n.Children[0]), name)))
			return
		}
		report("`"+w.f.tree.Source(w.n.Children[0])+"`", names)
	}
}

// means reports whether a name stands for something on its own: a word, or a local of the file.
func (p *pack) means(f *luaFile, name string) bool {
	_, word := p.wordNamed(name)
	return word || slices.ContainsFunc(f.resolved().all, func(v *variable) bool { return v.name == name })
}

// givenNowhere reports a field of something that isn't known if nothing gives one of that
// name anything, here or in the library.
func (p *pack) givenNowhere(w written, name string, report func(of string, names []string)) {
	base := w.n.Children[0]
	if base.Form != syntax.Word || w.f.resolved().of[base.First] == nil {
		return // something of Lua's own
	}
	if p.fieldNames == nil {
		p.fieldNames = map[string]bool{}
		there := func(name string) {
			if _, known := p.fieldNames[name]; !known {
				p.fieldNames[name] = false
			}
		}
		files := p.scripts()
		for module := range p.required {
			files = append(files[:len(files):len(files)], p.moduleFile(module))
		}
		for _, f := range files {
			for field := range f.resolved().fields {
				p.fieldNames[field] = f.name != "" && p.lua[f.name] == f || p.fieldNames[field]
			}
			for method := range f.resolved().methods {
				there(method)
			}
		}
		for _, word := range p.documented().Words() {
			p.fieldNames[word.Name[strings.LastIndexAny(word.Name, ".:")+1:]] = false
			for _, field := range word.Fields {
				there(field.Name)
			}
		}
	}
	if _, somewhere := p.fieldNames[name]; somewhere {
		return
	}
	var own []string
	for field, here := range p.fieldNames {
		if here {
			own = append(own, field)
		}
	}
	if near := spelling.Nearest(name, own); near != "" && len(name) > 3 {
		report("`"+w.f.tree.Source(base)+"`", []string{near})
		return
	}
	if asked := w.f.fieldsAsked(w.f.tree.Source(base), p.fieldNames); len(asked) > 0 {
		report("`"+w.f.tree.Source(base)+"`", asked)
	}
}

// fieldsAsked returns the fields of something of a name that the file uses, and that are given.
func (f *luaFile) fieldsAsked(base string, given map[string]bool) (names []string) {
	f.tree.Walk(func(n *syntax.Node) bool {
		if n.Form == syntax.Member && n.Children[0].Form == syntax.Word && f.tree.Source(n.Children[0]) == base {
			if name, ok := f.memberName(n); ok && given[name] {
				names = append(names, name)
			}
		}
		return true
	})
	slices.Sort(names)
	return slices.Compact(names)
}

// moduleFile returns the script of a module, or nil.
func (p *pack) moduleFile(module string) *luaFile {
	if file := p.lua[script.ModuleFile(module)]; file != nil {
		return file
	}
	text, there := p.required[module]
	if !there {
		return nil
	}
	file := p.libraryFiles[module]
	if file == nil {
		file = takeApart(script.ModuleFile(module), text)
		if p.libraryFiles == nil {
			p.libraryFiles = map[string]*luaFile{}
		}
		p.libraryFiles[module] = file
	}
	return file
}

// moduleNames returns what a module gives.
func (p *pack) moduleNames(module string) (names []string, known bool) {
	file := p.moduleFile(module)
	if file == nil {
		return nil, false
	}
	root := file.tree.Root.Children[0]
	if len(root.Children) == 0 || len(file.tree.Errors) > 0 {
		return nil, false
	}
	last := root.Children[len(root.Children)-1]
	if last.Form != syntax.Return || len(last.Children) == 0 {
		return nil, false
	}
	names, known = p.keys(written{file, last.Children[0].Children[0]}, followed)
	return names, known && len(names) > 0
}

// calledMethod finds a method that a case, a person or a task doesn't have, and one that
// nothing has.
func (p *pack) calledMethod(w written, methods []string, say say) {
	name, ok := w.f.methodName(w.n)
	if !ok {
		return
	}
	token := w.f.tree.Tokens[w.n.Children[0].End+1]
	typ, names := p.typeOf(w.child(0), followed), methods
	if of := p.methodsOf(typ); len(of) > 0 {
		names = of
	} else {
		typ = ""
	}
	if slices.Contains(names, name) || slices.Contains(names, "") {
		return
	}
	near := spelling.Nearest(name, names)
	found := w.f.finding(token.From).says(remark.NoMethod(w.f.tree.Source(w.n.Children[0]), typ, name, near, names))
	if near != "" {
		found.Fix = fix(remark.DidReplace(name, near), token.From, token.To, near)
	}
	say(found)
}

// methodsOf returns the names of what can be asked of a documented value.
func (p *pack) methodsOf(typ string) (names []string) {
	if typ == "" {
		return nil
	}
	if list, known := p.asked[typ]; known {
		return list
	}
	for _, w := range p.documented().Words() {
		if name, is := strings.CutPrefix(w.Name, typ+":"); is && w.Kind == document.WordMethod {
			names = append(names, name)
		}
	}
	if p.asked == nil {
		p.asked = map[string][]string{}
	}
	p.asked[typ] = names
	return names
}
