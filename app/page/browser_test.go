package page_test

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"caseload/app/page"
	playpage "caseload/app/page/play"
	"caseload/app/sim"
	"caseload/assets"
)

var (
	shots = flag.String("shots", "", "photograph every state of every page, in both schemes and three widths, into this directory")
	only  = flag.String("only", "", "photograph only the states whose names match this expression")
)

const (
	axe       = "../../assets/node_modules/axe-core/axe.min.js"
	narrowest = 320
	phone     = 360
)

// browser opens a tab on the gallery, served under the same content security
// policy as the product.
func browser(t *testing.T) (ctx context.Context, address string) {
	t.Helper()
	if testing.Short() {
		t.Skip("a browser takes some seconds")
	}
	var path string
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			path = found
			break
		}
	}
	if path == "" {
		why := "skipped: this test looks at pages in a browser, and chromium isn't here (Debian package chromium)"
		if os.Getenv("CASELOAD_NO_SKIP") != "" {
			t.Fatal(why)
		}
		t.Skip(why)
	}
	css, js, ok := assets.Bundle()
	if !ok {
		t.Fatal("the bundle is not built: run " + assets.Command)
	}
	server := httptest.NewServer(site(page.Layout{CSS: "/assets/" + css, JS: "/assets/" + js, Icon: "/assets/" + assets.Icon(), Built: true}))
	t.Cleanup(server.Close)

	ctx, cancel := chromedp.NewExecAllocator(context.Background(), append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox)...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	if deadline, ok := t.Deadline(); ok {
		ctx, cancel = context.WithDeadline(ctx, deadline.Add(-20*time.Second)) // so that a failure says where
		t.Cleanup(cancel)
	}
	return ctx, server.URL
}

// site serves the gallery at /NAME, and a first morning and a full week at
// /runs/42 and /runs/43. Those two answer a decision either with something that
// happened or with nothing. /runs/44 is a pair's (pair_browser_test.go).
func site(l page.Layout) http.Handler {
	mux := http.NewServeMux()
	all := states(l)
	write := func(w http.ResponseWriter, render func(context.Context, *bytes.Buffer) error) {
		var b bytes.Buffer
		if err := render(context.Background(), &b); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		w.Header().Set("Content-Security-Policy", "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'")
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Write(b.Bytes())
	}
	mux.Handle("/assets/", http.StripPrefix("/assets/", http.FileServerFS(assets.FS)))
	mux.HandleFunc("GET /{name}", func(w http.ResponseWriter, r *http.Request) {
		v, ok := all[r.PathValue("name")]
		if !ok {
			http.NotFound(w, r)
			return
		}
		write(w, func(ctx context.Context, b *bytes.Buffer) error { return v.Render(ctx, b) })
	})
	desk := func(r *http.Request) playpage.DeskView {
		v := playpage.DeskView{Layout: l, Run: 42, Desk: firstMorning(), Open: r.FormValue("open")}
		if r.PathValue("run") == "43" {
			v.Run, v.Desk = 43, fullWeek()
		}
		if r.PathValue("run") == "44" {
			v = pairDesk(v, r.Header.Get("HX-Request") != "")
		}
		return v
	}
	mux.HandleFunc("GET /runs/{run}", func(w http.ResponseWriter, r *http.Request) {
		write(w, func(ctx context.Context, b *bytes.Buffer) error {
			if r.Header.Get("HX-Request") != "" {
				return desk(r).RenderFragment(ctx, b)
			}
			return desk(r).Render(ctx, b)
		})
	})
	mux.HandleFunc("GET /runs/44/live", partnerTells)
	mux.HandleFunc("POST /runs/{run}/decisions", func(w http.ResponseWriter, r *http.Request) {
		v := desk(r)
		offer, turn := r.FormValue("offer"), v.Desk.Turn
		v.Desk.Turn++
		v.Desk.Clock.Now, v.Desk.Events = "10:55", nil
		switch offer {
		case "triage:reid":
			v.Desk.Offers = append(v.Desk.Offers, sim.Offer{ID: "take-back", Verb: "take-back", Label: "Take back what I just decided"})
		case "supervise:agenda":
		case "read:reid-chronology":
			v.Desk.Cases[1].Papers[1].Opened, v.Desk.Cases[1].Papers[1].Text = true, "What was before."
			v.Desk.Inbox = v.Desk.Inbox[1:] // nobody is on the line any more
		default:
			v.Desk.Events = []sim.Event{{At: "10:55", Text: sim.Sentence("You decided " + offer + " with " + strings.Join(r.Form["with.tasks"], " ") + ".")}}
		}
		if offer == "recover:break" || offer == "work:desk" {
			v.Desk.Guide = "Under People are those you can ask."
		}
		if r.FormValue("turn") != strconv.Itoa(turn) {
			v.Notice = page.Notice{Kind: page.NoticeProblem, Text: "The turn was taken."}
			w.WriteHeader(http.StatusConflict)
		}
		write(w, func(ctx context.Context, b *bytes.Buffer) error { return v.RenderFragment(ctx, b) })
	})
	return mux
}

func media(ctx context.Context, t *testing.T, scheme string) {
	t.Helper()
	_, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"}}})
	if err != nil {
		t.Fatal(err)
	}
}

func do(ctx context.Context, t *testing.T, steps ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	if err := chromedp.Do(ctx, steps...); err != nil {
		t.Fatal(err)
	}
}

func eval[T any](ctx context.Context, t *testing.T, expression string) T {
	t.Helper()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatalf("%s: %v", expression, err)
	}
	return v
}

// until waits for a JavaScript expression to become true, across navigations if
// need be.
func until(ctx context.Context, t *testing.T, expression string) {
	t.Helper()
	for range 1_000 {
		if is, err := chromedp.Run(ctx, chromedp.Evaluate[bool](expression)); err == nil && is {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Fatalf("this never came true: %s", expression)
}

// TestAccessible runs axe-core on every state in both colour schemes, with
// everything unfolded, and checks that nothing is wider than the narrowest
// screens. One state of each page is looked at everywhere; the others take long, so
// they need CASELOAD_LONG, as in .ci/run.
func TestAccessible(t *testing.T) {
	ctx, address := browser(t)
	script, err := os.ReadFile(axe)
	if err != nil {
		t.Fatal("axe-core is not installed: run "+assets.Command, err)
	}
	if _, err := chromedp.Run(ctx, chromedp.Title()); err != nil {
		t.Fatal(err)
	}
	tabs := make(chan context.Context, 2)
	for range cap(tabs) {
		tab, closeTab := chromedp.NewContext(ctx)
		t.Cleanup(closeTab)
		do(tab, t, chromedp.Navigate("about:blank"))
		tabs <- tab
	}
	looked := map[string]bool{}
	for _, name := range slices.Sorted(maps.Keys(states(built))) {
		if strings.HasSuffix(name, "-not-built") {
			continue // without styles, the browser sets the sizes and colours
		}
		kind, _, _ := strings.Cut(name, "-")
		if looked[kind] && os.Getenv("CASELOAD_LONG") == "" {
			continue
		}
		looked[kind] = true
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			free := <-tabs
			defer func() { tabs <- free }()
			tab, cancel := context.WithTimeout(free, 3*time.Minute)
			defer cancel()
			media(tab, t, "light")
			do(tab, t, chromedp.EmulateViewport(1280, 900), chromedp.Navigate(address+"/"+name))
			eval[bool](tab, t, unfolded)
			do(tab, t, chromedp.Evaluate[chromedp.Void](string(script)))
			for _, scheme := range []string{"light", "dark"} {
				media(tab, t, scheme)
				for _, violation := range eval[[]string](tab, t, fmt.Sprintf(axeRun, rules[scheme])) {
					t.Errorf("in %s: %s", scheme, violation)
				}
			}
			noWiderThan(tab, t, narrowest, "100%")
			noWiderThan(tab, t, phone, "200%")
			for _, small := range eval[[]string](tab, t, smallTargets) {
				t.Errorf("smaller than 24 px: %s", small)
			}
		})
	}
}

// unfolded opens everything that is folded, once the fonts have loaded.
const unfolded = `document.fonts.ready.then(() => {
	for (const d of document.querySelectorAll("details")) { d.removeAttribute("name"); d.open = true }
	return true })`

func noWiderThan(ctx context.Context, t *testing.T, width int, text string) {
	t.Helper()
	do(ctx, t, chromedp.EmulateViewport(int64(width), 640))
	eval[string](ctx, t, fmt.Sprintf("document.documentElement.style.fontSize = %q", text))
	if wide := eval[int](ctx, t, "document.documentElement.scrollWidth"); wide > width {
		t.Errorf("text at %s: %d px wide on a screen of %d: %s", text, wide, width, eval[string](ctx, t, widest))
	}
	eval[string](ctx, t, "document.documentElement.style.fontSize = ''")
}

// rules are the axe-core rules to run: all in light, and in dark only those about
// colours.
var rules = map[string]string{
	"light": `["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]`,
	"dark":  `["color-contrast", "link-in-text-block"]`,
}

const axeRun = `axe.run(document, {runOnly: %s, resultTypes: ["violations"]}).then(r =>
	r.violations.map(v => v.id + ": " + v.help + ": " + v.nodes.slice(0, 3).map(n => n.html.slice(0, 160) + " " + n.failureSummary).join(" | ")))`

const widest = `[...document.body.querySelectorAll("*")].filter(e => e.getBoundingClientRect().right > innerWidth && !e.closest(".scroll")).slice(-3).map(e => e.outerHTML.slice(0, 120)).join(" | ")`

const smallTargets = `[...document.querySelectorAll("button, summary, select, textarea, .button, .row__link, .tabs a, .choice label, .strip a")].filter(e => {
	const r = e.getBoundingClientRect(); return r.width > 0 && (r.width < 24 || r.height < 24)}).map(e => e.outerHTML.slice(0, 100))`

// reachable names everything on a page that can be operated without unfolding
// anything; of a group of radio buttons only the one that is selected.
const reachable = `globalThis.nameOf = (e) => e.id || e.outerHTML.slice(0, 200),
	[...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")]
	.filter(e => e.checkVisibility())
	.filter(e => e.type !== "radio" || e.checked)
	.map(nameOf)`

// TestSmooth tests what the script adds to the plain pages.
func TestSmooth(t *testing.T) {
	ctx, address := browser(t)
	desk, week := address+"/runs/42", address+"/runs/43"

	t.Run("opening moves the focus to the title", func(t *testing.T) {
		do(ctx, t, chromedp.EmulateViewport(1280, 900), chromedp.Navigate(desk))
		until(ctx, t, "document.readyState === 'complete'")
		eval[bool](ctx, t, "window.same = true")
		do(ctx, t, chromedp.Click(chromedp.CSS(`a[hx-get*="marsh-email"].row__link`)))
		until(ctx, t, "document.activeElement.id === 'open-title' && document.activeElement.textContent.includes('Marsh')")
		if !eval[bool](ctx, t, "window.same && location.search.includes('marsh-email')") {
			t.Error("the page was loaded anew, or its address didn't follow")
		}
	})
	t.Run("deciding says aloud what happened", func(t *testing.T) {
		do(ctx, t, chromedp.Navigate(desk))
		until(ctx, t, "document.readyState === 'complete'")
		eval[bool](ctx, t, "window.same = true")
		do(ctx, t, chromedp.Click(chromedp.CSS(`button[value="answer:reid-phone:school"]`)))
		until(ctx, t, "document.activeElement.id === 'happened-title'")
		until(ctx, t, "document.getElementById('announcer').textContent.includes('10:55') && document.getElementById('announcer').textContent.includes('You decided answer:reid-phone:school')")
		if !eval[bool](ctx, t, "window.same && document.title.startsWith('10:55')") {
			t.Error("the page was loaded anew, or its title didn't follow")
		}
	})
	t.Run("a taken turn shows the desk and why", func(t *testing.T) {
		do(ctx, t, chromedp.Click(chromedp.CSS(`input[value="recover:break"] ~ button`)))
		until(ctx, t, "document.activeElement.id === 'notice' && document.activeElement.textContent.includes('The turn was taken.')")
	})
	t.Run("a plan is sent in the order of its lines", func(t *testing.T) {
		do(ctx, t, chromedp.Navigate(desk+"?open=offer:plan"))
		until(ctx, t, "document.querySelectorAll('.move').length > 0")
		if name := eval[string](ctx, t, "document.querySelector('.order li .move').getAttribute('aria-label')"); !strings.HasPrefix(name, "Move up: ") || strings.Contains(name, "min") || strings.Contains(name, "due") {
			t.Errorf("a button is called %q, and is to name the task alone", name)
		}
		if !eval[bool](ctx, t, "document.querySelector('[data-order-note]').checkVisibility()") {
			t.Error("nothing says what the arrows do")
		}
		do(ctx, t, chromedp.Click(chromedp.CSS(".order li:nth-child(2) .move[data-by='-1']")))
		do(ctx, t, chromedp.Click(chromedp.CSS("form:has(.order) .button--primary")))
		until(ctx, t, "document.querySelector('.happened')?.textContent.includes('plan with  reid-visit core-group.')")
	})
	t.Run("a plan is made by number, by key and by dragging, and adds up", func(t *testing.T) {
		do(ctx, t, chromedp.Navigate(desk+"?open=diary"))
		until(ctx, t, "document.querySelectorAll('.place').length === 4")
		plan := `[...document.querySelectorAll(".order li:has(:checked)")].map(e => e.querySelector(".place").value + " " + e.querySelector("[type=checkbox]").value).join(", ")`
		adds := func(how, order, total string) {
			t.Helper()
			if got := eval[string](ctx, t, plan); got != order {
				t.Errorf("%s, the plan is %q, want %q", how, got, order)
			}
			if got := eval[string](ctx, t, "document.querySelector('[data-order-total]').textContent"); got != total {
				t.Errorf("%s, it says %q, want %q", how, got, total)
			}
		}
		adds("At first", "1 core-group, 2 reid-visit", "Planned 3 h 10 of 6 h 14")
		place := "document.querySelector('.order li:has([value=osei-report]) .place')"
		eval[bool](ctx, t, place+".focus() ?? true")
		do(ctx, t, chromedp.KeyEvent("1"), chromedp.KeyEvent(kb.Tab))
		adds("By number", "1 osei-report, 2 core-group, 3 reid-visit", "Planned 3 h 45 of 6 h 14")
		eval[bool](ctx, t, place+".focus() ?? true")
		do(ctx, t, chromedp.KeyEvent(kb.ArrowDown, chromedp.KeyModifiers(kb.ModifierAlt)))
		adds("By key", "1 core-group, 2 osei-report, 3 reid-visit", "Planned 3 h 45 of 6 h 14")
		eval[bool](ctx, t, `(() => {
			const line = (task) => document.querySelector(`+"`.order li:has([value=${task}])`"+`);
			line("lindqvist-closing").dispatchEvent(new DragEvent("dragstart", {bubbles: true}));
			line("core-group").dispatchEvent(new DragEvent("drop", {bubbles: true}));
			return true;
		})()`)
		adds("By dragging", "1 lindqvist-closing, 2 core-group, 3 osei-report, 4 reid-visit", "Planned 4 h 30 of 6 h 14")
		eval[bool](ctx, t, place+".select() ?? true")
		do(ctx, t, chromedp.KeyEvent(kb.Delete), chromedp.KeyEvent(kb.Tab))
		adds("Without a number", "1 lindqvist-closing, 2 core-group, 3 reid-visit", "Planned 3 h 55 of 6 h 14")
		eval[bool](ctx, t, "(document.querySelector('[data-order-total]').dataset.left = 200) && document.querySelector('.order [value=osei-report]').click() === undefined")
		adds("Past the end of the day", "1 lindqvist-closing, 2 core-group, 3 osei-report, 4 reid-visit", "Planned 4 h 30 of 3 h 20, 1 h 10 more than there is")
		do(ctx, t, chromedp.Click(chromedp.CSS("form:has(.order) .button--primary")))
		until(ctx, t, "document.querySelector('.happened')?.textContent.includes('plan with  lindqvist-closing core-group osei-report reid-visit.')")
	})
	t.Run("a list stays as it was left", func(t *testing.T) {
		do(ctx, t, chromedp.EmulateViewport(1280, 900), chromedp.Navigate(week+"?open=diary"))
		until(ctx, t, "document.readyState === 'complete'")
		list := "document.querySelector('[data-keep=later]')"
		if eval[bool](ctx, t, list+".open") {
			t.Fatal("the list is open before anybody opened it")
		}
		for _, open := range []bool{true, false} {
			do(ctx, t, chromedp.Click(chromedp.CSS("[data-keep=later] > summary")))
			eval[bool](ctx, t, `document.querySelector('input[value="recover:break"] ~ button').click() === undefined`)
			until(ctx, t, "document.querySelector('.happened')?.textContent.includes('recover:break')")
			if eval[bool](ctx, t, list+".open") != open {
				t.Errorf("after a decision the list is open: %v, and was left so: %v", !open, open)
			}
			do(ctx, t, chromedp.Navigate(week+"?open=diary"))
			until(ctx, t, "document.readyState === 'complete'")
			if eval[bool](ctx, t, list+".open") != open {
				t.Errorf("on the page loaded anew the list is open: %v, and was left so: %v", !open, open)
			}
		}
	})
	t.Run("one key leads to the diary", func(t *testing.T) {
		do(ctx, t, chromedp.Navigate(desk))
		until(ctx, t, "document.readyState === 'complete'")
		pressed := input.DispatchKeyEventParams{Type: "keyDown", Modifiers: int64(kb.ModifierAlt), Key: "d", Text: "d", UnmodifiedText: "d", WindowsVirtualKeyCode: 'D'}
		if _, err := chromedp.Call(ctx, input.DispatchKeyEvent, pressed); err != nil {
			t.Fatal(err)
		}
		until(ctx, t, "document.activeElement.id === 'open-title' && document.activeElement.textContent === 'Diary'")
	})
	t.Run("where nothing happened the focus stays with the offer", func(t *testing.T) {
		do(ctx, t, chromedp.Navigate(desk))
		until(ctx, t, "document.readyState === 'complete'")
		eval[bool](ctx, t, "document.querySelector('input[value=\"triage:reid\"]').closest('details').open = true")
		do(ctx, t, chromedp.Click(chromedp.CSS("form:has(input[value='triage:reid']) .button--primary")))
		until(ctx, t, "document.activeElement.matches('summary') && document.activeElement.textContent.includes('Set its tier again')")
		until(ctx, t, "document.getElementById('announcer').textContent.startsWith('Done: Set its tier again. It can be taken back.')")
	})
	t.Run("what was laid open by itself leaves the focus on the line that leads to it", func(t *testing.T) {
		do(ctx, t, chromedp.Navigate(week+"?open=offer:supervise:agenda"))
		until(ctx, t, "document.readyState === 'complete'")
		do(ctx, t, chromedp.Click(chromedp.CSS("#open .button--primary")))
		until(ctx, t, "document.activeElement.dataset.offer === 'supervise:agenda' && document.getElementById('announcer').textContent.startsWith('The phone rang: you stopped')")
	})
	t.Run("what was read has the focus, before what was read earlier", func(t *testing.T) {
		do(ctx, t, chromedp.Navigate(desk+"?open=case:reid"))
		until(ctx, t, "document.readyState === 'complete'")
		do(ctx, t, chromedp.Click(chromedp.CSS(`input[value="read:reid-chronology"] ~ button`)))
		until(ctx, t, "document.activeElement.id === 'paper-title' && document.activeElement.textContent === 'The chronology' && document.querySelector('#open h3').id === 'paper-title'")
	})
	t.Run("the guide is said aloud once", func(t *testing.T) {
		said := "document.getElementById('announcer').textContent"
		do(ctx, t, chromedp.Navigate(desk))
		until(ctx, t, "document.readyState === 'complete'")
		do(ctx, t, chromedp.Click(chromedp.CSS(`input[value="work:desk"] ~ button`)))
		until(ctx, t, said+".includes('You decided work:desk') && "+said+".includes('Under People')")
		do(ctx, t, chromedp.Click(chromedp.CSS(`input[value="recover:break"] ~ button`)))
		until(ctx, t, said+".includes('You decided recover:break') && !"+said+".includes('Under People')")
	})
	t.Run("a keyboard reaches everything, in the order in which it stands", func(t *testing.T) {
		do(ctx, t, chromedp.EmulateViewport(1440, 900), chromedp.Navigate(week))
		until(ctx, t, "document.readyState === 'complete'")
		want := eval[[]string](ctx, t, reachable)
		if len(want) < 50 {
			t.Errorf("only %d things can be used", len(want))
		}
		for i, next := range want {
			do(ctx, t, chromedp.KeyEvent(kb.Tab))
			if got := eval[string](ctx, t, "nameOf(document.activeElement)"); got != next {
				t.Fatalf("Tab for the %dth time leads to %s, and what stands next is %s", i+1, got, next)
			}
		}
		for _, part := range []string{"#inbox", "#open", "#caseload", "#day", "#people"} {
			if !eval[bool](ctx, t, fmt.Sprintf("[...document.querySelectorAll('.jump a')].some(a => a.hash === %q && document.querySelector(a.hash))", part)) {
				t.Errorf("nothing leads to %s", part)
			}
		}
	})
	t.Run("a bar goes where its page is too small for it", func(t *testing.T) {
		stuck := func(height int64, text string) bool {
			do(ctx, t, chromedp.EmulateViewport(phone, height), chromedp.Navigate(desk))
			until(ctx, t, "document.readyState === 'complete'")
			return eval[bool](ctx, t, fmt.Sprintf("document.documentElement.style.fontSize = %q, scrollTo({top: 900, behavior: 'instant'}), document.querySelector('.deskbar__bar').getBoundingClientRect().bottom > 0", text))
		}
		for _, c := range []struct {
			height int64
			text   string
			want   bool
		}{{740, "100%", true}, {740, "200%", false}, {400, "100%", false}} {
			if got := stuck(c.height, c.text); got != c.want {
				t.Errorf("at %d px and text of %s the bar stays: %v, want %v", c.height, c.text, got, c.want)
			}
		}
	})
	t.Run("nothing is sent twice", func(t *testing.T) {
		do(ctx, t, chromedp.Navigate(desk))
		until(ctx, t, "document.readyState === 'complete'")
		twice := eval[int](ctx, t, `(() => {
			let sent = 0;
			document.addEventListener("htmx:beforeSend", () => sent++);
			const button = document.querySelector('input[value="recover:break"] ~ button');
			button.click(); button.click();
			return sent;
		})()`)
		if twice != 1 {
			t.Errorf("sent %d times", twice)
		}
	})
	t.Run("Shift three times leaves", func(t *testing.T) {
		do(ctx, t, chromedp.Navigate(desk))
		until(ctx, t, "document.readyState === 'complete'")
		eval[bool](ctx, t, `[1, 2].every(() => press("keydown") && press("keyup")); function press(type) { return document.body.dispatchEvent(new KeyboardEvent(type, {key: "Shift", bubbles: true})) }`)
		until(ctx, t, "document.getElementById('announcer').textContent.includes('1 more time')")
		eval[bool](ctx, t, `["keydown", "keyup"].every(type => document.body.dispatchEvent(new KeyboardEvent(type, {key: "Shift", bubbles: true})))`)
		until(ctx, t, "location.pathname === '/exit'")
	})
}

// TestShots takes screenshots of the gallery if -shots is given.
func TestShots(t *testing.T) {
	if *shots == "" {
		t.Skip("no -shots DIR")
	}
	ctx, address := browser(t)
	if _, err := chromedp.Run(ctx, chromedp.Title()); err != nil {
		t.Fatal(err)
	}
	wanted, err := regexp.Compile(*only)
	if err != nil {
		t.Fatal(err)
	}
	for name := range states(built) {
		if !wanted.MatchString(name) {
			continue
		}
		for _, scheme := range []string{"light", "dark"} {
			for _, width := range []int64{1440, 768, 360} {
				media(ctx, t, scheme)
				do(ctx, t, chromedp.EmulateViewport(width, 900), chromedp.Navigate(address+"/"+name))
				eval[bool](ctx, t, "document.fonts.ready.then(() => true)")
				picture, err := chromedp.Run(ctx, chromedp.FullScreenshot(100))
				if err != nil {
					t.Fatal(err)
				}
				file := filepath.Join(*shots, fmt.Sprintf("%s-%d-%s.png", name, width, scheme))
				if err := os.WriteFile(file, picture, 0o644); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
}
