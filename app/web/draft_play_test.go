package web_test

import (
	"regexp"
	"strings"
	"testing"

	"caseload/app/who"
)

var (
	editLink = regexp.MustCompile(`href="(/drafts/\d+/files/\d+)\?play=\d+(#line-\d+)">Edit ([^<]*)`)
	deskTurn = regexp.MustCompile(`name="turn" value="(\d+)"`)
)

// plays begins a play of a draft that is a copy of the small scenario.
type plays struct {
	*writers
	small string // the draft
	at    string // the play
}

func newPlays(t *testing.T, begin string) *plays {
	w := &plays{writers: newWriters(t)}
	r := w.lou.form(w.partnership+"/drafts", fields("name", "Small", "slug", "small", "from", "scenario-small"))
	want(t, "copy the small scenario", r.StatusCode, 303)
	w.small = r.Header.Get("Location")
	w.file = draftFile.FindStringSubmatch(w.lou.get(w.small).text)[1]
	w.at = w.begins(w.lou, begin)
	return w
}

func (w *plays) begins(p *person, form string) string {
	w.t.Helper()
	r := p.form(w.small+"/plays", form)
	want(w.t, "begin a play", r.StatusCode, 303)
	return r.Header.Get("Location")
}

func (w *plays) turn(p *person) string {
	w.t.Helper()
	return deskTurn.FindStringSubmatch(p.get(w.at).text)[1]
}

func TestADraftIsPlayedFromAMoment(t *testing.T) {
	w := newPlays(t, fields("from", "day", "day", "1", "time", "9.30"))
	desk := w.lou.get(w.at).text
	for _, said := range []string{"Nothing here is anybody’s run.", "A small morning", "Could you come and see Kayla?", "A bot made the first"} {
		says(t, "the desk", desk, said)
	}
	if strings.Contains(desk, "/runs/") {
		t.Error("the desk of a draft leads to runs")
	}
	edits := map[string]string{}
	for _, m := range editLink.FindAllStringSubmatch(desk, -1) {
		edits[strings.TrimSpace(m[3])] = m[1] + m[2]
	}
	if edits["this message"] != w.file+"#line-26" || edits["the case Reid"] != w.file+"#line-11" {
		t.Errorf("it leads to %v", edits)
	}
	says(t, "the desk", desk, `<a href="`+w.file+`/form?line=26">Change this message by a form</a>`)
	at := w.lou.get(w.file + "/form?line=26")
	want(t, "to its form", at.StatusCode, 303)
	says(t, "its form", w.lou.get(at.Header.Get("Location")).text, "Question: ", "What follows each answer")
	want(t, "to the form of no line", w.lou.get(w.file+"/form?line=9999").Header.Get("Location"), w.small+"/forms?gone&file="+strings.TrimPrefix(w.file, w.small+"/files/"))
	says(t, "the file", w.lou.get(w.file+"?play="+regexp.MustCompile(`\d+$`).FindString(w.at)).text, `href="`+w.at+`">Back to the desk that you play`)
	turn := w.turn(w.lou)
	offer := regexp.MustCompile(`name="offer" value="(answer:[^"]*together)"`).FindStringSubmatch(desk)[1]
	r := w.lou.form(w.at+"/decisions", fields("turn", turn, "offer", offer))
	want(t, "answer", r.StatusCode, 303)
	says(t, "after the answer", w.lou.get(w.at).text, "Joint visit")
	want(t, "decide at a turn that is over", w.lou.form(w.at+"/decisions", fields("turn", turn, "offer", "end")).StatusCode, 409)
	want(t, "what isn't offered", w.lou.form(w.at+"/decisions", fields("turn", w.turn(w.lou), "offer", "visit:nobody")).StatusCode, 422)

	// A line above moves what is below it, and the play goes on with the text that it began with.
	text := versionSent.FindStringSubmatch(w.lou.get(w.file).text)[1]
	source := strings.Replace(smallSource(t), "-- The least", "-- One more line.\n-- The least", 1)
	source = strings.Replace(source, "Could we go together?", "Shall we go together?", 1)
	want(t, "type", w.save(w.pat, text, source).StatusCode, 303)
	desk = w.lou.get(w.at + "?open=case:reid").text
	says(t, "the desk", desk, "The draft has changed since this was begun")
	says(t, "the case", desk, `#line-12">Edit the case Reid`)
	want(t, "go back", w.lou.form(w.at+"/back", fields("turn", w.turn(w.lou), "to", turn)).StatusCode, 303)
	says(t, "before the answer", w.lou.get(w.at).text, "Could we go together?")
	want(t, "begin again", w.lou.form(w.at+"/again", "").StatusCode, 303)
	says(t, "the new text", w.lou.get(w.at).text, "Shall we go together?")

	// The bot goes on, and what was played is kept.
	want(t, "to the next morning", w.lou.form(w.at+"/on", fields("turn", w.turn(w.lou), "bot", "careful", "to", "day")).StatusCode, 303)
	says(t, "the next morning", w.lou.get(w.at).text, "Day 2 of 2")
	want(t, "to the end", w.lou.form(w.at+"/on", fields("turn", w.turn(w.lou), "bot", "loudest", "to", "end")).StatusCode, 303)
	says(t, "the end", w.lou.get(w.at).text, "This play has ended")
	want(t, "no name", w.lou.form(w.at+"/keep", fields("name", " ", "comment", "x")).StatusCode, 422)
	r = w.lou.form(w.at+"/keep", fields("name", "Together to the end", "comment", "Careful, then loud."))
	want(t, "keep it", r.StatusCode, 303)
	golden := w.lou.get(r.Header.Get("Location")).text
	for _, said := range []string{"plays/together-to-the-end.txtar", "Careful, then loud.", "-- decisions --", "day end"} {
		says(t, "the golden play", golden, said)
	}
	again := w.lou.form(w.at+"/keep", fields("name", "Together to the end", "comment", ""))
	want(t, "the same name", again.StatusCode, 422)
	says(t, "the same name", again.text, "Replace that one")
	want(t, "check", w.lou.form(w.small+"/check", "").StatusCode, 303)
	if checked := w.lou.get(w.small).text; strings.Contains(checked, "Error:") || strings.Contains(checked, "plays/together-to-the-end.txtar, line") {
		t.Errorf("a check isn't content: %s", checked)
	}
	files := unzip(t, w.lou.form("/account/everything/download", fields("passphrase", phrase)))
	for _, said := range []string{`"draft": "Small"`, `"offer": "`, `"began": "`} {
		says(t, "what she takes away", string(files["account.json"]), said)
	}
	want(t, "end it", w.lou.form(w.at+"/end", "").StatusCode, 303)
	want(t, "it is gone", w.lou.get(w.at).StatusCode, 404)
}

func TestAPlayBeginsWhereALineHasRun(t *testing.T) {
	w := newPlays(t, fields("from", "line", "file", "scenario.lua", "line", "47"))
	says(t, "the desk", w.lou.get(w.at).text, "Late four times, and hungry.")
	r := w.lou.form(w.small+"/plays", fields("from", "line", "file", "scenario.lua", "line", "36"))
	want(t, "a line that the careful bot doesn't come to", r.StatusCode, 422)
	says(t, "the answer", r.text, "not to that moment")
	says(t, "the form", w.lou.get(w.small+"/plays?file="+regexp.MustCompile(`\d+$`).FindString(w.file)+"&line=36").text, `value="36"`)
	for _, wrong := range []string{fields("from", "day", "day", "x"), fields("from", "day", "day", "1", "time", "25:00"), fields("from", "line", "file", "", "line", "3"), fields("luck", "-1"), fields("bot", "nobody")} {
		want(t, wrong, w.lou.form(w.small+"/plays", wrong).StatusCode, 422)
	}
}

func TestAPlaySaysWhatIsWrongInAScript(t *testing.T) {
	w := newPlays(t, fields("from", "beginning"))
	for _, broken := range []struct{ from, to, says, line string }{
		{`wait { days = 1 }`, `wait { dayz = 1 }`, "In this play a storyline failed", "#line-38"},
		{`wait { days = 1 }`, `while true do end`, "In this play a storyline failed", "#line-38"},
	} {
		source := strings.Replace(smallSource(t), broken.from, broken.to, 1)
		want(t, "type", w.save(w.lou, w.version(w.lou), source).StatusCode, 303)
		at := w.begins(w.lou, fields("from", "day", "day", "2"))
		desk := w.lou.get(at).text
		says(t, broken.to, desk, broken.says)
		says(t, broken.to, desk, w.file+broken.line+`">scenario.lua, line 38`)
	}
	want(t, "type", w.save(w.lou, w.version(w.lou), strings.Replace(smallSource(t), "local sam =", "local sam ==", 1)).StatusCode, 303)
	r := w.lou.form(w.small+"/plays", fields("from", "beginning"))
	want(t, "a syntax error", r.StatusCode, 422)
	says(t, "the form", r.text, "can’t be played as it is written now")
	says(t, "the form", r.text, w.file+"#line-8")
	want(t, "begin again", w.lou.form(w.at+"/again", "").StatusCode, 422)
	says(t, "the play is as it was", w.lou.get(w.at).text, "A small morning")
}

func TestAPlayIsForItsPartnershipAlone(t *testing.T) {
	w := newPlays(t, fields("from", "beginning"))
	for name, p := range map[string]*person{"another lecturer": w.member("max@uni.test", who.Lecturer), "the administrator": w.ada, "a student": w.member("otto@uni.test", who.Student)} {
		want(t, name+" reads plays", p.get(w.small+"/plays").StatusCode, 404)
		want(t, name+" begins", p.form(w.small+"/plays", fields("from", "beginning")).StatusCode, 404)
		want(t, name+" looks", p.get(w.at).StatusCode, 404)
		for address, form := range map[string]string{"/decisions": fields("turn", "1", "offer", "end"), "/back": fields("turn", "1", "to", "1"), "/on": fields("turn", "1", "bot", "careful", "to", "end"), "/again": "", "/keep": fields("name", "x", "comment", ""), "/end": ""} {
			want(t, name+" at "+address, p.form(w.at+address, form).StatusCode, 404)
		}
	}
	other := strings.Replace(w.at, w.small, w.draft, 1)
	want(t, "at the address of another draft", w.lou.get(other).StatusCode, 404)

	// Who may read can play, and look at what others play.
	mia := w.member("mia@uni.test", who.Lecturer)
	w.joins(mia, "mia@uni.test", "readable")
	desk := mia.get(w.at).text
	says(t, "another's desk", desk, "play, so you can look at it")
	if strings.Contains(desk, "/decisions") || strings.Contains(desk, "Keep as golden play") {
		t.Error("another is offered to go on")
	}
	want(t, "another goes on", mia.form(w.at+"/decisions", fields("turn", "1", "offer", "end")).StatusCode, 403)
	want(t, "another ends it", mia.form(w.at+"/end", "").StatusCode, 403)
	for range 5 {
		w.begins(mia, fields("from", "beginning"))
	}
	r := mia.form(w.small+"/plays", fields("from", "beginning"))
	want(t, "a sixth play", r.StatusCode, 422)
	says(t, "a sixth play", r.text, "You can have 5 plays")
	want(t, "a reader keeps one", mia.form(w.at+"/keep", fields("name", "x", "comment", "")).StatusCode, 403)
}

func smallSource(t *testing.T) string {
	t.Helper()
	files, _, err := draftMaterial().Pack(ctx, "small")
	check(t, err)
	return files["scenario.lua"]
}
