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

// TestTwentyMinutesFitTheDay asks the manager of Winter discharge for a decision on each of
// two people on the first day and in the second week: what has passed by then, such as a
// plan for the first night or a Monday at four, isn't asked for any more.
func TestTwentyMinutesFitTheDay(t *testing.T) {
	passed := regexp.MustCompile("tonight's plan|by Tuesday night|by Monday at four|before Wednesday")
	for _, c := range []struct {
		id  string
		day int
	}{{"fine", 1}, {"fine", 5}, {"fernlea", 5}, {"fernlea", 1}} {
		seat := begun(t, shipped(t, "winter-discharge"), 1)
		for turn := range policy.Play(context.Background(), seat, policy.Careful, policy.Chance(1)) {
			if turn.Err != nil {
				t.Fatal(turn.Err)
			}
			if seat.Desk().Scenario.Day == c.day && len(seat.Desk().Waiting()) == 0 {
				break
			}
		}
		must(t, seat, sim.Decision{Offer: "supervise:adhoc", With: map[string]string{"on": "decision", "case": c.id}})
		says := titled(seat.Desk().Inbox, "Twenty minutes")
		if says == "" || passed.MatchString(says) != (c.day == 1) {
			t.Errorf("on %s on day %d she says %q", c.id, c.day, says)
		}
	}
}
