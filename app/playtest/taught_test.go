package playtest_test

import (
	"context"
	"strings"
	"testing"

	"caseload/app/policy"
	"caseload/app/scenario"
	"caseload/app/sim"
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

// TestWhatIsSaidOfAFamilyIsTheNewest checks in supervision over many plays that what is
// said of a family begins from how the desk says that it stands: its last sentence is said
// where it is short enough to be.
func TestWhatIsSaidOfAFamilyIsTheNewest(t *testing.T) {
	const short = 8
	said := 0
	for _, slug := range []string{"first-week", "winter-discharge"} {
		v := shipped(t, slug)
		for _, decide := range []policy.Policy{policy.Careful, policy.Deadline, policy.FirstCome} {
			for luck := uint64(1); luck <= 4; luck++ {
				seat, err := scenario.Sit(v, nil, sim.NewLuck(luck))
				if err != nil {
					t.Fatal(err)
				}
				for turn := range policy.Play(context.Background(), seat, decide, policy.Chance(luck)) {
					if turn.Err != nil {
						t.Fatal(turn.Err)
					}
					for _, l := range turn.Desk.Waiting() {
						file, _ := turn.Desk.Case(l.On)
						if l.Kind != sim.KindExchange || !strings.Contains(l.Text, file.Name+", then.") || file.Stands == "" {
							continue
						}
						sentences := strings.Split(strings.TrimSuffix(file.Stands, "."), ". ")
						last := sentences[len(sentences)-1]
						if len(strings.Fields(last)) > short {
							continue
						}
						said++
						if !strings.Contains(l.Text, last) {
							t.Errorf("%s, luck %d: it stands so: %s. She says: %s", slug, luck, file.Stands, l.Text)
						}
					}
				}
			}
		}
	}
	if said == 0 {
		t.Error("nothing was said")
	}
}
