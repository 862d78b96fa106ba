package main

import (
	"context"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// watched has pages opened from now on keep their streams in window.opened, and be
// hidden while window.away is true.
func (p *tab) watched() {
	p.t.Helper()
	p.do(chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{
			Source: `window.opened = [];
				window.EventSource = class extends EventSource { constructor(from) { super(from); opened.push(this); } };
				Object.defineProperty(Document.prototype, "hidden", { get: () => window.away === true });`})
		return err
	}))
}

// hides hides the tab from the page's point of view, or shows it again.
func (p *tab) hides(away bool) {
	p.t.Helper()
	ask[bool](p, "(window.away = %t, document.dispatchEvent(new Event('visibilitychange')))", away)
}

// TestAHiddenBoardListensToNothing checks that a board that nobody sees keeps no
// connection open, and misses nothing.
func TestAHiddenBoardListensToNothing(t *testing.T) {
	t.Parallel()
	lecturer := &tab{t, browser(t)}
	lecturer.watched()
	home := served(t)
	l := newClass(t, home)
	lecturer.do(chromedp.Navigate(home + l.Link))
	lecturer.until("the stream", "opened.length === 1 && opened[0].readyState === EventSource.OPEN")
	lecturer.hides(true)
	lecturer.until("the stream to be closed", "opened[0].readyState === EventSource.CLOSED")
	for i := range 5 {
		classmate(t, uint64(i), home, l.Code, nil)
	}
	lecturer.hides(true)
	if n := ask[int](lecturer, "opened.length"); n != 1 {
		t.Errorf("%d streams were opened, the later ones while the board was hidden", n)
	}
	lecturer.hides(false)
	lecturer.sees("5 have begun.")
	lecturer.until("the second stream", "opened.length === 2 && opened[1].readyState === EventSource.OPEN")
	lecturer.hides(true)
	lecturer.hides(false)
	lecturer.until("the third stream", "opened.length === 3 && opened[2].readyState === EventSource.OPEN")
	if last := ask[string](lecturer, "new URL(opened[2].url).searchParams.get('last')"); last == ask[string](lecturer, "new URL(opened[0].url).searchParams.get('last')") || last == "" {
		t.Errorf("the third stream goes on after %q", last)
	}
	lecturer.do(chromedp.Navigate(home + l.Board + "?still"))
	lecturer.until("the board that holds still", "location.search === '?still' && document.readyState === 'complete' && !!document.getElementById('board')")
	if n := ask[int](lecturer, "opened.length"); n != 0 {
		t.Errorf("a board that holds still opened %d streams", n)
	}
}

// TestABoardLooksWithoutAStream checks that a board that is refused a stream looks from
// time to time instead.
func TestABoardLooksWithoutAStream(t *testing.T) {
	t.Parallel()
	lecturer := &tab{t, browser(t)}
	lecturer.watched()
	lecturer.impatient()
	home := served(t)
	l := newClass(t, home)
	for range 25 { // as many as may
		l.follow(t, home, "")
	}
	lecturer.do(chromedp.Navigate(home + l.Link))
	lecturer.until("the streams to be refused", "opened.length > 1 && opened.every((one) => one.readyState !== EventSource.OPEN)")
	for i := range 5 {
		classmate(t, uint64(i), home, l.Code, nil)
	}
	lecturer.sees("5 have begun.")
	if ask[bool](lecturer, "opened.some((one) => one.readyState === EventSource.OPEN)") {
		t.Error("there was a stream after all")
	}
}
