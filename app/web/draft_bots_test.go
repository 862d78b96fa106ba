package web_test

import (
	"context"
	"encoding/json"
	"strings"
	"testing"

	"caseload/app/author"
	checking "caseload/app/check"
	"caseload/app/playtest"
	"caseload/app/scenario"
	"caseload/scripts"
)

// playtested has each bot play a pack once, here. It stops if the pack says that it goes on for
// ever.
func playtested(ctx context.Context, archive []byte, slug string) (author.Report, error) {
	slug, files, _ := checking.Unpack(archive, slug)
	if strings.Contains(files["scenario.lua"], "-- for ever") {
		return author.Report{Stopped: "it took too long"}, nil
	}
	v, err := scenario.Freeze(&scenario.Pack{Slug: slug, Files: files}, scripts.FS)
	if err != nil {
		return author.Report{}, err
	}
	f, err := playtest.Test(ctx, v, playtest.Options{Policy: playtest.All, Runs: 1, Seed: 1})
	r := author.Report{Findings: f}
	for _, file := range f.Coverage.Files {
		r.Files = append(r.Files, author.Covered{Path: file.File, Lines: file.Code, Plays: file.Plays})
	}
	for _, failure := range f.Failures {
		r.Failed = append(r.Failed, author.Failed{Play: string(failure.Golden().Format()), Turns: []author.Turn{{Number: failure.Turn, When: "Monday", What: "Lay out my day"}}})
	}
	return r, err
}

// fails is a storyline that fails at half past ten.
const fails = `
storyline("Fails", function()
  wait_until "10:30"
  local found = ("haystack"):find("needle")
  if found then
    found = 1 + #"nobody reads this"
  end
  found = found + 1
end)
`

// small begins a draft that is a copy of the small scenario with more at its end, and returns
// its address.
func (w *writers) small(more string) string {
	w.t.Helper()
	r := w.lou.form(w.partnership+"/drafts", fields("name", "Small", "slug", "small", "from", "scenario-small"))
	want(w.t, "copy the small scenario", r.StatusCode, 303)
	draft := r.Header.Get("Location")
	w.file = draftFile.FindStringSubmatch(w.lou.get(draft).text)[1]
	w.more(more)
	return draft
}

// more adds something to the end of the file.
func (w *writers) more(text string) {
	w.t.Helper()
	want(w.t, "save", w.save(w.lou, w.version(w.lou), inBox(w.t, w.lou.get(w.file).text)+text).StatusCode, 303)
}

func TestBotsPlayADraft(t *testing.T) {
	w := newWriters(t)
	draft := w.small(fails)
	at := draft + "/bots"
	says(t, "before it is checked", w.lou.get(at).text, "haven’t played this as it is now", "Let the bots play")
	want(t, "let them play", w.lou.form(at, "").Header.Get("Location"), at)
	did := w.pat.get(at).text
	says(t, "what they did", did, "7 bots played it 1 time each: 1 thing went wrong", "In “Fails”", `href="`+w.file+`#line-62"`, "See the play",
		"No bot reached this line.", "#&#34;nobody reads this&#34;", "Careful against loudest", "Loudest first", "serious harm", "How long it takes")
	says(t, "on the file's page", w.pat.get(w.file).text, "In “Fails”", "All that the bots did", "How many plays have run each line")
	says(t, "on the draft's page", w.pat.get(draft).text, "1 thing went wrong")
	lines := w.pat.get(at + "/lines?file=" + w.file[strings.LastIndex(w.file, "/")+1:]).text
	says(t, "each line", lines, "never", "No play: ", "7 plays: ")

	var j struct {
		Final    bool
		Plays    int
		Lines    []struct{ Line, Plays int }
		Failures []struct {
			Line int
			Play string
		}
		Missed []struct {
			Line   int
			Source string
		}
	}
	check(t, json.Unmarshal([]byte(w.pat.get(at+"?file="+w.file[strings.LastIndex(w.file, "/")+1:], with("Accept", "application/json")).text), &j))
	never := 0
	for _, l := range j.Lines {
		if l.Plays == 0 {
			never = l.Line
		}
	}
	if !j.Final || j.Plays != 7 || never != 60 || len(j.Failures) != 1 || j.Failures[0].Line != 62 || len(j.Missed) < 2 || j.Missed[1].Line != 60 {
		t.Errorf("an editor is told %+v", j)
	}

	play := w.pat.get(j.Failures[0].Play).text
	says(t, "the play", play, "Where it went wrong", "Lay out my day", "Here it went wrong.", "plays/small-error-1.txtar")
	kept := w.pat.form(j.Failures[0].Play, fields("path", "plays/fails.txtar")).Header.Get("Location")
	says(t, "the golden play", w.lou.get(kept).text, "-- decisions --", "-- steps --")
	// The draft has a file more, so it is another, of which nothing is known yet.
	want(t, "the play afterwards", w.pat.get(j.Failures[0].Play).Header.Get("Location"), at)
	want(t, "keep it afterwards", w.pat.form(j.Failures[0].Play, fields("path", "plays/more.txtar")).Header.Get("Location"), at)
}

// Where a check finds an error, bots wait until it is mended; plays that never end are stopped,
// which is said, and can be begun again.
func TestBotsThatDontPlay(t *testing.T) {
	w := newWriters(t)
	draft := w.small("local a = \n")
	at := draft + "/bots"
	w.lou.form(at, "")
	says(t, "with an error", w.lou.get(at).text, "once that is mended", "Let the bots play")
	w.more("1\n-- for ever\n")
	w.lou.form(at, "")
	says(t, "for ever", w.lou.get(at).text, "had to be stopped: it took too long", "Let them play again")
	want(t, "again", w.lou.form(at, "").StatusCode, 303)
	says(t, "for ever again", w.lou.get(at).text, "had to be stopped: it took too long")
}

func TestABotsPlayIsKeptUnderAFreeName(t *testing.T) {
	w := newWriters(t)
	at := w.small(fails) + "/bots"
	w.lou.form(at, "")
	for _, path := range []string{"scenario.lua", "fails.exe"} {
		r := w.lou.form(at+"/play?failure=0", fields("path", path))
		want(t, path, r.StatusCode, 422)
		says(t, path, strings.ToLower(r.text), "nothing was changed.")
	}
	want(t, "no such failure", w.lou.form(at+"/play?failure=7", fields("path", "plays/x.txtar")).Header.Get("Location"), at)
}
