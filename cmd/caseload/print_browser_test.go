package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"caseload/app/policy"
	"caseload/app/sim"
)

// TestAWeekIsPrinted prints a week's debrief and evidence on A4. It checks that
// the parts that are folded on the screen are open on paper, though not what is folded
// within them, and that controls and the student's answers about how they are don't
// appear.
func TestAWeekIsPrinted(t *testing.T) {
	root := served(t)
	run, cookies := playedByPolicy(t, root, policy.Careful, func(d sim.Desk) bool { return d.Ended })
	p := &tab{t, browser(t)}
	p.take(root, cookies)
	for _, c := range []struct {
		name, path  string
		folds       bool
		least, most int    // in sheets
		printed     string // selectors of what must be on paper
	}{
		{"debrief", "/debrief", true, 4, 6, ".first, #strain-title, .topic"},
		{"to hand on", "/debrief?for=others", true, 3, 6, ".first, .topic"},
		{"evidence", "/evidence", false, 2, 7, ".memo, .memo table, #standards-title"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := &tab{t, p.ctx}
			p.do(chromedp.Navigate(root + run + c.path))
			p.until("the page", "document.readyState === 'complete' && !!document.querySelector('main h1')")
			const folded = "[...document.querySelectorAll('details.part:not([open]) > :not(summary)')].filter(e => !e.closest('.screen-only') && e.querySelector(':scope > :not(details)'))"
			if n := ask[int](p, folded+".filter(e => !e.checkVisibility()).length"); c.folds != (n > 0) {
				t.Errorf("%d parts are folded on the screen", n)
			}
			p.media("print")
			if still := ask[[]string](p, folded+".filter(e => !e.checkVisibility() || !e.getClientRects().length || e.getBoundingClientRect().height < 10).map(e => e.outerHTML.slice(0, 100))"); len(still) > 0 {
				t.Errorf("folded on paper: %q", still)
			}
			if gone := ask[[]string](p, "%s.split(', ').filter(s => ![...document.querySelectorAll(s)].some(e => e.checkVisibility()))", c.printed); len(gone) > 0 {
				t.Errorf("not on paper: %q", gone)
			}
			if there := ask[[]string](p, "[...document.querySelectorAll('nav, header, footer, button, input, form, .feelings, #keep-title, #whatif-title')].filter(e => e.checkVisibility()).map(e => e.outerHTML.slice(0, 100))"); len(there) > 0 {
				t.Errorf("on paper: %q", there)
			}
			if wide := ask[[]string](p, "[...document.querySelectorAll('main *')].filter(e => e.checkVisibility() && getComputedStyle(e).color !== 'rgb(0, 0, 0)' && e.matches('h1, h2, h3, p:not(.quiet, .eyebrow), a')).map(e => e.outerHTML.slice(0, 100)).slice(0, 3)"); len(wide) > 0 {
				t.Errorf("not black: %q", wide)
			}
			p.media("")
			file := p.pdf()
			if n := bytes.Count(file, []byte("/MediaBox [0 0 594.9")); n < c.least || n > c.most || n != bytes.Count(file, []byte("/MediaBox")) {
				t.Errorf("%d of %d sheets are A4, upright", n, bytes.Count(file, []byte("/MediaBox")))
			}
		})
	}
}

// take gives the tab the cookies of whoever played.
func (p *tab) take(root string, cookies []*http.Cookie) {
	p.t.Helper()
	p.do(chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		for _, c := range cookies {
			if _, err := cdp.Call(ctx, target, network.SetCookie, network.SetCookieParams{Name: c.Name, Value: c.Value, URL: root}); err != nil {
				return err
			}
		}
		return nil
	}))
}

func (p *tab) media(kind string) {
	p.t.Helper()
	p.do(chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: kind})
		return err
	}))
}

// pdf prints the page with a browser's default settings: without backgrounds, on
// the paper size that the page asks for.
func (p *tab) pdf() (file []byte) {
	p.t.Helper()
	p.do(chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		printed, err := cdp.Call(ctx, t, page.PrintToPDF, page.PrintToPDFParams{PreferCSSPageSize: new(true)})
		file = printed.Data
		return err
	}))
	return file
}

// playedByPolicy plays First week through the web with a policy until a desk is
// reached, and returns the run's URL and the player's cookies.
func playedByPolicy(t *testing.T, root string, decide policy.Policy, reached func(sim.Desk) bool) (string, []*http.Cookie) {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	client := http.Client{Jar: jar}
	var at struct {
		Run int64
		sim.Desk
	}
	post := func(path string, body any) {
		data, err := json.Marshal(body)
		if err != nil {
			t.Fatal(err)
		}
		r, err := http.NewRequest(http.MethodPost, root+path, bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		r.Header = http.Header{"Accept": {"application/json"}, "Content-Type": {"application/json"}}
		answer, err := client.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		defer answer.Body.Close()
		data, err = io.ReadAll(answer.Body)
		at.Desk = sim.Desk{}
		if err != nil || answer.StatusCode >= 300 || json.Unmarshal(data, &at) != nil {
			t.Fatalf("%s answered %d: %.300s (%v)", path, answer.StatusCode, data, err)
		}
	}
	post("/scenarios/first-week/runs", map[string]any{"seed": 7})
	pick := policy.Chance(7)
	for run := fmt.Sprintf("/runs/%d", at.Run); !reached(at.Desk); {
		d := decide(at.Desk, pick)
		post(run+"/decisions", map[string]any{"turn": at.Turn, "offer": d.Offer, "with": d.With})
	}
	address, err := url.Parse(root)
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("/runs/%d", at.Run), jar.Cookies(address)
}
