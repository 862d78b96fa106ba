package web_test

import (
	"fmt"
	"strings"
	"testing"
)

const policy = "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"

// Every answer has the headers, no matter what kind it is.
func TestHeadersAreOnEveryAnswer(t *testing.T) {
	s := newSite(t)
	p := s.browser()
	p.form("/scenarios/small/runs", "")
	ended := s.browser()
	ended.cookie = p.cookie
	program := s.program()
	program.cookie = p.cookie
	program.finish(program.get("/runs/1").desk(t))
	p.form("/scenarios/small/runs", "")
	for _, address := range []string{"/", "/scenarios/small", "/runs/2", "/runs/2?open=case:reid", "/runs/1", "/runs/1/review", "/runs/1/debrief", "/runs/2/debrief", "/runs/1/reflection", "/runs/2/reflection?kept", "/exit", "/nowhere", "/runs/9", "/healthz", "/robots.txt", "/favicon.ico", "/assets/app-AAAAAAAA.css"} {
		r := p.get(address)
		want(t, address+" policy", r.Header.Get("Content-Security-Policy"), policy)
		want(t, address+" sniffing", r.Header.Get("X-Content-Type-Options"), "nosniff")
		want(t, address+" referrer", r.Header.Get("Referrer-Policy"), "same-origin")
		want(t, address+" server", r.Header.Get("Server"), "")
		if strings.HasPrefix(address, "/runs") || address == "/" {
			want(t, address+" cache", r.Header.Get("Cache-Control"), "no-store")
		}
		if strings.HasPrefix(address, "/runs") && r.StatusCode == 200 && !strings.Contains(r.text, `href="/exit"`) {
			t.Errorf("%s: no way to exit this page", address)
		}
		for _, inline := range []string{" style=", "<style", " onclick=", "javascript:", "<script>"} {
			if strings.Contains(r.text, inline) {
				t.Errorf("%s: %q goes against the policy", address, inline)
			}
		}
	}
}

func TestAssets(t *testing.T) {
	p := newSite(t).browser()
	for address, kind := range map[string]string{
		"/assets/app-AAAAAAAA.css": "text/css; charset=utf-8", "/assets/app-BBBBBBBB.js": "text/javascript; charset=utf-8", "/assets/favicon-CCCCCCCC.svg": "image/svg+xml",
	} {
		r := p.get(address)
		want(t, address, r.StatusCode, 200)
		want(t, address+" type", r.Header.Get("Content-Type"), kind)
		want(t, address+" cache", r.Header.Get("Cache-Control"), "public, max-age=31536000, immutable")
		again := p.get(address, with("If-None-Match", r.Header.Get("Etag")))
		want(t, address+" again", again.StatusCode, 304)
	}
	want(t, "a name without a digest", p.get("/assets/licences.txt").Header.Get("Cache-Control"), "no-cache")
	want(t, "icon", p.get("/favicon.ico").Header.Get("Location"), "/assets/favicon-CCCCCCCC.svg")
	r := p.get("/assets/app-BBBBBBBB.js", with("Accept-Encoding", "gzip"))
	want(t, "compressed", r.Header.Get("Content-Encoding"), "gzip")
	want(t, "a page compressed", p.get("/", with("Accept-Encoding", "gzip")).Header.Get("Content-Encoding"), "gzip")
	want(t, "an error compressed", p.get("/nowhere", with("Accept-Encoding", "gzip")).Header.Get("Content-Encoding"), "gzip")
}

// People get a page, and clients that prefer JSON get JSON.
func TestWhoGetsJSON(t *testing.T) {
	s := newSite(t)
	p := s.program()
	d := p.begin()
	for accept, json := range map[string]bool{
		"": false, "*/*": false, "text/html": false, "text/html,application/json;q=0.9": false, "image/png": false,
		"application/json": true, "application/json;q=0.9,text/html;q=0.8": true, "application/json, text/plain, */*": true, "application/json,*/*;q=0.1": true,
	} {
		for _, address := range []string{fmt.Sprintf("/runs/%d", d.Run), "/runs/999", "/nowhere"} {
			r := p.get(address, with("Accept", accept))
			want(t, accept+" "+address, r.Header.Get("Content-Type") == isJSON, json)
			if !strings.Contains(r.Header.Get("Vary"), "Accept") {
				t.Errorf("%s: Vary is %q", address, r.Header.Get("Vary"))
			}
		}
	}
}
