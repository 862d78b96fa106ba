package store_test

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"caseload/app/store"
)

var (
	firstKey  = strings.Repeat("a", 43)
	secondKey = strings.Repeat("b", 43)
)

func share(t *testing.T, s *store.Store, run store.Run, key string) {
	t.Helper()
	check(t, s.PutShare(ctx, run.GuestID, store.Share{Run: run.ID, Key: key, Parts: []byte(`["day-1"]`), CreatedAt: today}))
}

// leadsNowhere says that a key has nothing under it, however it was ended.
func leadsNowhere(t *testing.T, s *store.Store, key string, now time.Time) {
	t.Helper()
	_, _, err := s.Shared(ctx, key, now)
	mustBe(t, err, store.ErrNotFound)
}

func TestWhatIsSharedIsUnderItsKey(t *testing.T) {
	s := newStore(t)
	run := newRun(t, s, newGuest(t, s, "one"))
	_, err := s.ShareOf(ctx, run.ID)
	mustBe(t, err, store.ErrNotFound)
	share(t, s, run, firstKey)
	check(t, s.PutWord(ctx, store.Word{Run: run.ID, Kind: "day-1-what", Text: "Later."}))
	found, words, err := s.Shared(ctx, firstKey, today)
	check(t, err)
	if found.Run != run.ID || found.Key != firstKey || string(found.Parts) != `["day-1"]` || !found.CreatedAt.Equal(today) || len(words) != 1 || words[0].Text != "Later." {
		t.Errorf("found %+v with %+v", found, words)
	}
	if own := must(s.ShareOf(ctx, run.ID))(t); own.Key != firstKey {
		t.Errorf("its own student finds %+v", own)
	}
	leadsNowhere(t, s, secondKey, today)
	leadsNowhere(t, s, "", today)

	share(t, s, run, secondKey)
	leadsNowhere(t, s, firstKey, today)
	if found, _, err := s.Shared(ctx, secondKey, today); err != nil || found.Run != run.ID {
		t.Errorf("shared again: %+v, %v", found, err)
	}
}

func TestAShareIsRefused(t *testing.T) {
	s := newStore(t)
	mine, other := newRun(t, s, newGuest(t, s, "one")), newGuest(t, s, "two")
	put := func(guest int64, c func(*store.Share)) error {
		one := store.Share{Run: mine.ID, Key: firstKey, Parts: []byte("[]"), CreatedAt: today}
		c(&one)
		return s.PutShare(ctx, guest, one)
	}
	mustBe(t, put(other.ID, func(*store.Share) {}), store.ErrNotFound)
	mustBe(t, put(mine.GuestID, func(s *store.Share) { s.CreatedAt = later }), store.ErrNotFound)
	mustBe(t, put(mine.GuestID, func(s *store.Share) { s.Key = strings.Repeat("a", store.MaxKey+1) }), store.ErrTooLarge)
	mustBe(t, put(mine.GuestID, func(s *store.Share) { s.Parts = make([]byte, store.MaxParts+1) }), store.ErrTooLarge)
	if put(mine.GuestID, func(s *store.Share) { s.Key = "guessed" }) == nil {
		t.Error("a key that can be guessed was kept")
	}
	leadsNowhere(t, s, firstKey, today)
	share(t, s, mine, firstKey)
	mustBe(t, s.TakeBack(ctx, other.ID, mine.ID, today), store.ErrNotFound)
	if _, _, err := s.Shared(ctx, firstKey, today); err != nil {
		t.Errorf("somebody else took it back: %v", err)
	}
}

func TestWhatEndsAShare(t *testing.T) {
	for name, end := range map[string]func(*store.Store, store.Run) error{
		"taken back":    func(s *store.Store, r store.Run) error { return s.TakeBack(ctx, r.GuestID, r.ID, today) },
		"erased words":  func(s *store.Store, r store.Run) error { return s.EraseWords(ctx, r.ID) },
		"all words":     func(s *store.Store, r store.Run) error { return s.EraseWordsOf(ctx, r.GuestID) },
		"a deleted run": func(s *store.Store, r store.Run) error { return s.DeleteRun(ctx, r.GuestID, r.ID) },
		"deleted runs":  func(s *store.Store, r store.Run) error { return s.DeleteRuns(ctx, r.GuestID) },
		"expiry":        func(s *store.Store, r store.Run) error { _, err := s.DeleteExpired(ctx, later); return err },
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			s := openStore(t, filepath.Join(dir, "caseload.db"))
			run := newRun(t, s, newGuest(t, s, "one"))
			theirs := must(s.NewRun(ctx, store.Run{GuestID: newGuest(t, s, "two").ID, Version: frozen, Terms: []byte("null"), Luck: []byte("[]"), CreatedAt: today, ExpiresAt: later.Add(time.Hour)}))(t)
			share(t, s, run, firstKey)
			share(t, s, theirs, secondKey)
			check(t, end(s, run))
			leadsNowhere(t, s, firstKey, today)
			if n := found(t, dir, firstKey); n > 0 {
				t.Errorf("%d copies of its key are left", n)
			}
			if _, _, err := s.Shared(ctx, secondKey, today); err != nil && name != "expiry" {
				t.Errorf("somebody else's ended with it: %v", err)
			}
		})
	}
}

// Nobody reads what has expired, though it hasn't been deleted yet.
func TestAShareExpiresWithItsRun(t *testing.T) {
	s := newStore(t)
	run := newRun(t, s, newGuest(t, s, "one"))
	share(t, s, run, firstKey)
	if _, _, err := s.Shared(ctx, firstKey, later.Add(-time.Millisecond)); err != nil {
		t.Error(err)
	}
	leadsNowhere(t, s, firstKey, later)
	leadsNowhere(t, s, firstKey, later.Add(time.Hour))
}

func TestWordsAreKeptTogetherOrNotAtAll(t *testing.T) {
	s := newStore(t)
	run := newRun(t, s, newGuest(t, s, "one")).ID
	word := func(kind, text string) store.Word { return store.Word{Run: run, Kind: kind, Text: text} }
	check(t, s.PutWords(ctx, nil))
	check(t, s.PutWords(ctx, []store.Word{word("day-1-what", "One."), word("day-1-word", "tired")}))
	check(t, s.PutWords(ctx, []store.Word{word("day-1-what", ""), word("day-1-word", "calm"), word("day-2-what", "Two.")}))
	wordsAre(t, s, run, "0 day-1-word calm", "0 day-2-what Two.")
	mustBe(t, s.PutWords(ctx, []store.Word{word("day-1-word", "late"), word("day-3-what", strings.Repeat("x", store.MaxText+1))}), store.ErrTooLarge)
	lost := word("day-1-what", "lost")
	lost.Run = 999
	mustBe(t, s.PutWords(ctx, []store.Word{word("day-1-word", "late"), lost}), store.ErrNotFound)
	mustBe(t, s.PutWords(ctx, make([]store.Word, store.MaxTogether+1)), store.ErrTooLarge)
	wordsAre(t, s, run, "0 day-1-word calm", "0 day-2-what Two.")
}
