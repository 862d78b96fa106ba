package web_test

import (
	"testing"

	"caseload/app/who"
)

// An administrator changes roles, takes somebody out and erases somebody else; whoever
// isn't one may do none of it, and the last one can't go.
func TestAnAdministratorLooksAfterPeople(t *testing.T) {
	c := newCampus(t)
	lou, sam := c.member("lou@uni.test", who.Lecturer), c.member("sam@uni.test", who.Student)
	address, _ := c.cohort(lou, "BA")
	const louAt, samAt, adaAt = "/organisations/1/people/2", "/organisations/1/people/3", "/organisations/1/people/1"
	want(t, "a lecturer looks", lou.get(samAt).StatusCode, 403)
	want(t, "a lecturer erases", lou.form(samAt+"/erase", fields("passphrase", phrase)).StatusCode, 403)
	want(t, "another organisation's", c.elsewhere("zoe@county.test").get(samAt).StatusCode, 404)
	says(t, "the last administrator", c.ada.form(adaAt+"/roles", fields("role", "lecturer")).text, "Nobody else administers")
	says(t, "no role", c.ada.form(samAt+"/roles", "").text, "Choose at least one role.")

	want(t, "change roles", c.ada.form(louAt+"/roles", fields("role", "practitioner")).StatusCode, 303)
	want(t, "signed out", lou.get("/account").StatusCode, 303)
	c.member("max@uni.test", who.Lecturer)
	says(t, "the organisation", c.ada.get("/organisations/1").text, "Cohorts that nobody leads", "max@uni.test</option>")
	want(t, "give it", c.ada.form(address+"/lecturers", fields("email", "max@uni.test")).StatusCode, 303)
	saysNot(t, "the organisation", c.ada.get("/organisations/1").text, "Cohorts that nobody leads")
	want(t, "take out", c.ada.form(louAt+"/take-out", "").StatusCode, 303)
	want(t, "somebody who is out", c.ada.get(louAt).StatusCode, 404)
	want(t, "their account", lou.signIn("lou@uni.test", phrase).StatusCode, 303)

	want(t, "a wrong passphrase", c.ada.form(samAt+"/erase", fields("passphrase", "no")).StatusCode, 422)
	want(t, "erase", c.ada.form(samAt+"/erase", fields("passphrase", phrase)).StatusCode, 303)
	want(t, "who is erased", sam.signIn("sam@uni.test", phrase).StatusCode, 422)
	want(t, "erase oneself, wrongly", lou.form("/account/erase", fields("passphrase", "no")).StatusCode, 422)
	want(t, "erase oneself", lou.form("/account/erase", fields("passphrase", phrase)).StatusCode, 303)
	want(t, "who has erased themselves", lou.signIn("lou@uni.test", phrase).StatusCode, 422)
	want(t, "the last administrator", c.ada.form("/account/erase", fields("passphrase", phrase)).StatusCode, 422)
}
