package main

import (
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// paste puts a text in at the cursor of an editor.
func (p *tab) paste(text string) {
	p.t.Helper()
	ask[bool](p, `((text) => {
		document.querySelector(".cm-content").focus();
		const data = new DataTransfer();
		data.setData("text/plain", text);
		return document.querySelector(".cm-content").dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true })) || true;
	})(%s)`, text)
}

// TestBotsPlayBesideAText has bots play a draft while it is written on two servers: before each
// line stands in how many plays it has run, a list leads to what none of them reached, and an
// error leads to the play in which it was met, which is kept in the draft.
func TestBotsPlayBesideAText(t *testing.T) {
	long(t)
	t.Parallel()
	w := newWriting(t)
	ruth, carol := w.ruth, w.carol
	const (
		sum    = `document.getElementById("bots-sum").textContent`
		gutter = `[...document.querySelectorAll(".cm-bots .cm-gutterElement")].map((e) => e.textContent)`
		list   = `[...document.querySelectorAll("#bots-list li")]`
	)
	for _, p := range []*tab{ruth, carol} {
		p.until("the bots' plays", sum+".includes('7 bots played it 20 times each: nothing went wrong')")
		ask[bool](p, "(document.querySelector('.cm-content').focus(), true)")
		p.do(chromedp.KeyEvent(kb.End, chromedp.KeyModifiers(2))) // with Ctrl: to the end of the text
		p.until("the plays before each line", gutter+".includes('140')")
	}

	ruth.paste("\nstoryline(\"A needle\", function()\n  wait_until \"10:00\"\n  local found = (\"haystack\"):find(\"needle\")\n  if found then\n    found = found + 2\n  end\n  if chance(\"it rains\", 0.5) then\n    found = found + 1\n  end\nend)\n")
	for _, p := range []*tab{ruth, carol} {
		p.until("what went wrong", sum+".includes('1 thing went wrong')")
		p.until("the line that nobody reached in the list", list+".some((li) => li.textContent.includes('No bot reached this line.') && li.textContent.includes('found = found + 2'))")
	}
	if *shots != "" {
		for i, scheme := range []string{"light", "dark"} {
			ruth.scheme(scheme)
			ruth.photograph(filepath.Join(*shots, "bots"), i+1)
		}
	}
	ruth.accessible()
	ruth.reach("the line that nobody reached", `e.tagName === "BUTTON" && !!e.closest("#bots-list li")?.textContent.includes("found = found + 2")`)
	ruth.enter()
	ruth.until("to be led to the line", "document.querySelector('.cm-activeLine').textContent.trim() === 'found = found + 2'")
	ruth.until("the mark before it", gutter+".includes('never')")
	if *shots != "" {
		ruth.photograph(filepath.Join(*shots, "bots"), 3)
	}

	carol.reach("the play", `e.textContent === "See the play"`)
	carol.enter()
	carol.until("the play's page", "document.querySelector('h1')?.textContent === 'Where it went wrong'")
	carol.says("Where it went wrong", "Here it went wrong.", "Keep it as a golden play")
	carol.accessible()
	carol.write("Name", "plays/needle.txtar")
	carol.press("Keep it")
	carol.says("plays/needle.txtar", "-- decisions --")
}
