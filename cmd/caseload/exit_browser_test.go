package main

import (
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// elsewhere starts another site, which records the Referer that browsers send it.
func elsewhere(t *testing.T) (address string, referrers func() []string) {
	t.Helper()
	var mu sync.Mutex
	var told []string
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/weather" {
			mu.Lock()
			told = append(told, r.Referer())
			mu.Unlock()
		}
		w.Header().Set("Content-Type", "text/html")
		_, _ = w.Write([]byte("<title>The weather</title><p>Rain."))
	}))
	t.Cleanup(server.Close)
	return server.URL + "/weather", func() []string { mu.Lock(); defer mu.Unlock(); return told }
}

// TestExitLeavesTheSite checks that “Exit this page” leaves the site: by the
// button, by the skip link, by pressing Shift three times, and without scripts. The
// other site must get no Referer, the run must not be one step back in the history,
// and the run must be kept.
func TestExitLeavesTheSite(t *testing.T) {
	t.Parallel()
	address, referrers := elsewhere(t)
	s := serve(t, filepath.Join(t.TempDir(), "caseload.db"), "--exit-address", address)
	for name, leave := range map[string]func(p *tab){
		"the button":    func(p *tab) { p.follow("/exit") },
		"the skip link": func(p *tab) { p.follow(address) },
		"shift": func(p *tab) {
			for range 3 {
				p.do(chromedp.KeyEvent(kb.Shift))
			}
		},
		"without scripts": func(p *tab) { p.follow("/exit") },
	} {
		t.Run(name, func(t *testing.T) {
			p := &tab{t, nil}
			if scripts := name != "without scripts"; scripts {
				p.ctx = browser(t)
			} else {
				p = (&tab{t, browser(t)}).scriptless()
			}
			p.do(chromedp.Navigate(s.address + "/scenarios/first-morning"))
			p.reach("the button that begins", "e.tagName === 'BUTTON' && e.form?.action.endsWith('/runs')")
			p.enter()
			p.until("the desk", "/^\\/runs\\/\\d+$/.test(location.pathname) && !!document.querySelector('input[name=turn]')")
			run := p.where()
			leave(p)
			p.until("the other site", "document.title === 'The weather' && location.href === %s", address)
			if name != "without scripts" {
				p.do(chromedp.NavigateBack())
				p.until("what came before the run", "location.pathname === '/scenarios/first-morning'")
			}
			p.do(chromedp.Navigate(s.address + run))
			p.until("the run, as it was", "!!document.querySelector('input[name=turn]')")
		})
	}
	if told := referrers(); len(told) != 4 || strings.Join(told, "") != "" {
		t.Errorf("the other site was told %q", told)
	}
}

func TestTheExitAddressIsASite(t *testing.T) {
	for _, address := range []string{"weather", "javascript:alert(1)", "//", "ftp://example.org", "https://"} {
		_, errs, code := caseload(t, "serve", "--addr", "127.0.0.1:0", "--exit-address", address)
		want(t, "exit code of "+address, code, 1)
		holds(t, errs, "--exit-address is the whole address of a site")
	}
}
