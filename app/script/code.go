package script

import "caseload/app/sim"

// Codes of the mistakes that a program tells apart. What is said of them is for
// their authors, and may be worded otherwise at any time.
const (
	CodeUnknownField sim.FaultCode = "unknown-field" // a word doesn't have it
	CodeMissingField sim.FaultCode = "missing-field"
	CodeWrongField   sim.FaultCode = "wrong-field" // it can't be read, or is out of its range
	CodeFuture       sim.FaultCode = "future"      // a day that should have been lies ahead
	CodeNoFile       sim.FaultCode = "no-file"     // a text names a file that isn't there, or can't be used
	CodeNoModule     sim.FaultCode = "no-module"
	CodeLibrary      sim.FaultCode = "library" // what a module of the library refuses, in its own words
	CodeUnknownName  sim.FaultCode = "unknown-name"
	CodeGlobal       sim.FaultCode = "global"     // a name that isn't a local's is assigned
	CodeUnfinished   sim.FaultCode = "unfinished" // the file ends in the middle of something
	CodeQuote        sim.FaultCode = "typographic-quote"
	CodeNoBreakSpace sim.FaultCode = "no-break-space"

	codeUnknown sim.FaultCode = "on-unknown" // a survey's word was given what failed before
)

// why is what a program may know of a raised message: a code, and the name of
// what it is about.
type why struct {
	code sim.FaultCode
	name string
}

// raised is the last message that was raised in a machine, with why. Lua hands on
// texts alone, so an error that carries this very message is that one.
type raised struct {
	message string
	why
}

// mark gives an error what is known of it.
func (r *raised) mark(e *Error) {
	if r.message != "" && e.Message == r.message {
		e.Code, e.Name = r.code, r.name
	}
}

// Fault is the error as the world keeps it.
func (e *Error) Fault() sim.Fault {
	return sim.Fault{File: e.File, Line: e.Line, Code: e.Code, Name: e.Name, Says: sim.Sentence(e.Message)}
}
