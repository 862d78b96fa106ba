package web_test

import (
	"archive/zip"
	"bytes"
	"context"
	"io"
	"io/fs"
	"mime/multipart"
	"regexp"
	"strings"
	"testing"

	"caseload/app/author"
	checking "caseload/app/check"
	"caseload/app/who"
	"caseload/scripts"
)

// draftMaterial has one starter, whose scenario.lua is nearly empty, and checks here.
func draftMaterial() author.Material {
	return author.Material{
		Teams: []string{"children"},
		Start: func(_, slug string) (map[string]string, error) {
			return map[string]string{"scenario.lua": "-- " + slug + "\nscenario {\n  title = \"A morning\",\n}\n"}, nil
		},
		Pack: func(string) (map[string]string, string, error) { return nil, "", fs.ErrNotExist },
		Check: func(ctx context.Context, archive []byte, slug string, first func([]checking.Finding)) ([]checking.Finding, error) {
			return checking.Archive(ctx, archive, slug, scripts.FS, first), nil
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
	want(w.t, "accept", p.form(link, "").StatusCode, 303)
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
	if !strings.Contains(difference, "-- by Pat") || !strings.Contains(difference, "-- two-days") {
		t.Error("the difference doesn't show what was changed")
	}
	want(t, "restore", w.pat.form(w.file+"/restore", fields("version", "0")).StatusCode, 303)
	if text := w.lou.get(w.file).text; strings.Contains(text, "-- by Pat") || strings.Contains(text, "Our morning") {
		t.Error("what was restored isn't as it was")
	}
}

func TestADraftIsForItsPartnershipAlone(t *testing.T) {
	w := newWriters(t)
	addresses := []string{w.partnership, w.draft, w.file, w.file + "/history", w.file + "/difference?from=0&to=0", w.draft + "/pack.zip"}
	for name, p := range map[string]*person{"another lecturer": w.member("max@uni.test", who.Lecturer), "the administrator": w.ada, "a student": w.member("otto@uni.test", who.Student)} {
		for _, address := range addresses {
			want(t, name+" reads "+address, p.get(address).StatusCode, 404)
		}
		want(t, name+" saves", w.save(p, "0", "x").StatusCode, 404)
		want(t, name+" checks", p.form(w.draft+"/check", "").StatusCode, 404)
	}
	max := w.member("mia@uni.test", who.Lecturer)
	w.joins(max, "mia@uni.test", "readable")
	for _, address := range addresses {
		want(t, "a reader reads "+address, max.get(address).StatusCode, 200)
	}
	want(t, "a reader saves", w.save(max, "0", "x").StatusCode, 403)
	if text := max.get(w.file).text; strings.Contains(text, "<textarea") {
		t.Error("a reader is offered to write")
	}
	want(t, "a writer invites", w.pat.form(w.partnership+"/invitations", fields("email", "x@x.test", "standing", "written")).StatusCode, 403)
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

func (w *writers) upload(p *person, address string, archive []byte) reply {
	w.t.Helper()
	var b bytes.Buffer
	form := multipart.NewWriter(&b)
	file, err := form.CreateFormFile("pack", "pack.zip")
	check(w.t, err)
	_, err = io.Copy(file, bytes.NewReader(archive))
	check(w.t, err)
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
	want(t, "save what was removed", w.save(w.pat, "0", "typed meanwhile").StatusCode, 404)
	want(t, "put back", w.pat.form(w.file+"/put-back", "").StatusCode, 303)
	want(t, "put away", w.lou.form(w.draft+"/put-away", "").StatusCode, 303)
	r = w.save(w.pat, "0", "typed meanwhile")
	want(t, "save in a draft that is put away", r.StatusCode, 409)
}
