package script

import (
	"errors"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"sync"

	"caseload/app/script/say"
)

// Program is a compiled pack, which plays run. It is immutable, and plays share it.
type Program struct {
	pack   string
	engine Engine
	main   *Chunk
	chunks map[string]*Chunk // modules, keyed by the name that `require` takes
	names  []string          // names of modules, sorted, for "did you mean"
	texts  map[string]string // text/….md, by file name
	asks   func(*args)       // see vm
	once   sync.Once         // guards laid
	laid   *lines
}

// MainFile is the file at which a pack begins; each cut begins at another.
const MainFile = "scenario.lua"

// ModuleFile returns the file of a library module: england/children.lua for
// "england.children".
func ModuleFile(name string) string { return strings.ReplaceAll(name, ".", "/") + ".lua" }

// required matches the modules that a file names, where no letter stands before it. It
// begins with letters and not with \b, so that package regexp looks for them alone, which
// is many times faster.
var required = regexp.MustCompile(`require\b\s*\(?\s*["']([a-z0-9_][a-z0-9_./-]{0,79})["']`)

// namedIn returns the modules that a file names, in order. It may find too many (in a
// comment), which is harmless. It doesn't find a computed name, which is then
// refused when it is required.
func namedIn(text string) (names []string) {
	for from := 0; ; {
		m := required.FindStringSubmatchIndex(text[from:])
		if m == nil {
			return names
		}
		if at := from + m[0]; at > 0 && inWord(text[at-1]) {
			from = at + 1
			continue
		}
		names = append(names, text[from+m[2]:from+m[3]])
		from += m[1]
	}
}

// inWord reports whether a byte is one of those between which \b finds no border.
func inWord(b byte) bool {
	return b == '_' || '0' <= b && b <= '9' || 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z'
}

// Modules returns every library module that a pack's Lua files require, directly or
// through other modules, by name. read returns a module's text. If it can't find
// one, the module is left out, and the play then raises an error at the line that
// requires it.
func Modules(files map[string]string, read func(name string) (string, error)) (map[string]string, error) {
	found := map[string]string{}
	var open []string
	scan := func(text string) { open = append(open, namedIn(text)...) }
	for _, name := range sortedKeys(files) {
		if strings.HasSuffix(name, ".lua") {
			scan(files[name])
		}
	}
	for len(open) > 0 {
		name := open[0]
		open = open[1:]
		if _, known := found[name]; known {
			continue
		}
		text, err := read(name)
		_, own := files[ModuleFile(name)]
		switch {
		case own && err == nil:
			return nil, &Error{File: ModuleFile(name), Message: say.ModuleTaken}
		case errors.Is(err, fs.ErrNotExist):
			continue
		case err != nil:
			return nil, err
		}
		found[name] = text
		scan(text)
	}
	return found, nil
}

// Compiler compiles the files of one pack for all its beginnings, each file once,
// and limits their total size. It is not safe for concurrent use. The zero value is
// a compiler of the current engine.
type Compiler struct {
	engine Engine
	known  map[source]compiled
	sizes  map[string]size // by file, as it was last compiled
	words  []string
	over   *Error
}

type source struct{ file, text string }

type compiled struct {
	chunk *Chunk
	err   error
}

// Load compiles one of the pack's beginnings with the modules it requires. The
// error lists everything that is wrong, one "file:line: sentence" per line.
func (c *Compiler) Load(pack, main string, files, modules map[string]string) (*Program, error) {
	if c.engine == (Engine{}) {
		c.engine = CurrentEngine()
	}
	p := &Program{pack: pack, engine: c.engine, chunks: map[string]*Chunk{}, texts: map[string]string{}}
	var wrong []error
	for _, name := range sortedKeys(files) {
		if !strings.HasSuffix(name, ".lua") {
			p.texts[name] = strings.TrimSpace(files[name])
			continue
		}
		if name != main && (name == MainFile || strings.HasPrefix(name, "cuts/")) {
			continue // another beginning of the pack
		}
		chunk, err := c.compile(name, files[name])
		switch {
		case err != nil:
			wrong = append(wrong, err)
		case name == main:
			p.main = chunk
		default:
			p.chunks[moduleOf(name)] = chunk
		}
	}
	for _, name := range sortedKeys(modules) {
		chunk, err := c.compile("scripts/"+ModuleFile(name), modules[name])
		if err != nil {
			wrong = append(wrong, err)
			continue
		}
		p.chunks[name] = chunk
	}
	if p.main == nil && len(wrong) == 0 {
		wrong = append(wrong, &Error{File: main, Message: say.NoMainFile})
	}
	p.names = sortedKeys(p.chunks)
	return p, errors.Join(wrong...)
}

// compile compiles a file, and counts it among those of the pack.
func (c *Compiler) compile(file, text string) (*Chunk, error) {
	chunk, err := c.File(file, text)
	if err == nil && !c.fits(file, chunk.size) {
		return nil, Errors{c.over}
	}
	return chunk, err
}

// File compiles a file as [CompileFile] does, unless the same text has been compiled
// already. It doesn't count towards the pack's total.
func (c *Compiler) File(file, text string) (*Chunk, error) {
	if c.known == nil {
		c.known, c.sizes, c.words = map[source]compiled{}, map[string]size{}, Words()
	}
	done, known := c.known[source{file, text}]
	if !known {
		done.chunk, done.err = CompileFile(file, []byte(text), c.words)
		c.known[source{file, text}] = done
	}
	return done.chunk, done.err
}

// fits adds a file to the pack's total, and returns false if the total would be too
// large.
func (c *Compiler) fits(file string, taken size) bool {
	all := taken
	for other, size := range c.sizes {
		if other != file {
			all.nodes, all.functions = all.nodes+size.nodes, all.functions+size.functions
		}
	}
	if all.nodes > packNodes || all.functions > packFunctions {
		if c.over == nil {
			c.over = &Error{File: file, Line: 1, Message: say.LongPack(packFunctions, packNodes)}
		}
		return false
	}
	c.sizes[file] = taken
	return true
}

// Over returns the error for the file that made the pack too large, although each
// file is within its own limits; nil if there is none.
func (c *Compiler) Over() *Error { return c.over }

func moduleOf(file string) string {
	return strings.ReplaceAll(strings.TrimSuffix(file, ".lua"), "/", ".")
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
