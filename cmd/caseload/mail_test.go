package main

import (
	"log/slog"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"caseload/app/mail/mailtest"
)

func TestWhatIsWrongWithMailIsSaidAtTheStart(t *testing.T) {
	t.Setenv(mailPassword, "secret")
	var log strings.Builder
	to := slog.New(slog.NewTextHandler(&log, nil))
	good := mailFlags{Mail: "smtp://bo@mail.uni.test", MailFrom: "Caseload <caseload@uni.test>", Site: "https://caseload.uni.test/"}
	m, err := good.mailing(to)
	if err != nil || m.Site != "https://caseload.uni.test" || strings.Contains(log.String(), "secret") || !strings.Contains(log.String(), "server=mail.uni.test") {
		t.Errorf("%+v, %v, and the log says %s", m, err, log.String())
	}
	if m, err := (mailFlags{Site: "https://caseload.uni.test"}).mailing(to); m != nil || err != nil {
		t.Errorf("without a server: %v, %v", m, err)
	}
	for says, change := range map[string]func(*mailFlags){
		"--mail-from":          func(f *mailFlags) { f.MailFrom = "" },
		"whole address":        func(f *mailFlags) { f.Site = "caseload.uni.test" },
		"found \"https://x/y":  func(f *mailFlags) { f.Site = "https://x/y" },
		"in the environment":   func(f *mailFlags) { f.Mail = "smtp://bo:typed@mail.uni.test" },
		"isn't an email addre": func(f *mailFlags) { f.MailFrom = "nobody" },
	} {
		f := good
		change(&f)
		if _, err := f.mailing(to); err == nil || !strings.Contains(err.Error(), says) || strings.Contains(err.Error(), "typed") {
			t.Errorf("%+v: %v", f, err)
		}
	}
}

// A server that is told of a mail server sends the links for new passphrases by it, from
// its background work; without mail, the command makes one.
func TestANewPassphraseComesByMail(t *testing.T) {
	office := mailtest.Open(t, nil)
	t.Setenv("CASELOAD_MAIL", "smtp://bo@"+office.Address)
	t.Setenv(mailPassword, mailtest.Password)
	t.Setenv("CASELOAD_MAIL_FROM", "Caseload <caseload@uni.test>")
	t.Setenv("CASELOAD_SITE", "https://caseload.uni.test")
	database := filepath.Join(t.TempDir(), "caseload.db")
	server := serve(t, database)
	var found []string
	for found == nil {
		time.Sleep(time.Millisecond)
		found = setUpLogged.FindStringSubmatch(server.log.String())
	}
	jar, _ := cookiejar.New(nil)
	browser := &http.Client{Jar: jar}
	send := func(address string, v url.Values) *http.Response {
		t.Helper()
		r, err := browser.PostForm(address, v)
		check(t, err)
		r.Body.Close()
		return r
	}
	send(server.address+found[1], url.Values{"name": {"Ada"}, "email": {"ada@uni.test"}, "passphrase": {"a heron by the slow canal"}, "organisation": {"A University"}, "kind": {"university"}})
	if r := send(server.address+"/forgotten", url.Values{"email": {"ada@uni.test"}}); r.StatusCode != 200 {
		t.Fatalf("asking is answered with %d", r.StatusCode)
	}
	var letters []mailtest.Letter
	for len(letters) == 0 {
		time.Sleep(time.Millisecond)
		letters = office.Letters()
	}
	_, link, _ := strings.Cut(letters[0].Text, "https://caseload.uni.test")
	link, _, _ = strings.Cut(link, "\n")
	if r := send(server.address+link, url.Values{"passphrase": {"four lighthouse keepers dancing"}}); r.StatusCode != 200 || r.Request.URL.Path != "/account" {
		t.Errorf("the link %q leads to %s with %d", link, r.Request.URL, r.StatusCode)
	}
	if said := server.log.String(); strings.Contains(said, "ada@") || strings.Contains(said, "password="+mailtest.Password) {
		t.Errorf("the log says %s", said)
	}

	out, errs, code := caseload(t, "reset", "--person", "ada@uni.test", "--db", database, "--site", server.address)
	if code != 0 {
		t.Fatalf("reset: %s", errs)
	}
	link, _, _ = strings.Cut(out, "\n")
	if r := send(link, url.Values{"passphrase": {"seven quiet otters knitting"}}); r.Request.URL.Path != "/account/replaced" {
		t.Errorf("the link %q leads to %s", link, r.Request.URL)
	}
	for _, wrong := range []string{"eve@uni.test", "ada"} {
		if _, errs, code := caseload(t, "reset", "--person", wrong, "--db", database); code == 0 || errs == "" {
			t.Errorf("reset of %s: code %d, %q", wrong, code, errs)
		}
	}
}
