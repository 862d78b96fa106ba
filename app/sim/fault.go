package sim

import "errors"

// FaultCode says what kind of mistake of an author's an error is, for programs;
// "" for one that nothing tells from others.
type FaultCode string

const (
	FaultNoRest     FaultCode = "no-rest"    // storylines keep one another going
	FaultUndeclared FaultCode = "undeclared" // no scenario was declared
	FaultLacking    FaultCode = "lacking"    // a thing lacks what it can't be without
)

// Fault is a storyline that failed. The student is never stopped by it; the
// authors see it.
type Fault struct {
	Storyline string
	Turn      int
	Message   Sentence // with its place, as far as that is known

	// The same in its parts, as a [Script]'s error has them.
	File string    `json:"-"`
	Line int       `json:"-"` // from 1; 0 when unknown
	Code FaultCode `json:"-"`
	Name string    `json:"-"` // of what it is about; "" where the code has none
	Says Sentence  `json:"-"` // the message without its place
}

// A faulty error knows its place and its code.
type faulty interface{ Fault() Fault }

// faultOf is the fault of an error, of no storyline yet.
func faultOf(err error) Fault {
	f := Fault{Says: Sentence(err.Error())}
	if known := faulty(nil); errors.As(err, &known) {
		f = known.Fault()
	}
	f.Message = Sentence(err.Error())
	return f
}

// mistake is an author's mistake that the world itself finds.
type mistake struct {
	code FaultCode
	says Sentence
}

func (m mistake) Error() string { return string(m.says) }
func (m mistake) Fault() Fault  { return Fault{Code: m.code, Says: m.says} }

// CodeOf is the code of an author's mistake; "" where it has none.
func CodeOf(err error) FaultCode {
	if err == nil {
		return ""
	}
	return faultOf(err).Code
}
