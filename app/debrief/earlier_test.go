package debrief_test

import (
	"encoding/json"
	"testing"

	"caseload/app/debrief"
)

// A debrief that an earlier program stored is still shown, and a current one is
// read back unchanged.
func TestKeptDebriefsAreRead(t *testing.T) {
	old := `{"title":"Small","days":[{"day":1,"sentences":["You stopped."]}],"recommendations":[{"on":"a","tier":"P2","range":["P2"],"verdict":"within"}],
		"dates":[{"what":"Reid: Visit","state":"met"}],"hours":[{"what":"travel","minutes":40}],"topics":[],"frameworks":[{"id":"X.1","status":"from memory, unverified"},{"id":"X.2","status":"compared"}],"later":[{"text":"It rained."}]}`
	d, complete, err := debrief.Read([]byte(old))
	if err != nil || complete || d.Title != "Small" || len(d.Stress.Days) != 1 || len(d.Prioritising.Triage.Examples) != 1 || d.Prioritising.Dates.Plain()[0].State != "met" || d.Prioritising.Hours.List[0].Minutes != 40 || len(d.Later) != 1 || len(d.Limits) != 1 {
		t.Errorf("found %+v, %v, %v", d, complete, err)
	}
	if len(d.Frameworks) != 2 || !d.Frameworks[0].Unverified || !d.Frameworks[1].Unverified {
		t.Errorf("its frameworks are %+v", d.Frameworks)
	}
	steps, seat := play(t, 1, nil, morning("P2")...)
	now := encode(t, debrief.Judge(steps, seat.Published()))
	again, complete, err := debrief.Read(now)
	if err != nil || !complete || string(encode(t, again)) != string(now) {
		t.Errorf("it comes back changed: %v, %v", complete, err)
	}
	var fields map[string]any
	if err := json.Unmarshal(now, &fields); err != nil {
		t.Fatal(err)
	}
	delete(fields["prioritising"].(map[string]any), "timeline")
	delete(fields["stress"].(map[string]any)["load"].(map[string]any), "line")
	before, complete, err := debrief.Read(encode(t, fields))
	if err != nil || complete || len(before.Decisions) == 0 || before.Limits[len(before.Limits)-1] != d.Limits[0] {
		t.Errorf("one kept before load was told over time: %v, %v, %q", complete, err, before.Limits)
	}
	if _, _, err := debrief.Read([]byte("{")); err == nil {
		t.Error("half a debrief is read")
	}
}
