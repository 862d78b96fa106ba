// Package mark says what an assignment is marked by, as it is typed and as it is kept, what a
// mark is, and what follows of the marks of a run: whether one counts, two differ, or it is
// to be marked again. It is pure, and may not know whose run it is, or what happened in it.
package mark
