package script

import (
	"slices"

	lua "github.com/yuin/gopher-lua"

	"caseload/app/sim"
)

// survey tells a script for an author who wants to know everything that is wrong,
// not just the first mistake: see [Program.Survey].
type survey struct {
	note    func(*Error)
	unknown *lua.LUserData
	failed  any // the field that the last error was about; nil if it was about none
}

// fails records the field that the next error is about.
func (s *survey) fails(key any) {
	if s != nil {
		s.failed = key
	}
}

// Survey is like Tell, but for a checker; no play uses it. Each mistake is passed
// to note. A word that fails while the scenario is declared is reported and
// skipped, and its result is an unknown. A word that is given an unknown is skipped
// without a report, so that one mistake isn't reported ten times; where the library looks at
// an unknown, the survey stops with the code [CodeOnUnknown]. If a word has no
// such field, that is reported and the word continues; if a field can't be read,
// that is reported and the word continues as if the field were missing. Errors
// raised by the library are placed where the pack called it. A storyline ends at
// its first failing word, as in a play.
func (p *Program) Survey(note func(*Error)) sim.Script {
	t := p.Tell().(*telling)
	t.survey = &survey{note: func(e *Error) { e.Pack = ""; note(e) }}
	return t
}

// Syntax returns an Errors of one that says where the parser stops in a file, or
// nil if the file is valid Lua. Unlike [CompileFile] it doesn't check names.
func Syntax(file string, source []byte) error {
	_, err := parseFile(file, source)
	return err
}

// Names lists the names that every script can use: the vocabulary, `require`, and
// the library's.
func Names() []string { return append(Words(), library...) }

// isUnknown reports whether a value stands for the result of a word that failed.
func isUnknown(value lua.LValue) bool {
	u, ok := value.(*lua.LUserData)
	return ok && u.Value == any(unknownValue{})
}

type unknownValue struct{}

// unknownModule is a module that a survey's script may require to get an unknown. A
// checker writes it in place of a call that stopped the survey.
const unknownModule = "_"

// begin creates the unknown. Its fields, and the results of calling it, are also
// the unknown.
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

// attempts limits how many wrong fields of one call are found.
const attempts = 8

// attempt runs a word while the scenario is declared, and runs it again without
// each field that it can't read. If it fails, it returns the unknown.
func (s *survey) attempt(L *lua.LState, word func(*telling, *lua.LState) int, t *telling) int {
	if t.vm.nest > 0 { // an author's pcall gets the error
		return word(t, L)
	}
	given, isTable := L.Get(1).(*lua.LTable)
	if isTable {
		given = s.copied(t.vm, given)
		L.Replace(1, given)
	}
	var left []any // fields left out so far
	for range attempts {
		s.failed = nil
		n, e := s.once(L, word, t)
		if e == nil {
			return n
		}
		if e.Code == CodeOnUnknown || len(left) > 0 && (s.failed == nil || slices.Contains(left, s.failed)) {
			break // the error is a consequence of an unknown or of a field left out
		}
		s.note(e)
		if !isTable || s.failed == nil || !without(given, s.failed) {
			break
		}
		left = append(left, s.failed)
	}
	return push(L, s.unknown)
}

// copied returns a shallow copy of a table, so that leaving out a field doesn't
// affect other users of the table.
func (s *survey) copied(v *vm, table *lua.LTable) *lua.LTable {
	c := v.L.CreateTable(0, 8)
	for k, value := table.Next(lua.LNil); k != lua.LNil; k, value = table.Next(k) {
		c.RawSet(k, value)
	}
	return c
}

// without removes a field from a table, and reports whether it was there.
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

// once runs a word, and returns the error if it failed.
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
		n, failed = 0, fuelOf(L).vm.authorError(raised)
	}()
	return word(t, L), nil
}
