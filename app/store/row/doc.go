// Package row has the rows of rubrics and marks as the database keeps them, and reads them as
// what they say. It checks nobody's right to them, and may be used by the store alone.
package row
