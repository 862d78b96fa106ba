package storetest

import (
	"database/sql"
	"fmt"
	"strings"
	"testing"

	"caseload/app/store/database"
)

// Other is a test's database as another program would use it.
type Other struct {
	db       *sql.DB
	postgres bool
}

// AsAnother opens the database of a path that has been given to [At], or of an address
// of PostgreSQL's, until the test ends.
func AsAnother(t testing.TB, path string) Other {
	t.Helper()
	// Both drivers come with package store.
	driver, address := "sqlite3", "file:"+path+"?_busy_timeout=5000&_txlock=immediate"
	postgres := onPostgres() || database.IsServer(path)
	if postgres {
		driver, address = "pgx", At(t, path)
	}
	db, err := sql.Open(driver, address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return Other{db, postgres}
}

// Exec runs a statement, in which each ? stands for a value.
func (o Other) Exec(statement string, values ...any) (sql.Result, error) {
	return o.db.Exec(o.numbered(statement), values...)
}

// QueryRow runs a query, in which each ? stands for a value.
func (o Other) QueryRow(query string, values ...any) *sql.Row {
	return o.db.QueryRow(o.numbered(query), values...)
}

// Hold keeps everybody else from writing to the tables of runs until it is released.
// They can read.
func (o Other) Hold(t testing.TB) (release func() error) {
	t.Helper()
	tx, err := o.db.Begin() // enough for SQLite
	if err == nil && o.postgres {
		_, err = tx.Exec("LOCK TABLE guests, runs, decisions, writings IN EXCLUSIVE MODE")
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = tx.Rollback() })
	return tx.Rollback
}

// numbered writes the placeholders of a statement as PostgreSQL wants them.
func (o Other) numbered(statement string) string {
	if !o.postgres {
		return statement
	}
	var b strings.Builder
	n := 0
	for _, r := range statement {
		if r == '?' {
			n++
			fmt.Fprintf(&b, "$%d", n)
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}
