package web_test

import (
	"regexp"
	"testing"

	"caseload/app/store/storetest"
	"caseload/app/who"
)

// An organisation's own texts are where its students read, an older form changes nothing,
// and runs aren't kept for less time unless that is asked for twice.
func TestAnOrganisationHasSettings(t *testing.T) {
	c := newCourse(t)
	const at = "/organisations/1/settings"
	was := func() string {
		return regexp.MustCompile(`name="was" value="(\w+)"`).FindStringSubmatch(c.ada.get(at).text)[1]
	}
	sent := func(was, kept string, more ...string) string {
		return fields(append([]string{"was", was, "name", "A School", "zone", "Europe/Dublin", "kept", kept, "support", "Ring **Robin** on 01632 960 001.", "data", "Ask the [registry](mailto:registry@uni.test)."}, more...)...)
	}
	first := was()
	says(t, "the settings", c.ada.get(at).text, "A University", "Europe/London", `value="400"`, "No run is deleted before")
	r := c.ada.form(at, fields("was", first, "name", "", "zone", "London", "kept", "3", "support", "", "data", "Mine"))
	want(t, "what won't do", r.StatusCode, 422)
	says(t, "what won't do", r.text, "Enter your organisation’s name.", "Enter the name of a time zone", "from 30 to 3650", "Mine")

	a := c.assign()
	run := c.sam.form(a+"/runs", "").Header.Get("Location")
	want(t, "change", c.ada.form(at, sent(first, "500")).StatusCode, 303)
	says(t, "changed", c.ada.get(at+"?changed").text, "The settings are saved.", "A School", `value="500"`)
	r = c.ada.form(at, sent(first, "600"))
	want(t, "an older form", r.StatusCode, 409)
	says(t, "an older form", r.text, "Somebody else has changed these settings", "A School", "500 days", `value="600"`)
	says(t, "the assignment", c.lou.get(c.cohort+"/assignments/new").text, "Dublin time")

	saysNot(t, "a guest's page about data", c.browser().get("/data").text, "registry@uni.test")
	says(t, "a student's page about data", c.sam.get("/data").text, "A School", "mailto:registry@uni.test")
	c.sam.playsOn(run)
	says(t, "the debrief", c.sam.get(run+"/debrief").text, "Ring <strong>Robin</strong>")

	r = c.ada.form(at, sent(was(), "30"))
	want(t, "sooner", r.StatusCode, 409)
	says(t, "sooner", r.text, "Runs would be deleted sooner", `name="sure"`)
	says(t, "meanwhile", c.ada.get(at).text, `value="500"`)
	want(t, "sooner all the same", c.ada.form(at, sent(was(), "30", "sure", "yes")).StatusCode, 303)
	says(t, "the audit log", c.ada.get("/organisations/1/audit.csv").text, "runs kept for 30 days, before 500")
	var days int
	check(t, storetest.AsAnother(t, c.path).QueryRow("SELECT (expires_at - (SELECT due_at FROM assignments)) / 86400000 FROM runs WHERE assignment_id IS NOT NULL").Scan(&days))
	if days < 29 || days > 31 {
		t.Errorf("the run is kept for %d days after its last day", days)
	}
	for name, p := range map[string]*person{"a lecturer": c.lou, "a student": c.sam, "a practitioner": c.member("pat@uni.test", who.Practitioner)} {
		want(t, name, p.get(at).StatusCode, 403)
		want(t, name, p.form(at, sent(first, "400")).StatusCode, 403)
	}
}
