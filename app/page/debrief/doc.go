// Package debrief draws the pages a run is discussed with afterwards: the
// debrief, its measures as pictures and tables, the student's own reflection, and
// the parts of it that the student shares. Every picture is SVG and has a table
// or a description in words beside it.
//
// The package neither judges nor counts: everything it shows is in the debrief
// that it is given.
package debrief
