package storetest

import (
	"context"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"caseload/app/store/database"
)

const (
	chosen = "CASELOAD_TEST_DB" // "postgres", or empty for SQLite
	noSkip = "CASELOAD_NO_SKIP"
)

func onPostgres() bool { return os.Getenv(chosen) == "postgres" }

// At returns the address of a database for a test: path itself, where it makes an
// empty database if no file is there, or, on PostgreSQL, an empty database that belongs
// to this path until the test ends. All migrations have run in it. An address that At
// has returned is returned as it is.
func At(t testing.TB, path string) string {
	t.Helper()
	if database.IsServer(path) {
		return path
	}
	if !onPostgres() {
		copyTo(t, path)
		return path
	}
	return Postgres(t).at(t, path)
}

// Empty returns the address of an empty database on the shared server, whatever the
// tests run on.
func Empty(t testing.TB) string {
	t.Helper()
	return Postgres(t).at(t, t.Name())
}

// Durable is At with, on PostgreSQL, a server of its own that waits for its disk.
func Durable(t testing.TB, path string) string {
	t.Helper()
	if !onPostgres() || database.IsServer(path) {
		return path
	}
	return Own(t).Address("postgres")
}

// Chosen returns the server on which the tests run, or nil if they run on SQLite.
func Chosen(t testing.TB) *Cluster {
	t.Helper()
	if !onPostgres() {
		return nil
	}
	return Postgres(t)
}

// OnlySQLite skips a test of something that only a file has.
func OnlySQLite(t testing.TB) {
	t.Helper()
	if onPostgres() {
		t.Skip("this is about SQLite's file")
	}
}

// OnlyPostgres skips a test that needs a server, unless the tests run on PostgreSQL.
func OnlyPostgres(t testing.TB) *Cluster {
	t.Helper()
	if !onPostgres() {
		t.Skip("this is about PostgreSQL, on which the tests of this package run once more")
	}
	return Postgres(t)
}

// OnPostgres runs the tests of the calling test's package on PostgreSQL, in a
// process of their own: those whose names match only, or all if it is empty. Where
// PostgreSQL isn't installed the test is skipped or, if CASELOAD_NO_SKIP is set,
// fails. If CASELOAD_LONG is set, all tests are run in any case.
func OnPostgres(t *testing.T, only string) {
	if onPostgres() {
		t.Skip("this is that process")
	}
	t.Parallel()
	if _, err := binaries(); err != nil {
		missing(t, err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	if at, limited := t.Deadline(); limited {
		ctx, cancel = context.WithDeadline(t.Context(), at)
	}
	defer cancel()
	if only == "" || os.Getenv("CASELOAD_LONG") != "" {
		only = "."
	}
	tests := exec.CommandContext(ctx, os.Args[0], "-test.run="+only, "-test.count=1", "-test.v")
	tests.Env = append(os.Environ(), chosen+"=postgres")
	out, err := tests.CombinedOutput()
	passed := len(regexp.MustCompile(`(?m)^--- PASS`).FindAll(out, -1))
	if err != nil || passed == 0 {
		t.Errorf("on PostgreSQL (%s=postgres go test -run NAME): %v\n%s", chosen, err, failures(string(out)))
	}
	t.Logf("%d tests passed on PostgreSQL", passed)
}

// failures leaves out what the tests that passed have printed.
func failures(out string) string {
	var kept, test strings.Builder
	for line := range strings.Lines(out) {
		if strings.HasPrefix(line, "=== RUN") {
			kept.WriteString(test.String())
			test.Reset()
		}
		test.WriteString(line)
		if strings.HasPrefix(line, "--- PASS") || strings.HasPrefix(line, "--- SKIP") {
			test.Reset()
		}
	}
	return kept.String() + test.String()
}

func missing(t testing.TB, err error) {
	t.Helper()
	why := "skipped: this test needs PostgreSQL's server, and " + err.Error() + " (Debian package postgresql)"
	if os.Getenv(noSkip) != "" {
		t.Fatal(why)
	}
	t.Skip(why)
}

// LongOnPostgres skips a test on PostgreSQL that takes long there and is run on SQLite
// as well, unless CASELOAD_LONG is set.
func LongOnPostgres(t testing.TB) {
	t.Helper()
	if onPostgres() && os.Getenv("CASELOAD_LONG") == "" {
		t.Skip("skipped: this takes long on PostgreSQL, and .ci/run runs it there with CASELOAD_LONG=1")
	}
}

// AtLength returns few, or many if CASELOAD_LONG is set, as it is in .ci/run.
func AtLength[N any](few, many N) N {
	if os.Getenv("CASELOAD_LONG") != "" {
		return many
	}
	return few
}
