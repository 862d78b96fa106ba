package script

// Engine is everything that decides what a script does. A version of a scenario is
// frozen with its engine's name, and its runs are told by that engine for ever:
//
//   - Each difference between engines is a field here and is read in one place.
//   - engines lists every released engine with the values it had.
//   - A change by which a script may behave differently than before takes a new
//     number: if the script gets another result or another error, or runs into a limit
//     that it didn't run into before. Until the current engine is released, the new one
//     replaces it in engines; afterwards it is added.
//
// Under one number, instruction counts and charges may fall but never rise, because a
// script that was within its budget must stay within it. engine_test.go and
// determinism_test.go check that the number still means what it did.
//
// A program contains one gopher-lua. If a later one runs a script differently and
// can't be made to run it as before, engines with the earlier one must go.
type Engine struct {
	Name string

	// What all storylines together may spend within a decision and within a run; see
	// fuelTurn and fuelRun.
	decisionFuel, runFuel int64
}

// engines holds every engine that this program has, in order. The last is the one
// that scenarios are frozen with now. The first is released.
var engines = []Engine{
	{"gopher-lua 1.1.2 / caseload sandbox 1", fuelTurn, fuelRun},
}

// CurrentEngine returns the engine that scenarios are frozen with now.
func CurrentEngine() Engine { return engines[len(engines)-1] }

// EngineOf returns the engine with a name, and whether this program has it.
func EngineOf(name string) (Engine, bool) {
	for _, e := range engines {
		if e.Name == name {
			return e, true
		}
	}
	return Engine{}, false
}

// Compiler returns a compiler whose programs are told by this engine.
func (e Engine) Compiler() *Compiler { return &Compiler{engine: e} }
