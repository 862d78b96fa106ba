// Package debrief answers at the addresses of what a run is talked through with:
// the debrief, its measures and downloads, the student's reflection and what of it
// is shared, and the erasing of a student's own words.
//
// It may not judge: what it answers with comes from app/run and app/debrief.
package debrief
