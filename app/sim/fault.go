package sim

import "errors"

// FaultCode identifies the kind of an author's mistake for programs. It is ""
// for mistakes that have no code.
type FaultCode string

const (
	FaultNoRest     FaultCode = "no-rest"    // storylines keep one another going
	FaultUndeclared FaultCode = "undeclared" // no scenario was declared
	FaultLacking    FaultCode = "lacking"    // something required is missing
)

// Fault is the failure of a storyline. It never stops the student; the authors
// see it.
type Fault struct {
	Storyline string
	Turn      int
	Message   Sentence // with file and line, where known

	// The parts of Message, where the error of the [Script] provides them.
	File string    `json:"-"`
	Line int       `json:"-"` // from 1; 0 if unknown
	Code FaultCode `json:"-"`
	Name string    `json:"-"` // of the thing it is about; "" if the code has none
	Says Sentence  `json:"-"` // the message without file and line
}

// A faulty error knows its location and its code.
type faulty interface{ Fault() Fault }

// FaultOf returns the fault that an error describes, not yet assigned to a
// storyline.
func FaultOf(err error) Fault {
	f := Fault{Says: faultSays(err)}
	if known := faulty(nil); errors.As(err, &known) {
		f = known.Fault()
	}
	f.Message = faultSays(err)
	return f
}

// mistake is an author's mistake that the world itself detects.
type mistake struct {
	code FaultCode
	says Sentence
}

func (m mistake) Error() string { return string(m.says) }
func (m mistake) Fault() Fault  { return Fault{Code: m.code, Says: m.says} }

// CodeOf returns the code of an author's mistake, or "" if err is nil or has
// none.
func CodeOf(err error) FaultCode {
	if err == nil {
		return ""
	}
	return FaultOf(err).Code
}
