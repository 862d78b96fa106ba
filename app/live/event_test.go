package live_test

import (
	"strings"
	"testing"
	"time"

	"caseload/app/live"
)

func TestEventsAsBrowsersReadThem(t *testing.T) {
	var b strings.Builder
	if err := live.WriteOpening(&b, 3*time.Second); err != nil {
		t.Fatal(err)
	}
	events := []live.Event{
		{ID: "a1", Name: "board", Data: []byte("<p>\r\none\rtwo</p>\n")},
		{Name: "gone"},
	}
	for _, e := range events {
		if _, err := e.WriteTo(&b); err != nil {
			t.Fatal(err)
		}
	}
	if err := live.WriteBeat(&b); err != nil {
		t.Fatal(err)
	}
	const wanted = "retry: 3000\n\n" +
		"id: a1\nevent: board\ndata: <p>\ndata: one\ndata: two</p>\ndata: \n\n" +
		"event: gone\ndata: \n\n" +
		":\n\n"
	if b.String() != wanted {
		t.Errorf("got %q, want %q", b.String(), wanted)
	}
}
