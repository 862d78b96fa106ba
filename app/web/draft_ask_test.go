package web_test

import (
	"regexp"
	"strings"
	"testing"

	"caseload/app/store/storetest"
	"caseload/app/who"
)

var canBeAsked = regexp.MustCompile(`<option value="(\d+)">Rae[^<]*</option>`)

// A writer asks a partner for a review; it stands in that partner's list until they begin, or it is
// taken back, and everybody in the partnership sees who asked.
func TestAPartnerIsAskedForAReview(t *testing.T) {
	w := newReviewers(t)
	eve := w.member("eve@uni.test", who.Practitioner)
	w.joins(eve, "eve@uni.test", "reviewed")
	want(t, "Rae’s name", w.rae.form(w.partnership+"/self", fields("named", "Rae", "organisation", "1")).StatusCode, 303)
	saysNot(t, "while everybody has a side", w.lou.get(w.draft).text, "signs for neither side")
	want(t, "Pat writes for none", w.pat.form(w.partnership+"/self", fields("organisation", "0")).StatusCode, 303)
	form := w.lou.get(w.draft).text
	at := canBeAsked.FindStringSubmatch(form)
	if at == nil {
		t.Fatal("Rae can’t be asked on the draft’s page")
	}
	rae := fields("whom", at[1])
	says(t, "whom to ask", form, ", who signs for neither side</option>", "Whoever signs for neither side can read", "A review that is begun is of the draft as it is then")
	saysNot(t, "a reviewer", w.rae.get(w.draft).text+w.rae.get(w.draft+"/reviews").text, "Ask somebody to review it")
	want(t, "a reviewer asks", eve.form(w.draft+"/asks", rae).StatusCode, 403)
	saysNot(t, "at first", w.rae.get("/partnerships").text+w.rae.get(w.partnership).text, "asks you to review")
	r := w.lou.form(w.draft+"/asks", rae)
	want(t, "ask", r.StatusCode, 303)
	says(t, "afterwards", w.lou.get(r.Header.Get("Location")).text, "They are asked.", "You asked Rae", "Take it back")
	r = w.lou.form(w.draft+"/asks", rae)
	want(t, "ask twice", r.StatusCode, 422)
	says(t, "asking twice", r.text, "They are asked already")
	if canBeAsked.MatchString(r.text) {
		t.Error("Rae can be asked once more")
	}
	says(t, "what waits for Rae", w.rae.get(w.partnership).text, "asks you to review", "Begin it, or say that you can’t")
	says(t, "the reviews, to Rae", w.rae.get(w.draft+"/reviews").text, "asked you on", "I can’t")
	theirs := eve.get(w.draft + "/reviews").text
	says(t, "the reviews, to Eve", theirs, "asked Rae on")
	saysNot(t, "the reviews, to Eve", theirs, "Take it back", "I can’t<")
	r = eve.form(w.draft+"/asks/back", rae)
	want(t, "another takes it back", r.StatusCode, 422)
	says(t, "another’s", r.text, "Only whoever asked, whoever is asked and an owner")
	want(t, "whom nobody knows", w.lou.form(w.draft+"/asks", fields("whom", "99999")).StatusCode, 422)

	r = w.rae.form(w.draft+"/asks/back", rae)
	want(t, "Rae can’t", r.StatusCode, 303)
	says(t, "afterwards", w.rae.get(r.Header.Get("Location")).text, "aren’t asked for a review of this draft any longer")
	saysNot(t, "what waits for Rae", w.rae.get(w.partnership).text, "asks you to review")
	r = w.lou.form(w.draft+"/asks", rae)
	want(t, "ask again at once", r.StatusCode, 422)
	says(t, "asking again at once", r.text, "They said within the last week that they can’t review this draft", "Rae said on")
	if canBeAsked.MatchString(r.text) {
		t.Error("Rae, who can’t, can be asked again")
	}
	says(t, "Rae", w.rae.get(w.draft+"/reviews").text, "so nobody can ask you again before", "begin a review by yourself")
	saysNot(t, "another reviewer", eve.get(w.draft+"/reviews").text, "Rae said on")
	want(t, "take it back, to ask again", w.lou.form(w.draft+"/asks/back", rae).StatusCode, 303)
	want(t, "ask again after that", w.lou.form(w.draft+"/asks", rae).StatusCode, 422)
	_, err := storetest.AsAnother(t, w.path).Exec("UPDATE review_asks SET declined_at = declined_at - 8 * 86400000")
	check(t, err)
	saysNot(t, "a week later", w.lou.get(w.draft+"/reviews").text, "Rae said on")
	want(t, "ask again a week later", w.lou.form(w.draft+"/asks", rae).StatusCode, 303)
	says(t, "what waits for Rae then", w.rae.get(w.partnership).text, "asks you to review")
	w.begins(w.rae)
	saysNot(t, "while others can be asked", w.lou.get(w.draft).text, "Everybody else who can review it is asked")
	w.begins(eve)
	w.begins(w.pat)
	says(t, "once both have begun", w.lou.get(w.draft).text, "Everybody else who can review it is asked, has begun, or can’t now: ")
	saysNot(t, "once Rae has begun", w.rae.get(w.partnership).text+w.lou.get(w.draft+"/reviews").text, "asks you to review", "You asked Rae")
	r = w.lou.form(w.draft+"/asks", rae)
	want(t, "ask who has begun", r.StatusCode, 422)
	says(t, "who has begun", r.text, "or have begun a review")
}

// An invitation to a partnership says as what somebody is invited, and what they do there.
func TestAnInvitationToAPartnershipSaysAsWhat(t *testing.T) {
	w := newWriters(t)
	for as, said := range map[string]string{
		"reviewed": "You are invited as a reviewer – somebody who reads, comments on and reviews drafts, and signs them for their side.",
		"readable": "You are invited as a reader – somebody who reads drafts.",
		"lived":    "You are invited as a reviewer from lived experience – somebody who",
	} {
		r := w.lou.form(w.partnership+"/invitations", fields("email", as+"@uni.test", "standing", as))
		want(t, "invite", r.StatusCode, 200)
		page := w.browser().get(linkMade.FindStringSubmatch(r.text)[1]).text
		says(t, "the invitation", strings.Join(strings.Fields(page), " "), said)
	}
}

// Whoever begins reviews or asks for them very often waits, and others don't.
func TestReviewsAreNotAskedForVeryOften(t *testing.T) {
	w := newReviewers(t)
	for range 60 {
		want(t, "ask whom nobody knows", w.lou.form(w.draft+"/asks", fields("whom", "99999")).StatusCode, 422)
	}
	for _, at := range []string{"/asks", "/reviews"} {
		r := w.lou.form(w.draft+at, fields("whom", "99999"))
		want(t, "once more", r.StatusCode, 429)
		says(t, "once more", r.text, "very often", "Try again in about")
	}
	w.begins(w.rae)
}
