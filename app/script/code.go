package script

import "caseload/app/sim"

// Codes of the mistakes that programs need to recognise. The messages are for
// authors, and their wording may change at any time.
const (
	CodeUnknownField sim.FaultCode = "unknown-field" // the word doesn't have this field
	CodeMissingField sim.FaultCode = "missing-field"
	CodeWrongField   sim.FaultCode = "wrong-field" // it can't be read, or is out of range
	CodeNobodyHere   sim.FaultCode = "nobody-here" // somebody who doesn't belong to the case
	CodeFuture       sim.FaultCode = "future"      // a day that should be past lies ahead
	CodeNoFile       sim.FaultCode = "no-file"     // a text names a file that doesn't exist or can't be used
	CodeNoModule     sim.FaultCode = "no-module"
	CodeLibrary      sim.FaultCode = "library" // refused by a library module, in its own words
	CodeUnknownName  sim.FaultCode = "unknown-name"
	CodeGlobal       sim.FaultCode = "global"     // assignment to a name that isn't a local variable
	CodeUnfinished   sim.FaultCode = "unfinished" // the file ends in the middle of something
	CodeQuote        sim.FaultCode = "typographic-quote"
	CodeNoBreakSpace sim.FaultCode = "no-break-space"

	CodeOnUnknown sim.FaultCode = "on-unknown" // in a survey: a word was given the result of an earlier failed word
)

// why is the machine-readable part of an error: a code, and the name of what it is
// about.
type why struct {
	code sim.FaultCode
	name string
}

// Fault returns the error in the form in which the world keeps it.
func (e *Error) Fault() sim.Fault {
	return sim.Fault{File: e.File, Line: e.Line, Code: e.Code, Name: e.Name, Says: e.Message}
}
