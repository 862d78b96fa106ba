package author_test

import (
	"fmt"
	"testing"
	"time"

	"caseload/app/store"
	"caseload/app/store/author"
	"caseload/app/store/prooftest"
	"caseload/app/who"
)

// token makes a token of somebody and returns its number.
func (w *town) token(p store.Person, secret string, writes bool) int64 {
	w.t.Helper()
	in := w.partner(p, who.ReadPartnership)
	check(w.t, w.here.NewToken(ctx, in, author.Token{Name: secret, Writes: writes, Expires: later}, hash(secret)))
	return must(w.here.Tokens(ctx, in))(w.t)[0].ID
}

// asks returns who asks with a token on the other server.
func (w *town) asks(secret string) store.Person {
	w.t.Helper()
	return must(w.all.PersonByPersonalToken(ctx, hash(secret)))(w.t)
}

func TestATokenReachesTheDraftsOfItsPartnershipAlone(t *testing.T) {
	w := newTown(t)
	writing, _ := w.draft("scenario.lua", "one")
	draft := writing.Draft().ID
	w.token(w.bo, "to write", true)
	w.token(w.bo, "to read", false)
	writes, reads := w.asks("to write"), w.asks("to read")
	for _, p := range []store.Person{writes, reads} {
		must(w.there.Read(ctx, p, draft))(t)
		_, err := w.there.Partner(ctx, p, w.partnership, who.ReadPartnership)
		mustBe(t, err, store.ErrForbidden)
		prooftest.EachPersonIs(t, w.all, store.ErrNobody, p, []string{"IsAsking", "SeeToken"})
		prooftest.EachPersonIs(t, w.there, store.ErrNobody, p, []string{"Partner", "Read", "Write"})
	}
	may := must(w.there.Write(ctx, writes, draft))(t)
	if by := may.By(); by.ID() != w.bo.ID() {
		t.Errorf("what is written with Bo's token is %d's", by.ID())
	}
	must(w.there.AddFile(ctx, may, author.NewFile{Path: "new.lua"}))(t)
	_, err := w.there.Write(ctx, reads, draft)
	mustBe(t, err, store.ErrForbidden)

	cy := w.invited("cy@x.test", 2)
	other := must(w.here.NewPartnership(ctx, must(w.all.Allow(ctx, cy, who.MakePartnership, 2))(t), "Cy writes"))(t)
	theirs := must(w.here.NewDraft(ctx, must(w.here.Partner(ctx, cy, other, who.WriteDraft))(t), author.Draft{Slug: "x", Name: "x"}, nil))(t)
	check(t, w.here.Invite(ctx, must(w.here.Partner(ctx, cy, other, who.ChangePartnership))(t), author.Somebody{Email: "bo@x.test", Standing: who.Owned}, later, hash("into Cy's"), false))
	check(t, w.all.AcceptAs(ctx, must(w.all.Invited(ctx, hash("into Cy's")))(t), w.bo))
	must(w.there.Read(ctx, w.bo, theirs))(t)
	_, err = w.there.Read(ctx, writes, theirs) // Bo may, and this token isn't for it
	mustBe(t, err, store.ErrNotFound)
}

func TestATokenGivesNeverMoreThanItsPersonMayDoNow(t *testing.T) {
	w := newTown(t)
	writing, _ := w.draft("scenario.lua", "one")
	w.token(w.bo, "bo", true)
	bo := must(w.here.People(ctx, w.owner()))(t)[1]
	if bo.Tokens != 1 {
		t.Errorf("the owner sees that Bo has %d tokens", bo.Tokens)
	}
	check(t, w.here.SetStanding(ctx, w.owner(), bo.ID, who.Readable))
	p := w.asks("bo")
	_, err := w.there.Write(ctx, p, writing.Draft().ID)
	mustBe(t, err, store.ErrForbidden)
	must(w.there.Read(ctx, p, writing.Draft().ID))(t)
	mustBe(t, w.here.NewToken(ctx, w.partner(w.bo, who.ReadPartnership), author.Token{Name: "x", Writes: true, Expires: later}, hash("x")), store.ErrForbidden)

	check(t, w.here.TakeOut(ctx, w.owner(), bo.ID))
	_, err = w.all.PersonByPersonalToken(ctx, hash("bo"))
	mustBe(t, err, store.ErrNotFound)
	_, err = w.there.Read(ctx, p, writing.Draft().ID)
	mustBe(t, err, store.ErrNotFound)
	check(t, w.here.Invite(ctx, w.owner(), author.Somebody{Email: "bo@x.test", Standing: who.Written}, later, hash("back in"), false))
	check(t, w.all.AcceptAs(ctx, must(w.all.Invited(ctx, hash("back in")))(t), w.bo))
	must(w.there.Write(ctx, w.bo, writing.Draft().ID))(t)
	_, err = w.all.PersonByPersonalToken(ctx, hash("bo")) // what ended doesn't come back
	mustBe(t, err, store.ErrNotFound)
}

func TestTokensAreWithdrawn(t *testing.T) {
	w := newTown(t)
	gone := func(secret string) {
		t.Helper()
		_, err := w.all.PersonByPersonalToken(ctx, hash(secret))
		mustBe(t, err, store.ErrNotFound)
	}
	first := w.token(w.bo, "first", true)
	mustBe(t, w.here.Withdraw(ctx, w.partner(w.ada, who.ReadPartnership), first), store.ErrNotFound)
	check(t, w.here.Withdraw(ctx, w.partner(w.bo, who.ReadPartnership), first))
	gone("first")

	w.token(w.bo, "second", false)
	bo := must(w.here.People(ctx, w.owner()))(t)[1].ID
	check(t, w.here.WithdrawAll(ctx, w.owner(), bo))
	gone("second")
	check(t, w.here.WithdrawAll(ctx, w.owner(), bo)) // they have none any longer
	mustBe(t, w.here.WithdrawAll(ctx, w.owner(), 999), store.ErrNotFound)

	w.token(w.bo, "third", true)
	check(t, w.all.SetPassphrase(ctx, w.bo, "another hash"))
	gone("third")
	w.token(w.bo, "fourth", true)
	check(t, w.all.Erase(ctx, w.ada)) // somebody else
	w.asks("fourth")

	in := w.partner(w.bo, who.ReadPartnership)
	for _, expires := range []time.Time{today.Add(author.LongestToken + time.Hour), today.Add(-time.Hour)} {
		if err := w.here.NewToken(ctx, in, author.Token{Name: "x", Expires: expires}, hash("x")); err == nil {
			t.Errorf("a token is good until %s", expires)
		}
	}
}

// Whoever was handed somebody's link for a new passphrase can make tokens in their name. They go
// when its owner undoes that; those from before stay.
func TestUndoingANewPassphraseEndsTheTokensSince(t *testing.T) {
	w := newTown(t)
	defer func(was time.Time) { today = was }(today)
	w.token(w.bo, "from before", true)
	today = today.Add(time.Minute)
	check(t, w.all.HandOverAnyReset(ctx, w.all.Operator(), "bo@x.test", hash("link"), later))
	u := must(w.all.Replace(ctx, must(w.all.Reset(ctx, hash("link")))(t), "another hash", 7*24*time.Hour))(t)
	w.token(must(w.all.Begin(ctx, u, store.NewSession{TokenHash: hash("since"), How: "passphrase", Expires: later}))(t), "made since", true)
	today = today.Add(time.Minute)
	check(t, w.all.UndoReplacement(ctx, must(w.all.PersonByToken(ctx, hash("session of bo@x.test")))(t)))
	_, err := w.all.PersonByPersonalToken(ctx, hash("made since"))
	mustBe(t, err, store.ErrNotFound)
	w.asks("from before")
}

func TestATokenIsUsedAndExpires(t *testing.T) {
	w := newTown(t)
	in := w.partner(w.bo, who.ReadPartnership)
	check(t, w.here.NewToken(ctx, in, author.Token{Name: "laptop", Expires: today.Add(time.Minute)}, hash("short")))
	if used := must(w.here.Tokens(ctx, in))(t)[0].Used; used != nil {
		t.Errorf("a new token was used at %v", used)
	}
	check(t, w.all.SeeToken(ctx, w.asks("short")))
	if used := must(w.there.Tokens(ctx, in))(t)[0].Used; used == nil || !used.Equal(today) {
		t.Errorf("the token was used at %v", used)
	}
	for i := range author.MaxTokens - 1 {
		w.token(w.bo, fmt.Sprint("number ", i), false)
	}
	mustBe(t, w.here.NewToken(ctx, in, author.Token{Name: "x", Expires: later}, hash("x")), store.ErrFull)
	defer func(was time.Time) { today = was }(today)
	today = today.Add(time.Hour)
	_, err := w.all.PersonByPersonalToken(ctx, hash("short"))
	mustBe(t, err, store.ErrNotFound)
	must(w.all.DeleteExpired(ctx, w.all.Operator(), today))(t)
	if list := must(w.here.Tokens(ctx, in))(t); len(list) != author.MaxTokens {
		t.Errorf("of an expired token its person sees nothing: %v", list)
	}
	must(w.all.DeleteExpired(ctx, w.all.Operator(), today.Add(31*24*time.Hour)))(t)
	if list := must(w.here.Tokens(ctx, in))(t); len(list) != author.MaxTokens-1 {
		t.Errorf("an expired token is kept for good: %v", list)
	}
	w.token(w.bo, "in its place", false)
}
