package main

import (
	"testing"

	"github.com/chromedp/chromedp"

	"caseload/app/policy"
	"caseload/app/sim"
)

// TestMyDayIsAboveTheFold checks that in the fullest mornings of the week the days of the
// week, My day and all its buttons are on the screen without scrolling, at 1440 by 900
// pixels, whether one works with care or answers whoever is loudest, and that at 360 nothing
// is wider than the screen, with the diary open too.
func TestMyDayIsAboveTheFold(t *testing.T) {
	t.Parallel()
	root := served(t)
	p := &tab{t, browser(t)}
	for _, on := range []struct {
		what   string
		decide policy.Policy
		day    int
	}{{"Thursday, with care", policy.Careful, 4}, {"Friday, with care", policy.Careful, 5}, {"Monday, by the loudest", policy.Loudest, 1}, {"Tuesday, by the loudest", policy.Loudest, 2}, {"Friday, by the loudest", policy.Loudest, 5}} {
		run, cookies := playedByPolicy(t, root, on.decide, func(d sim.Desk) bool { return d.Scenario.Day == on.day })
		p.take(root, cookies)
		for _, open := range []string{"", "?open=diary"} {
			p.do(chromedp.EmulateViewport(1440, 900), chromedp.Navigate(root+run+open))
			p.until("the desk", "document.readyState === 'complete' && !!document.querySelector('#week')")
			p.until("its fonts", "document.fonts.status === 'loaded'")
			if low := ask[[]string](p, "[...document.querySelectorAll('#week a, #day .offers > *')].filter(e => e.getBoundingClientRect().bottom > innerHeight).map(e => e.textContent.trim())"); len(low) > 0 {
				t.Errorf("%s%s: below the fold: %q", on.what, open, low)
			}
			if n := ask[int](p, "document.querySelectorAll('#day .offers > *').length"); n < 3 {
				t.Errorf("%s%s: My day has only %d buttons", on.what, open, n)
			}
			p.do(chromedp.EmulateViewport(360, 740))
			if wide := ask[int](p, "document.documentElement.scrollWidth"); wide > 360 {
				t.Errorf("%s%s is %d px wide on a phone", on.what, open, wide)
			}
		}
	}
}
