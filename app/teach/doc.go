// Package teach is what a lecturer does with a class of the hour: make it, give its
// code to the students, follow on a board how they decide, end it. What a board may
// say of few people is one rule, in publish.go.
//
// A student who begins in a class begins a run of app/run, and from then on
// everything about that run is app/run's. The package speaks no HTTP and no SQL.
package teach
