// Package teach answers at the addresses of classes: making one, joining it, the
// board for its lecturer, and the notes for teaching.
//
// It may not show what a single student decided: app/teach gives it counts.
package teach
