// Package play answers at the addresses of runs that are being played: beginning
// one, its desk, decisions, the day's review, and looking back, forks and what-ifs
// once it has ended.
//
// It may not decide or store anything itself: app/run does, for whoever has proved
// that a run is theirs.
package play
