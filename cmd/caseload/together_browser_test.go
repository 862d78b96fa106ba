package main

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// opens opens a server's first page as one of those whom the demo has made.
func (d *demo) opens(t *testing.T, s *process, who string) *tab {
	t.Helper()
	p := &tab{t, browser(t)}
	p.visit(s.address)
	p.takes("Sign in")
	i := slices.IndexFunc(d.signIns, func(one signIn) bool { return one.who == who })
	p.write("Email address", d.signIns[i].email)
	p.write("Passphrase", d.passphrase)
	p.press("Sign in")
	return p
}

// writing is a file that two people write at once, each with an editor on another server.
type writing struct {
	t           *testing.T
	ruth, carol *tab
	typed       int // how many marks each of them has typed
	database    string
	there       *process // on which Carol is
	demo        *demo
}

// types has both type marks in turn.
func (w *writing) types(n int) {
	w.t.Helper()
	for range n {
		w.typed++
		for name, p := range map[string]*tab{"ruth": w.ruth, "carol": w.carol} {
			ask[bool](p, "(document.querySelector('.cm-content').focus(), true)")
			p.do(chromedp.KeyEvent(fmt.Sprintf("-- %s %d\r", name, w.typed)))
		}
	}
}

const (
	editorLines  = `[...document.querySelectorAll(".cm-line")].map((line) => line.textContent)`
	editorStatus = `document.getElementById("editor-status").textContent`
)

// settles waits until both have all that was typed, and checks that both texts are equal and
// have each mark once.
func (w *writing) settles() {
	w.t.Helper()
	for _, name := range []string{"ruth", "carol"} {
		for _, p := range []*tab{w.ruth, w.carol} {
			p.until("what was typed last", editorLines+".some((line) => line.includes(%s))", fmt.Sprintf("-- %s %d", name, w.typed))
		}
	}
	for _, p := range []*tab{w.ruth, w.carol} {
		p.until("all to be saved", editorStatus+" === 'Everything is saved.'")
	}
	ruths, carols := ask[string](w.ruth, editorLines+".join('\\n')"), ask[string](w.carol, editorLines+".join('\\n')")
	// Each editor has as many lines in the page as its window shows.
	if n := min(len(ruths), len(carols)); ruths[:n] != carols[:n] || n == 0 {
		w.t.Fatalf("one has\n%s\nand the other\n%s", ruths, carols)
	}
	for n := 1; n <= w.typed; n++ {
		for _, name := range []string{"ruth", "carol"} {
			if mark := fmt.Sprintf("-- %s %d\n", name, n); strings.Count(ruths+"\n", mark) != 1 {
				w.t.Errorf("%q is there %d times", mark, strings.Count(ruths+"\n", mark))
			}
		}
	}
}

// connected takes the tab's connection away, or gives it back.
func (p *tab) connected(is bool) {
	p.t.Helper()
	p.do(chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, network.EmulateNetworkConditionsByRule, network.EmulateNetworkConditionsByRuleParams{
			MatchedNetworkConditions: []*network.Conditions{{Offline: !is, DownloadThroughput: -1, UploadThroughput: -1}},
		})
		return err
	}))
}

// newWriting has a lecturer and a practitioner make a partnership and a draft, and open its
// script in editors on two servers.
func newWriting(t *testing.T) *writing {
	t.Helper()
	database := filepath.Join(t.TempDir(), "writing.db")
	d, err := newDemo(database, time.Now())
	check(t, err)
	check(t, d.arrive(t.Context()))
	check(t, d.kept.Close())
	here, there := serve(t, database), serve(t, database)
	ruth, carol := d.opens(t, here, "Lecturer"), d.opens(t, there, "Administrator, authority")

	ruth.visit(here.address + "/account")
	ruth.takes("Your partnerships")
	ruth.write("Name", "Northmoor and Hallbeck write")
	ruth.press("Make the partnership")
	ruth.openFold("Invite somebody")
	ruth.write("Email address", "carol.finch@hallbeck.example")
	ruth.press("Invite")
	link := ask[string](ruth, "document.getElementById('link').value")
	carol.visit(there.address + link[strings.Index(link, "/invitations/"):])
	carol.says("Northmoor and Hallbeck write")
	carol.press("Accept")
	ruth.takes("Your partnerships")
	ruth.takes("Northmoor and Hallbeck write")
	ruth.says("can be signed by both")
	ruth.openFold("Begin a draft")
	ruth.write("Name", "Two days")
	ruth.write("Short name (optional)", "two-days")
	ruth.press("Begin the draft")
	ruth.accessible()
	at := ask[string](ruth, "location.pathname")
	ruth.takes("scenario.lua")
	carol.visit(there.address + at)
	carol.takes("scenario.lua")
	for _, p := range []*tab{ruth, carol} {
		p.until("the editor", "!!document.querySelector('.cm-content') && "+editorStatus+" === 'Everything is saved.'")
		p.accessible()
	}
	return &writing{t: t, ruth: ruth, carol: carol, database: database, there: there, demo: d}
}

// TestTwoWriteOneFileOnTwoServers has a lecturer and a practitioner make a partnership and a
// draft and write one file, each with an editor on another server. One of the servers is killed
// while they type, and one of them has no connection for a while: nothing is lost, and both
// texts end equal. A mistake is said where it is, and mended.
func TestTwoWriteOneFileOnTwoServers(t *testing.T) {
	long(t)
	t.Parallel()
	w := newWriting(t)
	ruth, carol, there := w.ruth, w.carol, w.there
	carol.scheme("dark")
	carol.accessible()

	// Who goes on typing is named once to whoever listens.
	ask[bool](ruth, `(window.heard = [], new MutationObserver(() => heard.push([Date.now(), document.getElementById("editor-others").textContent])).observe(document.getElementById("editor-others"), { childList: true }), true)`)
	w.types(4)
	w.settles()
	ruth.until("to hear that Carol types", "heard.some(([, said]) => said.includes('Carol Finch changed'))")
	w.types(8)
	w.settles()
	if n := ask[int](ruth, `heard.filter(([, said]) => said.includes("Carol Finch changed")).filter(([at], i, all) => i > 0 && at - all[i-1][0] < 20000).length`); n > 0 {
		t.Errorf("Ruth hears of what Carol types %d times too often", n)
	}

	check(t, there.Process.Kill()) // while Carol types
	w.types(4)
	carol.until("her to be told", "document.getElementById('editor-problem').textContent.includes('No connection')")
	_ = there.Wait()
	serve(t, w.database, "--addr", strings.TrimPrefix(there.address, "http://"))
	w.settles()

	carol.connected(false)
	w.types(3)
	carol.connected(true)
	w.settles()

	// What is pasted from another system has other ends of lines, and may hold what can't be kept.
	paste := func(text string) {
		ask[bool](ruth, `((text) => {
			const data = new DataTransfer();
			data.setData("text/plain", text.replace("BELL", "\u0007"));
			return document.querySelector(".cm-content").dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true })) || true;
		})(%s)`, text)
	}
	ask[bool](ruth, "(document.querySelector('.cm-content').focus(), true)")
	paste("-- a line from Windows\r\n-- and another\r\n")
	carol.until("what was pasted", editorLines+".includes('-- and another')")
	paste("BELL rings")
	ruth.until("her to be told why not", "document.body.textContent.includes('control characters')")
	w.types(1)
	w.settles()

	// Both are told of a mistake, on its line, and no longer once it is mended.
	ask[bool](ruth, "(document.querySelector('.cm-content').focus(), true)")
	ruth.do(chromedp.KeyEvent("local = 3"))
	for _, p := range []*tab{ruth, carol} {
		p.until("the mistake to be found", "document.getElementById('found-list').textContent.includes('Error')")
	}
	if *shots != "" {
		for i, p := range []*tab{ruth, carol} {
			p.photograph(filepath.Join(*shots, "together"), i+1)
		}
	}
	// It is drawn without a picture, which the page's policy forbids.
	ruth.until("the mark in the gutter", `((mark) => mark && getComputedStyle(mark).content === "normal" && getComputedStyle(mark, "::before").content === '"!"')(document.querySelector(".cm-lint-marker-error"))`)
	for range len("local = 3") {
		ruth.do(chromedp.KeyEvent("\b"))
	}
	for _, p := range []*tab{ruth, carol} {
		p.until("nothing to be wrong", "!document.getElementById('found-list').textContent.includes('Error')")
	}
	paste("local a = 1 != 2")
	// The button does nothing where the text has changed since, so it is pressed until it does.
	const pressed = `[...document.querySelectorAll("#found-list button")].find((b) => b.textContent === "Mend it")?.click()`
	carol.until("the mended line", "("+pressed+", "+editorLines+".some((line) => line.includes('local a = 1 ~= 2')))")
	ruth.until("the mended line", editorLines+".some((line) => line.includes('local a = 1 ~= 2'))")
	carol.do(chromedp.KeyEvent(kb.Home + "scen"))
	carol.until("what can stand there", "[...document.querySelectorAll('.cm-tooltip-autocomplete li')].some((li) => li.textContent.startsWith('scenario'))")
	carol.accessible()
	carol.do(chromedp.KeyEvent("\x1b\b\b\b\bAn"))
	carol.until("a snippet", "[...document.querySelectorAll('.cm-tooltip-autocomplete li')].some((li) => li.textContent.startsWith('An arrival'))")
	carol.do(chromedp.KeyEvent("\x1b"))

	// A link to a line leads there in the plain text box as well.
	ruth.visit(ask[string](ruth, "location.origin + location.pathname") + "?plain#line-3")
	ruth.until("the third line to be selected", `((box) => document.activeElement === box && box.value.split("\n")[2] === box.value.slice(box.selectionStart, box.selectionEnd))(document.getElementById("text"))`)
	ruth.accessible()
}
