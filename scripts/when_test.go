package scripts_test

import (
	"slices"
	"testing"

	"caseload/app/sim"
)

// A visit that came to nothing at the door is withdrawn, costs the way there, and
// leaves the student free to answer whoever comes to the desk.
func TestSentAwayAtTheDoor(t *testing.T) {
	seat := play(t, `
local when = require "when"
local visit
storyline("The visit", function()
  visit = when.visit { "See Kayla", id = "visit", on = home, minutes = 60, due = "day 1" }
  hold(function() return not visit:begun() end, "day 1 16:00")
  wait(15)
  ask { from = marta, by = "in person", id = "step", title = "On the step", urgent = true, say = "Not today.", rings_off = "10 minutes", choices = { again = "Tomorrow, then.", look = "May I look in?" } }
  if when.out() then message { from = marta, title = "Still out", say = "Still out." } end
  when.sent_away(visit, "It is for tomorrow.")
  if not when.out() then message { from = marta, title = "Back", say = "Back." } end
end)
`)
	decide(t, seat, "work:visit", "answer:step:again")
	if letter(seat, "Still out") == nil || letter(seat, "Back") == nil {
		t.Errorf("found %+v", seat.Desk().Inbox)
	}
	desk := seat.Desk()
	if desk.Clock.Minute > 30 {
		t.Errorf("the rest of the visit is spent as well; it is %s", desk.Clock.Now)
	}
	if slices.ContainsFunc(desk.Tasks, func(j sim.Job) bool { return j.ID == "visit" }) {
		t.Error("the visit is still on the list")
	}
}

// What is told of a part of how a case stands takes the place of what was told of it
// before, and the parts keep their order.
func TestPartsOfHowACaseStands(t *testing.T) {
	seat := play(t, `
local now = require "now"
storyline("How it stands", function()
  now.say(home, "visit", "Your visit is on Wednesday.")
  now.say(home, "plan", "Gran does Tuesdays.")
  now.say(home, "visit", "Seen on " .. now.today() .. ".")
end)
`)
	desk := seat.Desk()
	home, ok := desk.Case("home")
	if want := "Seen on " + desk.Clock.Date + ". Gran does Tuesdays."; !ok || home.Stands != want {
		t.Errorf("home stands so: %q, and not %q", home.Stands, want)
	}
}
