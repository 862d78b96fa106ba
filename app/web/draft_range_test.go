package web_test

import (
	"html"
	"regexp"
	"strings"
	"testing"

	"caseload/app/author"
	"caseload/app/store/storetest"
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
	says(t, "the review", w.rae.get(raes).text, "You have judged 0 of 1 range.")
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
	saysNot(t, "who counts anyway for none", page, "Do you decide about referrals in your work")
	want(t, "judge", w.rae.form(at, fields("most", "P2", "least", "P3", "why", "Late, and well otherwise.")).StatusCode, 303)
	says(t, "the review", w.rae.get(raes).text, "You have judged its one range.")
	says(t, "afterwards", w.rae.get(at).text, "Late, and well otherwise.", "The draft says P2, P3.", "SECRET")
	if page := eve.get(other).text + eve.get(eves+"/ranges").text + eve.get(raes+"/ranges").text + eve.get(w.draft+"/ranges").text + eve.get(at).text; strings.Contains(page, "well otherwise") || strings.Contains(page, "SECRET") {
		t.Error("Eve sees how Rae has judged before she has")
	}
	says(t, "who wrote it", w.lou.get(w.draft+"/ranges").text, "well otherwise")
	says(t, "who wrote it, beforehand", w.lou.get(in(w.lou, w.begins(w.lou))).text, "you have written in the draft, or words that you suggested were put into it", "Only people of this partnership read this.")
	want(t, "Pat writes for none", w.pat.form(w.partnership+"/self", fields("organisation", "0")).StatusCode, 303)
	pats := w.begins(w.pat)
	says(t, "who has no side, beforehand", w.pat.get(in(w.pat, pats)).text, "This review was begun for neither side.")
	says(t, "who has no side, at the end", w.pat.get(pats).text, "You review for neither side, so your signature isn’t one of the two")
	saysNot(t, "who has a side", w.rae.get(raes).text, "You review for neither side")
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

// practitioner makes somebody of Zoe's authority, who reviews in the partnership.
func (w *signers) practitioner(name, email string) *person {
	w.t.Helper()
	r := w.zoe.form("/organisations/20/invitations", fields("email", email, "role", "practitioner"))
	want(w.t, "invite "+name, r.StatusCode, 200)
	p := w.browser()
	want(w.t, "accept", p.form(linkMade.FindStringSubmatch(r.text)[1], fields("name", name, "email", email, "passphrase", phrase)).StatusCode, 303)
	w.joins(p, email, "reviewed")
	return p
}

// judged is a draft of which Zoe and Yan, of an authority, can judge the one range, each in a review
// of the draft as it is when they begin it.
type judged struct {
	*signers
	yan  *person
	says string // in the script
}

func newJudged(t *testing.T) *judged {
	w := &judged{signers: newSigners(t), says: withRange}
	w.yan = w.practitioner("Yan", "yan@authority.test")
	w.draft, _, _ = strings.Cut(w.file, "/files") // with one script
	w.writes(withRange)
	return w
}

func (w *judged) writes(text string) {
	w.t.Helper()
	want(w.t, "write", w.save(w.lou, w.version(w.lou), text).StatusCode, 303)
}

// at begins a review and returns where its range is judged.
func (w *judged) at(p *person) string {
	w.t.Helper()
	return html.UnescapeString(linkRange.FindStringSubmatch(p.get(w.begins(p) + "/ranges").text)[1])
}

// over ends the review that somebody has open.
func (w *judged) over(p *person, at string) {
	w.t.Helper()
	review, _, _ := strings.Cut(at, "/range?")
	want(w.t, "end", p.form(review, answers("fine", "", "It is fine.", "not yet")).StatusCode, 303)
}

// Who decides about no referrals is heard, and isn't one of the two practitioners; everybody whom
// the page asks says it.
func TestWhoDecidesAboutReferralsCountsAsAPractitioner(t *testing.T) {
	w := newJudged(t)
	zoes, yans := w.at(w.zoe), w.at(w.yan)
	says(t, "beforehand", w.zoe.get(zoes).text, "Do you decide about referrals in your work, or have you?")
	r := w.zoe.form(zoes, fields("most", "P2", "least", "P3", "why", "Well otherwise."))
	want(t, "without an answer", r.StatusCode, 422)
	says(t, "without an answer", r.text, "Say whether you decide about referrals in your work", "Well otherwise.")
	want(t, "judge", w.zoe.form(zoes, fields("decides", "yes", "most", "P2", "least", "P3", "why", "Well otherwise.")).StatusCode, 303)
	want(t, "judge", w.yan.form(yans, fields("decides", "no", "most", "P1", "least", "P2", "why", "A pattern.")).StatusCode, 303)
	says(t, "Yan", w.yan.get(yans).text, "since you said that you don’t decide about referrals in your work", "Well otherwise.")
	says(t, "who wrote it", w.lou.get(w.draft+"/ranges").text, "since they don’t decide about referrals in their work", "Not yet judged by two practitioners", "A pattern.")
}

// A person counts for one side: who judged as a practitioner of an authority and stands for the
// university since, for which they could sign, isn't one of the two practitioners.
func TestAPractitionerStandsForOneSide(t *testing.T) {
	w := newJudged(t)
	for p, most := range map[*person]string{w.zoe: "P2", w.yan: "P3"} {
		want(t, "judge", p.form(w.at(p), fields("decides", "yes", "most", most, "least", "P3", "why", "So.")).StatusCode, 303)
	}
	says(t, "of one side", w.lou.get(w.draft+"/ranges").text, "Two practitioners judged it, each on their own, and differed.")
	_, err := storetest.AsAnother(t, w.path).Exec("INSERT INTO memberships (person_id, organisation_id, role, created_at) SELECT id, 1, 'practitioner', 0 FROM persons WHERE name = 'Yan'")
	check(t, err)
	want(t, "Yan stands for the university", w.yan.form(w.partnership+"/self", fields("organisation", "1")).StatusCode, 303)
	says(t, "of the other side", w.lou.get(w.draft+"/ranges").text, "they stand for another organisation now, and nobody counts for two sides", "Not yet judged by two practitioners")
	want(t, "Yan stands for the authority", w.yan.form(w.partnership+"/self", fields("organisation", "20")).StatusCode, 303)
	says(t, "of one side again", w.lou.get(w.draft+"/ranges").text, "Two practitioners judged it, each on their own, and differed.")
}

// Where a moment is worded a little otherwise, who could see how others had judged it counts only if
// they hold to what they said apart from them.
func TestAnotherCommaDoesntHaveRangesJudgedApart(t *testing.T) {
	w := newJudged(t)
	zoes, yans := w.at(w.zoe), w.at(w.yan)
	want(t, "judge", w.zoe.form(zoes, fields("decides", "yes", "most", "P2", "least", "P3", "why", "Well otherwise.")).StatusCode, 303)
	want(t, "judge", w.yan.form(yans, fields("decides", "yes", "most", "P1", "least", "P2", "why", "A pattern.")).StatusCode, 303)
	w.over(w.zoe, zoes)
	w.over(w.yan, yans)
	for _, script := range []string{
		strings.Replace(withRange, "late again", "late, again", 1),
		strings.Replace(withRange, `title = "Reid"`, `title = "About Reid"`, 1), // with the first words
		strings.Replace(withRange, "late again", "early", 1),                    // under the first title
	} {
		w.writes(script)
		zoes, yans = w.at(w.zoe), w.at(w.yan)
		says(t, "beforehand", w.zoe.get(zoes).text, "You have judged this moment before, as it was worded then: P2, in two to three days, to P3, this week.")
		saysNot(t, "beforehand", w.zoe.get(zoes).text, "A pattern.")
		want(t, "hold to it", w.zoe.form(zoes, fields("decides", "yes", "most", "P2", "least", "P3", "why", "As before.")).StatusCode, 303)
		want(t, "agree now", w.yan.form(yans, fields("decides", "yes", "most", "P2", "least", "P3", "why", "As Zoe says.")).StatusCode, 303)
		page := w.lou.get(w.draft + "/ranges").text
		says(t, "who wrote it", page, "it was given after having seen how others judged the moment as it was worded before", "As Zoe says.", "Not yet judged by two practitioners")
		want(t, "of those who count", strings.Count(page, "isn’t counted among"), 1)
		w.over(w.zoe, zoes)
		w.over(w.yan, yans)
	}
	w.writes(`scenario { title = "A morning" } storyline("Another", function() local view = referral { from = "School", title = "Marsh", say = "A child is cold.", expect = { tiers = { "P2" }, why = "x" } } end)`)
	saysNot(t, "of another moment", w.yan.get(w.at(w.yan)).text, "You have judged this moment before")
}

// Two practitioners judge a range apart and differ; it is published, and a student who has played it
// is told so where it stands, without their names.
func TestStudentsAreToldWherePractitionersDiffered(t *testing.T) {
	w := newSigners(t)
	yan := w.practitioner("Yan Differs", "yan@authority.test")
	w.works()
	judges := func(p *person, most, least, why string) {
		review := w.begins(p)
		at := html.UnescapeString(linkRange.FindStringSubmatch(p.get(review + "/ranges").text)[1])
		says(t, "beforehand", p.get(at).text, "counts as one of the two judgements by practitioners", "If it counts, students read this as what a practitioner said")
		want(t, "judge", p.form(at, fields("decides", "yes", "most", most, "least", least, "why", why)).StatusCode, 303)
		want(t, "sign", p.form(review, answers("fine", "", "", "signed")).StatusCode, 303)
	}
	judges(w.zoe, "P2", "P3", "She is well otherwise.")
	judges(yan, "P1", "P2", "A pattern is enough for me.")
	want(t, "declare", w.declares(w.zoe).StatusCode, 303)
	w.signs(w.rae)
	says(t, "the ranges", w.lou.get(w.draft+"/ranges").text, "Two practitioners judged it, each on their own, and differed.", "Two practitioners or more have judged 1 of",
		"One of the two practitioners who judged this would defend P1.", "The draft says P2, P3.", "Change the range if they are right.", "To the range in the script")
	says(t, "who hasn’t judged", w.rae.get(w.draft+"/ranges").text, "Two practitioners or more have judged 1 of", "As far as you may see, they agreed about 0, and differed about 0.")
	for _, at := range []string{w.draft, w.publication} {
		says(t, "who wrote it", w.lou.get(at).text, "At one range a practitioner would defend a tier that the draft doesn’t.")
		saysNot(t, "who hasn’t judged", w.rae.get(at).text+w.rae.get(w.draft+"/ranges").text, "would defend a tier that", "would defend P1")
	}
	want(t, "publish", w.lou.form(w.publication, fields("digest", w.digest(w.lou))).Header.Get("Location"), w.publication+"?published")

	student := w.browser()
	began := student.form("/scenarios/our-morning/runs", "")
	want(t, "begin", began.StatusCode, 303)
	run := began.Header.Get("Location")
	student.playsOn(run)
	told := student.get(run + "/debrief").text
	says(t, "the debrief", told, "Practitioners differed.", "P2 or P3. She is well otherwise.", "P1 or P2. A pattern is enough for me.", "two practitioners judged it, each on their own, and differed")
	saysNot(t, "the debrief", told, "Yan Differs", "Zoe")
}
