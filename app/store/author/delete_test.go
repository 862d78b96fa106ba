package author_test

import (
	"fmt"
	"testing"
	"time"

	"caseload/app/store"
	"caseload/app/store/author"
	"caseload/app/who"
)

// rows says how many rows of drafts, and of what they consist of, are left.
func (w *town) rows() (left string) {
	w.t.Helper()
	for _, table := range []string{"partnerships", "partners", "drafts", "draft_files", "changes", "snapshots", "editors", "cursors", "draft_comments", "draft_replies"} {
		var n int64
		check(w.t, w.all.Database().Read(ctx).Table(table).Count(&n).Error)
		if n > 0 {
			left += fmt.Sprint(table, " ", n, "; ")
		}
	}
	return left
}

// log says what the audit log of the second organisation says of partnerships.
func (w *town) log(as store.Person) (said string) {
	w.t.Helper()
	for _, line := range must(w.all.Audit(ctx, must(w.all.Allow(ctx, as, who.ReadAudit, 2))(w.t), 0, 100))(w.t) {
		if line.Act == who.ChangePartnership {
			said += line.Detail + "; "
		}
	}
	return said
}

func TestADraftThatWasPutAwayIsDeletedWithAllThatIsKnownOfIt(t *testing.T) {
	w := newTown(t)
	before := w.rows()
	writing, file := w.draft("scenario.lua", "one")
	e := newEditor(t, w.here, writing, file, "ada")
	for range 3 { // more changes than go at once
		for len(e.sent) < author.MaxSent {
			e.insert(0, "x")
		}
		check(t, e.push())
		e.pull()
	}
	check(t, w.here.SetCursor(ctx, writing, file, author.Cursor{Client: "ada"}))
	draft := writing.Draft().ID
	mustBe(t, w.here.DeleteDraft(ctx, w.owner(), draft), author.ErrInUse)
	mustBe(t, w.here.DeleteDraft(ctx, w.owner(), draft+1), store.ErrNotFound)
	check(t, w.here.PutAway(ctx, writing.Reading(), true))
	_, err := w.there.Partner(ctx, w.bo, w.partnership, who.ChangePartnership)
	mustBe(t, err, store.ErrForbidden) // Bo doesn't own it
	check(t, w.here.DeleteDraft(ctx, w.owner(), draft))
	_, err = w.there.Read(ctx, w.bo, draft)
	mustBe(t, err, store.ErrNotFound)
	if left := w.rows(); left != before {
		t.Errorf("there are %s, and were %s", left, before)
	}
	if said := w.log(w.bo); said != fmt.Sprintf("draft %d deleted; ", draft) {
		t.Errorf("the audit log says %s", said)
	}
	mustBe(t, w.here.DeleteDraft(ctx, w.owner(), draft), store.ErrNotFound)
}

func TestAPartnershipIsDeletedOnceItsDraftsArePutAway(t *testing.T) {
	w := newTown(t)
	writing, _ := w.draft("scenario.lua", "one")
	mustBe(t, w.here.DeletePartnership(ctx, w.owner()), author.ErrInUse)
	check(t, w.here.PutAway(ctx, writing.Reading(), true))
	check(t, w.here.Invite(ctx, w.owner(), author.Somebody{Email: "cy@x.test", Standing: who.Readable}, later, hash("cy"), false))
	writer := w.partner(w.ada, who.WriteDraft)
	check(t, w.here.DeletePartnership(ctx, w.owner()))
	_, err := w.all.Invited(ctx, hash("cy"))
	mustBe(t, err, store.ErrNotFound)
	_, err = w.there.Partner(ctx, w.bo, w.partnership, who.ReadPartnership)
	mustBe(t, err, store.ErrNotFound)
	_, err = w.here.NewDraft(ctx, writer, author.Draft{Slug: "x", Name: "x"}, nil) // with a proof from before
	mustBe(t, err, store.ErrNotFound)
	if left := w.rows(); left != "" {
		t.Errorf("there are %s", left)
	}
	if said := w.log(w.bo); said != "deleted; " {
		t.Errorf("the audit log says %s", said)
	}
}

// Where everybody has erased their accounts, nobody can reach a partnership: it goes when what
// has expired does, and who was only invited finds nothing.
func TestAPartnershipInWhichNobodyIsGoesByItself(t *testing.T) {
	w := newTown(t)
	w.draft("scenario.lua", "one")
	check(t, w.here.Invite(ctx, w.owner(), author.Somebody{Email: "cy@x.test", Standing: who.Readable}, later, hash("cy"), false))
	w.invited("di@x.test", 1)
	check(t, w.all.Erase(ctx, w.ada))
	must(w.all.DeleteExpired(ctx, w.all.Operator(), today))(t)
	must(w.here.Partner(ctx, w.bo, w.partnership, who.ChangePartnership))(t) // who owns it now
	check(t, w.all.Erase(ctx, w.bo))
	must(w.all.DeleteExpired(ctx, w.all.Operator(), today.Add(time.Hour)))(t)
	if left := w.rows(); left != "" {
		t.Errorf("there are %s", left)
	}
	_, err := w.all.Invited(ctx, hash("cy"))
	mustBe(t, err, store.ErrNotFound)
}
