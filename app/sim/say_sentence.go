package sim

import "fmt"

// Sentence is text addressed to people. Pages and paper print it. Nothing may
// compare, search or parse it, because its wording may be improved at any time;
// what a program needs to know is given beside it as a state, a code or a
// number. A test of the whole module enforces this.
type Sentence string

// Say formats a sentence as [fmt.Sprintf] does.
func Say(format string, args ...any) Sentence { return Sentence(fmt.Sprintf(format, args...)) }
