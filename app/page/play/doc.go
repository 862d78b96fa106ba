// Package play draws the pages of a run in progress: the brief before it, the
// desk with everything that can be opened on it, and the review of a day. It also
// draws what can be done with single decisions afterwards: replay, fork, and
// what-if. Tell gives the same words to the terminal.
//
// The package must not know how a run is stored, nor judge what was decided.
package play
