package author_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"caseload/app/change"
	"caseload/app/store"
	"caseload/app/store/author"
	"caseload/app/store/storetest"
	"caseload/app/who"
)

func TestAPartnershipKeepsSoMuchAndNoMore(t *testing.T) {
	w := newTown(t)
	writing, file := w.draft("scenario.lua", "one")
	big := author.NewFile{Text: strings.Repeat("x", author.MaxText)}
	added, drafts := 0, 1
	for in, full := writing, false; !full; added++ {
		big.Path = fmt.Sprintf("text/%d.md", added)
		_, err := w.here.AddFile(ctx, in, big)
		if errors.Is(err, store.ErrFull) { // this draft, or else the partnership
			in, _ = w.draft("scenario.lua", "one")
			drafts++
			_, err = w.here.AddFile(ctx, in, big)
			full = errors.Is(err, store.ErrFull)
		}
		if !full {
			check(t, err)
		}
	}
	if most := author.MaxKept / (2 * author.MaxText); added > most || added < most-1 {
		t.Errorf("%d files were added, and %d should have been", added-1, most-1)
	}
	if inOne := author.MaxTexts / author.MaxText; drafts < added/inOne {
		t.Errorf("%d files are in %d drafts, and a draft has at most %d of them", added-1, drafts, inOne)
	}
	_, err := w.here.NewDraft(ctx, w.partner(w.ada, who.WriteDraft), author.Draft{Slug: "x", Name: "x"}, []author.NewFile{big})
	mustBe(t, err, store.ErrFull)

	// What is typed counts as well, also if it is few changes of much text.
	replaced := must(change.Of(3, change.Edit{From: 0, To: 3, Text: change.Units(big.Text)}))(t)
	_, err = w.here.Push(ctx, writing, file, 0, []change.Update{{Client: "a", Changes: replaced}})
	mustBe(t, err, store.ErrFull)
}

// A long text that is changed a little, again and again, needs a snapshot again and again.
func TestSnapshotsAreCounted(t *testing.T) {
	storetest.LongOnPostgres(t)
	w := newTown(t)
	text, luck := make([]uint16, author.MaxText), rand.New(rand.NewPCG(1, 2))
	for i := range text {
		text[i] = uint16(0x4e00 + luck.IntN(0x5000)) // which doesn't compress well
	}
	writing, file := w.draft("scenario.lua", change.String(text))
	sent := make([]change.Update, author.MaxSent)
	for i := range sent {
		sent[i] = change.Update{Client: "a", Changes: must(change.Of(len(text), change.Edit{From: i, To: i + 1, Text: []uint16{'x'}}))(t)}
	}
	var err error
	pushes, version := 0, int64(0)
	for ; err == nil && pushes < 100; pushes++ {
		version, err = w.here.Push(ctx, writing, file, version, sent)
	}
	mustBe(t, err, store.ErrFull)
}

// Moving something over very many changes would keep everybody waiting who writes to the
// database.
func TestWhoeverIsBehindMuchTextGetsItFirst(t *testing.T) {
	w := newTown(t)
	writing, file := w.draft("scenario.lua", strings.Repeat("a", 100_000))
	var edits []change.Edit
	for at := range change.MaxParts / 2 {
		edits = append(edits, change.Edit{From: 20 * at, To: 20*at + 1, Text: []uint16{'b'}})
	}
	many := must(change.Of(100_000, edits...))(t)
	version := int64(0)
	for range 10 {
		version = must(w.here.Push(ctx, writing, file, version, []change.Update{{Client: "a", Changes: many}}))(t)
	}
	bos := must(w.there.Write(ctx, w.bo, writing.Draft().ID))(t)
	one := []change.Update{{Client: "b", Changes: must(change.Of(100_000, change.Edit{From: 1, To: 1, Text: []uint16{'c'}}))(t)}}
	_, err := w.there.Push(ctx, bos, file, 0, one)
	mustBe(t, err, author.ErrBehind)
	version = must(w.there.Push(ctx, bos, file, version-1, one))(t)

	// So would moving very much over little, of many updates.
	for n := range 50 {
		version = must(w.here.Push(ctx, writing, file, version, []change.Update{{Client: "a", Changes: must(change.Of(100_001+n, change.Edit{From: 1, To: 1, Text: []uint16{'d'}}))(t)}}))(t)
	}
	var much []change.Update
	for range 30 {
		much = append(much, change.Update{Client: "b2", Changes: must(change.Of(100_001, edits...))(t)})
	}
	_, err = w.there.Push(ctx, bos, file, version-50, much)
	mustBe(t, err, author.ErrBehind)
}

func TestFilesThatWereTakenOutAreBounded(t *testing.T) {
	storetest.LongOnPostgres(t)
	w := newTown(t)
	writing, first := w.draft("scenario.lua", "one")
	for n := 1; n < author.MaxFilesEver; n++ {
		check(t, w.here.Remove(ctx, writing, must(w.here.AddFile(ctx, writing, author.NewFile{Path: "people.lua"}))(t), true))
	}
	_, err := w.here.AddFile(ctx, writing, author.NewFile{Path: "people.lua"})
	mustBe(t, err, store.ErrFull)
	check(t, w.here.Remove(ctx, writing, first, true))
	check(t, w.here.Remove(ctx, writing, first, false))
}
