// Package debrief draws the pages that a run is talked through with: the debrief,
// its measures as pictures and tables, the student's own reflection and what of it
// is shared. Every picture is SVG and has its table or its words beside it.
//
// It may not judge or count: whatever it shows is in the debrief it is given.
package debrief
