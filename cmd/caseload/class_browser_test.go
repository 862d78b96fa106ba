package main

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"caseload/app/sim"
)

// beside opens another tab of the same browser.
func (p *tab) beside() *tab {
	ctx, closeTab := chromedp.NewContext(p.ctx)
	p.t.Cleanup(closeTab)
	return &tab{p.t, ctx}
}

// impatient shortens timeouts of 15 seconds to a tenth of a second in pages opened
// from now on.
func (p *tab) impatient() {
	p.t.Helper()
	p.do(chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{
			Source: `const wait = setTimeout; window.setTimeout = (f, ms, ...more) => wait(f, ms === 15000 ? 100 : ms, ...more);`})
		return err
	}))
}

// sees waits until the page, which may still be loading, contains the text.
func (p *tab) sees(said string) {
	p.t.Helper()
	p.until("“"+said+"”", "document.readyState === 'complete' && document.body.innerText.includes(%s)", said)
}

// tools unfolds the part of the page that is for the lecturer only.
func (p *tab) tools() {
	p.t.Helper()
	p.reach("what is for the lecturer", "e.tagName === 'SUMMARY' && e.textContent.startsWith('For you')")
	p.enter()
	p.until("it to unfold", "document.querySelector('.board-tools').open")
}

// button moves the focus to a form's button by keyboard and presses it.
func (p *tab) button(what, action string) {
	p.t.Helper()
	p.reach(what, "e.tagName === 'BUTTON' && !!e.form && new URL(e.form.action).pathname.endsWith(%s)", action)
	p.enter()
}

// towards returns the golden play's decisions up to its first answer, without the
// plan of the day.
func towards(t *testing.T) (list []sim.Decision) {
	t.Helper()
	for _, d := range careful(t) {
		if d.Offer != sim.VerbPlan {
			list = append(list, d)
		}
		if strings.HasPrefix(d.Offer, sim.VerbAnswer+":") {
			return list
		}
	}
	t.Fatal("the golden play answers nothing")
	return nil
}

// classmate joins a class and plays in it through the JSON interface.
func classmate(t *testing.T, seed uint64, home, code string, decisions []sim.Decision) {
	t.Helper()
	p := newPlayer(seed)
	status, d, err := p.ask("POST", home+"/class/"+code+"/runs", "")
	check(t, err)
	want(t, "begin", status, 201)
	for _, decision := range decisions {
		body, _ := json.Marshal(map[string]any{"turn": d.Turn, "offer": decision.Offer, "with": decision.With})
		status, d, err = p.ask("POST", fmt.Sprintf("%s/runs/%d/decisions", home, d.Run), string(body))
		check(t, err)
		want(t, decision.Offer, status, 200)
	}
}

// runClass runs a class by keyboard: the lecturer in one tab, a student in another of
// the same browser, and five students who play by themselves.
func runClass(t *testing.T, scripts bool, look func(p *tab)) {
	lecturer := &tab{t, browser(t)}
	home := served(t)
	if scripts {
		lecturer.impatient()
	} else {
		lecturer.scriptless()
	}
	lecturer.do(chromedp.Navigate(home))
	lecturer.follow("/class/new")
	lecturer.until("the form", "location.pathname === '/class/new'")
	look(lecturer)
	lecturer.button("the button that makes the class", "/class")
	lecturer.until("the board", "/^\\/class\\/\\w{8}\\/board$/.test(location.pathname) && !!document.querySelector('.code')")
	look(lecturer)
	ask[bool](lecturer, "window.same = true")
	code := ask[string](lecturer, "document.querySelector('.code [aria-hidden]').textContent.replace(/\\s/, '')")

	student := lecturer.beside()
	if !scripts {
		student.scriptless()
	}
	student.do(chromedp.Navigate(home))
	student.reach("the box for the code", "e.name === 'code'")
	student.do(chromedp.KeyEvent(strings.ToLower(code)))
	student.enter()
	student.until("the class", "location.pathname === %s", "/class/"+code)
	look(student)
	student.button("the button that begins", "/class/"+code+"/runs")
	student.until("the desk", "/^\\/runs\\/\\d+$/.test(location.pathname) && !!document.querySelector('input[name=turn]')")
	decisions := towards(t)
	for i := range 4 {
		classmate(t, uint64(i), home, code, decisions)
	}
	lecturer.lacks("5+", "5 answers")
	for _, d := range decisions {
		student.decide(d)
	}
	// The student sits at the lecturer's browser, so this run doesn't count.
	lecturer.lacks("5+", "5 answers")
	classmate(t, 4, home, code, decisions)
	if !scripts {
		lecturer.do(chromedp.Reload())
	}
	lecturer.sees("5 have begun.")
	lecturer.sees("5 answers")
	if scripts && !ask[bool](lecturer, "window.same === true") {
		t.Error("the board was loaded anew")
	}
	look(lecturer)

	lecturer.reach("the first key moment", "e.id === 'open-1'")
	lecturer.enter()
	lecturer.sees("All 5 answered")
	look(lecturer)
	if scripts {
		lecturer.reach("the way back to the list", "e.id === 'ways-list'")
		ask[bool](lecturer, "!!(window.before = document.getElementById('board'))")
		classmate(t, 5, home, code, nil)
		lecturer.sees("6 have begun.")
		lecturer.until("the board to have changed", "!window.before.isConnected && !!document.getElementById('moment-1')")
		lecturer.until("the focus to be where it was", "document.activeElement.id === 'ways-list'")
	}

	lecturer.tools()
	look(lecturer)
	lecturer.reach("the minutes of the clock", "e.name === 'minutes'")
	lecturer.enter()
	lecturer.sees("Play ends at")
	student.do(chromedp.Reload())
	student.sees("Your class ends play at")
	look(student)
	student.button("the button that takes longer", "/longer")
	student.sees(", and you at ")

	lecturer.tools()
	lecturer.reach("what ends the class", "e.tagName === 'SUMMARY' && e.textContent.includes('End the class')")
	lecturer.enter()
	lecturer.button("the button that ends the class", "/end")
	lecturer.sees("The class has ended")
	student.do(chromedp.Navigate(home + "/class/" + code))
	student.sees("There is no class here")
	student.do(chromedp.Navigate(home))
	student.sees("Go on with this run")
	student.follow("/data")
	student.sees("This browser has 1 run here")
	look(student)
}

// TestAClassByKeyboard runs a whole class by keyboard alone, checks every page on
// the way with axe, and checks that the board refreshes itself.
func TestAClassByKeyboard(t *testing.T) {
	t.Parallel()
	n := 40 // numbers the screenshots after those of a play
	runClass(t, true, func(p *tab) {
		n++
		p.accessible()
		if *shots != "" {
			p.photograph(*shots, n)
		}
	})
}

// TestAClassWithoutJavaScript runs the class with JavaScript off, where the board
// has to be reloaded.
func TestAClassWithoutJavaScript(t *testing.T) {
	long(t)
	t.Parallel()
	runClass(t, false, func(*tab) {})
}
