package main

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// lookBack looks back, from the debrief of first-morning, turn by turn, asks what might
// have been, and continues from there in a new run.
func lookBack(p *tab, look func(*tab)) {
	p.t.Helper()
	run := strings.TrimSuffix(p.where(), "/debrief")

	p.follow(run + "/turns/1")
	p.until("the first turn", "location.pathname === %s", run+"/turns/1")
	p.follow(run + "/turns/2")
	p.until("the second turn", "location.pathname === %s && document.readyState === 'complete'", run+"/turns/2")
	p.says("Looking back", "decision 2 of", "What you decided:")
	if p.turn() != 2 || ask[bool](p, "!!document.querySelector('form[action$=\"/decisions\"]')") {
		p.t.Error("the past can be decided on")
	}
	look(p)

	p.follow(run + "/what-if?turn=2")
	p.until("the form", "location.pathname === %s", run+"/what-if")
	look(p)
	p.reach("what else could be decided", "e.id === 'choice'")
	p.do(chromedp.KeyEvent(kb.End))
	p.reach("the button that compares", "e.tagName === 'BUTTON' && !!e.form?.querySelector('#choice')")
	p.enter()
	p.until("the answer", "!!document.querySelector('#answer-title')")
	p.says("With the luck that this run had", "What happened", "What could not have been known", "What this doesn’t say")
	look(p)

	p.follow(run + "/turns/2")
	p.until("the second turn", "location.pathname === %s && document.readyState === 'complete'", run+"/turns/2")
	p.reach("the button that forks", "e.tagName === 'BUTTON' && e.form?.action.endsWith('/forks')")
	p.enter()
	p.until("the fork", "/^\\/runs\\/\\d+$/.test(location.pathname) && document.readyState === 'complete'")
	p.says("This run was forked from decision 2 of an earlier run")
	if p.where() == run || p.turn() != 2 {
		p.t.Errorf("the fork is at %s, turn %d", p.where(), p.turn())
	}
	look(p)
	p.decide(careful(p.t)[1])
}

func TestLookedBackAtByKeyboard(t *testing.T) {
	long(t)
	t.Parallel()
	n, p := 0, &tab{t, browser(t)}
	p.play("first-morning", goldenPlay(t, "first-morning/plays/careful.txtar"), func(*tab) {})
	lookBack(p, func(p *tab) {
		n++
		if n == 1 {
			for _, way := range []struct{ key, to string }{{kb.ArrowRight, "/turns/3"}, {kb.ArrowLeft, "/turns/2"}} {
				p.until("the arrow keys to work", "document.querySelector('[data-arrows]')?.hidden === false")
				p.do(chromedp.KeyEvent(way.key))
				p.until(way.to, "location.pathname.endsWith(%s)", way.to)
			}
			p.until("the page", "document.readyState === 'complete'")
		}
		if ask[bool](p, "!!document.querySelector('#answer-title')") {
			p.until("the focus to be on the answer", "document.activeElement.id === 'answer-title'")
			p.until("all lucks to be played", "!document.querySelector('.whatif__more')")
			p.says("Over 100 other lucks")
		}
		p.accessible()
		if *shots != "" {
			p.photograph(filepath.Join(*shots, "look"), n)
		}
	})
}
