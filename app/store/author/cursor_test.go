package author_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"caseload/app/store"
	"caseload/app/store/author"
)

// cursors says who is where in a file, as the other server knows it.
func (w *town) cursors(r author.Reading, file int64) string {
	w.t.Helper()
	var said []string
	for _, c := range must(w.there.Cursors(ctx, r, file))(w.t) {
		said = append(said, fmt.Sprintf("%s %s %d:%d-%d", c.Client, c.Name, c.Version, c.Anchor, c.Head))
	}
	return strings.Join(said, ", ")
}

func TestCursorsAreSeenWhileTheirEditorsGiveSigns(t *testing.T) {
	w := newTown(t)
	writing, file := w.draft("scenario.lua", "one two")
	bos := must(w.here.Write(ctx, w.bo, writing.Draft().ID))(t)
	began := today
	defer func() { today = began }()
	set := func(as author.Writing, c author.Cursor, want string) {
		t.Helper()
		check(t, w.here.SetCursor(ctx, as, file, c))
		if got := w.cursors(writing.Reading(), file); got != want {
			t.Errorf("after %+v the cursors are %s, and should be %s", c, got, want)
		}
	}
	set(writing, author.Cursor{Client: "a", Anchor: 1, Head: 3}, "a ad 0:1-3")
	set(bos, author.Cursor{Client: "b", Version: 4, Head: 7}, "a ad 0:1-3, b bo 4:0-7")
	today = today.Add(time.Millisecond)
	set(bos, author.Cursor{Client: "b", Head: 6}, "a ad 0:1-3, b bo 4:0-7") // too soon
	today = today.Add(time.Second)
	set(bos, author.Cursor{Client: "b", Head: 6}, "a ad 0:1-3, b bo 0:0-6")
	today = today.Add(author.CursorKept - time.Second)
	set(bos, author.Cursor{Client: "b", Head: 5}, "b bo 0:0-5") // Ada has given no sign
	check(t, w.there.DropCursor(ctx, writing, file, "b"))       // which is Bo's
	set(writing, author.Cursor{Client: "a2", Head: 1}, "a2 ad 0:0-1, b bo 0:0-5")
	check(t, w.there.DropCursor(ctx, bos, file, "b"))
	set(writing, author.Cursor{Client: "a3", Head: 1}, "a2 ad 0:0-1, a3 ad 0:0-1")
	must(w.all.DeleteExpired(ctx, w.all.Operator(), today))(t)
	if left := w.rows(); !strings.Contains(left, "cursors 2") {
		t.Errorf("while they are there, there are %s", left)
	}
	must(w.all.DeleteExpired(ctx, w.all.Operator(), today.Add(2*time.Hour)))(t)
	if left := w.rows(); strings.Contains(left, "cursors") {
		t.Errorf("long after they have gone, there are %s", left)
	}
}

func TestCursorsAreOfThoseWhoMayWriteAndHaveALimit(t *testing.T) {
	w := newTown(t)
	writing, file := w.draft("scenario.lua", "one two")
	bos := must(w.here.Write(ctx, w.bo, writing.Draft().ID))(t)
	for name, c := range map[string]author.Cursor{
		"no client": {}, "a long name": {Client: strings.Repeat("x", author.MaxClient+1)}, "no text": {Client: "a\x00"},
		"before the text": {Client: "a", Anchor: -1}, "behind any text": {Client: "a", Head: author.MaxText + 1}, "no version": {Client: "a", Version: -1},
	} {
		if err := w.here.SetCursor(ctx, writing, file, c); err == nil {
			t.Errorf("%s is taken", name)
		}
	}
	for n := range author.MaxCursors {
		check(t, w.here.SetCursor(ctx, bos, file, author.Cursor{Client: fmt.Sprint("b", n)}))
	}
	mustBe(t, w.here.SetCursor(ctx, writing, file, author.Cursor{Client: "a"}), store.ErrFull)
	mustBe(t, w.here.SetCursor(ctx, writing, file, author.Cursor{Client: "b1"}), author.ErrClient)

	people := must(w.here.People(ctx, w.owner()))(t)
	check(t, w.here.TakeOut(ctx, w.owner(), people[1].ID))
	if got := w.cursors(writing.Reading(), file); got != "" {
		t.Errorf("Bo was taken out, and the cursors are %s", got)
	}
	check(t, w.all.Erase(ctx, w.bo))
	check(t, w.here.SetCursor(ctx, writing, file, author.Cursor{Client: "a"}))
	check(t, w.here.Remove(ctx, writing, file, true))
	mustBe(t, w.here.SetCursor(ctx, writing, file, author.Cursor{Client: "a"}), store.ErrNotFound)
}
