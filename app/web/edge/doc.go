// Package edge stands between HTTP and the areas of the site. It finds out who
// asks, reads what was sent into structs, bounds how much that may be and how fast
// it may come, answers with pages, JSON and errors, and sets headers by groups of
// routes.
//
// It may not decide anything about a run or a class.
package edge
