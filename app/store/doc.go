// Package store keeps Caseload's data in a database: frozen versions, guests,
// classes, runs, the log of decisions, the words that go with them, shares, and
// the record that is made when a run has ended. It and the packages below it are the
// only ones that use GORM. It knows no HTTP and no simulation, and gets its clock and
// its log from the caller. JSON and archives are stored without being parsed. Data
// that belongs to somebody can only be reached with a proof of who is asking
// (proof.go).
//
// Every exported method is one transaction; an unexported helper is a query
// within one. There are two exceptions. [Store.DeleteExpired] runs several
// transactions, for the reason given there. Methods that erase something also
// have the bytes overwritten after their transaction; see [Store.EraseWritings].
//
// A decision is durable before [Store.Append] returns: how it is written to a file of
// SQLite or to a server of PostgreSQL is package database's business. Everything here is
// Go structs and SQL that both understand. The primary key of the log decides who was
// first. All tests of this package run on both (storetest).
//
// Background work is rows too, which processes take on a lease (chore.go).
//
// [Store.Changes] hints that something was committed, by whatever process.
//
// # Errors
//
// Every error says what was being done, and wraps one of this package's sentinel
// errors wherever the caller could act on it. If a context ends while a write is
// waiting, the caller gets the context's error and the write is uncertain: it may
// have been committed. It is as uncertain after [ErrUncertain]. [Store.DecisionAt]
// then gives a certain answer.
package store
