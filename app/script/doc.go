// Package script runs an author's Lua as part of a simulated world: the sandbox,
// its budget, storylines, and the vocabulary. No other package uses gopher-lua.
//
// A script is hostile input. It has no access to files, clocks, random numbers or
// memory addresses. Every instruction and every host call is paid for from a
// deterministic budget, and whatever could overflow a stack or the memory is
// refused before it is compiled. A script affects a world only through the words of
// the vocabulary, and each play has a script state of its own.
package script
