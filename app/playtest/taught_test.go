package playtest_test

import (
	"strings"
	"testing"
)

// teaches checks that a session that nobody left says something that can be used again,
// which the record has, and that a worry that was voiced in it is taken up.
func (s *session) teaches(t *testing.T, where string) {
	t.Helper()
	all := strings.Join(s.said, "\n")
	_, rest, _ := strings.Cut(s.record, "For next time: ")
	if taught, _, _ := strings.Cut(rest, "\n"); s.whole && (taught == "" || !strings.Contains(all, taught)) {
		t.Errorf("%s: the record says that %q can be used again:\n%s", where, taught, all)
	}
	if s.whole && s.voiced && !strings.Contains(all, "You said ") {
		t.Errorf("%s: a worry was voiced, and nobody came back to it:\n%s", where, all)
	}
}
