package store_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"caseload/app/store"

	"gorm.io/gorm"
)

var (
	firstKey  = strings.Repeat("a", 43)
	secondKey = strings.Repeat("b", 43)
)

func share(t *testing.T, s *store.Store, run store.Mine, key string) {
	t.Helper()
	check(t, s.PutShare(ctx, run, store.Share{Key: key, Parts: []byte(`["day-1"]`), Kinds: []string{"day-1-what"}}))
}

// leadsNowhere checks that nothing is shared under a key.
func leadsNowhere(t *testing.T, s *store.Store, key string) {
	t.Helper()
	_, writings, err := s.Shared(ctx, key)
	mustBe(t, err, store.ErrNotFound)
	if len(writings) > 0 {
		t.Errorf("found %+v", writings)
	}
}

func TestWhatIsSharedIsUnderItsKey(t *testing.T) {
	s := newStore(t)
	run := newRun(t, s, newGuest(t, s, "one"))
	_, err := s.ShareOf(ctx, run)
	mustBe(t, err, store.ErrNotFound)
	share(t, s, run, firstKey)
	check(t, s.PutWriting(ctx, run, store.Writing{Kind: "day-1-what", Text: "Later."}))
	check(t, s.PutWriting(ctx, run, store.Writing{Kind: "day-1-felt", Text: "Private."}))
	check(t, s.PutWriting(ctx, run, store.Writing{Kind: "day-1-what", Turn: 3, Text: "Of a turn."}))
	found, writings, err := s.Shared(ctx, firstKey)
	check(t, err)
	if found.Key != firstKey || string(found.Parts) != `["day-1"]` || !found.CreatedAt.Equal(today) || len(writings) != 1 || writings[0].Text != "Later." {
		t.Errorf("found %+v with %+v", found, writings)
	}
	if own := must(s.ShareOf(ctx, run))(t); own.Key != firstKey {
		t.Errorf("its own student finds %+v", own)
	}
	leadsNowhere(t, s, secondKey)
	leadsNowhere(t, s, "")

	share(t, s, run, secondKey)
	leadsNowhere(t, s, firstKey)
	if found, _, err := s.Shared(ctx, secondKey); err != nil || found.Key != secondKey {
		t.Errorf("shared again: %+v, %v", found, err)
	}
}

func TestAShareIsRefused(t *testing.T) {
	s := newStore(t)
	mine := newRun(t, s, newGuest(t, s, "one"))
	put := func(c func(*store.Share)) error {
		one := store.Share{Key: firstKey, Parts: []byte("[]")}
		c(&one)
		return s.PutShare(ctx, mine, one)
	}
	mustBe(t, put(func(s *store.Share) { s.Key = strings.Repeat("a", store.MaxKey+1) }), store.ErrTooLarge)
	mustBe(t, put(func(s *store.Share) { s.Parts = make([]byte, store.MaxParts+1) }), store.ErrTooLarge)
	if put(func(s *store.Share) { s.Key = "guessed" }) == nil {
		t.Error("a key that can be guessed was kept")
	}
	leadsNowhere(t, s, firstKey)
	check(t, s.DeleteRun(ctx, mine))
	mustBe(t, put(func(*store.Share) {}), store.ErrNotFound)
}

func TestWhatEndsAShare(t *testing.T) {
	for name, end := range map[string]func(*store.Store, store.Guest, store.Mine) error{
		"taken back":    func(s *store.Store, _ store.Guest, m store.Mine) error { return s.EndShare(ctx, m) },
		"erased words":  func(s *store.Store, _ store.Guest, m store.Mine) error { return s.EraseWritings(ctx, m) },
		"all words":     func(s *store.Store, g store.Guest, _ store.Mine) error { return s.EraseWritingsOf(ctx, g) },
		"a deleted run": func(s *store.Store, _ store.Guest, m store.Mine) error { return s.DeleteRun(ctx, m) },
		"deleted runs":  func(s *store.Store, g store.Guest, _ store.Mine) error { return s.DeleteRuns(ctx, g) },
		"expiry": func(s *store.Store, _ store.Guest, _ store.Mine) error {
			at(t, later)
			_, err := s.DeleteExpired(ctx, s.Operator(), clock())
			at(t, today)
			return err
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			s := openStore(t, filepath.Join(dir, "caseload.db"))
			g := newGuest(t, s, "one")
			run, theirs := newRun(t, s, g), newRun(t, s, newGuest(t, s, "two"))
			share(t, s, run, firstKey)
			share(t, s, theirs, secondKey)
			check(t, end(s, g, run))
			leadsNowhere(t, s, firstKey)
			if n := found(t, dir, firstKey); n > 0 {
				t.Errorf("%d copies of its key are left", n)
			}
			if _, _, err := s.Shared(ctx, secondKey); err != nil && name != "expiry" {
				t.Errorf("somebody else's ended with it: %v", err)
			}
		})
	}
}

// An expired share can't be read, even if it hasn't been deleted yet.
func TestAShareExpiresWithItsRun(t *testing.T) {
	s := newStore(t)
	run := newRun(t, s, newGuest(t, s, "one"))
	share(t, s, run, firstKey)
	at(t, later.Add(-time.Millisecond))
	if _, _, err := s.Shared(ctx, firstKey); err != nil {
		t.Error(err)
	}
	at(t, later)
	leadsNowhere(t, s, firstKey)
	at(t, later.Add(time.Hour))
	leadsNowhere(t, s, firstKey)
}

func TestWordsAreKeptTogetherOrNotAtAll(t *testing.T) {
	s := newStore(t)
	run := newRun(t, s, newGuest(t, s, "one"))
	word := func(kind, text string) store.Writing { return store.Writing{Kind: kind, Text: text} }
	check(t, s.PutWritings(ctx, run, nil))
	check(t, s.PutWritings(ctx, run, []store.Writing{word("day-1-what", "One."), word("day-1-word", "tired")}))
	check(t, s.PutWritings(ctx, run, []store.Writing{word("day-1-what", ""), word("day-1-word", "calm"), word("day-2-what", "Two.")}))
	wordsAre(t, s, run, "0 day-1-word calm", "0 day-2-what Two.")
	mustBe(t, s.PutWritings(ctx, run, []store.Writing{word("day-1-word", "late"), word("day-3-what", strings.Repeat("x", store.MaxText+1))}), store.ErrTooLarge)
	mustBe(t, s.PutWritings(ctx, run, make([]store.Writing, store.MaxTogether+1)), store.ErrTooLarge)
	wordsAre(t, s, run, "0 day-1-word calm", "0 day-2-what Two.")
	check(t, s.DeleteRun(ctx, run))
	mustBe(t, s.PutWritings(ctx, run, []store.Writing{word("day-1-word", "late"), word("day-1-what", "lost")}), store.ErrNotFound)
}

// What was shared before a share named its kinds is shared as it was, and what was
// written about feelings is not.
func TestAnOldShareNamesItsKinds(t *testing.T) {
	path := filepath.Join(t.TempDir(), "caseload.db")
	s := openStore(t, path)
	run := newRun(t, s, newGuest(t, s, "one"))
	parts := `{"title":"First week","parts":[{"name":"day-1","title":"Monday"},{"name":"gibbs","title":"Gibbs"}]}`
	check(t, s.PutShare(ctx, run, store.Share{Key: firstKey, Parts: []byte(parts)}))
	for _, kind := range []string{"day-1-what", "day-1-word", "day-2-what", "gibbs-plan", "gibbs-feelings", "444-action"} {
		check(t, s.PutWriting(ctx, run, store.Writing{Kind: kind, Text: kind}))
	}
	check(t, s.Write(ctx, func(tx *gorm.DB) error {
		if err := tx.Exec("ALTER TABLE shares DROP COLUMN kinds").Error; err != nil {
			return err
		}
		return tx.Exec("DELETE FROM migrations WHERE id = '2026-11-29-eighth-kinds'").Error
	}))
	check(t, s.Close())
	_, writings, err := openStore(t, path).Shared(ctx, firstKey)
	check(t, err)
	var kinds []string
	for _, w := range writings {
		kinds = append(kinds, w.Kind)
	}
	if slices.Sort(kinds); !slices.Equal(kinds, []string{"day-1-what", "gibbs-plan"}) {
		t.Errorf("others read %v", kinds)
	}
}
