package check

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"caseload/app/check/readable"
	"caseload/app/check/remark"
	"caseload/app/script/document"
	"caseload/app/script/spelling"
	"caseload/app/script/syntax"
)

// unknownCaseWords finds words in braces that neither what says a text nor its case gives.
// Where it isn't known what is given, words that no script mentions are found.
func unknownCaseWords(p *pack, say say) {
	said := map[string]bool{}
	once := func(name string, offset int, word string, known []string) {
		if !said[name+word] {
			said[name+word] = true
			if given := p.wordRenamed(word, known); given.n != nil {
				key, _ := given.f.key(given.n)
				at := p.spot(name, offset)
				if renamed := given.f.finding(given.f.tree.Tokens[keyToken(given.n)].From).says(remark.WordRenamed(key, word, name, at.Line)); !said["="+key] {
					said["="+key] = true
					say(renamed)
				}
				return
			}
			say(p.spot(name, offset).says(remark.NoCaseWord(word, spelling.Nearest(word, known), known)))
		}
	}
	p.bracesAmiss(say)
	p.eachCall(func(w written, word document.Word) {
		known, ok := p.caseWords(w, word)
		if !ok {
			return
		}
		p.textsIn(w, func(name string, offset int, text string) {
			for _, m := range readable.Placeholder.FindAllStringSubmatchIndex(text, 100) {
				if word := text[m[2]:m[3]]; !slices.Contains(known, word) {
					once(name, offset+m[0], word, known)
				}
			}
		})
	})
	known := p.mentions()
	list := slices.Sorted(maps.Keys(known))
	unused := p.unusedTexts() // which nothing gives any words yet
	for _, name := range p.names() {
		if !isText(name) && p.lua[name] == nil || slices.Contains(unused, name) {
			continue
		}
		for _, m := range readable.Placeholder.FindAllStringSubmatchIndex(p.files[name], 500) {
			word := p.files[name][m[2]:m[3]]
			if !known[word] && (isText(name) || p.lua[name].inText(m[0])) {
				once(name, m[0], word, list)
			}
		}
	}
}

// wordRenamed returns the only field of a table of words that no text has in braces, of those that
// are known where texts have a word several times that isn't. Its node is nil if there is none, or
// another one, or if the word is only misspelt.
func (p *pack) wordRenamed(asked string, known []string) (given written) {
	times := 0
	for _, name := range p.names() {
		times += strings.Count(p.files[name], "{"+asked+"}")
	}
	if times < 2 || spelling.Nearest(asked, known) != "" {
		return written{}
	}
	for _, word := range known {
		if slices.ContainsFunc(p.names(), func(name string) bool { return strings.Contains(p.files[name], "{"+word+"}") }) {
			continue
		}
		for _, table := range p.fieldValues("words") {
			if item := table.f.item(table.n, word); table.n.Form == syntax.Table && item != nil {
				if given.n != nil {
					return written{}
				}
				given = written{table.f, item}
			}
		}
	}
	return given
}

// bracesAmiss finds words of cases that a text has in other brackets, or not as they are
// written in braces.
func (p *pack) bracesAmiss(say say) {
	words := map[string]bool{}
	for _, table := range p.fieldValues("words") {
		keys, _ := p.keys(table, followed)
		for _, key := range keys {
			words[key] = true
		}
	}
	amiss := regexp.MustCompile(`\{ +(\w+) *\}|\{(\w+) +\}|\{\{(\w+)\}\}|\{\w+\.(\w+)\}|\{(\w+)\b[^}\w]|(?:[\[(<]|«)(\w+)(?:[\])>]|»)`)
	for _, one := range p.met {
		if !strings.ContainsAny(one.Whole, "{[(<«") {
			continue
		}
		for _, m := range amiss.FindAllStringSubmatchIndex(one.Whole, 100) {
			for g := 2; g < len(m); g += 2 {
				if m[g] >= 0 && (words[one.Whole[m[g]:m[g+1]]] || one.Whole[m[0]] == '{' && g == 8) {
					say(p.spot(one.name, one.offset+m[0]).says(remark.BracesWritten(one.Whole[m[0]:m[1]], one.Whole[m[g]:m[g+1]])))
				}
			}
		}
	}
}

// inText reports whether a byte is in a text of the script.
func (f *luaFile) inText(offset int) bool {
	return f.tree.Tokens[f.tree.TokenAt(offset)].Kind == syntax.Text && f.tree.Tokens[f.tree.TokenAt(offset)].From < offset
}

// mentions returns every name and every word that scripts mention.
func (p *pack) mentions() map[string]bool {
	known := map[string]bool{}
	for _, f := range p.scripts() {
		for i, t := range f.tokens { // `rings = …`, `words.rings = …`, `words["rings"] = …`
			word := t.value
			if t.kind == tokenName && !syntax.Keyword(f.source(i)) {
				word = f.source(i)
			}
			if word != "" && !strings.ContainsAny(word, " \n") {
				known[word] = true
			}
		}
	}
	return known
}

// caseWords returns the words that the texts of a call can have in braces, and whether it
// is known which.
func (p *pack) caseWords(call written, word document.Word) (known []string, ok bool) {
	table := call.f.tableOf(call.n)
	if table == nil || !word.Table || word.Module != "" {
		return nil, false
	}
	argument := written{call.f, table}
	known, ok = p.wordsOf(argument)
	for _, field := range []string{"about", "on"} {
		list, _ := p.tableField(argument, field, 1)
		for _, one := range list {
			of, found := p.wordsOfCase(one, followed)
			known, ok = append(known, of...), ok && found
		}
	}
	return known, ok
}

// wordsOf returns the words that the table of a call gives.
func (p *pack) wordsOf(table written) (known []string, ok bool) {
	list, _ := p.tableField(table, "words", 1)
	for _, one := range list {
		keys, found := p.keys(one, followed)
		if !found {
			return nil, false
		}
		known = append(known, keys...)
	}
	return known, true
}

// wordsOfCase returns the words of all cases that a value can be.
func (p *pack) wordsOfCase(w written, depth int) (known []string, ok bool) {
	if depth == 0 || w.n == nil {
		return nil, false
	}
	if w.n.Form == syntax.Call {
		word, is := p.word(w)
		table := w.f.tableOf(w.n)
		if !is || word.Name != "case" || table == nil {
			return nil, false
		}
		return p.wordsOf(written{w.f, table})
	}
	values, found := p.values(w)
	for _, one := range values {
		if one.n != nil && one.f.isNothing(one.n) {
			continue
		}
		of, is := p.wordsOfCase(one, depth-1)
		if !is {
			return nil, false
		}
		known, ok = append(known, of...), true
	}
	return known, ok && found
}

// textsIn calls each for every text that a call's table holds, and for those of the files
// that it names. What calls in it are given isn't among them.
func (p *pack) textsIn(call written, each func(name string, offset int, text string)) {
	call.n.Children[len(call.n.Children)-1].Walk(func(n *syntax.Node) bool {
		if called(n) || n.Form == syntax.Lambda {
			return false
		}
		text, ok := call.f.literal(n)
		if !ok {
			return true
		}
		if body, there := p.files[text]; there && isText(text) {
			each(text, 0, body)
		} else {
			_, inner := textOf(call.f.written(call.f.tree.Tokens[n.First]), call.f.tree.Tokens[n.First].From)
			each(call.f.name, inner, text)
		}
		return true
	})
}
