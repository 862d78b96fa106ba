package edge

import "testing"

// Everybody is counted apart, and who asks for too much can go on when one of
// their requests has been answered.
func TestHowMuchIsAskedAtOnce(t *testing.T) {
	s := AtOnce{Most: 2}
	enter := func(who string, want bool) {
		t.Helper()
		if s.enter(who) != want {
			t.Errorf("%q: may enter: %t", who, !want)
		}
	}
	enter("one", true)
	enter("one", true)
	enter("one", false)
	enter("other", true)
	for range 3 {
		enter("", true) // a stranger
		defer s.leave("")
	}
	s.leave("one")
	enter("one", true)
	s.leave("one")
	s.leave("one")
	s.leave("other")
	if len(s.of) != 0 {
		t.Errorf("what nobody uses is kept: %v", s.of)
	}
}
