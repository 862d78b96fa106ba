//go:build unix

package main

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// TestPipesAndLinksInTheWay checks that --fix neither waits for a pipe nor writes
// through a pipe or link that is in the way of the new file.
func TestPipesAndLinksInTheWay(t *testing.T) {
	folder := packOnDisk(t, nil)
	script := filepath.Join(folder, "scenario.lua")
	text, err := os.ReadFile(script)
	check(t, err)
	lecturer := filepath.Join(folder, "lecturer.md")
	check(t, os.WriteFile(lecturer, []byte("As it is.\n"), 0o600))
	beside := filepath.Join(folder, ".mended-scenario.lua")
	for name, lay := range map[string]func() error{
		"a pipe": func() error { return syscall.Mkfifo(beside, 0o600) },
		"a link": func() error { return os.Symlink("lecturer.md", beside) },
	} {
		check(t, os.WriteFile(script, append([]byte("\uFEFF"), text...), 0o600))
		check(t, lay())
		out, _, _ := caseload(t, "check", "--fix", folder)
		holds(t, out, "mended")
		mended, err := os.ReadFile(script)
		check(t, err)
		want(t, "script, past "+name, string(mended), string(text))
	}
	left, err := os.ReadFile(lecturer)
	check(t, err)
	want(t, "where the link led", string(left), "As it is.\n")
	pipe := filepath.Join(t.TempDir(), "pipe")
	check(t, syscall.Mkfifo(pipe, 0o600))
	for _, words := range [][]string{{"replay", pipe}, {"play", "first-morning", "--resume", pipe}} {
		_, errs, code := caseload(t, words...)
		want(t, "exit code", code, 1)
		holds(t, errs, "no plain file")
	}
}
