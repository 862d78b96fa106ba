// Package run is a person's runs: begin one, take a seat, decide, append; what was
// kept when it ended; and from then on looking back, forking, reflecting and
// sharing.
//
// A seat is a paused fold of what the log holds. Seats are kept for a while because
// folding again costs milliseconds; everything is right with a cache of none. The
// package speaks no HTTP and no SQL: who asks is said in every signature, and
// somebody else's run is not found. Classes are app/teach's, and what might have
// been is app/whatif's.
package run
