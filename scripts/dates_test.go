package scripts_test

import (
	"strings"
	"testing"

	"caseload/app/scenario"
	"caseload/app/script/dates"
	"caseload/app/script/document"
	"caseload/app/script/form"
	"caseload/app/sim"
	"caseload/app/sim/calendar"
	"caseload/scripts"
)

// What is read from a script about a date is what is so in a play: the day, the rule's source and
// how sure it is.
func TestDatesAreReadAsTheyArePlayed(t *testing.T) {
	doc, err := document.Read(scripts.FS)
	if err != nil {
		t.Fatal(err)
	}
	rules, err := dates.Rules(scripts.FS)
	if err != nil || len(rules) < 40 {
		t.Fatal(len(rules), err)
	}
	for _, call := range []string{
		`children.assess { on = home }`, `children.assess { on = home, due = "2026-04-20" }`,
		`children.visits { on = home }`, `children.visits { on = home, due = "day 3" }`, `children.visits { on = home, kind = children.child_in_need_complex }`,
		`children.visits { on = home, kind = children.child_protection_plan }`, `children.visits { on = coast, kind = children.looked_after }`, `children.visits { on = coast, kind = children.looked_after_unsettled }`,
		`children.visits { on = coast, kind = children.private_fostering, due = "tomorrow" }`,
		`children.child_in_need_review { on = home }`, `children.child_in_need_review { on = home, first = true }`,
		`children.core_group { on = home }`, `children.core_group { on = home, first = true, due = "Friday" }`,
		`children.review_conference { on = home }`, `children.review_conference { on = home, first = true }`,
		`children.looked_after_visits { on = coast }`, `children.looked_after_visits { on = coast, rule = "looked_after_visit_first" }`,
		`children.looked_after_review { on = coast }`, `children.looked_after_review { on = coast, which = "first" }`, `children.looked_after_review { on = coast, which = "second" }`,
		`children.acknowledge { on = home }`, `children.return_interview { on = coast, due = "2026-03-25" }`,
		`children.deadline { "Core group", on = home, rule = "core_group" }`, `children.deadline { "Report", on = home, rule = "conference_report", due = "10 working days" }`,
		`adults.assess { on = home }`, `adults.assess { on = home, carer = true }`, `adults.reviews { on = home, due = "2026-06-02" }`, `adults.reablement { on = home }`,
		`deadline { "Plan agreed", on = home, due = "10 working days", source = "The plan" }`,
	} {
		t.Run(call, func(t *testing.T) {
			v, err := freeze(t, opening+cast+call)
			if err != nil {
				t.Fatal(err)
			}
			seat, err := scenario.Sit(v, nil, sim.NewLuck(1))
			if err != nil {
				t.Fatal(err)
			}
			var played sim.Date
			for _, c := range seat.Desk().Cases {
				for _, d := range c.Dates {
					played = d
				}
			}
			start, err := calendar.ParseWhen("2026-03-23 09:00", 0, 0)
			if err != nil {
				t.Fatal(err)
			}
			script := form.Read(doc, opening+cast+call)
			var read []dates.Date
			for _, d := range dates.Read(map[string]*form.Script{"scenario.lua": script}, rules, dates.Setting{Start: start}) {
				if d.Thing.Word != "scenario" {
					read = append(read, d)
				}
			}
			if len(read) != 1 || read[0].Day.ISO() != played.ISO {
				t.Fatalf("read are %+v, and it is %s", read, played.ISO)
			}
			if r := read[0].Rule; r == nil && !strings.HasPrefix(call, "deadline") {
				t.Error("the rule isn't known")
			} else if r != nil && (r.Source != played.Source || sim.ParseStatus(r.Status) != sim.ParseStatus(played.Status)) {
				t.Errorf("read is %q, %q, and it is %q, %s", r.Source, r.Status, played.Source, played.Status)
			}
		})
	}
}
