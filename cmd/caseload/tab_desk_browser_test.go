package main

import (
	"maps"
	"slices"
	"strings"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"caseload/app/sim"
)

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
