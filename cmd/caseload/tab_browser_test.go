package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"caseload/assets"
)

// chromium starts the browser that all tests of this package share, since starting one
// takes seconds. closeChromium stops it, if it was started.
var (
	chromium = sync.OnceValues(func() (context.Context, error) {
		path, err := exec.LookPath("chromium")
		if err != nil {
			return nil, err
		}
		options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox,
			chromedp.Flag("disable-background-networking", true), chromedp.Flag("disable-component-update", true))
		allocator, stopAllocator := chromedp.NewExecAllocator(context.Background(), options...)
		ctx, closeBrowser := chromedp.NewContext(allocator)
		closeChromium = func() { closeBrowser(); stopAllocator() }
		return ctx, chromedp.Do(ctx)
	})
	closeChromium = func() {}
)

// browser opens a tab with cookies and storage of its own in Chromium, and returns its
// context. Without Chromium the test is skipped or, if CASELOAD_NO_SKIP is set, fails.
func browser(t *testing.T) context.Context {
	t.Helper()
	if _, _, built := assets.Bundle(); !built {
		t.Fatal("the styles and browser code aren't built; run: go generate ./assets")
	}
	shared, err := chromium()
	switch {
	case errors.Is(err, exec.ErrNotFound):
		why := "skipped: this test plays in a browser, and chromium isn't here (Debian package chromium)"
		if os.Getenv("CASELOAD_NO_SKIP") != "" {
			t.Fatal(why)
		}
		t.Skip(why)
	case err != nil:
		t.Fatal(err)
	}
	opened, closeTab := chromedp.NewContext(shared, chromedp.WithNewBrowserContext())
	ctx, cancel := context.WithTimeout(opened, time.Duration(atLength(4, 12))*time.Minute)
	t.Cleanup(func() { cancel(); closeTab() })
	// Otherwise only one of the tabs that are open at a time has the focus.
	if _, err := chromedp.Call(ctx, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true}); err != nil {
		t.Fatal(err)
	}
	return ctx
}

// tab is a browser tab, with the actions the tests need.
type tab struct {
	t   *testing.T
	ctx context.Context
}

func (p *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	if err := chromedp.Do(p.ctx, steps...); err != nil {
		p.t.Fatal(err)
	}
}

// ask evaluates a JavaScript expression in the page and returns its value; it fails
// the test on an error.
func ask[T any](p *tab, format string, args ...any) T {
	p.t.Helper()
	v, err := asked[T](p, format, args...)
	if err != nil {
		p.t.Fatalf("%v in %.300s", err, format)
	}
	return v
}

func asked[T any](p *tab, format string, args ...any) (T, error) {
	quoted := make([]any, len(args))
	for i, a := range args {
		quoted[i] = a
		if s, ok := a.(string); ok {
			quoted[i] = strconv.Quote(s)
		}
	}
	return chromedp.Run(p.ctx, chromedp.Evaluate[T](fmt.Sprintf(format, quoted...)))
}

// until waits up to forty seconds for an expression to become true. It may be called
// during a navigation, when evaluating an expression can fail.
func (p *tab) until(what, format string, args ...any) {
	p.t.Helper()
	for range 1600 {
		if is, err := asked[bool](p, "!!("+format+")", args...); err == nil && is {
			return
		}
		time.Sleep(25 * time.Millisecond)
	}
	p.t.Fatalf("waited in vain for %s at %s:\n%s", what, p.where(), p.text())
}

func (p *tab) where() string { return ask[string](p, "location.pathname+location.search") }

// text returns the beginning of what the page says, for a message. See [tab.shows].
func (p *tab) text() string {
	return ask[string](p, "document.body.innerText.slice(0, 600)")
}

// reach presses Tab until the wanted element has the focus. An element it can't
// reach can't be reached by keyboard at all.
func (p *tab) reach(what, format string, args ...any) {
	p.t.Helper()
	for range 300 {
		p.do(chromedp.KeyEvent(kb.Tab))
		if ask[bool](p, "((e) => "+format+")(document.activeElement)", args...) {
			return
		}
	}
	p.t.Fatalf("%s can't be reached by keyboard at %s:\n%s", what, p.where(), p.text())
}

func (p *tab) enter() { p.t.Helper(); p.do(chromedp.KeyEvent(kb.Enter)) }

// follow moves the focus to a link by keyboard and follows it.
func (p *tab) follow(href string) {
	p.t.Helper()
	p.reach("the link to "+href, "e.getAttribute('href') === %s", href)
	p.enter()
}

// accessible checks the page with axe, in light mode and, if CASELOAD_LONG is set, in dark
// mode. (The tests of app/page look at a page of each kind in both.)
func (p *tab) accessible() {
	p.t.Helper()
	source, err := os.ReadFile("../../assets/node_modules/axe-core/axe.min.js")
	if err != nil {
		p.t.Fatalf("axe-core isn't installed; run: go generate ./assets (%v)", err)
	}
	for _, scheme := range []string{"light", "dark"}[:atLength(1, 2)] {
		p.scheme(scheme)
		p.do(chromedp.Evaluate[chromedp.Void](string(source)))
		found, err := chromedp.Run(p.ctx, chromedp.Evaluate[[]string](`axe.run(document, {resultTypes: ["violations"]}).then(r =>
			r.violations.map(v => v.id + ": " + v.help + "\n  " + v.nodes.slice(0, 3).map(n => n.html.slice(0, 200)).join("\n  ")))`,
			func(e *runtime.EvaluateParams) { e.AwaitPromise = new(true) }))
		if err != nil {
			p.t.Fatal(err)
		}
		for _, violation := range found {
			p.t.Errorf("%s in %s: %s", p.where(), scheme, violation)
		}
	}
	p.scheme("light")
}

func (p *tab) scheme(name string) {
	p.t.Helper()
	p.do(chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: name}}})
		return err
	}))
}

// scriptless turns JavaScript off in the tab, and returns it.
func (p *tab) scriptless() *tab { p.t.Helper(); p.scripts(false); return p }

// scripts turns JavaScript on or off. What a page would have run when it was loaded isn't
// made up for.
func (p *tab) scripts(on bool) {
	p.t.Helper()
	p.do(chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !on})
		return err
	}))
}
