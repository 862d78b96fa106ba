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

	"caseload/app/script"
	"caseload/app/sim"
)

// Version is a pack frozen with every library module that it requires and the
// number of the engine and rules that tell it, under their digest. It never
// changes and may be shared by any number of plays.
type Version struct {
	Slug    string
	Digest  string // 64 hex digits
	Archive []byte // what [Thaw] reads
	Setting sim.Setting
	Opening sim.Terms // the employer's terms as the scenario has them
	Engine  string
	Rules   int
	program *script.Program
}

// archive is a version's canonical form: its JSON is what the digest covers.
type archive struct {
	Engine  string            `json:"engine"`
	Rules   int               `json:"rules"`
	Slug    string            `json:"slug"`
	Main    string            `json:"main"`
	Files   map[string]string `json:"files"`
	Modules map[string]string `json:"modules"`
}

// FreezeAll freezes a pack's scenario and its cuts, the whole one first. A cut
// is a shorter scenario that begins at cuts/NAME.lua and shares the pack's
// modules and texts.
func FreezeAll(pack *Pack, library fs.FS) ([]*Version, error) {
	compiler := new(script.Compiler)
	whole, err := freeze(pack, library, pack.Slug, script.MainFile, compiler)
	versions, wrong := []*Version{whole}, []error{err}
	for _, name := range pack.Cuts() {
		v, err := freeze(pack, library, name, cutFile(name), compiler)
		versions, wrong = append(versions, v), append(wrong, err)
	}
	return versions, errors.Join(wrong...)
}

// Freeze compiles a pack with the library it requires, and tries its first
// morning. An error is the author's: each line "file:line: sentence".
func Freeze(pack *Pack, library fs.FS) (*Version, error) {
	return freeze(pack, library, pack.Slug, script.MainFile, new(script.Compiler))
}

func freeze(pack *Pack, library fs.FS, slug, main string, compiler *script.Compiler) (*Version, error) {
	a := archive{Engine: script.Engine, Rules: sim.Rules, Slug: slug, Main: main, Files: told(pack.Files)}
	modules, err := script.Modules(a.Files, func(name string) (string, error) {
		text, err := fs.ReadFile(library, script.ModuleFile(name))
		return string(text), err
	})
	if err != nil {
		return nil, err
	}
	a.Modules = modules
	return a.version(compiler)
}

// told are the files that the play hangs on: not its golden plays, nor the
// lecturer's notes.
func told(files map[string]string) map[string]string {
	kept := maps.Clone(files)
	maps.DeleteFunc(kept, func(name, _ string) bool {
		return !strings.HasSuffix(name, ".lua") && !strings.HasPrefix(name, "text/")
	})
	return kept
}

// Thaw makes a version of what was frozen. A version of another engine or of
// other rules is refused: its runs can be read from what was kept of them, not
// folded.
func Thaw(data []byte) (*Version, error) {
	var a archive
	if err := json.Unmarshal(data, &a); err != nil {
		return nil, fmt.Errorf("a frozen version can't be read: %w", err)
	}
	if a.Engine != script.Engine || a.Rules != sim.Rules {
		return nil, fmt.Errorf("this version was frozen for %s, rules %d; this program has %s, rules %d", a.Engine, a.Rules, script.Engine, sim.Rules)
	}
	return a.version(new(script.Compiler))
}

func (a archive) version(compiler *script.Compiler) (*Version, error) {
	program, err := compiler.Load(a.Slug, a.Main, a.Files, a.Modules)
	if err != nil {
		return nil, err
	}
	data, err := json.Marshal(a)
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(data)
	v := &Version{Slug: a.Slug, Digest: hex.EncodeToString(sum[:]), Archive: data, Engine: a.Engine, Rules: a.Rules, program: program}
	world, err := sim.New(program.Tell(), nil, sim.NewLuck(1))
	if err != nil {
		return nil, err
	}
	v.Setting, v.Opening = world.Setting, world.Terms
	if len(world.Faults) > 0 {
		return nil, fmt.Errorf("%s", world.Faults[0].Message)
	}
	return v, nil
}
