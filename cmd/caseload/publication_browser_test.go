package main

import (
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// reviewer has Ruth invite the other lecturer, who reviews and has written nothing.
func (w *writing) reviewer() *tab {
	w.t.Helper()
	const email = "martin.shaw@northmoor.example"
	here := ask[string](w.ruth, "location.origin")
	w.ruth.visit(here + "/account")
	w.ruth.takes("Your partnerships")
	w.ruth.takes("Northmoor and Hallbeck write")
	w.ruth.openFold("Invite somebody")
	w.ruth.write("Email address", email)
	ask[bool](w.ruth, `(document.getElementById("standing-reviewed").checked = true)`)
	w.ruth.press("Invite")
	link := ask[string](w.ruth, "document.getElementById('link').value")

	martin := &tab{w.t, browser(w.t)}
	martin.visit(here)
	martin.takes("Sign in")
	martin.write("Email address", email)
	martin.write("Passphrase", w.demo.passphrase)
	martin.press("Sign in")
	martin.visit(here + link[strings.Index(link, "/invitations/"):])
	martin.press("Accept")
	return martin
}

// signs has somebody review the draft as it is, sign it, and declare for their side.
func (p *tab) signs(draft, side string) {
	p.t.Helper()
	p.visit(draft + "/reviews")
	p.press("Begin a review")
	p.says("Would this happen?")
	ask[bool](p, `(document.querySelectorAll('input[type=radio][value=fine]').forEach((one) => { one.checked = true }), true)`)
	p.press("Sign it")
	p.says("Signed on")
	p.visit(draft + "/publication")
	p.press("I declare that no real person or family can be recognised in it")
	p.says("You have declared it for this version.", "Signed for "+side, "Declared for "+side)
}

// worksOut has a draft checked and played until the page of its publication says something, for
// three minutes at most.
func (p *tab) worksOut(publication, said string) {
	p.t.Helper()
	for until := time.Now().Add(3 * time.Minute); time.Now().Before(until); time.Sleep(time.Second) {
		if p.visit(publication); p.shows(said) {
			return
		}
		if ask[bool](p, `((form) => !!form && (window.left = true, form.submit(), true))(document.querySelector('form[action$="/publication/work"]'))`) {
			p.until("the page that this leads to", "!window.left && document.readyState === 'complete'")
		}
	}
}

// TestBothSidesSignAndPublish has a draft checked and played, signed for a university on one
// server and, without JavaScript, for a local authority on another, and published by its owner. It
// is in the library of the other server; a change voids the signatures, and a reviewer withdraws
// what was published.
func TestBothSidesSignAndPublish(t *testing.T) {
	long(t)
	t.Parallel()
	w := newWriting(t)
	here, file := ask[string](w.ruth, "location.origin"), w.carol.where()
	draft := file[:strings.Index(file, "/files/")]
	martin := w.reviewer()

	w.ruth.visit(here + draft + "/publication")
	w.ruth.says("Nobody has signed it for the local authority as it is now.")
	w.ruth.worksOut(here+draft+"/publication", "The bots have played it to its end")
	w.ruth.says("The check has found no error.", "Every golden play goes as it was recorded.", "nothing went wrong.")
	w.ruth.accessible()
	martin.signs(here+draft, "the university")
	w.carol.scriptless().signs(w.there.address+draft, "the local authority")

	w.ruth.visit(here + draft + "/publication")
	w.ruth.says("Nothing is missing")
	w.ruth.write("What is new in it", "The first version.")
	w.ruth.accessible()
	if *shots != "" {
		w.ruth.photograph(filepath.Join(*shots, "publication"), 1)
	}
	there := make(chan time.Time)
	go func() { there <- seenAt(t, w.there.address+"/scenarios/two-days") }()
	w.ruth.press("Publish it")
	published := time.Now()
	w.ruth.says("It is published.", "Offered to students and lecturers.")
	t.Logf("the other server offered it %d ms after the page came that says so", (<-there).Sub(published).Milliseconds())

	student := &tab{t, browser(t)}
	student.visit(w.there.address + "/library/two-days")
	student.says("Signed for University of Northmoor", "Signed for Hallbeck Council")

	w.ruth.visit(here + draft)
	w.ruth.openFold("Add a file")
	w.ruth.write("Name", "text/more.md")
	w.ruth.press("Add it")
	w.ruth.visit(here + draft + "/publication")
	w.ruth.says("Signed earlier", "this signature is void", "text/more.md", "Nobody has signed it for the university as it is now.", "Offered to students and lecturers.")
	w.ruth.accessible()

	martin.visit(here + draft + "/publication")
	martin.openFold("Withdraw it")
	martin.write("Why", "It named a street that there is.")
	martin.press("Withdraw it")
	martin.says("It is withdrawn.", "Withdrawn on", "It named a street that there is.")
	martin.accessible()
	time.Sleep(time.Second) // for which a server remembers the shelf
	student.visit(w.there.address + "/scenarios/two-days")
	student.says("It named a street that there is.")
}
