package web_test

import (
	"net/http"
	"strings"
	"testing"
)

// A lecturer's link is traded for a cookie that no script reads and over TLS only
// this host sets, so that the address that is projected holds no secret. The link
// opens the board in another browser, too.
func TestTheLinkIsTradedForACookie(t *testing.T) {
	for name, secure := range map[string]bool{"caseload_board_": false, "__Host-caseload_board_": true} {
		s := newSite(t, func(o *setup) { o.Secure = secure })
		l := s.class(`{"scenario":"small"}`)
		secret := strings.TrimPrefix(l.Link, l.Board+"/")
		want(t, "length of the secret", len(secret), 43)
		for range 2 {
			b := s.browser()
			want(t, "without the link", b.get(l.Board).StatusCode, 404)
			r := b.get(l.Link, with("Sec-Fetch-Site", "cross-site")) // as from an email
			want(t, "status", r.StatusCode, 303)
			want(t, "Location", r.Header.Get("Location"), l.Board)
			want(t, "robots", r.Header.Get("X-Robots-Tag"), "noindex, nofollow, noarchive")
			key := b.keys[name+l.Code]
			if key == nil {
				t.Fatalf("the cookies are %v", r.Cookies())
			}
			want(t, "HttpOnly", key.HttpOnly, true)
			want(t, "SameSite", key.SameSite, http.SameSiteLaxMode)
			want(t, "Secure", key.Secure, secure)
			want(t, "Path and Domain", key.Path+key.Domain, "/")
			want(t, "expires with the class", key.Expires.Unix(), l.Expires.Unix())
			board := b.get(l.Board)
			want(t, "with the cookie", board.StatusCode, 200)
			region, _, _ := strings.Cut(board.text, "board-tools")
			if strings.Contains(region, secret) || strings.Contains(b.get(l.Board, with("HX-Request", "true")).text, secret) {
				t.Error("the secret is on the wall")
			}
			linkTo(t, board, l.Link)
			if b.cookie != nil {
				t.Error("a lecturer got a guest's cookie")
			}
		}
		two := strings.Replace("NAME=x; NAME="+secret, "NAME", name+l.Code, -1)
		want(t, "of two neither", s.program().get(l.Board, with("Cookie", two)).StatusCode, 404)
		b := l.browser()
		want(t, "end", b.form(l.Board+"/end", "").StatusCode, 303)
		want(t, "cookies after the end", len(b.keys), 0)
	}
}

// A cookie planted without __Host- opens nothing over TLS.
func TestAPlantedKeyOpensNothing(t *testing.T) {
	s := newSite(t, func(o *setup) { o.Secure = true })
	l := s.class(`{"scenario":"small"}`)
	secret := strings.TrimPrefix(l.Link, l.Board+"/")
	want(t, "without the prefix", s.program().get(l.Board, with("Cookie", "caseload_board_"+l.Code+"="+secret)).StatusCode, 404)
	want(t, "with it", s.program().get(l.Board, with("Cookie", "__Host-caseload_board_"+l.Code+"="+secret)).StatusCode, 200)
}
