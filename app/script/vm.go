package script

import (
	"context"
	"time"

	lua "github.com/yuin/gopher-lua"

	"caseload/app/script/say"
	"caseload/app/sim"
)

// vm is the Lua virtual machine of one run. It is not safe for concurrent use. All
// Lua runs on threads that it makes. Its own state L only resumes them and never
// has a context, so that no thread's budget is a child of another's.
type vm struct {
	L        *lua.LState
	engine   Engine
	wall     time.Duration // backstops; tests lower them
	heap     uint64
	ctx      context.Context
	base     *fuel     // for everything that isn't a storyline
	spent    int64     // by all threads
	turn     int64     // value of spent when this decision began
	since    time.Time // when it began; zero while declaring
	heapThen uint64    // the heap at its first look; 0 before
	running  *thread   // the storyline running now, or nil
	idle     []*lua.LState
	guard    sim.Sentence // what forbids waiting now, as in "inside `pcall`"; "" if nothing does
	nest     int          // depth of pcall inside pcall
	coverage *Coverage
	survey   *survey // set for a checker; nil in a play

	readers []*args // for use again; the first of them are in use
	reading int     // how many are

	kinds   map[*kind]*lua.LTable // metatables of handles
	chunks  map[string]*Chunk     // loaded files
	resolve func(name string) (*Chunk, error)
	modules map[string]lua.LValue
	loading []string    // modules being required, outermost first
	asks    func(*args) // set by tests: called with what each word read
}

// newVM makes a virtual machine with the library and no vocabulary.
func newVM(e Engine) *vm {
	v := &vm{
		engine: e,
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
	// Threads take their sizes from these options, and the library treats less than
	// 128 as a mistake in the options of a new state.
	v.L.Options.RegistrySize = registryStart
	// The first call on a state makes it the main thread; make sure that it is this
	// one.
	v.L.Push(v.L.NewFunction(func(*lua.LState) int { return 0 }))
	v.L.Call(0, 0)
	v.base = &fuel{vm: v}
	v.openBase()
	v.openString()
	v.openTable()
	v.openMath()
	return v
}

func (v *vm) cancelled() bool { return v.ctx != nil && v.ctx.Err() != nil }

// decide begins a decision. From here to the next one, what all storylines spend
// and how long they take is limited in total, however often they wait.
func (v *vm) decide() { v.turn, v.since, v.heapThen = v.spent, time.Now(), 0 }

// left returns how much may still be spent, at most n.
func (v *vm) left(n int64) int64 {
	return max(0, min(n, v.engine.runFuel-v.spent, v.engine.decisionFuel-(v.spent-v.turn)))
}

// define makes a word of the vocabulary: a global that scripts can only read.
func (v *vm) define(name string, fn func(L *lua.LState) int) {
	v.defineValue(name, v.L.NewFunction(fn))
}

// defineValue makes a global with any value. A table is frozen, with everything
// reachable from it.
func (v *vm) defineValue(name string, value lua.LValue) {
	freeze(value)
	v.L.G.Global.RawSetString(name, value)
}

// function makes a Lua value of a host function, to be given to scripts.
func (v *vm) function(fn func(L *lua.LState) int) *lua.LFunction { return v.L.NewFunction(fn) }

// load runs a file's main chunk, which may spend up to limit, and returns its
// results. The chunk can't wait. The error is an *Error or ErrInterrupted.
func (v *vm) load(c *Chunk, limit int64) ([]lua.LValue, error) {
	return v.host(v.main(c), limit, say.InFile)
}

// main returns a file's main function.
func (v *vm) main(c *Chunk) *lua.LFunction {
	v.chunks[c.File] = c
	return v.L.NewFunctionFromProto(c.proto)
}

// host runs fn to its end; it may spend up to limit. A word in it that waits raises
// an error that says, with guard, where it can't.
func (v *vm) host(fn *lua.LFunction, limit int64, guard sim.Sentence, args ...lua.LValue) ([]lua.LValue, error) {
	before := v.base.used
	v.base.begin(v.left(limit))
	defer func() { v.spent += v.base.used - before }()
	defer v.forbid(guard)()
	return v.isolated(v.L, v.base, fn, args)
}

// used returns what has been spent outside storylines.
func (v *vm) used() int64 { return v.base.used }

// forbid forbids waiting, with the reason why, until the returned function is
// called.
func (v *vm) forbid(why sim.Sentence) (restore func()) {
	before := v.guard
	v.guard = why
	return func() { v.guard = before }
}

// isolated runs fn to its end on a new thread with its own stack, so that an error
// leaves nothing behind on the caller's stack. The library would otherwise detach every
// variable of the caller that a function shares, and write a stack trace, which
// takes quadratic time. parent is the state that is running now.
func (v *vm) isolated(parent *lua.LState, f *fuel, fn *lua.LFunction, args []lua.LValue) ([]lua.LValue, error) {
	direct := fn.IsG
	if direct { // a thread can't begin with a host function
		args = append([]lua.LValue{fn}, args...)
		fn = v.L.NewFunctionFromProto(trampoline)
	}
	th := v.take(f)
	state, values, err := resumeSafely(parent, th, fn, args)
	if err != nil {
		e := v.authorError(err)
		if e.File == engineFile {
			at := calledFrom(parent)
			e.File, e.Line = at.File, at.Line
		}
		err = e
	}
	if f.stopped != nil {
		return nil, f.failure(err)
	}
	if err != nil {
		return nil, err
	}
	if state == lua.ResumeYield {
		return nil, &Error{Message: say.WaitedNowhere}
	}
	v.release(th)
	return values, nil
}

// take returns a thread that spends f: a finished one if there is any, or a new
// one.
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

// release makes a thread available for reuse if it ended normally: its stack is
// then empty, and no function shares a variable with it any more. Reuse matters
// because the library makes two tables of globals for each thread, which nothing
// ever uses. Another machine can't use it: the variables of functions made on it keep
// it for as long as they live, and with it they would keep that machine.
func (v *vm) release(th *lua.LState) {
	if !th.Dead || len(v.idle) == idleThreads {
		return
	}
	th.SetTop(registryStart) // sets what a call has left there to nothing
	th.SetTop(0)
	th.Dead = false
	v.idle = append(v.idle, th)
}

// trampoline is a Lua function that calls a host function, so that a thread can
// begin with one.
var trampoline = mustCompile("return function(f, ...) return f(...) end").FunctionPrototypes[0]

// failure returns the error of a call that was stopped; err may contain its place.
func (f *fuel) failure(err error) error {
	if f.stopped == ErrInterrupted {
		return ErrInterrupted
	}
	if err != nil {
		if e := f.vm.authorError(err); e.Line > 0 {
			return &Error{File: e.File, Line: e.Line, Message: say.Err(f.stopped)}
		}
	}
	return &Error{Message: say.Err(f.stopped)}
}
