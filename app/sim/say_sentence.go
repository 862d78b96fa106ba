package sim

import "caseload/app/sim/sentence"

// Sentence is text addressed to people; see [sentence.Sentence].
type Sentence = sentence.Sentence

// Say formats a sentence as [fmt.Sprintf] does.
func Say(format string, args ...any) Sentence { return sentence.Say(format, args...) }
