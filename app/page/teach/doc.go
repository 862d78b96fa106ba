// Package teach draws the pages of a class: how one is made and joined, what its
// students find, the board that its lecturer projects, and a scenario's notes for
// teaching.
//
// It may not show a single student's decisions: a board holds counts.
package teach
