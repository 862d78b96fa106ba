package check

import (
	"context"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"
	"unicode/utf8"

	"caseload/app/check/golden"
	"caseload/app/check/phrase"
	"caseload/app/scenario"
	"caseload/app/script"
	"caseload/app/script/document"
	"caseload/app/script/syntax"
)

// pack is what rules work on: the files that were read, the parts of the Lua, and
// the results of telling and playing it.
type pack struct {
	ctx      context.Context
	slug     string
	files    map[string]string // text files by path
	lua      map[string]*luaFile
	sorted   []*luaFile // see scripts
	library  fs.FS
	now      time.Time
	beside   []string  // the slugs of other packs that are known
	refused  []Finding // files that the reader refused
	words    []string  // the words of the vocabulary
	tellings []*telling
	loaded   bool              // the tellings can be played
	required map[string]string // texts of the library's modules that are required, by name
	said     []piece           // see pieces
	whole    []met             // the files, except golden plays
	met      []met
	uses     []use    // see eachCall
	tabled   []aTable // see tables
	golden   map[string]*golden.Play
	wrote    map[wrote]bool // fields that were found to be wrong as they are written
	stopped  atomic.Int64   // number of plays that a script's backstop interrupted, of which nothing is known

	compiler     script.Compiler
	documented   func() *document.Documentation
	byName       map[string]document.Word // see wordNamed
	asked        map[string][]string      // see methodsOf
	fieldNames   map[string]bool          // see givenNowhere; true of those that the pack's own scripts give
	libraryFiles map[string]*luaFile      // see moduleNames

	helped map[*syntax.Node]map[*variable][]*syntax.Node // by the body of a function; see usedIn
}

// prepared splits the Lua of a pack that was read into tokens.
func prepared(ctx context.Context, files map[string]string, refused []Finding, slug string, library fs.FS, now time.Time, beside []string) *pack {
	p := &pack{ctx: ctx, slug: slug, files: files, refused: refused, library: library, now: now, beside: beside, lua: map[string]*luaFile{}}
	for name, text := range p.files {
		if strings.HasSuffix(name, ".lua") {
			p.lua[name] = takeApart(name, text)
		}
	}
	for _, name := range p.names() {
		if f := p.lua[name]; f != nil {
			p.sorted = append(p.sorted, f)
		}
	}
	for _, name := range p.names() {
		if !strings.HasSuffix(name, ".txtar") {
			p.whole = append(p.whole, met{phrase.Of(p.files[name]), name, 0})
		}
	}
	p.met = p.meets()
	p.documented = sync.OnceValue(p.documentation)
	return p
}

// names returns the paths of the pack's files, sorted.
func (p *pack) names() []string {
	names := make([]string, 0, len(p.files))
	for name := range p.files {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// scripts returns the pack's Lua files, sorted by path.
func (p *pack) scripts() []*luaFile { return p.sorted }

// texts returns the paths of the texts that a student can meet, sorted.
func (p *pack) texts() []string {
	return slices.DeleteFunc(p.names(), func(name string) bool { return !isText(name) })
}

func isText(name string) bool { return strings.HasPrefix(name, "text/") && path.Ext(name) == ".md" }

// scenarioPack returns the pack in the form that package scenario uses.
func (p *pack) scenarioPack() *scenario.Pack { return &scenario.Pack{Slug: p.slug, Files: p.files} }

// at returns the line and column of a byte of a text; both are counted from 1,
// the column in characters.
func at(text string, offset int) (line, column int) {
	offset = min(max(offset, 0), len(text))
	before := text[:offset]
	start := strings.LastIndexByte(before, '\n') + 1
	return 1 + strings.Count(before, "\n"), 1 + utf8.RuneCountInString(before[start:])
}
