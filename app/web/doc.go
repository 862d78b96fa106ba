// Package web speaks HTTP and nothing else: what was asked, who asks, and how
// to answer, as a page for people and as JSON for programs at the same
// addresses. One file a resource. It is the only home of Fiber.
//
// Handlers return errors, and one function answers them (errors.go). What is
// decided or kept is app/run's and app/teach's, what might have been app/whatif's;
// what a page looks like is app/page's. No handler knows the store.
//
// # Who may do what
//
// A handler first has it proved who asks (mine, joined, led), and what it then does
// takes the proof. A guest is whoever holds a cookie of 32 random bytes; the store
// keeps its SHA-256. A run that is somebody else's is answered as one that never was.
// A lecturer is whoever holds the link to a class's board, with 32 random bytes
// in it; another's board is answered as one that never was, and no log has an
// address. Whoever holds the address of what a student shares, with as many,
// reads that and nothing else, until the student takes it back. What a student
// hands on is asked for with ?for=others, and has neither strain nor feelings
// in it. Requests that would change something are refused when a browser sends
// them on behalf of another site (origin.go).
//
// # The order of checks of a decision
//
// Understood (400, 413, 415), mine (404), the current turn (409, with the desk
// as it is), offered (422). Whatever the answer but success, nothing was
// changed.
package web
