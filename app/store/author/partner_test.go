package author_test

import (
	"fmt"
	"testing"

	"caseload/app/store"
	"caseload/app/store/author"
	"caseload/app/store/prooftest"
	"caseload/app/who"
)

func (w *town) people() string {
	w.t.Helper()
	said := ""
	for _, one := range must(w.here.People(ctx, w.partner(w.ada, who.ReadPartnership)))(w.t) {
		came := ""
		if one.Came == nil {
			came = " (invited)"
		}
		said += fmt.Sprintf("%s %s for %q%s; ", one.Name, one.Standing, one.Place, came)
	}
	return said
}

func TestAPartnershipIsOfPeopleOfSeveralOrganisations(t *testing.T) {
	w := newTown(t)
	if got, want := w.people(), `ad owned for "A University"; bo written for "An Authority"; `; got != want {
		t.Errorf("the partnership is %s", got)
	}
	cy := w.invited("cy@x.test", 2)
	_, err := w.here.Partner(ctx, cy, w.partnership, who.ReadPartnership)
	mustBe(t, err, store.ErrNotFound) // their organisation's alone doesn't make somebody a partner
	w.join(cy, author.Somebody{Email: "cy@x.test", Standing: who.Reviewed, Lived: true})
	check(t, w.here.Describe(ctx, w.partner(cy, who.ReadPartnership), "Cy, who grew up in care", 0))
	if got, want := w.people(), `ad owned for "A University"; bo written for "An Authority"; Cy, who grew up in care reviewed for ""; `; got != want {
		t.Errorf("the partnership is %s", got)
	}
	_, err = w.here.Partner(ctx, cy, w.partnership, who.WriteDraft)
	mustBe(t, err, store.ErrForbidden)
	mustBe(t, w.here.Describe(ctx, w.partner(cy, who.ReadPartnership), "", 1), store.ErrForbidden)
	if list := must(w.there.Partnerships(ctx, cy))(t); len(list) != 1 || list[0].Standing != who.Reviewed {
		t.Errorf("Cy's partnerships are %v", list)
	}
}

func TestSomebodyAlwaysOwnsAPartnership(t *testing.T) {
	w := newTown(t)
	people := must(w.here.People(ctx, w.owner()))(t)
	ada, bo := people[0].ID, people[1].ID
	mustBe(t, w.here.SetStanding(ctx, w.owner(), ada, who.Written), store.ErrLast)
	mustBe(t, w.here.Leave(ctx, w.partner(w.ada, who.ReadPartnership)), store.ErrLast)
	mustBe(t, w.here.LeaveFor(ctx, w.owner()), store.ErrLast)
	check(t, w.here.SetStanding(ctx, w.owner(), bo, who.Owned))
	check(t, w.here.LeaveFor(ctx, w.owner()))
	_, err := w.here.Partner(ctx, w.ada, w.partnership, who.ReadPartnership)
	mustBe(t, err, store.ErrNotFound)
	mustBe(t, w.here.TakeOut(ctx, w.partner(w.bo, who.ChangePartnership), bo), store.ErrLast)
}

func TestAnInvitationIsGoodOnce(t *testing.T) {
	w := newTown(t)
	cy := w.invited("cy@x.test", 2)
	one := author.Somebody{Email: "cy@x.test", Standing: who.Readable}
	check(t, w.here.Invite(ctx, w.owner(), one, later, hash("first"), false))
	check(t, w.here.Invite(ctx, w.owner(), one, later, hash("second"), false))
	_, err := w.all.Invited(ctx, hash("first"))
	mustBe(t, err, store.ErrNotFound)
	if invited := must(w.all.Invited(ctx, hash("second")))(t).Invitation(); invited.Partners != "Hull writes" || invited.Name != "A University" {
		t.Errorf("the invitation is %+v", invited)
	}
	people := must(w.here.People(ctx, w.owner()))(t)
	check(t, w.here.TakeOut(ctx, w.owner(), people[len(people)-1].ID))
	_, err = w.all.Invited(ctx, hash("second"))
	mustBe(t, err, store.ErrNotFound)

	check(t, w.here.Invite(ctx, w.owner(), one, later, hash("third"), false))
	check(t, w.all.AcceptAs(ctx, must(w.all.Invited(ctx, hash("third")))(t), cy))
	mustBe(t, w.here.Invite(ctx, w.owner(), one, later, hash("fourth"), false), store.ErrTaken)
}

func TestAnErasedPersonLeavesTheirWork(t *testing.T) {
	w := newTown(t)
	writing, file := w.draft("scenario.lua", "one")
	e := newEditor(w.t, w.here, must(w.here.Write(ctx, w.bo, writing.Draft().ID))(t), file, "bo")
	e.insert(3, " two")
	e.push()
	check(t, w.all.Erase(ctx, w.bo))
	if text := w.text(writing.Reading(), file); text != "one two" {
		t.Errorf("the text is %q", text)
	}
	if names := must(w.here.Names(ctx, writing.Reading()))(t); len(names) != 1 || names[w.ada.ID()] != "ad" {
		t.Errorf("the names in the history are %v", names)
	}
	if marks := must(w.here.Marks(ctx, writing.Reading(), file, 0))(t); len(marks) != 1 || marks[0].Person != w.bo.ID() {
		t.Errorf("the history is %v", marks)
	}
	if got, want := w.people(), `ad owned for "A University"; `; got != want {
		t.Errorf("the partnership is %s", got)
	}
}

func TestWhoeverStaysOwnsWhatAnErasedOwnerLeaves(t *testing.T) {
	w := newTown(t)
	cy, di := w.invited("cy@x.test", 2), w.invited("di@x.test", 1) // Di, since somebody must administer
	w.join(cy, author.Somebody{Email: "cy@x.test", Standing: who.Reviewed, Lived: true})
	w.join(di, author.Somebody{Email: "di@x.test", Standing: who.Readable})
	check(t, w.all.Erase(ctx, w.ada))
	w.ada = w.bo
	if got, want := w.people(), `bo owned for "An Authority"; cy reviewed for ""; di readable for "A University"; `; got != want {
		t.Errorf("the partnership is %s", got)
	}
}

func TestWhoLeavesAnOrganisationWritesForNone(t *testing.T) {
	w := newTown(t)
	w.invited("cy@x.test", 2)
	check(t, w.all.SetRoles(ctx, must(w.all.Allow(ctx, w.bo, who.ChangeRoles, 2))(t), w.bo.ID(), []who.Role{who.Student}))
	if got, want := w.people(), `ad owned for "A University"; bo written for ""; `; got != want {
		t.Errorf("the partnership is %s", got)
	}
}

func TestAnothersDraftIsNotThere(t *testing.T) {
	w := newTown(t)
	writing, file := w.draft("scenario.lua", "one")
	cy := w.invited("cy@x.test", 2)
	_, err := w.here.Read(ctx, cy, writing.Draft().ID)
	mustBe(t, err, store.ErrNotFound)
	other := must(w.here.NewPartnership(ctx, must(w.all.Allow(ctx, cy, who.MakePartnership, 2))(t), "Cy writes"))(t)
	theirs := must(w.here.Partner(ctx, cy, other, who.WriteDraft))(t)
	draft := must(w.here.NewDraft(ctx, theirs, author.Draft{Slug: "x", Name: "x"}, nil))(t)
	_, err = w.here.Text(ctx, must(w.here.Read(ctx, cy, draft))(t), file)
	mustBe(t, err, store.ErrNotFound)
	_, err = w.here.Push(ctx, must(w.here.Write(ctx, cy, draft))(t), file, 0, nil)
	mustBe(t, err, store.ErrNotFound)
}

func TestAZeroProofIsRefused(t *testing.T) {
	w := newTown(t)
	writing, _ := w.draft("scenario.lua", "one")
	prooftest.ZeroIsRefused(t, w.here, 25, w.ada, w.owner(), w.own(w.ada), writing, writing.Reading(), must(w.all.Allow(ctx, w.ada, who.MakePartnership, 1))(t))
	prooftest.NoneIsConverted(t)
}

// TestNobodyOwnsPartnershipsWithoutEnd: what a partnership keeps is limited, and so is how many
// somebody owns; whoever is in others may make their own still.
func TestNobodyOwnsPartnershipsWithoutEnd(t *testing.T) {
	w := newTown(t)
	may := must(w.all.Allow(ctx, w.ada, who.MakePartnership, 1))(t)
	last := w.partnership
	for n := 1; n < author.MaxOwned; n++ {
		last = must(w.here.NewPartnership(ctx, may, "Another"))(t)
	}
	_, err := w.here.NewPartnership(ctx, may, "One too many")
	mustBe(t, err, store.ErrFull)
	check(t, w.there.DeletePartnership(ctx, must(w.there.Partner(ctx, w.ada, last, who.ChangePartnership))(t)))
	must(w.here.NewPartnership(ctx, may, "In its place"))(t)
	must(w.here.NewPartnership(ctx, must(w.all.Allow(ctx, w.bo, who.MakePartnership, 2))(t), "Bo's own"))(t)
}
