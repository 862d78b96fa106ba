package check

import (
	"errors"
	"io/fs"
	"slices"
	"strings"

	"caseload/app/scenario"
	"caseload/app/script"
	"caseload/app/sim"
)

// telling is a beginning of the pack, the whole or a cut, as it is told: what is
// wrong with it, and what came of playing it.
type telling struct {
	slug, main string
	version    *scenario.Version // nil where it doesn't load
	wrong      []*script.Error   // in the order in which they were found
	program    *script.Program   // nil where a file isn't Lua
	world      *sim.World        // at its first morning; nil where it doesn't come to that
	plays      []*play
	met        []string // see bodies
}

// tell loads every beginning of the pack and, where it can be played, plays it.
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
		begins[0].wrong = append(begins[0].wrong, &script.Error{Message: err.Error()})
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
	versions, _ := scenario.FreezeAll(p.scenarioPack(), p.library)
	for i, v := range versions {
		if i < len(begins) && v != nil {
			begins[i].version = v
		}
	}
	p.play()
}

// told are the files that a play hangs on.
func (p *pack) told() map[string]string {
	told := map[string]string{}
	for name, text := range p.files {
		if strings.HasSuffix(name, ".lua") || strings.HasPrefix(name, "text/") {
			told[name] = text
		}
	}
	return told
}

// surveys bounds how often a beginning is told again without what failed.
const surveys = 20

// survey tells a beginning and notes all that is wrong. What stops it, such as a
// refusal of the library's, is left out and it is told again, where it is a
// statement of its own, on which nothing hangs.
func (p *pack) survey(t *telling, files, modules map[string]string) {
	for range surveys {
		program, err := p.compiler.Load(t.slug, t.main, files, modules)
		if err != nil {
			return // the syntax rules say so
		}
		t.program = program
		var stopped *script.Error
		world, err := sim.New(program.Survey(func(e *script.Error) { t.note(e) }), nil, sim.NewLuck(1))
		if err != nil && !errors.As(err, &stopped) {
			stopped = &script.Error{File: t.main, Message: err.Error(), Code: sim.CodeOf(err)}
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

// faults notes the storylines that failed.
func (t *telling) faults(w *sim.World) {
	for _, fault := range w.Faults {
		t.note(t.errorOf(fault))
	}
}

// note keeps an error, once.
func (t *telling) note(e *script.Error) {
	e.File = strings.TrimPrefix(e.File, t.slug+"/")
	same := func(o *script.Error) bool { return o.File == e.File && o.Line == e.Line && o.Message == e.Message }
	if len(t.wrong) < 200 && !slices.ContainsFunc(t.wrong, same) {
		t.wrong = append(t.wrong, e)
	}
}

// errorOf is a fault as the author's error that it was.
func (t *telling) errorOf(fault sim.Fault) *script.Error {
	return &script.Error{File: strings.TrimPrefix(fault.File, t.slug+"/"), Line: fault.Line, Message: string(fault.Says), Code: fault.Code, Name: fault.Name}
}

// unknown is, for a survey, what a failing call would have given.
const unknown = `require"_"`

// without is the files with the call on an error's line made blank, if it is a
// statement of its own, or else an unknown.
func (p *pack) without(files map[string]string, e *script.Error) (map[string]string, bool) {
	name := strings.TrimPrefix(e.File, p.slug+"/")
	text, there := files[name]
	if !there || e.Line == 0 {
		return nil, false
	}
	f := takeApart(name, text)
	for _, c := range f.calls {
		from, to := f.tokens[c.first].from, f.tokens[c.end-1].to
		first, last := f.line(from), f.line(to)
		if first > e.Line || e.Line > last || f.within(c.first, "storyline") >= 0 || text[from:to] == unknown {
			continue
		}
		blank := strings.Map(func(r rune) rune {
			if r == '\n' {
				return r
			}
			return ' '
		}, text[from:to])
		if !f.statement(&c) {
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

// statement says whether nothing is made of what a call gives.
func (f *luaFile) statement(c *call) bool {
	if c.first == 0 {
		return true
	}
	if c.end < len(f.tokens) {
		switch f.source(c.end) {
		case ".", ":", "[", "(", "{":
			return false
		}
	}
	before := f.tokens[c.first-1]
	switch before.kind {
	case tokenText, tokenNumber:
		return true
	case tokenName:
		switch f.source(c.first - 1) {
		case "return", "and", "or", "not", "in", "if", "elseif", "while", "until":
			return false
		}
		return true
	}
	switch f.source(c.first - 1) {
	case ")", "}", "]", ";":
		return true
	}
	return false
}
