// Package script runs an author's Lua as part of a simulated world: the
// sandbox, its budget, storylines, and the vocabulary. It is the only home of
// gopher-lua.
//
// A script is hostile input. It can reach no file, clock, chance or address;
// every instruction and every host call is paid for from a deterministic
// budget, and what could overflow a stack or the memory is refused before it is
// compiled. What a script does to a world it does through the words of the
// vocabulary, and a play's script belongs to that play alone.
package script
