package author_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"pgregory.net/rapid"

	"caseload/app/author"
	"caseload/app/change"
	"caseload/app/check"
	"caseload/app/script/document"
	"caseload/app/store"
	kept "caseload/app/store/author"
	"caseload/app/store/shelf"
	"caseload/app/store/storetest"
	"caseload/app/who"
	"caseload/scenarios"
	"caseload/scripts"
)

var (
	ctx   = context.Background()
	today = time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	later = today.Add(30 * 24 * time.Hour)
)

func TestOnPostgres(t *testing.T) { storetest.OnPostgres(t, "Save|History|Servers|Sides") }

// desk is a university's partnership with two who write, Ada and Bo.
type desk struct {
	t       testing.TB
	d       *author.Drafts
	now     time.Time
	ada, bo store.Person
	partner kept.Partner
	from    author.Material
	checks  atomic.Int32
	folder  string
}

func newDesk(t testing.TB) *desk {
	w := &desk{t: t, now: today, folder: t.TempDir()}
	w.from = author.Material{
		Teams: []string{"children"},
		Start: func(_, slug, _ string) (map[string]string, error) {
			return map[string]string{"scenario.lua": "-- " + slug + "\n"}, nil
		},
		Shelf: func(context.Context) []author.OnShelf { return nil },
		Pack: func(_ context.Context, slug string) (map[string]string, string, error) {
			files, err := shipped(slug)
			return files, strings.Repeat("ab", 32), err
		},
		Check: func(ctx context.Context, archive []byte, slug string, first func([]check.Finding)) ([]check.Finding, error) {
			w.checks.Add(1)
			return check.Archive(ctx, archive, slug, scripts.FS, time.Now(), nil, first), nil
		},
	}
	s := w.open()
	w.from.Published = shelf.New(s)
	w.d = author.New(kept.New(s), w.from)
	arrive := func(email string, organisation int64, a store.Arrival) store.Person {
		sure(t, s.InviteAdministrator(ctx, s.Operator(), organisation, store.Invitation{Expires: later}, hash(email)))
		a.Name, a.Email, a.PassphraseHash = email, email, "hash"
		u := must(s.AcceptAsNew(ctx, must(s.Invited(ctx, hash(email)))(t), a))(t)
		return must(s.Begin(ctx, u, store.NewSession{TokenHash: hash("session of " + email), How: "passphrase", Expires: later}))(t)
	}
	w.ada = arrive("ada@x.test", 0, store.Arrival{Organisation: "A University", Kind: who.University})
	w.bo = arrive("bo@x.test", 1, store.Arrival{})
	id := must(w.d.NewPartnership(ctx, must(s.Allow(ctx, w.ada, who.MakePartnership, 1))(t), "Hull writes"))(t)
	owns := must(w.d.Partner(ctx, w.ada, id, who.ChangePartnership))(t)
	sure(t, w.d.Invite(ctx, owns, kept.Somebody{Email: "bo@x.test", Standing: who.Written}, later, hash("in"), false))
	sure(t, s.AcceptAs(ctx, must(s.Invited(ctx, hash("in")))(t), w.bo))
	w.partner = must(w.d.Partner(ctx, w.ada, id, who.WriteDraft))(t)
	return w
}

// open opens the store once more, as another server does.
func (w *desk) open() *store.Store {
	s := must(store.Open(storetest.At(w.t, filepath.Join(w.folder, "caseload.db")), func() time.Time { return w.now }, nil))(w.t)
	w.t.Cleanup(func() { sure(w.t, s.Close()) })
	return s
}

func shipped(slug string) (map[string]string, error) {
	files := map[string]string{}
	folder, err := fs.Sub(scenarios.FS, slug)
	if err != nil {
		return nil, err
	}
	err = fs.WalkDir(folder, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := fs.ReadFile(folder, name)
		files[name] = string(data)
		return err
	})
	return files, err
}

func hash(secret string) []byte {
	sum := sha256.Sum256([]byte(secret))
	return sum[:]
}

func must[T any](v T, err error) func(testing.TB) T {
	return func(t testing.TB) T {
		t.Helper()
		sure(t, err)
		return v
	}
}

func sure(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func (w *desk) writes(p store.Person, draft int64) kept.Writing {
	w.t.Helper()
	return must(w.d.Write(ctx, p, draft))(w.t)
}

// begun begins a draft whose scenario.lua has a text, and returns how Ada and Bo write it.
func (w *desk) begun(text string) (ada, bo kept.Writing, file int64) {
	w.t.Helper()
	id := must(w.d.BeginEmpty(ctx, w.partner, kept.Draft{Slug: "two-days", Name: "Two days"}))(w.t)
	ada, bo = w.writes(w.ada, id), w.writes(w.bo, id)
	file = must(w.d.Files(ctx, ada.Reading(), false))(w.t)[0].ID
	must(w.d.Save(ctx, ada, file, 0, text))(w.t)
	return ada, bo, file
}

func (w *desk) text(r kept.Reading, file int64) (int64, string) {
	w.t.Helper()
	text := must(w.d.Text(ctx, r, file))(w.t)
	return text.Version, change.String(text.Units)
}

func TestASavedTextUndoesNothingOfOthers(t *testing.T) {
	w := newDesk(t)
	ada, bo, file := w.begun("one\ntwo\nthree\n")
	base, _ := w.text(ada.Reading(), file)
	must(w.d.Save(ctx, bo, file, base, "one\r\ntwo\r\nthree, by Bo\r\nfour\r\n"))(t)
	saved := must(w.d.Save(ctx, ada, file, base, "one, by Ada\ntwo\nthree\n"))(t)
	if _, text := w.text(ada.Reading(), file); text != "one, by Ada\ntwo\nthree, by Bo\nfour\n" {
		t.Errorf("the text is %q", text)
	}
	if !slices.Equal(saved.Others, []int64{w.bo.ID()}) || saved.Touched || saved.Base != base || saved.Before != base+1 {
		t.Errorf("what was saved is %+v", saved)
	}
	saved = must(w.d.Save(ctx, bo, file, base, "one\ntwo\nthree!\n"))(t)
	newest, text := w.text(ada.Reading(), file)
	if !saved.Touched || !strings.Contains(text, "!") || !strings.Contains(text, "by Ada") {
		t.Errorf("what was saved is %+v, and the text %q", saved, text)
	}
	if again := must(w.d.Save(ctx, bo, file, newest, text))(t); again.Changed || again.Version != newest {
		t.Errorf("saving the same has changed something: %+v", again)
	}
}

func TestWhatCannotBeSavedChangesNothing(t *testing.T) {
	w := newDesk(t)
	ada, _, file := w.begun("one")
	base, _ := w.text(ada.Reading(), file)
	for text, want := range map[string]error{"a\x00": store.ErrNotText, "a\xff": store.ErrNotText, strings.Repeat("x", kept.MaxText+1): store.ErrTooLarge} {
		if _, err := w.d.Save(ctx, ada, file, base, text); !errors.Is(err, want) {
			t.Errorf("%d characters: %v", len(text), err)
		}
	}
	if _, err := w.d.Save(ctx, ada, file, base+1, "two"); !errors.Is(err, kept.ErrUnfit) {
		t.Errorf("from a version that isn't there: %v", err)
	}
	if version, text := w.text(ada.Reading(), file); version != base || text != "one" {
		t.Errorf("the text is %q", text)
	}
}

// However two texts differ, saving one over the other makes it that one.
func TestASavedTextIsTheText(t *testing.T) {
	w := newDesk(t)
	ada, _, file := w.begun("")
	letters := rapid.StringOfN(rapid.RuneFrom([]rune("ab\n –é𝄞")), 0, 60, -1)
	rapid.Check(t, func(r *rapid.T) {
		want := letters.Draw(r, "text")
		base, _ := w.text(ada.Reading(), file)
		must(w.d.Save(ctx, ada, file, base, want))(t)
		if _, text := w.text(ada.Reading(), file); text != want {
			r.Fatalf("%q was saved as %q", want, text)
		}
	})
}

func TestHistoryIsBySessionsAndIsRestored(t *testing.T) {
	w := newDesk(t)
	ada, bo, file := w.begun("one")
	save := func(by kept.Writing, text string, later time.Duration) {
		w.now = w.now.Add(later)
		base, _ := w.text(ada.Reading(), file)
		must(w.d.Save(ctx, by, file, base, text))(t)
	}
	save(ada, "one two", time.Minute)
	save(bo, "one two three", time.Minute)
	save(bo, "one two three four", 9*time.Minute)
	save(bo, "five", time.Hour)
	said := func(list []author.Session) (s string) {
		for _, one := range list {
			s += fmt.Sprintf("%d: %d to %d; ", one.Person-w.ada.ID(), one.From, one.To)
		}
		return s
	}
	list, more, err := w.d.History(ctx, ada.Reading(), file, 0, 2)
	sure(t, err)
	if got := said(list); got != "1: 4 to 5; 1: 2 to 4; " || more != 2 {
		t.Errorf("the history is %s and goes on at %d", got, more)
	}
	list, more, err = w.d.History(ctx, ada.Reading(), file, more, 2)
	sure(t, err)
	if got := said(list); got != "0: 0 to 2; " || more != 0 {
		t.Errorf("the history is %s and goes on at %d", got, more)
	}
	must(w.d.Restore(ctx, bo, file, 2))(t)
	if version, text := w.text(ada.Reading(), file); text != "one two" || version != 6 {
		t.Errorf("version %d is %q", version, text)
	}
	h := must(w.d.Difference(ctx, ada.Reading(), file, 4, 5))(t)
	if want := [][]author.Line{{{Was: 1, Text: "one two three four"}, {Is: 1, Text: "five"}}}; !reflect.DeepEqual(h, want) {
		t.Errorf("the difference is %+v", h)
	}
}

// Every pack that ships goes in and comes out with the same bytes, whatever its lines end with.
func TestAPackGoesInAndOut(t *testing.T) {
	w := newDesk(t)
	for _, slug := range []string{"first-morning", "first-week"} {
		files := must(shipped(slug))(t)
		for path := range files {
			switch {
			case strings.HasSuffix(path, "voices.md"):
				files[path] = "\ufeff" + files[path]
			case strings.HasPrefix(path, "text/"):
				files[path] = strings.ReplaceAll(files[path], "\n", "\r\n")
			}
		}
		archive := must(author.Pack{Slug: slug, Files: files}.Archive())(t)
		id := must(w.d.BeginWith(ctx, w.partner, kept.Draft{Name: slug}, archive, "any.zip"))(t)
		out := must(w.d.Pack(ctx, w.writes(w.ada, id).Reading()))(t)
		if !maps.Equal(out.Files, files) || out.Slug != slug {
			t.Errorf("%s came out as another", slug)
		}
		if again := must(out.Archive())(t); !bytes.Equal(again, archive) {
			t.Errorf("%s: the archives differ", slug)
		}
	}
}

func TestAPackIsTakenInByItsDifferences(t *testing.T) {
	w := newDesk(t)
	ada, bo, file := w.begun("one\ntwo\nthree\n")
	must(w.d.Add(ctx, ada, "people.lua"))(t)
	pack := must(w.d.Pack(ctx, ada.Reading()))(t)
	pack.Files["scenario.lua"] = "one\nTWO\nthree\n"
	pack.Files["text/call.md"] = "A call."
	delete(pack.Files, "people.lua")
	taken := must(w.d.Take(ctx, bo, must(pack.Archive())(t), "x.zip", nil))(t)
	if got := fmt.Sprint(taken); got != "{[text/call.md] [scenario.lua] [people.lua]}" {
		t.Errorf("what was taken is %s", got)
	}
	version, text := w.text(ada.Reading(), file)
	since := must(w.d.After(ctx, ada.Reading(), file, version-1))(t)
	if edits := since[0].Set.Edits(); text != pack.Files["scenario.lua"] || len(edits) != 1 || edits[0].From != 4 || edits[0].To != 7 {
		t.Errorf("the text is %q, by %+v", text, edits)
	}
	if again := must(w.d.Pack(ctx, ada.Reading()))(t); !maps.Equal(again.Files, pack.Files) {
		t.Errorf("the files are %v", again.Files)
	}
}

func TestAPackThatCannotBeTakenInSaysWhy(t *testing.T) {
	w := newDesk(t)
	ada, _, _ := w.begun("one")
	for name, files := range map[string]map[string]string{
		"two ends of lines": {"scenario.lua": "a\r\nb\n"},
		"no scenario":       {"people.lua": "a"},
		"not a text":        {"scenario.lua": "\xff"},
	} {
		archive := must(author.Pack{Slug: "x", Files: files}.Archive())(t)
		_, err := w.d.Take(ctx, ada, archive, "x.zip", nil)
		if why := new(author.Unreadable); !errors.As(err, &why) || len(why.Findings)+len(why.Mixed) == 0 {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := w.d.Take(ctx, ada, []byte("no archive"), "x.zip", nil); err == nil {
		t.Error("what isn't an archive was taken in")
	}
	if _, err := w.d.BeginEmpty(ctx, w.partner, kept.Draft{Slug: "Two Days", Name: "x"}); !errors.Is(err, author.ErrSlug) {
		t.Errorf("a slug with spaces: %v", err)
	}
	for _, path := range []string{"../x.lua", "/x.lua", "x.exe", "a b.lua", ".git/x.lua", "plays/x.sh", ""} {
		if _, err := w.d.Add(ctx, ada, path); !errors.Is(err, author.ErrPath) {
			t.Errorf("%q: %v", path, err)
		}
	}
}

func TestADraftIsCheckedOnceAsItIs(t *testing.T) {
	w := newDesk(t)
	id := must(w.d.BeginFrom(ctx, w.partner, kept.Draft{Slug: "our-morning", Name: "Our morning"}, "first-morning"))(t)
	ada := w.writes(w.ada, id)
	if from := ada.Draft().From; len(from) != 64 {
		t.Errorf("it was begun from %q", from)
	}
	pack := must(w.d.Pack(ctx, ada.Reading()))(t)
	at := pack.At["scenario.lua"]
	must(w.d.Save(ctx, ada, at.File, at.Version, strings.Replace(pack.Files["scenario.lua"], "scenario {", "scenario [", 1)))(t)
	pack = must(w.d.Pack(ctx, ada.Reading()))(t)
	if _, known, err := w.d.LookedThrough(ctx, ada.Reading(), pack); known || err != nil {
		t.Error("it is known what was found before anybody has looked")
	}
	for range 2 {
		f := must(w.d.CheckSoon(ctx, ada.Reading(), pack, false, time.Minute))(t)
		if !f.Final || check.Count(f.List, check.Error) == 0 || f.List[0].File != "scenario.lua" || f.At["scenario.lua"].File != at.File {
			t.Errorf("what was found is %+v", f)
		}
	}
	if n := w.checks.Load(); n != 1 {
		t.Errorf("it was checked %d times", n)
	}
}

// What mends a finding is counted in the text as it is kept, whatever its lines end with.
func TestAMendFitsTheTextAsItIsKept(t *testing.T) {
	w := newDesk(t)
	for name, ends := range map[string][2]string{"as here": {"", "\n"}, "as on Windows": {"\ufeff", "\r\n"}} {
		text := ends[0] + strings.ReplaceAll("-- é𝄞\nscenario {\n  title = \"A morning\"\n  days = 2,\n}\n", "\n", ends[1])
		archive := must(author.Pack{Slug: "x", Files: map[string]string{"scenario.lua": text}}.Archive())(t)
		id := must(w.d.BeginWith(ctx, w.partner, kept.Draft{Name: name}, archive, "x.zip"))(t)
		ada := w.writes(w.ada, id)
		pack := must(w.d.Pack(ctx, ada.Reading()))(t)
		found := must(w.d.CheckSoon(ctx, ada.Reading(), pack, false, time.Minute))(t)
		at := slices.IndexFunc(found.List, func(f check.Finding) bool { return f.Rule == "syntax" && f.Fix != nil })
		if at < 0 {
			t.Fatalf("%s: nothing can be mended: %v", name, found.List)
		}
		edits := pack.MendBy(found.List[at])
		if want := len([]rune("-- é𝄞\nscenario {\n  title = \"A morning\"")) + 1; len(edits) != 1 || edits[0].From != want || edits[0].Insert != "," {
			t.Errorf("%s: it is mended by %v", name, edits)
		}
		file := pack.At["scenario.lua"].File
		must(w.d.Mend(ctx, ada, file, found.List[at].Line, found.List[at].Code))(t)
		if _, text := w.text(ada.Reading(), file); !strings.Contains(text, "\"A morning\",\n  days") {
			t.Errorf("%s: the text is %q", name, text)
		}
	}
}

// A draft that begins bare has what its team's starter says of itself, with the rules of its
// service, and none of the story.
func TestABareDraftHasTheRulesOfItsService(t *testing.T) {
	w := newDesk(t)
	w.from.Start = func(string, string, string) (map[string]string, error) { return shipped("first-morning") }
	w.from.Documented = must(document.Read(scripts.FS))(t)
	d := author.New(kept.New(w.open()), w.from)
	id := must(d.BeginBare(ctx, w.partner, kept.Draft{Slug: "two-days", Name: "Two days"}, "children"))(t)
	r := w.writes(w.ada, id).Reading()
	files := must(d.Files(ctx, r, false))(t)
	if len(files) != 1 {
		t.Fatalf("it has %d files", len(files))
	}
	_, text := w.text(r, files[0].ID)
	for part, in := range map[string]bool{"children = require \"england.children\"": true, "rules": true, "title": true, "require \"names\"": false, "brief": false, "summary": false, "case {": false} {
		if strings.Contains(text, part) != in {
			t.Errorf("whether it has %q should be %v:\n%s", part, in, text)
		}
	}
	if _, err := d.BeginBare(ctx, w.partner, kept.Draft{Slug: "two-days", Name: "x"}, "police"); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("a team that there is no starter for: %v", err)
	}
}
