// Package who says what people are to each other and who may do what. It is one table
// (table.txt), which a lecturer can read, and the functions that look things up in it.
//
// It may not know who is asking, or how they have shown it: callers work out the roles
// and the relation. It imports nothing but the standard library.
package who
