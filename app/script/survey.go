package script

import (
	"slices"
	"strings"

	lua "github.com/yuin/gopher-lua"

	"caseload/app/sim"
)

// survey is a telling for an author who wants to know all that is wrong, not the
// first: see [Program.Survey].
type survey struct {
	note    func(*Error)
	unknown *lua.LUserData
	failed  any // the field that the last error was about; nil when it was about none
}

// fails remembers the field that an error is about to be about.
func (s *survey) fails(key any) {
	if s != nil {
		s.failed = key
	}
}

// Survey is like Tell, for a checker and for nobody's play. A word that fails
// while the scenario is declared is noted and passed over: what it would have
// given is an unknown, and a word that is given an unknown is passed over without
// a note, so that one mistake isn't told as ten. A field that a word doesn't have
// is noted, and the word goes on; one that is given what it can't read is noted, and
// the word goes on as if it hadn't been given. What the library refuses is placed where the
// pack called it. A storyline ends at its first failing word, as in a play.
func (p *Program) Survey(note func(*Error)) sim.Script {
	t := p.Tell().(*telling)
	t.survey = &survey{note: func(e *Error) { e.Pack = ""; note(e) }}
	return t
}

// Syntax says where the parser stops in a file, as Errors of one; nil where it
// is Lua. Unlike [CompileFile] it knows no words.
func Syntax(file string, source []byte) error {
	_, err := parseFile(file, source)
	return err
}

// Names are what any script can read: the vocabulary, `require`, and the
// library's.
func Names() []string { return append(Words(), library...) }

// Nearest is the known word that was probably meant; "" when none is near.
func Nearest(word string, known []string) string { return nearest(word, known) }

// errUnknown is what a word is stopped with that was given an unknown.
const errUnknown = "this hangs on what failed before"

// isUnknown says whether a value stands for what a failing word would have
// given.
func isUnknown(value lua.LValue) bool {
	u, ok := value.(*lua.LUserData)
	return ok && u.Value == any(unknownValue{})
}

type unknownValue struct{}

// unknownModule is what a survey's script may require to have an unknown: a
// checker writes it in place of a call that stopped the survey.
const unknownModule = "_"

// begin makes the unknown: whatever is asked of it is unknown, too.
func (s *survey) begin(v *vm) {
	s.unknown = v.L.NewUserData()
	s.unknown.Value = unknownValue{}
	itself := v.function(func(L *lua.LState) int { return push(L, s.unknown) })
	mt := v.L.CreateTable(0, 8)
	for _, event := range []string{"__index", "__call"} {
		mt.RawSetString(event, itself)
	}
	s.unknown.Metatable = mt
	v.survey = s
	if require, ok := v.L.G.Global.RawGetString("require").(*lua.LFunction); ok {
		v.define("require", func(L *lua.LState) int {
			if L.Get(1) == lua.LString(unknownModule) {
				return push(L, s.unknown)
			}
			n, e := s.once(L, func(*telling, *lua.LState) int { return require.GFunction(L) }, nil)
			if e != nil {
				s.note(e)
				return push(L, s.unknown)
			}
			return n
		})
	}
}

// attempts bounds how many wrong fields of one call are found.
const attempts = 8

// attempt runs a word while declaring, and again without each field that it
// can't read; one that fails still gives the unknown.
func (s *survey) attempt(L *lua.LState, word func(*telling, *lua.LState) int, t *telling) int {
	if t.vm.nest > 0 { // an author's pcall hears of it
		return word(t, L)
	}
	given, isTable := L.Get(1).(*lua.LTable)
	if isTable {
		given = s.copied(t.vm, given)
		L.Replace(1, given)
	}
	var left []any // fields that it was tried without
	for range attempts {
		s.failed = nil
		n, e := s.once(L, word, t)
		if e == nil {
			return n
		}
		if e.Code == codeUnknown || len(left) > 0 && (s.failed == nil || slices.Contains(left, s.failed)) {
			break // it hangs on what is unknown, or on what was left away
		}
		s.note(e)
		if !isTable || s.failed == nil || !without(given, s.failed) {
			break
		}
		left = append(left, s.failed)
	}
	return push(L, s.unknown)
}

// copied is a table with what is in it, so that leaving a field away changes
// nothing for others.
func (s *survey) copied(v *vm, table *lua.LTable) *lua.LTable {
	c := v.L.CreateTable(0, 8)
	for k, value := table.Next(lua.LNil); k != lua.LNil; k, value = table.Next(k) {
		c.RawSet(k, value)
	}
	return c
}

// without takes a field out of a table, and says whether it was there.
func without(table *lua.LTable, key any) bool {
	var k lua.LValue
	switch key := key.(type) {
	case string:
		k = lua.LString(key)
	case int:
		k = lua.LNumber(key)
	}
	if k == nil || table.RawGet(k) == lua.LNil {
		return false
	}
	table.RawSet(k, lua.LNil)
	return true
}

// once runs a word, and gives why it failed.
func (s *survey) once(L *lua.LState, word func(*telling, *lua.LState) int, t *telling) (n int, failed *Error) {
	top := L.GetTop()
	defer func() {
		broken := recover()
		if broken == nil {
			return
		}
		raised, ok := broken.(*lua.ApiError)
		if !ok || fuelOf(L).stopped != nil {
			panic(broken)
		}
		L.SetTop(top)
		n, failed = 0, authorError(raised.Object.String(), &fuelOf(L).vm.raised)
	}()
	return word(t, L), nil
}

// where is the place of the innermost call that the pack's own file makes: a
// mistake in what the library is given is the pack's.
func (s *survey) where(L *lua.LState) string {
	first := ""
	for level := 1; level <= callDepth; level++ {
		at := L.Where(level)
		if at == "" || strings.HasPrefix(at, "[G]") {
			continue
		}
		if first == "" {
			first = at
		}
		if !strings.HasPrefix(at, "scripts/") {
			return at
		}
	}
	return first
}

// raised stops the script as [raise] does, with the pack's own place.
func (s *survey) raised(L *lua.LState, message string) {
	L.Error(lua.LString(s.where(L)+" "+message), 0)
}
