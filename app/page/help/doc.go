// Package help draws the pages that explain: the words that scenarios are written
// in, the author's guide, and the fields of a download.
//
// It may not know the vocabulary itself: it is handed what it explains.
package help
