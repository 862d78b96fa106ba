package author_test

import (
	"fmt"
	"strings"
	"testing"

	"caseload/app/store"
	"caseload/app/store/author"
	"caseload/app/who"
)

func (w *town) terms() author.Terms {
	w.t.Helper()
	return must(w.there.Terms(ctx, w.partner(w.bo, who.ReadPartnership)))(w.t)
}

// agrees returns whether somebody has agreed to the present terms.
func (w *town) agrees(p store.Person) bool {
	w.t.Helper()
	for _, one := range must(w.here.People(ctx, w.owner()))(w.t) {
		if one.Person == p.ID() {
			_, is := w.terms().Agreed[one.ID]
			return is
		}
	}
	return false
}

func TestWhoeverWritesAgreesToTheTermsAsTheyAreNow(t *testing.T) {
	w := newTown(t)
	if got := w.terms(); got.ID != 0 || got.Body != "" {
		t.Fatalf("a new partnership has terms: %+v", got)
	}
	bo := w.partner(w.bo, who.ReadPartnership)
	mustBe(t, w.here.Agree(ctx, bo, 0), store.ErrChanged)
	check(t, w.here.SetTerms(ctx, w.owner(), 0, "What you write may be used by both."))
	first := w.terms()
	check(t, w.here.Agree(ctx, bo, first.ID))
	check(t, w.there.Agree(ctx, bo, first.ID))
	if !w.agrees(w.bo) || w.agrees(w.ada) {
		t.Errorf("who agreed is %v", w.terms().Agreed)
	}
	check(t, w.here.SetTerms(ctx, w.owner(), first.ID, first.Body))
	if w.terms().ID != first.ID {
		t.Error("terms that didn't change have to be agreed to again")
	}
	check(t, w.here.SetTerms(ctx, w.owner(), first.ID, "Only by both together."))
	if w.agrees(w.bo) {
		t.Error("Bo agrees to what they haven't seen")
	}
	mustBe(t, w.here.Agree(ctx, bo, first.ID), store.ErrChanged)
	mustBe(t, w.there.SetTerms(ctx, w.owner(), first.ID, "Written by somebody who saw the first ones."), store.ErrChanged)
	check(t, w.here.SetTerms(ctx, w.owner(), w.terms().ID, ""))
	mustBe(t, w.here.Agree(ctx, bo, w.terms().ID), store.ErrChanged) // there is nothing to agree to
}

func TestTermsAreBounded(t *testing.T) {
	w := newTown(t)
	mustBe(t, w.here.SetTerms(ctx, w.owner(), 0, strings.Repeat("x", author.MaxTerms+1)), store.ErrTooLarge)
	for i := range author.MaxTermsSet {
		check(t, w.here.SetTerms(ctx, w.owner(), w.terms().ID, strings.Repeat("x", i+1)))
	}
	mustBe(t, w.here.SetTerms(ctx, w.owner(), w.terms().ID, "once more"), store.ErrFull)
	if w.terms().Body == "once more" {
		t.Error("they were set")
	}
}

func TestBothSidesDeclareOfAnExactVersion(t *testing.T) {
	w := newTown(t)
	writing, _ := w.draft("scenario.lua", "x")
	reads := func(p store.Person) author.Reading { return must(w.there.Read(ctx, p, writing.Draft().ID))(t) }
	one, other := strings.Repeat("a", 64), strings.Repeat("b", 64)
	check(t, w.here.Declare(ctx, reads(w.ada), one))
	check(t, w.here.Declare(ctx, reads(w.ada), one))
	check(t, w.here.Declare(ctx, reads(w.bo), one))
	check(t, w.here.Declare(ctx, reads(w.bo), other))
	list := must(w.here.Declarations(ctx, reads(w.ada)))(t)
	if len(list) != 3 || list[0].Digest != other || list[1].Side != who.Authority || list[2].Side != who.University || list[2].Person != w.ada.ID() {
		t.Errorf("the declarations are %+v", list)
	}

	cy, di := w.invited("cy@x.test", 2), w.invited("di@x.test", 2)
	w.join(cy, author.Somebody{Email: "cy@x.test", Standing: who.Reviewed, Lived: true})
	w.join(di, author.Somebody{Email: "di@x.test", Standing: who.Readable})
	mustBe(t, w.here.Declare(ctx, reads(cy), one), author.ErrNoSide)
	mustBe(t, w.here.Declare(ctx, reads(di), one), store.ErrForbidden)

	bo := reads(w.bo)
	check(t, w.here.Leave(ctx, w.partner(w.bo, who.ReadPartnership)))
	mustBe(t, w.here.Declare(ctx, bo, one), store.ErrNotFound)
	for _, d := range must(w.here.Declarations(ctx, reads(w.ada)))(t) {
		if d.Left != (d.Person == w.bo.ID()) {
			t.Errorf("after Bo left, %+v", d)
		}
	}
}

func TestTheNewestDeclarationsAreKept(t *testing.T) {
	w := newTown(t)
	writing, _ := w.draft("scenario.lua", "x")
	for i := range author.MaxDeclarations + 2 {
		check(t, w.here.Declare(ctx, writing.Reading(), fmt.Sprint("digest ", i)))
	}
	list := must(w.here.Declarations(ctx, writing.Reading()))(t)
	if n := len(list); n != author.MaxDeclarations || list[n-1].Digest != "digest 2" {
		t.Errorf("of %d declarations %d are kept, the oldest of %s", author.MaxDeclarations+2, n, list[n-1].Digest)
	}
}
