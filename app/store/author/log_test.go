package author_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"

	"caseload/app/change"
	"caseload/app/store"
	"caseload/app/store/author"
)

func (w *town) text(r author.Reading, file int64) string {
	w.t.Helper()
	return change.String(must(w.here.Text(ctx, r, file))(w.t).Units)
}

// editor is what a browser does with CodeMirror's collab.
type editor struct {
	t       testing.TB
	s       *author.Store
	w       author.Writing
	file    int64
	client  string
	version int64
	text    []uint16
	sent    []change.Set // what isn't acknowledged yet
}

func newEditor(t testing.TB, s *author.Store, w author.Writing, file int64, client string) *editor {
	t.Helper()
	text := must(s.Text(ctx, w.Reading(), file))(t)
	return &editor{t: t, s: s, w: w, file: file, client: client, version: text.Version, text: text.Units}
}

func (e *editor) edit(edits ...change.Edit) {
	e.t.Helper()
	set := must(change.Of(len(e.text), edits...))(e.t)
	e.text = must(set.Apply(e.text))(e.t)
	e.sent = append(e.sent, set)
}

func (e *editor) insert(at int, text string) {
	e.t.Helper()
	e.edit(change.Edit{From: at, To: at, Text: change.Units(text)})
}

// push sends what isn't acknowledged, and says whether it was taken.
func (e *editor) push() error {
	updates := make([]change.Update, min(len(e.sent), author.MaxSent))
	for i := range updates {
		updates[i] = change.Update{Client: e.client, Changes: e.sent[i]}
	}
	_, err := e.s.Push(ctx, e.w, e.file, e.version, updates)
	return err
}

// pull brings the editor up to date.
func (e *editor) pull() {
	e.t.Helper()
	for {
		since := must(e.s.After(ctx, e.w.Reading(), e.file, e.version))(e.t)
		if len(since) == 0 {
			return
		}
		for _, c := range since {
			e.receive(c)
		}
	}
}

func (e *editor) receive(c author.Change) {
	e.t.Helper()
	if c.Version != e.version+1 {
		e.t.Fatalf("version %d comes after %d", c.Version, e.version)
	}
	e.version = c.Version
	if c.Client == e.client {
		e.sent = e.sent[1:]
		return
	}
	theirs := c.Set
	for i, own := range e.sent {
		moved := must(own.Over(theirs, false))(e.t)
		theirs = must(theirs.Over(own, true))(e.t)
		e.sent[i] = moved
	}
	e.text = must(theirs.Apply(e.text))(e.t)
}

// Many type in one file on two servers, and lose answers. Afterwards all of them have the same
// text, which is what the log comes to, and each mark that was typed is in it once.
func TestWhatSeveralTypeIsKeptOnce(t *testing.T) {
	w := newTown(t)
	writing, file := w.draft("scenario.lua", strings.Repeat("a line of prose\n", 20))
	bos := must(w.here.Write(ctx, w.bo, writing.Draft().ID))(t)
	const editors, rounds = 6, 25
	all := make([]*editor, editors)
	for i := range all {
		on, as := w.here, writing
		if i%2 == 1 {
			on, as = w.there, bos
		}
		all[i] = newEditor(t, on, as, file, fmt.Sprint("editor ", i))
	}
	var typing sync.WaitGroup
	for i, e := range all {
		typing.Go(func() {
			luck := rand.New(rand.NewPCG(1, uint64(i)))
			for round := range rounds {
				e.types(luck, fmt.Sprintf("<%d.%d>", i, round))
				if luck.IntN(3) > 0 {
					if err := e.push(); err != nil {
						t.Error(err)
						return
					}
				}
				if luck.IntN(3) > 0 { // or the answer is lost, and it will be sent again
					e.pull()
				}
			}
		})
	}
	typing.Wait()
	for range 2 {
		for _, e := range all {
			e.pull()
			check(t, e.push())
			e.pull()
		}
	}
	want := w.text(writing.Reading(), file)
	for _, e := range all {
		if got := change.String(e.text); got != want || len(e.sent) > 0 {
			t.Errorf("%s has %d changes left, and its text is equal: %v", e.client, len(e.sent), got == want)
		}
	}
	for i := range editors {
		for round := range rounds {
			if mark := fmt.Sprintf("<%d.%d>", i, round); strings.Count(want, mark) != 1 {
				t.Errorf("%s is there %d times", mark, strings.Count(want, mark))
			}
		}
	}
	_, fresh := w.open()
	if again := must(fresh.Text(ctx, writing.Reading(), file))(t); change.String(again.Units) != want {
		t.Error("the log comes to another text")
	}
}

// type_ types a mark somewhere between marks, and deletes prose elsewhere.
func (e *editor) types(luck *rand.Rand, mark string) {
	text := change.String(e.text)
	at := luck.IntN(len(text) + 1)
	if open := strings.LastIndex(text[:at], "<"); open >= 0 && !strings.Contains(text[open:at], ">") {
		at = open
	}
	e.insert(at, mark)
	if text = change.String(e.text); luck.IntN(3) == 0 {
		if p := strings.Index(text, "prose"); p >= 0 {
			e.edit(change.Edit{From: p, To: p + 1, Text: change.Units("𝄞")})
			e.edit(change.Edit{From: p, To: p + 2})
		}
	}
}

func TestATextIsReadAtEachVersion(t *testing.T) {
	w := newTown(t)
	writing, file := w.draft("scenario.lua", "")
	e := newEditor(t, w.here, writing, file, "ada")
	const versions = 1_100 // which are five snapshots, and some
	for i := range versions {
		e.insert(i, "x")
		if len(e.sent) == 50 {
			check(t, e.push())
			e.pull()
		}
	}
	for _, v := range []int64{0, 1, 199, 200, 201, 777, versions} {
		for _, s := range []*author.Store{w.here, w.there} {
			if text := must(s.TextAt(ctx, writing.Reading(), file, v))(t); len(text.Units) != int(v) || text.Version != v {
				t.Errorf("version %d has %d units", v, len(text.Units))
			}
		}
	}
	_, err := w.here.TextAt(ctx, writing.Reading(), file, versions+1)
	mustBe(t, err, store.ErrNotFound)
	if f := must(w.there.File(ctx, writing.Reading(), file))(t); f.Version != versions || f.Size != versions {
		t.Errorf("the file is %+v", f)
	}
}

func TestAPushThatDoesNotFitIsRefusedAndChangesNothing(t *testing.T) {
	w := newTown(t)
	writing, file := w.draft("scenario.lua", "a𝄞b")
	set := func(length int, edits ...change.Edit) []change.Update {
		return []change.Update{{Client: "ada", Changes: must(change.Of(length, edits...))(t)}}
	}
	push := func(after int64, sent []change.Update) error {
		_, err := w.here.Push(ctx, writing, file, after, sent)
		return err
	}
	mustBe(t, push(0, set(9)), author.ErrUnfit)
	mustBe(t, push(1, set(4)), author.ErrUnfit)
	mustBe(t, push(-1, set(4)), author.ErrUnfit)
	mustBe(t, push(0, set(4, change.Edit{From: 2, To: 3})), author.ErrUnfit) // half of a character
	mustBe(t, push(0, set(4, change.Edit{From: 4, To: 4, Text: make([]uint16, author.MaxText)})), store.ErrTooLarge)
	mustBe(t, push(0, []change.Update{{Client: "", Changes: set(4)[0].Changes}}), author.ErrUnfit)
	if text := w.text(writing.Reading(), file); text != "a𝄞b" {
		t.Errorf("the text is %q", text)
	}
	check(t, push(0, set(4, change.Edit{From: 0, To: 1})))
	bos := must(w.there.Write(ctx, w.bo, writing.Draft().ID))(t)
	_, err := w.there.Push(ctx, bos, file, 1, []change.Update{{Client: "ada", Changes: must(change.Of(3, change.Edit{From: 0, To: 0, Text: change.Units("x")}))(t)}})
	mustBe(t, err, author.ErrClient)
}

func TestWhoIsFarBehindPullsFirst(t *testing.T) {
	w := newTown(t)
	writing, file := w.draft("scenario.lua", "")
	e := newEditor(t, w.here, writing, file, "ada")
	late := newEditor(t, w.there, must(w.there.Write(ctx, w.bo, writing.Draft().ID))(t), file, "bo")
	late.insert(0, "late")
	for i := range author.MaxBehind + 1 {
		e.insert(i, "x")
		if len(e.sent) == 100 || i == author.MaxBehind {
			check(t, e.push())
			e.pull()
		}
	}
	mustBe(t, late.push(), author.ErrBehind)
	late.pull()
	check(t, late.push())
	if text := w.text(writing.Reading(), file); !strings.Contains(text, "late") || len(text) != author.MaxBehind+5 {
		t.Errorf("the text has %d characters", len(text))
	}
}

func TestFilesAreMovedAndRemovedByOneAtATime(t *testing.T) {
	w := newTown(t)
	writing, file := w.draft("scenario.lua", "one")
	bos := must(w.there.Write(ctx, w.bo, writing.Draft().ID))(t)
	check(t, w.here.Move(ctx, writing, file, "scenario.lua", "people.lua"))
	mustBe(t, w.there.Move(ctx, bos, file, "scenario.lua", "cases.lua"), store.ErrChanged)
	other := must(w.there.AddFile(ctx, bos, author.NewFile{Path: "scenario.lua", Text: "two", CRLF: true}))(t)
	mustBe(t, w.there.Move(ctx, bos, other, "scenario.lua", "people.lua"), store.ErrTaken)
	_, err := w.here.AddFile(ctx, writing, author.NewFile{Path: "people.lua"})
	mustBe(t, err, store.ErrTaken)

	e := newEditor(t, w.there, bos, file, "bo")
	e.insert(3, ", typed meanwhile")
	check(t, w.here.Remove(ctx, writing, file, true))
	mustBe(t, e.push(), store.ErrNotFound)
	if text := w.text(writing.Reading(), file); text != "one" {
		t.Errorf("the removed file's text is %q", text)
	}
	if list := must(w.here.Files(ctx, writing.Reading(), false))(t); len(list) != 1 || !list[0].CRLF {
		t.Errorf("the files are %+v", list)
	}
	check(t, w.there.Remove(ctx, bos, file, false))
	check(t, e.push())
	if text := w.text(writing.Reading(), file); text != "one, typed meanwhile" {
		t.Errorf("the text is %q", text)
	}

	check(t, w.here.PutAway(ctx, writing.Reading(), true))
	_, err = w.here.Write(ctx, w.ada, writing.Draft().ID)
	mustBe(t, err, store.ErrArchived)
	must(w.here.Read(ctx, w.bo, writing.Draft().ID))(t)
}
