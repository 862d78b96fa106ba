package playtest_test

import (
	"context"
	"regexp"
	"strings"
	"testing"

	"caseload/app/policy"
	"caseload/app/scenario"
	"caseload/app/sim"
)

// atSupervision plays First week until its session can begin. It returns nil if it never
// can.
func atSupervision(t *testing.T, decide policy.Policy, luck uint64) *scenario.Seat {
	t.Helper()
	seat, err := scenario.Sit(week(t), nil, sim.NewLuck(luck))
	if err != nil {
		t.Fatal(err)
	}
	for turn := range policy.Play(context.Background(), seat, decide, policy.Chance(luck)) {
		if turn.Err != nil {
			t.Fatal(turn.Err)
		}
		if _, now := seat.Desk().Offer("supervise:session-1"); now {
			return seat
		}
	}
	return nil
}

// talked holds the session with what is brought and the replies, in order, and returns
// what was said. Any question after the last reply gets its first one.
func talked(t *testing.T, seat *scenario.Seat, with map[string]string, replies ...string) []string {
	t.Helper()
	must(t, seat, sim.Decision{Offer: "supervise:session-1", With: with})
	var said []string
	for {
		waits := seat.Desk().Waiting()
		if len(waits) == 0 || waits[0].Kind != sim.KindExchange {
			return said
		}
		said = append(said, waits[0].Text)
		reply := seat.Desk().OffersOf(sim.VerbAnswer)[0].ID
		for _, o := range seat.Desk().OffersOf(sim.VerbAnswer) {
			if len(replies) > 0 && strings.HasSuffix(o.ID, ":"+replies[0]) {
				reply = o.ID
			}
		}
		if len(replies) > 0 {
			if !strings.HasSuffix(reply, ":"+replies[0]) {
				t.Fatalf("no reply is called %s: %s", replies[0], waits[0].Text)
			}
			replies = replies[1:]
		}
		must(t, seat, sim.Decision{Offer: reply})
	}
}

func must(t *testing.T, seat *scenario.Seat, d sim.Decision) {
	t.Helper()
	if err := seat.Decide(d); err != nil {
		t.Fatalf("%v: %v", d, err)
	}
	for _, f := range seat.Faults() {
		t.Fatal(f.Message)
	}
}

func recordOf(seat *scenario.Seat) string {
	for _, l := range seat.Desk().Inbox {
		if l.Title == "Record of supervision" {
			return l.Text
		}
	}
	return ""
}

// TestADecisionIsSaidAndWrittenAlike checks that a decision that was asked for, on a case
// with something on file, is the one said next and the one on the record, whether the
// student chose a reply or said it in their own words.
func TestADecisionIsSaidAndWrittenAlike(t *testing.T) {
	const decision = "the father reads the draft before I do, and the date stays"
	for name, replies := range map[string][]string{"chosen": {"pass", "decide"}, "own words": {"pass", "own", "planned"}} {
		seat := atSupervision(t, policy.Careful, 1)
		file, _ := seat.Desk().Case("assessment")
		said := talked(t, seat, map[string]string{"decision": "assessment"}, replies...)
		if name == "own words" && !strings.Contains(said[2], "Which is nearest to that: more than is planned") {
			t.Errorf("after own words she asks %q", said[2])
		}
		if next := said[len(replies)]; !strings.HasPrefix(next, "Then "+decision+".") {
			t.Errorf("%s: she goes on with %q", name, next)
		}
		if want := "Decided, for the file of " + file.Name + ": " + decision + "."; !strings.Contains(recordOf(seat), want) {
			t.Errorf("%s: the record doesn't have it: %s", name, recordOf(seat))
		}
	}
}

// TestWhatTheDatesShowIsDecidedWhateverIsSaid checks that the family whose dates got worse
// stays open, also where nobody asks for a decision, and that own words are asked what they
// come to there: open or closed.
func TestWhatTheDatesShowIsDecidedWhateverIsSaid(t *testing.T) {
	undecided := func() *scenario.Seat {
		for luck := range uint64(20) {
			for _, decide := range []policy.Policy{policy.FirstCome, policy.Deadline, policy.Careful} {
				if seat := atSupervision(t, decide, luck+1); seat != nil {
					if file, there := seat.Desk().Case("weir"); there && !strings.Contains(file.Stands, "open") {
						return seat
					}
				}
			}
		}
		t.Fatal("it is decided before in every play")
		return nil
	}
	for _, replies := range [][]string{{"pass", "facts"}, {"pass", "quiet"}, {"pass", "own", "planned"}, {"pass", "own", "own"}} {
		seat := undecided()
		said := talked(t, seat, map[string]string{"cases": "weir"}, replies...)
		if replies[1] == "own" && !strings.Contains(said[2], "it stays open, it closes, or you don't know yet?") {
			t.Errorf("after own words she asks %q", said[2])
		}
		if file, _ := seat.Desk().Case("weir"); !strings.Contains(file.Stands, "stays open") || !strings.Contains(recordOf(seat), "it stays open: I've read the dates") {
			t.Errorf("%v: %s, and the record: %s", replies, file.Stands, recordOf(seat))
		}
	}
}

var cutShort = regexp.MustCompile(`^We had (\d+) of your (\d+) minutes, from (\d\d:\d\d) to (\d\d:\d\d)\.`)

// TestAShortSessionSaysSo checks that a stretched manager's record begins with how much of
// the hour was had, and from when to when, by the desk's clock.
func TestAShortSessionSaysSo(t *testing.T) {
	seat := atSupervision(t, policy.Careful, 1)
	talked(t, seat, map[string]string{"cases": "home"})
	m := cutShort.FindStringSubmatch(recordOf(seat))
	if m == nil || m[4] != seat.Desk().Clock.Now || m[2] != "60" || len(m[1]) != 2 || m[1] >= m[2] || m[3] >= m[4] {
		t.Errorf("it is %s, and the record: %s", seat.Desk().Clock.Now, recordOf(seat))
	}
}

// TestTheRecordFilesNoOwnWords checks that what was said in the student's own words, which
// the record says isn't written down, isn't filed by it either.
func TestTheRecordFilesNoOwnWords(t *testing.T) {
	seat := atSupervision(t, policy.Careful, 1)
	talked(t, seat, map[string]string{"cases": "home"}, "own", "own", "own", "own", "own", "own", "own", "own", "own", "own")
	_, filed, found := strings.Cut(recordOf(seat), "In your supervision file: ")
	if !found || !strings.Contains(recordOf(seat), "which I haven't written down for you: how it has been") || strings.Contains(filed, "how it has been") {
		t.Errorf("the record: %s", recordOf(seat))
	}
}

// TestReliefConcernsTheFamilyThatWasNamed checks that twenty minutes about how much there is
// move that family's work where it can be moved, and otherwise say that it can't.
func TestReliefConcernsTheFamilyThatWasNamed(t *testing.T) {
	twenty := func(about string) (string, sim.Desk, sim.Desk) {
		seat, err := scenario.Sit(week(t), nil, sim.NewLuck(1))
		if err != nil {
			t.Fatal(err)
		}
		before := seat.Desk()
		must(t, seat, sim.Decision{Offer: "supervise:adhoc", With: map[string]string{"on": "workload", "case": about}})
		for _, l := range seat.Desk().Inbox {
			if l.Title == "Twenty minutes" {
				return l.Text, before, seat.Desk()
			}
		}
		return "", before, seat.Desk()
	}
	says, before, after := twenty("assessment")
	draft, _ := before.Task("draft")
	moved, _ := after.Task("draft")
	if draft.Due == moved.Due || !strings.Contains(says, "“"+draft.Title+"” can wait: it's for "+moved.Due+" now.") {
		t.Errorf("the draft was for %s and is for %s; she says %s", draft.Due, moved.Due, says)
	}
	if course, _ := after.Task("course"); course.Due != courseDue(before) {
		t.Errorf("the course isn't that family's work, and is due on %s now", course.Due)
	}
	home, _ := before.Case("home")
	says, _, after = twenty("home")
	if !strings.Contains(says, "On "+home.Name+" I've nothing to move or take") {
		t.Errorf("she says %s", says)
	}
	if course, _ := after.Task("course"); course.Due == courseDue(before) {
		t.Error("she looked elsewhere, and nothing moved")
	}
}

func courseDue(d sim.Desk) string {
	job, _ := d.Task("course")
	return job.Due
}
