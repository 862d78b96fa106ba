package run_test

import (
	"testing"
	"time"

	"caseload/app/run"
	"caseload/app/scenario"
	"caseload/app/secret"
	"caseload/app/sim"
	"caseload/app/store"
	"caseload/app/store/prooftest"
	"caseload/app/store/storetest"
)

// Every method that does something to a run needs a proof that a check has made.
func TestAZeroProofIsRefused(t *testing.T) {
	v := small(t)
	r, s, g := place(t, v)
	m := finished(t, r, g, "small", 1, "careful")[0].Mine
	prooftest.ZeroIsRefused(t, r, 20, g, m, m.Reading(), s.Operator(), "small", 1, run.Beginning{Version: v, Luck: sim.NewLuck(1)})
}

// A proof expires when its run does.
func TestAProofIsGoodForItsTime(t *testing.T) {
	v := small(t)
	now := time.Now()
	clock := func() time.Time { return now }
	s, err := store.Open(storetest.At(t, t.TempDir()+"/a.db"), clock, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	r, err := run.New(ctx, run.Options{Store: s, By: s.Operator(), Shelf: []*scenario.Version{v}, Cache: run.Cache, Now: clock})
	if err != nil {
		t.Fatal(err)
	}
	g, _, err := r.Welcome(ctx)
	if err != nil {
		t.Fatal(err)
	}
	m := mine(t, r, g, finished(t, r, g, "small", 1, "careful")[0].Run.ID)
	ada := person(t, s, now.Add(run.Keep))
	now = now.Add(run.Keep)
	prooftest.EachIs(t, r, run.ErrNotFound, g, m, m.Reading(), []run.Reading{m.Reading()}, s.Operator(), ada, "small", 1, run.Beginning{Version: v, Luck: sim.NewLuck(1)})
}

// person makes the first administrator of an organisation and signs them in until a
// time.
func person(t *testing.T, s *store.Store, until time.Time) store.Person {
	t.Helper()
	_, link := secret.New()
	_, session := secret.New()
	err := s.InviteAdministrator(ctx, s.Operator(), 0, store.Invitation{Expires: until}, link)
	if err != nil {
		t.Fatal(err)
	}
	invited, err := s.Invited(ctx, link)
	if err != nil {
		t.Fatal(err)
	}
	u, err := s.AcceptAsNew(ctx, invited, store.Arrival{Name: "Ada", Email: "ada@x.test", PassphraseHash: "hash", Organisation: "A University", Kind: "university"})
	if err != nil {
		t.Fatal(err)
	}
	p, err := s.Begin(ctx, u, store.NewSession{TokenHash: session, How: "passphrase", Device: "Firefox", Expires: until})
	if err != nil {
		t.Fatal(err)
	}
	return p
}
