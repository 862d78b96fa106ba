package main

import (
	"errors"
	"os"

	"github.com/alecthomas/kong"

	"caseload/app/store/database"
)

// databaseAddress is the address of a database: the path of SQLite's file, or a server of
// PostgreSQL's.
type databaseAddress string

// databaseVariable names the environment variable that can hold an address.
const databaseVariable = "CASELOAD_DB"

// Decode reads an address from the command line or the environment. On the command
// line a password would be seen by everyone who lists the machine's programs.
func (d *databaseAddress) Decode(ctx *kong.DecodeContext) error {
	var address string
	if err := ctx.Scan.PopValueInto("address", &address); err != nil {
		return err
	}
	switch {
	case !database.IsServer(address):
		address = kong.ExpandPath(address)
	case database.HasPassword(address) && address != os.Getenv(databaseVariable):
		return errors.New("a password on the command line can be read by everyone on this machine; give the address in the variable " +
			databaseVariable + " instead, or leave the password out and keep it in PGPASSWORD or the file .pgpass")
	}
	*d = databaseAddress(address)
	return nil
}

// address returns what the store is opened with.
func (d databaseAddress) address() string { return string(d) }

// String returns the address without its password.
func (d databaseAddress) String() string { return database.Shown(string(d)) }
