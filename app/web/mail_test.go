package web_test

import (
	"log/slog"
	"net/http"
	"testing"

	"caseload/app/mail"
	"caseload/app/sign"
	"caseload/app/who"
)

// mailing has a site send mail. Nothing is sent in tests of pages: the work
// in the background isn't done there.
func mailing(o *setup) {
	post, err := mail.New("smtp://localhost:1", "", "caseload@uni.test")
	if err != nil {
		panic(err)
	}
	o.Accounts.MailBy(sign.Mailing{Post: post, Site: "https://site.test", Log: slog.New(slog.DiscardHandler)})
}

func TestAnInvitationIsSentByMail(t *testing.T) {
	c := newCampus(t, mailing)
	c.invited("bo@uni.test", who.Lecturer)
	c.invited("", who.Student)
	page := c.ada.get("/organisations/1").text
	says(t, "the page", page, "Send by mail")
	r := c.ada.form("/organisations/1/invitations/2/mail", "")
	want(t, "send", r.StatusCode, 303)
	says(t, "the page", c.ada.get(r.Header.Get("Location")).text, "on its way by mail", "Waiting to be sent by mail.")
	want(t, "send it again", c.ada.form("/organisations/1/invitations/2/mail", "").StatusCode, 409)
	want(t, "one without an address", c.ada.form("/organisations/1/invitations/3/mail", "").StatusCode, 404)
	for name, x := range map[string]*person{"a student": c.member("tia@uni.test", who.Student), "a lecturer": c.member("lou@uni.test", who.Lecturer)} {
		want(t, name, x.form("/organisations/1/invitations/2/mail", "").StatusCode, 403)
	}
}

func TestTheLinksOfAListAreSentByMail(t *testing.T) {
	c := newCampus(t, mailing)
	lou := c.member("lou@uni.test", who.Lecturer)
	address, _ := c.cohort(lou, "BA")
	want(t, "import", lou.form(address+"/list/import", fields("list", "Amy;amy@uni.test\nBo;bo@uni.test")).StatusCode, 200)
	page := lou.get(address + "/list").text
	says(t, "the list", page, "Send everybody here a new link by mail")
	lou.header = http.Header{"Accept": {"application/json"}}
	r := lou.post(address+"/list/3/mail", "{}")
	want(t, "one", r.StatusCode, 303)
	r = lou.post(address+"/list/mail", "{}")
	want(t, "the others", r.Header.Get("Location"), address+"/list?by-mail=1")
	says(t, "the list", lou.get(address+"/list").text, `"mailed":"waiting"`)
	want(t, "nobody is left", lou.post(address+"/list/mail", "{}").Header.Get("Location"), address+"/list?by-mail=0")
	want(t, "somebody else's", c.member("max@uni.test", who.Lecturer).form(address+"/list/mail", "").StatusCode, 403)
	want(t, "nobody's", lou.post(address+"/list/99/mail", "{}").StatusCode, 404)
}

func TestASiteWithoutMailOffersNone(t *testing.T) {
	c := newCampus(t)
	c.invited("bo@uni.test", who.Lecturer)
	saysNot(t, "the page", c.ada.get("/organisations/1").text, "Send by mail")
	want(t, "send", c.ada.form("/organisations/1/invitations/2/mail", "").StatusCode, 422)
}

// Whoever asks says what the host is, so that no link that is shown to be passed on may follow
// it where the site's own address was said.
func TestLinksThatAreShownHaveTheSitesAddress(t *testing.T) {
	c := newCampus(t, mailing)
	lou := c.member("lou@uni.test", who.Lecturer)
	made := lou.form("/cohorts", fields("organisation", "1", "name", "BA", "year", "2026/27"))
	cohort := made.Header.Get("Location")
	class := c.browser()
	begun := class.form("/class", fields("scenario", "small", "same_luck", "yes"))
	want(t, "a class", begun.StatusCode, 303)
	run := lou.finishedRun()
	want(t, "share", lou.form(run+"/reflection/share", fields("day-1-what", "the phone", "part", "day-1")).StatusCode, 303)
	program := http.Header{"Accept": {"application/json"}}
	shown := map[string]string{
		"an invitation":  c.ada.form("/organisations/1/invitations", fields("role", "student")).text,
		"a reset":        c.ada.form("/organisations/1/people/2/reset", "").text,
		"a cohort":       lou.get(cohort).text,
		"a class list":   lou.form(cohort+"/list/import", fields("list", "Amy;amy@uni.test")).text,
		"a board":        class.get(begun.Header.Get("Location")).text,
		"what is shared": lou.get(run + "/reflection").text,
	}
	c.ada.header, lou.header = program, program
	shown["an invitation, to a program"] = c.ada.post("/organisations/1/invitations", `{"role":["student"]}`).text
	shown["a class list, to a program"] = lou.post(cohort+"/list/import", `{"list":"Bo;bo@uni.test"}`).text
	for name, text := range shown {
		says(t, name, text, "https://site.test/")
		saysNot(t, name, text, "caseload.test")
	}
}
