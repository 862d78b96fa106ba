package main

import (
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// TestOthersAreSeenWhereTheyAre has two people see each other's cursors, which stay at the words
// at which they are while both type, and go when their editors do.
func TestOthersAreSeenWhereTheyAre(t *testing.T) {
	long(t)
	t.Parallel()
	w := newWriting(t)
	ruth, carol := w.ruth, w.carol
	types := func(p *tab, keys string) {
		ask[bool](p, "(document.querySelector('.cm-content').focus(), true)")
		p.do(chromedp.KeyEvent(keys))
	}
	// What stands before the other's cursor on its line.
	const before = `(() => {
		const caret = document.querySelector(".cm-others-caret");
		const line = caret?.closest(".cm-line");
		if (!line) return null;
		const range = document.createRange();
		range.setStart(line, 0);
		range.setEndBefore(caret);
		return range.toString();
	})()`
	const list = `document.getElementById("editor-here").textContent`
	const heard = `document.getElementById("editor-others").textContent`

	types(carol, kb.ArrowRight+kb.ArrowRight)
	ruth.until("Carol's cursor", before+" === '--'")
	ruth.until("Carol in the list", list+".includes('Carol Finch, line 1')")
	types(ruth, kb.ArrowDown+kb.ArrowDown)
	carol.until("Ruth in the list", "/Ruth Okonkwo, line [23]/.test("+list+")")
	ruth.until("to hear of Carol", heard+".includes('Carol Finch has this file open too.')")
	ruth.accessible()

	types(ruth, kb.ArrowUp+kb.ArrowUp+kb.Home+"-- before ")
	ruth.until("the cursor to stay at its word", before+" === '-- before --'")
	types(carol, " typed")
	ruth.until("the cursor to go with what is typed", before+" === '-- before -- typed'")
	types(carol, kb.Home)
	carol.do(chromedp.KeyEvent(kb.End, chromedp.KeyModifiers(8))) // with Shift
	ruth.until("what Carol has selected", "document.querySelector('.cm-others-selection')?.textContent.startsWith('-- before -- typed A scenario')")
	if *shots != "" {
		for i, scheme := range []string{"light", "dark"} {
			ruth.scheme(scheme)
			ruth.photograph(filepath.Join(*shots, "cursors"), i+1)
		}
	}
	types(ruth, kb.ArrowDown+kb.ArrowDown+kb.ArrowDown)
	ask[bool](ruth, "(document.querySelector('.editor-here__one').click(), true)")
	ruth.until("to be led there", "document.querySelector('.cm-activeLine').textContent.startsWith('-- before -- typed')")

	carol.connected(false)
	types(carol, kb.Home+"-- offline ")
	carol.connected(true)
	ruth.until("the cursor again", before+" === '-- offline '")

	// A plain text box says who is there, and isn't seen itself.
	carol.visit(ask[string](carol, "location.origin + location.pathname") + "?plain")
	carol.says("Also here:")
	ruth.until("Carol to be gone", list+" === ''")
	ruth.until("to hear that Carol has left", heard+".includes('Carol Finch left this file.')")
}
