package author_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"

	"caseload/app/change"
	"caseload/app/store"
	"caseload/app/store/author"
	"caseload/app/who"
)

// reviewer has Cy review in the partnership.
func (w *town) reviewer() store.Person {
	w.t.Helper()
	cy := w.invited("cy@x.test", 2)
	w.join(cy, author.Somebody{Email: "cy@x.test", Standing: who.Reviewed})
	return cy
}

// on returns the piece of a text at a version that is some words.
func on(file, version int64, text, words string) author.Piece {
	from := len(change.Units(text[:strings.Index(text, words)]))
	return author.Piece{File: file, Version: version, From: from, To: from + len(change.Units(words))}
}

// comment has somebody comment on some words of a file's newest text.
func (w *town) comment(p store.Person, draft, file int64, words string, c author.Comment) int64 {
	w.t.Helper()
	r := must(w.here.Read(ctx, p, draft))(w.t)
	text := must(w.here.Text(ctx, r, file))(w.t)
	c.Piece = on(file, text.Version, change.String(text.Units), words)
	return must(w.here.AddComment(ctx, r, c))(w.t)
}

// about returns what the only comment on a file is about now; "" if that is gone.
func (w *town) about(s *author.Store, r author.Reading, file int64) string {
	w.t.Helper()
	list := w.said(s, r, file)
	if len(list) != 1 {
		w.t.Fatalf("there are %d comments", len(list))
	}
	if list[0].Gone {
		return ""
	}
	text := must(s.TextAt(ctx, r, file, list[0].Version))(w.t)
	return change.String(text.Units[list[0].From:list[0].To])
}

// said returns the comments on a draft, or on one file of it, in the order in which they were made.
func (w *town) said(s *author.Store, r author.Reading, file int64) (list []author.Comment) {
	w.t.Helper()
	for _, settled := range []bool{false, true} {
		some, all, err := s.Comments(ctx, r, author.Some{File: file, Settled: settled, Most: 2 * author.MaxComments})
		check(w.t, err)
		if len(some) != all {
			w.t.Fatalf("%d comments are %d", all, len(some))
		}
		list = append(list, some...)
	}
	slices.SortFunc(list, func(a, b author.Comment) int { return int(a.ID - b.ID) })
	return list
}

func instead(text string) *string { return &text }

func TestACommentMovesWithItsText(t *testing.T) {
	w := newTown(t)
	writing, file := w.draft("scenario.lua", "one\ntwo 𝄞 words\nthree\n")
	w.comment(w.reviewer(), writing.Draft().ID, file, "two 𝄞 words", author.Comment{Text: "Would this happen?"})
	e := newEditor(t, w.there, writing, file, "ada")
	does := func(from, to int, text, want string) {
		t.Helper()
		e.edit(change.Edit{From: from, To: to, Text: change.Units(text)})
		check(t, e.push())
		e.pull()
		for _, s := range []*author.Store{w.here, w.there} {
			if got := w.about(s, writing.Reading(), file); got != want {
				t.Errorf("after %q the comment is about %q, not %q", change.String(e.text), got, want)
			}
		}
	}
	does(0, 0, "zero\n", "two 𝄞 words")
	does(9, 9, "just ", "two 𝄞 words") // right before it
	does(14, 17, "three", "three 𝄞 words")
	does(0, 5, "", "three 𝄞 words")
	does(17, 17, "!", "three 𝄞! words")
	does(4, 30, "", "")
	c := w.said(w.here, writing.Reading(), file)[0]
	if !c.Gone || c.Version != 6 || c.Quote != "two 𝄞 words" {
		t.Errorf("whose text was deleted is %+v", c)
	}
	does(4, 4, "two 𝄞 words\n", "") // which is another text
}

// For random changes by several, what a comment is about consists of what was within it before
// and of what came in between or in its place, never of what stood beside it; and it is all that is
// left of that. CodeMirror moves a mark in the same way (app/change compares them).
func TestACommentIsNeverAboutAnotherText(t *testing.T) {
	w := newTown(t)
	cy := w.reviewer()
	for seed := range uint64(12) {
		luck := rand.New(rand.NewPCG(3, seed))
		text := strings.Repeat("a line of prose 𝄞\n", 6)
		writing, file := w.draft("scenario.lua", text)
		length := len(change.Units(text))
		from := 19 * luck.IntN(5)
		to := min(from+1+luck.IntN(40), length)
		if units := change.Units(text); to < length && units[to] >= 0xdc00 && units[to] < 0xe000 {
			to--
		}
		r := must(w.here.Read(ctx, cy, writing.Draft().ID))(t)
		must(w.here.AddComment(ctx, r, author.Comment{Piece: author.Piece{File: file, From: from, To: to}, Text: "?"}))(t)
		e := newEditor(t, w.there, writing, file, fmt.Sprint("e", seed))
		inside := make([]bool, len(e.text)) // which units may be the comment's
		for i := range inside {
			inside[i] = i >= from && i < to
		}
		first := slices.Clone(inside) // which of them are so from the first
		for range 450 {               // more than two snapshots
			at := luck.IntN(len(e.text) + 1)
			until := min(len(e.text), at+luck.IntN(4)*luck.IntN(4))
			at, until = whole(e.text, at), whole(e.text, until)
			new := change.Units([]string{"", "x", "yé", "𝄞", "\n"}[luck.IntN(5)])
			if at > until || at == until && len(new) == 0 {
				continue
			}
			e.edit(change.Edit{From: at, To: until, Text: new})
			// What is put between two units that are the comment's, or in the place of some of them,
			// may be the comment's too.
			mine := slices.Contains(inside[at:until], true) || at > 0 && until < len(inside) && inside[at-1] && inside[until]
			inside = slices.Concat(inside[:at], slices.Repeat([]bool{mine}, len(new)), inside[until:])
			first = slices.Concat(first[:at], make([]bool, len(new)), first[until:])
			if len(e.sent) == 30 {
				check(t, e.push())
				e.pull()
			}
		}
		check(t, e.push())
		e.pull()
		c := w.said(w.here, writing.Reading(), file)[0]
		if c.Gone {
			if slices.Contains(first, true) {
				t.Errorf("seed %d: the text isn't all gone", seed)
			}
			continue
		}
		if c.Version != e.version || c.From >= c.To || c.To > len(e.text) {
			t.Fatalf("the comment is %+v in a text of %d units at version %d", c.Piece, len(e.text), e.version)
		}
		for i := c.From; i < c.To; i++ {
			if !inside[i] {
				t.Errorf("seed %d: the comment is about %q, of which not all was its text", seed, change.String(e.text[c.From:c.To]))
				break
			}
		}
		if slices.Contains(first[:c.From], true) || slices.Contains(first[c.To:], true) {
			t.Errorf("seed %d: the comment is about %q, and more of its text is there", seed, change.String(e.text[c.From:c.To]))
		}
	}
}

// whole moves a place out of the middle of a character.
func whole(text []uint16, at int) int {
	if at > 0 && at < len(text) && text[at] >= 0xdc00 && text[at] < 0xe000 {
		return at - 1
	}
	return at
}

// However long the log is, where a comment is can be found from a place nearby.
func TestWhereACommentIsIsKeptNearTheNewestVersion(t *testing.T) {
	w := newTown(t)
	writing, file := w.draft("scenario.lua", "one two three")
	w.comment(w.ada, writing.Draft().ID, file, "two", author.Comment{Text: "?"})
	e := newEditor(t, w.here, writing, file, "ada")
	for i := range 1_000 {
		e.insert(i%4, "x")
		if len(e.sent) == 100 {
			check(t, e.push())
			e.pull()
		}
	}
	var kept int64
	check(t, w.all.Database().Read(ctx).Table("draft_comments").Select("version").Scan(&kept).Error)
	if kept < 700 {
		t.Errorf("the place that is kept is of version %d", kept)
	}
	if got := w.about(w.there, writing.Reading(), file); got != "two" {
		t.Errorf("the comment is about %q", got)
	}
}

func TestACommentOnALineThatAnotherDeletesIsKept(t *testing.T) {
	w := newTown(t)
	writing, file := w.draft("scenario.lua", "one\ntwo\n")
	r := must(w.there.Read(ctx, w.reviewer(), writing.Draft().ID))(t)
	e := newEditor(t, w.here, writing, file, "ada")
	e.edit(change.Edit{From: 4, To: 8})
	check(t, e.push())
	id := must(w.there.AddComment(ctx, r, author.Comment{Piece: author.Piece{File: file, From: 4, To: 7}, Text: "Who?", Instead: instead("three")}))(t)
	c := w.said(w.here, r, file)[0]
	if !c.Gone || c.Quote != "two" {
		t.Errorf("the comment is %+v", c)
	}
	_, err := w.here.TakeSuggestion(ctx, writing, id, "c")
	mustBe(t, err, author.ErrOtherText)
}

func TestACommentIsAnsweredAndSettledOnce(t *testing.T) {
	w := newTown(t)
	writing, file := w.draft("scenario.lua", "one\ntwo\n")
	draft := writing.Draft().ID
	cy := w.reviewer()
	id := w.comment(cy, draft, file, "two", author.Comment{Text: "Is that so?", Asked: w.bo.ID()})
	cys, bos := must(w.here.Read(ctx, cy, draft))(t), must(w.there.Read(ctx, w.bo, draft))(t)
	before := must(w.there.CommentsMark(ctx, cys, file))(t)
	check(t, w.there.Reply(ctx, bos, id, author.Open, "It is.", cy.ID()))
	check(t, w.here.Reply(ctx, cys, id, author.Resolved, "", 0))
	mustBe(t, w.there.Reply(ctx, bos, id, author.Resolved, "", 0), store.ErrChanged)
	mustBe(t, w.there.Reply(ctx, bos, id, author.Open, "And?", 0), store.ErrChanged)
	check(t, w.there.Reply(ctx, bos, id, author.Reopened, "Not yet.", 0))
	mustBe(t, w.here.Reply(ctx, cys, id, author.Reopened, "", 0), store.ErrChanged)
	mustBe(t, w.here.Reply(ctx, cys, id, author.Declined, "No.", 0), store.ErrForbidden)
	mustBe(t, w.there.Reply(ctx, bos, id, author.Declined, "No.", 0), store.ErrNotFound) // it suggests nothing
	mustBe(t, w.there.Reply(ctx, bos, id+1, author.Open, "?", 0), store.ErrNotFound)
	c := w.said(w.here, cys, 0)[0]
	said := ""
	for _, one := range c.Replies {
		said += fmt.Sprintf("%d %s %s; ", one.Person, one.What, one.Text)
	}
	if want := fmt.Sprintf("%d  It is.; %d resolved ; %d reopened Not yet.; ", w.bo.ID(), cy.ID(), w.bo.ID()); said != want || c.Outcome != author.Open || c.Asked != cy.ID() {
		t.Errorf("the comment is %+v, and %s", c, said)
	}
	if after := must(w.there.CommentsMark(ctx, cys, file))(t); after == before {
		t.Error("nothing shows that there are replies")
	}

	mustBe(t, w.here.SetStanding(ctx, w.owner(), must(w.here.People(ctx, w.owner()))(t)[2].ID, who.Readable), nil)
	cys = must(w.here.Read(ctx, cy, draft))(t)
	mustBe(t, w.here.Reply(ctx, cys, id, author.Open, "So?", 0), store.ErrForbidden)
	_, err := w.here.AddComment(ctx, cys, author.Comment{Piece: author.Piece{File: file, To: 3}, Text: "?"})
	mustBe(t, err, store.ErrForbidden)
	mustBe(t, w.there.Reply(ctx, bos, id, author.Open, "Cy?", cy.ID()), store.ErrForbidden) // who only reads now
	check(t, w.here.PutAway(ctx, writing.Reading(), true))
	mustBe(t, w.here.Reply(ctx, must(w.here.Read(ctx, w.bo, draft))(t), id, author.Open, "So?", 0), store.ErrArchived)
}

func TestASuggestionIsTakenOnceByWhoeverWrites(t *testing.T) {
	w := newTown(t)
	writing, file := w.draft("scenario.lua", "zero\none two three\n")
	draft, cy := writing.Draft().ID, w.reviewer()
	id := w.comment(cy, draft, file, "two", author.Comment{Text: "Sooner.", Instead: instead("2")})
	bos := must(w.there.Write(ctx, w.bo, draft))(t)
	e := newEditor(t, w.here, writing, file, "ada")
	e.insert(0, "more\n")
	check(t, e.push())

	var taking sync.WaitGroup
	taken, refused := make(chan int64, 2), make(chan error, 2)
	for i, as := range []author.Writing{writing, bos} {
		taking.Go(func() {
			v, err := []*author.Store{w.here, w.there}[i].TakeSuggestion(ctx, as, id, fmt.Sprint("taker ", i))
			if err != nil {
				refused <- err
			} else {
				taken <- v
			}
		})
	}
	taking.Wait()
	if len(taken) != 1 || len(refused) != 1 {
		t.Fatalf("%d have taken it, and %d were refused", len(taken), len(refused))
	}
	mustBe(t, <-refused, store.ErrChanged)
	version := <-taken
	if text := w.text(writing.Reading(), file); text != "more\nzero\none 2 three\n" {
		t.Errorf("the text is %q", text)
	}
	for _, s := range []*author.Store{w.here, w.there} {
		if by := must(s.Suggested(ctx, writing.Reading(), file))(t); by[version] != cy.ID() {
			t.Errorf("version %d was suggested by %v", version, by)
		}
		if got := w.about(s, writing.Reading(), file); got != "2" {
			t.Errorf("the comment is about %q", got)
		}
	}
	if c := w.said(w.there, writing.Reading(), file)[0]; c.Outcome != author.TakenUp {
		t.Errorf("the comment is %+v", c)
	}
}

func TestASuggestionForATextThatHasChangedIsNotTaken(t *testing.T) {
	w := newTown(t)
	writing, file := w.draft("scenario.lua", "one two three\n")
	id := w.comment(w.reviewer(), writing.Draft().ID, file, "two", author.Comment{Instead: instead("")})
	e := newEditor(t, w.there, writing, file, "ada")
	e.edit(change.Edit{From: 5, To: 5, Text: change.Units("-")})
	check(t, e.push())
	_, err := w.here.TakeSuggestion(ctx, writing, id, "c")
	mustBe(t, err, author.ErrOtherText)
	if c := w.said(w.here, writing.Reading(), file)[0]; c.Outcome != author.Open || len(c.Replies) > 0 {
		t.Errorf("the comment is %+v", c)
	}
	e.pull()
	e.edit(change.Edit{From: 5, To: 6})
	check(t, e.push())
	check(t, w.here.Remove(ctx, writing, file, true))
	_, err = w.here.TakeSuggestion(ctx, writing, id, "c")
	mustBe(t, err, author.ErrOtherText)
	check(t, w.here.Remove(ctx, writing, file, false))
	must(w.here.TakeSuggestion(ctx, writing, id, "c"))(t) // to leave it out
	if text := w.text(writing.Reading(), file); text != "one  three\n" || w.about(w.there, writing.Reading(), file) != "" {
		t.Errorf("the text is %q", text)
	}
	_, err = w.here.TakeSuggestion(ctx, writing, id, "c")
	mustBe(t, err, store.ErrChanged)
}

func TestCommentsAreBounded(t *testing.T) {
	w := newTown(t)
	writing, file := w.draft("scenario.lua", "one 𝄞 two\n\n")
	r := writing.Reading()
	for name, c := range map[string]author.Comment{
		"no text":           {Piece: author.Piece{File: file}},
		"a place behind it": {Piece: author.Piece{File: file, From: 3, To: 13}},
		"a place before it": {Piece: author.Piece{File: file, From: -1, To: 3}},
		"half a character":  {Piece: author.Piece{File: file, From: 5, To: 8}},
		"a version to come": {Piece: author.Piece{File: file, Version: 1, To: 3}},
		"no file":           {Piece: author.Piece{File: file + 1, To: 3}},
		"a stranger":        {Piece: author.Piece{File: file, To: 3}, Asked: 99},
		"a long comment":    {Piece: author.Piece{File: file, To: 3}, Text: strings.Repeat("x", author.MaxCommentText+1)},
		"a long suggestion": {Piece: author.Piece{File: file, To: 3}, Instead: instead(strings.Repeat("x", author.MaxPiece+1))},
		"control signs":     {Piece: author.Piece{File: file, To: 3}, Text: "a\x00"},
	} {
		if _, err := w.here.AddComment(ctx, r, c); err == nil {
			t.Errorf("%s is taken", name)
		}
	}
	id := int64(0)
	for err := error(nil); err == nil; {
		one, failed := w.here.AddComment(ctx, r, author.Comment{Piece: author.Piece{File: file, To: 3}, Text: "?"})
		if err = failed; err == nil {
			id = one
		} else {
			mustBe(t, err, store.ErrFull)
		}
	}
	if n := len(w.said(w.there, r, 0)); n != author.MaxComments {
		t.Errorf("there are %d comments", n)
	}
	var err error
	for err == nil {
		err = w.here.Reply(ctx, r, id, author.Open, "!", 0)
	}
	mustBe(t, err, store.ErrFull)
	check(t, w.here.Reply(ctx, r, id, author.Resolved, "Enough.", 0)) // for which there is always room
	if mustBe(t, w.here.Reply(ctx, r, id, author.Reopened, "", 0), store.ErrFull); errors.Is(err, store.ErrChanged) {
		t.Error(err)
	}
	// What is settled makes room for another.
	must(w.here.AddComment(ctx, r, author.Comment{Piece: author.Piece{File: file, To: 3}, Text: "?"}))(t)
	_, err = w.here.AddComment(ctx, r, author.Comment{Piece: author.Piece{File: file, To: 3}, Text: "?"})
	mustBe(t, err, store.ErrFull)
}

// A page reads as many comments as it shows, in the order of their files and places, or one alone.
func TestCommentsAreReadInParts(t *testing.T) {
	w := newTown(t)
	writing, file := w.draft("scenario.lua", "one two three four five\n")
	r := writing.Reading()
	other := must(w.here.AddFile(ctx, writing, author.NewFile{Path: "a.lua", Text: "six"}))(t)
	for _, words := range []string{"four", "one", "three", "two"} {
		w.comment(w.bo, writing.Draft().ID, file, words, author.Comment{Text: words})
	}
	last := w.comment(w.bo, writing.Draft().ID, other, "six", author.Comment{Text: "six"})
	read := func(some author.Some) (words string) {
		list, all, err := w.there.Comments(ctx, r, some)
		check(t, err)
		for _, c := range list {
			words += c.Text + " "
		}
		return words + fmt.Sprint(all)
	}
	for want, some := range map[string]author.Some{
		"six one 5":                {Most: 2},
		"two three 5":              {After: 2, Most: 2},
		"four 5":                   {After: 4, Most: 2},
		"5":                        {After: 6, Most: 2},
		"one two three 4":          {File: file, Most: 3},
		"six 1":                    {Only: last, Most: 2},
		"0":                        {Settled: true, Most: 2},
		"six one two three four 5": {Most: 9},
	} {
		if got := read(some); got != want {
			t.Errorf("%+v: %s, and not %s", some, got, want)
		}
	}
	check(t, w.here.Reply(ctx, r, last, author.Resolved, "So.", 0))
	if got := read(author.Some{Settled: true, Most: 2}) + "; " + read(author.Some{Most: 1}); got != "six 1; one 4" {
		t.Error(got)
	}
}

// What is said counts in what a partnership keeps; a comment can be settled all the same.
func TestWhatIsSaidTakesRoom(t *testing.T) {
	w := newTown(t)
	writing, file := w.draft("scenario.lua", "one two")
	r, err := writing.Reading(), error(nil)
	for n := 0; err == nil; n++ { // fills all but less than a file
		if n%12 == 0 {
			id := must(w.here.NewDraft(ctx, w.partner(w.ada, who.WriteDraft), author.Draft{Slug: fmt.Sprint("more", n), Name: "More"}, nil))(t)
			writing = must(w.here.Write(ctx, w.ada, id))(t)
		}
		_, err = w.here.AddFile(ctx, writing, author.NewFile{Path: fmt.Sprint(n, ".lua"), Text: strings.Repeat("-", author.MaxText)})
	}
	mustBe(t, err, store.ErrFull)
	long, id := strings.Repeat("x", author.MaxCommentText), int64(0)
	for n := range author.MaxComments {
		var one int64
		if one, err = w.here.AddComment(ctx, r, author.Comment{Piece: author.Piece{File: file, To: 3}, Text: long, Instead: instead(strings.Repeat("y", author.MaxPiece))}); err != nil {
			break
		}
		if id = one; n == author.MaxComments-1 {
			t.Fatal("comments take no room")
		}
	}
	mustBe(t, err, store.ErrFull)
	mustBe(t, w.here.Reply(ctx, r, id, author.Open, long, 0), store.ErrFull)
	check(t, w.here.Reply(ctx, r, id, author.Resolved, "Enough.", 0))
}

// What people have said stays when they leave, without their names once they are erased, and goes
// with the draft.
func TestCommentsStayWithTheirDraft(t *testing.T) {
	w := newTown(t)
	before := w.rows()
	writing, file := w.draft("scenario.lua", "one\ntwo\n")
	cy := w.reviewer()
	id := w.comment(cy, writing.Draft().ID, file, "two", author.Comment{Text: "Is that so?"})
	check(t, w.here.Reply(ctx, writing.Reading(), id, author.Open, "It is.", 0))
	check(t, w.here.Leave(ctx, w.partner(cy, who.ReadPartnership)))
	if c := w.said(w.there, writing.Reading(), 0); len(c) != 1 || must(w.there.Names(ctx, writing.Reading()))(t)[c[0].Person] != "cy" {
		t.Errorf("the comments are %+v", c)
	}
	check(t, w.all.Erase(ctx, cy))
	if c := w.said(w.there, writing.Reading(), 0); len(c) != 1 || c[0].Text != "Is that so?" || must(w.there.Names(ctx, writing.Reading()))(t)[c[0].Person] != "" {
		t.Errorf("the comments are %+v", c)
	}
	check(t, w.here.PutAway(ctx, writing.Reading(), true))
	check(t, w.here.DeleteDraft(ctx, w.owner(), writing.Draft().ID))
	if left := w.rows(); left != strings.Replace(before, "partners 2", "partners 3", 1) {
		t.Errorf("there are %s, and were %s", left, before)
	}
}

func TestACommentIsDeletedByItsWriterOrAnOwner(t *testing.T) {
	w := newTown(t)
	writing, file := w.draft("scenario.lua", "one two")
	cy := w.reviewer()
	draft, cys, bos := writing.Draft().ID, must(w.here.Read(ctx, cy, writing.Draft().ID))(t), must(w.there.Read(ctx, w.bo, writing.Draft().ID))(t)
	first, second := w.comment(cy, draft, file, "one", author.Comment{Text: "A."}), w.comment(cy, draft, file, "two", author.Comment{Text: "B."})
	before := must(w.here.CommentsMark(ctx, cys, file))(t)
	mustBe(t, w.there.DeleteComment(ctx, bos, first), store.ErrForbidden)
	check(t, w.here.DeleteComment(ctx, cys, first))
	mustBe(t, w.here.DeleteComment(ctx, cys, first), store.ErrNotFound)
	w.comment(cy, draft, file, "one", author.Comment{Text: "C."})
	if after := must(w.there.CommentsMark(ctx, cys, file))(t); after == before {
		t.Error("nothing shows that there is another comment")
	}
	check(t, w.there.Reply(ctx, bos, second, author.Open, "So.", 0))
	mustBe(t, w.here.DeleteComment(ctx, cys, second), store.ErrForbidden) // Bo has answered
	check(t, w.here.DeleteComment(ctx, writing.Reading(), second))        // as an owner
	if left := w.rows(); !strings.Contains(left, "draft_comments 1; ") || strings.Contains(left, "draft_replies") {
		t.Errorf("there are %s", left)
	}
}
