package edge

import (
	"bytes"
	"log/slog"
	"strings"
	"testing"
	"time"
)

// However many requests are refused, the log says so once a minute, with how many
// there were since.
func TestWhatIsShedIsCounted(t *testing.T) {
	var text bytes.Buffer
	log, now := slog.New(slog.NewTextHandler(&text, nil)), time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	var s shed
	for range 1_000 {
		s.log(log, now)
		now = now.Add(60 * time.Millisecond)
	}
	s.log(log, now)
	if strings.Count(text.String(), "\n") != 2 || !strings.Contains(text.String(), "refused=1\n") || !strings.Contains(text.String(), "refused=1000\n") {
		t.Errorf("%s", &text)
	}
}
