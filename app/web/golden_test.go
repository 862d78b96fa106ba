package web_test

import (
	"fmt"
	"strings"
	"testing"

	"caseload/app/scenario"
)

// Only the student who played a run can download it as a golden play. It contains
// the decisions and none of the words given with them.
func TestARunIsTakenAwayAsAGoldenPlay(t *testing.T) {
	s := newSite(t)
	me, them := s.program(), s.program()
	d := me.begin()
	them.begin()
	me.post(fmt.Sprintf("/runs/%d/decisions", d.Run), `{"turn":1,"offer":"triage:reid","with":{"tier":"P2"},"note":"my private note"}`)
	address := fmt.Sprintf("/runs/%d/play.txtar", d.Run)
	want(t, "theirs", them.get(address).StatusCode, 404)
	r := me.get(address)
	want(t, "status", r.StatusCode, 200)
	if !strings.Contains(r.Header.Get("Content-Disposition"), "attachment") || strings.Contains(r.text, "private") {
		t.Errorf("found %v\n%s", r.Header, r.text)
	}
	g, err := scenario.ParseGolden([]byte(r.text))
	check(t, err)
	if g.Scenario != "small" || len(g.Version) != 64 || len(g.Decisions) != 1 || g.Decisions[0].With["tier"] != "P2" || strings.Count(g.Steps, " day 1 ") != 2 {
		t.Errorf("found %+v", g)
	}
}

// A debrief in JSON names its scenario.
func TestADebriefNamesItsScenario(t *testing.T) {
	me := newSite(t).program()
	d := me.finish(me.begin())
	if r := me.get(fmt.Sprintf("/runs/%d/debrief", d.Run)); !strings.Contains(r.text, `"scenario":"small"`) {
		t.Errorf("found %.200s", r.text)
	}
}
