package main

import (
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// much makes more changes in a file than the stream tells at once, and far more than a push may
// be behind.
const much = `(() => {
	window.much = 0;
	(async () => {
		const form = document.querySelector("[data-editor]");
		for (let length = form.querySelector("textarea").defaultValue.length, version = Number(form.version.defaultValue); window.much < 12; window.much++) {
			const changes = Array.from({ length: 200 }, () => [[0, "x"], length++]);
			await fetch(form.action + "/changes", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ version, client: "much", changes }) });
			version += changes.length;
		}
	})();
	return true;
})()`

// TestALongTimeOfflineIsCaughtUp has one of two type without a connection while the other makes
// thousands of changes.
func TestALongTimeOfflineIsCaughtUp(t *testing.T) {
	long(t)
	t.Parallel()
	w := newWriting(t)
	ruth, carol := w.ruth, w.carol
	carol.connected(false)
	ask[bool](carol, "(document.querySelector('.cm-content').focus(), true)")
	carol.do(chromedp.KeyEvent(kb.End + " typed without a connection"))
	carol.until("her to be told", "document.getElementById('editor-problem').textContent.includes('No connection')")
	ask[bool](ruth, much)
	ruth.until("2,400 changes", "window.much === 12")
	carol.connected(true)
	for _, p := range []*tab{carol, ruth} {
		p.until("both", editorLines+"[0].includes('x'.repeat(2400) + '-- A scenario') && "+editorLines+"[0].includes(' typed without a connection')")
		p.until("all to be saved", editorStatus+" === 'Everything is saved.'")
	}
}

// TestWhatCannotBeSentIsKept has the server refuse what an editor sends. The text is in the plain
// box then, and is saved from there without undoing what the other has typed.
func TestWhatCannotBeSentIsKept(t *testing.T) {
	long(t)
	t.Parallel()
	w := newWriting(t)
	ruth, carol := w.ruth, w.carol
	ask[bool](carol, `((real) => {
		window.fetch = (at, how) => (String(at).endsWith("/changes") ? Promise.resolve(new Response('{"why":"unfit","error":"It doesn’t fit."}', { status: 409 })) : real(at, how));
		document.querySelector(".cm-content").focus();
		return true;
	})(window.fetch)`)
	carol.do(chromedp.KeyEvent(kb.End + " by Carol"))
	carol.until("the box", "!document.getElementById('text').hidden && document.getElementById('text').value.includes(' by Carol')")
	carol.says("It doesn’t fit.")
	if !ask[bool](carol, "document.activeElement.id === 'text' && document.querySelector('.editor').hidden") {
		t.Error("the editor is there still, or has the focus")
	}
	carol.accessible()
	if *shots != "" {
		carol.photograph(filepath.Join(*shots, "stopped"), 1)
	}
	ask[bool](ruth, "(document.querySelector('.cm-content').focus(), true)")
	ruth.do(chromedp.KeyEvent("-- Ruth "))
	ruth.until("it to be saved", editorStatus+" === 'Everything is saved.'")
	carol.press("Save")
	for _, p := range []*tab{ruth, carol} {
		p.until("both", "document.body.textContent.includes('-- Ruth --') && document.body.textContent.includes(' by Carol')")
	}
	carol.says("Ruth Okonkwo changed this file as well")

	// Taken out of the partnership, she can't save any longer, and loses nothing.
	carol.takes("Write together, as you type")
	carol.until("the editor", editorStatus+" === 'Everything is saved.'")
	file := ask[string](ruth, "location.href")
	ruth.takes("Two days")
	ruth.takes("Northmoor and Hallbeck write")
	ruth.openFold("Take out Carol Finch")
	ruth.press("Take Carol Finch out")
	carol.until("her to be told", "document.getElementById('editor-problem').textContent.includes('taken out of the partnership')")
	if !ask[bool](carol, "document.getElementById('text').value.includes(' by Carol') && document.getElementById('text').readOnly && document.querySelector('[data-plain] button').closest('p').hidden") {
		t.Error("her text isn't there to be copied")
	}
	carol.accessible()
	carol.visit(ask[string](carol, "location.href"))
	carol.says("There is nothing here")
	ruth.visit(file)
	ruth.until("her words", "document.body.textContent.includes(' by Carol')")
}

// TestOnePersonWritesInTwoTabs has a second tab of the same browser open the same file, as one
// that was duplicated does: each is an editor of its own, and nothing is typed twice. What is far
// too long isn't put in, and that is said.
func TestOnePersonWritesInTwoTabs(t *testing.T) {
	long(t)
	t.Parallel()
	w := newWriting(t)
	ruth, again := w.ruth, w.ruth.beside()
	again.visit(ask[string](ruth, "location.href"))
	again.until("the editor", "!!document.querySelector('.cm-content') && "+editorStatus+" === 'Everything is saved.'")
	for i, p := range []*tab{ruth, again, ruth, again} {
		ask[bool](p, "(document.querySelector('.cm-content').focus(), true)")
		p.do(chromedp.KeyEvent([]string{"-- one ", "-- two ", "-- three ", "-- four "}[i]))
	}
	for _, p := range []*tab{ruth, again, w.carol} {
		p.until("all four, once", "['one', 'two', 'three', 'four'].every((n) => "+editorLines+"[0].split('-- ' + n + ' ').length === 2)")
	}
	ruth.until("the other window", "document.getElementById('editor-here').textContent.includes('You, in another window')")
	w.carol.until("both windows", "document.querySelectorAll('.editor-here__one').length === 2")
	ask[bool](ruth, `(() => {
		document.querySelector(".cm-content").focus();
		const data = new DataTransfer();
		data.setData("text/plain", "a line of five megabytes\n".repeat(200000));
		return document.querySelector(".cm-content").dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true })) || true;
	})()`)
	ruth.until("her to be told", "document.getElementById('editor-problem').textContent.includes('so that wasn’t put in')")
	if ask[bool](ruth, "document.querySelector('.cm-content').textContent.includes('five megabytes')") {
		t.Error("five megabytes were put in")
	}
}
