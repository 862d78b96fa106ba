package script

import (
	"errors"
	"strings"

	lua "github.com/yuin/gopher-lua"

	"caseload/app/script/gopher"
	"caseload/app/script/say"
	"caseload/app/sim"
)

// raise stops the script with an author's error on the line of the script that
// called the host. It doesn't return. Making the sentence is charged: with the
// search for the nearest known word it can take 0.1 ms.
func raise(L *lua.LState, says sim.Sentence) { raiseAs(L, why{}, says) }

// raiseAs is like raise, with the machine-readable part of the error.
func raiseAs(L *lua.LState, y why, says sim.Sentence) {
	charge(L, 100)
	if y.code == "" && strings.HasPrefix(calledFrom(L).File, libraryFolder) {
		y.code = CodeLibrary
	}
	at := calledByPack(L)
	throw(L, &Error{File: at.File, Line: at.Line, Code: y.code, Name: y.name, Message: said(says)})
}

// reraise stops the script with an error that has its own place. Of several errors
// it raises the first.
func reraise(L *lua.LState, err error) {
	e := &Error{Message: said(say.Err(err))}
	errors.As(err, &e)
	throw(L, e)
}

// throw stops the script with e. The library passes any value on, so e arrives
// unchanged in [thrown]. Scripts never see the value: pcall gives them its text.
func throw(L *lua.LState, e *Error) {
	L.Error(&lua.LUserData{Value: e, Metatable: lua.LNil}, 0)
}

// thrown returns the author's error with which a script was stopped, or nil if the
// library stopped it itself.
func thrown(err error) *Error {
	var e *Error
	if errors.As(err, &e) {
		return e
	}
	var raised *lua.ApiError
	if errors.As(err, &raised) {
		if u, ok := raised.Object.(*lua.LUserData); ok {
			e, _ = u.Value.(*Error)
		}
	}
	return e
}

// authorError makes an author's error of what stopped a script.
func (v *vm) authorError(err error) *Error {
	if e := thrown(err); e != nil {
		return e
	}
	file, line, message := gopher.Place(say.Shorten(err.Error(), 2*messageBytes))
	is, parts := gopher.OfMachine(message)
	var called []string
	if chunk := v.chunks[file]; chunk != nil {
		called = chunk.calls[line]
	}
	says := say.Author(gopher.WithoutAddresses(message))
	if is != gopher.Other {
		says = sayMachine(is, parts, called)
	}
	return &Error{File: file, Line: line, Message: said(says)}
}

// calledFrom returns the innermost place in a script.
func calledFrom(L *lua.LState) CodeLine {
	for level := 0; level <= callDepth; level++ {
		if at := placeAt(L, level); at != (CodeLine{}) {
			return at
		}
	}
	return CodeLine{}
}

// calledByPack returns the innermost place in the pack's own files: a mistake in
// what the library is given is the pack's.
func calledByPack(L *lua.LState) CodeLine {
	for level := 0; level <= callDepth; level++ {
		if at := placeAt(L, level); at != (CodeLine{}) && !strings.HasPrefix(at.File, libraryFolder) {
			return at
		}
	}
	return calledFrom(L)
}

// placeAt returns the place at a level of the call stack, or the zero value if
// there is none or it is a host function.
func placeAt(L *lua.LState, level int) CodeLine {
	frame, ok := L.GetStack(level)
	if !ok {
		return CodeLine{}
	}
	if _, err := L.GetInfo("Sl", frame, lua.LNil); err != nil || frame.CurrentLine < 1 {
		return CodeLine{}
	}
	return CodeLine{frame.Source, frame.CurrentLine}
}
