// Package play draws the pages of a run that is being played: the brief before
// it, the desk with everything that can be opened on it, the review of a day, and
// what can be done afterwards with single decisions: look back, fork, ask what if.
// It gives the same words to the terminal (Tell).
//
// It may not know how a run is kept, or judge what was decided.
package play
