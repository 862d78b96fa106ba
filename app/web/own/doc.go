// Package own answers for what is somebody's own, whichever area it comes from: all of it
// as one download, deleting a run, and a portfolio. It shows nothing of anybody else's, and
// decides nothing: proofs say whose a thing is.
package own
