package script

import (
	"context"
	"errors"
	"fmt"

	lua "github.com/yuin/gopher-lua"

	"caseload/app/script/say"
	"caseload/app/sim"
	"caseload/app/sim/calendar"
)

// telling is the script of one play: a virtual machine and the storylines in it. It
// implements [sim.Script].
type telling struct {
	program  *Program
	ctx      context.Context // whose end interrupts running code; may be nil
	vm       *vm
	world    *sim.World // set during a call from the world; the words act on it
	threads  []*thread
	names    []string               // of storylines
	now      int                    // the running storyline; -1 while declaring
	holds    map[int]*lua.LFunction // the condition of each storyline that holds
	talks    map[int]string         // the session that each storyline is holding or held last
	looking  bool                   // set while such a condition is evaluated
	declared bool
	turn     int                          // the decision that the virtual machine is in; -1 before any
	kept     int                          // bytes of texts given to the world
	cases    map[string]map[string]string // words of each case, for its texts
	extra    map[string]string            // words of the message being read
	handles  map[string]*lua.LUserData    // one handle for each thing, keyed by kind and id
	lines    map[*lua.LTable]int          // the number of each line of routine work
	coverage *Coverage
	survey   *survey // set for a checker; nil in a play
}

// Telling is the script of one play, for one world only.
type Telling interface {
	sim.Script
	// Watch lets the end of ctx interrupt running code, from here to the next Watch.
	// The world then returns [sim.ErrInterrupted], and can't be used any more.
	Watch(ctx context.Context)
}

// Tell begins a play of a program.
func (p *Program) Tell() Telling {
	return &telling{program: p, now: -1, turn: -1, holds: map[int]*lua.LFunction{}, talks: map[int]string{}, cases: map[string]map[string]string{}, handles: map[string]*lua.LUserData{}, lines: map[*lua.LTable]int{}}
}

// TellCovered is like Tell, but also records where things on the desk are made and,
// if lines is true, which lines of the pack run. Recording lines makes a play half
// as long again.
func (p *Program) TellCovered(lines bool) (Telling, *Coverage) {
	t := p.Tell().(*telling)
	t.coverage = p.cover(lines)
	return t, t.coverage
}

// Watch implements [Telling].
func (t *telling) Watch(ctx context.Context) {
	if t.ctx = ctx; t.vm != nil {
		t.vm.ctx = ctx
	}
}

// Declare reads scenario.lua and every module that it requires.
func (t *telling) Declare(w *sim.World) error {
	t.vm, t.world = newVM(t.program.engine), w
	t.vm.ctx = t.ctx
	t.vm.coverage = t.coverage
	defer func() { t.world, t.declared = nil, true }()
	t.vm.asks = t.program.asks
	t.vm.useModules(t.module, t.program.names)
	t.define()
	if t.survey != nil {
		t.survey.begin(t.vm)
	}
	_, err := t.vm.load(t.program.main, fuelLoad)
	w.Loaded = t.vm.used()
	return t.place(err)
}

// module returns a compiled module that was frozen with the pack.
func (t *telling) module(name string) (*Chunk, error) {
	if chunk := t.program.chunks[name]; chunk != nil {
		return chunk, nil
	}
	return nil, errNoModule
}

// Resume lets a storyline run until it waits or ends, or evaluates the condition
// for which it holds.
func (t *telling) Resume(w *sim.World, i int, answer sim.Answer) (sim.Wait, error) {
	t.world, t.now = w, i
	defer func() { t.world, t.now = nil, -1 }()
	if w.Turn != t.turn {
		t.turn = w.Turn
		t.vm.decide()
	}
	thread := t.threads[i]
	if test := t.holds[i]; test != nil {
		still, err := t.look(func() ([]lua.LValue, error) { return t.vm.host(test, fuelHook, say.InHold) })
		switch {
		case err != nil:
			return sim.Wait{Used: thread.used()}, t.place(thread.fail(err))
		case still && w.Now < w.Storylines[i].Wait.Until:
			return w.Storylines[i].Wait, nil
		}
		delete(t.holds, i)
	}
	waiting, values, err := thread.resume(t.value(w, i, answer)...)
	wait := sim.Wait{Used: thread.used()}
	if err != nil {
		return wait, t.place(err)
	}
	if !waiting {
		return wait, nil
	}
	// A waiting word yields what it waits for, until when, and whose answer.
	wait.For = string(values[0].(lua.LString))
	switch wait.For {
	case sim.WaitTime, sim.WaitHold:
		wait.Until = calendar.Time(values[1].(lua.LNumber))
	default:
		wait.ID = string(values[1].(lua.LString))
	}
	return wait, nil
}

// value returns the results that a waiting word gives to its storyline.
func (t *telling) value(w *sim.World, i int, a sim.Answer) []lua.LValue {
	switch w.Storylines[i].Wait.For {
	case sim.WaitMessage:
		switch {
		case a.With != nil:
			view := t.vm.L.CreateTable(0, 8)
			for _, name := range sortedKeys(a.With) {
				view.RawSetString(name, lua.LString(a.With[name]))
			}
			return []lua.LValue{view}
		case a.Choice != "":
			return []lua.LValue{lua.LString(a.Choice)}
		}
		return []lua.LValue{lua.LNil}
	case sim.WaitTask:
		return []lua.LValue{lua.LBool(a.Done)}
	case sim.WaitSession:
		if a.With == nil {
			return []lua.LValue{lua.LNil}
		}
		t.talks[i] = w.Storylines[i].Wait.ID
		return []lua.LValue{t.agenda(a.With)}
	case sim.WaitAdhoc:
		return []lua.LValue{t.oneThing(a.With)}
	case sim.WaitCapacity:
		return []lua.LValue{t.raised(a.With)}
	}
	return nil
}

// place adds the pack to an author's error, and turns ErrInterrupted into
// [sim.ErrInterrupted].
func (t *telling) place(err error) error {
	if err == nil {
		return nil
	}
	if errors.Is(err, ErrInterrupted) {
		return fmt.Errorf("%w: %w", sim.ErrInterrupted, err)
	}
	var wrong *Error
	if errors.As(err, &wrong) {
		placed := *wrong
		placed.Pack = t.program.pack
		return &placed
	}
	return err
}
