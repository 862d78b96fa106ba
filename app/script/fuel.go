package script

import (
	"context"
	"runtime/metrics"
	"time"

	lua "github.com/yuin/gopher-lua"

	"caseload/app/script/say"
)

// errSpent stops a call that has used all its fuel. Whether it does is
// deterministic.
var errSpent error = &Error{Message: say.Spent}

// fuel counts what a thread does. It is the thread's context: the library's loop
// calls Done exactly once per instruction, which makes it an exact budget, and host
// functions charge for what they do between two instructions. Once fuel has stopped
// a call, it stays stopped, so that no pcall can swallow it.
type fuel struct {
	vm      *vm
	used    int64 // instructions and charges in total
	limit   int64 // used may not exceed this
	check   int64 // value of used at which Done looks closer; with a coverage it always does
	watch   int64 // value of used at which the backstops look next
	stopped error // errSpent or ErrInterrupted
	began   time.Time
}

var _ context.Context = (*fuel)(nil)

var alwaysClosed = func() chan struct{} {
	c := make(chan struct{})
	close(c)
	return c
}()

// begin allows n more units and starts the backstops' watch, or continues that of
// the decision that the call belongs to. An earlier call that ran out of fuel
// doesn't count: that call is over.
func (f *fuel) begin(n int64) {
	if f.stopped == errSpent {
		f.stopped = nil
	}
	f.limit = f.used + n
	f.again()
	if f.began = f.vm.since; f.began.IsZero() {
		f.began, f.vm.heapThen = time.Now(), 0
	}
}

// Done counts one instruction. It returns nil if the instruction may run.
func (f *fuel) Done() <-chan struct{} {
	f.used++
	if f.used < f.check && f.used <= f.limit && f.stopped == nil {
		return nil
	}
	if f.vm.marks() {
		f.vm.coverage.mark(f.vm.L.G.CurrentThread)
	}
	if f.look() {
		return nil
	}
	return alwaysClosed
}

// again sets when the backstops look next.
func (f *fuel) again() {
	f.watch = f.used + checkEvery
	f.check = f.watch
	if f.vm.marks() {
		f.check = 0
	}
}

// look decides whether the call may go on.
func (f *fuel) look() bool {
	if f.stopped != nil {
		return false
	}
	if f.used > f.limit {
		f.stopped = errSpent
		return false
	}
	if f.used >= f.watch {
		f.again()
		if f.vm.cancelled() || time.Since(f.began) > f.vm.wall || f.vm.grown() {
			f.stopped = ErrInterrupted
			return false
		}
	}
	return true
}

// Err returns the error that the library raises when Done is closed.
func (f *fuel) Err() error { return f.stopped }

// Deadline and Value complete context.Context; nothing uses them.
func (f *fuel) Deadline() (time.Time, bool) { return time.Time{}, false }

func (f *fuel) Value(any) any { return nil }

// fuelOf returns the fuel of a thread. Every thread has some.
func fuelOf(L *lua.LState) *fuel { return L.Context().(*fuel) }

// charge spends n units on behalf of the script: about one for each 0.3 µs or 250
// bytes that a host function takes beyond its call. Call it before doing the work.
func charge(L *lua.LState, n int) {
	f := fuelOf(L)
	f.used += int64(max(n, 0))
	if f.used > f.limit || f.stopped != nil {
		if !f.look() {
			L.RaiseError("%s", f.stopped.Error())
		}
	}
}

// grown reports whether the heap has grown by more than is allowed since the first
// look of this decision. Before that, hardly anything can have been allocated.
func (v *vm) grown() bool {
	now := heapObjects()
	if v.heapThen == 0 {
		v.heapThen = now
	}
	return now > v.heapThen+v.heap
}

// heapObjects returns the size of the process's heap in bytes, garbage included.
func heapObjects() uint64 {
	sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}
