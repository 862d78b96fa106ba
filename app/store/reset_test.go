package store_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"caseload/app/store"
	"caseload/app/who"
)

const week = 7 * 24 * time.Hour

// replaced is a student whose passphrase an administrator has replaced.
type replaced struct {
	*store.Store
	t        *testing.T
	ada      store.Person
	old, new store.Person // a session from before, and one since
	note     store.Writing
}

func newReplaced(t *testing.T) (r replaced, run store.Mine) {
	t.Helper()
	at(t, today)
	s := newStore(t)
	r = replaced{Store: s, t: t, ada: newPerson(t, s, "ada@x.test"), note: store.Writing{Turn: 1, Kind: "note", Text: "between me and myself"}}
	bo := arrive(t, s, invite(t, s, must(s.Allow(ctx, r.ada, who.Invite, 1))(t), "bo@x.test", "link"), "Bo", "bo@x.test")
	run = newRun(t, s, must(s.NewGuestOf(ctx, bo, nil, later))(t))
	check(t, s.Append(ctx, run, decision(run.ID(), 1), []store.Writing{r.note}, false))
	at(t, today.Add(time.Minute))
	r.replace("reset", "new session")
	r.old = must(s.PersonByToken(ctx, hash("session of bo@x.test")))(t)
	return r, run
}

// replace has the administrator make a link, and somebody use it.
func (r *replaced) replace(secret, session string) {
	r.t.Helper()
	a := must(r.Allow(ctx, r.ada, who.HandOverReset, 1))(r.t)
	check(r.t, r.HandOverReset(ctx, a, r.ada.ID()+1, hash(secret), later))
	link := must(r.Reset(ctx, hash(secret)))(r.t)
	r.new = signIn(r.t, r.Store, must(r.Replace(ctx, link, "hash of "+secret, week))(r.t), session)
	_, err := r.Reset(ctx, hash(secret))
	mustBe(r.t, err, store.ErrNotFound)
	_, err = r.Replace(ctx, link, "hash of another", week)
	mustBe(r.t, err, store.ErrNotFound)
}

// words returns what the runs of a person say to a session.
func (r replaced) words(p store.Person, run store.Mine) ([]store.Writing, error) {
	r.t.Helper()
	g := must(r.GuestsOf(ctx, p, nil))(r.t)
	return r.Writings(ctx, must(r.Mine(ctx, g, run.ID()))(r.t))
}

func (r replaced) again(secret string) store.Person {
	r.t.Helper()
	return must(r.PersonByToken(ctx, hash(secret)))(r.t)
}

func TestWordsFromBeforeAReplacementAreClosed(t *testing.T) {
	r, run := newReplaced(t)
	g := must(r.GuestsOf(ctx, r.new, nil))(t)
	m := must(r.Mine(ctx, g, run.ID()))(t)
	for name, err := range map[string]error{
		"read":       second(r.Writings(ctx, m)),
		"read one":   second(r.WritingsAt(ctx, m, 1)),
		"write":      r.PutWriting(ctx, m, r.note),
		"write some": r.PutWritings(ctx, m, []store.Writing{r.note}),
		"show":       r.ShowReason(ctx, m, 1),
		"share":      r.PutShare(ctx, m, store.Share{Key: "a key of a share that is long enough"}),
		"the key":    second(r.ShareOf(ctx, m)),
		"by listing": second(r.Writings(ctx, must(r.RunsOf(ctx, g))(t)[0])),
	} {
		if mustBe(t, err, store.ErrClosed); err == nil {
			t.Error(name)
		}
	}
	if list := must(r.words(r.old, run))(t); len(list) != 1 {
		t.Errorf("in a session from before there are %v", list)
	}
	begun := must(r.NewRun(ctx, g, beginning()))(t)
	check(t, r.PutWriting(ctx, begun, r.note))
	if list := must(r.words(r.new, begun))(t); len(list) != 1 {
		t.Errorf("of a run from since there are %v", list)
	}
	own := newGuest(t, r.Store, "of this browser")
	theirs := must(r.NewRun(ctx, own, beginning()))(t)
	check(t, r.PutWriting(ctx, theirs, r.note))
	both := must(r.GuestsOf(ctx, r.new, &own))(t)
	must(r.Writings(ctx, must(r.Mine(ctx, both, theirs.ID()))(t)))(t)

	// After a week everything is open.
	at(t, today.Add(time.Minute+week))
	must(r.words(r.again("new session"), run))(t)
	if _, is := r.again("new session").Replacement(); is {
		t.Error("the replacement stands")
	}
}

func second[T any](_ T, err error) error { return err }

func TestAnOwnerOpensWhatIsClosed(t *testing.T) {
	r, run := newReplaced(t)
	mustBe(t, r.ConfirmReplacement(ctx, r.new), store.ErrForbidden)
	old := must(r.OldPassphrase(ctx, r.new))(t)
	if old.PassphraseHash() != "hash of Bo" {
		t.Errorf("the passphrase from before is %q", old.PassphraseHash())
	}
	mustBe(t, r.ProveReplacement(ctx, r.new, must(r.PersonByEmail(ctx, "ada@x.test"))(t)), store.ErrForbidden)
	check(t, r.ProveReplacement(ctx, r.new, old))
	must(r.words(r.again("new session"), run))(t)

	r, run = newReplaced(t)
	check(t, r.ConfirmReplacement(ctx, r.old))
	must(r.words(r.again("new session"), run))(t)
	mustBe(t, second(r.OldPassphrase(ctx, r.new)), store.ErrNotFound)

	r, run = newReplaced(t)
	mustBe(t, r.EraseClosed(ctx, r.old), store.ErrNotFound)
	check(t, r.EraseClosed(ctx, r.new))
	if list := must(r.words(r.again("new session"), run))(t); len(list) > 0 {
		t.Errorf("erased are %v, and there are", list)
	}
	if is, _ := r.again("session of bo@x.test").Replacement(); is.Words != store.WordsErased {
		t.Errorf("the replacement is %+v", is)
	}
}

// Somebody with a session from before undoes it, whatever those with the new passphrase or
// the administrator did meanwhile, and however often.
func TestAReplacementIsUndoneByASessionFromBefore(t *testing.T) {
	r, run := newReplaced(t)
	mustBe(t, r.UndoReplacement(ctx, r.new), store.ErrForbidden)
	check(t, r.SetPassphrase(ctx, r.new, "hash of a third one"))
	mustBe(t, r.EndSession(ctx, r.new, 2), store.ErrNotFound)
	check(t, r.EndSessions(ctx, r.new))
	r.replace("once more", "a third session")
	check(t, r.SetRoles(ctx, must(r.Allow(ctx, r.ada, who.ChangeRoles, 1))(t), r.new.ID(), []who.Role{who.Lecturer}))
	old := r.again("session of bo@x.test")
	if is, ok := old.Replacement(); !ok || is.Here != store.Before || is.Place != "A University" || !is.Until.Equal(today.Add(time.Minute+week)) {
		t.Errorf("the replacement is %+v", is)
	}
	check(t, r.UndoReplacement(ctx, old))
	if u := must(r.PersonByEmail(ctx, "bo@x.test"))(t); u.PassphraseHash() != "hash of Bo" {
		t.Errorf("the passphrase is %q", u.PassphraseHash())
	}
	for _, session := range []string{"new session", "a third session"} {
		mustBe(t, second(r.PersonByToken(ctx, hash(session))), store.ErrNotFound)
	}
	must(r.words(r.again("session of bo@x.test"), run))(t)
	lines := must(r.Audit(ctx, must(r.Allow(ctx, r.ada, who.ReadAudit, 1))(t), 0, 10))(t)
	if lines[0].Act != who.HandOverReset || lines[0].Detail != "undone by its owner" {
		t.Errorf("the audit log says %+v", lines[0])
	}
}

// What is written between two links is closed to whoever has the second, and a session from
// between keeps what it could do.
func TestASecondLinkClosesWhatWasWrittenSinceTheFirst(t *testing.T) {
	r, first := newReplaced(t)
	at(t, today.Add(2*time.Minute))
	begun := must(r.NewRun(ctx, must(r.GuestsOf(ctx, r.new, nil))(t), beginning()))(t)
	check(t, r.PutWriting(ctx, begun, r.note))
	at(t, today.Add(3*time.Minute))
	r.replace("once more", "a third session")
	closed := func(session string, which ...store.Mine) {
		t.Helper()
		for _, run := range []store.Mine{first, begun} {
			_, err := r.words(r.again(session), run)
			is := slices.ContainsFunc(which, func(m store.Mine) bool { return m.ID() == run.ID() })
			if errors.Is(err, store.ErrClosed) != is {
				t.Errorf("%s, run %d: %v", session, run.ID(), err)
			}
		}
	}
	closed("a third session", first, begun)
	closed("new session", first)
	closed("session of bo@x.test")
	mustBe(t, r.EndSession(ctx, r.new, 3), store.ErrNotFound)
	check(t, r.EndSessions(ctx, r.again("a third session")))
	between := r.again("new session")
	if is, _ := between.Replacement(); is.Here != store.Before {
		t.Errorf("between them, the replacement is %+v", is)
	}

	at(t, today.Add(4*time.Minute))
	r.replace("and again", "a fourth session")
	check(t, r.EraseClosed(ctx, must(r.PersonByToken(ctx, hash("new session")))(t)))
	closed("new session")
	closed("a fourth session", first, begun)
	check(t, r.UndoReplacement(ctx, r.again("new session")))
	if u := must(r.PersonByEmail(ctx, "bo@x.test"))(t); u.PassphraseHash() != "hash of reset" {
		t.Errorf("the passphrase is %q", u.PassphraseHash())
	}
	mustBe(t, second(r.PersonByToken(ctx, hash("a fourth session"))), store.ErrNotFound)
	if is, ok := r.again("session of bo@x.test").Replacement(); !ok || is.Here != store.Before {
		t.Errorf("the first replacement is %+v, %v", is, ok)
	}
	check(t, r.UndoReplacement(ctx, r.again("session of bo@x.test")))
	if u := must(r.PersonByEmail(ctx, "bo@x.test"))(t); u.PassphraseHash() != "hash of Bo" {
		t.Errorf("the passphrase is %q", u.PassphraseHash())
	}
}

// A link that was mailed ends all sessions, and a replacement with them.
func TestALinkThatWasMailedEndsAllSessions(t *testing.T) {
	r, run := newReplaced(t)
	name := must(r.MailReset(ctx, r.Operator(), "bo@x.test", hash("mailed"), later))(t)
	if name != "Bo" {
		t.Errorf("it is for %q", name)
	}
	mustBe(t, second(r.MailReset(ctx, r.Operator(), "eve@x.test", hash("nobody's"), later)), store.ErrNotFound)
	link := must(r.Reset(ctx, hash("mailed")))(t)
	bo := signIn(t, r.Store, must(r.Replace(ctx, link, "hash", week))(t), "by mail")
	for _, session := range []string{"new session", "session of bo@x.test"} {
		mustBe(t, second(r.PersonByToken(ctx, hash(session))), store.ErrNotFound)
	}
	must(r.words(bo, run))(t)
}

func TestWhoseLinkIsHandedOver(t *testing.T) {
	r, _ := newReplaced(t)
	a := must(r.Allow(ctx, r.ada, who.HandOverReset, 1))(t)
	mustBe(t, r.HandOverReset(ctx, a, r.ada.ID(), hash("own"), later), store.ErrForbidden)
	mustBe(t, r.HandOverReset(ctx, a, 99, hash("nobody's"), later), store.ErrNotFound)
	for i := range 9 { // one was used
		check(t, r.HandOverReset(ctx, a, r.new.ID(), hash(string(rune('a'+i))), later))
	}
	mustBe(t, r.HandOverReset(ctx, a, r.new.ID(), hash("one more"), later), store.ErrFull)
	mustBe(t, second(r.Allow(ctx, r.new, who.HandOverReset, 1)), store.ErrForbidden)
}

// newReset makes the link for a new passphrase and returns its proof.
func newReset(t testing.TB, s *store.Store, email string) store.Reset {
	t.Helper()
	check(t, s.HandOverAnyReset(ctx, s.Operator(), email, hash("reset of "+email), later))
	return must(s.Reset(ctx, hash("reset of "+email)))(t)
}
