package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// This file has what the end-to-end tests share: the binary and server processes.

// binary is the path of the program, which is built once.
var binary string

func TestMain(m *testing.M) { os.Exit(testMain(m)) }

func testMain(m *testing.M) int {
	if what := os.Getenv(loadBy); what != "" {
		var l load
		if err := json.Unmarshal([]byte(what), &l); err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 1
		}
		return l.play()
	}
	if os.Getenv(fresh) != "" {
		return m.Run()
	}
	dir, err := os.MkdirTemp("", "caseload")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(dir)
	defer func() { closeChromium() }()
	binary = filepath.Join(dir, "caseload")
	// Without what only a debugger reads, linking takes half as long.
	build := exec.Command("go", "build", "-ldflags=-s -w", "-o", binary, ".")
	build.Stderr = os.Stderr
	if err := build.Run(); err != nil {
		fmt.Fprintln(os.Stderr, "building caseload:", err)
		return 1
	}
	return m.Run()
}

// atLength returns few, or many if CASELOAD_LONG is set.
func atLength(few, many int) int {
	if os.Getenv("CASELOAD_LONG") != "" {
		return many
	}
	return few
}

// long skips a test that takes a long time, unless CASELOAD_LONG is set, as it is for
// these tests in .ci/run.
func long(t *testing.T) {
	t.Helper()
	if os.Getenv("CASELOAD_LONG") == "" {
		t.Skipf("skipped: this takes long, and .ci/run runs it; to run it here: CASELOAD_LONG=1 go test ./cmd/caseload -run '^%s$'", t.Name())
	}
}

// caseload runs the program in a temporary folder and returns what it printed and
// its exit code. A program that doesn't end, such as a server that was to refuse, is
// stopped after some minutes, so that its test fails and the others go on.
func caseload(t testing.TB, arguments ...string) (stdout, stderr string, code int) {
	t.Helper()
	var out, errs bytes.Buffer
	ctx, stop := context.WithTimeout(t.Context(), 3*time.Minute)
	defer stop()
	c := exec.CommandContext(ctx, binary, arguments...)
	c.Dir, c.Stdout, c.Stderr = t.TempDir(), &out, &errs
	if err := c.Run(); err != nil && c.ProcessState == nil {
		t.Fatal(err)
	}
	return out.String(), errs.String(), c.ProcessState.ExitCode()
}

// process is a running server.
type process struct {
	*exec.Cmd
	address string // such as http://127.0.0.1:1234
	log     journal
}

// journal collects what a process logs. It is safe for concurrent use.
type journal struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (j *journal) Write(b []byte) (int, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.text.Write(b)
}

func (j *journal) String() string {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.text.String()
}

// serve starts a server on a database, and waits until it prints its address.
func serve(t testing.TB, database string, more ...string) *process {
	t.Helper()
	p := &process{}
	p.Cmd = exec.Command(binary, append([]string{"serve", "--addr", "127.0.0.1:0", "--db", database, "--pace", "0"}, more...)...)
	p.Dir, p.Stderr = t.TempDir(), &p.log
	out, err := p.StdoutPipe()
	check(t, err)
	check(t, p.Start())
	t.Cleanup(func() {
		_ = p.Process.Kill()
		_ = p.Wait()
	})
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatalf("the server said %q: %v %s", line, err, p.log.String())
	}
	for word := range strings.FieldsSeq(line) {
		if strings.HasPrefix(word, "http://") {
			p.address = word
		}
	}
	return p
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func want[T comparable](t testing.TB, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}

// holds checks that the text contains all parts.
func holds(t testing.TB, text string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if !strings.Contains(text, part) {
			t.Errorf("no %q in:\n%.2000s", part, text)
		}
	}
}
