package main

import (
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// TestTheDemoInABrowser opens a demo as those do who look at one: as a lecturer, a practice
// educator and two of its students, with what the demo prints. It checks their pages with
// axe, and with -shots saves them and the picture of the README, which is the desk of the
// student in the middle of their week.
func TestTheDemoInABrowser(t *testing.T) {
	long(t)
	t.Parallel()
	database := filepath.Join(t.TempDir(), "demo.db")
	d, err := newDemo(database, time.Now())
	check(t, err)
	d.names = slices.Concat(demoNames[:12], demoNames[len(demoNames)-2:])
	check(t, d.fill(t.Context()))
	check(t, d.kept.Close())
	s := serve(t, database)
	n := 0
	as := func(who string) *tab {
		p := &tab{t, browser(t)}
		p.visit(s.address)
		p.takes("Sign in")
		i := slices.IndexFunc(d.signIns, func(one signIn) bool { return one.who == who })
		p.write("Email address", d.signIns[i].email)
		p.write("Passphrase", d.passphrase)
		p.press("Sign in")
		return p
	}
	look := func(p *tab) {
		n++
		p.accessible()
		if *shots != "" {
			p.photograph(filepath.Join(*shots, "demo"), n)
		}
	}
	ruth := as("Lecturer")
	ruth.takes("Your cohorts")
	ruth.takes("BA Social Work, year 2")
	look(ruth)
	ruth.takes("First week")
	ruth.says("Under way", "Not begun", "Finished")
	look(ruth)
	ruth.do(chromedp.NavigateBack())
	ruth.takes("First duty day")
	ruth.says("Overdue.")
	ruth.takes("Read the run of Amara Bell")
	ruth.says("I will. I have changed my mind about it since.", "What weighed most, as the student shows it")
	look(ruth)

	dev := as("Practice educator")
	dev.takes("Your cohorts")
	dev.takes("BA Social Work, year 2")
	dev.takes("First duty day")
	dev.says("Amara Bell")
	look(dev)

	amara := as("Student who has finished")
	amara.takes("Your assignments")
	amara.takes("Feedback received")
	amara.says("What would make you choose the tier above")
	look(amara)
	amara.withdrawsReasons()
	look(amara)
	ruth.do(chromedp.Reload())
	ruth.lacks("What weighed most, as the student shows it")

	joss := as("Student in the middle")
	joss.takes("Your runs")
	joss.takes("Go on with this run")
	joss.says("First week", "Inbox")
	look(joss)
	if *shots != "" {
		joss.do(chromedp.EmulateViewport(1440, 1000))
		joss.capture(filepath.Join(*shots, "demo", "desk.png"))
	}
}

// withdrawsReasons has a student withdraw all reasons that they show, in their notes: each
// button stays where it was, and has the focus.
func (p *tab) withdrawsReasons() {
	p.t.Helper()
	p.visit(ask[string](p, "document.querySelector('main a[href^=\"/runs/\"]').href.match(/.*\\/runs\\/\\d+/)[0]") + "/notes")
	p.says("Shown: those who follow this run see what weighed most.", "Those who follow this run don’t see what weighed most.")
	const shown = "[...document.querySelectorAll('form[action$=\"/reason/withdraw\"] button')]"
	n := ask[int](p, shown+".length")
	for ; n > 0; n-- {
		id := ask[string](p, "("+shown+"[0].focus(), document.activeElement.id)")
		p.enter()
		p.until("one reason less", shown+".length === %d && document.activeElement.id === %s", n-1, id)
	}
	p.lacks("Shown:")
}
