// Package document reads what the vocabulary and the library say about themselves.
// The help in the application and on the command line, and the definitions file for
// Lua language servers, are made from that. It runs no Lua.
//
// Each word is described by LuaCATS comments in place: above each function of the
// library and, for words written in Go, in words/*.lua.
//
// A comment says what the word does; then, unless it is clear from elsewhere, has a
// paragraph "When: in a storyline" or "When: before the stories"; and has an
// example between ```lua and ```, which the tests run inside [Frame]. The
// description of a field or parameter may end in square brackets with its unit, its
// range, its default, and what earlier vocabularies called it, as in [minutes; 0 to 1440;
// default 10; formerly length].
package document

import (
	"cmp"
	"embed"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"caseload/app/script/spelling"
)

//go:embed words/*.lua
var words embed.FS

// themes lists the files of words, in the order in which they are read.
var themes = []string{"declaring", "telling", "week", "luck", "records", "values", "language"}

// Documentation is everything the vocabulary and the library say about themselves.
type Documentation struct {
	Themes []Theme
	files  []file
	words  map[string]bool // the names of all words
	types  types
}

// Theme is a group of related words: a part of the vocabulary, or a module.
type Theme struct {
	Name   string // "Telling", "england.children"
	About  string
	Module string // what `require` takes; "" for the vocabulary
	Words  []Word
}

// The kinds of word.
const (
	WordOfVocabulary = "word"     // ask, case
	WordOfLanguage   = "language" // pairs, string.find
	WordMethod       = "method"   // case:done
	WordHandle       = "handle"   // a case
	WordValue        = "value"    // Text, Time
	WordFunction     = "function" // children.visits
	WordConstant     = "constant" // children.child_in_need
)

// Word is one thing that an author can write.
type Word struct {
	Name     string
	Kind     string
	Call     string // how it is written: "case { … }"
	Table    bool   // it takes one table, whose fields are Fields
	Summary  string // what it does, in a sentence or two
	More     []string
	When     string // WhenTop, WhenStory or WhenBoth; "" for what isn't called on its own
	Fields   []Field
	Returns  []Return
	Type     string // of a value or a constant
	Examples []string
	Theme    string
	Module   string
	File     string
	Line     int
	Given    bool // whether the fields are what an author gets, rather than gives
	block    *block
}

// The places where a word can be used.
const (
	WhenTop   = "before the stories"
	WhenStory = "in a storyline"
	WhenBoth  = "before the stories or in a storyline"
)

// Field is something that a word is given: a field of its table, or an argument.
type Field struct {
	Name    string // "kind"; for an item, "1"
	Type    string // in LuaCATS notation
	Means   string
	Unit    string
	Range   *Range   // of a number; nil for any
	Choices []string // the texts that it can be; nil for any
	Most    int      // items of a list; 0 for any number
	Default string   // what applies if it is left out
	Was     []string // what earlier vocabularies called it
	Needed  bool
	Unless  string  // the condition for needing it: "without `months`"
	Fields  []Field // the fields of a table that has no named type
	Many    bool    // whether that table occurs many times, under names chosen by the author
}

// Range is what a number can be, from Low to High.
type Range struct{ Low, High float64 }

// String returns, for example, "0 to 4".
func (r Range) String() string {
	number := func(n float64) string { return strconv.FormatFloat(n, 'f', -1, 64) }
	return number(r.Low) + " to " + number(r.High)
}

// Has reports whether a number is in the range.
func (r Range) Has(n float64) bool { return r.Low <= n && n <= r.High }

// Return is something that a word returns.
type Return struct {
	Type    string
	Means   string
	Measure string  // unit and range
	Fields  []Field // the fields of a table that has no named type
}

// Read reads the documentation of the vocabulary and of a library of modules.
func Read(library fs.FS) (*Documentation, error) {
	d := &Documentation{words: map[string]bool{}}
	for _, theme := range themes {
		text, err := fs.ReadFile(words, "words/"+theme+".lua")
		if err != nil {
			return nil, err
		}
		file, err := readFile("words/"+theme+".lua", "", string(text))
		if err != nil {
			return nil, err
		}
		d.files = append(d.files, file)
	}
	err := fs.WalkDir(library, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(name, ".lua") {
			return err
		}
		text, err := fs.ReadFile(library, name)
		if err != nil {
			return err
		}
		file, err := readFile("scripts/"+name, strings.ReplaceAll(strings.TrimSuffix(name, ".lua"), "/", "."), string(text))
		d.files = append(d.files, file)
		return err
	})
	if err != nil {
		return nil, err
	}
	types := types{classes: map[string]*block{}, aliases: map[string]*block{}}
	for _, f := range d.files {
		if err := types.add(f); err != nil {
			return nil, err
		}
	}
	for _, f := range d.files {
		theme := Theme{Name: f.theme, About: f.about, Module: f.module}
		for _, b := range f.blocks {
			word, ok, err := types.word(f, b)
			if err != nil {
				return nil, fmt.Errorf("%s:%d: %w", f.name, b.line, err)
			}
			if ok {
				theme.Words = append(theme.Words, word)
				d.words[word.Name] = true
			}
		}
		d.Themes = append(d.Themes, theme)
	}
	d.types = types
	return d, nil
}

// Words returns all words, in the order of their themes.
func (d *Documentation) Words() []Word {
	var all []Word
	for _, t := range d.Themes {
		all = append(all, t.Words...)
	}
	return all
}

// Knows reports whether there is a word of this name.
func (d *Documentation) Knows(name string) bool { return d.words[name] }

// Find returns the word with this name and the related ones: for "case", the word,
// the handle it returns and that handle's methods. If there is none, near is the
// closest known name, or "".
func (d *Documentation) Find(name string) (found []Word, near string) {
	name = strings.TrimSpace(name)
	var known []string
	for _, w := range d.Words() {
		if w.Name == name || w.Name == "a "+name || strings.HasPrefix(w.Name, name+":") {
			found = append(found, w)
		}
		known = append(known, w.Name)
	}
	slices.SortStableFunc(found, func(a, b Word) int {
		return cmp.Compare(kindOrder(a, name), kindOrder(b, name))
	})
	if len(found) > 0 {
		return found, ""
	}
	return nil, nearestName(name, known)
}

func kindOrder(w Word, name string) int {
	switch {
	case w.Name == name:
		return 0
	case w.Kind == WordHandle:
		return 1
	}
	return 2
}

// nearestName returns the known name closest to name, with or without what precedes
// its dot or colon: "done" is close to "case:done".
func nearestName(name string, known []string) string {
	if near := spelling.Nearest(name, known); near != "" {
		return near
	}
	whole := map[string]string{}
	var short []string
	for _, k := range known {
		s := k[strings.LastIndexAny(k, ".: ")+1:]
		if whole[s] == "" {
			whole[s] = k
			short = append(short, s)
		}
	}
	if k := whole[name[strings.LastIndexAny(name, ".: ")+1:]]; k != "" {
		return k
	}
	return whole[spelling.Nearest(strings.ToLower(name), short)]
}

// Frame returns the scenario that surrounds the examples, in its three parts: what
// comes before the top-level examples, what comes between those and the examples in
// storylines, and the end.
func Frame() (top, story, end string) {
	text, err := fs.ReadFile(words, "words/frame.lua")
	if err != nil {
		panic(err)
	}
	parts := strings.Split(string(text), "-->\n")
	return parts[0], parts[1], parts[2]
}
