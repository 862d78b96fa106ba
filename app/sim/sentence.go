package sim

import "fmt"

// Sentence is what is said to people. Pages and paper print it; nothing compares
// it, searches it or takes it apart, because its words may be bettered at any
// time. What a program needs to know stands beside it as a state, a code or a
// number. A test of the whole module holds that.
type Sentence string

// Say makes a sentence as [fmt.Sprintf] does.
func Say(format string, args ...any) Sentence { return Sentence(fmt.Sprintf(format, args...)) }
