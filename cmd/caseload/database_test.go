package main

import (
	"strings"
	"testing"
)

// TestAnAddressIsSaidWithoutItsPassword starts the binary with addresses of databases
// that it can't use. No part of a password is in what it says.
func TestAnAddressIsSaidWithoutItsPassword(t *testing.T) {
	for _, c := range []struct{ flag, variable, says string }{
		{"postgres://u:geheim@127.0.0.1:1/x", "", "a password on the command line can be read by everyone"},
		{"postgres://u@127.0.0.1:1/x?password=geheim", "", "a password on the command line can be read by everyone"},
		{"postgres://u@127.0.0.1:1/x", "", "open database postgres://u@127.0.0.1:1/x: no PostgreSQL server can be reached there: "},
		{"", "postgres://u:geheim@127.0.0.1:1/x", "open database postgres://u@127.0.0.1:1/x: no PostgreSQL server can be reached there: "},
		{"", "postgresql://u:geheim@nowhere.invalid/x?sslmode=disable", "open database postgresql://u@nowhere.invalid/x: no PostgreSQL server"},
		{"", "postgress://u:geheim@127.0.0.1:1/x", "open database postgress://…: this isn't the address of a PostgreSQL database"},
		{"", "postgres:/u:geheim@127.0.0.1:1/x", "open database postgres://…: this isn't the address of a PostgreSQL database"},
		{"", "mysql://u:geheim@127.0.0.1:1/x", "open database mysql://…: this isn't the address of a PostgreSQL database"},
		{"", "postgres://u:12?geheim@127.0.0.1:1/x", "open database postgres://…: this isn't the address of a PostgreSQL database"},
		{"", "postgres://u:12#geheim@127.0.0.1:1/x", "open database postgres://…: this isn't the address of a PostgreSQL database"},
		{"", "postgres://u:12/geheim@127.0.0.1:1/x", "open database postgres://…: this isn't the address of a PostgreSQL database"},
		{"", "postgres://u:%geheim@127.0.0.1:1/x", "open database postgres://…: this isn't the address of a PostgreSQL database"},
		{"", "postgres://u:geheim@127.0.0.1:1/x?sslmode=perhaps", "this isn't the address of a PostgreSQL database"},
		{"", "postgres://u:geheim@one:5432,two:5432/x", "several servers"},
		{"", "postgres://u:geheim@127.0.0.1:1", "no database"},
	} {
		t.Setenv(databaseVariable, c.variable)
		args := []string{"serve", "--addr", "127.0.0.1:0"}
		if c.flag != "" {
			args = append(args, "--db", c.flag)
		}
		out, errs, code := caseload(t, args...)
		if code == 0 || !strings.Contains(errs, c.says) {
			t.Errorf("%s%s: exit code %d, %q", c.flag, c.variable, code, errs)
		}
		if strings.Contains(out+errs, "geheim") {
			t.Errorf("%s%s: it shows a part of the password: %s", c.flag, c.variable, out+errs)
		}
	}
}

func TestBackupAndRestoreLeaveAServerToItsOwnPrograms(t *testing.T) {
	for command, says := range map[string]string{
		"backup": "back up postgres://u@127.0.0.1:1/x to ", "restore": "restore postgres://u@127.0.0.1:1/x from ",
	} {
		_, errs, code := caseload(t, command, "file", "--db", "postgres://u@127.0.0.1:1/x")
		want(t, command, code, 1)
		holds(t, errs, says, "pg_dump", "pg_restore")
	}
}
