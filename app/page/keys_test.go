package page_test

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// The arrow keys go through a seminar as its links do, and leave whoever types alone.
func TestASeminarByKeyboard(t *testing.T) {
	ctx, address := browser(t)
	do(ctx, t, chromedp.EmulateViewport(1280, 720))
	const at = "location.pathname + location.search"
	for _, c := range []struct{ state, key, want string }{
		{"seminar-desk", kb.ArrowRight, "/assignments/4/seminar?moment=sam&part=chosen"},
		{"seminar-desk", kb.ArrowLeft, "/assignments/4/seminar"},
		{"seminar-chosen", kb.PageDown, "/assignments/4/seminar?moment=sam&part=after"},
		{"seminar-families", kb.PageUp, "/assignments/4/seminar?moment=dad&part=after"},
		{"seminar", kb.ArrowLeft, "/seminar"},
	} {
		do(ctx, t, chromedp.Navigate(address+"/"+c.state), chromedp.KeyEvent(c.key))
		if c.want != "/"+c.state {
			until(ctx, t, fmt.Sprintf("%s === %q", at, c.want))
			continue
		}
		eval[bool](ctx, t, "new Promise(done => setTimeout(() => done(true), 50))")
		if got := eval[string](ctx, t, "Promise.resolve("+at+")"); got != c.want {
			t.Errorf("%q at %s leads to %s", c.key, c.state, got)
		}
	}
}
