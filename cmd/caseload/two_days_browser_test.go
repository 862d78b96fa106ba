package main

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// TestTwoDaysAreWrittenTogether has a lecturer and a practitioner make a scenario of two days
// from the starter, on two servers: one gives it a second day and the other what happens then, a
// mistake is made and mended beside the text, a server is killed and one of them loses the
// connection, bots play it, both play it, one from the moment that was just written, and what
// one of them played is kept as a golden play.
func TestTwoDaysAreWrittenTogether(t *testing.T) {
	long(t)
	t.Parallel()
	w := newWriting(t)
	ruth, carol := w.ruth, w.carol
	script := ask[string](ruth, "location.pathname")
	draft := script[:strings.Index(script, "/files/")]

	// Ruth gives it a second day, where the scenario says when it starts.
	begun, err := start("children", "two-days", "Two days")
	check(t, err)
	before, _, _ := strings.Cut(begun["scenario.lua"], "  from    = ")
	starts := strings.Count(before, "\n")
	ruth.atLine(starts)
	ruth.inserts("\n  days    = 2,")
	carol.atLine(starts)
	carol.until("the second day", editorLines+".some((line) => line.includes('days    = 2,'))")

	// Carol writes what happens then, and forgets a comma.
	carol.atEnd()
	carol.inserts("\nstoryline(\"The second morning\", function()\n  wait_until \"day 2 09:30\"\n  message { from = manager, title = \"Yesterday\"\n    say = \"I have read what you wrote about yesterday. Thank you: I could see what they do well.\" }\nend)\n")
	for _, p := range []*tab{ruth, carol} {
		p.until("the mistake to be found", "document.getElementById('found-list').textContent.includes('comma')")
	}
	const mends = `[...document.querySelectorAll("#found-list button")].find((b) => b.textContent === "Mend it")?.click()`
	carol.until("the mended line", "("+mends+", "+editorLines+`.some((line) => line.endsWith('title = "Yesterday",')))`)
	for _, p := range []*tab{ruth, carol} {
		p.until("no error to be left", "!document.getElementById('found-list').textContent.includes('Error')")
	}

	// While both type notes, Carol's server is killed, and then her connection fails.
	for _, p := range []*tab{ruth, carol} {
		p.do(chromedp.KeyEvent(kb.Home, chromedp.KeyModifiers(chromedp.ModifierCtrl)))
	}
	check(t, w.there.Process.Kill())
	w.types(2)
	_ = w.there.Wait()
	w.there = serve(t, w.database, "--addr", strings.TrimPrefix(w.there.address, "http://"))
	w.settles()
	carol.connected(false)
	w.types(2)
	carol.connected(true)
	w.settles()

	// Bots play it in the background. Beside the text and on a page of their own is said what they
	// reached.
	ruth.until("bots beside the text", "document.getElementById('bots-sum').textContent.includes('bots played it')")
	ruth.until("how often lines were reached, in the gutter", "!!document.querySelector('.cm-bots .cm-gutterElement:not(:empty)')")
	ruth.takes("All that the bots did")
	ruth.says("What the bots did")
	// They may have begun again since, with what was typed last.
	for deadline := time.Now().Add(40 * time.Second); ask[bool](ruth, `!document.body.innerText.includes("reached.")`) && time.Now().Before(deadline); time.Sleep(time.Second) {
		ruth.visit(ask[string](ruth, "location.href"))
	}
	ruth.says("reached.", "Is it fair?", "How long it takes")
	ruth.accessible()

	// Ruth plays it from the second morning, and is led from the message to its line.
	home := ask[string](ruth, "location.origin")
	ruth.visit(home + draft + "/plays")
	ruth.choose("On a day, at a time")
	ruth.write("Day", "2")
	ruth.write("Time", "09:35")
	ruth.press("Play it")
	ruth.says("You are playing the draft")
	ruth.accessible()
	ruth.until("the message", "document.body.textContent.includes('Yesterday')")
	play := ask[string](ruth, "location.pathname")
	line := ask[string](ruth, `[...document.querySelectorAll("a[href*='/files/']")].map((a) => a.getAttribute("href")).find((href) => href.includes("#line-")) ?? ""`)
	if at, _, _ := strings.Cut(line, "#line-"); !strings.HasPrefix(at, script+"?play=") {
		t.Errorf("the desk leads to %q to edit what is on it", line)
	}
	ruth.visit(home + line)
	ruth.until("the caret to be there", "!!document.querySelector('.cm-activeLine')")

	// Carol plays it from the beginning to its end with a bot's help, and keeps it. She can look
	// at Ruth's play, and nobody else can.
	away := ask[string](carol, "location.origin")
	carol.visit(away + draft + "/plays")
	carol.takes("From")
	carol.says("look at it")
	carol.visit(away + draft + "/plays")
	carol.press("Play it")
	carol.openFold("Let a bot go on")
	carol.press("To the end")
	carol.openFold("Let a bot go on")
	carol.write("Name", "two-days")
	carol.write("Whose play it is", "Carol's first play, in which the second morning comes.")
	carol.press("Keep as golden play")
	carol.visit(away + draft)
	carol.says("plays/two-days.txtar")
	if *shots != "" {
		for i, p := range []*tab{ruth, carol} {
			p.photograph(filepath.Join(*shots, "two-days"), i+1)
		}
	}
	stranger := w.demo.opens(t, w.there, "Administrator, university")
	for _, path := range []string{draft, script, play, draft + "/plays"} {
		stranger.visit(w.there.address + path)
		stranger.lacks("Two days", "Yesterday")
	}
}

// atLine puts the caret at the end of a line of the script.
func (p *tab) atLine(n int) {
	p.t.Helper()
	ask[bool](p, fmt.Sprintf("(location.hash = '', location.hash = '#line-%d', true)", n))
	p.until("the caret to be in the text", "document.activeElement?.classList.contains('cm-content')")
	p.do(chromedp.KeyEvent(kb.End + kb.End)) // the first goes to where the line is wrapped
}

// atEnd puts the caret at the end of the script.
func (p *tab) atEnd() {
	p.t.Helper()
	ask[bool](p, "(document.querySelector('.cm-content').focus(), true)")
	p.do(chromedp.KeyEvent(kb.End, chromedp.KeyModifiers(chromedp.ModifierCtrl)))
}

// inserts puts a text in at the caret, as if it were pasted.
func (p *tab) inserts(text string) {
	p.t.Helper()
	p.do(chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, input.InsertText, input.InsertTextParams{Text: text})
		return err
	}))
}
