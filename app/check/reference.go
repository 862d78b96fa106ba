package check

import (
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"caseload/app/check/remark"
	"caseload/app/check/slip"
	"caseload/app/script"
	"caseload/app/script/spelling"
	"caseload/app/script/syntax"
)

var referenceRules = []Rule{
	{"missing-text", Error, "A text that a script names is a file of the pack.", missingTexts},
	{"unused-text", Warning, "A text that nothing names is read by nobody.", unusedTexts},
	{"missing-module", Error, "What a script requires is a module of the pack or of the library.", missingModules},
	{"unused-module", Warning, "A Lua file that nothing requires does nothing.", unusedModules},
	{"unused-require", Warning, "A library module that a script requires and doesn't use isn't needed.", unusedRequires},
	{"unused-person", Warning, "Somebody who is declared and never speaks, is never asked and is in nothing isn't needed.", unusedPeople},
	{"unused-task", Note, "A task that is named in a script and then not asked about needs no name.", unusedTasks},
	{"unknown-file", Note, "A pack holds scripts, texts, golden plays, cuts and notes for lecturers, and nothing else is read.", unknownFiles},
	{"leads-nowhere", Warning, "What a scenario leads to is called as a scenario that ships or lies beside it.", (*pack).leadsNowhere},
	{"unknown-case-word", Error, "What a text leaves open in braces is a word that its case or message gives.", unknownCaseWords},
}

// named calls each for every text in a script that is the path of a text file.
func (p *pack) named(each func(f *luaFile, t token)) {
	file := regexp.MustCompile(`^(?:[\w./-]+|text/[\w./ '’&(),-]+)\.(?:md|txt|docx?|markdown)$`) // also without its folder, or with another ending
	for _, f := range p.scripts() {
		for _, t := range f.tokens {
			if t.kind == tokenText && file.MatchString(t.value) {
				each(f, t)
			}
		}
	}
}

func missingTexts(p *pack, say say) {
	texts := p.texts()
	p.named(func(f *luaFile, t token) {
		if _, there := p.files[t.value]; there || p.refusedFile(t.value) {
			return
		}
		name := t.value
		if written := strings.Trim(f.text[t.from:t.to], `"'`); strings.Contains(written, `\`) {
			name = written
		}
		say(f.finding(t.from).says(remark.NoText(name, nearestPath(t.value, texts))))
	})
}

func (p *pack) refusedFile(name string) bool {
	return slices.ContainsFunc(p.refused, func(f Finding) bool { return f.File == name })
}

// nearestPath returns the file that was probably meant: one with a similar name
// in the same folder, or with the same name in another; or "".
func nearestPath(name string, known []string) string {
	var bases []string
	for _, k := range known {
		if path.Dir(k) == path.Dir(name) {
			bases = append(bases, path.Base(k))
		}
	}
	if near := spelling.Nearest(path.Base(name), bases); near != "" {
		return path.Join(path.Dir(name), near)
	}
	for _, k := range known {
		if base := path.Base(name); strings.EqualFold(strings.TrimSuffix(path.Base(k), path.Ext(k)), strings.TrimSuffix(base, path.Ext(base))) {
			return k
		}
	}
	return ""
}

// made returns the prefixes with which a script builds paths of texts, as in
// "text/home/" .. which .. ".md".
func (p *pack) made() (prefixes []string) {
	for _, f := range p.scripts() {
		for i, t := range f.tokens {
			if t.kind == tokenText && strings.HasPrefix(t.value, "text/") && !strings.HasSuffix(t.value, ".md") && f.is(i+1, "..") {
				prefixes = append(prefixes, t.value)
			}
		}
	}
	return prefixes
}

// manyTexts is how many texts that no script names are told of together: their author
// writes the texts first.
const manyTexts = 6

func unusedTexts(p *pack, say say) {
	unused := p.unusedTexts()
	if len(unused) >= manyTexts {
		say(Finding{File: unused[0]}.says(remark.TextsUnused(unused)))
		return
	}
	for _, name := range unused {
		say(Finding{File: name}.says(remark.TextUnused()))
	}
}

// unusedTexts returns the texts that no script names.
func (p *pack) unusedTexts() (unused []string) {
	used := map[string]bool{}
	texts := p.texts()
	p.named(func(_ *luaFile, t token) {
		if used[t.value] = true; !p.has(t.value) {
			used[nearestPath(t.value, texts)] = true // which is reported where it is misspelt
		}
	})
	made := p.made()
	for _, name := range texts {
		if !used[name] && !slices.ContainsFunc(made, func(prefix string) bool { return strings.HasPrefix(name, prefix) }) {
			unused = append(unused, name)
		}
	}
	return unused
}

// requires calls each for every module that a script names.
func (p *pack) requires(each func(f *luaFile, t token)) {
	for _, f := range p.scripts() {
		for i, t := range f.tokens {
			if t.kind == tokenText && (f.is(i-1, "require") || f.is(i-1, "(") && f.is(i-2, "require")) {
				each(f, t)
			}
		}
	}
}

func missingModules(p *pack, say say) {
	known := p.modules()
	p.requires(func(f *luaFile, t token) {
		if slices.Contains(known, t.value) || slices.Contains(known, strings.ReplaceAll(t.value, "/", ".")) || p.refusedFile(script.ModuleFile(t.value)) {
			return
		}
		say(f.finding(t.from).says(remark.NoModule(t.value, spelling.Nearest(t.value, known), p.libraryModules())))
	})
}

// modules returns the names that `require` accepts.
func (p *pack) modules() []string {
	list := p.libraryModules()
	for _, f := range p.scripts() {
		list = append(list, strings.ReplaceAll(strings.TrimSuffix(f.name, ".lua"), "/", "."))
	}
	return list
}

// libraryModules returns the names of the library's modules.
func (p *pack) libraryModules() (list []string) {
	_ = fs.WalkDir(p.library, ".", func(name string, entry fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(name, ".lua") {
			list = append(list, strings.ReplaceAll(strings.TrimSuffix(name, ".lua"), "/", "."))
		}
		return nil
	})
	return list
}

// begun returns the files that a beginning of the pack is, or that something requires.
func (p *pack) begun() map[string]bool {
	used := map[string]bool{script.MainFile: true}
	p.requires(func(_ *luaFile, t token) { used[script.ModuleFile(t.value)] = true })
	return used
}

func unusedModules(p *pack, say say) {
	used := p.begun()
	for _, f := range p.scripts() {
		if !strings.HasPrefix(f.name, "cuts/") && !used[f.name] {
			say(Finding{File: f.name}.says(remark.ModuleUnused(strings.ReplaceAll(strings.TrimSuffix(f.name, ".lua"), "/", "."))))
		}
	}
}

// unusedRequires finds library modules that a script requires under a name and
// doesn't use. A module of the pack may be required for what it declares.
func unusedRequires(p *pack, say say) {
	for _, f := range p.scripts() {
		for _, n := range f.calls {
			module, isText := f.requires(n)
			name, key := f.bound(n)
			if _, library := p.required[module]; isText && library && name != "" && !key && !p.mentioned(f, name, false, n) {
				say(f.finding(f.tree.Span(n).From).says(remark.RequireUnused(name, module)))
			}
		}
	}
}

// unusedPeople finds people who are declared under a name that no script uses
// again.
func unusedPeople(p *pack, say say) {
	p.eachWord(func(word string, w written) {
		if name, key := w.f.bound(w.n); word == "person" && name != "" && !p.mentioned(w.f, name, key, w.n) {
			who, _ := w.f.literal(w.firstItem())
			if who == "" {
				who = name
			}
			say(w.finding().says(remark.PersonUnused(who)))
		}
	})
}

// bound returns the name that is given to the value of a call: a local variable
// or, if key is true, a field.
func (f *luaFile) bound(call *syntax.Node) (name string, key bool) {
	i := call.First
	if !f.is(i-1, "=") || i < 2 || f.tokens[i-2].kind != tokenName {
		return "", false
	}
	name = f.source(i - 2)
	return name, !f.is(i-3, "local")
}

// mentioned reports whether a name is used again: a local variable in its own
// file, a field anywhere in the pack.
func (p *pack) mentioned(in *luaFile, name string, key bool, call *syntax.Node) bool {
	for _, f := range p.scripts() {
		if f != in && !key {
			continue
		}
		for i, t := range f.tokens {
			if t.kind != tokenName || f == in && i <= call.End && i >= call.First-3 {
				continue
			}
			if f.source(i) == name && (!key || f.is(i-1, ".")) && !f.is(i+1, "=") {
				return true
			}
		}
	}
	return false
}

func unusedTasks(p *pack, say say) {
	p.eachWord(func(word string, w written) {
		if name, key := w.f.bound(w.n); word == "task" && name != "" && !key && !p.mentioned(w.f, name, false, w.n) {
			say(w.finding().says(remark.TaskUnused(name)))
		}
	})
}

func unknownFiles(p *pack, say say) {
	for _, name := range p.names() {
		switch {
		case path.Ext(name) == ".lua", isText(name), name == "lecturer.md", name == "voices.md", name == "README.md":
		case strings.HasPrefix(name, "plays/") && path.Ext(name) == ".txtar":
		default:
			say(Finding{File: name}.says(remark.FileUnused()))
		}
	}
}

// leadsNowhere finds the slug of a scenario that is called nearly as one that is known. One that is
// like none may be written somewhere else.
func (p *pack) leadsNowhere(say say) {
	p.eachWord(func(name string, w written) {
		to := p.fieldText(w, "leads_to")
		if name != "scenario" || to == "" || to == p.slug || slices.Contains(p.beside, to) {
			return
		}
		if near := spelling.Nearest(to, p.beside); near != "" {
			at := w.f.tree.Span(p.fieldNode(w, "leads_to"))
			found := w.f.finding(at.From).says(slip.LeadsNowhere(to, near))
			found.Fix = fix(remark.DidReplace(to, near), at.From, at.To, `"`+near+`"`)
			say(found)
		}
	})
}
