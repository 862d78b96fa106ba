package store_test

import (
	"testing"

	"caseload/app/store"
	"caseload/app/who"
)

// written has a person begin a run, with words in it.
func written(t *testing.T, s *store.Store, p store.Person) store.Mine {
	t.Helper()
	m := newRun(t, s, must(s.NewGuestOf(ctx, p, nil, later))(t))
	check(t, s.PutWriting(ctx, m, store.Writing{Turn: 1, Kind: "note", Text: "only for me"}))
	return m
}

func TestAPersonErasesThemselves(t *testing.T) {
	s := newSchool(t)
	bo := arrive(t, s.Store, invite(t, s.Store, s.may(t, s.ada, who.Invite), "bo@x.test", "bo"), "Bo", "bo@x.test")
	m, ada := written(t, s.Store, bo), written(t, s.Store, s.ada)
	check(t, s.RememberBrowser(ctx, bo, hash("browser"), later))
	must(s.JoinCohort(ctx, s.coded(t), bo))(t)
	lines := len(must(s.Audit(ctx, s.may(t, s.ada, who.ReadAudit), 0, 100))(t))
	mustBe(t, s.Erase(ctx, s.ada), store.ErrLast)
	must(s.Writings(ctx, ada))(t)

	check(t, s.Erase(ctx, bo))
	_, err := s.PersonByEmail(ctx, "bo@x.test")
	mustBe(t, err, store.ErrNotFound)
	_, err = s.PersonByToken(ctx, hash("session of bo@x.test"))
	mustBe(t, err, store.ErrNotFound)
	_, err = s.AnyRun(ctx, s.Operator(), m.ID())
	mustBe(t, err, store.ErrNotFound)
	if words := must(s.Writings(ctx, m))(t); len(words) != 0 {
		t.Errorf("words are left: %v", words)
	}
	if words := must(s.Writings(ctx, ada))(t); len(words) != 1 {
		t.Error("somebody else's words are gone")
	}
	check(t, s.DeleteRun(ctx, ada))
	after := must(s.Audit(ctx, s.may(t, s.ada, who.ReadAudit), 0, 100))(t)
	if len(after) != lines+1 || after[0].Act != who.ErasePerson || after[0].Person != bo.ID() || after[0].About != bo.ID() {
		t.Errorf("the audit log says %+v, and had %d lines of %d", after[0], lines, len(after))
	}
	arrive(t, s.Store, invite(t, s.Store, s.may(t, s.ada, who.Invite), "bo@x.test", "once more"), "Bo", "bo@x.test")
}

// An administrator erases whoever belongs to them alone; who belongs elsewhere as well
// stays there, and nobody is told.
func TestAnAdministratorErasesAMember(t *testing.T) {
	s := newSchool(t)
	a := s.may(t, s.ada, who.ErasePerson)
	sam, zoe := written(t, s.Store, s.sam), written(t, s.Store, s.zoe)
	mustBe(t, s.EraseMember(ctx, a, s.zoe.ID()), store.ErrNotFound)
	mustBe(t, s.EraseMember(ctx, a, s.ada.ID()), store.ErrLast)
	check(t, s.EraseMember(ctx, a, s.sam.ID()))
	mustBe(t, s.EraseMember(ctx, a, s.sam.ID()), store.ErrNotFound)
	_, err := s.AnyRun(ctx, s.Operator(), sam.ID())
	mustBe(t, err, store.ErrNotFound)
	if students := s.students(t); students != "" {
		t.Errorf("the cohort has %s", students)
	}

	must(s.JoinCohort(ctx, s.coded(t), s.zoe))(t)
	check(t, s.EraseMember(ctx, a, s.zoe.ID()))
	_, err = s.AnyRun(ctx, s.Operator(), zoe.ID())
	check(t, err)
	again := signIn(t, s.Store, must(s.PersonByEmail(ctx, "zoe@y.test"))(t), "zoe again")
	if m := must(s.Memberships(ctx, again))(t); len(m) != 1 || m[0].Organisation.ID != 2 {
		t.Errorf("she belongs to %+v", m)
	}
}

// The last person of an organisation can go; then nobody is in it.
func TestTheOnlyPersonOfAnOrganisationCanGo(t *testing.T) {
	s := newSchool(t)
	check(t, s.Erase(ctx, s.zoe))
	_, err := s.PersonByEmail(ctx, "zoe@y.test")
	mustBe(t, err, store.ErrNotFound)
}
