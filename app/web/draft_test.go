package web_test

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"html"
	"io"
	"mime/multipart"
	"os"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf16"

	"caseload/app/author"
	checking "caseload/app/check"
	"caseload/app/scenario"
	"caseload/app/script/dates"
	"caseload/app/script/document"
	"caseload/app/store"
	"caseload/app/tryout"
	"caseload/app/who"
	"caseload/scripts"
)

// documentation is read once, since no test changes it.
var documentation = sync.OnceValues(func() (*document.Documentation, error) { return document.Read(scripts.FS) })

// draftMaterial has one starter, whose scenario.lua is nearly empty, and the small pack to copy,
// and checks and plays here.
func draftMaterial() author.Material {
	documented, err := documentation()
	if err != nil {
		panic(err)
	}
	rules, err := dates.Rules(scripts.FS)
	if err != nil {
		panic(err)
	}
	return author.Material{
		Rules: rules, Documented: documented,
		Teams: []string{"children"},
		Start: func(_, slug, _ string) (map[string]string, error) {
			return map[string]string{"scenario.lua": "-- " + slug + "\nscenario {\n  title = \"A morning\",\n}\n"}, nil
		},
		Shelf: func(context.Context) []author.OnShelf { return nil },
		Pack: func(_ context.Context, slug string) (map[string]string, string, error) {
			if slug != "small" {
				return nil, "", store.ErrNotFound
			}
			pack, err := scenario.Read(os.DirFS("../scenario/testdata/small"), slug)
			return pack.Files, "digest", err
		},
		Play: func(ctx context.Context, asked tryout.Asked) (tryout.Shown, error) {
			return tryout.Play(ctx, asked, scripts.FS), nil
		},
		Playtest: playtested,
		Bots:     []author.Bot{{Name: "careful", Title: "Careful"}, {Name: "loudest", Title: "Loudest first"}},
		Check: func(ctx context.Context, archive []byte, slug string, first func([]checking.Finding)) ([]checking.Finding, error) {
			return checking.Archive(ctx, archive, slug, scripts.FS, time.Now(), nil, first), nil
		},
	}
}

var (
	linkMade    = regexp.MustCompile(`value="https?://[^/"]+(/invitations/[^"]+)"`)
	versionSent = regexp.MustCompile(`name="version" value="(\d+)"`)
	draftFile   = regexp.MustCompile(`(/drafts/\d+/files/\d+)">scenario.lua`)
)

// writers is a partnership of a lecturer, who owns it, and a practitioner of an authority.
type writers struct {
	*course
	pat         *person // writes for the authority
	partnership string
	draft, file string
}

func newWriters(t *testing.T) *writers {
	c := newCourse(t)
	w := &writers{course: c, pat: c.member("pat@uni.test", who.Practitioner)}
	r := c.lou.form("/partnerships", fields("organisation", "1", "name", "Hull writes"))
	want(t, "make a partnership", r.StatusCode, 303)
	w.partnership = r.Header.Get("Location")
	w.joins(w.pat, "pat@uni.test", "written")
	r = c.lou.form(w.partnership+"/drafts", fields("name", "Two days", "slug", "two-days", "from", "team-children"))
	want(t, "begin a draft", r.StatusCode, 303)
	w.draft = r.Header.Get("Location")
	w.file = draftFile.FindStringSubmatch(c.lou.get(w.draft).text)[1]
	return w
}

// joins has the owner invite somebody, who accepts.
func (w *writers) joins(p *person, email, as string) {
	w.t.Helper()
	r := w.lou.form(w.partnership+"/invitations", fields("email", email, "standing", as))
	want(w.t, "invite", r.StatusCode, 200)
	link := linkMade.FindStringSubmatch(r.text)[1]
	want(w.t, "accept", p.form(link, "").Header.Get("Location"), w.partnership+"?joined")
}

func (w *writers) save(p *person, from string, text string) reply {
	w.t.Helper()
	return p.form(w.file, fields("version", from, "text", text))
}

func (w *writers) version(p *person) string {
	w.t.Helper()
	return versionSent.FindStringSubmatch(p.get(w.file).text)[1]
}

func TestTwoOfAPartnershipWriteADraft(t *testing.T) {
	w := newWriters(t)
	base := w.version(w.lou)
	want(t, "Pat saves", w.save(w.pat, base, "-- by Pat\r\nscenario {\r\n  title = \"A morning\",\r\n}\r\n").StatusCode, 303)
	r := w.save(w.lou, base, "-- two-days\nscenario {\n  title = \"Our morning\",\n}\n")
	want(t, "Lou saves", r.StatusCode, 200)
	for _, said := range []string{"While you wrote, Somebody changed this file as well", "-- by Pat", "Our morning"} {
		if !strings.Contains(strings.ToLower(r.text), strings.ToLower(said)) {
			t.Errorf("after both saved, the page doesn't say %q", said)
		}
	}
	if strings.Contains(r.text, "on the same lines") {
		t.Error("they wrote on different lines")
	}
	history := w.pat.get(w.file + "/history").text
	if n := strings.Count(history, "Go back to before this"); n != 2 {
		t.Errorf("the history has %d sessions", n)
	}
	difference := w.pat.get(w.file + "/difference?from=0&to=1").text
	says(t, "the difference", difference, "Go back to before this")
	if !strings.Contains(difference, "-- by Pat") || !strings.Contains(difference, "-- two-days") {
		t.Error("the difference doesn't show what was changed")
	}
	back := w.pat.form(w.file+"/restore", fields("version", "0")).Header.Get("Location")
	says(t, "the restored file", w.pat.get(back).text, "can be undone.")
	if text := w.lou.get(w.file).text; strings.Contains(text, "-- by Pat") || strings.Contains(text, "Our morning") {
		t.Error("what was restored isn't as it was")
	}
}

func TestADraftIsForItsPartnershipAlone(t *testing.T) {
	w := newWriters(t)
	addresses := []string{w.partnership, w.draft, w.file, w.file + "/history", w.file + "/difference?from=0&to=0", w.draft + "/pack.zip", w.draft + "/bots"}
	for name, p := range map[string]*person{"another lecturer": w.member("max@uni.test", who.Lecturer), "the administrator": w.ada, "a student": w.member("otto@uni.test", who.Student)} {
		for _, address := range addresses {
			want(t, name+" reads "+address, p.get(address).StatusCode, 404)
		}
		want(t, name+" saves", w.save(p, "0", "x").StatusCode, 404)
		want(t, name+" checks", p.form(w.draft+"/check", "").StatusCode, 404)
		want(t, name+" has bots play", p.form(w.draft+"/bots", "").StatusCode, 404)
	}
	max := w.member("mia@uni.test", who.Lecturer)
	w.joins(max, "mia@uni.test", "readable")
	for _, address := range addresses {
		want(t, "a reader reads "+address, max.get(address).StatusCode, 200)
	}
	says(t, "what a reader reads", max.get(w.file).text, `id="line-2"`)
	want(t, "a reader saves", w.save(max, "0", "x").StatusCode, 403)
	if text := max.get(w.file).text; strings.Contains(text, "<textarea") {
		t.Error("a reader is offered to write")
	}
	want(t, "a writer invites", w.pat.form(w.partnership+"/invitations", fields("email", "x@x.test", "standing", "written")).StatusCode, 403)
}

// TestADraftOfAnEarlierVocabularyIsBroughtUpToDate: what would change is shown, done at a press,
// and undone from the file's history.
func TestADraftOfAnEarlierVocabularyIsBroughtUpToDate(t *testing.T) {
	w := newWriters(t)
	earlier := w.draft + "/earlier"
	says(t, "before it is checked", w.pat.get(earlier).text, "hasn’t been checked")
	old := "scenario {\n  title = \"A morning\", role = \"social worker\", starts = \"2026-03-02\",\n  [\"notes\"] = { \"grief\" }, -- stays\n}\n"
	want(t, "save", w.save(w.pat, "0", old).StatusCode, 303)
	want(t, "check", w.pat.form(w.draft+"/check", "").StatusCode, 303)
	says(t, "the draft", w.pat.get(w.draft).text, "for an earlier vocabulary")
	shown := w.pat.get(earlier).text
	if text := regexp.MustCompile("</?mark[^>]*>").ReplaceAllString(html.UnescapeString(shown), ""); !strings.Contains(text, `["content_notes"] = { "grief" }, -- stays`) || !strings.Contains(text, `["notes"]`) {
		t.Errorf("what would change isn't shown: %s", text)
	}
	digest := regexp.MustCompile(`name="digest" value="([^"]+)"`).FindStringSubmatch(shown)[1]
	want(t, "a reader asks", w.member("max@uni.test", who.Lecturer).form(earlier, fields("digest", digest)).StatusCode, 404)
	want(t, "bring it up to date", w.lou.form(earlier, fields("digest", digest)).StatusCode, 303)
	if text := inBox(t, w.pat.get(w.file).text); text != strings.Replace(old, "notes", "content_notes", 1) {
		t.Errorf("the file is %q", text)
	}
	r := w.lou.form(earlier, fields("digest", digest))
	want(t, "once more", r.StatusCode, 422)
	says(t, "once more", r.text, "has changed since it was checked")
	want(t, "undo it", w.pat.form(w.file+"/restore", fields("version", "1")).StatusCode, 303)
	if text := inBox(t, w.pat.get(w.file).text); text != old {
		t.Errorf("undone, the file is %q", text)
	}
}

func TestADraftIsCheckedOnItsPage(t *testing.T) {
	w := newWriters(t)
	if text := w.pat.get(w.draft).text; !strings.Contains(text, "hasn’t been checked") {
		t.Error("the page doesn't say that nobody has looked")
	}
	want(t, "spoil it", w.save(w.pat, "0", "scenario {\n  title = \"A morning\"\n  days = 2,\n}\n").StatusCode, 303)
	want(t, "check", w.pat.form(w.draft+"/check", "").StatusCode, 303)
	for _, address := range []string{w.draft, w.file} {
		if text := w.pat.get(address).text; !strings.Contains(text, "scenario.lua, line 2") || !strings.Contains(text, "comma") {
			t.Errorf("%s doesn't say what is wrong", address)
		}
	}
	code := regexp.MustCompile(`name="code" value="([^"]+)"`).FindStringSubmatch(w.pat.get(w.file).text)[1]
	want(t, "mend it", w.lou.form(w.file+"/mend", fields("line", "2", "code", code)).StatusCode, 303)
	if text := w.pat.get(w.file).text; !strings.Contains(text, "&#34;A morning&#34;,\n") {
		t.Error("the comma isn't there")
	}
	r := w.lou.form(w.file+"/mend", fields("line", "2", "code", code))
	want(t, "mend it again", r.StatusCode, 422)
	if !strings.Contains(r.text, "has changed since it was checked") {
		t.Error("the page doesn't say why nothing was mended")
	}
}

func TestAPackGoesOutAndComesInOverTheDraft(t *testing.T) {
	w := newWriters(t)
	out := w.pat.get(w.draft + "/pack.zip")
	archive, err := zip.NewReader(strings.NewReader(out.text), int64(len(out.text)))
	check(t, err)
	if name := archive.File[0].Name; name != "two-days/scenario.lua" {
		t.Errorf("the archive begins with %s", name)
	}
	pack := author.Pack{Slug: "two-days", Files: map[string]string{"scenario.lua": "-- changed elsewhere\n", "people.lua": "-- new\n"}}
	sent, err := pack.Archive()
	check(t, err)
	want(t, "take in", w.upload(w.lou, w.draft+"/pack", sent).StatusCode, 303)
	text := w.pat.get(w.draft).text
	if !strings.Contains(text, "people.lua") || !strings.Contains(w.pat.get(w.file).text, "changed elsewhere") {
		t.Error("the draft isn't like the pack")
	}
	r := w.upload(w.lou, w.draft+"/pack", []byte("no archive"))
	want(t, "what isn't an archive", r.StatusCode, 422)
	if !strings.Contains(r.text, "can’t be taken in; nothing was changed") {
		t.Error("the page doesn't say why it can't be taken in")
	}
}

func (w *writers) upload(p *person, address string, archive []byte, more ...string) reply {
	w.t.Helper()
	var b bytes.Buffer
	form := multipart.NewWriter(&b)
	file, err := form.CreateFormFile("pack", "pack.zip")
	check(w.t, err)
	_, err = io.Copy(file, bytes.NewReader(archive))
	check(w.t, err)
	for i := 0; i < len(more); i += 2 {
		check(w.t, form.WriteField(more[i], more[i+1]))
	}
	check(w.t, form.Close())
	return p.do("POST", address, form.FormDataContentType(), b.String())
}

func TestWhatIsWrongWithAFileIsSaidWhereItIsAsked(t *testing.T) {
	w := newWriters(t)
	for path, said := range map[string]string{"../x.lua": "ends with .lua or .md", "scenario.lua": "file of that name already"} {
		r := w.lou.form(w.draft+"/files", fields("path", path))
		want(t, "add "+path, r.StatusCode, 422)
		if !strings.Contains(r.text, said) {
			t.Errorf("%s: the page doesn't say %q", path, said)
		}
	}
	want(t, "move", w.lou.form(w.file+"/move", fields("from", "scenario.lua", "to", "main.lua")).StatusCode, 303)
	r := w.pat.form(w.file+"/move", fields("from", "scenario.lua", "to", "first.lua"))
	want(t, "move it too", r.StatusCode, 422)
	if !strings.Contains(r.text, "another name meanwhile") {
		t.Error("the second isn't told that the first was")
	}
	want(t, "remove", w.lou.form(w.file+"/remove", "").StatusCode, 303)
	r = w.save(w.pat, "0", "typed meanwhile")
	want(t, "save what was removed", r.StatusCode, 422)
	says(t, "the removed file", r.text, "took this file out of the draft while you wrote", "typed meanwhile", "Put it back")
	says(t, "its history", w.pat.get(w.file+"/history").text, "then it can go back to any moment")
	to := w.pat.form(w.file+"/restore", fields("version", "0")).Header.Get("Location")
	says(t, "the removed file, restored", w.pat.get(to).text, "This file was taken out of the draft", "Put it back")
	want(t, "put back", w.pat.form(w.file+"/put-back", "").StatusCode, 303)
	want(t, "put away", w.lou.form(w.draft+"/put-away", "").StatusCode, 303)
	r = w.save(w.pat, "0", "typed meanwhile")
	want(t, "save in a draft that is put away", r.StatusCode, 422)
	says(t, "the draft that is put away", r.text, "put away while you wrote", "typed meanwhile")
}

// TestWhatWontDoStaysInItsForm checks that a form that is refused is open on the page that says
// why, with what was typed, and that what was done is said as what it was.
func TestWhatWontDoStaysInItsForm(t *testing.T) {
	w := newWriters(t)
	open := func(r reply, summary string) {
		t.Helper()
		want(t, summary, r.StatusCode, 422)
		if !regexp.MustCompile(`<details class="fold" open>\s*<summary>` + summary).MatchString(r.text) {
			t.Errorf("the form %q isn't open", summary)
		}
	}
	r := w.lou.form(w.draft+"/name", fields("name", "Half-term", "slug", "Half term"))
	open(r, "Give it another name")
	says(t, "the form", r.text, `value="Half-term"`, `value="Half term"`)
	r = w.upload(w.lou, w.draft+"/pack", []byte("no archive"))
	open(r, "Take in a pack")
	says(t, "the form", r.text, "Make a zip archive of the scenario&#39;s folder")
	r = w.lou.form(w.partnership+"/invitations", fields("email", "nobody", "standing", "reviewed"))
	open(r, "Invite somebody")
	if !regexp.MustCompile(`value="reviewed" checked`).MatchString(r.text) {
		t.Error("what they were to be is forgotten")
	}
	done := func(p *person, r reply, said string) {
		t.Helper()
		want(t, said, r.StatusCode, 303)
		says(t, "the page after it", p.get(r.Header.Get("Location")).text, said)
	}
	done(w.lou, w.lou.form(w.file+"/remove", ""), "The file was taken out.")
	says(t, "a writer's first page", w.pat.get("/").text, "Your partnerships")
	done(w.pat, w.pat.form(w.partnership+"/leave", ""), "You have left the partnership.")
	if strings.Contains(w.pat.get("/").text, "Your partnerships") {
		t.Error("the first page leads somebody to partnerships who is in none")
	}
}

func TestEditorsSendChangesAndAreToldOfThem(t *testing.T) {
	w := newWriters(t)
	send := func(p *person, body string) reply {
		return p.do("POST", w.file+"/changes", "application/json", body, with("Accept", "application/json"))
	}
	told := func(p *person, after string) string {
		return p.get(w.file+"/live?after="+after, with("Accept", "application/json")).text
	}
	n := utf16Length(t, w.lou.get(w.file+"?plain").text)
	want(t, "Lou types", send(w.lou, fmt.Sprintf(`{"version":0,"client":"lou-1","changes":[[[0,"-- one",""],%d]]}`, n)).StatusCode, 200)
	r := send(w.pat, fmt.Sprintf(`{"version":0,"client":"pat-1","changes":[[%d,[0,"-- two"]]]}`, n))
	if r.text != `{"version":2}` {
		t.Errorf("Pat is answered %s", r.text)
	}
	send(w.pat, fmt.Sprintf(`{"version":0,"client":"pat-1","changes":[[%d,[0,"-- two"]]]}`, n)) // once more, since the answer was lost
	for after, clients := range map[string]string{"0": "lou-1 pat-1 ", "1": "pat-1 "} {
		got := ""
		for _, m := range regexp.MustCompile(`"client":"([^"]+)"`).FindAllStringSubmatch(told(w.lou, after), -1) {
			got += m[1] + " "
		}
		if got != clients {
			t.Errorf("after version %s Lou is told of %q", after, got)
		}
	}
	for name, body := range map[string]string{
		"another length":          `{"version":2,"client":"lou-1","changes":[[3]]}`,
		"no change":               `{"version":2,"client":"lou-1","changes":["x"]}`,
		"half of a character":     `{"version":2,"client":"lou-1","changes":[[[0,"\ud83d"]]]}`,
		"a version to come":       `{"version":9,"client":"lou-1","changes":[[3]]}`,
		"another's editor":        fmt.Sprintf(`{"version":2,"client":"pat-1","changes":[[[0,"x"],%d]]}`, n+14),
		"without a client's name": fmt.Sprintf(`{"version":2,"client":"","changes":[[[0,"x"],%d]]}`, n+14),
	} {
		r := send(w.lou, body)
		if r.StatusCode != 409 && r.StatusCode != 400 || strings.Contains(r.text, "panic") {
			t.Errorf("%s: %d %s", name, r.StatusCode, r.text)
		}
	}
	want(t, "somebody else types", send(w.member("max@uni.test", who.Lecturer), `{"version":2,"client":"x","changes":[]}`).StatusCode, 404)
	want(t, "take it out", w.lou.form(w.file+"/remove", "").StatusCode, 303)
	if r := send(w.pat, fmt.Sprintf(`{"version":2,"client":"pat-1","changes":[[[0,"x"],%d]]}`, n+14)); r.StatusCode != 409 || !strings.Contains(r.text, `"why":"gone"`) {
		t.Errorf("into a file that was taken out: %d %s", r.StatusCode, r.text)
	}
}

// utf16Length returns the length of the text in the box of a page.
func utf16Length(t *testing.T, text string) int {
	t.Helper()
	return len(utf16.Encode([]rune(inBox(t, text))))
}

// inBox returns the text in the box of a page.
func inBox(t testing.TB, text string) string {
	t.Helper()
	box := regexp.MustCompile(`(?s)<textarea[^>]*>\n(.*?)</textarea>`).FindStringSubmatch(text)
	if box == nil {
		t.Fatal("the page has no box")
	}
	return html.UnescapeString(box[1])
}

// An editor makes styles of its own, which the page allows it by a nonce; with a plain box there
// is none, and neither for those who only read.
func TestOnlyAnEditorMayMakeStyles(t *testing.T) {
	w := newWriters(t)
	policy := func(address string) string {
		return w.lou.get(address).Header.Get("Content-Security-Policy")
	}
	nonce := regexp.MustCompile(`data-nonce="([A-Z2-7]+)"`).FindStringSubmatch(w.lou.get(w.file).text)
	if nonce == nil || !strings.Contains(policy(w.file), "style-src 'self' 'nonce-") || strings.Contains(policy(w.file), nonce[1]) {
		t.Errorf("the policy of the editor's page is %q", policy(w.file))
	}
	for _, address := range []string{w.file + "?plain", w.draft, w.file + "/history"} {
		if strings.Contains(policy(address), "nonce") {
			t.Errorf("the policy of %s is %q", address, policy(address))
		}
	}
}

// TestFoundInAFile says that what is found for one file is what is in that one, and how much
// there is elsewhere, with a link to the line.
func TestFoundInAFile(t *testing.T) {
	t.Parallel()
	w := newWriters(t)
	want(t, "save", w.save(w.lou, w.version(w.lou), "scenario {\n  title = \n}\n").StatusCode, 303)
	r := w.lou.form(w.draft+"/files", fields("path", "text/brief.md"))
	brief := r.Header.Get("Location")
	want(t, "check", w.lou.form(w.draft+"/check", "").StatusCode, 303)
	says(t, "the draft", w.lou.get(w.draft).text, w.file+"#line-2")
	says(t, "the script", w.lou.get(w.file+"?plain").text, `href="#line-2"`)
	says(t, "the text", w.lou.get(brief).text, "in the rest of the draft.")
	number := brief[strings.LastIndex(brief, "/")+1:]
	found := w.lou.get(w.draft + "/found?file=" + number).text
	says(t, "found in the text", found, "in the rest of the draft.")
	if strings.Contains(found, "scenario.lua") {
		t.Errorf("what was found in the text: %s", found)
	}
}

// TestPlainStaysPlain has whoever saves in the plain text box come back to it.
func TestPlainStaysPlain(t *testing.T) {
	t.Parallel()
	w := newWriters(t)
	r := w.lou.form(w.file+"?plain", fields("version", w.version(w.lou), "text", "-- once more\n"))
	want(t, "leads to", r.Header.Get("Location"), w.file+"?kept&plain")
}

// TestDraftWithoutShortName makes the short name from the name.
func TestDraftWithoutShortName(t *testing.T) {
	t.Parallel()
	w := newWriters(t)
	r := w.lou.form(w.partnership+"/drafts", fields("name", "2. Ayşe’s week: before half-term", "from", "team-children"))
	want(t, "begin", r.StatusCode, 303)
	says(t, "the draft", w.lou.get(r.Header.Get("Location")).text, `value="ay-es-week-before-half-term"`)
}

func TestWhatSomebodyIsInAPartnershipIsInTheirDownload(t *testing.T) {
	w := newWriters(t)
	want(t, "say how one is named", w.pat.form(w.partnership+"/self", fields("named", "Pat, of the night team", "organisation", "0")).StatusCode, 303)
	review := w.pat.form(w.draft+"/reviews", "").Header.Get("Location")
	want(t, "answer", w.pat.form(review, fields("choice.happen", "fine", "words", "A good morning", "then", "keep")).StatusCode, 303)
	files := unzip(t, w.pat.form("/account/everything/download", fields("passphrase", phrase)))
	says(t, "account.json", files["account.json"], "Hull writes", "Pat, of the night team", "Two days", "A good morning")
	says(t, "index.html", files["index.html"], "Hull writes (Two days)")
}

// Whoever has left a partnership, or was taken out of it, takes away what they said there, and
// nothing that anybody else has said or named.
func TestWhoeverLeftAPartnershipTakesTheirOwnWordsAway(t *testing.T) {
	w := newWriters(t)
	w.remark(w.pat, "1", "text", "Would Dawn be in by nine?", "instead", `title = "Another"`)
	w.remark(w.lou, "1", "text", "Only Lou says this.")
	review := w.pat.form(w.draft+"/reviews", "").Header.Get("Location")
	want(t, "answer", w.pat.form(review, fields("choice.happen", "fine", "why.happen", "It did to us.", "words", "A good morning", "then", "keep")).StatusCode, 303)
	want(t, "leave", w.pat.form(w.partnership+"/leave", fields("sure", "yes")).StatusCode, 303)
	want(t, "the draft", w.pat.get(w.draft).StatusCode, 404)
	want(t, "what is said after that", w.lou.form(w.draft+"/name", fields("name", "A new name", "slug", "two-days")).StatusCode, 303)

	files := unzip(t, w.pat.form("/account/everything/download", fields("passphrase", phrase)))
	says(t, "account.json", files["account.json"], "Hull writes", `"left": "20`, "Would Dawn be in by nine?", `title = \"Another\"`, "A good morning", "It did to us.", `"draft 1"`)
	for _, others := range []string{"Only Lou says this.", "A new name", "Two days", "Lou"} {
		lacks(t, "account.json", files["account.json"], others)
	}
	says(t, "index.html", files["index.html"], "Hull writes, until you left it on")
}

// Where somebody's cursor is, is told to the others who have the file open, and no longer once
// they have left. A page that is loaded says who is there.
func TestEditorsAreToldOfCursors(t *testing.T) {
	t.Parallel()
	w := newWriters(t)
	send := func(p *person, what, body string) int {
		return p.do("POST", w.file+"/"+what, "application/json", body, with("Accept", "application/json")).StatusCode
	}
	told := func(p *person) string { return p.get(w.file+"/live?after=0", with("Accept", "application/json")).text }
	want(t, "Pat is somewhere", send(w.pat, "cursor", `{"client":"pat-1","version":0,"anchor":2,"head":5}`), 204)
	says(t, "what Lou is told", told(w.lou), `"client":"pat-1"`, `"own":false`, `"anchor":2,"head":5`)
	says(t, "what Pat is told", told(w.pat), `"client":"pat-1"`, `"own":true`)
	for _, address := range []string{w.file, w.file + "?plain"} {
		says(t, address, w.lou.get(address).text, "Also here:")
	}
	if text := w.pat.get(w.file).text; strings.Contains(text, "Also here:") {
		t.Error("Pat is told of themselves")
	}
	want(t, "no place", send(w.pat, "cursor", `{"client":"","version":0,"anchor":2,"head":5}`), 409)
	want(t, "another's editor", send(w.lou, "cursor", `{"client":"pat-1","version":0,"anchor":2,"head":5}`), 409)
	want(t, "a stranger", send(w.member("max@uni.test", who.Lecturer), "cursor", `{"client":"x","version":0,"anchor":2,"head":5}`), 404)
	want(t, "Pat leaves", send(w.pat, "leave", `{"client":"pat-1"}`), 204)
	if text := told(w.lou); strings.Contains(text, "pat-1") {
		t.Errorf("Pat has left, and Lou is told %s", text)
	}
	if text := w.lou.get(w.file).text; strings.Contains(text, "Also here:") || !strings.Contains(text, `class="editor-here"></p>`) {
		t.Error("Pat has left, and the page says something else")
	}
}

// A draft is deleted by an owner once it is put away, and the partnership once all are. Others
// can't, and what was deleted isn't there for anybody.
func TestWhatWasPutAwayIsDeletedByAnOwner(t *testing.T) {
	t.Parallel()
	w := newWriters(t)
	says(t, "what is in use", w.lou.form(w.draft+"/delete", "").text, "Only what was put away can be deleted")
	says(t, "a partnership in use", w.lou.form(w.partnership+"/delete", "").text, "Only what was put away can be deleted")
	says(t, "the partnership", w.lou.get(w.partnership).text, "once all its drafts are put away")
	want(t, "put away", w.pat.form(w.draft+"/put-away", "").StatusCode, 303)
	says(t, "the draft", w.lou.get(w.draft).text, "Delete it for good")
	if text := w.pat.get(w.draft).text; strings.Contains(text, "Delete it for good") {
		t.Error("a writer is offered to delete the draft")
	}
	want(t, "a writer deletes", w.pat.form(w.draft+"/delete", "").StatusCode, 403)
	to := w.lou.form(w.draft+"/delete", "").Header.Get("Location")
	says(t, "afterwards", w.lou.get(to).text, "The draft was deleted")
	for _, p := range []*person{w.lou, w.pat} {
		want(t, "the deleted draft", p.get(w.draft).StatusCode, 404)
		want(t, "its file", p.get(w.file).StatusCode, 404)
	}
	want(t, "a writer deletes the partnership", w.pat.form(w.partnership+"/delete", "").StatusCode, 403)
	to = w.lou.form(w.partnership+"/delete", "").Header.Get("Location")
	says(t, "after that", w.lou.get(to).text, "The partnership was deleted")
	for _, p := range []*person{w.lou, w.pat} {
		want(t, "the deleted partnership", p.get(w.partnership).StatusCode, 404)
	}
}

// Where a site was put back from a backup, somebody can have written from a version that isn't
// there any longer. Nothing is saved over what is kept before they have seen it.
func TestWhatWasWrittenFromALaterVersionStaysInTheBox(t *testing.T) {
	t.Parallel()
	w := newWriters(t)
	r := w.save(w.lou, "99", "-- written from a later version\n")
	want(t, "save", r.StatusCode, 422)
	says(t, "the page", r.text, "older than the one that you wrote from", "-- written from a later version", `name="version" value="0"`)
	want(t, "save again", w.save(w.lou, "0", "-- written from a later version\n").StatusCode, 303)
	says(t, "the file", w.lou.get(w.file).text, "-- written from a later version")
}

// A file goes back to what it was under its new name.
func TestAFileThatWasMovedGoesBackAndKeepsItsName(t *testing.T) {
	t.Parallel()
	w := newWriters(t)
	want(t, "save", w.save(w.pat, "0", "-- changed\n").StatusCode, 303)
	want(t, "move", w.lou.form(w.file+"/move", fields("from", "scenario.lua", "to", "main.lua")).StatusCode, 303)
	to := w.lou.form(w.file+"/restore", fields("version", "0")).Header.Get("Location")
	says(t, "the file", w.lou.get(to).text, "main.lua", "-- two-days", "The file is again as it was then")
}
