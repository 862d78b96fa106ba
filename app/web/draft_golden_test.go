package web_test

import (
	"regexp"
	"strings"
	"testing"

	"caseload/app/who"
)

var shownDigest = regexp.MustCompile(`name="digest" value="([^"]+)"`)

// keptGolden plays the small scenario to some moment, keeps that, and returns the file.
func (w *plays) keptGolden(to string) string {
	w.t.Helper()
	if to != "" {
		want(w.t, "play on", w.lou.form(w.at+"/on", fields("turn", w.turn(w.lou), "bot", "careful", "to", to)).StatusCode, 303)
	}
	r := w.lou.form(w.at+"/keep", fields("name", "Ours", "comment", "Lou plays."))
	want(w.t, "keep it", r.StatusCode, 303)
	return strings.Split(r.Header.Get("Location"), "?")[0]
}

// text returns a file's text.
func (w *plays) text(file string) string {
	w.t.Helper()
	return inBox(w.t, w.lou.get(file).text)
}

// writes replaces something in the script.
func (w *plays) writes(old, new string) {
	w.t.Helper()
	source := w.text(w.file)
	if !strings.Contains(source, old) {
		w.t.Fatalf("the script has no %q", old)
	}
	from := versionSent.FindStringSubmatch(w.lou.get(w.file).text)[1]
	want(w.t, "write", w.save(w.lou, from, strings.Replace(source, old, new, 1)).StatusCode, 303)
}

func TestAGoldenPlayIsRecordedAgainInTheBrowser(t *testing.T) {
	w := newPlays(t, fields("from", "beginning"))
	file := w.keptGolden("end")
	says(t, "its page", w.lou.get(file).text, "See how it goes now, and record it again")
	says(t, "as it was kept", w.lou.get(file+"/again").text, "Every step is as it was recorded.")
	w.writes("10 working days", "9 working days")
	want(t, "check", w.lou.form(w.small+"/check", "").StatusCode, 303)
	checked := w.lou.get(w.small).text
	says(t, "the check", checked, "play now goes differently", "Record it again as it goes now", file+"/again", "If that is intended, record it again")
	if strings.Contains(checked, "caseload replay") {
		t.Error("the browser names a command where it has a button")
	}
	shown := w.lou.get(file + "/again").text
	says(t, "what differs", shown, "This is where it first differs", "where the play begins")
	digest := shownDigest.FindStringSubmatch(shown)[1]
	w.writes("Could we go together?", "Shall we go together?")
	late := w.pat.form(file+"/again", fields("digest", digest, "bot", ""))
	want(t, "after another change", late.StatusCode, 409)
	says(t, "after another change", late.text, "nothing was recorded")
	digest = shownDigest.FindStringSubmatch(late.text)[1]
	r := w.pat.form(file+"/again", fields("digest", digest, "bot", ""))
	want(t, "record it", r.StatusCode, 303)
	says(t, "recorded", w.pat.get(r.Header.Get("Location")).text, "recorded as it goes now", "Lou plays.")
	want(t, "check", w.lou.form(w.small+"/check", "").StatusCode, 303)
	if checked := w.lou.get(w.small).text; strings.Contains(checked, "Error:") {
		t.Errorf("a check isn't content: %s", checked)
	}
	says(t, "the history", w.lou.get(file+"/history").text, "Go back to before this")
	want(t, "a script", w.lou.get(w.file+"/again").Header.Get("Location"), w.file)
	want(t, "a stranger", w.member("max@uni.test", who.Lecturer).get(file+"/again").StatusCode, 404)
}

func TestAGoldenPlayIsPlayedOnInTheBrowser(t *testing.T) {
	w := newPlays(t, fields("from", "beginning"))
	file := w.keptGolden("day")
	want(t, "check", w.lou.form(w.small+"/check", "").StatusCode, 303)
	says(t, "the check", w.lou.get(w.small).text, ">Play on to the end<")
	says(t, "as it is", w.lou.get(file+"/again").text, "before the scenario ends")
	shown := w.lou.get(file + "/again?bot=loudest").text
	says(t, "played on", shown, "The bot plays on to the end")
	want(t, "record it", w.lou.form(file+"/again", fields("digest", shownDigest.FindStringSubmatch(shown)[1], "bot", "loudest")).StatusCode, 303)
	says(t, "to the end", w.lou.get(file).text, "day end")

	// A decision that can't be made any more is made anew by hand, under the same name.
	from := versionSent.FindStringSubmatch(w.lou.get(file).text)[1]
	text := w.text(file)
	text = strings.Replace(text, "-- decisions --\n", "-- decisions --\nvisit:nobody\n", 1)
	want(t, "spoil it", w.lou.form(file, fields("version", from, "text", text)).StatusCode, 303)
	says(t, "it can't go on", w.lou.get(file+"/again").text, "can’t go on", "visit:nobody", "Play it anew from there")
	r := w.lou.form(file+"/play", "")
	want(t, "play it anew", r.StatusCode, 303)
	w.at = r.Header.Get("Location")
	says(t, "its desk", w.lou.get(w.at).text, "plays/ours.txtar", `value="ours"`, "Lou plays.")
	want(t, "to the end", w.lou.form(w.at+"/on", fields("turn", w.turn(w.lou), "bot", "careful", "to", "end")).StatusCode, 303)
	want(t, "unasked", w.lou.form(w.at+"/keep", fields("name", "ours", "comment", "Lou plays.")).StatusCode, 422)
	r = w.lou.form(w.at+"/keep", fields("name", "ours", "comment", "Lou plays.", "replace", "yes"))
	want(t, "keep it in its place", strings.Split(r.Header.Get("Location"), "?")[0], file)
	says(t, "what was kept", w.lou.get(file+"/again").text, "Every step is as it was recorded.")
}
