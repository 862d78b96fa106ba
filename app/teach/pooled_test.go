package teach

import (
	"context"
	"crypto/sha256"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"caseload/app/sim"
	"caseload/app/store"
)

// Eleven have ended. Whoever deletes a run that is counted takes four others along that were
// drawn by lot, and the eleventh doesn't slide into its place.
func TestADeletedRunTakesItsFiveAlong(t *testing.T) {
	ctx := context.Background()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	s, err := store.Open(filepath.Join(t.TempDir(), "caseload.db"), time.Now, nil)
	must(err)
	defer s.Close()
	version, later, secret := strings.Repeat("a", 64), time.Now().Add(time.Hour), sha256.Sum256([]byte("secret"))
	must(s.KeepVersion(ctx, store.Version{Digest: version, Slug: "x", Title: "X", Engine: "lua-1", Rules: 1, CreatedAt: time.Now()}))
	_, err = s.NewClass(ctx, store.Class{Code: "KT4M7PXC", Exercise: store.Exercise{Version: version, Terms: []byte("null"), Luck: []byte("null")}, ExpiresAt: later}, secret[:])
	must(err)
	l, err := s.Lead(ctx, "KT4M7PXC", secret[:])
	must(err)
	mine := map[int64]store.Mine{}
	join := func() {
		t.Helper()
		token := sha256.Sum256(fmt.Append(nil, len(mine)))
		g, err := s.NewGuest(ctx, token[:], later)
		must(err)
		j, err := s.Join(ctx, "KT4M7PXC")
		must(err)
		m, err := s.NewRunIn(ctx, g, j, MaxInClass, store.Beginning{Version: version, Terms: []byte("null"), Luck: []byte("null"), Expires: later})
		must(err)
		must(s.Append(ctx, m, store.Decision{Run: m.ID(), Turn: 1, Offer: sim.VerbEnd, With: []byte("null"), Digest: "x", MadeAt: time.Now()}, nil, true))
		mine[m.ID()] = m
	}
	for range 11 {
		join()
	}
	boards := []*Classes{New(nil, s, time.Now, nil), New(nil, s, time.Now, nil)}
	counted := func(i int) []int64 {
		t.Helper()
		ended, err := boards[i].ended(ctx, l)
		must(err)
		list := numbers(ended)
		slices.Sort(list)
		return list
	}
	before := counted(0)
	if len(before) != 10 || !slices.Equal(before, counted(1)) {
		t.Fatalf("two boards count %v and %v", before, counted(1))
	}
	must(s.DeleteRun(ctx, mine[before[3]]))
	for range 6 {
		join()
	}
	after := counted(1)
	if len(after) != 5 || slices.ContainsFunc(after, func(id int64) bool { return !slices.Contains(before, id) || id == before[3] }) {
		t.Errorf("of %v stay %v", before, after)
	}
}
