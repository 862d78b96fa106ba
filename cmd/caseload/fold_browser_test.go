package main

import (
	"testing"

	"github.com/chromedp/chromedp"

	"caseload/app/sim"
)

// TestThursdayIsAboveTheFold checks that on Thursday, the week's fullest morning, the days
// of the week, My day and all its buttons are on the screen without scrolling, at 1440 by 900
// pixels, and that at 360 nothing is wider than the screen, with the diary open too.
func TestThursdayIsAboveTheFold(t *testing.T) {
	t.Parallel()
	root := served(t)
	run, cookies := playedByPolicy(t, root, func(d sim.Desk) bool { return d.Scenario.Day == 4 })
	p := &tab{t, browser(t)}
	p.take(root, cookies)
	for _, open := range []string{"", "?open=diary"} {
		p.do(chromedp.EmulateViewport(1440, 900), chromedp.Navigate(root+run+open))
		p.until("the desk", "document.readyState === 'complete' && !!document.querySelector('#week')")
		p.until("its fonts", "document.fonts.status === 'loaded'")
		if low := ask[[]string](p, "[...document.querySelectorAll('#week a, #day .offers > *')].filter(e => e.getBoundingClientRect().bottom > innerHeight).map(e => e.textContent.trim())"); len(low) > 0 {
			t.Errorf("%s%s: below the fold: %q", run, open, low)
		}
		if n := ask[int](p, "document.querySelectorAll('#day .offers > *').length"); n < 3 {
			t.Errorf("My day has only %d buttons", n)
		}
		p.do(chromedp.EmulateViewport(360, 740))
		if wide := ask[int](p, "document.documentElement.scrollWidth"); wide > 360 {
			t.Errorf("%s%s is %d px wide on a phone", run, open, wide)
		}
	}
}
