package web_test

import (
	"regexp"
	"strings"
	"testing"
)

var termsSeen = regexp.MustCompile(`name="seen" value="(\d+)"`)

func TestWritersAreAskedToAgreeToTerms(t *testing.T) {
	w := newWriters(t)
	page := w.lou.get(w.partnership).text
	says(t, "before there are any", page, "has written none down")
	seen := termsSeen.FindStringSubmatch(page)[1]
	want(t, "a writer sets terms", w.pat.form(w.partnership+"/terms", fields("seen", seen, "text", "mine")).StatusCode, 403)
	want(t, "set terms", w.lou.form(w.partnership+"/terms", fields("seen", seen, "text", "Used by both.\r\n\r\nNamed.")).StatusCode, 303)
	r := w.lou.form(w.partnership+"/terms", fields("seen", seen, "text", "written without having seen them"))
	want(t, "set others without having seen them", r.StatusCode, 422)
	says(t, "then", r.text, "Another owner has set other terms meanwhile", "written without having seen them", "Used by both.")

	page = w.pat.get(w.partnership).text
	says(t, "a writer", page, "<p>Used by both.</p>", "These haven’t yet: ", "I agree to these terms")
	terms := regexp.MustCompile(`name="terms" value="(\d+)"`).FindStringSubmatch(page)[1]
	want(t, "agree", w.pat.form(w.partnership+"/terms/agree", fields("terms", terms)).StatusCode, 303)
	want(t, "agree twice", w.pat.form(w.partnership+"/terms/agree", fields("terms", terms)).StatusCode, 303)
	if page = w.pat.get(w.partnership).text; strings.Contains(page, "I agree to these terms") {
		t.Error("Pat is asked once more")
	}
	want(t, "the owner agrees", w.lou.form(w.partnership+"/terms/agree", fields("terms", terms)).StatusCode, 303)
	says(t, "once both have", w.lou.get(w.partnership).text, "Everybody who writes here has agreed")

	seen = termsSeen.FindStringSubmatch(w.lou.get(w.partnership).text)[1]
	want(t, "change them", w.lou.form(w.partnership+"/terms", fields("seen", seen, "text", "Used by one.")).StatusCode, 303)
	r = w.pat.form(w.partnership+"/terms/agree", fields("terms", terms))
	want(t, "agree to what isn't there any longer", r.StatusCode, 422)
	says(t, "then", r.text, "The terms were changed since you read them", "Used by one.", "I agree to these terms")
}
