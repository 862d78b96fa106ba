package script

import (
	"errors"
	"regexp"
	"slices"
	"strings"

	lua "github.com/yuin/gopher-lua"

	"caseload/app/script/say"
)

// errNoModule is the error, possibly wrapped, that a resolver returns for a name it
// doesn't know.
var errNoModule = errors.New("there is no such module")

var moduleName = regexp.MustCompile(`^[a-z0-9_][a-z0-9_./-]{0,79}$`)

// useModules defines `require`. resolve returns the compiled file of a module, or
// an error; Errors and *Error are shown unchanged. known lists the names for "did
// you mean". A module runs once in a virtual machine, on the fuel of the first
// script that requires it. Its value is frozen, so that no storyline can change it
// for another.
func (v *vm) useModules(resolve func(name string) (*Chunk, error), known []string) {
	v.resolve = resolve
	v.define("require", func(L *lua.LState) int {
		name, ok := L.Get(1).(lua.LString)
		if !ok {
			raise(L, say.ModuleNeedsName(a(L.Get(1))))
		}
		return push(L, v.require(L, string(name), known))
	})
}

func (v *vm) require(L *lua.LState, name string, known []string) lua.LValue {
	charge(L, 10)
	if value, ok := v.modules[name]; ok {
		return value
	}
	if !moduleName.MatchString(name) || strings.Contains(name, "..") {
		raise(L, say.NoModuleName(name))
	}
	if slices.Contains(v.loading, name) {
		raise(L, say.Circle(strings.Join(append(v.loading, name), " requires ")))
	}
	if len(v.loading) >= requireDepth {
		raise(L, say.ModulesTooDeep(requireDepth))
	}
	chunk, err := v.resolve(name)
	if err != nil {
		refuse(L, name, known, err)
	}
	charge(L, 100)
	v.loading = append(v.loading, name)
	defer func() { v.loading = v.loading[:len(v.loading)-1] }()
	defer v.forbid(say.InModule)()
	values, err := v.isolated(L, fuelOf(L), v.main(chunk), nil)
	if err != nil {
		reraise(L, err)
	}
	var value lua.LValue = lua.LTrue
	if len(values) > 0 {
		value = values[0]
	}
	charge(L, freeze(value))
	v.modules[name] = value
	return value
}

// refuse raises an error that says why a module isn't available.
func refuse(L *lua.LState, name string, known []string, err error) {
	if errors.Is(err, errNoModule) {
		raiseAs(L, why{CodeNoModule, name}, say.NoModule(name, known))
	}
	reraise(L, err)
}
