package main

import (
	"bufio"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"caseload/app/scenario"
	"caseload/app/sim"
	"caseload/assets"
	"caseload/scenarios"
	"caseload/scripts"
)

// served starts this program's server on a new database and returns its address.
func served(t *testing.T) string {
	t.Helper()
	ctx, stop := context.WithCancel(context.Background())
	read, write := io.Pipe()
	done := make(chan error, 1)
	go func() {
		serve := serveCommand{Addr: "127.0.0.1:0", DB: filepath.Join(t.TempDir(), "caseload.db"), Cache: 64}
		done <- serve.Run(ctx, write)
		_ = write.Close()
	}()
	t.Cleanup(func() {
		stop()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	line, err := bufio.NewReader(read).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	return strings.Fields(line)[3]
}

// browser opens a tab in Chromium and returns its context. Without Chromium the
// test is skipped or, if CASELOAD_NO_SKIP is set, fails.
func browser(t *testing.T) context.Context {
	t.Helper()
	path, err := exec.LookPath("chromium")
	if err != nil {
		why := "skipped: this test plays in a browser, and chromium isn't here (Debian package chromium)"
		if os.Getenv("CASELOAD_NO_SKIP") != "" {
			t.Fatal(why)
		}
		t.Skip(why)
	}
	if _, _, built := assets.Bundle(); !built {
		t.Fatal("the styles and browser code aren't built; run: go generate ./assets")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox,
		chromedp.Flag("disable-background-networking", true), chromedp.Flag("disable-component-update", true))
	allocator, stopAllocator := chromedp.NewExecAllocator(context.Background(), options...)
	opened, closeTab := chromedp.NewContext(allocator)
	ctx, cancel := context.WithTimeout(opened, 4*time.Minute)
	t.Cleanup(func() { cancel(); closeTab(); stopAllocator() })
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

// until waits up to ten seconds for an expression to become true. It may be called
// during a navigation, when evaluating an expression can fail.
func (p *tab) until(what, format string, args ...any) {
	p.t.Helper()
	for range 400 {
		if is, err := asked[bool](p, "!!("+format+")", args...); err == nil && is {
			return
		}
		time.Sleep(25 * time.Millisecond)
	}
	p.t.Fatalf("waited in vain for %s at %s:\n%s", what, p.where(), p.text())
}

func (p *tab) where() string { return ask[string](p, "location.pathname+location.search") }
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

// accessible checks the page with axe, in light and in dark mode.
func (p *tab) accessible() {
	p.t.Helper()
	source, err := os.ReadFile("../../assets/node_modules/axe-core/axe.min.js")
	if err != nil {
		p.t.Fatalf("axe-core isn't installed; run: go generate ./assets (%v)", err)
	}
	for _, scheme := range []string{"light", "dark"} {
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

// turn returns the turn for which the page's forms make decisions, or 0 if it has
// none.
func (p *tab) turn() int {
	return ask[int](p, "+(document.querySelector('input[name=turn]')?.value ?? 0)")
}

const offerInput = "document.querySelector('[name=offer][value=' + JSON.stringify(%s) + ']')"

// has reports whether the page has a form for an offer. If not, some item has to be
// opened first.
func (p *tab) has(offer string) bool { return ask[bool](p, "!!"+offerInput, offer) }

// unfold opens by keyboard every fold that contains an element, outermost first.
func (p *tab) unfold(what, element string, args ...any) {
	p.t.Helper()
	for ask[bool](p, `(e => {
		window.fold = null;
		for (let d = e?.parentElement; d; d = d.parentElement) if (d.tagName === "DETAILS" && !d.open) window.fold = d;
		return !!window.fold;
	})(`+element+`)`, args...) {
		p.reach("the fold over "+what, "e.tagName === 'SUMMARY' && e.parentElement === window.fold")
		p.enter()
		p.until("the fold over "+what+" to open", "window.fold.open")
	}
}

// open opens an item of the desk by keyboard.
func (p *tab) open(item string) {
	p.t.Helper()
	const link = "[...document.links].find(a => new URL(a.href).searchParams.get('open') === %s)"
	p.unfold("the link that opens "+item, link, item)
	p.reach("the link that opens "+item, "!!e.href && new URL(e.href).searchParams.get('open') === %s", item)
	p.enter()
	p.until(item+" to be open", "new URL(location).searchParams.get('open') === %s", item)
}

// decide makes a decision by keyboard: it opens the item that contains the offer,
// unfolds it, fills in its fields and presses its button. After the end of a day it
// goes on past the review.
func (p *tab) decide(d sim.Decision) {
	p.t.Helper()
	before, offer := p.turn(), d.Offer
	if !p.has(offer) {
		p.open(itemOf(p, offer))
		p.until(offer, "!!"+offerInput, offer)
	}
	p.unfold(offer, offerInput, offer)
	for _, name := range slices.Sorted(maps.Keys(d.With)) {
		p.fill(offer, name, d.With[name])
	}
	p.reach("the button of "+offer, "e.tagName === 'BUTTON' && e.type === 'submit' && (e.name === 'offer' ? e.value : e.form?.querySelector('input[name=offer]')?.value) === %s", offer)
	p.enter()
	p.until("the turn after "+offer, "location.pathname.endsWith('/review') || +(document.querySelector('input[name=turn]')?.value ?? 0) > %d", before)
}

// goOn goes on from a day's review to the next morning. It does nothing on other
// pages.
func (p *tab) goOn() {
	p.t.Helper()
	if run, more := strings.CutSuffix(p.where(), "/review"); more {
		p.follow(run)
		p.until("the next morning", "!!document.querySelector('input[name=turn]')")
	}
}

// fill fills in a field by keyboard: with Space for checkboxes, the arrow keys for
// one of several options, and digits for a number.
func (p *tab) fill(offer, name, value string) {
	p.t.Helper()
	const mine = "e.name === 'with.' + %s && e.form?.querySelector('[name=offer]')?.value === %s"
	kind := ask[string](p, "([...document.querySelectorAll('[name=' + JSON.stringify('with.' + %s) + ']')].filter(e => e.form?.querySelector('[name=offer]')?.value === %s).pop() ?? {}).type ?? ''", name, offer)
	switch kind {
	case "hidden", "": // nothing to choose
	case "checkbox":
		p.tick(offer, name, strings.Fields(value))
	case "number":
		p.reach("the field "+name, mine, name, offer)
		p.do(chromedp.KeyEvent(value)) // replaces the text that Tab selected
	default:
		p.reach("the choice of "+name, mine, name, offer)
		if kind == "select-one" {
			p.do(chromedp.KeyEvent(kb.Home))
		}
		for range 40 {
			if ask[bool](p, "(document.activeElement.checked || document.activeElement.type === 'select-one') && document.activeElement.value === %s", value) {
				return
			}
			p.do(chromedp.KeyEvent(kb.ArrowDown))
		}
		p.t.Fatalf("%s can't be chosen as the %s of %s", value, name, offer)
	}
}

// tick leaves exactly the wanted checkboxes of a set ticked.
func (p *tab) tick(offer, name string, wanted []string) {
	p.t.Helper()
	const boxes = "[...document.querySelectorAll('input[type=checkbox][name=' + JSON.stringify('with.' + %s) + ']')].filter(e => e.form?.querySelector('[name=offer]')?.value === %s)"
	for _, box := range ask[[]string](p, boxes+".map(e => (e.checked ? '+' : '-') + e.value)", name, offer) {
		if value := box[1:]; (box[0] == '+') != slices.Contains(wanted, value) {
			p.reach("the box "+value, "e.name === 'with.' + %s && e.form?.querySelector('[name=offer]')?.value === %s && e.value === %s", name, offer, value)
			p.do(chromedp.KeyEvent(" "))
		}
	}
}

// itemOf returns the item of the desk that contains an offer.
func itemOf(p *tab, offer string) string {
	verb, rest, _ := strings.Cut(offer, ":")
	on, _, _ := strings.Cut(rest, ":")
	letter := ask[bool](p, "[...document.links].some(a => new URL(a.href).searchParams.get('open') === 'letter:' + %s)", on)
	switch {
	case verb == sim.VerbPlan, verb == sim.VerbSupervise, verb == sim.VerbRaise:
		return "offer:" + offer // already open
	case verb == "work":
		return "job:" + on
	case letter:
		return "letter:" + on
	case verb == "read":
		return "case:" + on[:strings.LastIndexByte(on, '-')]
	}
	return "case:" + on
}

// goldenPlay returns a golden play that ships.
func goldenPlay(t *testing.T, file string) scenario.Golden {
	t.Helper()
	data, err := fs.ReadFile(scenarios.FS, file)
	if err != nil {
		t.Fatal(err)
	}
	g, err := scenario.ParseGolden(data)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// whole returns a golden play's decisions. Fields that a recommendation leaves out
// are set to their defaults, because the page asks for every field.
func whole(t *testing.T, slug string, g scenario.Golden) []sim.Decision {
	t.Helper()
	pack, err := readShipped(slug)
	if err != nil {
		t.Fatal(err)
	}
	version, err := scenario.Freeze(pack, scripts.FS)
	if err != nil {
		t.Fatal(err)
	}
	var desk sim.Desk
	var decisions []sim.Decision
	for seat, err := range scenario.Fold(g.Play(version)) {
		if err != nil {
			t.Fatal(err)
		}
		if d := seat.Last(); d != nil {
			decisions = append(decisions, filled(desk, *d))
		}
		desk = seat.Desk()
	}
	return decisions
}

func filled(desk sim.Desk, d sim.Decision) sim.Decision {
	for _, o := range desk.Offers {
		if o.ID != d.Offer || o.Verb != sim.VerbTriage {
			continue
		}
		with := map[string]string{}
		for _, f := range o.Fields {
			with[f.Name] = f.Default
		}
		maps.Copy(with, d.With)
		d.With = with
	}
	return d
}

// careful returns the decisions of first-morning's careful play. They lead to the
// end whatever the luck.
func careful(t *testing.T) []sim.Decision {
	t.Helper()
	return goldenPlay(t, "first-morning/plays/careful.txtar").Decisions
}

// scriptless returns a tab in which JavaScript is off.
func scriptless(t *testing.T) *tab {
	p := &tab{t, browser(t)}
	p.do(chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
		return err
	}))
	return p
}

// play plays a scenario from the home page to the debrief by keyboard, with the
// decisions and luck of a golden play. It calls look on each new kind of page.
func (p *tab) play(slug string, g scenario.Golden, look func(*tab)) {
	p.t.Helper()
	p.do(chromedp.Navigate(served(p.t)))
	look(p)
	p.follow("/scenarios/" + slug)
	p.until("the pre-brief", "location.pathname === '/scenarios/' + %s && !!document.querySelector(\"form[action$='/runs']\")", slug)
	look(p)
	ask[bool](p, `(form => form.insertAdjacentHTML("beforeend", '<input type="hidden" name="seed" value="' + %d + '">') || true)(document.querySelector("form[action$='/runs']"))`, g.Luck[0].Seed)
	p.reach("the button that begins", "e.tagName === 'BUTTON' && e.form?.action.endsWith('/runs')")
	p.enter()
	p.until("the desk", "/^\\/runs\\/\\d+$/.test(location.pathname) && !!document.querySelector('input[name=turn]')")
	look(p)
	decisions := whole(p.t, slug, g)
	for i, d := range decisions {
		before := p.where()
		p.decide(d)
		if now := p.where(); now != before && strings.Contains(now, "letter") || d.Offer == "read:home-file" {
			look(p)
		}
		if i < len(decisions)-1 {
			p.goOn()
		}
	}
	p.until("the review", "location.pathname.endsWith('/review')")
	look(p)
	p.follow(strings.TrimSuffix(p.where(), "/review") + "/debrief")
	p.until("the debrief", "location.pathname.endsWith('/debrief')")
	look(p)
}

// says checks that the page contains these words.
func (p *tab) says(words ...string) {
	p.t.Helper()
	for _, w := range words {
		if !ask[bool](p, "document.body.innerText.includes(%s)", w) {
			p.t.Errorf("%s doesn't say %q", p.where(), w)
		}
	}
}

// playMorning plays first-morning from the home page to the debrief, then leaves by
// the exit link.
func playMorning(p *tab, look func(p *tab)) {
	p.t.Helper()
	p.play("first-morning", goldenPlay(p.t, "first-morning/plays/careful.txtar"), look)
	p.says("inside the published range, P2 or P3", "not yet reviewed", "strain moved from", "it says nothing about you")
	p.follow("/exit")
	p.until("the neutral page", "location.pathname === '/exit'")
	look(p)
}

// TestTheWeekPlayedByKeyboard plays First week in three styles, and the seven days
// of the hospital team in two, by keyboard. Only the first of these plays runs
// everywhere; the others take a long time.
func TestTheWeekPlayedByKeyboard(t *testing.T) {
	for i, play := range []struct{ pack, style, last string }{
		{"first-week", "careful", "Friday 6 March"}, {"first-week", "loudest", "Friday 6 March"}, {"first-week", "worn-out", "Friday 6 March"},
		{"winter-discharge", "careful", "Friday 16 January"}, {"winter-discharge", "intervenes-hardest", "Friday 16 January"},
	} {
		t.Run(play.pack+"/"+play.style, func(t *testing.T) {
			if i > 0 {
				long(t)
			}
			t.Parallel()
			p := &tab{t, browser(t)}
			n := 0
			p.play(play.pack, goldenPlay(t, play.pack+"/plays/"+play.style+".txtar"), func(p *tab) {
				if n++; *shots != "" {
					p.photograph(filepath.Join(*shots, play.pack, play.style), n)
				}
			})
			p.accessible()
			p.says(play.last, "What you decided, one by one", "not yet reviewed", "it says nothing about you")
		})
	}
}

// shots is the folder for screenshots of every page of a play, to be looked at by a
// person.
var shots = flag.String("shots", "", "a folder for pictures of every page of a play, by width and scheme")

// photograph saves screenshots of the page at three widths, in light and in dark.
func (p *tab) photograph(folder string, number int) {
	p.t.Helper()
	for _, scheme := range []string{"light", "dark"} {
		p.scheme(scheme)
		for _, width := range []int64{1440, 768, 360} {
			// The viewport is as tall as the page, so that sticky elements stay at
			// the top.
			p.do(chromedp.EmulateViewport(width, 900))
			p.do(chromedp.EmulateViewport(width, ask[int64](p, "document.documentElement.scrollHeight")))
			picture, err := chromedp.Run(p.ctx, chromedp.CaptureScreenshot())
			if err != nil {
				p.t.Fatal(err)
			}
			name := fmt.Sprintf("%02d-%s-%d.png", number, scheme, width)
			if err := errors.Join(os.MkdirAll(folder, 0o755), os.WriteFile(filepath.Join(folder, name), picture, 0o644)); err != nil {
				p.t.Fatal(err)
			}
		}
	}
	p.scheme("light")
	p.do(chromedp.ResetViewport())
}

// TestPlayedByKeyboard plays the whole scenario by keyboard alone, from the home
// page to the debrief, and checks every page on the way with axe.
func TestPlayedByKeyboard(t *testing.T) {
	n := 0
	playMorning(&tab{t, browser(t)}, func(p *tab) {
		n++
		p.accessible()
		if *shots != "" {
			p.photograph(*shots, n)
		}
	})
}

// TestPlayedWithoutJavaScript plays the same scenario with JavaScript off.
func TestPlayedWithoutJavaScript(t *testing.T) { playMorning(scriptless(t), func(*tab) {}) }
