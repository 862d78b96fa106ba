package script

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	lua "github.com/yuin/gopher-lua"
)

// vm is one run's Lua machine. It isn't safe for several goroutines. All Lua
// runs on threads that it makes; its own state L only resumes them and never
// has a context, so that a thread's budget is never a child of another's.
type vm struct {
	L        *lua.LState
	wall     time.Duration // backstops; a test lowers them
	heap     uint64
	ctx      context.Context
	base     *fuel     // of everything that isn't a storyline
	spent    int64     // by all threads
	turn     int64     // spent when this decision began
	since    time.Time // when it began, and the heap then; zero while declaring
	heapThen uint64
	running  *thread // the storyline that runs now, or nil
	idle     []*lua.LState
	guard    string // what forbids waiting now, as in "inside `pcall`"; "" if nothing
	nest     int    // pcall inside pcall
	coverage *Coverage
	survey   *survey // for a checker; nil in a play
	raised   raised

	kinds   map[*kind]*lua.LTable // metatables of records
	chunks  map[string]*Chunk     // loaded files
	resolve func(name string) (*Chunk, error)
	modules map[string]lua.LValue
	loading []string    // modules being required, outermost first
	asks    func(*args) // a test's: told what each word asked for; else nil
}

// newVM makes a machine that knows the library and no vocabulary.
func newVM() *vm {
	v := &vm{
		L: lua.NewState(lua.Options{
			SkipOpenLibs:        true,
			CallStackSize:       callDepth,
			RegistrySize:        128,
			RegistryMaxSize:     registryMax,
			RegistryGrowStep:    registryGrow,
			MinimizeStackMemory: true,
		}),
		wall:    wallLimit,
		heap:    heapGrowth,
		kinds:   map[*kind]*lua.LTable{},
		chunks:  map[string]*Chunk{},
		modules: map[string]lua.LValue{},
	}
	// Threads begin as the options of their state say, and the library would take
	// less than 128 for a mistake in a new state's.
	v.L.Options.RegistrySize = registryStart
	// The first call on a state makes it the main thread; let it be this one.
	v.L.Push(v.L.NewFunction(func(*lua.LState) int { return 0 }))
	v.L.Call(0, 0)
	v.base = &fuel{vm: v}
	v.openBase()
	v.openString()
	v.openTable()
	v.openMath()
	return v
}

// watch lets a cancelled ctx interrupt whatever runs, within checkEvery units.
func (v *vm) watch(ctx context.Context) { v.ctx = ctx }

func (v *vm) cancelled() bool { return v.ctx != nil && v.ctx.Err() != nil }

// decide begins a decision: what storylines spend until the next one, and how
// long it takes, is bounded together, however often they wait meanwhile.
func (v *vm) decide() { v.turn, v.since, v.heapThen = v.spent, time.Now(), heapObjects() }

// left is what may still be spent, at most n.
func (v *vm) left(n int64) int64 {
	return max(0, min(n, fuelRun-v.spent, fuelTurn-(v.spent-v.turn)))
}

// define makes a word of the vocabulary: a global that scripts can only read.
func (v *vm) define(name string, fn func(L *lua.LState) int) {
	v.defineValue(name, v.L.NewFunction(fn))
}

// defineValue makes a global of any value. A table is frozen, with all that
// can be reached from it.
func (v *vm) defineValue(name string, value lua.LValue) {
	freeze(value)
	v.L.G.Global.RawSetString(name, value)
}

// function makes a Lua value of a host function, to be handed to scripts.
func (v *vm) function(fn func(L *lua.LState) int) *lua.LFunction { return v.L.NewFunction(fn) }

// load runs a file's main chunk, which may spend up to limit, and gives what
// it returns. It can't wait. The error is *Error or ErrInterrupted.
func (v *vm) load(c *Chunk, limit int64) ([]lua.LValue, error) {
	return v.host(v.main(c), limit, "while the file is being read; only a storyline can")
}

// main is the function that a file is.
func (v *vm) main(c *Chunk) *lua.LFunction {
	v.chunks[c.File] = c
	return v.L.NewFunctionFromProto(c.proto)
}

// host runs fn to its end, which may spend up to limit. A word in it that waits
// raises an error that says where it can't: guard.
func (v *vm) host(fn *lua.LFunction, limit int64, guard string, args ...lua.LValue) ([]lua.LValue, error) {
	before := v.base.used
	v.base.begin(v.left(limit))
	defer func() { v.spent += v.base.used - before }()
	defer v.forbid(guard)()
	return v.isolated(v.L, v.base, fn, args)
}

// used is what has been spent outside storylines.
func (v *vm) used() int64 { return v.base.used }

// forbid says why nothing may wait until the function it gives is called.
func (v *vm) forbid(why string) (restore func()) {
	before := v.guard
	v.guard = why
	return func() { v.guard = before }
}

// isolated runs fn to its end on a new thread with a stack of its own, so that
// an error leaves nothing behind in the caller's: the library would detach
// every variable of the caller that a function shares, and write a stack trace
// that takes quadratic time. parent is the state that runs now.
func (v *vm) isolated(parent *lua.LState, f *fuel, fn *lua.LFunction, args []lua.LValue) ([]lua.LValue, error) {
	direct := fn.IsG
	if direct { // a thread can't begin with a host function
		args = append([]lua.LValue{fn}, args...)
		fn = v.L.NewFunctionFromProto(trampoline)
	}
	th := v.take(f)
	state, values, err := resumeSafely(parent, th, fn, args)
	if err != nil && direct {
		err = errors.New(strings.Replace(err.Error(), "engine:1:", parent.Where(1), 1))
	}
	if f.stopped != nil {
		return nil, f.failure(err)
	}
	if err != nil {
		return nil, v.authorError(err)
	}
	if state == lua.ResumeYield {
		return nil, &Error{Message: "a word waited where nothing can wait"}
	}
	v.release(th)
	return values, nil
}

// take gives a thread that spends f: one that has come to its end, or a new one.
func (v *vm) take(f *fuel) *lua.LState {
	var th *lua.LState
	if last := len(v.idle) - 1; last >= 0 {
		th, v.idle = v.idle[last], v.idle[:last]
	} else {
		th, _ = v.L.NewThread()
	}
	th.SetContext(f)
	return th
}

// release lets a thread run something else, if it came to its end in good order:
// then its stack is empty and no function shares a variable with it any more. A
// thread costs the library a pair of tables of globals, which nothing ever uses.
func (v *vm) release(th *lua.LState) {
	if th.Dead && len(v.idle) < idleThreads {
		th.Dead = false
		v.idle = append(v.idle, th)
	}
}

// authorError makes an author's error of what the library reports, and names
// what was called without being a function.
func (v *vm) authorError(err error) *Error {
	e := authorError(err.Error(), &v.raised)
	c := v.chunks[e.File]
	if e.Message != notFunction || c == nil {
		return e
	}
	switch names := c.calls[e.Line]; len(names) {
	case 0:
	case 1:
		e.Message = fmt.Sprintf("`%s` isn't a function; is its name misspelt?", names[0])
	default:
		e.Message = fmt.Sprintf("one of `%s` isn't a function; is its name misspelt?", strings.Join(names, "`, `"))
	}
	return e
}

// trampoline is how a thread begins with a host function.
var trampoline = mustCompile("return function(f, ...) return f(...) end").FunctionPrototypes[0]

// failure is the error of a call that was stopped; err may hold its place.
func (f *fuel) failure(err error) error {
	if f.stopped == ErrInterrupted {
		return ErrInterrupted
	}
	if err != nil {
		if e := authorError(err.Error(), &f.vm.raised); e.Line > 0 {
			return &Error{File: e.File, Line: e.Line, Message: f.stopped.Error()}
		}
	}
	return &Error{Message: f.stopped.Error()}
}
