package store_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"caseload/app/store"
	"caseload/app/store/storetest"
)

func TestWordsAreKeptWithTheirDecision(t *testing.T) {
	s := newStore(t)
	run := newRun(t, s, newGuest(t, s, "one"))
	said := []store.Writing{{Kind: "note", Text: "Ring the school first."}, {Kind: "reason", Text: "new-information"}, {Kind: "feeling"}}
	check(t, s.Append(ctx, run, decision(run.ID(), 1), said, false))
	wordsAre(t, s, run, "1 note Ring the school first.", "1 reason new-information")
}

func TestAWordCanBePutReplacedAndErased(t *testing.T) {
	s := newStore(t)
	run := newRun(t, s, newGuest(t, s, "one"))
	for _, turn := range []int{0, 1} {
		check(t, s.PutWriting(ctx, run, store.Writing{Turn: turn, Kind: "feeling", Text: "tired"}))
	}
	check(t, s.PutWriting(ctx, run, store.Writing{Turn: 1, Kind: "feeling", Text: "relieved"}))
	wordsAre(t, s, run, "0 feeling tired", "1 feeling relieved")
	check(t, s.PutWriting(ctx, run, store.Writing{Turn: 0, Kind: "feeling"}))
	wordsAre(t, s, run, "1 feeling relieved")

	long := store.Writing{Kind: "note", Text: strings.Repeat("x", store.MaxText+1)}
	mustBe(t, s.PutWriting(ctx, run, long), store.ErrTooLarge)
	if s.PutWriting(ctx, run, store.Writing{Text: "of no kind"}) == nil {
		t.Error("kept a word of no kind")
	}
	check(t, s.DeleteRun(ctx, run))
	mustBe(t, s.PutWriting(ctx, run, store.Writing{Kind: "feeling", Text: "lost"}), store.ErrNotFound)
}

func TestWordsOfARunAndOfAGuestAreBounded(t *testing.T) {
	s := newStore(t)
	g := newGuest(t, s, "one")
	text := strings.Repeat("é", store.MaxText/2) // bytes are counted, not letters
	const inRun = store.MaxRunWritings / store.MaxText
	var last store.Mine
	for kept := 0; kept+inRun*store.MaxText <= store.MaxGuestWritings; kept += inRun * store.MaxText {
		last = newRun(t, s, g)
		var list []store.Writing
		for turn := range inRun {
			list = append(list, store.Writing{Turn: turn, Kind: "note", Text: text})
		}
		check(t, s.PutWritings(ctx, last, list))
	}
	note := []store.Writing{{Kind: "note", Text: text}}
	full := func(run store.Mine) {
		t.Helper()
		mustBe(t, s.Append(ctx, run, decision(run.ID(), 1), note, false), store.ErrManyWritings)
		mustBe(t, s.PutWriting(ctx, run, store.Writing{Turn: 30, Kind: "note", Text: text}), store.ErrManyWritings)
	}
	full(last) // of its own
	next := newRun(t, s, g)
	for range (store.MaxGuestWritings - 8*inRun*store.MaxText) / store.MaxText {
		check(t, s.Append(ctx, next, decision(next.ID(), 1), note, false))
		next = newRun(t, s, g)
	}
	full(next) // because of all the others
	check(t, s.Append(ctx, next, decision(next.ID(), 1), nil, false))
	check(t, s.PutWriting(ctx, last, store.Writing{Turn: 1, Kind: "note", Text: text})) // in place of another
	other := newRun(t, s, newGuest(t, s, "two"))
	check(t, s.Append(ctx, other, decision(other.ID(), 1), note, false))
}

func TestErasingWordsLeavesTheDecisions(t *testing.T) {
	s := newStore(t)
	g := newGuest(t, s, "one")
	run, other := fullRun(t, s, g), fullRun(t, s, g)
	before := fmt.Sprint(must(s.Decisions(ctx, run.Reading(), 0))(t))
	check(t, s.EraseWritings(ctx, run))
	wordsAre(t, s, run)
	wordsAre(t, s, other, "2 note hm")
	if after := fmt.Sprint(must(s.Decisions(ctx, run.Reading(), 0))(t)); after != before {
		t.Errorf("the log was\n%s\nand is\n%s", before, after)
	}
	check(t, s.EraseWritings(ctx, run))
}

// Erased words are overwritten, not only unlinked: they can't be found in the
// files, nor in a backup made later.
func TestErasedWordsAreGoneFromTheFiles(t *testing.T) {
	storetest.OnlySQLite(t)
	const secret = "I cried in the car afterwards."
	for name, erase := range map[string]func(*store.Store, store.Guest, store.Mine) error{
		"erased words":  func(s *store.Store, g store.Guest, r store.Mine) error { return s.EraseWritings(ctx, r) },
		"a deleted run": func(s *store.Store, g store.Guest, r store.Mine) error { return s.DeleteRun(ctx, r) },
		"deleted runs":  func(s *store.Store, g store.Guest, r store.Mine) error { return s.DeleteRuns(ctx, g) },
		"expired": func(s *store.Store, g store.Guest, r store.Mine) error {
			at(t, later)
			_, err := s.DeleteExpired(ctx, s.Operator(), clock())
			at(t, today)
			return err
		},
		"a word put to nothing": func(s *store.Store, g store.Guest, r store.Mine) error {
			for turn := range 51 {
				if err := s.PutWriting(ctx, r, store.Writing{Turn: turn, Kind: "note"}); err != nil {
					return err
				}
			}
			return nil
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			s := openStore(t, filepath.Join(dir, "caseload.db"))
			g := newGuest(t, s, "one")
			run := newRun(t, s, g)
			for turn := 1; turn <= 50; turn++ {
				// Some are short, and some are stored on pages of their own.
				text := strings.Repeat(secret+" ", 1+turn*10)
				check(t, s.Append(ctx, run, decision(run.ID(), turn), []store.Writing{{Kind: "note", Text: text}}, false))
			}
			if found(t, dir, secret) == 0 {
				t.Fatal("the test can't find the words while they are there")
			}
			check(t, erase(s, g, run))
			if n := found(t, dir, secret); n > 0 {
				t.Errorf("%d copies are left", n)
			}
		})
	}
}

// found counts the occurrences of a text in all files in a folder.
func found(t *testing.T, dir, text string) int {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*"))
	check(t, err)
	n := 0
	for _, file := range files {
		content, err := os.ReadFile(file)
		check(t, err)
		n += bytes.Count(content, []byte(text))
	}
	return n
}

func wordsAre(t *testing.T, s *store.Store, run store.Mine, want ...string) {
	t.Helper()
	var got []string
	for _, w := range must(s.Writings(ctx, run))(t) {
		got = append(got, fmt.Sprintf("%d %s %s", w.Turn, w.Kind, w.Text))
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("the words are %q, not %q", got, want)
	}
	var byTurn []string
	for turn := range 50 {
		for _, w := range must(s.WritingsAt(ctx, run, turn))(t) {
			byTurn = append(byTurn, fmt.Sprintf("%d %s %s", w.Turn, w.Kind, w.Text))
		}
	}
	if fmt.Sprint(byTurn) != fmt.Sprint(want) {
		t.Errorf("the words turn by turn are %q, not %q", byTurn, want)
	}
}
