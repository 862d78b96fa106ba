package web_test

import (
	"regexp"
	"strings"
	"testing"

	"caseload/app/author"
	"caseload/app/who"
)

// reviewers is a draft, in a partnership with somebody who only reviews.
type reviewers struct {
	*writers
	rae *person
}

func newReviewers(t *testing.T) *reviewers {
	w := &reviewers{writers: newWriters(t)}
	w.rae = w.member("rae@uni.test", who.Practitioner)
	w.joins(w.rae, "rae@uni.test", "reviewed")
	return w
}

// begins begins a review and returns its address.
func (w *reviewers) begins(p *person) string {
	w.t.Helper()
	r := p.form(w.draft+"/reviews", "")
	want(w.t, "begin a review", r.StatusCode, 303)
	return r.Header.Get("Location")
}

// answers returns the form of a review in which every question is answered alike.
func answers(choice, why, words, then string) string {
	all := []string{"words", words, "then", then}
	for _, q := range author.Questions() {
		all = append(all, "choice."+q.Key, choice, "why."+q.Key, why)
	}
	return fields(all...)
}

func TestADraftIsReviewedAndSigned(t *testing.T) {
	w := newReviewers(t)
	at := w.begins(w.rae)
	says(t, "a second one", w.rae.form(w.draft+"/reviews", "").text, "You have a review of this draft open.")
	says(t, "the list", w.lou.get(w.draft+"/reviews").text, "Begun on", "The draft is as it was read.")
	says(t, "what is read", w.rae.get(at+"/read").text, "scenario.lua", "it is like this still")

	r := w.rae.form(at, fields("choice.happen", "fine", "why.law", "The Act of 1989", "then", "keep"))
	says(t, "what was kept", w.rae.get(r.Header.Get("Location")).text, "Your answers are kept.", "The Act of 1989", `value="fine" checked`)
	if others := w.lou.get(at).text; strings.Contains(others, "1989") {
		t.Error("others see what isn't ended")
	}
	r = w.rae.form(at, fields("choice.happen", "change", "then", "signed"))
	want(t, "sign too early", r.StatusCode, 422)
	says(t, "what it lacks", r.text, "Say what has to change.", "Is the law right, and dated? Choose an answer before you sign.", `href="#question-law"`)
	r = w.rae.form(at, fields("choice.happen", "change", "why.happen", "Nobody rings at seven", "then", "not yet"))
	want(t, "not yet without words", r.StatusCode, 422)
	says(t, "what it lacks", r.text, "Say what it needs before you could sign it.")
	r = w.rae.form(at, answers("change", "Something", "Words", "signed"))
	says(t, "signing what has to change", r.text, "so you can’t sign it yet")

	want(t, "somebody else's", w.lou.form(at, answers("fine", "", "", "signed")).StatusCode, 409)
	want(t, "sign", w.rae.form(at, answers("fine", "I looked", "A good morning.", "signed")).Header.Get("Location"), at+"?ended")
	says(t, "the review", w.lou.get(at).text, "Signed on", "A good morning.", "Yes, it would", "I looked", "The draft is as it was read.")
	r = w.rae.form(at, answers("fine", "", "", "signed"))
	want(t, "sign again", r.StatusCode, 409)
	says(t, "signing again", r.text, "This review was ended already", "A good morning.")

	want(t, "a change", w.save(w.pat, w.version(w.pat), "-- other\nscenario {\n  title = \"Another\",\n}\n").StatusCode, 303)
	says(t, "the review after a change", w.lou.get(at).text, "The draft has changed since it was read.", "its text has changed", "/difference?from=0")
	read := w.lou.get(at + "/read").text
	says(t, "what was read", read, "A morning", "what is here hasn’t")
	if strings.Contains(read, "Another") {
		t.Error("what was read is what is there now")
	}
}

func TestASignatureIsForTheNewestAndByFreshEyes(t *testing.T) {
	w := newReviewers(t)
	at := w.begins(w.rae)
	want(t, "a change", w.save(w.pat, w.version(w.pat), "-- other\n").StatusCode, 303)
	r := w.rae.form(at, answers("fine", "", "Nothing else.", "signed"))
	want(t, "sign what has changed", r.StatusCode, 409)
	says(t, "why not", r.text, "this version can’t be signed any more", "Nothing else.")
	says(t, "how to go on", r.text, "Begin again with these answers")
	saysNot(t, "how to go on", r.text, ">Sign it<")
	r = w.rae.form(at, answers("fine", "I looked", "Nothing else.", "lapsed"))
	want(t, "begin again", r.StatusCode, 303)
	next := r.Header.Get("Location")
	if next == at {
		t.Fatal("it is the same review still")
	}
	says(t, "the record", w.lou.get(at).text, "Not signed, on", "the draft had changed since it was read")
	saysNot(t, "the record", w.lou.get(at).text, "it needs work first")
	says(t, "the next review", w.rae.get(next).text, "Your answers in your review of", "The draft has changed since that was begun", "its text has changed", `value="fine" checked`, "I looked", "Nothing else.", ">Sign it<")
	r = w.rae.form(next, answers("fine", "I looked", "Nothing else.", "lapsed"))
	want(t, "begin again without need", r.StatusCode, 409)
	says(t, "why not", r.text, "The draft is as you read it after all")
	want(t, "give it up", w.rae.form(next+"/drop", "").StatusCode, 303)

	own := w.begins(w.pat)
	r = w.pat.form(own, answers("fine", "", "", "signed"))
	says(t, "signing one's own", r.text, "You have written in the draft since the last review by somebody else")
	want(t, "another's review", w.rae.form(w.begins(w.rae), answers("fine", "", "", "signed")).StatusCode, 303)
	want(t, "sign it then", w.pat.form(own, answers("fine", "", "", "signed")).StatusCode, 303)
}

func TestAReviewerWhoIsTakenOutInTheMiddle(t *testing.T) {
	w := newReviewers(t)
	at := w.begins(w.rae)
	want(t, "keep", w.rae.form(at, fields("choice.happen", "fine", "then", "keep")).StatusCode, 303)
	people := w.lou.get(w.partnership).text
	out := regexp.MustCompile(w.partnership+`/people/\d+/remove`).FindAllString(people, -1)
	want(t, "take Rae out", w.lou.form(out[len(out)-1], "").StatusCode, 303)
	want(t, "go on", w.rae.form(at, answers("fine", "", "", "signed")).StatusCode, 404)
	says(t, "the review", w.lou.get(at).text, "never ended: they have left the partnership")
	w.joins(w.rae, "rae@uni.test", "reviewed")
	says(t, "the review after coming back", w.rae.get(at).text, `value="fine" checked`)
	want(t, "sign", w.rae.form(at, answers("fine", "", "", "signed")).StatusCode, 303)
}

func TestWhatWontDoInAReviewStaysInItsForm(t *testing.T) {
	w := newReviewers(t)
	at := w.begins(w.rae)
	long := strings.Repeat("x", author.MaxReviewWords+1)
	r := w.rae.form(at, fields("words", long, "why.happen", "since", "then", "keep"))
	want(t, "too long", r.StatusCode, 422)
	says(t, "what was typed", r.text, long, "since", "shorten it there")
	want(t, "no answer", w.rae.form(at, fields("choice.happen", "perhaps")).StatusCode, 422)
	if r := w.rae.form(at, fields("choice.weather", "fine")); r.StatusCode != 400 && r.StatusCode != 422 {
		t.Errorf("a question that isn't asked: %d", r.StatusCode)
	}
	want(t, "give it up", w.rae.form(at+"/drop", "").Header.Get("Location"), w.draft+"/reviews?dropped")
	want(t, "it is gone", w.rae.get(at).StatusCode, 404)
	reader := w.member("una@uni.test", who.Practitioner)
	w.joins(reader, "una@uni.test", "readable")
	says(t, "a reader", reader.get(w.draft+"/reviews").text, "ask an owner of the partnership to make you a reviewer")
	want(t, "a reader", reader.form(w.draft+"/reviews", "").StatusCode, 403)
}
