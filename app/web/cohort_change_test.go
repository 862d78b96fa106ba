package web_test

import (
	"html"
	"net/http"
	"regexp"
	"testing"

	"caseload/app/who"
)

// Two lecturers change the same: the second sees the difference, and what they typed.
func TestTwoLecturersChangeACohort(t *testing.T) {
	c := newCampus(t)
	lou, max := c.member("lou@uni.test", who.Lecturer), c.member("max@uni.test", who.Lecturer)
	address, _ := c.cohort(lou, "BA Social Work")
	want(t, "add a lecturer", lou.form(address+"/lecturers", fields("email", " MAX@uni.test")).StatusCode, 303)
	says(t, "the second lecturer's", max.get("/cohorts").text, address, "You lead it.")
	seen := func(name, year string) string {
		return fields("name", name, "year", year, "was_name", "BA Social Work", "was_year", "2026/27")
	}
	want(t, "change", lou.form(address+"/change", seen("BA Social Work, year 2", "2026/27")).StatusCode, 303)
	want(t, "change something else", max.form(address+"/change", seen("BA Social Work", "2027/28")).StatusCode, 303)
	says(t, "the cohort", lou.get(address).text, "<h1>BA Social Work, year 2, 2027/28</h1>")
	r := max.form(address+"/change", seen("BA, second year", "2026/27"))
	want(t, "change the same", r.StatusCode, 409)
	says(t, "change the same", html.UnescapeString(r.text), "Somebody else has changed this cohort", `value="BA, second year"`, "It is now “BA Social Work, year 2”.", `name="was_name" value="BA Social Work, year 2"`)
	r = max.form(address+"/change", fields("name", "BA, second year", "year", "2027/28", "was_name", "BA Social Work, year 2", "was_year", "2027/28"))
	want(t, "change it all the same", r.StatusCode, 303)
	says(t, "the cohort", lou.get(address).text, "<h1>BA, second year, 2027/28</h1>")
	r = lou.form(address+"/change", seen(" ", "2026/27"))
	want(t, "no name", r.StatusCode, 422)
	says(t, "no name", r.text, "Give the cohort a name")
}

func TestACohortKeepsALecturer(t *testing.T) {
	c := newCampus(t)
	lou := c.member("lou@uni.test", who.Lecturer)
	c.member("max@uni.test", who.Lecturer)
	c.member("tia@uni.test", who.Student)
	c.elsewhere("zoe@county.test")
	address, join := c.cohort(lou, "BA")
	for email, said := range map[string]string{
		"tia@uni.test": "No lecturer of your organisation has this email address.", "zoe@county.test": "No lecturer of your organisation has this email address.", "max": "Enter the lecturer’s email address",
	} {
		r := lou.form(address+"/lecturers", fields("email", email))
		want(t, email, r.StatusCode, 422)
		says(t, email, r.text, said, `value="`+email+`"`)
	}
	out := regexp.MustCompile(address + `/lecturers/\d+/remove`).FindString(lou.get(address).text)
	r := lou.form(out, "")
	want(t, "the last one", r.StatusCode, 409)
	says(t, "the last one", r.text, "Nobody else leads this cohort")
	want(t, "add", lou.form(address+"/lecturers", fields("email", "max@uni.test")).StatusCode, 303)
	r = lou.form(out, "")
	want(t, "out", r.Header.Get("Location"), "/cohorts")
	want(t, "who was taken out", lou.get(address).StatusCode, 403)
	want(t, "a second click of the administrator's", c.ada.form(out, "").Header.Get("Location"), address)
	lou.form(join, "")
	r = c.ada.form(address+"/lecturers", fields("email", "lou@uni.test"))
	want(t, "a student", r.StatusCode, 422)
	says(t, "a student", r.text, "They are in this cohort as something else.")
	says(t, "the audit log", c.ada.get("/organisations/1/audit.csv").text, "no longer leads it", "leads it")
}

func TestACohortIsChangedByPrograms(t *testing.T) {
	c := newCampus(t)
	lou := c.member("lou@uni.test", who.Lecturer)
	address, _ := c.cohort(lou, "BA")
	lou.header = http.Header{"Accept": {"application/json"}}
	want(t, "change", lou.post(address+"/change", `{"name":"MA","year":"2026/27"}`).StatusCode, 204)
	want(t, "what was seen", lou.post(address+"/change", `{"name":"PhD","year":"2026/27","was_name":"BA"}`).StatusCode, 409)
	want(t, "nobody", lou.post(address+"/lecturers", `{"email":"max@uni.test"}`).StatusCode, 422)
	says(t, "the cohort", lou.get(address).text, `"name":"MA"`, `"led_by":[{"id":2,"name":"Somebody","email":"lou@uni.test"}]`)
}
