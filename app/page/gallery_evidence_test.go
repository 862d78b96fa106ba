package page_test

import (
	"strings"
	"testing"

	"golang.org/x/net/html"

	"caseload/app/debrief"
	"caseload/app/page"
	debriefpage "caseload/app/page/debrief"
	helppage "caseload/app/page/help"
	playpage "caseload/app/page/play"
	"caseload/app/sim"
)

// keptStates returns every state of the pages on which a debrief is kept and
// handed on.
func keptStates(l page.Layout, deb debriefpage.DebriefView) map[string]view {
	evidence := playpage.EvidenceView{Layout: l, Run: 42, Title: "First week on the team", Role: "newly qualified social worker", Ended: "3 March 2026", Load: raised()}
	nothing, earlier := evidence, evidence
	nothing.Load = debrief.Load{Ceiling: 90, Most: 84.2}
	earlier.Load.Raised = []debrief.Raised{raised().Raised[1]}
	earlier.Load.Raised[0].Shown, earlier.Load.Raised[0].Dates = nil, nil
	others := deb
	others.Others, others.Debrief, others.Honest = true, deb.Debrief.ForOthers(), debrief.HonestToOthers
	return map[string]view{
		"fields": helppage.FieldsView{Layout: l, Fields: debrief.Fields(), Answers: []helppage.FieldList{{Name: "desk", Meaning: "what a program is answered with", Fields: []debrief.Field{{Path: "clock.now", Unit: "time", Meaning: "\"10:45\""}}}}}, "evidence": evidence, "evidence-nothing": nothing, "evidence-earlier": earlier, "debrief-others": others,
	}
}

// raised returns a load that was raised twice: once answered, once not.
func raised() debrief.Load {
	points := func(standard sim.Standard, text sim.Sentence, items ...sim.Sentence) debrief.Shown {
		return debrief.Shown{Standard: standard, Text: text, Items: items}
	}
	safe, well, talk := sim.Standard{Number: 3, Title: "safe workloads and case allocation"}, sim.Standard{Number: 4, Title: "wellbeing"}, sim.Standard{Number: 5, Title: "supervision"}
	passed := points(safe, "Dates that have passed, without a reason recorded:", "Osei: Statutory visit, Wednesday 4 March")
	passed.Dated = true
	return debrief.Load{Ceiling: 90, Most: 94.6, Last: 84.2, Raised: []debrief.Raised{
		{Turn: 85, At: "Thursday 5 March, 09:00", To: "Dawn Ellis", Asked: "Ask for a case to go to somebody else: Whitlock", Points: 94.6, Ceiling: 90,
			Shown: []debrief.Shown{points(safe, "Weighted load: 95 of 90 points."), points(safe, "Work due in the next five working days: 31 h 04; time for casework in them: 29 h 36."),
				passed, points(safe, "Dates in the next five working days:", "Whitlock: Core group, Thursday 5 March", "A date of its own"),
				points(talk, "Supervision is due every 10 working days. The session of Tuesday 3 March was not held."), points(well, "Overtime this week: 1 h 36.")},
			Standards: []sim.Standard{safe, talk, well}, AnswerAt: "Thursday 5 March, 09:30", Answer: "I can take the Whitlocks’ core group on Thursday.\n\nThe rest stays with you. Which of them could wait a week?",
			Dates: []debrief.AtRisk{{Case: "Osei", Date: sim.Date{What: "Statutory visit", Due: "Wednesday 4 March", State: "missed", Source: "regulation 28", Status: "statute"}}, {Case: "Whitlock", Date: sim.Date{What: "Core group", Due: "Thursday 5 March", State: "running", Source: "every 4 weeks after the first", Status: "local, unverified"}}}},
		{Turn: 92, At: "Friday 6 March, 09:00", To: "Dawn Ellis", Asked: "Ask for protected time", Points: 84.2, Ceiling: 90,
			Evidence: []sim.Sentence{"Weighted load: 84 of 90 points.", "Overtime this week: 1 h 46."}, Shown: []debrief.Shown{points(safe, "Weighted load: 84 of 90 points."), points(well, "Overtime this week: 1 h 46.")}, Standards: []sim.Standard{well, safe}},
	}}
}

// A debrief to hand on doesn't ask for feelings, shows no strain, and links to
// files that don't contain them either.
func TestWhatIsHandedOnHasNoStrain(t *testing.T) {
	own, others := parse(t, states(built)["debrief"]), parse(t, states(built)["debrief-others"])
	for _, id := range []string{"strain-title", "feelings-title"} {
		if mine, theirs := text(byID(own, id)), text(byID(others, id)); mine == "" || theirs != "" {
			t.Errorf("#%s: the student's own says %q, the others' %q", id, mine, theirs)
		}
	}
	files := func(doc *html.Node) (whole, shared int) {
		for a := range elements(doc, "a") {
			if href := attr(a, "href"); strings.Contains(href, "/debrief.") && strings.HasSuffix(href, "?for=others") {
				shared++
			} else if strings.Contains(href, "/debrief.") {
				whole++
			}
		}
		return whole, shared
	}
	if whole, shared := files(own); whole != 2 || shared != 0 {
		t.Errorf("the student's own leads to %d files and %d to hand on", whole, shared)
	}
	if whole, shared := files(others); whole != 0 || shared != 2 {
		t.Errorf("the others' leads to %d files of the student's own and %d to hand on", whole, shared)
	}
}

// Evidence is shown under each standard once, in the order of the standards.
// Items that the table of dates already lists aren't repeated.
func TestEvidenceStandsUnderItsStandard(t *testing.T) {
	doc := parse(t, states(built)["evidence"])
	var titles []string
	for h := range elements(doc, "h4") {
		titles = append(titles, text(h)[:len("Employer standard 3")])
	}
	if got := strings.Join(titles, ", "); got != "Employer standard 3, Employer standard 4, Employer standard 5, Employer standard 3, Employer standard 4" {
		t.Errorf("found %s", got)
	}
	said := text(doc)
	for words, times := range map[string]int{"Osei: Statutory visit": 0, "Osei": 1, "A date of its own": 1, "fiction, from a simulation": 1, "No answer came that day": 1, "which of them could wait": 0} {
		if n := strings.Count(said, words); n != times {
			t.Errorf("%q is said %d times", words, n)
		}
	}
	if said := text(parse(t, states(built)["evidence-earlier"])); !strings.Contains(said, "Overtime this week: 1 h 46.") || !strings.Contains(said, "4 wellbeing") {
		t.Errorf("what an earlier program kept isn't shown: %s", said)
	}
	if said := text(parse(t, states(built)["evidence-nothing"])); !strings.Contains(said, "twenty minutes") {
		t.Errorf("what raising takes isn't said: %s", said)
	}
}

// Every field is explained exactly once on the page of fields.
func TestEveryFieldIsOnItsPage(t *testing.T) {
	shown := map[string]int{}
	doc := parse(t, states(built)["fields"])
	for th := range elements(doc, "th") {
		if attr(th, "scope") == "row" {
			shown[text(th)]++
		}
	}
	for h := range elements(doc, "h2") {
		shown[text(h)]++
	}
	for _, f := range debrief.Fields() {
		name := f.Path
		if part := strings.TrimSuffix(f.Path, "[]"); shown[name] == 0 {
			name = part // a part of the debrief, which heads its fields
		}
		if shown[name] != 1 {
			t.Errorf("%s is there %d times", f.Path, shown[name])
		}
	}
}
