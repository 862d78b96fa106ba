// Package check reads a pack without trusting it and says all that is wrong
// with it, each thing at its file, line and column, with what to write instead.
//
// A rule is a plain function over a prepared pack; [Rules] lists them in order.
// What a rule can't know it asks, as a warning or a note, and an author may
// answer beside the place with a comment that gives a reason:
//
//	-- check: RULE, reason
//	-- check: RULE in text/home/file.md, reason
//
// What stands on the comment's own line or on the line below it is silenced by
// the first form; a whole file, prose and golden plays among them, by the
// second. Errors can't be silenced.
//
// Not everything can be found at once. The parser stops at the first mistake of
// a statement, so the rest of a file is read again without the top-level
// statement that it stands in. A word that fails while a scenario is declared
// is passed over together with whatever hangs on what it would have given. In a
// storyline the first failing word ends the storyline, so only one is found for
// each path that a bot takes through it; its literal tables are checked wherever
// they stand.
//
// The package may not write anything, start anything or speak to anybody but
// for [Apart], which runs a check in a process of its own with limits.
package check
