package author_test

import (
	"fmt"
	"strings"
	"testing"

	"caseload/app/store"
	"caseload/app/store/author"
	"caseload/app/who"
)

// asked says who is asked to review the draft, and by whom.
func (r *reviewed) asked() string {
	r.t.Helper()
	var said []string
	for _, one := range must(r.here.Asked(ctx, r.reads(r.ada)))(r.t) {
		said = append(said, fmt.Sprintf("%s by %s", one.Name, one.ByName))
	}
	return strings.Join(said, "; ")
}

func (r *reviewed) asks(by, whom store.Person) error {
	r.t.Helper()
	return r.there.AskReview(ctx, must(r.there.Write(ctx, by, r.draft))(r.t), whom.ID())
}

func (r *reviewed) is(when, want string) {
	r.t.Helper()
	if got := r.asked(); got != want {
		r.t.Errorf("%s, asked are %q, not %q", when, got, want)
	}
}

func TestSomebodyIsAskedForAReview(t *testing.T) {
	r := newReviewed(t)
	stranger, reader := r.invited("ev@x.test", 1), r.invited("fi@x.test", 1)
	r.join(reader, author.Somebody{Email: "fi@x.test", Standing: who.Readable})
	check(t, r.asks(r.bo, r.cy))
	mustBe(t, r.asks(r.ada, r.cy), store.ErrTaken)
	mustBe(t, r.asks(r.ada, stranger), store.ErrNotFound)
	mustBe(t, r.asks(r.ada, reader), store.ErrForbidden)
	mustBe(t, r.asks(r.ada, r.ada), store.ErrForbidden)
	check(t, r.asks(r.ada, r.di))
	r.is("at first", "cy by bo; di by ad")
	if got := r.waits(r.cy); got != "begin  bo" {
		t.Errorf("for Cy %q waits", got)
	}
	if mine := must(r.here.AsksOfMine(ctx, r.partner(r.bo, who.ReadPartnership)))(t); len(mine) != 1 || mine[0].Asked != r.cy.ID() || mine[0].Draft != r.draft || !mine[0].Since.Equal(today) {
		t.Errorf("Bo has asked %+v", mine)
	}

	if mine := must(r.here.AsksOfMine(ctx, r.partner(r.cy, who.ReadPartnership)))(t); len(mine) != 1 || mine[0].Asked != r.cy.ID() || mine[0].By != r.bo.ID() || mine[0].ByName != "bo" {
		t.Errorf("of Cy is asked %+v", mine)
	}

	// To begin is the answer, and whoever has begun isn't asked.
	id := r.begin(r.cy)
	r.is("once Cy has begun", "di by ad")
	mustBe(t, r.asks(r.ada, r.cy), store.ErrTaken)
	check(t, r.end(r.cy, id, author.NotYet))
	check(t, r.asks(r.ada, r.cy))
	r.is("once Cy has ended it and is asked again", "cy by ad; di by ad")

	// Whoever asked, whoever is asked and an owner can take it back.
	mustBe(t, r.here.TakeBackAsk(ctx, r.reads(r.bo), r.di.ID()), store.ErrForbidden)
	mustBe(t, r.here.TakeBackAsk(ctx, r.reads(r.cy), r.di.ID()), store.ErrForbidden)
	check(t, r.here.TakeBackAsk(ctx, r.reads(r.cy), r.cy.ID()))
	check(t, r.here.TakeBackAsk(ctx, r.reads(r.cy), r.cy.ID()))
	r.is("once Cy has said no", "di by ad")
	check(t, r.here.TakeBackAsk(ctx, r.reads(r.ada), r.di.ID()))
	check(t, r.asks(r.bo, r.di))
	check(t, r.here.TakeBackAsk(ctx, r.reads(r.bo), r.di.ID()))
	check(t, r.asks(r.bo, r.di))
	check(t, r.here.TakeBackAsk(ctx, r.reads(r.ada), r.di.ID()))
	r.is("once all is taken back", "")
}

// Somebody who can't review any more, or has left, is asked for nothing; nor is anybody about a
// draft that is put away.
func TestNobodyIsAskedWhoCanNotReview(t *testing.T) {
	r := newReviewed(t)
	check(t, r.asks(r.bo, r.cy))
	check(t, r.asks(r.bo, r.di))
	r.stands(r.cy, who.Readable)
	r.is("once Cy only reads", "di by bo")
	if got := r.waits(r.cy); got != "" {
		t.Errorf("for Cy, who only reads, %q waits", got)
	}
	writing := must(r.here.Write(ctx, r.ada, r.draft))(t)
	check(t, r.here.PutAway(ctx, writing.Reading(), true))
	if got := r.waits(r.di); got != "" {
		t.Errorf("of what is put away %q waits", got)
	}
	mustBe(t, r.here.AskReview(ctx, writing, r.bo.ID()), store.ErrArchived)
	check(t, r.here.PutAway(ctx, writing.Reading(), false))
	check(t, r.here.Leave(ctx, r.partner(r.di, who.ReadPartnership)))
	r.is("once Di has left", "")
	check(t, r.here.Invite(ctx, r.owner(), author.Somebody{Email: "di@x.test", Standing: who.Reviewed}, later, hash("again"), false))
	check(t, r.all.AcceptAs(ctx, must(r.all.Invited(ctx, hash("again")))(t), r.di))
	r.is("once Di has come again", "")
	check(t, r.asks(r.bo, r.di))
	check(t, r.here.Leave(ctx, r.partner(r.bo, who.ReadPartnership)))
	r.is("once Bo has left", "di by bo")
}

func TestOnlySoManyAreAsked(t *testing.T) {
	r := newReviewed(t)
	var people []store.Person
	for n := range author.MaxAsked + 1 {
		email := fmt.Sprintf("%c%c@x.test", 'g'+n/10, 'a'+n%10)
		p := r.invited(email, 1)
		r.join(p, author.Somebody{Email: email, Standing: who.Reviewed})
		if err := r.asks(r.ada, p); n < author.MaxAsked {
			check(t, err)
		} else {
			mustBe(t, err, store.ErrFull)
		}
		people = append(people, p)
	}
	// Whoever has left or only reads takes nobody's place.
	check(t, r.here.Leave(ctx, r.partner(people[0], who.ReadPartnership)))
	check(t, r.asks(r.ada, people[author.MaxAsked]))
	mustBe(t, r.asks(r.ada, r.cy), store.ErrFull)
	r.stands(people[1], who.Readable)
	check(t, r.asks(r.ada, r.cy))
	mustBe(t, r.asks(r.ada, r.di), store.ErrFull)
}

// One person is asked about so many drafts, and what is put away isn't counted.
func TestOnePersonIsAskedSoMuch(t *testing.T) {
	r := newReviewed(t)
	var one author.Writing
	for n := range author.MaxAskedOf {
		id := must(r.here.NewDraft(ctx, r.partner(r.ada, who.WriteDraft), author.Draft{Slug: fmt.Sprint("one-of-", n), Name: "One"}, nil))(t)
		one = must(r.there.Write(ctx, r.ada, id))(t)
		check(t, r.here.AskReview(ctx, one, r.cy.ID()))
	}
	mustBe(t, r.asks(r.bo, r.cy), author.ErrAskedMuch)
	check(t, r.asks(r.bo, r.di))
	check(t, r.here.PutAway(ctx, one.Reading(), true))
	check(t, r.asks(r.bo, r.cy))
}

// Whoever doesn't write any longer asks nobody, with what they had before.
func TestOnlyWhoStillWritesAsks(t *testing.T) {
	r := newReviewed(t)
	writing := must(r.there.Write(ctx, r.bo, r.draft))(t)
	r.stands(r.bo, who.Readable)
	mustBe(t, r.there.AskReview(ctx, writing, r.cy.ID()), store.ErrForbidden)
}

// stands has Ada make somebody something else in the partnership.
func (r *reviewed) stands(p store.Person, as who.Relation) {
	r.t.Helper()
	for _, one := range must(r.here.People(ctx, r.partner(r.ada, who.ReadPartnership)))(r.t) {
		if one.Person == p.ID() {
			check(r.t, r.here.SetStanding(ctx, r.owner(), one.ID, as))
		}
	}
}
