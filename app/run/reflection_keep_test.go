package run_test

import (
	"errors"
	"testing"

	"caseload/app/run"
)

// Writing in a box that no reflection has is refused for that reason, and not
// because it is too early.
func TestABoxThatThereIsNot(t *testing.T) {
	s := open(t, t.TempDir()+"/a.db")
	r := runs(t, s, run.Cache, small(t))
	view := begin(t, r, guest(t, s, "one"), 7)
	l, err := r.Reflection(ctx, view.Mine)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"day-1-mood", "day-0-what", "gibbs", ""} {
		err := r.Reflect(ctx, view.Mine, l, map[string]string{name: "x"})
		if no := new(run.NoBox); !errors.As(err, &no) || no.Name != name {
			t.Errorf("%q: %v", name, err)
		}
	}
	if err := r.Reflect(ctx, view.Mine, l, map[string]string{"day-1-what": "x"}); !errors.Is(err, run.ErrTooEarly) {
		t.Errorf("a day that hasn't ended: %v", err)
	}
	if kept, err := s.Writings(ctx, view.Mine); err != nil || len(kept) != 0 {
		t.Errorf("kept %v, %v", kept, err)
	}
}
