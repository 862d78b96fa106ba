package main

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"caseload/app/store/storetest"
)

// onBoth runs a test of server processes with a file of SQLite and with a database of
// PostgreSQL, at the same time.
func onBoth(t *testing.T, test func(t *testing.T, database string)) {
	t.Run("SQLite", func(t *testing.T) {
		t.Parallel()
		test(t, filepath.Join(t.TempDir(), "caseload.db"))
	})
	t.Run("PostgreSQL", func(t *testing.T) {
		t.Parallel()
		test(t, storetest.Empty(t))
	})
}

// execute runs a statement in a database, as another program would.
func execute(t *testing.T, database, statement string) {
	t.Helper()
	_, err := storetest.AsAnother(t, database).Exec(statement)
	check(t, err)
}

// Two servers are updated one after the other. Once the newer one has changed the
// tables, the older one finishes what it has begun, says why and leaves; started again,
// it leaves at once. What was decided stays as it is.
func TestAServerOlderThanTheTablesLeaves(t *testing.T) {
	onBoth(t, func(t *testing.T, database string) {
		older := serve(t, database)
		p := newPlayer(1)
		check(t, p.begin(older.address))
		status, next, err := p.ask("POST", p.run(older.address)+"/decisions", p.decision())
		check(t, err)
		want(t, "status", status, 200)
		execute(t, database, "INSERT INTO migrations (id) VALUES ('2099-01-01-future')")
		const says = `the database was written by a newer version of Caseload (it has "2099-01-01-future", which this one doesn't know)`
		if err := older.Wait(); older.ProcessState.ExitCode() != 1 {
			t.Errorf("it ended with %v", err)
		}
		holds(t, older.log.String(), says)
		_, errs, code := caseload(t, "serve", "--addr", "127.0.0.1:0", "--db", database)
		want(t, "exit code of one that is started again", code, 1)
		holds(t, errs, says)
		if strings.Contains(errs, "Caseload is at") {
			t.Error("it began to serve")
		}
		execute(t, database, "DELETE FROM migrations WHERE id = '2099-01-01-future'")
		newer := serve(t, database)
		status, now, err := p.ask("GET", p.run(newer.address), "")
		check(t, err)
		want(t, "status with the newer one", status, 200)
		want(t, "digest", now.Digest, next.Digest)
		check(t, newer.Process.Signal(syscall.SIGTERM))
		check(t, newer.Wait())
	})
}

// A run of rules that this program doesn't know, as a newer server beside it does, can
// be read here, and nothing is added to it.
func TestRunsUnderOtherRulesAreLeftAlone(t *testing.T) {
	onBoth(t, func(t *testing.T, database string) {
		newer, older := serve(t, database), serve(t, database)
		p := newPlayer(1)
		check(t, p.begin(newer.address))
		decide := func(server *process) (int, desk) {
			status, next, err := p.ask("POST", p.run(server.address)+"/decisions", p.decision())
			check(t, err)
			return status, next
		}
		status, next := decide(newer)
		want(t, "status", status, 200)
		p.desk = next
		underOtherRules(t, database)
		for range 2 {
			status, said := decide(older)
			want(t, "status under other rules", status, 409)
			holds(t, said.Error, "begun with a newer version of Caseload", "What you decided is kept")
		}
		var kept int
		check(t, storetest.AsAnother(t, database).QueryRow("SELECT count(*) FROM decisions").Scan(&kept))
		want(t, "decisions", kept, 1)
	})
}

// underOtherRules has all runs go on under rules that no program knows yet.
func underOtherRules(t *testing.T, database string) {
	t.Helper()
	other := storetest.AsAnother(t, database)
	var files []byte
	check(t, other.QueryRow("SELECT files FROM versions WHERE digest = (SELECT version FROM runs)").Scan(&files))
	files = bytes.Replace(files, []byte(`"rules":`), []byte(`"rules":9`), 1)
	digest := fmt.Sprintf("%x", sha256.Sum256(files))
	_, err := other.Exec(`INSERT INTO versions (digest, slug, title, engine, rules, files, created_at)
		SELECT ?, slug, title, engine, 90 + rules, ?, created_at FROM versions WHERE digest = (SELECT version FROM runs)`, digest, files)
	check(t, err)
	_, err = other.Exec("UPDATE runs SET version = ?", digest)
	check(t, err)
}
