package scripts_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"caseload/app/sim/calendar"
)

// listRules puts every timescale on a case, so that Go can read them from the desk
// as a student would.
const listRules = `
for name, rule in pairs(children.pack("2023").rules) do
  deadline {
    table.concat({ name, tostring(rule.period), tostring(rule.from), tostring(rule.read) }, "|"),
    on = home, due = rule.period, source = rule.source, status = rule.status,
  }
end
`

type rule struct{ name, period, from, read, source, status string }

func rules(t *testing.T) []rule {
	var list []rule
	for _, d := range play(t, listRules).Desk().Cases[0].Dates {
		parts := strings.Split(d.What, "|")
		list = append(list, rule{parts[0], parts[1], parts[2], parts[3], d.Source, d.Status})
	}
	return list
}

func TestEveryTimescaleSaysHowLongWhereFromAndHowSure(t *testing.T) {
	statuses := []string{"statute", "guidance", "local"}
	list := rules(t)
	if len(list) < 40 {
		t.Fatalf("found %d timescales only", len(list))
	}
	for _, r := range list {
		if _, err := calendar.ParsePeriod(r.period); err != nil {
			t.Errorf("%s: %v", r.name, err)
		}
		status, unverified := strings.CutSuffix(r.status, ", unverified")
		if !slices.Contains(statuses, status) {
			t.Errorf("%s has the status %q", r.name, r.status)
		}
		if read := r.read != "nil"; read == unverified {
			t.Errorf("%s is %q and was read in %s", r.name, r.status, r.read)
		}
		if r.from == "nil" || len(r.source) < 20 {
			t.Errorf("%s needs what it is counted from and a source; found %q, %q", r.name, r.from, r.source)
		}
		if strings.Contains(r.source, "Working Together") != strings.Contains(r.source, "2026 edition not yet compared") {
			t.Errorf("%s has to say that the 2026 edition wasn't compared: %q", r.name, r.source)
		}
		if isExample := strings.Contains(r.source, "an example"); isExample != (status == "local") {
			t.Errorf("%s is %s; only what is local is an example: %q", r.name, r.status, r.source)
		}
	}
}

// TestTimescalesAreThoseThatWereRead compares the timescales with the figures of
// DOMAIN 1.2 to 1.5 and Appendix A, copied by hand.
func TestTimescalesAreThoseThatWereRead(t *testing.T) {
	want := map[string]string{
		"referral_decision":                    "1 working day guidance",
		"referrer_told":                        "1 working day guidance",
		"contact_screened":                     "24 hours local",
		"strategy_meeting":                     "24 hours local",
		"strategy_record":                      "1 working day local",
		"conference":                           "15 working days guidance",
		"core_group_first":                     "10 working days guidance, unverified",
		"child_protection_visit":               "10 working days local",
		"review_conference_first":              "3 months guidance",
		"review_conference":                    "6 months guidance",
		"assessment":                           "45 working days guidance",
		"child_in_need_visit":                  "20 working days local",
		"police_protection":                    "72 hours statute",
		"emergency_protection_order":           "8 days statute",
		"emergency_protection_order_extended":  "7 days statute",
		"rapid_review":                         "15 working days guidance",
		"looked_after_visit_first":             "1 week statute",
		"looked_after_visit":                   "6 weeks statute",
		"looked_after_visit_long_term":         "3 months statute",
		"looked_after_visit_fostered_agreed":   "6 months statute, unverified",
		"looked_after_visit_temporary_later":   "4 weeks statute",
		"looked_after_visit_parent_care_order": "1 week statute",
		"looked_after_review_first":            "20 working days statute, unverified",
		"looked_after_review_second":           "3 months statute",
		"looked_after_review":                  "6 months statute",
		"return_interview":                     "72 hours guidance",
		"health_assessment_first":              "20 working days guidance, unverified",
		"private_fostering_visit_first":        "7 working days statute",
		"private_fostering_visit":              "6 weeks statute",
		"private_fostering_visit_later":        "12 weeks statute",
		"care_proceedings":                     "26 weeks statute",
		"recording":                            "2 working days local, unverified",
		"child_seen_section_47":                "1 working day local, unverified",
		"child_seen_assessment":                "10 working days local, unverified",
	}
	for _, r := range rules(t) {
		found := r.period + " " + r.status
		if w, listed := want[r.name]; listed && w != found {
			t.Errorf("%s: expected %q, found %q", r.name, w, found)
		}
		delete(want, r.name)
	}
	if len(want) > 0 {
		t.Errorf("there is no timescale called %v", want)
	}
}

func TestAnEditionThatWasNotComparedIsRefused(t *testing.T) {
	refused(t, `children.pack "2026"`, "have not been compared yet")
	refused(t, `children.timescale "recordin"`, `doesn't know "recordin"; it knows assessment, `)
}

func TestThePackSaysWhichRulesAndWhenTheyWereRead(t *testing.T) {
	v, err := freeze(t, "local children = require \"england.children\"\n"+strings.Replace(opening, "days = 40", "days = 40, rules = children.pack \"2023\"", 1))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(v.Setting.RulePack, "England") || !strings.Contains(v.Setting.RulePack, "2023") {
		t.Errorf("found %q", v.Setting.RulePack)
	}
	seat := play(t, `local pack = children.pack "2023"; guide(pack.id .. " " .. pack.checked)`)
	if got := seat.Desk().Guide; got != "england-children-2023 2026-11-22" {
		t.Errorf("found %q", got)
	}
}

func TestDurations(t *testing.T) {
	seat := play(t, `
local out = {}
for name, one in pairs(durations.tasks) do
  table.insert(out, table.concat({ name, durations.minutes(name), one.least, one.most }, " "))
end
guide(table.concat(out, "\n"))`)
	// DOMAIN 3.2.
	want := map[string]int{"visit": 60, "core_group": 150, "conference": 120, "assessment": 1200, "section_47": 960, "return_interview": 120, "supervision": 90, "visit_out_of_area": 444}
	for line := range strings.Lines(seat.Desk().Guide) {
		var name string
		var usual, least, most int
		if _, err := fmt.Sscan(line, &name, &usual, &least, &most); err != nil || least > usual || usual > most {
			t.Errorf("%q: %v", line, err)
		}
		if w, listed := want[name]; listed && w != usual {
			t.Errorf("%s: expected %d, found %d", name, w, usual)
		}
		delete(want, name)
	}
	if len(want) > 0 {
		t.Errorf("missing %v", want)
	}
}
