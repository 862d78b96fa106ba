package check

import (
	"errors"
	"io/fs"
	"slices"
	"strings"

	"caseload/app/check/remark"
	"caseload/app/scenario"
	"caseload/app/script"
	"caseload/app/sim"
)

// telling is the result of telling and playing one beginning of the pack, which
// is the whole scenario or a cut. To tell a scenario is to run its scripts up to
// the first morning.
type telling struct {
	slug, main string
	version    *scenario.Version // nil if it doesn't load
	wrong      []*script.Error   // errors in the order in which they were found
	program    *script.Program   // nil if a file isn't Lua
	world      *sim.World        // at its first morning; nil if it doesn't reach it
	plays      []*play
	met        []string // see bodies
}

// tell loads every beginning of the pack.
func (p *pack) tell() {
	p.words = script.Names()
	modules, err := script.Modules(p.told(), func(name string) (string, error) {
		text, err := fs.ReadFile(p.library, script.ModuleFile(name))
		return string(text), err
	})
	p.required = modules
	begins := []*telling{{slug: p.slug, main: script.MainFile}}
	for _, cut := range p.scenarioPack().Cuts() {
		begins = append(begins, &telling{slug: cut, main: "cuts/" + cut + ".lua"})
	}
	if err != nil {
		if begins[0].wrong = errorsOf(err); begins[0].wrong == nil {
			begins[0].wrong = []*script.Error{{Message: remark.LibraryUnread(err)}}
		}
		p.tellings = begins[:1]
		return
	}
	if _, there := p.files[script.MainFile]; !there {
		return
	}
	for _, t := range begins {
		p.survey(t, p.told(), modules)
		p.tellings = append(p.tellings, t)
	}
	if over := p.compiler.Over(); over != nil {
		begins[0].note(over)
	}
	p.loaded = true
}

// told returns the files on which a play depends.
func (p *pack) told() map[string]string {
	told := map[string]string{}
	for name, text := range p.files {
		if strings.HasSuffix(name, ".lua") || strings.HasPrefix(name, "text/") {
			told[name] = text
		}
	}
	return told
}

// surveys is how often a beginning is told again without what failed.
const surveys = 20

// survey tells a beginning and records everything that is wrong. If a call stops
// it, such as one that the library refuses, the beginning is told again without
// that call, or with an unknown in place of its result.
func (p *pack) survey(t *telling, files, modules map[string]string) {
	for range surveys {
		program, err := p.compiler.Load(t.slug, t.main, files, modules)
		if err != nil {
			return // the syntax rules report it
		}
		t.program = program
		var stopped *script.Error
		world, err := sim.New(program.Survey(func(e *script.Error) { t.note(e) }), nil, sim.NewLuck(1))
		if err != nil && !errors.As(err, &stopped) {
			stopped = &script.Error{File: t.main, Message: sim.FaultOf(err).Says, Code: sim.CodeOf(err)}
		}
		if stopped == nil {
			t.world = world
			t.faults(world)
			return
		}
		t.note(stopped)
		left, ok := p.without(files, stopped)
		if !ok {
			return
		}
		files = left
	}
}

// faults records the storylines that failed.
func (t *telling) faults(w *sim.World) {
	for _, fault := range w.Faults {
		t.note(t.errorOf(fault))
	}
}

// note records an error, unless one of its kind is there already: every survey after
// the first finds again what the earlier ones found.
func (t *telling) note(e *script.Error) {
	if e.Code == script.CodeOnUnknown { // what failed before is noted
		return
	}
	e.Pack, e.File = "", strings.TrimPrefix(e.File, t.slug+"/")
	same := func(o *script.Error) bool {
		return o.File == e.File && o.Line == e.Line && o.Code == e.Code && o.Name == e.Name
	}
	if len(t.wrong) < 200 && !slices.ContainsFunc(t.wrong, same) {
		t.wrong = append(t.wrong, e)
	}
}

// errorOf returns the author's error that caused a fault.
func (t *telling) errorOf(fault sim.Fault) *script.Error {
	return &script.Error{File: strings.TrimPrefix(fault.File, t.slug+"/"), Line: fault.Line, Message: fault.Says, Code: fault.Code, Name: fault.Name}
}

// unknown replaces, in a survey, the result of a call that failed.
const unknown = `require"_"`

// without returns the files with the call at an error's line blanked, if it is a
// statement, or else replaced by an unknown.
func (p *pack) without(files map[string]string, e *script.Error) (map[string]string, bool) {
	name := strings.TrimPrefix(e.File, p.slug+"/")
	text, there := files[name]
	if !there || e.Line == 0 {
		return nil, false
	}
	f := takeApart(name, text)
	for _, n := range f.calls {
		span := f.tree.Span(n)
		from, to := span.From, span.To
		first, last := f.line(from), f.line(to)
		if first > e.Line || e.Line > last || f.within(n, "storyline") || text[from:to] == unknown {
			continue
		}
		blank := strings.Map(func(r rune) rune {
			if r == '\n' {
				return r
			}
			return ' '
		}, text[from:to])
		if !f.alone[n] {
			if len(blank) < len(unknown) || strings.Contains(blank[:len(unknown)], "\n") {
				blank = strings.Repeat(" ", len(unknown)) + strings.TrimLeft(blank, " ")
			}
			blank = unknown + blank[len(unknown):]
		}
		left := map[string]string{}
		for n, t := range files {
			left[n] = t
		}
		left[name] = text[:from] + blank + text[to:]
		return left, true
	}
	return nil, false
}
