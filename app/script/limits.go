package script

import (
	"time"

	lua "github.com/yuin/gopher-lua"
)

// Limits on a file, checked before the library's compiler sees it. That compiler is
// recursive (a stack overflow kills the process and can't be recovered from), and
// parts of it take quadratic time.
const (
	// sourceBytes limits the parser: 128 KiB of hostile text takes about 0.1 s.
	sourceBytes = 128 << 10
	// depthLimit limits the compiler's recursion and its quadratic constant
	// folding; scripts written by people are nested less than 30 deep.
	depthLimit = 120
	// nodeLimit limits the compiler's work and the size of its output.
	nodeLimit = 60_000
	// constantLimit: the compiler finds a constant by searching all of them.
	constantLimit = 1_500
	// functionLimit: the compiler uses about 18 kB for every function.
	functionLimit = 1_000
	// packNodes and packFunctions limit the total over all files of a pack, each of
	// which is compiled once: 60 MB at worst. A week has 16,000 and 200, the
	// library included.
	packNodes     = 400_000
	packFunctions = 3_000
	// functionDepth: an unknown name is searched for in every enclosing function.
	functionDepth = 12
	// upvalueLimit is Lua 5.1's own limit. Above 255 the library's counter
	// overflows and the code it generates is wrong.
	upvalueLimit = 60
	// captureLimit limits how many variables of a nested function may be used by
	// functions inside it: the library walks over all open ones at every return.
	captureLimit = 16
	// itemLimit limits the positional items of one table: from 25,551 on, the
	// library writes them to the wrong places.
	itemLimit = 1_000
	// flushItems is how many items the library writes in one instruction, and
	// therefore how many trailing nils a constructor may leave unnoticed.
	flushItems = 50
	// joinLimit limits the operands of one `..`, which are all in registers.
	joinLimit = 100
	// mistakeLimit is the largest number of mistakes worth reading at once.
	mistakeLimit = 20
)

// Limits on running scripts. Each bounds a single step; fuel bounds the number of
// steps.
const (
	// fuelHook is what a storyline may spend between two waits: at most about 0.2 s
	// and 100 MB. A typical storyline spends less than 1,000.
	fuelHook = 200_000
	// fuelLoad is what reading a scenario with all its modules may spend.
	fuelLoad = 1_000_000
	// fuelTurn is what all storylines together may spend within one decision, which
	// may span days of simulated minutes. What they keep is then under 600 MB even
	// at worst.
	fuelTurn = 1_000_000
	// fuelRun is what one run may spend in total, so that nothing in a seat can
	// grow for ever. It is ten times what a week spends, 190,000.
	fuelRun = 2_000_000
	// callDepth limits the nesting of function calls, on both stacks.
	callDepth = 64
	// registryStart, registryGrow and registryMax limit the values that one thread
	// uses at the same time: half a kB at first, 64 kB at most. A play has a thread
	// for each storyline, so the initial size matters.
	registryStart = 32
	registryGrow  = 128
	registryMax   = 4_096
	// idleThreads is how many finished threads a play keeps for reuse.
	idleThreads = 8
	// arrayLimit is where the list part of a table ends: the library fills a list
	// with nils up to the index that is written.
	arrayLimit = 1 << 14
	// stringBytes caps every string. Comparing, hashing or copying a string is a
	// single instruction, so this limits the cost of an instruction: 16 KiB take
	// about 1 µs. Long texts are files, which scripts refer to by name.
	stringBytes = 16 << 10
	// keyBytes caps a text used as a key, since it is hashed at every look-up.
	keyBytes = 256
	// numeralBytes caps a text parsed as a number.
	numeralBytes = 64
	// valueLimit caps the number of values passed on as a list, by `...` or unpack.
	valueLimit = 200
	// powerLimit caps a whole exponent: 20 squarings.
	powerLimit = 1 << 20
	// messageBytes caps an error's sentence.
	messageBytes = 500
	// nestLimit caps pcall inside pcall, each of which has its own stack.
	nestLimit = 8
	// nameBytes caps the names of people, storylines, draws and deeds. Names are
	// looked up, compared and stored whenever they are used.
	nameBytes = 200
	// lineBytes caps all other texts given to a word, except texts for the student
	// to read.
	lineBytes = 2_000
	// textBytes caps one text for the student to read, including its case's words:
	// three thousand words. A student is given 250 at a time.
	textBytes = 16 << 10
	// worldBytes caps all texts of a run together, at the size of all files that a
	// pack may have: a desk shows most of them.
	worldBytes = 4 << 20
	// adviceLimit caps the number of things that people can say when asked: every
	// desk goes through all of them.
	adviceLimit = 1_000
	// requireDepth caps modules that require modules.
	requireDepth = 16
	// formatWidth caps the width and precision in a format.
	formatWidth = 99
)

// Backstops for holes that nobody has found yet. They are not deterministic, so a
// call that they stop is interrupted and decides nothing.
const (
	// checkEvery is how much fuel is spent between two looks; a look takes 0.3 µs,
	// every 80 µs or so.
	checkEvery = 4_096
	// wallLimit is twenty times what a call's fuel should take at worst, and
	// several times what a whole decision should take. Both backstops measure from
	// the beginning of a decision.
	wallLimit = 5 * time.Second
	// heapGrowth is more than a load's fuel can allocate, garbage included.
	heapGrowth = 1 << 30
)

// These are the library's own package-wide settings; only this package may import
// the library. MaxArrayIndex is 67 million by default, which lets `t[6e7] = 1` take
// seconds and gigabytes. CompatVarArg makes a table for every call of a vararg
// function.
func init() {
	lua.MaxArrayIndex = arrayLimit
	lua.CompatVarArg = false
}
