package author_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"caseload/app/author"
)

// Four people have drafts read at once, each of them one thing at a time; whoever waits too long is told
// so, and has a turn once another ends theirs.
func TestFewHaveDraftsReadAtOnce(t *testing.T) {
	d := newDesk(t).d
	turn := func(person int64) (func(), error) {
		soon, cancel := context.WithTimeout(ctx, 20*time.Millisecond)
		defer cancel()
		return d.Turn(soon, person)
	}
	first := must(turn(1))(t)
	if _, err := turn(1); !errors.Is(err, author.ErrReading) {
		t.Errorf("one person twice at once: %v", err)
	}
	for person := range int64(3) {
		must(turn(person + 2))(t)
	}
	if _, err := turn(5); !errors.Is(err, author.ErrReading) {
		t.Errorf("a fifth: %v", err)
	}
	first()
	must(turn(5))(t)
}
