package main

import (
	"io"
	"os"
	"path/filepath"
	"testing"
)

// What an institution writes in its folder is on its pages; a folder with nothing
// of that kind stops the program, which says why.
func TestOwnTexts(t *testing.T) {
	folder := t.TempDir()
	check(t, os.WriteFile(filepath.Join(folder, "notes.md"), []byte("Not this one."), 0o600))
	_, errs, code := caseload(t, "serve", "--addr", "127.0.0.1:0", "--texts", folder)
	want(t, "exit code without a text", code, 1)
	holds(t, errs, "neither data.md nor support.md")
	_, errs, _ = caseload(t, "serve", "--addr", "127.0.0.1:0", "--texts", filepath.Join(folder, "none"))
	holds(t, errs, "none")

	check(t, os.WriteFile(filepath.Join(folder, "data.md"), []byte("It is run by the **School** of Care."), 0o600))
	s := serve(t, filepath.Join(t.TempDir(), "caseload.db"), "--texts", folder)
	response, err := newPlayer(1).client.Get(s.address + "/data")
	check(t, err)
	defer response.Body.Close()
	page, err := io.ReadAll(response.Body)
	check(t, err)
	holds(t, string(page), "It is run by the <strong>School</strong> of Care.")
}
