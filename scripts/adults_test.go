package scripts_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"caseload/app/sim"
	"caseload/app/sim/calendar"
)

// listAdults puts every timescale of the adults' pack on a case.
const listAdults = `
for name, rule in pairs(adults.pack("2026").rules) do
  deadline {
    table.concat({ name, tostring(rule.period), tostring(rule.from), tostring(rule.read) }, "|"),
    on = home, due = rule.period, source = rule.source, status = rule.status,
  }
end
`

// TestAdultsTimescalesSayHowSure checks how certain each timescale is said to be.
// Few timescales in adults' services are set by law: local ones must say that they
// are examples, and ones that nobody has verified must say so.
func TestAdultsTimescalesSayHowSure(t *testing.T) {
	list := map[string]rule{}
	for _, d := range play(t, listAdults).Desk().Cases[0].Dates {
		parts := strings.Split(d.What, "|")
		list[parts[0]] = rule{parts[0], parts[1], parts[2], parts[3], d.Source, d.Status}
	}
	for name, r := range list {
		if _, err := calendar.ParsePeriod(r.period); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		status, unverified := strings.CutSuffix(r.status, ", unverified")
		if !slices.Contains([]string{"statute", "guidance", "local"}, status) {
			t.Errorf("%s has the status %q", name, r.status)
		}
		noLaw := strings.Contains(r.source, "where it is laid down was not read")
		if read := r.read != "nil"; read == unverified && !noLaw {
			t.Errorf("%s is %q and was read in %s", name, r.status, r.read)
		}
		if noLaw && !unverified {
			t.Errorf("%s is %q, and nobody read where it is laid down", name, r.status)
		}
		if isExample := strings.Contains(r.source, "an example"); isExample != (status == "local") {
			t.Errorf("%s is %s; only what is local is an example: %q", name, r.status, r.source)
		}
		if r.from == "nil" || len(r.source) < 20 {
			t.Errorf("%s needs what it is counted from and a source; found %q, %q", name, r.from, r.source)
		}
	}
	// DOMAIN 2.1, copied by hand.
	for name, want := range map[string]string{
		"needs_assessment":            "1 month local",
		"carers_assessment":           "1 month local, unverified",
		"review":                      "12 months guidance, unverified",
		"safeguarding_begun":          "24 hours local",
		"safeguarding_discussion":     "1 working day local",
		"deprivation_standard":        "21 days statute",
		"deprivation_urgent":          "7 days statute",
		"deprivation_urgent_extended": "7 days statute, unverified",
		"reablement":                  "6 weeks statute",
		"recording":                   "2 working days local, unverified",
	} {
		if got := list[name].period + " " + list[name].status; got != want {
			t.Errorf("%s: expected %q, found %q", name, want, got)
		}
		delete(list, name)
	}
	if len(list) > 0 {
		t.Errorf("not in DOMAIN 2.1, or not held against it: %v", list)
	}
}

// TestAdultsLawSaysHowSure checks that section numbers and principles that nobody
// has verified are marked as such.
func TestAdultsLawSaysHowSure(t *testing.T) {
	seat := play(t, `
local out = {}
for name, one in pairs(adults.pack("2026").law) do
  table.insert(out, table.concat({ name, one.status, tostring(one.read ~= nil), tostring(#one.source > 10 and #one.says > 11) }, "|"))
end
for i, one in ipairs(adults.pack("2026").pathways) do
  table.insert(out, table.concat({ one[1], one.status, "true", tostring(#one.says > 11) }, "|"))
end
guide(table.concat(out, "\n"))`)
	verified := map[string]bool{"safeguarding": true, "personal": true, "principles": true, "executive": true, "discharge": true, "care_for_carer": true, "delays": true, "pathway 0": true, "pathway 1": true, "pathway 2": true}
	n := 0
	for line := range strings.Lines(seat.Desk().Guide) {
		p := strings.Split(strings.TrimSpace(line), "|")
		if n++; len(p) != 4 || p[3] != "true" {
			t.Fatalf("found %q", line)
		}
		if unverified := strings.HasSuffix(p[1], ", unverified"); unverified == verified[p[0]] {
			t.Errorf("%s is %q", p[0], p[1])
		}
		if verified[p[0]] && p[2] != "true" {
			t.Errorf("%s doesn't say where it was read", p[0])
		}
	}
	if n != 19 {
		t.Errorf("found %d", n)
	}
}

// TestAdultsClocks checks the deadlines shown on the desk and what meets them. Days
// were counted by hand from Monday 23 March 2026.
func TestAdultsClocks(t *testing.T) {
	for _, c := range []struct{ lua, what, iso, source, status, by, not string }{
		{`adults.assess { on = home }`, "Needs assessment and plan", "2026-04-23", "No limit in statute", "local",
			`task { "Plan", id = "it", on = home, kind = "sign off", minutes = 10 }`, `task { "Needs assessment and plan", id = "it", on = home, kind = "assessment", minutes = 10 }`},
		{`adults.assess { on = home, due = "2026-04-15", met_by = task { "Plan", id = "plan", on = home, minutes = 10 } }`, "Needs assessment and plan", "2026-04-15", "Ombudsman", "local",
			``, `task { "Plan", id = "it", on = home, kind = "sign off", minutes = 10 }`},
		{`adults.assess { on = home, carer = true }`, "Carer's assessment", "2026-04-23", "carer's assessment", "local, unverified",
			`task { "Hers", id = "it", on = home, kind = "sign off", minutes = 10 }`, `task { "Carer's assessment", id = "it", on = home, kind = "visit", minutes = 10 }`},
		{`adults.reviews { on = home }`, "Review of the plan", "2027-03-23", "12 months", "guidance, unverified",
			`task { "Meet", id = "it", on = home, kind = "review", minutes = 10 }`, `task { "Meet", id = "it", on = home, kind = "visit", minutes = 10 }`},
		{`adults.reablement { on = home }`, "Seen before reablement ends", "2026-05-04", "first 6 weeks", "statute",
			`task { "See them", id = "it", on = home, kind = "visit", minutes = 10 }`, `task { "Ring", id = "it", on = home, kind = "call", minutes = 10 }`},
		{`adults.deadline { "Talked about", on = home, rule = "safeguarding_discussion", met_by = "meeting" }`, "Talked about", "2026-03-24", "1 working day", "local",
			`task { "Meet", id = "it", on = home, kind = "meeting", minutes = 10 }`, `task { "Talked about", id = "it", on = home, kind = "call", minutes = 10 }`},
	} {
		seat := play(t, c.lua)
		if d := date(seat, "home", c.what); d == nil || d.ISO != c.iso || !strings.Contains(d.Source, c.source) || d.Status != c.status {
			t.Errorf("%s: found %+v", c.lua, d)
		}
		for _, task := range []struct {
			lua   string
			state sim.DateState
		}{{c.by, "met"}, {c.not, "running"}} {
			seat := play(t, c.lua+"\n"+task.lua)
			decide(t, seat, "work:"+seat.Desk().Tasks[len(seat.Desk().Tasks)-1].ID)
			if d := date(seat, "home", c.what); d == nil || d.State != task.state {
				t.Errorf("%s, %s: found %+v", c.lua, task.lua, d)
			}
		}
	}
}

// TestAnEnquiryIsTheManagersAndLedByAnother checks that an enquiry is the manager's
// decision, is led by somebody other than the manager, and answers a serious
// concern.
func TestAnEnquiryIsTheManagersAndLedByAnother(t *testing.T) {
	seat := story(t, `
wait(5)
message { from = marta, about = home, title = "A concern", say = { "Words.", concern = 3 } }
wait(5)
adults.enquire { on = home, manager = dawn, lead = marta, say = "It meets the test." }
guide(tostring(home:protected()) .. " " .. home:concern())`)
	decide(t, seat, "work:desk")
	f := seat.Desk().Cases[0]
	if f.Kind != "safeguarding enquiry" || f.Points != 4800 {
		t.Errorf("8 points, shared by two, are 4.8; found %+v", f)
	}
	if l := letter(seat, "Safeguarding"); l == nil || l.From != "Dawn" || l.Kind != "decision" || l.Text != "It meets the test." {
		t.Errorf("found %+v", l)
	}
	if got := seat.Desk().Guide; got != "true 0" {
		t.Errorf("protected, and its concern: found %q", got)
	}
}

func TestAdultsMinutes(t *testing.T) {
	// DOMAIN 3.2.
	for name, want := range map[string]int{
		"needs_assessment": 420, "safeguarding_enquiry": 720, "capacity_assessment": 180, "review": 180, "best_interests_assessment": 720,
		"visit": 60, "liaison": 15,
	} {
		if got := play(t, `guide(tostring(adults.minutes "`+name+`"))`).Desk().Guide; got != fmt.Sprint(want) {
			t.Errorf("%s: expected %d, found %s", name, want, got)
		}
	}
}

func TestAdultsKindsHaveTheirPoints(t *testing.T) {
	// DOMAIN 4.3.
	for name, want := range map[string]int{"assessment": 6000, "safeguarding": 8000, "review": 3000, "capacity": 9000} {
		cases := play(t, `case { "Mr Firth", id = "firth", kind = adults.`+name+` }`).Desk().Cases
		if got := cases[len(cases)-1].Points; got != want {
			t.Errorf("%s: expected %d, found %d", name, want, got)
		}
	}
}

func TestAdultsSaysWhatIsWrong(t *testing.T) {
	for lua, sentence := range map[string]string{
		`adults.pack "2014"`:                                             "there are rules for \"2026\" only",
		`adults.timescale "assessment"`:                                  "doesn't know \"assessment\"; it knows carers_assessment, ",
		`adults.law "section 9"`:                                         "doesn't know \"section 9\"",
		`adults.minutes "visits"`:                                        "doesn't know \"visits\"",
		`adults.assess { onn = home }`:                                   "`adults.assess` has no `onn`; it has on, carer, due",
		`adults.reablement {}`:                                           "needs a case as its `on`, and it is missing",
		`adults.reviews { on = dawn }`:                                   "needs a case as its `on`, and was given a person",
		`adults.enquire { on = home, manager = dawn, say = "It does." }`: "needs a person as its `lead`",
		`adults.enquire { on = home, manager = dawn, lead = dawn, say = "Yes" }`: "needs another person as its `lead`",
		`adults.pack("2026").rules.review.period = "1 hour"`:                     "can't be changed",
	} {
		refused(t, lua, sentence)
	}
}

func TestTheAdultsPackSaysWhichRulesAndWhenTheyWereRead(t *testing.T) {
	v, err := freeze(t, "local adults = require \"england.adults\"\n"+strings.Replace(opening, "days = 40", "days = 40, rules = adults.pack \"2026\"", 1))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(v.Setting.RulePack, "England, adults") || !strings.Contains(v.Setting.RulePack, "not checked against a published source yet") {
		t.Errorf("found %q", v.Setting.RulePack)
	}
	seat := play(t, `local pack = adults.pack "2026"; guide(pack.id .. " " .. pack.checked)`)
	if got := seat.Desk().Guide; got != "england-adults-2026 2026-11-22" {
		t.Errorf("found %q", got)
	}
}
