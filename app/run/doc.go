// Package run manages guests' runs: beginning a run, making decisions in it and
// appending them to the log, and keeping a record when it has ended; then looking
// back on it, forking it, reflecting on it and sharing reflections.
//
// A seat is a paused fold of a run's log. Recently used seats are cached because
// folding the log again costs milliseconds; everything also works with a cache of
// size 0. The package contains no HTTP and no SQL. Every signature shows who is
// asking, and somebody else's run is answered as not found. Classes are the
// business of app/teach, and what might have been is that of app/whatif.
package run
