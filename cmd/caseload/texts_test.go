package main

import (
	"caseload/app/scenario"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestOwnTexts checks that an institution's texts appear on its pages, and that a
// folder without any such text stops the program with a sentence that says why.
func TestOwnTexts(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	check(t, os.WriteFile(filepath.Join(folder, "notes.md"), []byte("Not this one."), 0o600))
	_, errs, code := caseload(t, "serve", "--addr", "127.0.0.1:0", "--texts", folder)
	want(t, "exit code without a text", code, 1)
	holds(t, errs, "none of data.md, accessibility.md, support.md, frameworks.json")
	_, errs, _ = caseload(t, "serve", "--addr", "127.0.0.1:0", "--texts", filepath.Join(folder, "none"))
	holds(t, errs, "none")

	links := filepath.Join(folder, "frameworks.json")
	check(t, os.WriteFile(links, []byte(`{"frameworks":[],"rules":[{"play":"urgent-first","frameworks":["X.1"],"prompt":"Why?"}]}`), 0o600))
	_, errs, code = caseload(t, "serve", "--addr", "127.0.0.1:0", "--texts", folder)
	want(t, "exit code with frameworks that aren't there", code, 1)
	holds(t, errs, `frameworks.json: The rule for "urgent-first" names the framework "X.1", which isn't there.`)
	check(t, os.WriteFile(links, []byte(`{"frameworks":[{"id":"X.1","framework":"Ours","title":"Looking twice"}],"rules":[{"play":"urgent-first","frameworks":["X.1"],"prompt":"Why?"}]}`), 0o600))

	check(t, os.WriteFile(filepath.Join(folder, "data.md"), []byte("It is run by the **School** of Care."), 0o600))
	s := serve(t, filepath.Join(t.TempDir(), "caseload.db"), "--texts", folder)
	response, err := newPlayer(1).client.Get(s.address + "/data")
	check(t, err)
	defer response.Body.Close()
	page, err := io.ReadAll(response.Body)
	check(t, err)
	holds(t, string(page), "It is run by the <strong>School</strong> of Care.")
	if strings.Contains(s.log.String(), "who runs this server") {
		t.Error("the log says that nobody has said who runs the server")
	}

	plain := serve(t, filepath.Join(t.TempDir(), "caseload.db"))
	for range 2_000 { // its log comes through a different pipe from its address
		if plain.log.String() != "" {
			break
		}
		time.Sleep(10 * time.Millisecond)
	}
	holds(t, plain.log.String(), "nobody has said yet who runs this server")
}

// TestNotesShip checks that every scenario that ships, and each of its cuts, has
// lecturer's notes.
func TestNotesShip(t *testing.T) {
	shelf, err := shipped()
	check(t, err)
	for _, v := range shelf {
		holds(t, v.Pack.Files[scenario.NotesFile], "for whoever teaches with it")
	}
}

// TestAPackOfOnesOwnIsServed checks that a pack in a folder can be played in the
// browser beside those that ship, with its notes, and that a pack that doesn't load
// or whose name is taken stops the start with a sentence.
func TestAPackOfOnesOwnIsServed(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	_, errs, code := caseload(t, "new", "corner-house", "--in", folder)
	want(t, errs, code, 0)
	own := filepath.Join(folder, "corner-house")
	s := serve(t, filepath.Join(t.TempDir(), "caseload.db"), "--pack", own)
	for address, words := range map[string]string{"/": "/scenarios/corner-house", "/scenarios/corner-house": "Ros is your manager", "/scenarios/corner-house/teaching-notes": "for whoever teaches with it"} {
		response, err := newPlayer(1).client.Get(s.address + address)
		check(t, err)
		page, err := io.ReadAll(response.Body)
		check(t, errors.Join(err, response.Body.Close()))
		want(t, address, response.StatusCode, 200)
		holds(t, string(page), words)
	}

	_, errs, code = caseload(t, "serve", "--addr", "127.0.0.1:0", "--pack", own, "--pack", own)
	want(t, "exit code of one that is there", code, 1)
	holds(t, errs, "already")
	check(t, os.WriteFile(filepath.Join(own, "scenario.lua"), []byte("scenaro {}"), 0o600))
	_, errs, code = caseload(t, "serve", "--addr", "127.0.0.1:0", "--pack", own)
	want(t, "exit code of one that is broken", code, 1)
	holds(t, errs, "scenario.lua:1")
	holds(t, errs, "did you mean `scenario`")
}
