package page_test

import (
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// The arrow keys go through a seminar as its links do, and leave whoever types alone.
func TestASeminarByKeyboard(t *testing.T) {
	ctx, address := browser(t)
	do(ctx, t, chromedp.EmulateViewport(1280, 720))
	at := func() string { return eval[string](ctx, t, "Promise.resolve(location.pathname + location.search)") }
	press := func(state, key string) string {
		do(ctx, t, chromedp.Navigate(address+"/"+state), chromedp.KeyEvent(key))
		eval[bool](ctx, t, "new Promise(done => setTimeout(() => done(true), 50))")
		return at()
	}
	for _, c := range []struct{ state, key, want string }{
		{"seminar-desk", kb.ArrowRight, "/assignments/4/seminar?moment=sam&part=chosen"},
		{"seminar-desk", kb.ArrowLeft, "/assignments/4/seminar"},
		{"seminar-chosen", kb.PageDown, "/assignments/4/seminar?moment=sam&part=after"},
		{"seminar-families", kb.PageUp, "/assignments/4/seminar?moment=dad&part=after"},
		{"seminar", kb.ArrowLeft, "/seminar"},
	} {
		if got := press(c.state, c.key); got != c.want {
			t.Errorf("%q at %s leads to %s, want %s", c.key, c.state, got, c.want)
		}
	}
}
