package web_test

import (
	"encoding/base64"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"caseload/app/run"
	"caseload/app/web"
)

func TestTheCookie(t *testing.T) {
	s := newSite(t)
	p := s.browser()
	for _, address := range []string{"/", "/scenarios/small", "/runs/1", "/exit", "/healthz"} {
		if r := p.get(address); len(r.Cookies()) > 0 {
			t.Errorf("GET %s gave a cookie", address)
		}
	}
	p.form("/scenarios/none/runs", "")
	p.form("/runs/delete", "")
	if p.cookie != nil {
		t.Error("a cookie came without a run")
	}
	r := p.form("/scenarios/small/runs", "")
	want(t, "begin", r.StatusCode, http.StatusSeeOther)
	c := p.cookie
	secret, err := base64.RawURLEncoding.DecodeString(c.Value)
	check(t, err)
	want(t, "bytes of the secret", len(secret), 32)
	want(t, "HttpOnly", c.HttpOnly, true)
	want(t, "SameSite", c.SameSite, http.SameSiteLaxMode)
	want(t, "Path", c.Path, "/")
	want(t, "Domain", c.Domain, "")
	want(t, "Secure", c.Secure, false)
	if left := time.Until(c.Expires); left > run.Keep || left < run.Keep-time.Minute {
		t.Errorf("the cookie lasts %s", left)
	}
	r = p.form("/scenarios/small/runs", "")
	want(t, "cookies with the second run", len(r.Cookies()), 0)
}

// Cookies are secure if the request came over TLS or a trusted proxy says so, and
// not if anybody else does.
func TestSecureCookies(t *testing.T) {
	believed := func(o *setup) { o.Proxies = []string{"0.0.0.0"} } // the address that a test's requests come from
	forwarded := with("X-Forwarded-Proto", "https")
	for name, c := range map[string]struct {
		options func(*setup)
		change  []request
		secure  bool
	}{
		"plain":                         {func(*setup) {}, nil, false},
		"a header from anybody":         {func(*setup) {}, []request{forwarded}, false},
		"a header from another address": {func(o *setup) { o.Proxies = []string{"10.0.0.0/8"} }, []request{forwarded}, false},
		"a header from the proxy":       {believed, []request{forwarded}, true},
		"the proxy, plain":              {believed, nil, false},
		"told so":                       {func(o *setup) { o.Secure = true }, nil, true},
	} {
		p := newSite(t, c.options).program()
		p.post("/scenarios/small/runs", "", c.change...)
		if p.cookie == nil || p.cookie.Secure != c.secure {
			t.Errorf("%s: %v", name, p.cookie)
		}
	}
	if _, err := web.New(web.Options{Proxies: []string{"proxy"}}); err == nil {
		t.Error("a proxy's name was taken for an address")
	}
}

// Requests that would change something are accepted from this site and from
// programs, and refused from every other site.
func TestCrossSite(t *testing.T) {
	s := newSite(t)
	p := s.program()
	d := p.begin()
	address := fmt.Sprintf("/runs/%d", d.Run)
	for _, c := range []struct {
		site, origin string
		allowed      bool
	}{
		{"same-origin", "http://caseload.test", true},
		{"same-origin", "", true},
		{"none", "", true},
		{"", "http://caseload.test", true},
		{"", "https://CASELOAD.test", true}, // behind a proxy that ends TLS
		{"", "", true},                      // no browser
		{"cross-site", "https://evil.test", false},
		{"cross-site", "", false},
		{"cross-site", "http://caseload.test", false},
		{"same-site", "http://other.caseload.test", false},
		{"anything", "", false},
		{"", "https://evil.test", false},
		{"", "http://caseload.test.evil.test", false},
		{"", "http://caseload.test:8080", false},
		{"", "http://evil.test?caseload.test", false},
		{"", "null", false},
		{"", "caseload.test", false},
	} {
		name := c.site + "|" + c.origin
		change := []request{with("Sec-Fetch-Site", c.site), with("Origin", c.origin)}
		r := p.post(address+"/feeling", `{"feeling":"tired"}`, change...)
		if c.allowed {
			want(t, name, r.StatusCode, 204)
			continue
		}
		want(t, name, r.StatusCode, 403)
		r.sentence(t)
		for _, other := range []string{address + "/decisions", "/runs/delete", "/scenarios/small/runs", "/nowhere"} {
			want(t, name+other, p.form(other, "turn=1&offer=end", change...).StatusCode, 403)
		}
		want(t, name+" GET", p.get(address, change...).StatusCode, 200)
	}
	want(t, "the desk", p.get(address).desk(t).Digest, d.Digest)
}

// A run's expiry is extended while it is played, and so is the cookie's.
func TestExpiry(t *testing.T) {
	s := newSite(t)
	p := s.program()
	d := p.begin()
	expire(t, s, time.Now().Add(10*24*time.Hour))
	want(t, "play on", p.decide(d.Run, 1, "triage:reid").StatusCode, 200)
	if left := time.Until(p.cookie.Expires); left < run.Keep-time.Minute {
		t.Errorf("after a decision the cookie lasts %s", left)
	}
	expire(t, s, time.Now().Add(-time.Second))
	mine := p.get(fmt.Sprintf("/runs/%d", d.Run))
	want(t, "an expired run", mine.StatusCode, 404)
	want(t, "is like any other", mine.text, p.get("/runs/777").text)
	want(t, "a decision", p.decide(d.Run, 2, "triage:reid").StatusCode, 404)
	old := p.cookie.Value
	p.begin()
	if p.cookie.Value == old {
		t.Error("an expired secret was taken again")
	}
}

func TestDeletingRuns(t *testing.T) {
	s := newSite(t)
	me, them := s.browser(), s.program()
	me.form("/scenarios/small/runs", "")
	theirs := them.begin()
	if home := me.get("/"); !strings.Contains(home.text, "/runs/1") || strings.Contains(home.text, fmt.Sprintf("/runs/%d\"", theirs.Run)) {
		t.Error("the first page doesn't list my runs, or lists theirs")
	}
	r := me.form("/runs/delete", "")
	want(t, "status", r.StatusCode, http.StatusSeeOther)
	home := me.get(r.Header.Get("Location"))
	if strings.Contains(home.text, "/runs/1") || !strings.Contains(home.text, "Your runs are deleted") {
		t.Error("the first page still has my runs, or doesn't say that they are gone")
	}
	want(t, "my run", me.get("/runs/1").StatusCode, 404)
	want(t, "theirs", them.get(fmt.Sprintf("/runs/%d", theirs.Run)).StatusCode, 200)
}

// Behind a proxy, the limit on beginning runs applies to each person's address
// rather than the proxy's, and nobody can get around it with an invented address.
func TestBeginningIsBoundedForEachAddressBehindAProxy(t *testing.T) {
	now := time.Date(2026, 3, 2, 9, 0, 15, 0, time.UTC)
	s := newSite(t, behindProxy(&now), func(o *setup) { o.Proxies = append(o.Proxies, "10.0.0.0/8") })
	begin := func(forwarded ...string) int {
		return s.program().do("POST", "/scenarios/nowhere/runs", isJSON, "{}", func(r *http.Request) {
			for _, f := range forwarded {
				r.Header.Add("X-Forwarded-For", f)
			}
		}).StatusCode
	}
	for range 1_000 {
		begin("203.0.113.7, 10.1.2.3")
	}
	want(t, "the same address", begin("203.0.113.7"), http.StatusTooManyRequests)
	want(t, "the same address, saying that it is another", begin("198.51.100.1, 203.0.113.7"), http.StatusTooManyRequests)
	want(t, "the same, in headers of its own", begin("198.51.100.1", "203.0.113.7"), http.StatusTooManyRequests)
	want(t, "another address", begin("203.0.113.8"), http.StatusNotFound)
	r := s.program().post("/scenarios/small/runs", "", from("203.0.113.7"))
	want(t, "sentence", r.sentence(t), "Too much has been begun from your network within a minute. Nothing was lost; wait a minute, and begin again.")
	want(t, "Retry-After", r.Header.Get("Retry-After"), "45")
	now = now.Add(45 * time.Second)
	want(t, "a minute on", begin("203.0.113.7"), http.StatusNotFound)
}

// If no proxy is trusted, X-Forwarded-For is ignored.
func TestNobodySaysTheirOwnAddress(t *testing.T) {
	now := time.Now()
	s := newSite(t, func(o *setup) { o.Now = func() time.Time { return now } })
	begin := func(forwarded string) int {
		return s.program().do("POST", "/scenarios/nowhere/runs", isJSON, "{}", with("X-Forwarded-For", forwarded)).StatusCode
	}
	for range 1_000 {
		begin("203.0.113.7")
	}
	want(t, "another address, it says", begin("203.0.113.8"), http.StatusTooManyRequests)
}
