package shelf_test

import (
	"testing"
	"time"

	"caseload/app/store"
	"caseload/app/store/author"
	"caseload/app/store/shelf"
	"caseload/app/who"
)

// What was counted of a version is read by those whose it is, and is counted once.
func TestWhatWasDecidedGoesToItsAuthors(t *testing.T) {
	w := newOffice(t)
	w.signs(w.cy)
	w.signs(w.di)
	must(w.publishes(false))(t)
	version, by := w.pack().Versions[0].Digest, w.Operator()
	lead := func(code string) int64 {
		class := store.Class{Code: code, Exercise: store.Exercise{Version: version, Employer: "own", Terms: []byte("null"), Luck: []byte("null")}, ExpiresAt: later}
		led := must(w.NewClass(ctx, class, hash("secret of "+code)))(t)
		return led.Class().ID
	}
	one, other := lead("KT4M7PXC"), lead("KT4M7PXD")
	same(t, "so far", must(w.shelf.Uncounted(ctx, by, w.now))(t), []shelf.Exercise(nil))
	over := must(w.shelf.Uncounted(ctx, by, w.now.Add(time.Hour)))(t)
	same(t, "what is over", over, []shelf.Exercise{{Class: other, Version: version}, {Class: one, Version: version}})

	check(t, w.shelf.KeepDecided(ctx, by, version, over[:1], []byte(`["first"]`)))
	mustBe(t, w.shelf.KeepDecided(ctx, by, version, over, []byte(`["both"]`)), store.ErrTaken)
	mustBe(t, w.shelf.KeepDecided(ctx, by, version, []shelf.Exercise{{Class: 99, Version: version}}, []byte(`[]`)), store.ErrTaken)
	mustBe(t, w.shelf.KeepDecided(ctx, by, version, over[1:], make([]byte, shelf.MaxDecided+1)), store.ErrTooLarge)
	same(t, "what is left", must(w.shelf.Uncounted(ctx, by, w.now.Add(time.Hour)))(t), over[1:])

	reads := w.reads(w.cy)
	list := must(w.there.DecidedWith(ctx, reads))(t)
	if len(list) != 1 || list[0].Slug != "half-term" || list[0].Version != version || string(list[0].Moments) != `["first"]` {
		t.Errorf("its authors read %+v", list)
	}
	w.draft = w.begins("another")
	same(t, "of another draft", must(w.there.DecidedWith(ctx, w.reads(w.cy)))(t), []shelf.Decided{})
	if _, err := w.shelf.DecidedWith(ctx, author.Reading{}); err == nil {
		t.Error("read without a proof")
	}

	for range shelf.MostDecided - 1 {
		check(t, w.shelf.KeepDecided(ctx, by, version, nil, []byte(`[]`)))
	}
	mustBe(t, w.shelf.KeepDecided(ctx, by, version, over[1:], []byte(`[]`)), store.ErrFull)
}

// An organisation says in its settings whether what its students decide is counted, which goes
// into its audit log.
func TestAnOrganisationKeepsItFromBeingCounted(t *testing.T) {
	w := newOffice(t)
	by := must(w.Allow(ctx, w.ada, who.ChangeOrganisation, 1))(t)
	was := must(w.Organisation(ctx, by))(t)
	to := was
	to.Uncounted = true
	check(t, w.ChangeOrganisation(ctx, by, was, to))
	same(t, "afterwards", must(w.Organisation(ctx, by))(t).Uncounted, true)
	mustBe(t, w.ChangeOrganisation(ctx, by, was, was), store.ErrTaken)
}
