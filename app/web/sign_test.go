package web_test

import (
	"fmt"
	"net/http"
	"net/url"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"caseload/app/limit"
	"caseload/app/sign"
	"caseload/app/store"
	"caseload/app/store/storetest"
	"caseload/app/who"
)

const phrase = "a heron by the slow canal"

// campus is a site with a first administrator, who is signed in.
type campus struct {
	*site
	kept *store.Store
	ada  *person
}

func newCampus(t *testing.T, change ...func(*setup)) *campus {
	t.Helper()
	c := &campus{}
	c.site = newSite(t, append(change, func(o *setup) { c.kept = o.kept })...)
	address, err := sign.New(c.kept, limit.New(c.kept, nil), time.Now).SetUp(ctx, c.kept.Operator())
	check(t, err)
	c.ada = c.browser()
	r := c.ada.form(address, fields("name", "Ada", "email", "ada@uni.test", "passphrase", phrase, "organisation", "A University", "kind", "university"))
	want(t, "set up", r.StatusCode, 303)
	want(t, "leads to", r.Header.Get("Location"), "/account?made")
	return c
}

// TestEachRoleFindsItsWork looks at the first page and at the welcome of somebody who has just come.
func TestEachRoleFindsItsWork(t *testing.T) {
	c := newCampus(t)
	says(t, "an administrator's welcome", c.ada.get("/account?made").text, "invite a lecturer", "People and invitations")
	says(t, "an administrator's first page", c.ada.get("/").text, "/organisations/1", "People and invitations")

	r := c.browser().form(c.invited("", who.Lecturer), fields("name", "Lou", "email", "lou@uni.test", "passphrase", phrase))
	want(t, "a lecturer's welcome", r.Header.Get("Location"), "/account?teaches")

	sam := c.member("sam@uni.test", who.Student).get("/").text
	says(t, "a student's first page", sam, "Your assignments", "Runs that you play by yourself are kept")
	saysNot(t, "a student's first page", sam, "People and invitations")
}

// fields returns a form with names and values in turn.
func fields(pairs ...string) string {
	f := url.Values{}
	for i := 0; i < len(pairs); i += 2 {
		f.Add(pairs[i], pairs[i+1])
	}
	return f.Encode()
}

var linkShown = regexp.MustCompile(`(?:http://caseload|https://site)\.test(/invitations/[\w-]+)`)

// invited returns the address of a new link.
func (c *campus) invited(email string, roles ...who.Role) string {
	c.t.Helper()
	pairs := []string{"email", email}
	for _, r := range roles {
		pairs = append(pairs, "role", string(r))
	}
	r := c.ada.form("/organisations/1/invitations", fields(pairs...))
	found := linkShown.FindStringSubmatch(r.text)
	if r.StatusCode != 200 || found == nil {
		c.t.Fatalf("no link: %d %.300s", r.StatusCode, r.text)
	}
	return found[1]
}

// member makes an account and returns the browser in which it is signed in.
func (c *campus) member(email string, roles ...who.Role) *person {
	c.t.Helper()
	p := c.browser()
	r := p.form(c.invited("", roles...), fields("name", "Somebody", "email", email, "passphrase", phrase))
	want(c.t, "accept", r.StatusCode, 303)
	return p
}

func (p *person) signIn(email, passphrase string, more ...string) reply {
	p.site.t.Helper()
	return p.form("/sign-in", fields(append([]string{"email", email, "passphrase", passphrase}, more...)...))
}

func TestAnAdministratorInvitesALecturer(t *testing.T) {
	c := newCampus(t)
	link := c.invited("bo@uni.test", who.Lecturer)
	bo := c.browser()
	for range 3 { // as programs do that look through mail
		want(t, "look at the link", bo.get(link).StatusCode, 200)
		want(t, "HEAD", bo.do("HEAD", link, "", "").StatusCode, 200)
	}
	r := bo.form(link, fields("name", "", "email", "other@uni.test", "passphrase", "short"))
	want(t, "what won't do", r.StatusCode, 422)
	for _, said := range []string{"Enter your name.", "at least 12 characters", "Error: You are invited", `aria-invalid="true"`} {
		if !strings.Contains(r.text, said) {
			t.Errorf("the form doesn't say %q", said)
		}
	}
	r = bo.form(link, fields("name", "Bo Lecturer", "email", "bo@uni.test", "passphrase", phrase))
	want(t, "accept", r.StatusCode, 303)
	if text := bo.get("/account").text; !strings.Contains(text, "Bo Lecturer") || !strings.Contains(text, "a lecturer") {
		t.Error("the account doesn't say who and what Bo is")
	}
	for _, again := range []reply{c.browser().get(link), c.browser().form(link, fields("name", "Eve", "passphrase", phrase))} {
		want(t, "a second time", again.StatusCode, 404)
	}
	people := c.ada.get("/organisations/1").text
	if !strings.Contains(people, "bo@uni.test") || strings.Contains(people, "Withdraw") {
		t.Error("the organisation doesn't list Bo, or the invitation is open still")
	}
	if audit := c.ada.get("/organisations/1/audit.csv").text; !strings.Contains(audit, ",invite people,") || !strings.Contains(audit, ",accept an invitation,") || strings.Contains(audit, "bo@") {
		t.Errorf("the audit log is %s", audit)
	}
}

// Nobody learns from the answer whether somebody has an account.
func TestAWrongPassphraseAndAnUnknownAddressAreAnsweredAlike(t *testing.T) {
	c := newCampus(t)
	p := c.browser()
	wrong, unknown := p.signIn("ada@uni.test", phrase+"s"), p.signIn("eve@uni.test", phrase)
	want(t, "wrong", wrong.StatusCode, 422)
	if strings.ReplaceAll(wrong.text, "ada@", "eve@") != unknown.text {
		t.Error("the pages differ")
	}
	if !strings.Contains(wrong.text, `value="ada@uni.test"`) || strings.Contains(wrong.text, phrase) {
		t.Error("the address isn't there still, or the passphrase is")
	}
	want(t, "signed in", p.get("/account").StatusCode, 303)
	want(t, "a program", c.program().post("/sign-in", `{"email":"ada@uni.test","passphrase":"no"}`).StatusCode, 422)
}

// After too many guesses the form says when to try again, with the address still in it.
func TestTooManyGuessesAreAnsweredWithTheForm(t *testing.T) {
	c := newCampus(t)
	var last reply
	for range 31 {
		last = c.browser().signIn("eve@uni.test", "a guess")
	}
	if last.StatusCode != 429 || !strings.Contains(last.text, "Too many wrong passphrases") || !strings.Contains(last.text, `value="eve@uni.test"`) {
		t.Errorf("the answer is %d: %.200s", last.StatusCode, last.text)
	}
	want(t, "somebody else at the same network", c.browser().signIn("ada@uni.test", phrase).StatusCode, 303)
}

func TestSigningInLeadsOn(t *testing.T) {
	c := newCampus(t)
	for next, leads := range map[string]string{
		"/organisations/1": "/organisations/1", "": "/", "//evil.test/": "/", "https://evil.test/": "/", `/\evil.test`: "/", "javascript:alert(1)": "/",
	} {
		p := c.browser()
		r := p.signIn("ada@uni.test", phrase, "next", next)
		want(t, "sign in and go to "+next, r.Header.Get("Location"), leads)
	}
	p := c.browser()
	want(t, "without signing in", p.get("/organisations/1").Header.Get("Location"), "/sign-in?next=%2Forganisations%2F1")
	want(t, "a program", c.program().get("/organisations/1").StatusCode, 401)
	want(t, "a form", p.form("/account/sessions/end", "").StatusCode, 401)
}

func TestSessionsEndFromTheirPage(t *testing.T) {
	c := newCampus(t)
	elsewhere := c.browser()
	elsewhere.header = http.Header{"User-Agent": {"Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/140.0"}}
	elsewhere.signIn("ada@uni.test", phrase)
	page := c.ada.get("/account/sessions").text
	if !strings.Contains(page, "Firefox on Windows") || strings.Count(page, "this browser") != 1 {
		t.Errorf("the page of sessions is %s", page)
	}
	other := c.member("bo@uni.test", who.Student)
	found := regexp.MustCompile(`/account/sessions/\d+/end`).FindAllString(page, -1)
	want(t, "sessions", len(found), 2)
	for _, end := range found {
		want(t, "another's session", other.form(end, "").StatusCode, 404)
	}
	want(t, "by GET", c.ada.get(found[0]).StatusCode, 405)
	want(t, "end it", c.ada.form(found[0], "").StatusCode, 303)
	want(t, "the ended one", elsewhere.get("/account").StatusCode, 303)
	want(t, "the other", c.ada.get("/account").StatusCode, 200)
	want(t, "sign out", c.ada.form("/sign-out", "").StatusCode, 303)
	want(t, "signed out", c.ada.get("/account").StatusCode, 303)
	want(t, "sign out again", c.ada.form("/sign-out", "").StatusCode, 303)
}

func TestAPassphraseIsChangedOnItsPage(t *testing.T) {
	c := newCampus(t)
	const another = "forty geese over the weir"
	r := c.ada.form("/account/passphrase", fields("old", "wrong", "passphrase", another))
	want(t, "a wrong one", r.StatusCode, 422)
	r = c.ada.form("/account/passphrase", fields("old", phrase, "passphrase", "passwordpassword"))
	if r.StatusCode != 422 || !strings.Contains(r.text, "among the first") {
		t.Errorf("a common one: %d", r.StatusCode)
	}
	before := c.ada.keys["caseload_session"].Value
	want(t, "change", c.ada.form("/account/passphrase", fields("old", phrase, "passphrase", another)).StatusCode, 303)
	if c.ada.keys["caseload_session"].Value == before {
		t.Error("the session has the same secret")
	}
	want(t, "the old one", c.browser().signIn("ada@uni.test", phrase).StatusCode, 422)
	want(t, "the new one", c.browser().signIn("ada@uni.test", another).StatusCode, 303)
}

// A guest who signs in keeps the runs, at once in the same browser, and after a click in
// every other one.
func TestAGuestWhoSignsInKeepsTheRuns(t *testing.T) {
	c := newCampus(t)
	p := c.browser()
	p.header.Set("Accept", "application/json")
	d := p.begin()
	run := fmt.Sprintf("/runs/%d", d.Run)
	p.header.Set("Accept", "text/html")
	_, join := c.cohort(c.member("lou@uni.test", who.Lecturer), "BA Social Work")
	says(t, "who would join a cohort", p.get(join).text, "What was played in this browser so far stays here.")
	saysNot(t, "who has played nothing", c.browser().get(join).text, "played in this browser")
	saysNot(t, "who is signed in", c.ada.get(join).text, "played in this browser")
	want(t, "with runs, to the account", p.signIn("ada@uni.test", phrase, "next", "/").Header.Get("Location"), "/account?next=%2F")
	want(t, "the run, before it is claimed", p.get(run).StatusCode, 200)
	want(t, "elsewhere", c.ada.get(run).StatusCode, 404)
	if text := p.get("/account").text; !strings.Contains(text, "has a run from before") {
		t.Error("the account doesn't say that there is a run")
	}
	p.header.Set("Accept", "application/json")
	own := p.begin()
	want(t, "one begun while signed in", c.ada.get(fmt.Sprintf("/runs/%d", own.Run)).StatusCode, 200)
	p.header.Set("Accept", "text/html")
	cookie := p.cookie
	want(t, "claim", p.form("/account/claim", "").StatusCode, 303)
	want(t, "claim again", p.form("/account/claim", "").StatusCode, 303)
	if p.cookie != nil {
		t.Error("the browser has the guest's cookie still")
	}
	want(t, "here", p.get(run).StatusCode, 200)
	want(t, "elsewhere, claimed", c.ada.get(run).StatusCode, 200)
	p.header.Set("Accept", "application/json")
	want(t, "decide", p.decide(d.Run, d.Turn, "end").StatusCode, 200)
	p.header.Set("Accept", "text/html")
	p.form("/sign-out", "")
	p.cookie = cookie
	want(t, "by the guest's cookie from before", p.get(run).StatusCode, 404)
}

func TestAnInvitationOpenedBySomebodyElse(t *testing.T) {
	c := newCampus(t)
	bo := c.member("bo@uni.test", who.Student)
	link := c.invited("cy@uni.test", who.Lecturer)
	if r := bo.get(link); r.StatusCode != 200 || !strings.Contains(r.text, "this invitation is for cy@uni.test") {
		t.Errorf("another's: %d", r.StatusCode)
	}
	want(t, "accept another's", bo.form(link, "").StatusCode, 403)
	session := bo.keys["caseload_session"].Value
	want(t, "one's own", bo.form(c.invited("bo@uni.test", who.Lecturer), "").StatusCode, 303)
	if bo.keys["caseload_session"].Value == session {
		t.Error("whoever may more has the same session")
	}
	link2 := c.invited("bo@uni.test", who.Practitioner)
	again := c.browser().form(link2, fields("name", "Bo", "passphrase", phrase))
	if again.StatusCode != 422 || !strings.Contains(again.text, "Somebody has an account") {
		t.Errorf("somebody who has an account, and isn't signed in: %d", again.StatusCode)
	}
	back := c.browser()
	says(t, "the link leads to signing in, and back", back.get(link2).text, `href="/sign-in?next=`+url.QueryEscape(link2)+`"`)
	want(t, "back at the link", back.signIn("bo@uni.test", phrase, "next", link2).Header.Get("Location"), link2)
	says(t, "the link", back.get(link2).text, "You are signed in as bo@uni.test", "Accept the invitation")
	want(t, "signing out leads back too", back.form("/sign-out", fields("next", link2)).Header.Get("Location"), link2)
	want(t, "cy", c.browser().form(link, fields("name", "Cy", "passphrase", phrase)).StatusCode, 303)
}

// Who has signed in is known by a cookie that only this host can set, behind TLS.
func TestASessionsCookieBehindTLS(t *testing.T) {
	c := newCampus(t, func(o *setup) { o.Secure = true })
	for _, name := range []string{"__Host-caseload_session", "__Host-caseload_browser"} {
		k := c.ada.keys[name]
		if k == nil || !k.Secure || !k.HttpOnly || k.Path != "/" || k.Domain != "" || k.SameSite != http.SameSiteLaxMode {
			t.Errorf("%s is %+v", name, k)
		}
	}
	planted := c.browser().get("/account", with("Cookie", "caseload_session="+c.ada.keys["__Host-caseload_session"].Value))
	want(t, "by a name that any host can set", planted.StatusCode, 303)
}

// Guests cost no look at the sessions: here a look would fail.
func TestAGuestIsNotLookedUpAmongPeople(t *testing.T) {
	closed, err := store.Open(filepath.Join(t.TempDir(), "closed.db"), time.Now, nil)
	check(t, err)
	check(t, closed.Close())
	s := newSite(t, func(o *setup) { o.Accounts = sign.New(closed, limit.New(closed, nil), time.Now) })
	p := s.program()
	d := p.begin()
	want(t, "decide", p.decide(d.Run, d.Turn, "end").StatusCode, 200)
	p.keys = map[string]*http.Cookie{"caseload_session": {Name: "caseload_session", Value: strings.Repeat("A", 43)}}
	if r := p.get("/"); r.StatusCode == 200 && strings.Contains(r.text, `"scenarios"`) {
		r = p.get(fmt.Sprintf("/runs/%d", d.Run))
		if r.StatusCode < 500 {
			t.Errorf("with a session's cookie it isn't looked up either: %d", r.StatusCode)
		}
	}
}

// Every role, at every address of an organisation, of their own and of another one,
// gets what the table says: 404 of what is another's.
func TestTheTableHoldsAtEveryAddressOfAnOrganisation(t *testing.T) {
	c := newCampus(t)
	other := storetest.AsAnother(t, c.path)
	_, err := other.Exec("INSERT INTO organisations (id, name, kind, created_at) VALUES (2, 'Another University', 'university', 0)")
	check(t, err)
	routes := []struct {
		method, path string
		act          who.Act
		also         []who.Act
	}{
		{"GET", "", who.ListPeople, []who.Act{who.Invite}},
		{"POST", "/invitations", who.Invite, nil},
		{"POST", "/invitations/999/withdraw", who.Invite, nil},
		{"GET", "/audit", who.ReadAudit, nil},
		{"GET", "/audit.csv", who.ReadAudit, nil},
	}
	for _, role := range who.Roles() {
		p := c.member(string(role)+"@uni.test", role)
		for _, r := range routes {
			may := who.May(role, r.act, who.Organisation, who.State{})
			if slices.Contains(r.also, who.Invite) {
				may = may && who.May(role, who.Invite, who.Organisation, who.State{})
			}
			status := 403
			switch {
			case may && strings.Contains(r.path, "999"):
				status = 404
			case may:
				status = 200
			}
			body := ""
			if r.path == "/invitations" {
				body = fields("role", "student")
			}
			want(t, fmt.Sprint(role, " ", r.method, r.path), p.do(r.method, "/organisations/1"+r.path, isForm, body).StatusCode, status)
			for _, elsewhere := range []string{"2", "3"} { // the one isn't theirs, and the other isn't there
				want(t, fmt.Sprint(role, " ", r.method, r.path, " of ", elsewhere), p.do(r.method, "/organisations/"+elsewhere+r.path, isForm, body).StatusCode, 404)
			}
		}
	}
}
