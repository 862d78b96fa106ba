package web_test

import (
	"fmt"
	"html"
	"regexp"
	"strings"
	"testing"

	"caseload/app/who"
)

var (
	fileNumber    = regexp.MustCompile(`/files/(\d+)$`)
	commentNumber = regexp.MustCompile(`#comment-(\d+)$`)
)

// remark has somebody comment on a line of the draft's script, and returns the comment's address.
func (w *writers) remark(p *person, line string, more ...string) string {
	w.t.Helper()
	r := p.form(w.draft+"/comments", fields(append([]string{"file", fileNumber.FindStringSubmatch(w.file)[1], "version", w.version(w.lou), "line", line}, more...)...))
	want(w.t, "comment", r.StatusCode, 303)
	return w.draft + "/comments/" + commentNumber.FindStringSubmatch(r.Header.Get("Location"))[1]
}

// More comments than a page shows are on the next one, and the one that an address names is shown
// whatever else is.
func TestCommentsAreListedInParts(t *testing.T) {
	w := newWriters(t)
	for n := range 101 {
		w.remark([]*person{w.lou, w.pat}[n%2], "1", "text", fmt.Sprintf("Comment number %03d.", n))
	}
	first := w.pat.get(w.draft + "/comments").text
	says(t, "the first page", first, "These are 1 to 100 of 101.", "Comment number 000.", "Those after")
	lacks(t, "the first page", first, "Comment number 100.")
	second := w.pat.get(linkTo(t, w.pat.get(w.draft+"/comments"), w.draft+"/comments?open-from=100")).text
	says(t, "the second page", second, "These are 101 to 101 of 101.", "Comment number 100.", "Those before")
	lacks(t, "the second page", second, "Comment number 000.")
	says(t, "one that is asked for", w.pat.get(w.draft+"/comments?of=101").text, "Comment number 000.", "Comment number 100.")
	says(t, "the file", w.pat.get(w.file).text, "These are 1 to 100 of 101.", "on="+fileNumber.FindStringSubmatch(w.file)[1])
}

// A reviewer, who may not write, comments on lines and suggests other words; the lines move, and
// a writer answers, puts one suggestion in and declines another.
func TestAReviewerCommentsAndAWriterTakesWhatIsSuggested(t *testing.T) {
	w := newForms(t)
	cy := w.member("cy@uni.test", who.Practitioner)
	w.joins(cy, "cy@uni.test", "reviewed")
	chosen := cy.get(w.draft + "/comments?file=" + fileNumber.FindStringSubmatch(w.file)[1] + "&line=3&moment=Monday+2+March,+09:10").text
	says(t, "the lines that were chosen", html.UnescapeString(chosen), `title = "A morning", role = "social worker",</pre>`, "as played on Monday 2 March, 09:10")
	says(t, "an empty line", cy.get(w.draft+"/comments?file="+fileNumber.FindStringSubmatch(w.file)[1]+"&line=6").text, "Nothing stands on those lines")
	first := w.remark(cy, "3", "text", "Would a student see this?", "moment", "Monday 2 March, 09:10")
	second := w.remark(cy, "7", "instead", `local sam = person { "Sam", id = "sam", role = "school nurse" }`, "page", "file")
	third := w.remark(cy, "10", "out", "yes", "text", "Not needed.")
	r := cy.form(w.draft+"/comments", fields("file", fileNumber.FindStringSubmatch(w.file)[1], "version", "1", "line", "3", "text", " "))
	want(t, "a comment without words", r.StatusCode, 422)
	says(t, "then", r.text, "Write what you want to say")
	want(t, "a reviewer takes a suggestion", cy.form(second+"/take", "").StatusCode, 403)

	want(t, "lines come above", w.save(w.lou, w.version(w.lou), "-- one\n-- two\n"+w.script()).StatusCode, 303)
	says(t, "the comments", w.pat.get(w.draft+"/comments").text, "scenario.lua, line 5", "scenario.lua, line 9", "scenario.lua, line 12", "as played on Monday 2 March, 09:10", "Suggests to leave it out.", "has then written in the draft too, and can sign it only after somebody else’s whole review")
	says(t, "the form", chosen, "From then on you have written in the draft too")
	says(t, "the file", w.lou.get(w.file).text, "Would a student see this?", "school nurse")
	says(t, "the draft", w.lou.get(w.draft).text, "3 comments are open.")

	want(t, "delete another's", w.pat.form(first+"/delete", "").StatusCode, 422)
	gone := w.remark(cy, "4", "text", "By mistake.")
	want(t, "delete one's own", cy.form(gone+"/delete", "").StatusCode, 303)
	if strings.Contains(w.pat.get(w.draft+"/comments").text, "By mistake.") {
		t.Error("the comment is there still")
	}

	want(t, "an empty answer", w.pat.form(first+"/replies", fields("what", "answer", "text", "")).StatusCode, 422)
	want(t, "answer", w.pat.form(first+"/replies", fields("what", "answer", "text", "Only who looks it up.")).StatusCode, 303)
	want(t, "resolve", cy.form(first+"/replies", fields("what", "resolved", "text", "")).StatusCode, 303)
	r = w.pat.form(first+"/replies", fields("what", "resolved"))
	want(t, "resolve it twice", r.StatusCode, 422)
	says(t, "then", r.text, "settled or reopened this comment meanwhile", "resolved it")

	want(t, "take", w.pat.form(second+"/take", "").StatusCode, 303)
	r = w.lou.form(second+"/take", "")
	want(t, "take it twice", r.StatusCode, 422)
	says(t, "then", r.text, "settled this suggestion meanwhile", "put the suggestion in")
	if got := w.script(); !strings.Contains(got, `role = "school nurse"`) || strings.Contains(got, "health visitor") {
		t.Errorf("the script is %s", got)
	}
	says(t, "the history", w.lou.get(w.file+"/history").text, "with a suggestion of Somebody")

	want(t, "the text changes", w.save(w.lou, w.version(w.lou), strings.Replace(w.script(), `id = "home"`, `id = "osei"`, 1)).StatusCode, 303)
	r = w.pat.form(third+"/take", fields("page", "file"))
	want(t, "take what was suggested for another text", r.StatusCode, 422)
	says(t, "then", r.text, "The text has changed since this was suggested", "It says now:", "Write what is good in it by hand")
	want(t, "decline without words", w.pat.form(third+"/replies", fields("what", "declined")).StatusCode, 422)
	want(t, "decline", w.pat.form(third+"/replies", fields("what", "declined", "text", "We need it.")).StatusCode, 303)
	says(t, "then", cy.get(w.draft+"/comments").text, "declined the suggestion", "No comment is open.")
}

func TestWhoOnlyReadsDoesNotComment(t *testing.T) {
	w := newForms(t)
	at := w.remark(w.pat, "3", "text", "Is that so?")
	di := w.member("di@uni.test", who.Lecturer)
	w.joins(di, "di@uni.test", "readable")
	if page := di.get(w.draft + "/comments").text; !strings.Contains(page, "Is that so?") || strings.Contains(page, "<form class=\"sign__form\"") {
		t.Error("who reads doesn't see the comments, or sees a form")
	}
	want(t, "comment", di.form(w.draft+"/comments", fields("file", fileNumber.FindStringSubmatch(w.file)[1], "version", "0", "line", "1", "text", "x")).StatusCode, 403)
	want(t, "answer", di.form(at+"/replies", fields("text", "x")).StatusCode, 403)
}

// What somebody is asked stands on their first page, with their partnerships and with the one, until
// they have answered; and what they said goes with all that is theirs.
func TestWhatIsAskedWaits(t *testing.T) {
	w := newForms(t)
	asked := regexp.MustCompile(`<option value="([1-9]\d*)">`).FindStringSubmatch(w.lou.get(w.draft + "/comments?file=" + fileNumber.FindStringSubmatch(w.file)[1] + "&line=3").text)
	if asked == nil {
		t.Fatal("nobody can be asked")
	}
	at := w.remark(w.lou, "3", "text", "Would this happen?", "asked", asked[1])
	says(t, "the first page", w.pat.get("/").text, "1 thing waits for you")
	for _, page := range []string{"/partnerships", w.partnership} {
		says(t, page, w.pat.get(page).text, "waits for an answer of yours in “Two days”", "Would this happen?")
	}
	want(t, "answer", w.pat.form(at+"/replies", fields("what", "answer", "text", "It would.")).StatusCode, 303)
	if strings.Contains(w.pat.get("/partnerships").text, "Waiting for you") {
		t.Error("it waits still")
	}
	says(t, "whoever asked", w.lou.get(w.partnership).text, "waits for an answer of yours")
	want(t, "ask a stranger", w.lou.form(w.draft+"/comments", fields("file", fileNumber.FindStringSubmatch(w.file)[1], "version", "1", "line", "3", "text", "You?", "asked", "99")).StatusCode, 422)
}

// A moment of a play, and a value of a form, lead to where they are commented on.
func TestMomentsAndValuesAreCommentedOn(t *testing.T) {
	w := newForms(t)
	desk := w.pat.form(w.draft+"/plays", fields("from", "beginning")).Header.Get("Location")
	at := regexp.MustCompile(`href="([^"]*/comments\?[^"]*moment=[^"]*)"`).FindStringSubmatch(w.pat.get(desk).text)
	if at == nil {
		t.Fatal("nothing on the desk leads to a comment on it")
	}
	says(t, "the form", w.pat.get(html.UnescapeString(at[1])).text, "as played on Monday 2 March, 09:00", "Back to the desk that you play")

	w.remark(w.lou, "13", "text", "Is it that far?")
	form := w.pat.get(w.formOf("case:home:0")).text
	says(t, "the case", form, "Is it that far?", "Comment on one of these values", "last=13&amp;line=13")
	if strings.Contains(w.pat.get(w.formOf("person:sam:0")).text, "Is it that far?") {
		t.Error("what is said of the case stands with the person")
	}
}
