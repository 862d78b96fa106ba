package scenario

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"strings"
	"sync"

	"caseload/app/glossary"
	"caseload/app/script"
	"caseload/app/sim"
)

// Version is a pack frozen together with the library modules it requires and the
// numbers of the engine and rules that play it, identified by their digest. It is
// immutable and may be shared by any number of plays, also concurrently.
type Version struct {
	Slug     string
	Digest   string // 64 hex digits
	Archive  []byte // what [Thaw] reads
	Setting  sim.Setting
	Opening  sim.Terms         // the employer's terms in the scenario
	Glossary glossary.Glossary // what the terms of the field mean
	Engine   script.Engine     // what tells its storylines
	Rules    sim.Rules         // the rules its plays are played by
	Pack     *Pack             // that it was frozen from; nil if it was thawed
	program  *script.Program
	names    func() map[string]bool          // in the bank, in small letters
	others   func() (*script.Program, error) // the program with other names, compiled once
}

// archive is the canonical form of a version; the digest is of its JSON.
type archive struct {
	Engine  string            `json:"engine"`
	Rules   int               `json:"rules"`
	Slug    string            `json:"slug"`
	Main    string            `json:"main"`
	Files   map[string]string `json:"files"`
	Modules map[string]string `json:"modules"`
}

// FreezeAll freezes a pack's scenario and its cuts and returns the versions, the
// whole scenario first. A cut is a shorter scenario that begins at cuts/NAME.lua
// and shares the pack's modules and texts. Errors are joined; the version that
// failed is nil.
func FreezeAll(pack *Pack, library fs.FS) ([]*Version, error) {
	f := newFreezer(script.CurrentEngine(), sim.CurrentRules())
	whole, err := f.freeze(pack, library, pack.Slug, script.MainFile)
	versions, wrong := []*Version{whole}, []error{err}
	for _, name := range pack.Cuts() {
		v, err := f.freeze(pack, library, name, cutFile(name))
		versions, wrong = append(versions, v), append(wrong, err)
	}
	return versions, errors.Join(wrong...)
}

// Freeze compiles a pack with the library modules it requires, and tries its first
// morning. An error is the author's to correct; each line of it is "file:line:
// sentence".
func Freeze(pack *Pack, library fs.FS) (*Version, error) { return NewFreezer().Freeze(pack, library) }

// Freezer freezes packs one after another, and compiles a file that several of them have
// only once. All that it has compiled must keep within the limits of one pack. It is not
// safe for concurrent use.
type Freezer struct{ freezer }

// NewFreezer returns a freezer for the present engine and rules.
func NewFreezer() Freezer { return Freezer{newFreezer(script.CurrentEngine(), sim.CurrentRules())} }

// Freeze is [Freeze] with this freezer.
func (f Freezer) Freeze(pack *Pack, library fs.FS) (*Version, error) {
	return f.freeze(pack, library, pack.Slug, script.MainFile)
}

// freezer makes versions that an engine tells and that are played by some rules. The scenario and cuts of a
// pack share one, so that each file is compiled only once.
type freezer struct {
	engine   script.Engine
	rules    sim.Rules
	compiler *script.Compiler
}

func newFreezer(engine script.Engine, rules sim.Rules) freezer {
	return freezer{engine, rules, engine.Compiler()}
}

func (f freezer) freeze(pack *Pack, library fs.FS, slug, main string) (*Version, error) {
	a := archive{Engine: f.engine.Name, Rules: f.rules.Number, Slug: slug, Main: main, Files: told(pack.Files)}
	modules, err := script.Modules(a.Files, func(name string) (string, error) {
		text, err := fs.ReadFile(library, script.ModuleFile(name))
		return string(text), err
	})
	if err != nil {
		return nil, err
	}
	a.Modules = modules
	v, err := f.version(a)
	if err != nil {
		return nil, err
	}
	v.Pack = pack
	return v, nil
}

// told returns the files that a play depends on: Lua files and texts, but not
// golden plays or lecturer's notes.
func told(files map[string]string) map[string]string {
	kept := maps.Clone(files)
	maps.DeleteFunc(kept, func(name, _ string) bool {
		return !strings.HasSuffix(name, ".lua") && !strings.HasPrefix(name, "text/")
	})
	return kept
}

// Thaw restores a version from its archive; its plays are told by the engine and
// played by the rules that it was frozen with. If this program doesn't know its
// engine or rules, the error is
// an [*Unknown]: runs of that version can then be read from what was stored about
// them, but not folded.
func Thaw(data []byte) (*Version, error) { return thaw(data, script.EngineOf, sim.RulesOf) }

func thaw(data []byte, engineOf func(name string) (script.Engine, bool), rulesOf func(number int) (sim.Rules, bool)) (*Version, error) {
	var a archive
	if err := json.Unmarshal(data, &a); err != nil {
		return nil, fmt.Errorf("a frozen version can't be read: %w", err)
	}
	engine, hasEngine := engineOf(a.Engine)
	rules, hasRules := rulesOf(a.Rules)
	if !hasEngine || !hasRules {
		return nil, &Unknown{a.Engine, a.Rules}
	}
	return newFreezer(engine, rules).version(a)
}

// Knows reports whether this program can play what was frozen for an engine and rules.
func Knows(engine string, rules int) bool {
	_, hasEngine := script.EngineOf(engine)
	_, hasRules := sim.RulesOf(rules)
	return hasEngine && hasRules
}

// Unknown is the error for a version frozen for an engine or rules that this
// program doesn't know.
type Unknown struct {
	Engine string
	Rules  int
}

func (u *Unknown) Error() string {
	return fmt.Sprintf("this version was frozen for %s, rules %d; this program has %s, rules %d", u.Engine, u.Rules, script.CurrentEngine().Name, sim.CurrentRules().Number)
}

func (f freezer) version(a archive) (*Version, error) {
	program, err := f.compiler.Load(a.Slug, a.Main, a.Files, a.Modules)
	if err != nil {
		return nil, err
	}
	data, err := json.Marshal(a)
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(data)
	v := &Version{Slug: a.Slug, Digest: hex.EncodeToString(sum[:]), Archive: data, Engine: f.engine, Rules: f.rules, program: program}
	v.names = sync.OnceValue(v.bankNames)
	v.others = sync.OnceValues(v.otherNames)
	world, err := sim.NewUnder(f.rules, program.Tell(), nil, sim.NewLuck(1))
	if err != nil {
		return nil, err
	}
	v.Setting, v.Opening, v.Glossary = world.Setting, world.Terms, glossary.Of(world.Setting.Glossary)
	if len(world.Faults) > 0 {
		f := world.Faults[0]
		return nil, &script.Error{Pack: v.Slug, File: f.File, Line: f.Line, Message: f.Says, Code: f.Code, Name: f.Name}
	}
	return v, nil
}
