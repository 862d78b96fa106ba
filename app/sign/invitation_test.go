package sign

import (
	"errors"
	"testing"
	"time"

	"caseload/app/who"
)

func TestTheFirstAdministrator(t *testing.T) {
	w := newWorld(t)
	op := w.store.Operator()
	early, err := w.SetUp(ctx, op)
	check(t, err)
	stale := w.invited(early)
	ada := w.first()
	if _, err := w.Arrive(ctx, stale, Arriving{Name: "Eve", Email: "eve@x.test", Passphrase: phrase, Organisation: "X", Kind: who.Other}); !errors.Is(err, ErrNotFound) {
		t.Errorf("the link from the start before: %v", err)
	}
	if again, err := w.SetUp(ctx, op); again != "" || err != nil {
		t.Errorf("with somebody there: %q, %v", again, err)
	}
	list, err := w.Memberships(ctx, ada.Person)
	check(t, err)
	if len(list) != 1 || list[0].Organisation.Name != "A University" {
		t.Errorf("she is %+v", list)
	}
	address, err := w.InviteAdministrator(ctx, op, "Bo@x.test", "")
	check(t, err)
	bo := w.arrive(address, Arriving{Name: "Bo", Email: "ignored@x.test", Passphrase: phrase})
	if bo.Person.Email() != "bo@x.test" {
		t.Errorf("invited by e-mail came %s", bo.Person.Email())
	}
	if _, err := w.Allow(ctx, bo.Person, who.ReadAudit, 1); err != nil {
		t.Errorf("the second administrator: %v", err)
	}
	if _, err := w.InviteAdministrator(ctx, op, "c@x.test", "Nowhere"); !errors.Is(err, ErrNotFound) {
		t.Errorf("to an organisation that isn't there: %v", err)
	}
	if _, err := w.InviteAdministrator(ctx, op, "no address", ""); !errors.Is(err, ErrEmail) {
		t.Errorf("without an address: %v", err)
	}
}

func TestWhatWontDoIsSaidFieldByField(t *testing.T) {
	w := newWorld(t)
	address, err := w.SetUp(ctx, w.store.Operator())
	check(t, err)
	_, err = w.Arrive(ctx, w.invited(address), Arriving{Name: " ", Email: "ada", Passphrase: "passwordpassword", Kind: "castle"})
	var p *Problems
	if !errors.As(err, &p) || !errors.Is(p.Name, ErrNoName) || !errors.Is(p.Email, ErrEmail) || !errors.Is(p.Passphrase, ErrCommon) || !errors.Is(p.Organisation, ErrNoName) || !errors.Is(p.Kind, ErrNoKind) {
		t.Errorf("got %v", err)
	}
	ada := w.first()
	_, err = w.Arrive(ctx, w.invited(w.invite(ada.Person, "", who.Student)), Arriving{Name: "Ada too", Email: "ada@uni.test", Passphrase: phrase})
	if !errors.As(err, &p) || !errors.Is(p.Email, ErrThere) {
		t.Errorf("an address that is taken: %v", err)
	}
}

func TestAnInvitationForSomebodyElse(t *testing.T) {
	w := newWorld(t)
	ada := w.first()
	bo := w.arrive(w.invite(ada.Person, "", who.Student), Arriving{Name: "Bo", Email: "bo@uni.test", Passphrase: phrase})
	forCy := w.invite(ada.Person, "cy@uni.test", who.Lecturer)
	if _, err := w.Accept(ctx, w.invited(forCy), bo.Person); !errors.Is(err, ErrSomebodyElses) {
		t.Errorf("another's: %v", err)
	}
	w.invited(forCy) // and it is still good
	more, err := w.Accept(ctx, w.invited(w.invite(ada.Person, "bo@uni.test", who.Lecturer)), bo.Person)
	check(t, err)
	if more.Expires.Sub(today) != StaffLasts {
		t.Errorf("a student who becomes a lecturer is signed in until %s", more.Expires)
	}
	if _, err := w.Known(ctx, bo.Secret); !errors.Is(err, ErrNotFound) {
		t.Errorf("the session from before: %v", err)
	}
	check(t, second(w.Known(ctx, more.Secret)))
}

func TestAnInvitationExpires(t *testing.T) {
	w := newWorld(t)
	ada := w.first()
	address := w.invite(ada.Person, "", who.Student)
	i := w.invited(address)
	w.at(today.Add(InvitationLasts))
	if _, err := w.Arrive(ctx, i, Arriving{Name: "Bo", Email: "bo@x.test", Passphrase: phrase}); !errors.Is(err, ErrNotFound) {
		t.Errorf("two weeks later: %v", err)
	}
	w.at(today.Add(time.Hour))
	if _, err := w.Invited(ctx, "no secret"); !errors.Is(err, ErrNotFound) {
		t.Errorf("no secret at all: %v", err)
	}
}
