package shelf_test

import (
	"testing"

	"caseload/app/store"
	"caseload/app/store/shelf"
	"caseload/app/who"
)

// What everybody may know of what was published names organisations, and no people.
func TestVersionsOfAScenario(t *testing.T) {
	w := newOffice(t)
	_, err := w.shelf.Editions(ctx, "half-term")
	mustBe(t, err, store.ErrNotFound)
	w.signs(w.cy)
	w.signs(w.di)
	must(w.publishes(false))(t)
	first := w.pack().Versions[0].Digest
	w.changes()
	w.signs(w.cy)
	must(w.publishes(true))(t)
	list := must(w.there.Editions(ctx, "half-term"))(t)
	same(t, "how many", len(list), 2)
	urgent, signed := list[0], list[1]
	same(t, "the first", signed.Version, first)
	same(t, "who wrote it", signed.Partnership, "Hull writes")
	same(t, "for whom", signed.Places, []string{"A University", "An Authority"})
	same(t, "what is new", signed.Released, "New: a call.")
	sides := map[who.Kind]string{}
	for _, one := range signed.Signed {
		sides[one.Side] = one.Place
	}
	same(t, "signatures", sides, map[who.Kind]string{who.University: "A University", who.Authority: "An Authority"})
	if urgent.Second == nil || len(urgent.Signed) != 1 || urgent.Signed[0].Side != who.Authority || signed.Second != nil {
		t.Errorf("the urgent correction is %+v", urgent)
	}
	must(w.shelf.Withdraw(ctx, w.Operator(), "half-term", urgent.Version, "It names a street."))(t)
	list = must(w.there.Editions(ctx, "half-term"))(t)
	if list[0].Withdrawn == nil || list[0].Why != "It names a street." || list[1].Withdrawn != nil {
		t.Errorf("after it was withdrawn: %+v", list)
	}
	for n := range shelf.MostEditions {
		must(w.shelf.Publish(ctx, shelf.PublishingPack(w.Operator()), pack("often", n)))(t)
	}
	must(w.shelf.Publish(ctx, shelf.PublishingPack(w.Operator()), pack("often", 99)))(t)
	list = must(w.there.Editions(ctx, "often"))(t)
	same(t, "at most", len(list), shelf.MostEditions)
	same(t, "the newest first", list[0].Version, pack("often", 99).Versions[0].Digest)
	same(t, "whose it is", list[0].Partnership, "")
}

// What bots made of a scenario stands beside the rest that the shelf says of it.
func TestAPlaytestIsSaidOnTheShelf(t *testing.T) {
	v := pack("corner", 1).Versions[0]
	v.About = []byte(`{"title":"Corner","days":2}`)
	check(t, v.Played(shelf.Playtest{Plays: 200, Failed: 1, Minutes: [3]int{49, 74, 102}, Decisions: [3]int{41, 68, 96}}))
	same(t, "what is said", string(v.About), `{"days":2,"playtest":{"plays":200,"failed":1,"minutes":[49,74,102],"decisions":[41,68,96]},"title":"Corner"}`)
	v.About = []byte("no JSON")
	if err := v.Played(shelf.Playtest{}); err == nil {
		t.Error("added to what can't be read")
	}
}
