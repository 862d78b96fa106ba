package store_test

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"caseload/app/store"
	"caseload/app/store/storetest"
	"caseload/app/who"
)

// newPerson makes a first administrator, of an organisation that is number 1, and signs
// them in.
func newPerson(t testing.TB, s *store.Store, email string) store.Person {
	t.Helper()
	check(t, s.InviteAdministrator(ctx, s.Operator(), 0, store.Invitation{Expires: later}, hash("set-up")))
	invited := must(s.Invited(ctx, hash("set-up")))(t)
	u := must(s.AcceptAsNew(ctx, invited, store.Arrival{Name: "Ada", Email: email, PassphraseHash: "hash", Organisation: "A University", Kind: who.University}))(t)
	return signIn(t, s, u, "session of "+email)
}

func signIn(t testing.TB, s *store.Store, u store.Unproven, secret string) store.Person {
	t.Helper()
	return must(s.Begin(ctx, u, store.NewSession{TokenHash: hash(secret), How: "passphrase", Device: "Firefox", Expires: later}))(t)
}

// invite invites a student and returns the proof of their link.
func invite(t testing.TB, s *store.Store, a store.Allowed, email, secret string, roles ...who.Role) store.Invited {
	t.Helper()
	if len(roles) == 0 {
		roles = []who.Role{who.Student}
	}
	check(t, s.Invite(ctx, a, store.Invitation{Email: email, Roles: roles, Expires: later}, hash(secret)))
	return must(s.Invited(ctx, hash(secret)))(t)
}

func arrive(t testing.TB, s *store.Store, i store.Invited, name, email string) store.Person {
	t.Helper()
	return signIn(t, s, must(s.AcceptAsNew(ctx, i, store.Arrival{Name: name, Email: email, PassphraseHash: "hash of " + name}))(t), "session of "+email)
}

func TestTheFirstAdministratorMakesAnOrganisationOnce(t *testing.T) {
	s := newStore(t)
	if must(s.HasPeople(ctx))(t) {
		t.Error("there are people in an empty database")
	}
	check(t, s.InviteAdministrator(ctx, s.Operator(), 0, store.Invitation{Expires: later}, hash("at the first start")))
	ada := newPerson(t, s, "ada@x.test") // by a link made at the next start
	if !must(s.HasPeople(ctx))(t) {
		t.Error("the administrator isn't there")
	}
	for _, secret := range []string{"at the first start", "set-up", "another"} {
		_, err := s.Invited(ctx, hash(secret))
		mustBe(t, err, store.ErrNotFound)
	}
	list := must(s.Memberships(ctx, ada))(t)
	if len(list) != 1 || list[0].Organisation.Name != "A University" || list[0].Organisation.Kind != who.University || !slices.Equal(list[0].Roles, []who.Role{who.Administrator}) {
		t.Errorf("the administrator is %+v", list)
	}
}

// Whoever uses a link first has it, also that of a first administrator, of which two
// servers may have printed one each.
func TestALinkHasOneWinner(t *testing.T) {
	path := filepath.Join(t.TempDir(), "caseload.db")
	stores := []*store.Store{openStore(t, path), openStore(t, path)}
	race := func(links []store.Invited) (won int) {
		var all sync.WaitGroup
		var mu sync.Mutex
		for i := range 12 {
			all.Go(func() {
				n := i % 2
				_, err := stores[n].AcceptAsNew(ctx, links[n], store.Arrival{Name: "A", Email: fmt.Sprintf("%p%d@x.test", links, i), PassphraseHash: "h", Organisation: "U", Kind: who.Other})
				switch {
				case err == nil:
					mu.Lock()
					won++
					mu.Unlock()
				case !errors.Is(err, store.ErrNotFound):
					t.Error(err)
				}
			})
		}
		all.Wait()
		return won
	}
	var first []store.Invited
	for i, s := range stores {
		secret := hash(fmt.Sprint("set-up", i))
		check(t, s.InviteAdministrator(ctx, s.Operator(), 0, store.Invitation{Expires: later}, secret))
		first = append(first, must(s.Invited(ctx, secret))(t))
	}
	if won := race(first); won != 1 {
		t.Errorf("there are %d first administrators", won)
	}
	check(t, stores[0].InviteAdministrator(ctx, stores[0].Operator(), 1, store.Invitation{Expires: later}, hash("one more")))
	one := must(stores[0].Invited(ctx, hash("one more")))(t)
	if won := race([]store.Invited{one, one}); won != 1 {
		t.Errorf("a link was good for %d people", won)
	}
}

func TestAnInvitationIsGoodOnceAndForATime(t *testing.T) {
	s := newStore(t)
	a := must(s.Allow(ctx, newPerson(t, s, "ada@x.test"), who.Invite, 1))(t)
	used, withdrawn, late := invite(t, s, a, "bo@x.test", "one"), invite(t, s, a, "cy@x.test", "two"), invite(t, s, a, "di@x.test", "three")
	if open := must(s.Invitations(ctx, a))(t); len(open) != 3 || open[2].Email != "bo@x.test" || !slices.Equal(open[2].Roles, []who.Role{who.Student}) {
		t.Errorf("open are %+v", open)
	}
	arrive(t, s, used, "Bo", "bo@x.test")
	check(t, s.Withdraw(ctx, a, withdrawn.Invitation().ID))
	mustBe(t, s.Withdraw(ctx, a, used.Invitation().ID), store.ErrNotFound)
	if open := must(s.Invitations(ctx, a))(t); len(open) != 1 {
		t.Errorf("open are %+v", open)
	}
	for _, i := range []store.Invited{used, withdrawn} {
		_, err := s.AcceptAsNew(ctx, i, store.Arrival{Name: "X", Email: "x@x.test", PassphraseHash: "h"})
		mustBe(t, err, store.ErrNotFound)
	}
	_, err := s.AcceptAsNew(ctx, late, store.Arrival{Name: "Bo again", Email: "bo@x.test", PassphraseHash: "h"})
	mustBe(t, err, store.ErrTaken)
	if len(must(s.Invitations(ctx, a))(t)) != 1 {
		t.Error("an invitation was used up although nobody came by it")
	}
	at(t, later)
	_, err = s.Invited(ctx, hash("three"))
	mustBe(t, err, store.ErrNotFound)
}

// Somebody who is signed in becomes a member by a second invitation; their other sessions
// end, since they may more, and the one at hand gets another secret.
func TestAMemberComesToASecondOrganisation(t *testing.T) {
	path := filepath.Join(t.TempDir(), "caseload.db")
	s := openStore(t, path)
	ada := newPerson(t, s, "ada@x.test")
	must(storetest.AsAnother(t, path).Exec("INSERT INTO organisations (id, name, kind, created_at) VALUES (2, 'A County', 'authority', 0)"))(t)
	elsewhere := signIn(t, s, must(s.PersonByEmail(ctx, "ada@x.test"))(t), "elsewhere")
	_, err := s.Allow(ctx, ada, who.ReadOrganisation, 2)
	mustBe(t, err, store.ErrNotFound)

	check(t, s.InviteAdministrator(ctx, s.Operator(), 2, store.Invitation{Expires: later}, hash("two")))
	check(t, s.AcceptAs(ctx, must(s.Invited(ctx, hash("two")))(t), ada))
	ada = must(s.Renew(ctx, ada, store.NewSession{TokenHash: hash("renewed"), Idle: time.Hour, Expires: later}))(t)
	must(s.Allow(ctx, ada, who.ReadAudit, 2))(t)
	for _, ended := range []string{"session of ada@x.test", "elsewhere"} {
		_, err := s.PersonByToken(ctx, hash(ended))
		mustBe(t, err, store.ErrNotFound)
	}
	if list := must(s.Sessions(ctx, ada))(t); len(list) != 1 || !list[0].Here {
		t.Errorf("the sessions are %+v", list)
	}
	if m := must(s.Memberships(ctx, elsewhere))(t); len(m) != 2 {
		t.Errorf("she is in %d organisations", len(m))
	}
}

// What somebody may do in an organisation is up to the table; what is another's is as
// if it didn't exist.
func TestAllowFollowsTheTable(t *testing.T) {
	s := newStore(t)
	ada := newPerson(t, s, "ada@x.test")
	a := must(s.Allow(ctx, ada, who.Invite, 1))(t)
	for _, role := range who.Roles() {
		p := arrive(t, s, invite(t, s, a, "", string(role), role), "P", string(role)+"@x.test")
		for _, act := range []who.Act{who.ReadOrganisation, who.Invite, who.ReadAudit, who.MakeCohort, who.ListPeople} {
			_, err := s.Allow(ctx, p, act, 1)
			if may := who.May(role, act, who.Organisation, who.State{}); may != (err == nil) || !may && !errors.Is(err, store.ErrForbidden) {
				t.Errorf("a %s and %q: %v", role, act, err)
			}
			_, err = s.Allow(ctx, p, act, 2)
			mustBe(t, err, store.ErrNotFound)
		}
	}
	_, err := s.People(ctx, a)
	mustBe(t, err, store.ErrNobody) // allowed to invite, which is another act
	people := must(s.People(ctx, must(s.Allow(ctx, ada, who.ListPeople, 1))(t)))(t)
	if len(people) != 5 || people[0].Name != "Ada" || people[0].Roles[0] != who.Administrator {
		t.Errorf("the people are %+v", people)
	}
}

func TestASessionEndsInTime(t *testing.T) {
	s := newStore(t)
	newPerson(t, s, "ada@x.test")
	u := must(s.PersonByEmail(ctx, "ada@x.test"))(t)
	begins := store.NewSession{TokenHash: hash("staff"), Idle: time.Hour, Expires: today.Add(12 * time.Hour)}
	must(s.Begin(ctx, u, begins))(t)
	for hours := range 12 {
		at(t, today.Add(time.Duration(hours)*time.Hour+50*time.Minute-time.Duration(hours)*time.Minute))
		check(t, s.SeeSession(ctx, must(s.PersonByToken(ctx, hash("staff")))(t)))
	}
	at(t, today.Add(12*time.Hour))
	_, err := s.PersonByToken(ctx, hash("staff"))
	mustBe(t, err, store.ErrNotFound)
	begins.TokenHash, begins.Expires = hash("idle"), today.Add(24*time.Hour)
	must(s.Begin(ctx, u, begins))(t)
	at(t, today.Add(13*time.Hour))
	_, err = s.PersonByToken(ctx, hash("idle"))
	mustBe(t, err, store.ErrNotFound)
	must(s.DeleteExpired(ctx, s.Operator(), clock()))(t)
	if list := must(s.Sessions(ctx, must(s.PersonByToken(ctx, hash("session of ada@x.test")))(t)))(t); len(list) != 1 {
		t.Errorf("%d sessions are left", len(list))
	}
}

func TestSessionsAreEnded(t *testing.T) {
	s := newStore(t)
	ada := newPerson(t, s, "ada@x.test")
	bo := arrive(t, s, invite(t, s, must(s.Allow(ctx, ada, who.Invite, 1))(t), "", "link"), "Bo", "bo@x.test")
	u := must(s.PersonByEmail(ctx, "ada@x.test"))(t)
	signIn(t, s, u, "two")
	signIn(t, s, u, "three")
	list := must(s.Sessions(ctx, ada))(t)
	if len(list) != 3 || !list[2].Here || list[0].Device != "Firefox" || list[0].How != "passphrase" {
		t.Fatalf("the sessions are %+v", list)
	}
	mustBe(t, s.EndSession(ctx, bo, list[0].ID), store.ErrNotFound)
	check(t, s.EndSession(ctx, ada, list[0].ID))
	check(t, s.SetPassphrase(ctx, ada, "another"))
	if list := must(s.Sessions(ctx, ada))(t); len(list) != 1 || !list[0].Here {
		t.Errorf("after another passphrase the sessions are %+v", list)
	}
	if hash := must(s.PersonByEmail(ctx, "ada@x.test"))(t).PassphraseHash(); hash != "another" {
		t.Errorf("the hash is %q", hash)
	}
	signIn(t, s, u, "four")
	check(t, s.EndSessions(ctx, ada))
	for _, secret := range []string{"session of ada@x.test", "four"} {
		_, err := s.PersonByToken(ctx, hash(secret))
		mustBe(t, err, store.ErrNotFound)
	}
	must(s.PersonByToken(ctx, hash("session of bo@x.test")))(t)
}

func TestABrowserIsKnownToOnePersonUntilTheirPassphraseChanges(t *testing.T) {
	s := newStore(t)
	ada := newPerson(t, s, "ada@x.test")
	arrive(t, s, invite(t, s, must(s.Allow(ctx, ada, who.Invite, 1))(t), "", "link"), "Bo", "bo@x.test")
	check(t, s.RememberBrowser(ctx, ada, hash("browser"), later))
	u := must(s.PersonByEmail(ctx, "ada@x.test"))(t)
	for _, x := range []struct {
		u      store.Unproven
		secret string
		want   bool
	}{{u, "browser", true}, {u, "another", false}, {must(s.PersonByEmail(ctx, "bo@x.test"))(t), "browser", false}} {
		if known := must(s.KnowsBrowser(ctx, x.u, hash(x.secret)))(t); known != x.want {
			t.Errorf("%q is known: %v", x.secret, known)
		}
	}
	check(t, s.SetPassphrase(ctx, ada, "another"))
	if must(s.KnowsBrowser(ctx, u, hash("browser")))(t) {
		t.Error("a browser is known by a passphrase from before")
	}
}

// A guest's runs become a person's, and the guest's cookie opens nothing any longer.
func TestAPersonKeepsAGuestsRuns(t *testing.T) {
	s := newStore(t)
	ada, led := newPerson(t, s, "ada@x.test"), newClass(t, s, "KT4M7PXC")
	_, err := s.GuestsOf(ctx, ada, nil)
	mustBe(t, err, store.ErrNotFound)
	g := newGuest(t, s, "cookie")
	before := classRun(t, s, led, g)
	both := must(s.GuestsOf(ctx, ada, &g))(t)
	must(s.Mine(ctx, both, before.ID()))(t)

	own := must(s.NewGuestOf(ctx, ada, &g, later))(t)
	after := newRun(t, s, own)
	must(s.Mine(ctx, own, before.ID()))(t) // by the cookie, which is still there
	check(t, s.Claim(ctx, ada, g))
	mustBe(t, s.Claim(ctx, ada, g), store.ErrNotFound)
	_, err = s.GuestByToken(ctx, hash("cookie"))
	mustBe(t, err, store.ErrNotFound)

	all := must(s.GuestsOf(ctx, ada, nil))(t)
	if runs := must(s.RunsOf(ctx, all))(t); len(runs) != 2 {
		t.Errorf("she has %d runs", len(runs))
	}
	for _, run := range []store.Mine{before, after} {
		must(s.Mine(ctx, all, run.ID()))(t)
	}
	must(s.RunInClass(ctx, all, joined(t, s, led)))(t)
	_, err = s.NewRunIn(ctx, all, joined(t, s, led), 30, beginning())
	mustBe(t, err, store.ErrTaken) // one in a class, whichever guest has it
	again := must(s.NewGuestOf(ctx, ada, nil, later))(t)
	if n := must(s.CountRuns(ctx, again))(t); n != 2 {
		t.Errorf("%d runs are counted", n)
	}
	check(t, s.DeleteRuns(ctx, all))
	if n := must(s.CountRuns(ctx, again))(t); n != 0 {
		t.Errorf("%d runs are left", n)
	}
}

// Two people at one browser don't get each other's runs once they are claimed.
func TestAGuestIsClaimedByOnePerson(t *testing.T) {
	s := newStore(t)
	ada := newPerson(t, s, "ada@x.test")
	bo := arrive(t, s, invite(t, s, must(s.Allow(ctx, ada, who.Invite, 1))(t), "", "link"), "Bo", "bo@x.test")
	g := newGuest(t, s, "cookie")
	run := newRun(t, s, g)
	check(t, s.Claim(ctx, bo, g))
	mustBe(t, s.Claim(ctx, ada, g), store.ErrNotFound)
	own := must(s.NewGuestOf(ctx, ada, nil, later))(t)
	_, err := s.Mine(ctx, own, run.ID())
	mustBe(t, err, store.ErrNotFound)
}

func TestTheAuditLogIsOnlyAddedTo(t *testing.T) {
	path := filepath.Join(t.TempDir(), "caseload.db")
	s := openStore(t, path)
	ada := newPerson(t, s, "ada@x.test")
	a := must(s.Allow(ctx, ada, who.Invite, 1))(t)
	first := invite(t, s, a, "bo@x.test", "one", who.Lecturer, who.Student)
	check(t, s.Withdraw(ctx, a, first.Invitation().ID))
	other := storetest.AsAnother(t, path)
	for _, change := range []string{"UPDATE audit SET detail = ''", "DELETE FROM audit"} {
		if _, err := other.Exec(change); err == nil {
			t.Errorf("%s: the database lets it pass", change)
		}
	}
	reads := must(s.Allow(ctx, ada, who.ReadAudit, 1))(t)
	lines := must(s.Audit(ctx, reads, 0, 10))(t)
	if len(lines) != 3 || lines[0].Detail != "withdrawn" || lines[1].Detail != "lecturer student" || lines[1].Act != who.Invite || lines[2].Act != who.Accept {
		t.Errorf("the audit log is %+v", lines)
	}
	for _, l := range lines {
		if l.Person != ada.ID() || !l.At.Equal(today) {
			t.Errorf("somebody else did that, or at another time: %+v", l)
		}
	}
	if rest := must(s.Audit(ctx, reads, lines[0].ID, 1))(t); len(rest) != 1 || rest[0] != lines[1] {
		t.Errorf("after the first line comes %+v", rest)
	}
}
