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
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"caseload/app/policy"
	"caseload/app/scenario"
	"caseload/app/sim"
	"caseload/scenarios"
)

// served starts this program's server on a new database and returns its address.
func served(t *testing.T) string {
	t.Helper()
	ctx, stop := context.WithCancel(context.Background())
	read, write := io.Pipe()
	done := make(chan error, 1)
	go func() {
		serve := serveCommand{Addr: "127.0.0.1:0", DB: databaseAddress(filepath.Join(t.TempDir(), "caseload.db")), Cache: 64}
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
// are set to their defaults, because the page asks for every field; so are those of a
// task, because the page selects what fits into the day.
func whole(t *testing.T, slug string, g scenario.Golden) []sim.Decision {
	t.Helper()
	var desk sim.Desk
	var decisions []sim.Decision
	for seat, err := range scenario.Fold(g.Play(onShelf(t, slug))) {
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

// onShelf returns the scenario or cut of that name, among those that ship.
func onShelf(t *testing.T, slug string) *scenario.Version {
	t.Helper()
	versions := shelf(t)
	i := slices.IndexFunc(versions, func(v *scenario.Version) bool { return v.Slug == slug })
	if i < 0 {
		t.Fatalf("no scenario %q ships", slug)
	}
	return versions[i]
}

// inStyle returns a play by a policy, in the luck of seed 1.
func inStyle(t *testing.T, slug, style string) scenario.Golden {
	t.Helper()
	g := scenario.Golden{Luck: sim.NewLuck(1)}
	seat, err := scenario.Sit(onShelf(t, slug), nil, g.Luck)
	if err != nil {
		t.Fatal(err)
	}
	for turn := range policy.Play(t.Context(), seat, policy.Named[style], policy.Chance(1)) {
		if turn.Err != nil {
			t.Fatal(turn.Err)
		}
		g.Decisions = append(g.Decisions, turn.Decision)
	}
	return g
}

func filled(desk sim.Desk, d sim.Decision) sim.Decision {
	for _, o := range desk.Offers {
		if o.ID != d.Offer || o.Verb != sim.VerbTriage && o.Verb != sim.VerbWork {
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

// unfoldAll opens everything that is folded, once the page is there as a whole.
func (p *tab) unfoldAll() {
	p.t.Helper()
	p.until("the whole page", "document.readyState === 'complete'")
	ask[bool](p, "[...document.querySelectorAll('details')].every(d => d.open = true)")
}

// shows reports whether the page says something.
func (p *tab) shows(words string) bool {
	p.t.Helper()
	return ask[bool](p, "!!document.body?.innerText.includes(%s)", words)
}

// says checks that the page contains these words.
func (p *tab) says(words ...string) {
	p.t.Helper()
	for _, w := range words {
		if !p.shows(w) {
			p.t.Errorf("%s doesn't say %q", p.where(), w)
		}
	}
}

// endMorning reads the debrief of first-morning, then leaves by the exit link.
func endMorning(p *tab, look func(p *tab)) {
	p.t.Helper()
	p.unfoldAll()
	p.says("inside the authors’ range, P2 or P3", "not yet reviewed", "strain moved from", "it says nothing about you")
	p.follow("/exit")
	p.until("the neutral page", "location.pathname === '/exit'")
	look(p)
}

// TestTheWeekPlayedByKeyboard plays both weeks in three styles by keyboard, by golden
// plays, and their cuts in the styles of three policies. Only the first of these plays
// runs everywhere; the others take a long time.
func TestTheWeekPlayedByKeyboard(t *testing.T) {
	for i, play := range []struct{ pack, style, last string }{
		{"first-day", "careful", "Tuesday 3 March"},
		{"first-week", "careful", "Friday 6 March"}, {"first-week", "loudest", "Friday 6 March"}, {"first-week", "worn-out", "Friday 6 March"},
		{"winter-discharge", "careful", "Friday 16 January"}, {"winter-discharge", "loudest", "Friday 16 January"}, {"winter-discharge", "intervenes-hardest", "Friday 16 January"},
		{"first-day", "loudest", "Tuesday 3 March"}, {"first-day", "worn-out", "Tuesday 3 March"},
		{"before-the-weekend", "careful", "Friday 9 January"}, {"before-the-weekend", "loudest", "Friday 9 January"}, {"before-the-weekend", "worn-out", "Friday 9 January"},
	} {
		t.Run(play.pack+"/"+play.style, func(t *testing.T) {
			if i > 0 {
				long(t)
			}
			t.Parallel()
			p := &tab{t, browser(t)}
			n := 0
			g := inStyle
			if _, err := fs.Stat(scenarios.FS, play.pack); err == nil {
				g = func(t *testing.T, slug, style string) scenario.Golden {
					return goldenPlay(t, slug+"/plays/"+style+".txtar")
				}
			}
			p.play(play.pack, g(t, play.pack, play.style), func(p *tab) {
				if n++; *shots != "" {
					p.photograph(filepath.Join(*shots, play.pack, play.style), n)
				}
			})
			p.accessible()
			p.unfoldAll()
			p.says(play.last, "What you decided, one by one", "not yet reviewed", "it says nothing about you")
		})
	}
}

// shots is the folder for screenshots of every page of a play, to be looked at by a
// person.
var shots = flag.String("shots", "", "a folder for pictures of every page of a play, by width and scheme")

// photograph saves screenshots of the page at three widths, in light and in dark. Then
// the page is as wide again as it was: on a narrow one only the panel of a tab is there.
func (p *tab) photograph(folder string, number int) {
	p.t.Helper()
	wide, high := ask[int64](p, "innerWidth"), ask[int64](p, "innerHeight")
	for _, scheme := range []string{"light", "dark"} {
		p.scheme(scheme)
		for _, width := range []int64{1440, 768, 360} {
			// The viewport is as tall as the page, so that sticky elements stay at
			// the top.
			p.do(chromedp.EmulateViewport(width, 900))
			p.do(chromedp.EmulateViewport(width, ask[int64](p, "document.documentElement.scrollHeight")))
			p.capture(filepath.Join(folder, fmt.Sprintf("%02d-%s-%d.png", number, scheme, width)))
		}
	}
	p.scheme("light")
	p.do(chromedp.EmulateViewport(wide, high))
}

// capture saves a screenshot of what of the page is in the window.
func (p *tab) capture(file string) {
	p.t.Helper()
	picture, err := chromedp.Run(p.ctx, chromedp.CaptureScreenshot())
	check(p.t, errors.Join(err, os.MkdirAll(filepath.Dir(file), 0o755)))
	check(p.t, os.WriteFile(file, picture, 0o644))
}

// TestPlayedByKeyboard plays the whole scenario by keyboard alone, from the home
// page to the debrief, and checks every page on the way with axe.
func TestPlayedByKeyboard(t *testing.T) {
	t.Parallel()
	n, p := 0, &tab{t, browser(t)}
	look := func(p *tab) {
		n++
		p.accessible()
		if *shots != "" {
			p.photograph(*shots, n)
		}
	}
	p.play("first-morning", goldenPlay(t, "first-morning/plays/careful.txtar"), look)
	endMorning(p, look)
}

// TestPlayedWithoutJavaScript plays the same scenario with JavaScript off, and looks back
// at it.
func TestPlayedWithoutJavaScript(t *testing.T) {
	t.Parallel()
	p := (&tab{t, browser(t)}).scriptless()
	p.play("first-morning", goldenPlay(t, "first-morning/plays/careful.txtar"), func(*tab) {})
	debrief := ask[string](p, "location.href")
	lookBack(p, func(*tab) {})
	p.do(chromedp.Navigate(debrief))
	endMorning(p, func(*tab) {})
}
