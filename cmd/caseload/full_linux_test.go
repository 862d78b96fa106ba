package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/sys/unix"
)

// TestFullDisk checks that on a full disk the student is told that the decision was
// not stored, and that this is true; and that when there is room again, the server
// goes on without a restart.
func TestFullDisk(t *testing.T) {
	database := filepath.Join(t.TempDir(), "caseload.db")
	s := serve(t, database)
	p := newPlayer(5)
	check(t, p.begin(s.address))
	fileLimit(t, s.Process.Pid, room(t, database))
	body, status := "", 0
	for range 50 {
		body = strings.Replace(p.decision(), "because", strings.Repeat("because ", 500), 1)
		var next desk
		var err error
		status, next, err = p.ask("POST", p.run(s.address)+"/decisions", body)
		check(t, err)
		if status != 200 {
			want(t, "sentence", next.Error, "Your decision was not kept. Nothing was changed; try again in a moment.")
			break
		}
		p.desk = next
	}
	want(t, "status on a full disk", status, 503)
	page, err := p.client.Post(p.run(s.address)+"/decisions", "application/x-www-form-urlencoded", strings.NewReader(fmt.Sprintf("turn=%d&offer=end&note=%s", p.desk.Turn, strings.Repeat("x", 4000))))
	check(t, err)
	text, _ := io.ReadAll(page.Body)
	page.Body.Close()
	want(t, "status of the page", page.StatusCode, 503)
	holds(t, string(text), "Your decision was not kept.", `id="desk"`)
	_, now, err := p.ask("GET", p.run(s.address), "")
	check(t, err)
	want(t, "digest", now.Digest, p.desk.Digest)
	holds(t, s.log.String(), "not kept")
	if strings.Contains(s.log.String(), "because") {
		t.Error("the log has a student's words")
	}

	fileLimit(t, s.Process.Pid, unix.RLIM_INFINITY)
	status, next, err := p.ask("POST", p.run(s.address)+"/decisions", body)
	check(t, err)
	want(t, "status with room again", status, 200)
	want(t, "turn", next.Turn, now.Turn+1)
	held(t, database, p.desk.Run, nil)
}

// room returns the size in bytes at which the database's write-ahead log is nearly
// full.
func room(t *testing.T, database string) uint64 {
	t.Helper()
	info, err := os.Stat(database + "-wal")
	check(t, err)
	return uint64(info.Size()) + 40<<10
}

// fileLimit limits the size of files the process may write, to simulate a full
// disk.
func fileLimit(t *testing.T, pid int, bytes uint64) {
	t.Helper()
	if err := unix.Prlimit(pid, unix.RLIMIT_FSIZE, &unix.Rlimit{Cur: bytes, Max: unix.RLIM_INFINITY}, nil); err != nil {
		t.Skip(fmt.Sprintf("this machine doesn't let a test limit a process: %v", err))
	}
}
