package author_test

import (
	"strings"
	"testing"

	"caseload/app/store"
	"caseload/app/store/author"
	"caseload/app/who"
)

// ownWords is all that somebody takes away of the partnership that they are or were in.
func (w *town) ownWords(p store.Person) (words string) {
	w.t.Helper()
	o := w.own(p)
	for _, said := range must(w.here.SaidByMe(ctx, o))(w.t) {
		words += said.Text + "; "
		if said.Instead != nil {
			words += "instead " + *said.Instead + "; "
		}
	}
	reviews, judged, err := w.here.ReviewsOfMine(ctx, o)
	check(w.t, err)
	for _, r := range reviews {
		words += "review " + r.Words + r.Answers["happen"].Why + "; "
	}
	for _, j := range judged {
		words += "range " + j.Least + j.Why + "; "
	}
	for range must(w.here.Declared(ctx, o))(w.t) {
		words += "declared; "
	}
	for range must(w.here.AgreedByMe(ctx, o))(w.t) {
		words += "agreed; "
	}
	return words
}

// Whoever has left a partnership or was taken out of it has their own words still, and nobody
// else's; and once they have come again, the same.
func TestWhoeverLeftTakesTheirOwnWordsAway(t *testing.T) {
	r := newReviewed(t)
	check(t, r.here.SetTerms(ctx, r.owner(), 0, "What you write may be used by both."))
	terms := must(r.here.Terms(ctx, r.owner()))(t).ID
	file := must(r.there.Files(ctx, r.reads(r.ada), false))(t)
	id := file[0].ID
	say := func(p store.Person, name string) {
		c := r.comment(p, r.draft, id, "one", author.Comment{Text: name + " comments", Instead: instead(name + " suggests")})
		check(t, r.here.Reply(ctx, must(r.here.Read(ctx, p, r.draft))(t), c, author.Open, name+" answers", 0))
		review := r.begin(p)
		check(t, r.here.Answer(ctx, must(r.here.Read(ctx, p, r.draft))(t), review, map[string]author.Answer{"happen": {Choice: "fine", Why: name + " knows"}}, name+" reviews"))
		check(t, r.here.Judge(ctx, must(r.here.Read(ctx, p, r.draft))(t), review, author.Judgement{Moment: "m", Shown: "s", Least: "P2", Most: "P1", Why: name + " judges"}))
		check(t, r.here.Declare(ctx, must(r.here.Read(ctx, p, r.draft))(t), r.newest().Digest))
		check(t, r.here.Agree(ctx, r.partner(p, who.ReadPartnership), terms))
	}
	say(r.cy, "Cy")
	say(r.di, "Di")
	const cys = "Cy comments; instead Cy suggests; Cy answers; review Cy reviewsCy knows; range P2Cy judges; declared; agreed; "
	dis := strings.ReplaceAll(cys, "Cy", "Di")
	if got := r.ownWords(r.cy); got != cys {
		t.Errorf("while Cy is in it: %s", got)
	}
	check(t, r.here.Leave(ctx, r.partner(r.cy, who.ReadPartnership)))
	for _, one := range must(r.here.People(ctx, r.owner()))(t) {
		if one.Person == r.di.ID() {
			check(t, r.here.TakeOut(ctx, r.owner(), one.ID))
		}
	}
	for p, want := range map[int64]string{r.cy.ID(): cys, r.di.ID(): dis} {
		person := map[int64]store.Person{r.cy.ID(): r.cy, r.di.ID(): r.di}[p]
		if got := r.ownWords(person); got != want || r.own(person).Left() == nil {
			t.Errorf("afterwards: %s", got)
		}
		_, err := r.here.Read(ctx, person, r.draft)
		mustBe(t, err, store.ErrNotFound)
	}
	if got := r.ownWords(r.bo); got != "" {
		t.Errorf("Bo said nothing, and takes away %s", got)
	}
	check(t, r.here.Invite(ctx, r.owner(), author.Somebody{Email: "cy@x.test", Standing: who.Readable}, later, hash("once more"), false))
	check(t, r.all.AcceptAs(ctx, must(r.all.Invited(ctx, hash("once more")))(t), r.cy))
	if got := r.ownWords(r.cy); got != cys || r.own(r.cy).Left() != nil || r.own(r.cy).Self().Standing != who.Readable {
		t.Errorf("once Cy has come again: %s", got)
	}
	if list := must(r.here.Owns(ctx, r.invited("eve@x.test", 2)))(t); len(list) != 0 {
		t.Errorf("a stranger has %+v", list)
	}
}
