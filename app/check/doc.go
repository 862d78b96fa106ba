// Package check reads a pack without trusting it and reports everything that is
// wrong with it, each finding with its file, line and column, and with what to
// write instead.
//
// A rule is a plain function over a prepared pack; [Rules] lists them in order.
// If a rule can't be certain, it asks, in a warning or a note. An author can
// answer next to the place with a comment that gives a reason:
//
//	-- check: RULE, reason
//	-- check: RULE in text/home/file.md, reason
//
// The first form silences the rule on the comment's own line and on the line
// below it; the second silences it in a whole file, which may also be prose or a
// golden play. Errors can't be silenced.
//
// What needs no plays is found first, and can be said before the plays begin. Names and
// values are followed through a script's tree from where they are given to where they are
// asked for; see textsOf and typeOf. Of a mistake and what follows from it only the mistake
// is reported; golden plays are judged only if nothing else is wrong.
//
// Not everything can be found at once. The parser stops at the first mistake in a
// statement, so the rest of a file is read again without the top-level statement
// that contains it. A word that fails while a scenario is declared is skipped,
// together with whatever depends on its result. In a storyline the first failing
// word ends the storyline, so only one is found on each path that a bot takes
// through it; but its literal tables are always checked. Of several mistakes on one
// line that have the same code, or none, the first is reported.
//
// What is said about a finding comes from package remark, with a code. Nothing here
// depends on how it is worded.
//
// The package must not write anything, start anything or communicate with
// anything, except for [Apart], [Ask] and [Through], which run this program in a
// separate process with limits.
package check
