package scripts_test

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"caseload/app/scenario"
	"caseload/app/script/document"
	"caseload/app/sim"
)

// samples maps types to the values given for fields of that type. Some fields have
// their own sample, under "function field".
var samples = map[string]string{
	"case": "home", "person": "dawn", "Day": `"day 4"`, "Minutes": "15", "integer": "2", "number": "0.5", "boolean": "true",
	"Line": `"Words"`, "Text": `"Words."`, "Name": `"Words"`, "string": `"words"`, "Kind.table": "children.child_in_need",
	"Member": "kayla", "task.option": `{ call = { "A call", minutes = 10 } }`, "table<string, task.option>": `{ call = { "A call", minutes = 10 } }`,
	"Episode": `{ on = home, since = "Monday" }`, "Tier|Tier[]": `"P1"`, "escalation.stage[]": `{ { "Ring", minutes = 5 } }`, "fun(stage: integer): boolean": "function() return true end",
	"By": `"phone"`, "Words": `{ girl = "Kayla" }`, "Tier[]": `{ "P2", "P3" }`, "Time": `"15:00"`, "Time|Time[]": `{ "Thu 16:00" }`,
	"Recommendation":     `{ tier = "P1", response = "find-out", level = "3" }`,
	"StrategyDiscussion": "{ on = home, manager = dawn, held_on = 1 }", "Enquiry": "{ on = home, manager = dawn, lead = marta, held_on = 1 }",
	"Discretion": `"narrow"`, "Blame": `"high"`, "TaskKind": `"call"`, "RuleStatus": `"local"`, `"first"|"second"|"later"`: `"first"`,
	"employers.supervision": `{ minutes = 60 }`,

	"protocols.referral_decision.say": `{ agreed = "Yes." }`, "protocols.mark_on_a_baby.lines": `{ agreed = "Yes." }`,
	"protocols.mark_on_a_baby.choices": `{ sit_in = "Yes", stay = "No" }`, `fun(reply: "sit_in"|"stay"|nil)`: "function() end",
	"task[]":             "{ visit }",
	"sessions.hold.asks": `{ support = { "How was it?", replies = { hard = "“Hard.”", fine = "“Fine.”" } } }`, "sessions.last": `{ "the visit" }`, "sessions.question": `{ "How was it?", replies = { hard = "“Hard.”", fine = "“Fine.”" } }`,
	`"group"|"peers"|"educator"|"forum"`: `"forum"`, "support.answer": `{ from = dawn, after = 60, say = "Yes." }`, "support.meet at": `"10:30"`, "support.meet till": `"12:00"`,
	"fun(talk: Talk): sessions.action|nil": "function() end", "fun(talk: Talk): sessions.view|nil": "function() end", "fun(asked: OneThing): sessions.question|nil": "function() end", "sessions.ad_hoc.says": `{ feelings = "Thank you." }`,

	"children.deadline met_by": `"core group"`, "adults.deadline met_by": `"review"`, "adults.assess met_by": "visit",
	"children.deadline rule": `"core_group"`, "children.looked_after_visits rule": `"looked_after_visit"`,
	"protocols.mark_on_a_baby id": `"mark"`,
	"escalation.climb status":     `"local"`,
	"adults.deadline rule":        `"reablement"`, "adults.enquire lead": "marta",
}

// called returns a call of a function with all its fields. If set names a field,
// that field gets value, or is left out if value is "".
func called(t *testing.T, w document.Word, set, value string) string {
	t.Helper()
	var fields []string
	for _, f := range w.Fields {
		sample := samples[w.Name+" "+f.Name]
		if sample == "" {
			sample = samples[f.Type]
		}
		if sample == "" {
			t.Fatalf("%s: there is no sample of `%s`, which is of the type %s", w.Name, f.Name, f.Type)
		}
		if f.Name == set {
			sample = value
		}
		switch {
		case sample == "":
		case f.Name == "1":
			fields = append(fields, sample)
		default:
			fields = append(fields, f.Name+" = "+sample)
		}
	}
	return w.Name + " { " + strings.Join(fields, ", ") + " }"
}

// toldInFrame runs Lua in a storyline of the frame, and returns what is wrong with
// it and the desk after it.
func toldInFrame(t *testing.T, lua string) (wrong, desk string) {
	t.Helper()
	top, story, end := document.Frame()
	v, err := freeze(t, top+story+lua+"\n"+end)
	if err != nil {
		return err.Error(), ""
	}
	seat, err := scenario.Sit(v, nil, sim.NewLuck(1))
	if err != nil {
		return err.Error(), ""
	}
	for range 5 { // past ten, when the frame's storyline begins
		if err := seat.Decide(sim.Decision{Offer: "work:desk"}); err != nil {
			t.Fatal(err)
		}
	}
	for _, f := range seat.Faults() {
		return string(f.Message), ""
	}
	text, err := json.Marshal(seat.Desk())
	if err != nil {
		t.Fatal(err)
	}
	return "", string(text)
}

var literal = regexp.MustCompile(`^("[^"]*"|-?[\d.]+|true|false)(, .*)?$`)

// TestFieldsOfFunctionsAreNeededAsDocumented checks that a field documented as
// needed can't be left out, that any other field can, and that leaving it out is
// the same as giving its default.
func TestFieldsOfFunctionsAreNeededAsDocumented(t *testing.T) {
	needed, defaults := 0, 0
	for _, theme := range modules(t) {
		for _, w := range theme.Words {
			if !w.Table {
				continue
			}
			if wrong, _ := toldInFrame(t, called(t, w, "", "")); wrong != "" {
				t.Errorf("%s", wrong)
				continue
			}
			for _, f := range w.Fields {
				wrong, without := toldInFrame(t, called(t, w, f.Name, ""))
				if f.Needed {
					needed++
				}
				if (wrong != "") != f.Needed {
					t.Errorf("%s: `%s` is needed: %v; without it: %q", w.Name, f.Name, f.Needed, wrong)
				}
				if m := literal.FindStringSubmatch(f.Default); m != nil && wrong == "" {
					defaults++
					if wrong, with := toldInFrame(t, called(t, w, f.Name, m[1])); wrong != "" || with != without {
						t.Errorf("%s: `%s` left out is not as with its default %s: %s\n%s\n%s", w.Name, f.Name, m[1], wrong, without, with)
					}
				}
			}
		}
	}
	if needed < 30 || defaults < 20 {
		t.Errorf("tried %d needed fields and %d defaults", needed, defaults)
	}
}
