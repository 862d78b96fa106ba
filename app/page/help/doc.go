// Package help draws the pages that explain something: the words that scenarios
// are written in, the author's guide, and the fields of a download.
//
// The package knows none of the vocabulary itself: everything it explains is
// passed to it.
package help
