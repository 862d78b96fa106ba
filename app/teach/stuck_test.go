package teach

import (
	"strings"
	"testing"
	"time"

	"caseload/app/store"
)

func TestWhoSeemsStuck(t *testing.T) {
	ended := time.Now()
	for _, c := range []struct {
		name    string
		present time.Duration
		refused int
		last    string // offers, newest first
		ended   *time.Time
		want    Stuck
	}{
		{"fresh", 0, 0, "", nil, NotStuck},
		{"thinking", 19 * time.Minute, 3, "a b c d", nil, NotStuck},
		{"still", 20 * time.Minute, 0, "a b c d e f g h i", nil, StuckStill},
		{"refused", time.Minute, 4, "a b c", nil, StuckRefused},
		{"going round", 0, 0, "a b c a b c a b c", nil, StuckRound},
		{"to and fro", 0, 0, "a b a b a b a b a", nil, StuckRound},
		{"begun to go round", 0, 0, "a b c a b c", nil, NotStuck},
		{"one long piece of work", 0, 0, "a a a a a a a a a", nil, NotStuck},
		{"four offers", 0, 0, "a b c d a b c a b", nil, NotStuck},
		{"finished", time.Hour, 9, "a b a b a b a b a", &ended, NotStuck},
	} {
		r := store.RunProgress{Run: store.Run{EndedAt: c.ended}, Presence: store.Presence{Present: c.present, Refused: c.refused}, Last: strings.Fields(c.last)}
		if got := StuckIn(r); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
