package web_test

import (
	"fmt"
	"strings"
	"testing"
)

const (
	oldCookie = "caseload_guest"
	newCookie = "__Host-caseload_guest"
)

// TestCookiesBehindTLS begins a run without TLS and goes on with it: the run is still
// theirs, by a cookie that only this host can set.
func TestCookiesBehindTLS(t *testing.T) {
	plain := newSite(t)
	p := plain.program()
	run := fmt.Sprintf("/runs/%d", p.begin().Run)
	want(t, "name without TLS", p.cookie.Name, oldCookie)
	want(t, "HSTS without TLS", p.get("/").Header.Get("Strict-Transport-Security"), "")

	s := openSite(t, plain.path, func(o *setup) { o.Secure = true })
	q := s.program()
	q.cookie = p.cookie
	r := q.get(run)
	want(t, "by the old name", r.StatusCode, 200)
	want(t, "HSTS", r.Header.Get("Strict-Transport-Security"), "max-age=31536000")
	want(t, "HSTS with errors", q.get("/nowhere").Header.Get("Strict-Transport-Security"), "max-age=31536000")
	if all := strings.Join(r.Header.Values("Set-Cookie"), "\n"); !strings.Contains(all, oldCookie+"=; expires=Thu, 01 Jan 1970") {
		t.Errorf("the old cookie is not taken back: %s", all)
	}
	want(t, "the new name", q.cookie.Name, newCookie)
	want(t, "Secure", q.cookie.Secure, true)
	want(t, "Path", q.cookie.Path, "/")
	want(t, "Domain", q.cookie.Domain, "")
	r = q.get(run)
	want(t, "by the new name", r.StatusCode, 200)
	want(t, "cookies then", len(r.Cookies()), 0)
	want(t, "without TLS by the new name", plain.program().get(run, with("Cookie", newCookie+"="+q.cookie.Value)).StatusCode, 404)
}

// TestOfTwoCookiesNeitherIsBelieved plants a second cookie beside a guest's own.
func TestOfTwoCookiesNeitherIsBelieved(t *testing.T) {
	plain := newSite(t)
	p, q := plain.program(), plain.program()
	run := fmt.Sprintf("/runs/%d", p.begin().Run)
	q.begin()
	mine, planted := p.cookie.Value, q.cookie.Value
	secure := openSite(t, plain.path, func(o *setup) { o.Secure = true })
	for _, c := range []struct {
		name, cookies string
		site          *site
		status        int
	}{
		{"mine", oldCookie + "=" + mine, plain, 200},
		{"mine twice", oldCookie + "=" + mine + "; " + oldCookie + "=" + mine, plain, 200},
		{"mine first", oldCookie + "=" + mine + "; " + oldCookie + "=" + planted, plain, 404},
		{"planted first", oldCookie + "=" + planted + "; " + oldCookie + "=" + mine, plain, 404},
		{"two old ones by TLS", oldCookie + "=" + planted + "; " + oldCookie + "=" + mine, secure, 404},
		{"two by TLS", newCookie + "=" + planted + "; " + newCookie + "=" + mine, secure, 404},
		{"two by TLS and an old one", newCookie + "=" + planted + "; " + newCookie + "=x; " + oldCookie + "=" + mine, secure, 404},
		{"an old one planted beside", oldCookie + "=" + planted + "; " + newCookie + "=" + mine, secure, 200},
	} {
		want(t, c.name, c.site.program().get(run, with("Cookie", c.cookies)).StatusCode, c.status)
	}
}
