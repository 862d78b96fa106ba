// Package row has rows of teaching and of objections as the database keeps them, and reads
// them as what they say. It checks nobody's right to them, and may be used by the store alone.
package row
