package author_test

import (
	"errors"
	"testing"

	"caseload/app/store"
	"caseload/app/store/author"
	"caseload/app/store/storetest"
	"caseload/app/who"
)

func TestAPlayIsItsPersonsAndEverybodyLooks(t *testing.T) {
	w := newTown(t)
	writing, _ := w.draft("scenario.lua", "-- a")
	ada := writing.Reading()
	bo := must(w.there.Read(ctx, w.bo, writing.Draft().ID))(t)
	of := author.PlayOf{How: `{"luck":1}`, Begun: 1, Turns: 1, Decisions: `[{"offer":"end"}]`, Digest: "d", Texts: "{}", Archive: []byte("a pack")}
	id := must(w.here.NewPlay(ctx, ada, of))(t)
	seen := must(w.there.Play(ctx, bo, id))(t)
	if seen.Person != w.ada.ID() || string(seen.Archive) != "a pack" || seen.Decisions != of.Decisions {
		t.Errorf("Bo sees %+v", seen)
	}
	if list := must(w.there.Plays(ctx, bo))(t); len(list) != 1 || list[0].Archive != nil || list[0].How != of.How {
		t.Errorf("Bo finds %+v", list)
	}
	next := seen.PlayOf
	next.Decisions, next.Turns = `[{"offer":"end"},{"offer":"end"}]`, 2
	mustBe(t, w.there.DecideInPlay(ctx, bo, id, 1, next), store.ErrForbidden)
	mustBe(t, w.there.BeginPlayAgain(ctx, bo, id, next), store.ErrForbidden)
	mustBe(t, w.there.EndPlay(ctx, bo, id), store.ErrForbidden)
	check(t, w.here.DecideInPlay(ctx, ada, id, 1, next))
	mustBe(t, w.there.DecideInPlay(ctx, must(w.there.Read(ctx, w.ada, ada.Draft().ID))(t), id, 1, next), store.ErrChanged)
	if now := must(w.there.Play(ctx, bo, id))(t); now.Turns != 2 || now.Decisions != next.Decisions || string(now.Archive) != "a pack" {
		t.Errorf("it is %+v", now)
	}
	again := of
	again.Archive, again.Digest = []byte("another"), "e"
	check(t, w.here.BeginPlayAgain(ctx, ada, id, again))
	if now := must(w.there.Play(ctx, bo, id))(t); now.Turns != 1 || string(now.Archive) != "another" || now.Digest != "e" {
		t.Errorf("it is %+v", now)
	}

	other := must(w.here.NewDraft(ctx, w.partner(w.ada, who.WriteDraft), author.Draft{Slug: "other", Name: "Other"}, []author.NewFile{{Path: "scenario.lua"}}))(t)
	_, err := w.here.Play(ctx, must(w.here.Read(ctx, w.ada, other))(t), id)
	mustBe(t, err, store.ErrNotFound)
	check(t, w.here.EndPlay(ctx, ada, id))
	_, err = w.here.Play(ctx, ada, id)
	mustBe(t, err, store.ErrNotFound)
}

func TestPlaysAreLimited(t *testing.T) {
	storetest.LongOnPostgres(t)
	w := newTown(t)
	writing, _ := w.draft("scenario.lua", "-- a")
	ada := writing.Reading()
	of := author.PlayOf{How: "{}", Decisions: "[]", Texts: "{}", Archive: make([]byte, author.MaxPlay)}
	for range author.MaxPlays {
		must(w.here.NewPlay(ctx, ada, of))(t)
	}
	_, err := w.here.NewPlay(ctx, ada, of)
	mustBe(t, err, store.ErrFull)
	bo := must(w.there.Read(ctx, w.bo, writing.Draft().ID))(t)
	large := of
	large.Archive = make([]byte, author.MaxPlay+1)
	_, err = w.there.NewPlay(ctx, bo, large)
	mustBe(t, err, store.ErrTooLarge)
	for err = nil; err == nil; { // what the partnership keeps has a limit as well
		_, err = w.there.NewPlay(ctx, bo, of)
	}
	mustBe(t, err, store.ErrFull)
	if n := len(must(w.here.Plays(ctx, ada))(t)); n != author.MaxKept/author.MaxPlay-1 {
		t.Errorf("there are %d plays", n)
	}
}

// Who leaves a partnership leaves no play behind, and neither does who is erased.
func TestAPlayGoesWithItsPerson(t *testing.T) {
	w := newTown(t)
	writing, _ := w.draft("scenario.lua", "-- a")
	of := author.PlayOf{How: "{}", Decisions: "[]", Texts: "{}", Archive: []byte("a")}
	begin := func(p store.Person) int64 {
		return must(w.here.NewPlay(ctx, must(w.here.Read(ctx, p, writing.Draft().ID))(t), of))(t)
	}
	cy := w.invited("cy@x.test", 2)
	w.join(cy, author.Somebody{Email: "cy@x.test", Standing: who.Reviewed})
	adas, bos, cys := begin(w.ada), begin(w.bo), begin(cy)
	check(t, w.here.Leave(ctx, w.partner(w.bo, who.ReadPartnership)))
	check(t, w.all.Erase(ctx, cy))
	for id, stays := range map[int64]bool{adas: true, bos: false, cys: false} {
		_, err := w.here.Play(ctx, writing.Reading(), id)
		if errors.Is(err, store.ErrNotFound) == stays {
			t.Errorf("play %d: %v", id, err)
		}
	}
}

// What somebody began to do before they were taken out comes to nothing.
func TestWhoWasTakenOutMeanwhileBeginsNothing(t *testing.T) {
	w := newTown(t)
	writing, _ := w.draft("scenario.lua", "-- a")
	bo, writes := must(w.there.Read(ctx, w.bo, writing.Draft().ID))(t), must(w.there.Partner(ctx, w.bo, w.partnership, who.WriteDraft))(t)
	check(t, w.here.Leave(ctx, w.partner(w.bo, who.ReadPartnership)))
	_, err := w.there.NewPlay(ctx, bo, author.PlayOf{How: "{}", Decisions: "[]", Texts: "{}", Archive: []byte("a")})
	mustBe(t, err, store.ErrNotFound)
	_, err = w.there.NewDraft(ctx, writes, author.Draft{Slug: "x", Name: "x"}, nil)
	mustBe(t, err, store.ErrNotFound)
}
