package scripts_test

import (
	"slices"
	"strings"
	"testing"

	"caseload/app/sim"
)

// TestAMissingEpisodeHasItsClock checks what the desk says while a child is missing and
// when they are back, and that the interview's clock runs from the return, with its
// source.
func TestAMissingEpisodeHasItsClock(t *testing.T) {
	seat := story(t, `
local missing = require "england.missing"
local episode = missing.begins { on = home, since = "Sunday, 21:40", told = "the police, at 22:15" }
wait_until "day 2 09:30"
missing.ends { episode = episode, at = "07:15 this morning", hold = true,
  options = { walk = { "On a walk", minutes = 60, title = "Listened, on a walk", scene = "You walk." } } }`)
	if f := seat.Desk().Cases[0]; f.Stands != "Missing since Sunday, 21:40. Told: the police, at 22:15." || len(f.Dates) != 0 {
		t.Errorf("missing: %q, %v", f.Stands, f.Dates)
	}
	decide(t, seat, "end", "work:desk", "work:desk")
	f := seat.Desk().Cases[0]
	d := date(seat, "home", "Return home interview")
	if f.Stands != "Back since 07:15 this morning; missing since Sunday, 21:40." || d == nil || d.ISO != "2026-03-27" || d.Status != "guidance" || !strings.Contains(d.Source, "72 hours") {
		t.Errorf("back: %q, %+v", f.Stands, d)
	}
	tasks := seat.Desk().Tasks
	decide(t, seat, "work:"+tasks[len(tasks)-1].ID+" how=walk")
	if l := letter(seat, "Listened, on a walk"); l == nil || l.Text != "You walk." {
		t.Errorf("the way that was chosen has its own title and scene: %+v", seat.Desk().Inbox)
	}
	if d := date(seat, "home", "Return home interview"); d.State != sim.DateMet {
		t.Errorf("the interview was held on a walk: %+v", d)
	}
}

// TestAnEscalationClimbsOnlyWhereTheStudentTakesIt checks that a stage follows only once
// the one before it is done and answered, and that the stage that settles it is told.
func TestAnEscalationClimbsOnlyWhereTheStudentTakesIt(t *testing.T) {
	const lua = `
local escalation = require "escalation"
local at = escalation.climb { "The lock", on = home,
  stages = { { "Ring", minutes = 5, due = "today", answers = "10 minutes" }, { "Write", minutes = 5, kind = "letter", answers = "10 minutes" }, { "Ask", minutes = 5 } },
  settles = function(stage) guide("answered " .. stage) return stage == 2 end }
guide("settled at " .. tostring(at))`
	titles := func(d sim.Desk) (list []string) {
		for _, j := range d.Tasks {
			list = append(list, j.Title)
		}
		return list
	}
	seat := story(t, lua)
	decide(t, seat, "work:desk", "work:desk", "work:desk")
	if got := titles(seat.Desk()); slices.Contains(got, "Write") || !slices.Contains(got, "Ring") {
		t.Errorf("nothing goes further by itself: %v", got)
	}
	decide(t, seat, "work:home-ring", "work:desk", "work:desk")
	if d := date(seat, "home", "The lock: stage 2 of 3"); d == nil || d.State != sim.DateRunning || date(seat, "home", "The lock: stage 1 of 3").State != sim.DateMet {
		t.Errorf("the second stage has its date: %+v", seat.Desk().Cases[0].Dates)
	}
	decide(t, seat, "work:home-write", "work:desk", "work:desk")
	if got := seat.Desk().Guide; got != "settled at 2" || slices.Contains(titles(seat.Desk()), "Ask") {
		t.Errorf("%q, %v", got, titles(seat.Desk()))
	}
}
