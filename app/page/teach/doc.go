// Package teach draws the pages of a class: how one is created and joined, what
// its students see, the board that its lecturer projects, and a scenario's
// teaching notes.
//
// The package must not show any single student's decisions: a board holds counts.
package teach
