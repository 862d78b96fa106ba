package web_test

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"caseload/app/limit"
	"caseload/app/sign"
	"caseload/app/store/storetest"
	"caseload/app/who"
)

var codeShown = regexp.MustCompile(`(?:http://caseload|https://site)\.test(/cohorts/join/(\w{8}))`)

// cohort has a lecturer make a cohort, and returns its address and that by which it is
// joined.
func (c *campus) cohort(lou *person, name string) (address, join string) {
	c.t.Helper()
	r := lou.form("/cohorts", fields("organisation", "1", "name", name, "year", "2026/27"))
	want(c.t, "make a cohort", r.StatusCode, 303)
	address = r.Header.Get("Location")
	found := codeShown.FindStringSubmatch(lou.get(address).text)
	if found == nil {
		c.t.Fatal("the cohort's page has no link")
	}
	return address, found[1]
}

// elsewhere returns the administrator of another organisation.
func (c *campus) elsewhere(email string) *person {
	c.t.Helper()
	_, err := storetest.AsAnother(c.t, c.path).Exec("INSERT INTO organisations (id, name, kind, created_at) VALUES (2, 'A County', 'authority', 0)")
	check(c.t, err)
	link, err := sign.New(c.kept, limit.New(c.kept, nil), time.Now).InviteAdministrator(ctx, c.kept.Operator(), email, "A County")
	check(c.t, err)
	p := c.browser()
	want(c.t, "accept", p.form(link, fields("name", "Zoe", "email", email, "passphrase", phrase)).StatusCode, 303)
	return p
}

// joins makes the account of a student at a cohort's link, and signs them in.
func (p *person) joins(join, name, email string) {
	p.site.t.Helper()
	r := p.form(join, fields("name", name, "email", email, "passphrase", phrase))
	want(p.site.t, "arrive", r.StatusCode, 200)
	says(p.site.t, "who has arrived", r.text, "Now sign in", email, `name="next" value="`+join+`"`)
	want(p.site.t, "sign in and go on", p.signIn(email, phrase, "next", join).StatusCode, 303)
}

func says(t testing.TB, what, text string, all ...string) {
	t.Helper()
	for _, said := range all {
		if !strings.Contains(text, said) {
			t.Errorf("%s doesn't say %q", what, said)
		}
	}
}

func saysNot(t testing.TB, what, text string, none ...string) {
	t.Helper()
	for _, said := range none {
		if strings.Contains(text, said) {
			t.Errorf("%s says %q", what, said)
		}
	}
}

// A lecturer makes a cohort; one student joins it with an account, by the code, and
// another makes one at its link.
func TestStudentsJoinACohort(t *testing.T) {
	c := newCampus(t)
	lou, tia, sam := c.member("lou@uni.test", who.Lecturer), c.member("tia@uni.test", who.Student), c.browser()
	address, join := c.cohort(lou, "BA Social Work")
	code := strings.TrimPrefix(join, "/cohorts/join/")

	want(t, "a typed code leads to it", tia.form("/cohorts/join", fields("code", strings.ToLower(code[:4]+" "+code[4:]))).Header.Get("Location"), join)
	want(t, "where a class's code is asked for", sam.form("/class/join", fields("code", code)).Header.Get("Location"), "/class/"+code)
	want(t, "leads to the cohort", sam.get("/class/"+code).Header.Get("Location"), join)
	says(t, "the link, signed in", tia.get(join).text, "BA Social Work, 2026/27", "tia@uni.test", "Join the cohort")
	want(t, "before joining", tia.get(address).StatusCode, 403)
	r := tia.form(join, "")
	want(t, "join", r.StatusCode, 303)
	want(t, "leads to the cohort", r.Header.Get("Location"), address+"?joined")
	says(t, "the cohort", tia.get(address+"?joined").text, "You are in this cohort.")
	want(t, "the link again", tia.get(join).Header.Get("Location"), address+"?joined")

	says(t, "the link", sam.get(join).text, "BA Social Work, 2026/27", "A University", "Make the account")
	r = sam.form(join, fields("name", "", "email", "tia@uni.test", "passphrase", phrase))
	want(t, "no name", r.StatusCode, 422)
	sam.joins(join, "Sam Okafor", "sam@uni.test")
	want(t, "leads to the cohort", sam.get(join).Header.Get("Location"), address+"?joined")

	says(t, "a lecturer's page", lou.get(address).text, "<title>QR code</title>", "<figcaption>http://caseload.test"+join+"</figcaption>", "Sam Okafor", "sam@uni.test", "tia@uni.test", "Led by Somebody")
	page := sam.get(address).text
	says(t, "a student's page", page, "BA Social Work, 2026/27", "Led by Somebody")
	saysNot(t, "a student's page", page, "tia@uni.test", "sam@uni.test", code, "Take out", "Archive")
	says(t, "a student's list", sam.get("/cohorts").text, address, "You are a student in it.")
	saysNot(t, "a student's list", sam.get("/cohorts").text, "Make a cohort")
}

// A guest's runs from before are offered to whoever joins.
func TestAGuestWhoJoinsIsLedToTheirRuns(t *testing.T) {
	c := newCampus(t)
	_, join := c.cohort(c.member("lou@uni.test", who.Lecturer), "BA")
	p := c.browser()
	want(t, "begin", p.form("/scenarios/small/runs", "").StatusCode, 303)
	p.form(join, fields("name", "Sam", "email", "sam@uni.test", "passphrase", phrase))
	r := p.signIn("sam@uni.test", phrase, "next", join)
	account := "/account?next=" + url.QueryEscape(join)
	want(t, "sign in", r.Header.Get("Location"), account)
	says(t, "the account", p.get(account).text, "Keep it in my account", `href="`+join+`"`, `name="next" value="`+join+`"`)
	want(t, "keep them", p.form("/account/claim", fields("next", join)).Header.Get("Location"), "/account?kept&next="+url.QueryEscape(join))
}

// Whoever has a cohort's code doesn't learn from it who has an account, and can't take one
// over.
func TestJoiningDoesNotTellWhoHasAnAccount(t *testing.T) {
	c := newCampus(t)
	lou := c.member("lou@uni.test", who.Lecturer)
	address, join := c.cohort(lou, "BA")
	c.member("tia@uni.test", who.Student)
	const own = "forty geese over the weir"
	eve := c.browser()
	known := eve.form(join, fields("name", "Eve", "email", "tia@uni.test", "passphrase", own))
	fresh := eve.form(join, fields("name", "Eve", "email", "eve@uni.test", "passphrase", own))
	if known.StatusCode != 200 || strings.ReplaceAll(known.text, "tia@", "eve@") != fresh.text {
		t.Errorf("the answers differ: %d and %d", known.StatusCode, fresh.StatusCode)
	}
	want(t, "by the passphrase that was sent", eve.signIn("tia@uni.test", own).StatusCode, 422)
	saysNot(t, "the cohort", lou.get(address).text, "tia@uni.test")

	here := c.browser() // the owner of the account is led to sign in, and joins
	want(t, "sign in", here.signIn("tia@uni.test", phrase, "next", join).Header.Get("Location"), join)
	says(t, "the link", here.get(join).text, "Join the cohort")
	want(t, "join", here.form(join, "").Header.Get("Location"), address+"?joined")
	says(t, "the cohort", lou.get(address).text, "tia@uni.test", "eve@uni.test")
}

func TestALecturerLooksAfterACohort(t *testing.T) {
	c := newCampus(t)
	lou, sam := c.member("lou@uni.test", who.Lecturer), c.browser()
	address, join := c.cohort(lou, "BA Social Work")
	sam.joins(join, "Sam", "sam@uni.test")

	want(t, "archive", lou.form(address+"/archive", "").StatusCode, 303)
	says(t, "an archived cohort", lou.get(address).text, "This cohort is archived", "sam@uni.test", "Take it out of the archive")
	says(t, "an archived cohort's link", c.browser().get(join).text, "No cohort has this code.")
	want(t, "join it", c.browser().form(join, fields("name", "X", "email", "x@uni.test", "passphrase", phrase)).StatusCode, 404)
	want(t, "take it out", lou.form(address+"/unarchive", "").StatusCode, 303)
	want(t, "its link", c.browser().get(join).StatusCode, 200)

	r := lou.form(address+"/copy", fields("name", "BA Social Work", "year", " "))
	want(t, "a copy without a year", r.StatusCode, 422)
	says(t, "a copy without a year", r.text, "Say which year it is for")
	r = lou.form(address+"/copy", fields("name", "BA Social Work", "year", "2027/28"))
	want(t, "a copy", r.StatusCode, 303)
	copied := lou.get(r.Header.Get("Location")).text
	says(t, "the copy", copied, "BA Social Work, 2027/28", "Nobody has joined yet.")
	saysNot(t, "the copy", copied, "sam@uni.test", join)

	remove := regexp.MustCompile(address + `/students/\d+/remove`).FindString(lou.get(address).text)
	ask := lou.get(remove)
	want(t, "the question", ask.StatusCode, 200)
	says(t, "the question", ask.text, "Take Sam out of the cohort?", "Their runs", "Their marks", "Their extensions", `action="`+remove+`"`, "Keep them in")
	says(t, "the cohort", lou.get(address).text, "sam@uni.test")
	for range 2 { // a second click finds it done
		want(t, "take out", lou.form(remove, "").StatusCode, 303)
	}
	want(t, "the question of who is out", lou.get(remove).StatusCode, 404)
	saysNot(t, "the cohort", lou.get(address).text, "sam@uni.test")
	want(t, "who was taken out", sam.get(address).StatusCode, 403)
	want(t, "their account", sam.get("/account").StatusCode, 200)
	says(t, "the audit log", c.ada.get("/organisations/1/audit.csv").text, ",make a cohort,", ",join a cohort,", "taken out of the archive", "copied from")
}

// Who may do what to a cohort: another organisation's is like none at all.
func TestACohortIsNobodyElses(t *testing.T) {
	c := newCampus(t)
	lou, max, tia := c.member("lou@uni.test", who.Lecturer), c.member("max@uni.test", who.Lecturer), c.member("tia@uni.test", who.Student)
	address, join := c.cohort(lou, "BA Social Work")
	sam := c.browser()
	sam.joins(join, "Sam", "sam@uni.test")
	zoe := c.elsewhere("zoe@county.test")
	posts := []string{"/archive", "/unarchive", "/copy", "/change", "/students/1/remove", "/lecturers/1/remove"}
	for name, x := range map[string]struct {
		p            *person
		read, change int
	}{
		"the administrator": {c.ada, 200, 303}, "another lecturer": {max, 403, 403}, "another student": {tia, 403, 403}, "its student": {sam, 200, 403},
		"another organisation's administrator": {zoe, 404, 404}, "a guest": {c.browser(), 303, 401},
	} {
		want(t, name+" reads", x.p.get(address).StatusCode, x.read)
		for _, post := range posts {
			want(t, name+post, x.p.form(address+post, sentTo(post)).StatusCode, x.change)
		}
		if x.change != 303 {
			want(t, name+" adds a lecturer", x.p.form(address+"/lecturers", fields("email", "max@uni.test")).StatusCode, x.change)
		}
	}
	want(t, "a student makes one", tia.form("/cohorts", fields("organisation", "1", "name", "A", "year", "B")).StatusCode, 403)
	want(t, "another organisation's", zoe.form("/cohorts", fields("organisation", "1", "name", "A", "year", "B")).StatusCode, 404)
	if a, b := zoe.get(address).text, zoe.get("/cohorts/999").text; a != b {
		t.Error("another organisation's cohort isn't answered as none is")
	}
}

// sentTo returns what a form of a cohort's page sends.
func sentTo(post string) string {
	if post == "/copy" || post == "/change" {
		return fields("name", "A", "year", "B")
	}
	return ""
}

func TestACohortSpeaksJSON(t *testing.T) {
	c := newCampus(t)
	lou, sam := c.member("lou@uni.test", who.Lecturer), c.browser()
	address, join := c.cohort(lou, "BA Social Work")
	sam.joins(join, "Sam", "sam@uni.test")
	program := http.Header{"Accept": {"application/json"}}
	lou.header, sam.header = program, program
	says(t, "the list", lou.get("/cohorts").text, `{"cohorts":[{"address":"`+address+`","name":"BA Social Work","year":"2026/27","archived":false,"as":"lecturer"}]}`)
	says(t, "the cohort", lou.get(address).text, `"students":[{"id":3,"name":"Sam","email":"sam@uni.test"}]`, `"join":"http://caseload.test`+join, `"lecturers":["Somebody"]`)
	text := sam.get(address).text
	says(t, "a student's", text, `"lecturers":["Somebody"]`)
	saysNot(t, "a student's", text, "sam@", "join", "code")
	r := lou.post("/cohorts", `{"organisation":1,"name":"","year":"2026/27"}`)
	want(t, "no name", r.StatusCode, 422)
	want(t, "made", lou.post("/cohorts", `{"organisation":1,"name":"MA","year":"2026/27"}`).StatusCode, 201)
}
