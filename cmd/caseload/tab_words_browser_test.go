package main

import (
	"context"
	"net/http"
	"net/url"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// This file has what somebody does who knows a page by its words alone: they press the
// button that says something, follow the link that says it, and write into the box that is
// labelled so. It works with scripts and without.

// labelled is the JavaScript that finds what is labelled with some words: what says just that,
// or else the first that begins with it. What is folded away isn't found.
const labelled = `((kind, said) => {
	const text = (e) => e.textContent.replace(/\s+/g, " ").trim();
	const all = [...document.querySelectorAll(kind)].filter((e) => (e.control ?? e).checkVisibility());
	return all.find((e) => text(e) === said) ?? all.find((e) => text(e).startsWith(said));
})(%s, %s)`

// visit opens an address, and waits until the whole page is there.
func (p *tab) visit(address string) {
	p.t.Helper()
	p.do(chromedp.Navigate(address))
	p.until("the whole page", "document.readyState === 'complete'")
}

// press presses the button that says this, and waits for the page to which it leads.
func (p *tab) press(said string) { p.t.Helper(); p.uses("button", said) }

// takes follows the link that says this, and waits for its page.
func (p *tab) takes(said string) { p.t.Helper(); p.uses("a", said) }

func (p *tab) uses(kind, said string) {
	p.t.Helper()
	if !ask[bool](p, "((e) => !!e && (window.left = true))("+labelled+")", kind, said) {
		p.t.Fatalf("nothing here says %q (%s), at %s:\n%s", said, kind, p.where(), p.text())
	}
	ask[bool](p, "("+labelled+".click(), true)", kind, said)
	p.until("the page after “"+said+"”", "!window.left && document.readyState === 'complete'")
}

// openFold opens the fold whose summary says this.
func (p *tab) openFold(said string) {
	p.t.Helper()
	if !ask[bool](p, "((e) => !!e && (e.parentElement.open || (e.click(), true)))("+labelled+")", "summary", said) {
		p.t.Fatalf("no fold here says %q, at %s:\n%s", said, p.where(), p.text())
	}
}

// within returns a selector of the labels in the group whose legend says this.
func (p *tab) within(legend string) (labels string) {
	p.t.Helper()
	if !ask[bool](p, "((e) => !!e && (document.querySelector('[data-within]')?.removeAttribute('data-within'), e.closest('fieldset').dataset.within = 'yes', true))("+labelled+")", "legend", legend) {
		p.t.Fatalf("no group here is called %q, at %s:\n%s", legend, p.where(), p.text())
	}
	return "[data-within] label"
}

// write types into the box that is labelled so, in place of what is in it.
func (p *tab) write(label, text string) { p.t.Helper(); p.writes("label", label, text) }

// writeIn types into the box of a group.
func (p *tab) writeIn(legend, label, text string) {
	p.t.Helper()
	p.writes(p.within(legend), label, text)
}

func (p *tab) writes(labels, label, text string) {
	p.t.Helper()
	if !ask[bool](p, "((e) => !!e && (e.control.focus(), e.control.select?.(), document.activeElement === e.control))("+labelled+")", labels, label) {
		p.t.Fatalf("no box here is labelled %q, at %s:\n%s", label, p.where(), p.text())
	}
	p.do(chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, input.InsertText, input.InsertTextParams{Text: text})
		return err
	}))
}

// choose ticks the box, or chooses the option, that is labelled so.
func (p *tab) choose(label string) { p.t.Helper(); p.chooses("label", label) }

// chooseIn chooses in a group.
func (p *tab) chooseIn(legend, label string) { p.t.Helper(); p.chooses(p.within(legend), label) }

func (p *tab) chooses(labels, label string) {
	p.t.Helper()
	if !ask[bool](p, "((e) => !!e && (e.control.checked || e.click(), e.control.checked))("+labelled+")", labels, label) {
		p.t.Fatalf("nothing here to choose is labelled %q, at %s:\n%s", label, p.where(), p.text())
	}
}

// read returns what stands in the box that is labelled so.
func (p *tab) read(label string) string {
	p.t.Helper()
	return ask[string](p, labelled+"?.control?.value ?? ''", "label", label)
}

// lacks checks that the page doesn't contain these words.
func (p *tab) lacks(words ...string) {
	p.t.Helper()
	for _, w := range words {
		if p.shows(w) {
			p.t.Errorf("%s says %q", p.where(), w)
		}
	}
}

// program returns somebody who speaks JSON with the cookies of this tab: the same person at
// another window.
func (p *tab) program(home string, seed uint64) *player {
	p.t.Helper()
	found, err := chromedp.Run(p.ctx, chromedp.Action[network.GetCookiesResult](func(ctx context.Context, t *chromedp.Target) (network.GetCookiesResult, error) {
		return cdp.Call(ctx, t, network.GetCookies, network.GetCookiesParams{URLs: []string{home}})
	}))
	check(p.t, err)
	at, err := url.Parse(home)
	check(p.t, err)
	var cookies []*http.Cookie
	for _, c := range found.Cookies {
		cookies = append(cookies, &http.Cookie{Name: c.Name, Value: c.Value, Path: c.Path})
	}
	one := newPlayer(seed)
	one.client.Jar.SetCookies(at, cookies)
	return one
}
