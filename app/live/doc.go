// Package live knows who listens to what. A listener waits for a topic, such as a
// class's board, and is woken when it may have changed, whichever process changed it.
// That is a hint and nothing more: whoever is woken looks again, with proof of who
// asks, as a request would. The package speaks no HTTP and knows no database; it is
// handed what hints that something was committed. It also writes events in the form
// in which browsers read them (event.go).
package live
