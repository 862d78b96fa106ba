package main

import (
	"path/filepath"
	"testing"
)

// TestBackupWhileServingAndRestore makes a backup while a server is taking
// decisions, loses the database and the server, serves the restored database, and
// checks that the run goes on where it was.
func TestBackupWhileServingAndRestore(t *testing.T) {
	dir := t.TempDir()
	database, file, restored := filepath.Join(dir, "caseload.db"), filepath.Join(dir, "backup"), filepath.Join(dir, "restored.db")
	server := serve(t, database)
	p := newPlayer(1)
	check(t, p.begin(server.address))
	counted := make(chan struct{}, 1<<20)
	answered := make(chan []string)
	go func() { answered <- playUntilCut(t, p, server.address, counted) }()
	for range 10 {
		<-counted
	}
	out, errs, code := caseload(t, "backup", file, "--db", database)
	want(t, "exit code", code, 0)
	want(t, "errors", errs, "")
	holds(t, out, file, "whole backup")
	check(t, server.Process.Kill())
	digests := <-answered

	_, errs, code = caseload(t, "backup", file, "--db", database)
	want(t, "exit code for a file that is there", code, 1)
	holds(t, errs, "there is something there already")
	_, errs, code = caseload(t, "restore", file, "--db", database)
	want(t, "exit code for a database that is there", code, 1)
	holds(t, errs, "move that file away first")

	out, _, code = caseload(t, "restore", file, "--db", restored)
	want(t, "exit code", code, 0)
	holds(t, out, restored)
	again := serve(t, restored)
	status, now, err := p.ask("GET", p.run(again.address), "")
	check(t, err)
	want(t, "status", status, 200)
	kept := now.Turn - 1
	if kept < 10 || kept > len(digests)+1 {
		t.Fatalf("%d decisions are restored; 10 were answered before the backup, and %d before the kill", kept, len(digests))
	}
	held(t, restored, p.desk.Run, digests[:min(kept, len(digests))])
	if now.Ended {
		return
	}
	p.desk = now
	status, next, err := p.ask("POST", p.run(again.address)+"/decisions", p.decision())
	check(t, err)
	want(t, "play on", status, 200)
	want(t, "turn", next.Turn, now.Turn+1)
}
