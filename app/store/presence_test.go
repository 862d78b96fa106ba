package store_test

import (
	"slices"
	"testing"
	"time"

	"caseload/app/store"
)

// Presence grows while a student is seen at one desk, not over gaps, and begins again at the
// next; and so do refusals. Of practice nothing is noted.
func TestPresenceIsOfOneDesk(t *testing.T) {
	s := newSchool(t)
	l := s.assign(t, homework())
	run, practice := must(s.begin(t, l, s.sam, false))(t), must(s.begin(t, l, s.sam, true))(t)
	now := today
	is := func(what string, present time.Duration, refused int, last ...string) {
		t.Helper()
		p := must(s.Progress(ctx, l))(t)
		i := slices.IndexFunc(p, func(x store.Progress) bool { return len(x.Runs) > 0 })
		if len(p[i].Runs) != 1 {
			t.Fatalf("%s: there are %d runs", what, len(p[i].Runs))
		}
		if r := p[i].Runs[0]; r.Present != present || r.Refused != refused || !slices.Equal(r.Last, last) {
			t.Errorf("%s: %+v, with %q", what, r.Presence, r.Last)
		}
	}
	see := func(after time.Duration, m store.Mine, turn int, refused bool) {
		t.Helper()
		now = now.Add(after)
		at(t, now)
		check(t, s.Seen(ctx, m, turn, refused))
	}
	is("begun", 0, 0)
	before := must(s.AssignmentMark(ctx, l))(t)
	see(0, run, 1, false)
	see(4*time.Minute, run, 1, true)
	see(9*time.Minute, run, 1, true)
	is("seen", 13*time.Minute, 2)
	if after := must(s.AssignmentMark(ctx, l))(t); after == before {
		t.Error("a refusal leaves the mark as it was")
	}
	see(11*time.Minute, run, 1, false)
	is("after a gap", 13*time.Minute, 2)
	before = must(s.AssignmentMark(ctx, l))(t)
	check(t, s.Append(ctx, run, decision(run.ID(), 1), nil, false))
	if after := must(s.AssignmentMark(ctx, l))(t); after == before {
		t.Error("a decision leaves the mark as it was")
	}
	is("at the next desk", 0, 0, decision(run.ID(), 1).Offer)
	see(time.Minute, run, 2, true)
	is("refused there", 0, 1, decision(run.ID(), 1).Offer)
	see(0, practice, 1, true)
	is("after practice", 0, 1, decision(run.ID(), 1).Offer)
}
