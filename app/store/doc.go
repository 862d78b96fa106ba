// Package store keeps Caseload's rows: frozen versions, guests, runs, the log
// of decisions, the words beside them, and the record that stays when a run has
// ended. It is the only home of GORM, of the database drivers and of the
// migrations, and it imports nothing of ours: no HTTP, no simulation; clock and log
// are handed in. What it is handed as JSON or as an archive it keeps without looking
// inside. What belongs to somebody is reached through a proof of who asks (proof.go).
//
// An exported method is one transaction; an unexported helper is a query within
// one. [Store.DeleteExpired] is several, and says why; and what erases something
// also has it overwritten after its transaction, see [Store.EraseWords].
//
// A decision is durable before [Store.Append] returns: SQLite runs with
// synchronous=FULL, and one writer commits in groups what waits together (see
// writer.go).
//
// # Errors
//
// Every error names what was being done and wraps one of the sentinels of this
// package wherever the caller could act on it. When a context ends while a write
// is waiting, the caller gets the context's error, and the write is uncertain: it
// may have been committed. [Store.DecisionAt] then says which.
//
// # Other databases
//
// SQLite is all that is here so far. What only SQLite knows is in sqlite.go; the
// rest is Go structs and portable SQL, so that PostgreSQL can follow by address.
// It should pass the writer by: there a plain transaction is faster, and it is
// for that day that [Store.Append] takes the key's word for who was first.
package store
