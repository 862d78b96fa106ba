package check

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"caseload/app/check/remark"
	"caseload/app/script"
	"caseload/app/script/document"
	"caseload/app/script/spelling"
	"caseload/app/script/syntax"
)

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

// standsWrong reports whether a name stands in a line that couldn't be read, where it may be
// given: that it is missing elsewhere comes of the same mistake.
func (f *luaFile) standsWrong(name string) bool {
	for _, e := range f.tree.Errors {
		from := strings.LastIndexByte(f.tree.Text[:e.From], '\n') + 1
		line, _, _ := strings.Cut(f.tree.Text[from:], "\n")
		if slices.Contains(strings.FieldsFunc(line, func(r rune) bool { return r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r) }), name) {
			return true
		}
	}
	return false
}

// member finds a field that a module or a result doesn't have.
func (p *pack) member(w written, say say) {
	name, ok := w.f.memberName(w.n)
	if !ok {
		return
	}
	token := w.f.tree.Tokens[w.n.End-1]
	report := func(of string, names []string) {
		if slices.Contains(names, name) || w.f.standsWrong(name) {
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
