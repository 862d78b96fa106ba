package scripts_test

import (
	"fmt"
	"strings"
	"testing"

	"caseload/app/sim/calendar"
)

func TestSupervisionIsPostponed(t *testing.T) {
	const tells = `
storyline("Supervision", function() sessions.hold { with = dawn, at = "Wed 14:00" } end)
storyline("Called off", function()
  wait(5)
  guide(tostring(sessions.postpone { by = dawn, say = "I've both teams.", times = { "Thu 16:00" }, %s }))
end)`
	seat := play(t, fmt.Sprintf(tells, ""))
	decide(t, seat, "work:desk")
	if l := letter(seat, "Supervision"); seat.Desk().Guide != "true" || l == nil || l.Text != "I've both teams." || seat.Desk().Supervision.State != "cancelled" {
		t.Errorf("found %q, %+v, %q", seat.Desk().Guide, l, seat.Desk().Supervision.State)
	}
	off := 0
	for seed := range uint64(400) {
		seat := playWith(t, fmt.Sprintf(tells, `odds = sessions.postponed_usually, draw = "Wednesday"`), seed)
		decide(t, seat, "work:desk")
		calledOff := seat.Desk().Guide == "true"
		if calledOff != (seat.Desk().Supervision.State == "cancelled") || calledOff != (letter(seat, "Supervision") != nil) {
			t.Fatalf("seed %d: it says %s, the desk %q", seed, seat.Desk().Guide, seat.Desk().Supervision.State)
		}
		if calledOff {
			off++
		}
	}
	if off < 55 || off > 105 { // 80 are expected, with a standard deviation of 8
		t.Errorf("%d of 400 were postponed, a fifth expected", off)
	}
	none := story(t, `guide(tostring(sessions.postpone { by = dawn, say = "Nothing is due." }))`)
	if none.Desk().Guide != "false" || len(none.Desk().Inbox) != 0 {
		t.Errorf("there is nothing to postpone; found %q", none.Desk().Guide)
	}
}

func TestTwentyMinutesThereAndThen(t *testing.T) {
	const tells = `
storyline("Asked", function()
  local asked = sessions.ad_hoc { with = dawn, says = {
    decision = function(it) return "On " .. it.name .. "." end, learning = "On learning.", workload = "On workload.",
  } }
  guide(asked.on)
end)`
	for with, says := range map[string]string{"on=decision case=coast": "On Moor.", "on=learning": "On learning.", "on=workload": "On workload.", "on=feelings": ""} {
		seat := play(t, tells)
		if before := seat.Desk(); before.Guide != "" || len(before.Inbox) != 0 {
			t.Fatalf("nobody has asked; found %q, %v", before.Guide, before.Inbox)
		}
		decide(t, seat, "supervise:adhoc "+with)
		l := letter(seat, "Twenty minutes")
		if !strings.HasPrefix(with, "on="+seat.Desk().Guide) || (says == "") != (l == nil) || l != nil && (l.Text != says || l.Kind != "decision") {
			t.Errorf("%s: found %q, %+v", with, seat.Desk().Guide, l)
		}
	}
}

// TestRhythms compares the rhythms of supervision with DOMAIN 5.1.
func TestRhythms(t *testing.T) {
	for stage, want := range map[string]string{
		"first_six_weeks": "5 working days, 90, local", "to_six_months": "10 working days, 90, local", "later": "1 month, 90, guidance",
	} {
		seat := play(t, `local r = sessions.rhythm "`+stage+`"; guide(r.every .. ", " .. r.minutes .. ", " .. sessions.rule("`+stage+`").status)`)
		every, _, _ := strings.Cut(seat.Desk().Guide, ",")
		if _, err := calendar.ParsePeriod(every); err != nil || seat.Desk().Guide != want {
			t.Errorf("%s: found %q, %v", stage, seat.Desk().Guide, err)
		}
	}
	seat := play(t, `local out = {} for _, one in ipairs(sessions.functions) do table.insert(out, one[1]) end guide(table.concat(out, " "))`)
	if seat.Desk().Guide != "management development support mediation" {
		t.Errorf("found %q", seat.Desk().Guide)
	}
}

func TestSupervisionSaysWhatIsWrong(t *testing.T) {
	refused(t, `sessions.hold { at = "Wed 14:00" }`, "needs a person as its `with`")
	refused(t, `sessions.hold { with = dawn, say = "…", at = "Wed 14:00" }`, "has no `say`")
	refused(t, `sessions.postpone { say = "No." }`, "needs a person as its `by`")
	refused(t, `sessions.ad_hoc { says = {} }`, "needs a person as its `with`")
	refused(t, `sessions.rhythm "monthly"`, "it knows first_six_weeks, later, to_six_months")
}
