package script

import (
	"time"

	lua "github.com/yuin/gopher-lua"
)

// Engine names everything that decides what a script does. It is frozen with
// each scenario version, and takes a new number when a script may do something
// else than before: another result, another error, or a limit below that it now
// meets. Instruction counts and charges may fall under the same number and never
// rise, since a script that was within its budget must stay there. engine_test.go
// and determinism_test.go hold the number to what it names.
const Engine = "gopher-lua 1.1.2 / caseload sandbox 1"

// Limits on a file, checked before the library's compiler sees it: that
// compiler recurses (a stack overflow kills the process and can't be
// recovered) and has parts that are quadratic in what they are given.
const (
	// sourceBytes bounds the parser: 128 KiB of hostile text takes about 0.1 s.
	sourceBytes = 128 << 10
	// depthLimit bounds the compiler's recursion and its quadratic constant
	// folding; a person's script is nested less than 30 deep.
	depthLimit = 120
	// nodeLimit bounds the compiler's work and the size of its output.
	nodeLimit = 60_000
	// constantLimit: the compiler looks a constant up by walking all of them.
	constantLimit = 1_500
	// functionLimit: the compiler takes about 18 kB for every function.
	functionLimit = 1_000
	// packNodes and packFunctions bound the same over all files of a pack, each of
	// which is compiled once: 60 MB at worst. A week has 16,000 and 200, the
	// library's included.
	packNodes     = 400_000
	packFunctions = 3_000
	// functionDepth: an unknown name is looked for in every enclosing function.
	functionDepth = 12
	// upvalueLimit is Lua 5.1's own; over 255 the library's count overflows
	// and its code goes wrong.
	upvalueLimit = 60
	// captureLimit bounds the variables of one nested function that functions
	// inside it use: the library walks all open ones at every return.
	captureLimit = 16
	// itemLimit bounds the positional items of one table: from 25,551 on the
	// library writes them to the wrong places.
	itemLimit = 1_000
	// flushItems is how many items the library writes in one instruction, and
	// so how many trailing nils a constructor may leave behind unnoticed.
	flushItems = 50
	// joinLimit bounds the operands of one `..`: they are all in registers.
	joinLimit = 100
	// mistakeLimit is as many mistakes as are worth reading at once.
	mistakeLimit = 20
)

// Limits on what runs. Each bounds a single step; fuel bounds their number.
const (
	// fuelHook is what a storyline may spend between two waits: at most about
	// 0.2 s and 100 MB. A typical one spends under 1,000.
	fuelHook = 200_000
	// fuelLoad is what reading a scenario with all its modules may spend.
	fuelLoad = 1_000_000
	// fuelTurn is what all storylines may spend within one decision, which may
	// span days of minutes: what they keep is then under 600 MB even at worst.
	fuelTurn = 1_000_000
	// fuelRun is what one run may spend in all, so that nothing grows for ever
	// in a seat: ten times a week that tells 190,000 worth.
	fuelRun = 2_000_000
	// callDepth bounds functions calling one another, on both stacks.
	callDepth = 64
	// registryStart, registryGrow and registryMax bound the values that are in
	// use at once by one thread: half a kB at first, 64 kB at most. A play has a
	// thread for each storyline, so what one begins with weighs.
	registryStart = 32
	registryGrow  = 128
	registryMax   = 4_096
	// idleThreads is how many ended threads a play keeps to be used again.
	idleThreads = 8
	// arrayLimit is where the list part of a table ends: the library fills a
	// list with nils up to the index that is written.
	arrayLimit = 1 << 14
	// stringBytes caps every string. Comparing, hashing and copying one are a
	// single instruction each, so it bounds the cost of an instruction: 16 KiB
	// is about 1 µs. Long texts are files, which scripts only name.
	stringBytes = 16 << 10
	// keyBytes caps a text used as a key: it is hashed at every look-up.
	keyBytes = 256
	// numeralBytes caps a text read as a number.
	numeralBytes = 64
	// valueLimit caps the values that are passed on as a list: `...`, unpack.
	valueLimit = 200
	// powerLimit caps a whole exponent: 20 squarings.
	powerLimit = 1 << 20
	// messageBytes caps an error's sentence.
	messageBytes = 500
	// nestLimit caps pcall inside pcall, each of which has its own stack.
	nestLimit = 8
	// nameBytes caps what things are called: people, storylines, draws, what was
	// done. Names are looked up, compared and kept with every use.
	nameBytes = 200
	// lineBytes caps whatever else is said to a word and isn't a text to read.
	lineBytes = 2_000
	// textBytes caps one text to read, its case's words filled in: three
	// thousand words. A student is given 250 at once.
	textBytes = 16 << 10
	// worldBytes caps all the texts of a run together, at what a pack may have in
	// files: a desk shows most of them.
	worldBytes = 4 << 20
	// adviceLimit caps what people have to say when they are asked: each desk
	// goes through it for everybody who can be.
	adviceLimit = 1_000
	// requireDepth caps modules that require modules.
	requireDepth = 16
	// formatWidth caps the width and precision in a format.
	formatWidth = 99
)

// Backstops for holes nobody has found. They are not deterministic, so what
// they stop is interrupted, never decided.
const (
	// checkEvery is how much fuel passes between two looks: 0.3 µs in about 20.
	checkEvery = 1_024
	// wallLimit is twenty times what a call's fuel should take at worst, and
	// several times what a whole decision's should. Both backstops watch from the
	// beginning of a decision.
	wallLimit = 5 * time.Second
	// heapGrowth is more than a load's fuel can allocate, garbage included.
	heapGrowth = 1 << 30
)

// These are the library's own switches, package-wide there; this package is
// the only one that may import it. MaxArrayIndex is 67 million by default, so
// that `t[6e7] = 1` takes seconds and gigabytes. CompatVarArg makes a table
// for every call of a vararg function.
func init() {
	lua.MaxArrayIndex = arrayLimit
	lua.CompatVarArg = false
}
