// Package scenario reads packs, freezes them under a digest, and folds plays.
//
// A [Play] is a value: a version, terms, luck and decisions. [Fold] is the only way
// to look at one. A student's run is a stored play; golden plays, bug reports and
// look-backs are plays too. All other code works with the [Step]s of a fold.
//
// The package must not store anything, and must not know who is playing.
package scenario
