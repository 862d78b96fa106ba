package main

import (
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// clicks presses a button below the text of a file, which leads to no other page.
func clicks(p *tab, said string) {
	p.t.Helper()
	if !ask[bool](p, `((said) => { const button = [...document.querySelectorAll("#comments button")].find((one) => one.checkVisibility() && one.textContent.startsWith(said)); button?.click(); return !!button })(%s)`, said) {
		p.t.Fatalf("there is no button %q", said)
	}
}

// TestOneCommentsAndTheOtherTakes has a practitioner comment on a line and suggest other words for
// it, in an editor on one server, while a lecturer writes above it on another: the mark stays with
// its text, the lecturer answers and puts the suggestion in, and both see it without loading
// anything again.
func TestOneCommentsAndTheOtherTakes(t *testing.T) {
	long(t)
	t.Parallel()
	w := newWriting(t)
	ruth, carol := w.ruth, w.carol
	types := func(p *tab, keys string) {
		ask[bool](p, "(document.querySelector('.cm-content').focus(), true)")
		p.do(chromedp.KeyEvent(keys))
	}
	const (
		marked  = `[...document.querySelectorAll(".cm-commented")].map((one) => one.textContent).join("")`
		openers = `[...document.querySelectorAll(".cm-comments")].map((one) => one.textContent).join(", ")`
		listed  = `document.querySelector("[data-comment-list=open]").textContent`
		settled = `document.querySelector("[data-comment-list=settled]").textContent`
	)
	types(ruth, "-- one line to talk about\r")
	carol.until("the line", editorLines+".includes('-- one line to talk about')")
	types(carol, kb.ArrowUp+kb.ArrowUp+kb.Home)
	carol.until("to be on it", "document.querySelector('.cm-activeLine').textContent.startsWith('-- one line')")
	carol.openFold("Say something about a line")
	carol.write("What you want to say", "Would anybody say it like this?")
	carol.openFold("Suggest other words")
	carol.until("the words to be there", "document.getElementById('comment-instead').value === '-- one line to talk about'")
	ask[bool](carol, "((box) => (box.value = '-- a line that we talk about', true))(document.getElementById('comment-instead'))")
	clicks(carol, "Add the comment")
	for _, p := range []*tab{ruth, carol} {
		p.until("the mark", marked+" === '-- one line to talk about'")
		p.until("the button", openers+" === '1 comment'")
		p.until("the comment", listed+".includes('Would anybody say it like this?')")
		p.accessible()
	}

	// What is typed above it and in it moves it, for both; what is being written below stays.
	ruth.openFold("Answer or settle")
	ask[bool](ruth, "((box) => (box.value = 'Nobody would. ', box.focus(), true))(document.querySelector('.comment textarea'))")
	types(carol, kb.ArrowUp+kb.ArrowUp+kb.ArrowUp+kb.Home+"-- above\r")
	for _, p := range []*tab{ruth, carol} {
		p.until("the line that it is on now", "document.querySelector('[data-comment-place]').textContent === 'scenario.lua, line ' + (1 + "+editorLines+".findIndex((line) => line.startsWith('-- one line')))")
		p.until("what is above", editorLines+".includes('-- above')")
		p.until("the mark to stay", marked+" === '-- one line to talk about'")
	}
	clicks(ruth, "Answer")
	for _, p := range []*tab{ruth, carol} {
		p.until("the answer", listed+".includes('Nobody would.')")
	}
	ruth.until("it to be said", "document.getElementById('comments-said').textContent === 'That is done.'")

	// By keyboard from the comment to its line, and back, though the list changes meanwhile.
	ask[bool](ruth, "(document.querySelector('[data-comment-place]').focus(), true)")
	carol.openFold("Answer or settle")
	ask[bool](carol, "((box) => (box.value = 'Put yours in, then.', true))(document.querySelector('.comment textarea'))")
	clicks(carol, "Answer")
	ruth.until("what comes", listed+".includes('Put yours in, then.')")
	ruth.enter()
	ruth.until("to be at the line", "document.querySelector('.cm-activeLine')?.textContent.startsWith('-- one line') && document.querySelector('.cm-comments')")
	if *shots != "" {
		for i, scheme := range []string{"light", "dark"} {
			ruth.scheme(scheme)
			ruth.photograph(filepath.Join(*shots, "comments"), i+1)
		}
	}
	ask[bool](ruth, "(document.querySelector('.cm-comments').focus(), true)")
	ruth.do(chromedp.KeyEvent(kb.Enter))
	ruth.until("to be at the comment", "document.activeElement?.classList.contains('comment')")

	clicks(ruth, "Put it in")
	for _, p := range []*tab{ruth, carol} {
		p.until("the text", editorLines+".includes('-- a line that we talk about')")
		p.until("it to be settled", settled+".includes('put the suggestion in')")
		p.until("the mark to go", marked+" === '' && "+openers+" === ''")
	}
	carol.until("all to be saved", editorStatus+" === 'Everything is saved.'")

	// Without script: the page of all comments says the same, and reopens.
	carol.scriptless()
	carol.visit(w.there.address + carol.where())
	carol.takes("All comments on this draft")
	carol.says("Settled comments", "No comment is open.")
}

// TestCommentsAreSentOneAfterAnother has a practitioner send several comments from one page, one
// of which doesn't get through at first, while a lecturer's editor hears of the text later than
// of the comments: all arrive, each once, and each is marked at its text.
func TestCommentsAreSentOneAfterAnother(t *testing.T) {
	long(t)
	t.Parallel()
	w := newWriting(t)
	ruth, carol := w.ruth, w.carol
	ask[bool](ruth, `(() => {
		const real = window.EventSource
		window.EventSource = class extends real {
			addEventListener(name, hears) { super.addEventListener(name, (event) => setTimeout(() => hears(event), 700)) }
		}
		for (const hidden of [true, false]) { // the editor stops listening, and begins again
			Object.defineProperty(document, "hidden", { value: hidden, configurable: true })
			document.dispatchEvent(new Event("visibilitychange"))
		}
		return true
	})()`)
	ask[bool](carol, `(() => {
		const real = window.fetch
		window.fetch = (at, how) => how?.method === "POST" && at.includes("/comments") ? (window.fetch = real, Promise.reject(new Error("nobody hears it"))) : real(at, how)
		return true
	})()`)
	const marked = `[...document.querySelectorAll(".cm-commented")].map((one) => one.textContent).join("")`
	for i, line := range []string{"-- the first", "-- the second"} {
		ask[bool](carol, "(document.querySelector('.cm-content').focus(), true)")
		carol.do(chromedp.KeyEvent(line + "\r" + kb.ArrowUp + kb.ArrowUp))
		carol.until("to be on it", "document.querySelector('.cm-activeLine').textContent.startsWith(%s)", line)
		carol.openFold("Say something about a line")
		carol.write("What you want to say", "About "+line)
		clicks(carol, "Add the comment")
		if i == 0 {
			carol.until("it to be said that nothing was sent", "document.querySelector('[data-new-comment] [data-comment-problem]').textContent.startsWith('No connection.')")
			clicks(carol, "Add the comment")
		}
		carol.until("the form to be empty", "document.querySelector('[data-new-comment] textarea').value === ''")
		ask[bool](carol, "(document.querySelector('.cm-content').focus(), true)")
		carol.do(chromedp.KeyEvent(kb.ArrowDown + kb.ArrowDown + kb.Home))
	}
	for _, p := range []*tab{ruth, carol} {
		p.until("both comments", "document.querySelectorAll('[data-comment-list=open] > *').length === 2")
		p.until("both marks", marked+" === '-- the first-- the second'")
	}
	carol.openFold("Answer or settle")
	clicks(carol, "Answer")
	carol.until("it to be said that there is no answer", "document.querySelector('.comment [data-comment-problem]').textContent !== ''")
	ask[bool](carol, "((box) => (box.value = 'I mean it.', true))(document.querySelector('.comment textarea'))")
	clicks(carol, "Answer")
	ruth.until("the answer", "document.querySelector('[data-comment-list=open]').textContent.includes('I mean it.')")
	ask[bool](carol, "(document.querySelector('.cm-content').focus(), true)")
	carol.do(chromedp.KeyEvent("-- the third\r"))
	ruth.until("what is written next", editorLines+".includes('-- the third')")
	ruth.until("both marks still", marked+" === '-- the first-- the second'")
}
