package script

import (
	"fmt"
	"strings"

	lua "github.com/yuin/gopher-lua"
	"github.com/yuin/gopher-lua/parse"

	"caseload/app/script/gopher"
	"caseload/app/script/say"
)

// thread is a storyline: a Lua function that can wait.
type thread struct {
	vm     *vm
	L      *lua.LState // set from its beginning until it is over
	fn     *lua.LFunction
	fuel   *fuel
	begun  bool
	waits  bool // a word has begun to wait in this resume
	last   bool // the wait was the function's last act, as in `return wait(…)`
	ended  bool
	failed error
}

// thread makes a storyline of fn; it begins at its first resume.
func (v *vm) thread(fn *lua.LFunction) *thread {
	return &thread{vm: v, fn: fn, fuel: &fuel{vm: v}}
}

// resume lets the storyline run until it waits, ends or fails. On the first call
// args are the function's arguments; later they are the results of the word that
// waited. values are what that word yielded or, at the end, what the function
// returned. The error is an *Error or ErrInterrupted; after either the storyline is
// over.
func (t *thread) resume(args ...lua.LValue) (waiting bool, values []lua.LValue, err error) {
	v := t.vm
	switch {
	case t.failed != nil:
		return false, nil, t.failed
	case t.ended:
		return false, nil, nil
	case t.last:
		t.ended, t.L, t.fn = true, nil, nil
		return false, args, nil
	case v.running != nil:
		return false, nil, &Error{Message: say.TwoAtOnce}
	case t.fn.IsG:
		t.failed = &Error{Message: say.NoLuaFunction}
		return false, nil, t.failed
	}
	if t.begun && len(args) == 0 {
		args = []lua.LValue{lua.LNil} // the library doesn't supply the results of a waiting call
	}
	if !t.begun {
		t.L = v.take(t.fuel)
	}
	t.begun, t.waits = true, false
	before := t.fuel.used
	t.fuel.begin(v.left(fuelHook))
	defer v.forbid("")()
	v.running = t
	state, values, err := resumeSafely(v.L, t.L, t.fn, args)
	v.running = nil
	v.spent += t.fuel.used - before

	switch {
	case t.fuel.stopped != nil:
		values, t.failed = nil, t.fuel.failure(err)
	case err != nil:
		values, t.failed = nil, v.authorError(err)
	case state == lua.ResumeYield:
		return true, values, nil
	case t.waits:
		t.last = true
		return true, values, nil
	default:
		t.ended = true
		v.release(t.L)
	}
	t.L, t.fn = nil, nil // so that what only this storyline used can be freed
	return false, values, t.failed
}

// fail ends a waiting storyline with an error in what it waits for.
func (t *thread) fail(err error) error {
	t.failed, t.L, t.fn = err, nil, nil
	return err
}

// used returns what the storyline has spent in total: instructions and charges. It
// is the same on every machine.
func (t *thread) used() int64 { return t.fuel.used }

// mayWait must be the first thing a waiting word does. It raises an author's error
// if nothing can wait here: outside a storyline, or inside pcall or table.sort.
func mayWait(L *lua.LState, word string) {
	v := fuelOf(L).vm
	if v.guard != "" {
		raise(L, say.CantWait(word, v.guard))
	}
	if v.running == nil || v.running.L != L {
		raise(L, say.OnlyInStoryline(word))
	}
}

// wait suspends the storyline and passes values to the caller of resume. A host
// function returns the result of wait: `return wait(L, …)`.
func wait(L *lua.LState, values ...lua.LValue) int {
	fuelOf(L).vm.running.waits = true
	return L.Yield(values...)
}

// resumeSafely resumes a thread and returns any panic as an error. It also restores
// the current thread to the one that called it.
func resumeSafely(parent, th *lua.LState, fn *lua.LFunction, args []lua.LValue) (state lua.ResumeState, values []lua.LValue, err error) {
	current := parent.G.CurrentThread
	defer func() {
		parent.G.CurrentThread = current
		if r := recover(); r != nil {
			state, values, err = lua.ResumeError, nil, fmt.Errorf("%v", r)
		}
	}()
	state, err, values = parent.Resume(th, fn, args...)
	if err != nil && gopher.Overflowed(err) {
		at := calledFrom(th)
		err = &Error{File: at.File, Line: at.Line, Message: say.CallsTooDeep(callDepth)}
	}
	if len(values) == 1 && values[0] == lua.LNil {
		values = nil // the library turns no values into one nil
	}
	return state, values, err
}

// engineFile is the name of the engine's own Lua.
const engineFile = "engine"

// mustCompile compiles the engine's own Lua, without checking it.
func mustCompile(source string) *lua.FunctionProto {
	stmts, err := parse.Parse(strings.NewReader(source), engineFile)
	if err != nil {
		panic(err)
	}
	proto, err := lua.Compile(stmts, engineFile)
	if err != nil {
		panic(err)
	}
	return proto
}
