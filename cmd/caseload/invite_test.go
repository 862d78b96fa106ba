package main

import (
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

var setUpLogged = regexp.MustCompile(`address=(/set-up/[\w-]+)`)

// The log of an empty server leads the first administrator in, and the command makes the
// link for a second one while the server runs.
func TestAdministratorsGetTheirAccounts(t *testing.T) {
	database := filepath.Join(t.TempDir(), "caseload.db")
	server := serve(t, database)
	var found []string
	for found == nil {
		time.Sleep(time.Millisecond)
		found = setUpLogged.FindStringSubmatch(server.log.String())
	}
	jar, _ := cookiejar.New(nil)
	browser := &http.Client{Jar: jar}
	accept := func(address, name, email string) string {
		t.Helper()
		r, err := browser.PostForm(address, url.Values{"name": {name}, "email": {email}, "passphrase": {"a heron by the slow canal"}, "organisation": {"A University"}, "kind": {"university"}})
		check(t, err)
		defer r.Body.Close()
		if r.StatusCode != 200 || r.Request.URL.Path != "/account" {
			t.Fatalf("accepting led to %s with %d", r.Request.URL, r.StatusCode)
		}
		text, err := io.ReadAll(r.Body)
		check(t, err)
		return string(text)
	}
	if page := accept(server.address+found[1], "Ada", "ada@uni.test"); !strings.Contains(page, "an administrator") {
		t.Error("the first one isn't an administrator")
	}
	out, errs, code := caseload(t, "invite", "--administrator", "bo@uni.test", "--db", database, "--site", server.address)
	if code != 0 {
		t.Fatalf("invite: %s", errs)
	}
	browser.Jar, _ = cookiejar.New(nil)
	link, _, _ := strings.Cut(out, "\n")
	if page := accept(link, "Bo", "ignored@uni.test"); !strings.Contains(page, "bo@uni.test") {
		t.Error("the second one isn't who was invited")
	}
	out, errs, code = caseload(t, "invite", "--administrator", "di@county.test", "--organisation", "A County", "--new", "authority", "--db", database, "--site", server.address)
	if code != 0 {
		t.Fatalf("invite to a new organisation: %s", errs)
	}
	browser.Jar, _ = cookiejar.New(nil)
	link, _, _ = strings.Cut(out, "\n")
	holds(t, accept(link, "Di", ""), "A County")
	for _, wrong := range [][]string{
		{"--administrator", "bo"}, {"--administrator", "cy@uni.test", "--organisation", "Nowhere"}, {}, {"--administrator", "cy@uni.test"},
		{"--administrator", "cy@uni.test", "--organisation", "A County", "--new", "authority"}, {"--administrator", "cy@uni.test", "--new", "authority"},
		{"--administrator", "cy", "--organisation", "Nowhere", "--new", "other"}, {"--administrator", "cy@uni.test", "--organisation", "Nowhere", "--new", "school"},
		{"--administrator", "cy@uni.test", "--organisation", "Nowhere"}, // none of these has made it
	} {
		if _, errs, code := caseload(t, append([]string{"invite", "--db", database}, wrong...)...); code == 0 || errs == "" {
			t.Errorf("invite %v: code %d, %q", wrong, code, errs)
		}
	}
	again := serve(t, database)
	r, err := http.Get(again.address + "/healthz") // by then it has said what it says at the start
	check(t, err)
	r.Body.Close()
	if setUpLogged.MatchString(again.log.String()) {
		t.Error("with people there, a server logs a set-up address")
	}
}
