package scripts_test

import (
	"strings"
	"testing"
)

// TestClocksCarryTheirDayTheirSourceAndHowSureItIs checks the deadlines shown on
// the desk: what is due, the day, and the rule with its certainty. Days were
// counted by hand: 3 and 6 April, 4 and 25 May 2026 are bank holidays.
func TestClocksCarryTheirDayTheirSourceAndHowSureItIs(t *testing.T) {
	for _, c := range []struct{ lua, what, iso, source, status string }{
		{`children.assess { on = home }`, "Assessment finished", "2026-05-29", "within 45 working days", "guidance"},
		{`children.assess { on = home, due = "2026-04-20" }`, "Assessment finished", "2026-04-20", "Working Together 2023 (2026 edition", "guidance"},
		{`children.visits { on = home }`, "Visit", "2026-04-22", "every 20 working days", "local"},
		{`children.visits { on = home, kind = children.child_in_need_complex }`, "Visit", "2026-04-22", "every 20 working days", "local"},
		{`children.visits { on = home, kind = children.child_protection_plan }`, "Visit", "2026-04-08", "every 10 working days", "local"},
		{`children.visits { on = home, kind = children.looked_after_unsettled }`, "Visit", "2026-05-04", "regulation 28", "statute"},
		{`children.visits { on = home, kind = children.private_fostering }`, "Visit", "2026-05-04", "SI 2005/1533", "statute"},
		{`children.visits { on = home, kind = children.child_in_need_simple, due = "2026-03-25" }`, "Visit", "2026-03-25", "an example", "local"},
		{`children.looked_after_visits { on = home }`, "Visit", "2026-05-04", "6 weeks", "statute"},
		{`children.looked_after_visits { on = home, rule = "looked_after_visit_first" }`, "Visit", "2026-03-30", "first visit within 1 week", "statute"},
		{`children.looked_after_visits { on = home, rule = "looked_after_visit_fostered_agreed" }`, "Visit", "2026-09-23", "28(3A)", "statute, unverified"},
		{`children.looked_after_visits { on = home, rule = "looked_after_visit_long_term" }`, "Visit", "2026-06-23", "to last to 18", "statute"},
		{`children.looked_after_visits { on = home, rule = "looked_after_visit_parent_unassessed" }`, "Visit", "2026-03-30", "28(3)", "statute"},
		{`children.looked_after_visits { on = home, rule = "looked_after_visit_temporary" }`, "Visit", "2026-03-30", "28(4)", "statute"},
		{`children.looked_after_visits { on = home, rule = "looked_after_visit_temporary_later" }`, "Visit", "2026-04-20", "4 weeks apart", "statute"},
		{`children.looked_after_visits { on = home, rule = "looked_after_visit_parent_care_order" }`, "Visit", "2026-03-30", "28(5)", "statute"},
		{`children.looked_after_review { on = home, which = "first" }`, "Looked-after review", "2026-04-22", "regulation 33", "statute, unverified"},
		{`children.looked_after_review { on = home, which = "second" }`, "Looked-after review", "2026-06-23", "within 3 months of the first", "statute"},
		{`children.looked_after_review { on = home }`, "Looked-after review", "2026-09-23", "6 months apart", "statute"},
		{`children.child_in_need_review { on = home, first = true }`, "Child in need review", "2026-05-04", "an example", "local, unverified"},
		{`children.child_in_need_review { on = home }`, "Child in need review", "2026-06-15", "an example", "local, unverified"},
		{`children.core_group { on = home, first = true }`, "First core group", "2026-04-08", "local procedures only", "guidance, unverified"},
		{`children.core_group { on = home }`, "Core group", "2026-04-23", "at least monthly", "local"},
		{`children.review_conference { on = home, first = true }`, "Review child protection conference", "2026-06-23", "3 months", "guidance"},
		{`children.review_conference { on = home }`, "Review child protection conference", "2026-09-23", "6 months", "guidance"},
		{`children.return_interview { on = home, due = "2026-03-25" }`, "Return home interview", "2026-03-25", "72 hours", "guidance"},
		{`children.return_interview { on = home }`, "Return home interview", "2026-03-26", "72 hours", "guidance"},
		{`children.acknowledge { on = home }`, "Referrer told", "2026-03-24", "Working Together", "guidance"},
		{`children.deadline { "Health assessment", on = home, rule = "health_assessment_first" }`, "Health assessment", "2026-04-22", "20 working days", "guidance, unverified"},
		{`children.deadline { "Report", on = home, rule = "conference_report", due = "2026-04-01" }`, "Report", "2026-04-01", "2 days before", "local"},
	} {
		for where, lua := range map[string]string{"at the top": c.lua, "in a story": told(c.lua)} {
			seat := play(t, lua)
			sound(t, seat)
			d := date(seat, "home", c.what)
			if d == nil || d.ISO != c.iso || !strings.Contains(d.Source, c.source) || d.Status != c.status {
				t.Errorf("%s, %s: found %+v", c.lua, where, d)
			}
			if n := len(seat.Desk().Cases[0].Dates) + len(seat.Desk().Cases[1].Dates); n != 1 {
				t.Errorf("%s opened %d clocks", c.lua, n)
			}
		}
	}
}

// TestClocksAreMet checks that a deadline is met by what it asks for, and by
// nothing else.
func TestClocksAreMet(t *testing.T) {
	for _, c := range []struct{ lua, what, by, not string }{
		{`children.visits { on = home }`, "Visit", `task { "See them", id = "it", on = home, kind = "visit", minutes = 10 }`, `task { "Ring", id = "it", on = home, kind = "call", minutes = 10 }`},
		{`children.assess { on = home }`, "Assessment finished", `children.sign_off { on = home, manager = dawn, minutes = 10 }`, `task { "Write", id = "it", on = home, kind = "assessment", minutes = 10 }`},
		{`children.core_group { on = home, first = true }`, "First core group", `task { "Meet", id = "it", on = home, kind = "core group", minutes = 10 }`, `task { "Meet", id = "it", on = home, kind = "meeting", minutes = 10 }`},
		{`children.review_conference { on = home }`, "Review child protection conference", `task { "Meet", id = "it", on = home, kind = "conference", minutes = 10 }`, `task { "Meet", id = "it", on = home, kind = "core group", minutes = 10 }`},
		{`children.looked_after_review { on = home }`, "Looked-after review", `task { "Meet", id = "it", on = home, kind = "review", minutes = 10 }`, `task { "Meet", id = "it", on = home, kind = "visit", minutes = 10 }`},
		{`children.child_in_need_review { on = home }`, "Child in need review", `task { "Meet", id = "it", on = home, kind = "review", minutes = 10 }`, `task { "Meet", id = "it", on = home, kind = "visit", minutes = 10 }`},
		{`children.deadline { "Plan sent", on = home, rule = "placement_information", met_by = "report" }`, "Plan sent", `task { "Plan", id = "it", on = home, kind = "report", minutes = 10 }`, `task { "Plan sent", id = "it", on = home, minutes = 10 }`},
		{`children.return_interview { on = home }`, "Return home interview", ``, `task { "Ring", id = "it", on = home, kind = "call", minutes = 10 }`},
		{`children.return_interview { on = home, hold = true, minutes = 10 }`, "Return home interview", ``, `task { "Meet", id = "it", on = home, kind = "meeting", minutes = 10 }`},
		{`children.acknowledge { on = home }`, "Referrer told", ``, `task { "Ring", id = "it", on = home, kind = "call", minutes = 10 }`},
	} {
		seat := play(t, c.lua+"\n"+c.by)
		decide(t, seat, "work:"+seat.Desk().Tasks[0].ID)
		if d := date(seat, "home", c.what); d == nil || d.State != "met" {
			t.Errorf("%s: found %+v", c.lua, d)
		}
		seat = play(t, c.lua+"\n"+c.not)
		decide(t, seat, "work:it")
		if d := date(seat, "home", c.what); d == nil || d.State != "running" {
			t.Errorf("%s isn't met by %s: found %+v", c.lua, c.not, d)
		}
	}
}

func TestTasksWithADate(t *testing.T) {
	for _, c := range []struct {
		lua, title, due string
		minutes         int
	}{
		{`children.acknowledge { referrer = "Hill Street" }`, "Tell Hill Street what was decided", "Tuesday 24 March", 15},
		{`children.acknowledge()`, "Tell the referrer what was decided", "Tuesday 24 March", 15},
		{`children.acknowledge { due = "today", minutes = 5 }`, "Tell the referrer what was decided", "Monday 23 March", 5},
		{`children.return_interview { on = home }`, "Arrange the return home interview", "Thursday 26 March", 15},
		{`children.return_interview { on = home, hold = true, due = "2026-03-25" }`, "Hold the return home interview", "Wednesday 25 March", 120},
		{`children.sign_off { on = home, manager = dawn, minutes = 60, due = "Friday" }`, "Assessment signed off", "Friday 27 March", 60},
	} {
		tasks := play(t, c.lua).Desk().Tasks
		if len(tasks) != 1 || tasks[0].Title != c.title || tasks[0].Due != c.due || tasks[0].Minutes != c.minutes {
			t.Errorf("%s: found %+v", c.lua, tasks)
		}
	}
	seat := play(t, told(`local it = children.return_interview { on = home, records = 20 }; wait_for(it); guide "done"`))
	decide(t, seat, "work:"+seat.Desk().Tasks[0].ID)
	if desk := seat.Desk(); desk.Guide != "done" || len(desk.Tasks) != 1 || desk.Tasks[0].Minutes != 20 {
		t.Errorf("the task is given, and leaves 20 minutes of writing up; found %q, %+v", desk.Guide, desk.Tasks)
	}
}

func TestChildrenSaysWhatIsWrong(t *testing.T) {
	for lua, sentence := range map[string]string{
		`children.visits { onn = home }`:                                        "`children.visits` has no `onn`; it has on, kind, due",
		`children.visits { on = dawn }`:                                         "`children.deadline` needs a case as its `on`, and was given a person",
		`children.visits { on = home, kind = children.assessment }`:             "no rule for visits in the kind \"assessment\"",
		`children.assess "home"`:                                                "`children.assess` takes a table",
		`children.assess {}`:                                                    "needs a case as its `on`, and it is missing",
		`children.looked_after_visits { on = home, rule = "weekly" }`:           "doesn't know \"weekly\"",
		`children.looked_after_review { on = home, which = "third" }`:           "it knows first, later, second",
		`children.deadline { "Report", on = home, rule = "conference_report" }`: "counts back from the meeting",
		`children.return_interview { due = "today" }`:                           "needs a case as its `on`",
		`children.sign_off { on = home, minutes = 60 }`:                         "needs a person as its `manager`",
		`children.sign_off { on = home, manager = dawn }`:                       "needs a number as its `minutes`",
		`children.acknowledge { to = "school" }`:                                "has no `to`",
		`children.child_in_need.points = 1`:                                     "can't be changed",
		`children.pack("2023").rules.assessment.period = "1 hour"`:              "can't be changed",
		`fields.must("it", { a = 1 }, "a", "true or false")`:                    "`it` needs true or false as its `a`, and was given a number",
		`fields.must("it", {}, "a", "text")`:                                    "`it` needs a text as its `a`, and it is missing",
		`local all = fields.only("it", nil, {}); fields.only("it", { 1 }, { })`: "`it` has no `1`",
		`durations.minutes "visits"`:                                            "doesn't know \"visits\"",
	} {
		refused(t, lua, sentence)
	}
}
