package web_test

import (
	"fmt"
	"net/http"
	"regexp"
	"testing"

	"caseload/app/who"
)

// A lecturer gives a practice educator a student of a cohort. They see that one, and the
// student is told.
func TestALecturerGivesAPracticeEducatorAStudent(t *testing.T) {
	c := newCampus(t)
	lou, pat := c.member("lou@uni.test", who.Lecturer), c.member("pat@uni.test", who.Practitioner)
	sam, tia := c.browser(), c.browser()
	address, join := c.cohort(lou, "BA")
	sam.joins(join, "Sam Okafor", "sam@uni.test")
	tia.joins(join, "Tia Moss", "tia@uni.test")
	want(t, "before", pat.get(address).StatusCode, 403)
	want(t, "add", lou.form(address+"/educators", fields("email", "pat@uni.test")).StatusCode, 303)
	says(t, "nobody yet", pat.get(address).text, "You haven’t been given anybody yet.")
	one := regexp.MustCompile(address + `/educators/\d+`).FindString(lou.get(address).text)
	says(t, "the students", lou.get(one).text, "Sam Okafor", "tia@uni.test", `id="student-4" name="student" value="4"`)
	want(t, "give", lou.form(one, fields("student", "4")).StatusCode, 303)
	says(t, "given", lou.get(one).text, `name="was" value="4"`, `value="4" checked`)
	says(t, "the cohort", lou.get(address).text, "One student")

	text := pat.get(address).text
	says(t, "the practice educator's", text, "Sam Okafor", "sam@uni.test", "You are a practice educator in this cohort.")
	saysNot(t, "the practice educator's", text, "Tia", "tia@", join, "Take out", "class list")
	says(t, "their list", pat.get("/cohorts").text, "You are a practice educator in it. One student.")
	says(t, "the student's", sam.get(address).text, "Your practice educator is Somebody.")
	saysNot(t, "another student's", tia.get(address).text, "practice educator")
	for _, at := range []string{"/list", "/educators/3"} {
		want(t, at, pat.get(address+at).StatusCode, 403)
	}
	for _, at := range []string{"/archive", "/educators", "/educators/3", "/educators/3/remove", "/lecturers", "/list/import", "/students/4/remove"} {
		want(t, at, pat.form(address+at, "").StatusCode, 403)
	}

	// Somebody else has given Tia meanwhile, which stays.
	want(t, "another window", lou.form(one, fields("student", "4", "student", "5", "was", "4")).StatusCode, 303)
	want(t, "take Sam back", lou.form(one, fields("was", "4")).StatusCode, 303)
	text = pat.get(address).text
	says(t, "then", text, "tia@uni.test")
	saysNot(t, "then", text, "sam@uni.test")
	for range 2 { // a second click finds it done
		want(t, "take out", lou.form(one+"/remove", "").StatusCode, 303)
	}
	want(t, "afterwards", pat.get(address).StatusCode, 403)
	want(t, "who is none", lou.get(one).StatusCode, 404)
	says(t, "the audit log", c.ada.get("/organisations/1/audit.csv").text, "person 4 given to person 3", "person 4 taken back from person 3", "is no practice educator any longer")
}

func TestWhoCanBeAPracticeEducatorIsSaid(t *testing.T) {
	c := newCampus(t)
	lou := c.member("lou@uni.test", who.Lecturer)
	c.member("tia@uni.test", who.Student)
	zoe := c.elsewhere("zoe@county.test")
	address, _ := c.cohort(lou, "BA")
	for email, said := range map[string]string{"tia@uni.test": "No practitioner or lecturer", "zoe@county.test": "No practitioner or lecturer", "lou@uni.test": "They are in this cohort as something else.", "pat": "Enter the practice educator’s email address"} {
		r := lou.form(address+"/educators", fields("email", email))
		want(t, email, r.StatusCode, 422)
		says(t, email, r.text, said, `value="`+email+`"`)
	}
	want(t, "elsewhere", zoe.get(address+"/educators/2").StatusCode, 404)
	want(t, "no number", lou.get(address+"/educators/x").StatusCode, 404)
}

func TestPracticeEducatorsSpeakJSON(t *testing.T) {
	c := newCampus(t)
	lou, pat, sam := c.member("lou@uni.test", who.Lecturer), c.member("pat@uni.test", who.Practitioner), c.browser()
	address, join := c.cohort(lou, "BA")
	sam.joins(join, "Sam", "sam@uni.test")
	program := http.Header{"Accept": {"application/json"}}
	lou.header, pat.header, sam.header = program, program, program
	want(t, "add", lou.post(address+"/educators", `{"email":"pat@uni.test"}`).StatusCode, 204)
	one := address + "/educators/3"
	want(t, "nobody", lou.get(one).text, `{"id":3,"name":"Somebody","email":"pat@uni.test","students":[]}`)
	want(t, "give", lou.post(one, `{"student":["4"]}`).StatusCode, 204)
	says(t, "the cohort", lou.get(address).text, `"educators":[{"id":3,"name":"Somebody","email":"pat@uni.test","students":[4]}]`)
	says(t, "the practice educator's", pat.get(address).text, `"students":[{"id":4,"name":"Sam","email":"sam@uni.test"}]`)
	says(t, "the student's", sam.get(address).text, `"given_to":["Somebody"]`)
	want(t, "take back", lou.post(one, `{"student":[]}`).StatusCode, 204)
	saysNot(t, "then", pat.get(address).text, "Sam")
	want(t, "no number", lou.post(one, fmt.Sprintf(`{"student":[%q]}`, "x")).StatusCode, 404)
}
