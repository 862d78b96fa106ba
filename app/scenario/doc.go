// Package scenario reads packs, freezes them under a digest, and folds plays.
//
// A [Play] is a value: a version, terms, luck and decisions. [Fold] is the one
// way to look at it. A student's run is a stored play; a golden play, a bug
// report and a look back are plays; everything else reads [Step]s.
//
// The package may not store anything or know who plays.
package scenario
