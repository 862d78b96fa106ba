package store_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"caseload/app/store"
	"caseload/app/who"
)

func entry(name, email string) store.Entry {
	return store.Entry{Name: name, Email: email, TokenHash: hash("link of " + email)}
}

func (s school) filling(t testing.TB) store.Filling {
	t.Helper()
	return must(s.FillCohort(ctx, s.lou, s.cohort.Cohort().ID))(t)
}

// awaited returns the addresses of those who are invited to the cohort.
func (s school) awaited(t testing.TB) (emails []string) {
	t.Helper()
	for _, i := range must(s.Awaiting(ctx, s.filling(t)))(t) {
		emails = append(emails, i.Email)
	}
	return emails
}

func TestAListInvitesThoseWhoAreNotThereAndPutsInTheOthers(t *testing.T) {
	s := newSchool(t)
	f := s.filling(t)
	check(t, s.InviteAdministrator(ctx, s.Operator(), 2, store.Invitation{Expires: later}, hash("a lecturer elsewhere")))
	// Max is a lecturer and no student, and Zoe belongs to another organisation: of neither
	// more is told than of somebody whom nobody knows.
	list := []store.Entry{entry("Uma", "uma@x.test"), entry("Sam", "sam@x.test"), entry("Tia T", "tia@x.test"), entry("Lou", "lou@x.test"), entry("Max", "max@x.test"), entry("Zoe", "zoe@y.test")}
	emails := []string{}
	for _, e := range list {
		emails = append(emails, e.Email)
	}
	want := []store.Standing{store.Outside, store.Inside, store.Belongs, store.Inside, store.Outside, store.Outside}
	if got := must(s.Standings(ctx, f, emails))(t); !slices.Equal(got, want) {
		t.Errorf("before, they are %v", got)
	}
	if got := must(s.Fill(ctx, f, list, later))(t); !slices.Equal(got, want) {
		t.Errorf("the import says %v", got)
	}
	want = []store.Standing{store.Awaited, store.Inside, store.Inside, store.Inside, store.Awaited, store.Awaited}
	if got := must(s.Standings(ctx, f, emails))(t); !slices.Equal(got, want) {
		t.Errorf("afterwards, they are %v", got)
	}
	if got := must(s.Fill(ctx, f, list, later))(t); !slices.Equal(got, want) { // the form sent twice
		t.Errorf("the second import says %v", got)
	}
	if got := s.students(t); got != "Sam sam@x.test\nTia tia@x.test\n" {
		t.Errorf("the students are %s", got)
	}
	if got := s.awaited(t); !slices.Equal(got, []string{"max@x.test", "uma@x.test", "zoe@y.test"}) {
		t.Errorf("awaited are %v", got)
	}
	if open := must(s.Invitations(ctx, must(s.Allow(ctx, s.ada, who.Invite, 1))(t)))(t); len(open) != 0 {
		t.Errorf("the organisation lists %d", len(open))
	}
}

func TestWhoIsInvitedToACohortComesIntoIt(t *testing.T) {
	s := newSchool(t)
	must(s.Fill(ctx, s.filling(t), []store.Entry{entry("Uma O", "uma@x.test"), entry("Zoe", "zoe@y.test"), entry("Max", "max@x.test")}, later))(t)
	invited := must(s.Invited(ctx, hash("link of uma@x.test")))(t)
	if i := invited.Invitation(); i.Whom != "Uma O" || i.CohortName != "BA Social Work, 2026/27" || i.Name != "A University" || i.Cohort != s.cohort.Cohort().ID {
		t.Errorf("the invitation is %+v", i)
	}
	arrive(t, s.Store, invited, "Uma", "uma@x.test")
	check(t, s.AcceptAs(ctx, must(s.Invited(ctx, hash("link of zoe@y.test")))(t), s.zoe))
	must(s.JoinCohort(ctx, s.coded(t), s.max))(t) // who has the code, and doesn't use the link
	if got := s.students(t); got != "Max max@x.test\nSam sam@x.test\nUma uma@x.test\nZoe zoe@y.test\n" {
		t.Errorf("the students are %s", got)
	}
	if got := s.awaited(t); len(got) != 0 {
		t.Errorf("awaited still are %v", got)
	}
	_, err := s.Invited(ctx, hash("link of max@x.test"))
	mustBe(t, err, store.ErrNotFound)
	got := ""
	for _, m := range must(s.Memberships(ctx, s.zoe))(t) {
		got += m.Organisation.Name + fmt.Sprint(m.Roles)
	}
	if got != "A University[student]Another[administrator]" {
		t.Errorf("Zoe is %s", got)
	}
}

func TestALinkToACohortIsMadeAnewOrWithdrawn(t *testing.T) {
	s := newSchool(t)
	f := s.filling(t)
	must(s.Fill(ctx, f, []store.Entry{entry("Uma", "uma@x.test"), entry("Vic", "vic@x.test"), entry("Wes", "wes@x.test")}, later))(t)
	ids := map[string]int64{}
	for _, i := range must(s.Awaiting(ctx, f))(t) {
		ids[i.Email] = i.ID
	}
	check(t, s.WithdrawFrom(ctx, f, ids["vic@x.test"]))
	mustBe(t, s.WithdrawFrom(ctx, f, ids["vic@x.test"]), store.ErrNotFound)
	arrive(t, s.Store, must(s.Invited(ctx, hash("link of wes@x.test")))(t), "Wes", "wes@x.test")
	has := must(s.Relink(ctx, f, []store.Relinked{{ids["uma@x.test"], hash("one")}, {ids["vic@x.test"], hash("two")}, {ids["wes@x.test"], hash("three")}}, later))(t)
	if !slices.Equal(has, []bool{true, false, false}) {
		t.Errorf("new links have %v", has)
	}
	for _, old := range []string{"link of uma@x.test", "two", "three"} {
		_, err := s.Invited(ctx, hash(old))
		mustBe(t, err, store.ErrNotFound)
	}
	must(s.Invited(ctx, hash("one")))(t)
	other := must(s.FillCohort(ctx, s.ada, newCohort(t, s.Store, s.ada, "DDDDDDDD").Cohort().ID))(t)
	mustBe(t, s.WithdrawFrom(ctx, other, ids["uma@x.test"]), store.ErrNotFound)
	if has := must(s.Relink(ctx, other, []store.Relinked{{ids["uma@x.test"], hash("four")}}, later))(t); has[0] {
		t.Error("another cohort's invitation got a link")
	}
}

// Who hasn't come is there still when the link has expired, for a time, and can be invited
// again.
func TestAnExpiredLinkToACohortIsKeptForATime(t *testing.T) {
	s := newSchool(t)
	soon := today.Add(24 * time.Hour)
	must(s.Fill(ctx, s.filling(t), []store.Entry{entry("Uma", "uma@x.test"), entry("Vic", "vic@x.test")}, soon))(t)
	at(t, soon.Add(time.Hour))
	must(s.DeleteExpired(ctx, s.Operator(), clock()))(t)
	if got := s.awaited(t); len(got) != 2 {
		t.Errorf("awaited are %v", got)
	}
	again := store.Entry{Name: "Uma", Email: "uma@x.test", TokenHash: hash("again")}
	if was := must(s.Fill(ctx, s.filling(t), []store.Entry{again}, later))(t); was[0] != store.Outside {
		t.Errorf("Uma was %s", was[0])
	}
	must(s.Invited(ctx, hash("again")))(t)
	if got := s.awaited(t); len(got) != 2 {
		t.Errorf("awaited are %v", got)
	}
}

func TestNobodyIsInvitedToAnArchivedCohort(t *testing.T) {
	s := newSchool(t)
	f := s.filling(t)
	must(s.Fill(ctx, f, []store.Entry{entry("Uma", "uma@x.test")}, later))(t)
	invited := must(s.Invited(ctx, hash("link of uma@x.test")))(t)
	check(t, s.ArchiveCohort(ctx, s.cohort, true))
	_, err := s.Fill(ctx, f, []store.Entry{entry("Tia", "tia@x.test"), entry("Vic", "vic@x.test")}, later)
	mustBe(t, err, store.ErrArchived)
	_, err = s.Relink(ctx, f, []store.Relinked{{1, hash("new")}}, later)
	mustBe(t, err, store.ErrArchived)
	_, err = s.Invited(ctx, hash("link of uma@x.test"))
	mustBe(t, err, store.ErrNotFound)
	_, err = s.AcceptAsNew(ctx, invited, store.Arrival{Name: "Uma", Email: "uma@x.test", PassphraseHash: "h"})
	mustBe(t, err, store.ErrNotFound)
	if got := s.students(t); got != "Sam sam@x.test\n" {
		t.Errorf("the students are %s", got)
	}
	check(t, s.ArchiveCohort(ctx, s.cohort, false))
	must(s.Invited(ctx, hash("link of uma@x.test")))(t)
}

// A cohort takes five thousand students, and not one more; what is too much leaves nothing
// behind.
func TestALongListIsStoredWholeOrNotAtAll(t *testing.T) {
	s := newSchool(t)
	f := s.filling(t)
	list := []store.Entry{}
	for i := range store.MaxInCohort - 1 {
		list = append(list, entry(fmt.Sprint("Student ", i), fmt.Sprintf("s%d@x.test", i)))
	}
	if _, err := s.Fill(ctx, f, append(slices.Clone(list), entry("One", "one@x.test")), later); err == nil {
		t.Error("there is room for one more than there is")
	} else {
		mustBe(t, err, store.ErrFull)
	}
	if got := s.awaited(t); len(got) != 0 {
		t.Errorf("%d were invited", len(got))
	}
	must(s.Fill(ctx, f, list, later))(t)
	if got := s.awaited(t); len(got) != len(list) {
		t.Errorf("%d were invited", len(got))
	}
}

// Whose cohort it is decides who may invite people to it.
func TestACohortIsFilledByThoseWhoLeadIt(t *testing.T) {
	s := newSchool(t)
	id := s.cohort.Cohort().ID
	for p, want := range map[store.Person]error{s.ada: nil, s.max: store.ErrForbidden, s.sam: store.ErrForbidden, s.zoe: store.ErrNotFound} {
		_, err := s.FillCohort(ctx, p, id)
		mustBe(t, err, want)
	}
}

func TestTheAuditLogHasListsWithoutNames(t *testing.T) {
	s := newSchool(t)
	f := s.filling(t)
	must(s.Fill(ctx, f, []store.Entry{entry("Uma", "uma@x.test"), entry("Tia", "tia@x.test")}, later))(t)
	id := must(s.Awaiting(ctx, f))(t)[0].ID
	must(s.Relink(ctx, f, []store.Relinked{{id, hash("new")}}, later))(t)
	check(t, s.WithdrawFrom(ctx, f, id))
	got := ""
	for _, l := range must(s.Audit(ctx, must(s.Allow(ctx, s.ada, who.ReadAudit, 1))(t), 0, 4))(t) {
		got += fmt.Sprintf("%d %s %d %s\n", l.Person, l.Act, l.About, l.Detail)
	}
	want := fmt.Sprintf("%[1]d invite people %[3]d withdrawn\n%[1]d invite people 1 new links: 1\n%[1]d invite people 1 students invited by a list: 1\n%[1]d change a cohort 1 person %[2]d put in\n", s.lou.ID(), s.tia.ID(), id)
	if got != want {
		t.Errorf("the log is\n%s\nnot\n%s", got, want)
	}
}
