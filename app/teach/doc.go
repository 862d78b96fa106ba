// Package teach lets a lecturer run a class for the length of a lesson: make it,
// give its code to the students, see on a board how they decide, and end it. One
// rule, in publish.go, governs what a board may reveal about small groups.
//
// A student who begins in a class begins a run of app/run, and from then on
// app/run deals with everything about that run. The package contains no HTTP and
// no SQL.
package teach
