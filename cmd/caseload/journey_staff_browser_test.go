package main

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/chromedp/chromedp"
)

// isFollowed has the lecturer see how far her students are, read a run decision by
// decision, and comment on one of them and on the whole.
func (j *journey) isFollowed() {
	j.Helper()
	p := j.lecturer
	p.visit(j.home)
	p.takes("Your account")
	p.takes("Your cohorts")
	j.look(p, "")
	p.takes("BA Social Work, year 2")
	j.look(p, "with students ")
	p.takes("First duty day")
	p.says("Amara Bell", "Joss Whitaker-Lane", "Under way", "Finished")
	j.look(p, "under way ")
	p.takes("Read the run of Amara Bell")
	j.look(p, "")
	p.openFold("Comment on the whole run")
	p.write("Comment", "A calm day.")
	p.press("Keep the comment")
	p.says("A calm day.")
	p.takes("1. ")
	j.look(p, "")
	p.openFold("Comment on this decision")
	p.write("Comment", "You asked before you went.")
	p.press("Keep the comment")
	p.says("You asked before you went.")
	j.look(p, "commented ")
	p.visit(j.assignment)
	p.takes("Measures across the runs")
	j.look(p, "")
}

// seminarIsHeld has the lecturer hold the seminar on a projector, and move it on with her
// phone. Nothing of it names a student.
func (j *journey) seminarIsHeld() {
	j.Helper()
	p := j.lecturer
	p.do(chromedp.EmulateViewport(1280, 720))
	p.visit(j.assignment)
	p.takes("Hold the seminar")
	j.project(p)
	p.takes("Let a phone move this page on")
	phone := p.beside()
	phone.scriptless()
	phone.do(chromedp.EmulateViewport(360, 740))
	phone.visit(ask[string](p, "location.href.split('?')[0] + '/remote'"))
	phone.says("Projected now: All moments")
	j.look(phone, "")
	for range 40 {
		next := ask[string](phone, "[...document.querySelectorAll('button')].map((b) => b.textContent.trim()).find((t) => t.startsWith('Next: ')) ?? ''")
		if next == "" {
			break
		}
		phone.press(next)
		if wide := ask[int](phone, "document.documentElement.scrollWidth"); wide > 360 {
			j.Errorf("the remote at %s is %d wide on a phone", phone.where(), wide)
		}
		before := p.text()
		p.do(chromedp.Reload())
		p.until("the page as the phone moved it", "document.readyState === 'complete'")
		if p.text() == before {
			j.Errorf("after %q the projected page is the same", next)
		}
		j.project(p)
	}
	p.says("What came of it for the families")
	p.takes("Go on without the phone")
	p.takes("Handout")
	j.project(p)
	p.do(chromedp.EmulateViewport(1440, 900))
}

// project checks that what is projected fits a projector across, is large enough for the
// back row, and names no student.
func (j *journey) project(p *tab) {
	j.Helper()
	if wide := ask[int](p, "document.documentElement.scrollWidth"); wide > 1280 {
		j.Errorf("%s is %d wide on a projector", p.where(), wide)
	}
	text := ask[string](p, "document.body.innerText")
	for _, one := range append(j.links[:8:8], invited{name: "Joss Whitaker-Lane"}) {
		if strings.Contains(text, one.name) {
			j.Errorf("%s names %s", p.where(), one.name)
		}
	}
	if *shots != "" {
		j.projected++
		p.capture(filepath.Join(*shots, "journey", fmt.Sprintf("projected-%02d.png", j.projected)))
	}
	j.look(p, ask[string](p, "document.querySelector('h1').textContent"))
}
