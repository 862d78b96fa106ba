// Package own has the pages about what is somebody's own: all of it as one download,
// deleting a run, and a portfolio. It renders values and reads nothing.
package own
