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
	w.isOut(w.last())
	r := w.rae.form(at, answers("change", "Nobody rings <b>at seven</b>", "It is nearly there.", "signed"))
	want(t, "go on", r.StatusCode, 404)
	says(t, "why not", r.text, "You are no longer in the partnership that this belongs to", "you go on with it if an owner invites you again", "It isn’t saved",
		"Would this happen? What you wrote", "Nobody rings &lt;b&gt;at seven&lt;/b&gt;", "It is nearly there.", "Would this happen? What you chose")
	saysNot(t, "why not", r.text, "the run", "Send it again", "Hull writes")
	says(t, "a page that was open", w.rae.get(w.draft).text, "You are no longer in the partnership")
	says(t, "a range", w.rae.form(at+"/range?of=x", fields("most", "P1", "why", "An urgent one")).text, "An urgent one")
	says(t, "the partnerships", w.rae.get("/partnerships").text, "Partnerships you are no longer in", "Hull writes")
	stranger := w.member("di@uni.test", who.Lecturer)
	none := stranger.form("/drafts/99999/reviews/1", answers("fine", "", "Mine", "signed"))
	r = stranger.form(at, answers("fine", "", "Mine", "signed"))
	want(t, "another's", r.StatusCode, 404)
	want(t, "another's page as where there is none", r.text, none.text)
	says(t, "another's", r.text, "There is nothing here that is yours to see", ">Mine<")
	later := w.lou.form(w.partnership+"/drafts", fields("name", "Later", "slug", "later", "from", "empty")).Header.Get("Location")
	want(t, "a draft that was begun the moment after", w.rae.get(later).StatusCode, 404)
	says(t, "the review", w.lou.get(at).text, "never ended: they have left the partnership")
	w.joins(w.rae, "rae@uni.test", "reviewed")
	says(t, "the review after coming back", w.rae.get(at).text, `value="fine" checked`)
	saysNot(t, "the partnerships then", w.rae.get("/partnerships").text, "no longer in")
	want(t, "sign", w.rae.form(at, answers("fine", "", "", "signed")).StatusCode, 303)
}

// last returns where the last of the partnership's people is changed.
func (w *writers) last() string {
	all := regexp.MustCompile(w.partnership+`/people/\d+`).FindAllString(w.lou.get(w.partnership).text, -1)
	return all[len(all)-1]
}

func (w *writers) isOut(somebody string) {
	w.t.Helper()
	want(w.t, "take somebody out", w.lou.form(somebody+"/remove", "").StatusCode, 303)
}

// Whoever may only read since a moment ago is told so, and by whom that is changed, with what they
// wrote.
func TestWhoIsMadeAReaderInTheMiddle(t *testing.T) {
	w := newReviewers(t)
	at := w.begins(w.rae)
	want(t, "make Rae a reader", w.lou.form(w.last()+"/standing", fields("standing", "readable")).StatusCode, 303)
	for what, r := range map[string]reply{
		"the review":  w.rae.form(at, answers("fine", "So it is", "My words", "signed")),
		"a new one":   w.rae.form(w.draft+"/reviews", fields("words", "My words")),
		"a comment":   w.rae.form(w.draft+"/comments", fields("file", fileNumber.FindStringSubmatch(w.file)[1], "version", "0", "line", "1", "text", "My words")),
		"the text":    w.save(w.rae, "0", "My words"),
		"a file":      w.rae.form(w.draft+"/files", fields("path", "My words")),
		"publication": w.rae.form(w.draft+"/publication", fields("digest", "x", "notes", "My words")),
		"a name":      w.rae.form(w.partnership+"/name", fields("name", "My words")),
	} {
		want(t, what, r.StatusCode, 403)
		says(t, what, r.text, "partnership", "wner", "My words", "copy what you need", "To the partnership")
		saysNot(t, what, r.text, "Your organisation", "administrator")
	}
}

// What is written for a draft that is put away meanwhile stands on the page that says so.
func TestWhatIsWrittenWhileADraftIsPutAway(t *testing.T) {
	w := newForms(t)
	form := w.formOf("case:home")
	at := w.pat.form(w.draft+"/reviews", "").Header.Get("Location")
	remark := w.remark(w.pat, "1", "text", "Is it?")
	want(t, "put away", w.lou.form(w.draft+"/put-away", "").StatusCode, 303)
	for what, r := range map[string]reply{
		"a form":     w.pat.form(form, fields("version", "1", "value.strengths", "My words")),
		"a comment":  w.pat.form(w.draft+"/comments", fields("file", "1", "version", "0", "line", "1", "text", "My words")),
		"an answer":  w.pat.form(remark+"/replies", fields("text", "My words")),
		"the review": w.pat.form(at, answers("fine", "So it is", "My words", "keep")),
		"the name":   w.pat.form(w.draft+"/name", fields("name", "My words", "slug", "two-days")),
	} {
		want(t, what, r.StatusCode, 409)
		says(t, what, r.text, "put away", "My words", "copy what you need")
	}
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
