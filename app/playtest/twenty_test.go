package playtest_test

import (
	"strings"
	"testing"

	"caseload/app/scenario"
	"caseload/app/sim"
)

// TestTheCutsHaveTwentyMinutesOfSupervision checks that in the cuts, too, the manager asks
// before she answers, that her answer follows from the reply, and that what she takes away
// is off the desk.
func TestTheCutsHaveTwentyMinutesOfSupervision(t *testing.T) {
	duty, ward := cut(t, "first-week", "first-day"), cut(t, "winter-discharge", "before-the-weekend")
	for _, c := range []struct {
		v                 *scenario.Version
		on, reply, says   string
		moved, due, taken string
	}{
		{duty, "decision", "sooner", "with both our names", "", "", ""},
		{duty, "decision", "unsure", "nothing is decided", "", "", ""},
		{duty, "workload", "draft", "can wait", "draft", "Friday 13 March", ""},
		{duty, "workload", "list", "I take off you", "course", "Friday 13 March", "outline"},
		{duty, "feelings", "said", "Thank you for telling me", "", "", ""},
		{duty, "learning", "same", "with today's date", "", "", ""},
		{ward, "decision", "theirs", "It's theirs to want", "", "", ""},
		{ward, "workload", "draft", "can wait", "draft", "Friday 23 January", ""},
		{ward, "workload", "audit", "can wait", "audit", "Friday 23 January", ""},
		{ward, "feelings", "quiet", "That's all right", "", "", ""},
		{ward, "learning", "other", "with today's date", "", "", ""},
	} {
		seat, err := scenario.Sit(c.v, nil, sim.NewLuck(1))
		if err != nil {
			t.Fatal(err)
		}
		with := map[string]string{"on": c.on}
		if err := seat.Decide(sim.Decision{Offer: "supervise:adhoc", With: with}); err != nil {
			t.Fatal(err)
		}
		waits := seat.Desk().Waiting()
		if len(waits) == 0 || waits[0].Kind != sim.KindExchange {
			t.Fatalf("%s: she asks nothing: %+v", c.on, waits)
		}
		if err := seat.Decide(sim.Decision{Offer: "answer:" + waits[0].ID + ":" + c.reply}); err != nil {
			t.Fatal(err)
		}
		answer := ""
		for _, l := range seat.Desk().Inbox {
			if l.Kind == sim.KindDecision {
				answer = l.Text
			}
		}
		if !strings.Contains(answer, c.says) {
			t.Errorf("%s, %s: she says %q", c.on, c.reply, answer)
		}
		if job, _ := seat.Desk().Task(c.moved); c.moved != "" && job.Due != c.due {
			t.Errorf("%s: %s is due on %q", c.reply, c.moved, job.Due)
		}
		if _, there := seat.Desk().Task(c.taken); c.taken != "" && there {
			t.Errorf("%s: %s is still on the desk", c.reply, c.taken)
		}
		for _, f := range seat.Faults() {
			t.Error(f.Message)
		}
	}
}
