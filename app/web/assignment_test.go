package web_test

import (
	"encoding/json"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"caseload/app/sim"
	"caseload/app/who"
)

// course is a campus with a cohort, its lecturer and a student in it.
type course struct {
	*campus
	lou, sam   *person
	cohort     string
	join       string
	assignment string
}

func newCourse(t *testing.T, change ...func(*setup)) *course {
	t.Helper()
	c := &course{campus: newCampus(t, change...)}
	c.lou, c.sam = c.member("lou@uni.test", who.Lecturer), c.browser()
	c.cohort, c.join = c.campus.cohort(c.lou, "BA Social Work")
	c.sam.joins(c.join, "Sam Okafor", "sam@uni.test")
	return c
}

// day returns a date some days from now, as a form sends it.
func day(days int) string { return time.Now().AddDate(0, 0, days).Format("2006-01-02") }

// sentAssignment returns what the form sends, with changes.
func sentAssignment(changes ...string) string {
	all := []string{"scenario", "small", "employer", "own", "same_luck", "yes", "minutes", "0", "name", "Week one", "attempts", "1", "practice", "yes",
		"tries", "due", "debrief", "end", "opens_date", day(-1), "opens_time", "09:00", "due_date", day(7), "due_time", "17:00", "late_date", "", "late_time", "", "changed", "0"}
	for i := 0; i+1 < len(changes); i += 2 {
		for j := 0; j+1 < len(all); j += 2 {
			if all[j] == changes[i] {
				all[j+1] = changes[i+1]
				changes[i] = ""
			}
		}
		if changes[i] != "" {
			all = append(all, changes[i], changes[i+1])
		}
	}
	return fields(all...)
}

func (c *course) assign(changes ...string) string {
	c.t.Helper()
	r := c.lou.form(c.cohort+"/assignments", sentAssignment(changes...))
	want(c.t, "assign", r.StatusCode, 303)
	return r.Header.Get("Location")
}

// A lecturer assigns a scenario, a student plays it to the end, and the lecturer sees how
// far they are, and nothing of their practice.
func TestAnAssignmentIsPlayed(t *testing.T) {
	c := newCourse(t)
	says(t, "the form", c.lou.get(c.cohort+"/assignments/new").text, "Assign a scenario", "London time")
	a := c.assign()
	says(t, "the cohort", c.lou.get(c.cohort).text, a, "Week one")
	says(t, "a lecturer's page", c.lou.get(a).text, "Sam Okafor", "Not begun", "<dt>not begun</dt><dd>1</dd>")
	says(t, "a student's list", c.sam.get("/assignments").text, a, "Week one", "To do")
	says(t, "a student's page", c.sam.get(a).text, "You have one attempt.", "Practise first", "Formative, not a test", "Somebody can see whether you have begun")

	practice := c.sam.form(a+"/runs", fields("practice", "yes"))
	want(t, "practise", practice.StatusCode, 303)
	says(t, "a lecturer's page", c.lou.get(a).text, "Not begun")
	begun := c.sam.form(a+"/runs", "")
	want(t, "begin", begun.StatusCode, 303)
	run := begun.Header.Get("Location")
	if run == practice.Header.Get("Location") {
		t.Error("practice counts")
	}
	want(t, "begin again", c.sam.form(a+"/runs", "").Header.Get("Location"), run)
	says(t, "a lecturer's page", c.lou.get(a).text, "Day 1 of 2", "<dt>under way</dt><dd>1</dd>")
	want(t, "a lecturer asks for the run", c.lou.get(run).StatusCode, 404)

	c.sam.playsOn(run)
	says(t, "a lecturer's page", c.lou.get(a).text, "<dt>finished</dt><dd>1</dd>")
	says(t, "the measures of one run", c.lou.get(a+"/measures").text, "and at least five")
	says(t, "a student's list", c.sam.get("/assignments").text, "You have finished it.")
	says(t, "a student's page", c.sam.get(a).text, "You have used your one attempt.", run+"/debrief")
	r := c.sam.form(a+"/runs", "")
	want(t, "a second attempt", r.StatusCode, 409)
	says(t, "a second attempt", r.text, "You have no attempt left")
	want(t, "the debrief", c.sam.get(run+"/debrief").StatusCode, 200)
	for _, later := range []string{"/turns/1", "/what-if"} {
		r := c.sam.get(run + later)
		want(t, later, r.StatusCode, 409)
		says(t, later, r.text, "when everybody has had their time")
	}
	want(t, "a fork", c.sam.form(run+"/forks", "turn=1").StatusCode, 409)
	says(t, "the audit log", c.ada.get("/organisations/1/audit.csv").text, ",make an assignment,")
}

// A debrief that waits for release is nowhere until then.
func TestADebriefWaitsForRelease(t *testing.T) {
	c := newCourse(t)
	a := c.assign("debrief", "release")
	run := c.sam.form(a+"/runs", "").Header.Get("Location")
	c.sam.playsOn(run)
	for _, page := range []string{"/debrief", "/debrief.json", "/debrief.csv", "/measures", "/debrief?for=others"} {
		r := c.sam.get(run + page)
		want(t, page, r.StatusCode, 409)
		says(t, page, r.text, "Your lecturers show the debriefs to everybody at once")
	}
	want(t, "reflect meanwhile", c.sam.get(run+"/reflection").StatusCode, 200)
	want(t, "release", c.lou.form(a+"/release", "").StatusCode, 303)
	want(t, "the debrief", c.sam.get(run+"/debrief").StatusCode, 200)
	want(t, "hide", c.lou.form(a+"/unrelease", "").StatusCode, 303)
	want(t, "the debrief", c.sam.get(run+"/debrief").StatusCode, 409)
}

// What won't do is said at its box, with all that was typed; a change that does something
// to those who have begun is asked once more; and of two lecturers the second sees what the
// first has changed.
func TestAnAssignmentIsChanged(t *testing.T) {
	c := newCourse(t)
	r := c.lou.form(c.cohort+"/assignments", sentAssignment("due_date", day(-3), "name", "My <name>"))
	want(t, "due first", r.StatusCode, 422)
	says(t, "due first", r.text, "It is due before it opens", "My &lt;name&gt;", day(-3))
	a := c.assign()
	c.sam.form(a+"/runs", "")
	says(t, "the form", c.lou.get(a+"/change").text, "Week one", day(7))
	r = c.lou.form(a, sentAssignment("employer", "blaming"))
	want(t, "another employer", r.StatusCode, 409)
	says(t, "another employer", r.text, "One student has begun and will go on", "Change it all the same")
	want(t, "all the same", c.lou.form(a, sentAssignment("employer", "blaming", "confirmed", "yes")).StatusCode, 303)
	says(t, "changed", c.lou.get(a).text, "A blaming employer")
	r = c.lou.form(a, sentAssignment("name", "Week 1", "attempts", "2"))
	want(t, "from an old form", r.StatusCode, 409)
	says(t, "from an old form", r.text, "Somebody else has changed this assignment", "A blaming employer", "Week 1", `name="changed" value="1"`)
	r = c.lou.form(a, sentAssignment("marked", "yes", "changed", "1"))
	want(t, "marked later", r.StatusCode, 422)
	says(t, "marked later", r.text, "was told that it isn’t marked")
}

// A lecturer sets the employer's terms one by one, is shown them again, and her students are
// told what they are.
func TestTermsAreSet(t *testing.T) {
	c := newCourse(t)
	set := []string{"employer", "set", "term_ceiling", "120", "term_recording", "45", "term_supervision", "15 working days", "term_minutes", "60", "term_cancelled", "5",
		"term_development", "60", "term_discretion", "narrow", "term_blame", "low", "term_duty_cover", "yes", "term_peers", "no"}
	sent := func(changes ...string) string { return sentAssignment(append(slices.Clone(set), changes...)...) }
	r := c.lou.form(c.cohort+"/assignments", sent("term_ceiling", "many"))
	want(t, "no number", r.StatusCode, 422)
	says(t, "no number", r.text, "Give a whole number from 40 to 200.", `value="many"`, `href="#term_ceiling"`)
	a := c.assign(slices.Clone(set)...)
	says(t, "the form", c.lou.get(a+"/change").text, `value="set" checked`, `id="term_ceiling" name="term_ceiling" class="sign__box box--short" value="120"`, `<option value="15 working days" selected`)
	says(t, "a lecturer's page", c.lou.get(a).text, "Terms set one by one: a ceiling of 120 points; ")
	says(t, "a student's page", c.sam.get(a).text, "Terms set one by one", "A ceiling of 120 points.", "Supervision every 15 working days, for 60 minutes.", "Of 20 sessions of supervision, 5 are called off.", "Narrow discretion.")
	var j struct {
		Employer string
		Terms    sim.Terms
	}
	if err := json.Unmarshal([]byte(c.sam.get(a, with("Accept", "application/json")).text), &j); err != nil {
		t.Fatal(err)
	}
	if j.Employer != "set" || j.Terms.Ceiling != 120 || j.Terms.Cancels != 250 {
		t.Errorf("as JSON it is %+v", j)
	}
	c.sam.form(a+"/runs", "")
	r = c.lou.form(a, sent("term_ceiling", "60"))
	want(t, "others", r.StatusCode, 409)
	says(t, "others", r.text, "One student has begun and will go on with what they began with.")
	want(t, "all the same", c.lou.form(a, sent("term_ceiling", "60", "confirmed", "yes")).StatusCode, 303)
	r = c.lou.form(a, sent("term_ceiling", "70"))
	says(t, "from an old form", r.text, "a ceiling of 60 points", "a ceiling of 70 points")
	r = c.lou.form("/class", fields("scenario", "small", "employer", "set"))
	want(t, "a class of the hour", r.StatusCode, 422)
}

// Debriefs name the frameworks that an organisation chose, and in an assignment fewer; a
// student's own run follows the organisation.
func TestFrameworksAreChosen(t *testing.T) {
	c := newCourse(t)
	const settings, pcf, standards = "/organisations/1/settings", "Professional Capabilities Framework (BASW, 2018)", "Social Work England professional standards"
	choose := func(names ...string) {
		t.Helper()
		was := regexp.MustCompile(`name="was" value="(\w+)"`).FindStringSubmatch(c.ada.get(settings).text)[1]
		sent := []string{"was", was, "name", "A University", "zone", "Europe/London", "kept", "400", "support", "", "data", ""}
		for _, name := range names {
			sent = append(sent, "frameworks", name)
		}
		want(t, "choose", c.ada.form(settings, fields(sent...)).StatusCode, 303)
	}
	says(t, "the settings", c.ada.get(settings).text, pcf, standards, "Of its 6 titles, 5 were compared")
	a, own := c.assign("frameworks", standards), "/runs/"+c.sam.began()
	says(t, "a lecturer's page", c.lou.get(a).text, "<dt>Frameworks</dt><dd>"+standards+"</dd>")
	want(t, "another", c.lou.form(a, sentAssignment("frameworks", "Ours")).StatusCode, 422)
	given := c.sam.form(a+"/runs", "").Header.Get("Location")
	c.sam.playsOn(given)
	c.sam.playsOn(own)
	names := func(run string) (both []bool) {
		t.Helper()
		debrief, reflection := c.sam.get(run+"/debrief.json").text, c.sam.get(run+"/reflection").text
		for name, id := range map[string]string{pcf: `"PCF.`, standards: `"SWE.`} {
			if in := strings.Contains(debrief, id); in != strings.Contains(reflection, name) || in != strings.Contains(debrief, name) {
				t.Errorf("what the debrief and the reflection of %s say of %s isn't the same", run, name)
			}
		}
		return []bool{strings.Contains(debrief, `"PCF.`), strings.Contains(debrief, `"SWE.`)}
	}
	same := func(what, run string, wanted ...bool) {
		t.Helper()
		if got := names(run); !slices.Equal(got, wanted) {
			t.Errorf("%s: PCF and standards are named: %v", what, got)
		}
	}
	same("the assignment's", given, false, true)
	same("one's own", own, true, true)
	choose(pcf)
	same("what the organisation chose", own, true, false)
	same("what the assignment chose isn't the organisation's any longer", given, true, false)
	saysNot(t, "the form", c.lou.get(a+"/change").text, "Frameworks that the debrief")
	choose(pcf, standards)
	same("both", own, true, true)
	says(t, "the form", c.lou.get(a+"/change").text, `value="`+standards+`" checked`)
	r := c.lou.form(a, sentAssignment("frameworks", pcf))
	want(t, "after it was begun", r.StatusCode, 409)
	says(t, "after it was begun", r.text, "One student has begun: their debrief will refer to the frameworks that you choose now.")
	want(t, "all the same", c.lou.form(a, sentAssignment("frameworks", pcf, "confirmed", "yes")).StatusCode, 303)
	same("as it was changed", given, true, false)
	says(t, "the audit log", c.ada.get("/organisations/1/audit.csv").text, "frameworks")
}

func TestAStudentIsGivenLonger(t *testing.T) {
	c := newCourse(t)
	a := c.assign("opens_date", day(-9), "due_date", day(-2))
	says(t, "the time is over", c.sam.get(a).text, "The time to begin is over", "It was due")
	mine := c.sam.get("/assignments").text
	says(t, "their assignments", mine, "No longer open", "It can’t be begun any longer")
	saysNot(t, "their assignments", mine, ">Done<")
	want(t, "too late", c.sam.form(a+"/runs", "").StatusCode, 409)
	give := regexp.MustCompile(a + `/students/\d+`).FindString(c.lou.get(a).text)
	says(t, "the form", c.lou.get(give).text, "More for Sam Okafor")
	r := c.lou.form(give, fields("due_date", day(-5), "due_time", "17:00", "minutes", "", "attempts", "", "why", "in hospital"))
	want(t, "an earlier date", r.StatusCode, 422)
	says(t, "an earlier date", r.text, "in hospital", "An extension is later")
	want(t, "a date alone", c.lou.form(give, fields("due_date", day(2), "due_time", "", "minutes", "", "attempts", "1", "why", "")).StatusCode, 303)
	says(t, "at the others' time of day", c.lou.get(give).text, `value="17:00"`)
	want(t, "longer", c.lou.form(give, fields("due_date", day(2), "due_time", "18:30", "minutes", "", "attempts", "1", "why", "in hospital")).StatusCode, 303)
	says(t, "a lecturer's page", c.lou.get(a).text, "one more attempt")
	saysNot(t, "a lecturer's page", c.lou.get(a).text, "in hospital")
	says(t, "who gave it", c.lou.get(give).text, "in hospital")
	page := c.sam.get(a).text
	says(t, "the student's page", page, "That date is your own.", "You have 2 attempts")
	saysNot(t, "the student's page", page, "hospital")
	want(t, "begin", c.sam.form(a+"/runs", "").StatusCode, 303)
	saysNot(t, "the audit log", c.ada.get("/organisations/1/audit.csv").text, "hospital")
}

// Who may do what to an assignment: another organisation's is like none at all.
func TestAnAssignmentIsNobodyElses(t *testing.T) {
	c := newCourse(t)
	a := c.assign()
	max, tia, zoe := c.member("max@uni.test", who.Lecturer), c.member("tia@uni.test", who.Student), c.elsewhere("zoe@county.test")
	give := regexp.MustCompile(a + `/students/\d+`).FindString(c.lou.get(a).text)
	changes := map[string]string{a: sentAssignment("name", "Other"), a + "/newer": "changed=0", a + "/settled": "", a + "/try": "", a + "/release": "", a + "/unrelease": "", give: fields("attempts", "1"), a + "/delete": ""}
	for name, x := range map[string]struct {
		p                   *person
		read, change, begin int
	}{
		"the administrator": {c.ada, 403, 403, 403}, "another lecturer": {max, 403, 403, 403}, "another student": {tia, 403, 403, 403},
		"its student": {c.sam, 200, 403, 303}, "another organisation's administrator": {zoe, 404, 404, 404}, "a guest": {c.browser(), 303, 401, 401},
		"its lecturer": {c.lou, 200, 303, 403},
	} {
		want(t, name+" reads", x.p.get(a).StatusCode, x.read)
		want(t, name+" begins", x.p.form(a+"/runs", "").StatusCode, x.begin)
		for address, sent := range changes {
			status := x.change
			if name == "its lecturer" && strings.HasSuffix(address, "/delete") {
				status = 422 // the box isn't ticked
			}
			if name == "its lecturer" && address == a {
				continue // may be asked once more
			}
			want(t, name+" "+address, x.p.form(address, sent).StatusCode, status)
		}
		for _, page := range []string{a + "/change", give} {
			status := map[int]int{303: 200, 403: 403, 404: 404, 401: 303}[x.change]
			want(t, name+" "+page, x.p.get(page).StatusCode, status)
		}
	}
	want(t, "a student assigns", c.sam.form(c.cohort+"/assignments", sentAssignment()).StatusCode, 403)
	want(t, "an administrator assigns", c.ada.form(c.cohort+"/assignments", sentAssignment()).StatusCode, 403)
	if x, y := zoe.get(a).text, zoe.get("/assignments/999").text; x != y {
		t.Error("another organisation's assignment isn't answered as none is")
	}
	want(t, "delete", c.lou.form(a+"/delete", "sure=yes").StatusCode, 303)
	want(t, "gone", c.lou.get(a).StatusCode, 404)
	says(t, "the student's runs", c.sam.get("/").text, "Go on with this run")
}

func TestAnAssignmentSpeaksJSON(t *testing.T) {
	c := newCourse(t)
	a := c.assign()
	program := http.Header{"Accept": {"application/json"}}
	c.lou.header, c.sam.header = program, program
	says(t, "a lecturer's", c.lou.get(a).text, `"scenario":"small"`, `"students":[{"id":3,"name":"Sam Okafor","state":"not begun","overdue":false,"runs":[]}]`, `"zone":"Europe/London"`)
	student := c.sam.get(a).text
	says(t, "a student's", student, `"name":"Week one"`)
	saysNot(t, "a student's", student, "students")
	says(t, "the list", c.sam.get("/assignments").text, `{"assignments":[{"address":"`+a+`","name":"Week one"`, `"open":true`)
	r := c.lou.post(c.cohort+"/assignments", `{"scenario":"small","due_date":"`+day(3)+`"}`)
	want(t, "make one", r.StatusCode, 201)
	r = c.lou.post(c.cohort+"/assignments", `{"scenario":"other"}`)
	want(t, "make one of nothing", r.StatusCode, 422)
}

// playsOn plays the run at an address to its end, going home every day.
func (p *person) playsOn(address string) {
	p.site.t.Helper()
	b := *p
	b.header = http.Header{"Accept": {"application/json"}}
	b.finish(b.get(address).desk(p.site.t))
}

// Whoever leads an assignment is told how its students get on, as it happens, and nobody
// else is.
func TestAnAssignmentTellsHowItsStudentsGetOn(t *testing.T) {
	c := newCourse(t)
	address := c.assign()
	last := lastShown(t, c.lou.get(address))
	live := address + "/live?last=" + last
	began := c.sam.form(address+"/runs", "")
	want(t, "begin", began.StatusCode, 303)
	fragment := c.lou.get(address, with("HX-Request", "true"))
	if !strings.HasPrefix(strings.TrimSpace(fragment.text), "<div") || !strings.Contains(fragment.text, "Under way") {
		t.Errorf("the region is %.300s", fragment.text)
	}
	told := c.lou.get(live, with("Accept", "application/json"))
	if !strings.Contains(told.text, `"event":"students"`) || !strings.Contains(told.text, `"name":"Sam Okafor","state":"going"`) {
		t.Errorf("a program is told %s", told.text)
	}
	for _, p := range []*person{c.sam, c.member("max@uni.test", who.Lecturer)} {
		want(t, "somebody else", p.get(live).StatusCode, 403)
	}
	run := began.Header.Get("Location")
	for range 4 {
		want(t, "a refusal", c.sam.form(run+"/decisions", fields("turn", "1", "offer", "read:nothing")).StatusCode/100, 4)
	}
	if page := c.lou.get(address); !strings.Contains(page.text, "Seems stuck: refused 4 times or more") {
		t.Error("that somebody is refused again and again isn't told")
	}
}
