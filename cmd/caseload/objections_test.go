package main

import (
	"bytes"
	"context"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"caseload/app/store"
)

// What was said is printed without what steers a terminal, and deleted by its number.
func TestObjectionsArePrinted(t *testing.T) {
	ctx, path := context.Background(), filepath.Join(t.TempDir(), "caseload.db")
	kept, err := store.Open(path, time.Now, nil)
	check(t, err)
	defer kept.Close()
	digest := strings.Repeat("a1", 32)
	check(t, kept.KeepVersion(ctx, store.Version{Digest: digest, Slug: "first-week", Title: "First week", Engine: "lua-1", Rules: 1, CreatedAt: time.Now()}))
	guest, err := kept.NewGuest(ctx, bytes.Repeat([]byte{1}, 32), time.Now().Add(time.Hour))
	check(t, err)
	run, err := kept.NewRun(ctx, guest, store.Beginning{Version: digest, Terms: []byte("null"), Luck: []byte("[[0,1]]"), Expires: time.Now().Add(time.Hour)})
	check(t, err)
	check(t, kept.AddObjection(ctx, run, store.Objection{About: "letter:marsh", Kind: "unfair", Text: "Two days\nare \x1b[2Jtoo few."}))
	ask := func(c objectionsCommand) string {
		t.Helper()
		var out bytes.Buffer
		c.DB = databaseAddress(path)
		check(t, c.Run(ctx, &out))
		return out.String()
	}
	printed := ask(objectionsCommand{})
	for _, said := range []string{"1. First week (first-week, version a1a1a1a1a1a1): unfair, about letter:marsh, on 2", "   Two days\n   are [2Jtoo few.\n"} {
		if !strings.Contains(printed, said) {
			t.Errorf("it doesn't print %q: %q", said, printed)
		}
	}
	if got := ask(objectionsCommand{JSON: true, Scenario: "first-week"}); !strings.Contains(got, `"about":"letter:marsh","kind":"unfair"`) {
		t.Errorf("for a program it prints %s", got)
	}
	ask(objectionsCommand{Delete: 1})
	if got := ask(objectionsCommand{}); got != "Nobody has said that anything is wrong or unfair.\n" {
		t.Errorf("then it prints %q", got)
	}
}
