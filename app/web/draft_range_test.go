package web_test

import (
	"html"
	"regexp"
	"strings"
	"testing"

	"caseload/app/author"
	"caseload/app/who"
)

var linkRange = regexp.MustCompile(`href="(/drafts/\d+/reviews/\d+/range\?of=[^"]+)"`)

// withRange is a script with a referral whose range is published.
const withRange = `scenario { title = "A morning" }
storyline("A letter", function()
  local view = referral { from = "School", title = "Reid", say = "The child is late again.", expect = { tiers = { "P2", "P3" }, why = "SECRET reason" } }
end)
`

func TestRangesAreJudgedApartInReviews(t *testing.T) {
	w := newReviewers(t)
	eve := w.member("eve@uni.test", who.Practitioner)
	w.joins(eve, "eve@uni.test", "reviewed")
	want(t, "write", w.save(w.lou, w.version(w.lou), withRange).StatusCode, 303)
	raes, eves := w.begins(w.rae), w.begins(eve)
	in := func(p *person, review string) string {
		return html.UnescapeString(linkRange.FindStringSubmatch(p.get(review + "/ranges").text)[1])
	}
	at, other := in(w.rae, raes), in(eve, eves)
	page := w.rae.get(at).text
	says(t, "what is judged", page, "A letter: Reid", "The child is late again.", "See it on the desk")
	if strings.Contains(page, "SECRET") || strings.Contains(w.rae.get(raes+"/ranges").text, "SECRET") {
		t.Error("what the draft says is shown before")
	}
	for form, said := range map[string]string{
		fields("most", "P3", "least", "P1", "why", "Since"):                              "Choose a tier in each list",
		fields("most", "P2", "why", "Since"):                                             "Choose a tier in each list",
		fields("most", "P2", "least", "P3", "why", "  \r\n"):                             "Say why",
		fields("most", "P2", "least", "P3", "why", strings.Repeat("x", author.MaxWhy+1)): "shorten it in the box",
	} {
		r := w.rae.form(at, form)
		want(t, "a range that isn't one", r.StatusCode, 422)
		says(t, "why not", r.text, said)
	}
	want(t, "in another's review", eve.form(at, fields("most", "P2", "least", "P2", "why", "Since")).StatusCode, 409)
	want(t, "judge", w.rae.form(at, fields("most", "P2", "least", "P3", "why", "Late, and well otherwise.")).StatusCode, 303)
	says(t, "afterwards", w.rae.get(at).text, "Late, and well otherwise.", "The draft says P2, P3.", "SECRET")
	if page := eve.get(other).text + eve.get(eves+"/ranges").text + eve.get(raes+"/ranges").text + eve.get(w.draft+"/ranges").text + eve.get(at).text; strings.Contains(page, "well otherwise") || strings.Contains(page, "SECRET") {
		t.Error("Eve sees how Rae has judged before she has")
	}
	says(t, "who wrote it", w.lou.get(w.draft+"/ranges").text, "well otherwise")
	want(t, "judge too", eve.form(other, fields("most", "P1", "least", "P2", "why", "A child who stops talking.")).StatusCode, 303)
	says(t, "what Eve sees then", eve.get(other).text, "well otherwise", "A child who stops talking.")
	r := eve.form(other, fields("most", "P2", "least", "P3", "why", "As Rae says"))
	want(t, "judge again", r.StatusCode, 409)
	says(t, "judging again", r.text, "stays as you said it then")
	says(t, "giving it up", eve.form(eves+"/drop", "").text, "so it can’t be given up")
	// The same moment in another version is the same.
	want(t, "write on", w.save(w.lou, w.version(w.lou), withRange+"-- more\n").StatusCode, 303)
	says(t, "the draft as it is", w.rae.get(w.draft+"/ranges").text, "A child who stops talking.")
	want(t, "write otherwise", w.save(w.lou, w.version(w.lou), strings.Replace(withRange, "late again", "early", 1)).StatusCode, 303)
	if strings.Contains(w.rae.get(w.draft+"/ranges").text, "stops talking") {
		t.Error("a judgement of another text is shown at it")
	}
}
