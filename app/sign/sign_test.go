package sign

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"caseload/app/store/storetest"
	"caseload/app/who"
)

func TestOnPostgres(t *testing.T) { storetest.OnPostgres(t, "") }

func TestSigningInAndOut(t *testing.T) {
	w := newWorld(t)
	w.first()
	for _, q := range []Asking{{Email: "ada@uni.test", Passphrase: phrase + "s"}, {Email: "bo@uni.test", Passphrase: phrase}, {Passphrase: ""}, {Email: "ada@uni.test", Passphrase: strings.Repeat("a", 2000)}} {
		if _, err := w.SignIn(ctx, q); !errors.Is(err, ErrWrong) {
			t.Errorf("%+v: %v", q, err)
		}
	}
	signed, err := w.SignIn(ctx, Asking{Email: " ADA@uni.test", Passphrase: phrase, Device: "Fire\x00fox"})
	check(t, err)
	p, err := w.Known(ctx, signed.Secret)
	check(t, err)
	if p.Name() != "Ada Byron" || p.Email() != "ada@uni.test" {
		t.Errorf("signed in as %s, %s", p.Name(), p.Email())
	}
	again, err := w.SignIn(ctx, Asking{Email: "ada@uni.test", Passphrase: phrase, Browser: signed.Browser})
	check(t, err)
	if again.Secret == signed.Secret || again.Browser != "" {
		t.Error("a session has the secret of another one, or a known browser was taken for a new one")
	}
	check(t, w.SignOut(ctx, p))
	if _, err := w.Known(ctx, signed.Secret); !errors.Is(err, ErrNotFound) {
		t.Errorf("after signing out: %v", err)
	}
	_, err = w.Known(ctx, again.Secret)
	check(t, err)
}

// The same text is the same passphrase, however a keyboard composes its letters.
func TestAPassphraseMayBeComposedDifferently(t *testing.T) {
	w := newWorld(t)
	ada := w.first()
	w.arrive(w.invite(ada.Person, "", who.Student), Arriving{Name: "Zoe\u0308", Email: "zoe@uni.test", Passphrase: "cafe\u0301 on the moor road"})
	_, err := w.SignIn(ctx, Asking{Email: "zoe@uni.test", Passphrase: "caf\u00e9 on the moor road"})
	check(t, err)
}

func TestSessionsOfStaffAreShort(t *testing.T) {
	w := newWorld(t)
	ada := w.first()
	bo := w.arrive(w.invite(ada.Person, "", who.Student), Arriving{Name: "Bo", Email: "bo@uni.test", Passphrase: phrase})
	if ada.Expires.Sub(today) != StaffLasts || bo.Expires.Sub(today) != StudentLasts {
		t.Errorf("sessions last until %s and %s", ada.Expires, bo.Expires)
	}
	w.at(today.Add(4 * time.Minute))
	check(t, second(w.Known(ctx, ada.Secret)))
	w.at(today.Add(StaffIdle - time.Minute)) // four minutes in weren't noted
	check(t, second(w.Known(ctx, ada.Secret)))
	w.at(today.Add(2*StaffIdle - 2*time.Minute))
	check(t, second(w.Known(ctx, ada.Secret)))
	w.at(today.Add(3 * StaffIdle))
	if _, err := w.Known(ctx, ada.Secret); !errors.Is(err, ErrNotFound) {
		t.Errorf("after an idle hour: %v", err)
	}
	w.at(today.Add(29 * 24 * time.Hour))
	check(t, second(w.Known(ctx, bo.Secret)))
}

func second[T any](_ T, err error) error { return err }

// Whoever guesses from elsewhere can't keep an account's owner out.
func TestGuessesAreCounted(t *testing.T) {
	w := newWorld(t)
	w.first()
	owner, err := w.SignIn(ctx, Asking{Email: "ada@uni.test", Passphrase: phrase, Address: "10.0.0.1"})
	check(t, err)
	var guessed *Guessed
	for i := range guessesAtAccount + 5 {
		_, err = w.SignIn(ctx, Asking{Email: "ada@uni.test", Passphrase: fmt.Sprint("guess ", i), Address: fmt.Sprint("10.1.0.", i)})
		if !errors.Is(err, ErrWrong) && !errors.As(err, &guessed) {
			t.Fatal(err)
		}
	}
	if guessed == nil || guessed.Wait <= 0 || guessed.Wait > guessesAtAccountIn {
		t.Fatalf("guesses from elsewhere went on: %v", err)
	}
	if _, err := w.SignIn(ctx, Asking{Email: "ada@uni.test", Passphrase: phrase, Address: "10.9.9.9"}); !errors.As(err, &guessed) {
		t.Errorf("the right guess from elsewhere: %v", err)
	}
	check(t, second(w.SignIn(ctx, Asking{Email: "ada@uni.test", Passphrase: phrase, Address: "10.9.9.9", Browser: owner.Browser})))
	check(t, second(w.SignIn(ctx, Asking{Email: "ada@uni.test", Passphrase: phrase, Address: "10.0.0.1"})))

	for range guessesInBrowser {
		_, err = w.SignIn(ctx, Asking{Email: "ada@uni.test", Passphrase: "wrong again", Browser: owner.Browser})
	}
	if !errors.Is(err, ErrWrong) {
		t.Fatal(err)
	}
	if _, err = w.SignIn(ctx, Asking{Email: "ada@uni.test", Passphrase: phrase, Browser: owner.Browser}); !errors.As(err, &guessed) {
		t.Errorf("in a known browser guesses aren't counted: %v", err)
	}
	w.at(today.Add(guessesAtAccountIn))
	check(t, second(w.SignIn(ctx, Asking{Email: "ada@uni.test", Passphrase: phrase, Address: "10.9.9.9"})))
}

// An account that doesn't exist is guessed at just as long.
func TestGuessesAtNobodyAreCountedAlike(t *testing.T) {
	w := newWorld(t)
	var guessed *Guessed
	for i := range guessesAtAccount + 1 {
		_, err := w.SignIn(ctx, Asking{Email: "nobody@uni.test", Passphrase: "guess", Address: fmt.Sprint("10.1.0.", i)})
		if want := i == guessesAtAccount; errors.As(err, &guessed) != want {
			t.Errorf("guess %d: %v", i+1, err)
		}
	}
}

// Somebody who doesn't exist costs a hash, too.
func TestADummyIsHashedForNobody(t *testing.T) {
	h := newHashing(hashMemory, hashTime)
	h.working = make(chan struct{}) // nobody may make a hash
	done, cancel := contextThatEnds()
	defer cancel()
	if _, _, err := h.matches(done, "", "a guess"); err == nil {
		t.Error("no hash was made")
	}
	h = newHashing(hashMemory, hashTime)
	if right, weak, err := h.matches(ctx, "", "a guess"); right || weak || err != nil {
		t.Errorf("nobody's passphrase: %v %v %v", right, weak, err)
	}
}

func TestHashesWaitForEachOther(t *testing.T) {
	h := newHashing(hashMemory, hashTime)
	for range hashesAtOnce {
		check(t, h.enter(ctx))
	}
	var all sync.WaitGroup
	waiting, give := contextThatWaits()
	for range hashesQueued {
		all.Go(func() { _ = h.enter(waiting) })
	}
	for h.queued.Load() < hashesQueued+hashesAtOnce {
		time.Sleep(time.Millisecond)
	}
	if err := h.enter(ctx); !errors.Is(err, ErrBusy) {
		t.Errorf("one more than can wait: %v", err)
	}
	give()
	all.Wait()
	h.leave()
	check(t, h.enter(ctx))
}

// A hash that was made when computers were slower is made again at the next sign-in.
func TestAWeakHashIsReplaced(t *testing.T) {
	w := newWorld(t)
	w.hashing = newHashing(hashMemory, hashTime)
	w.first()
	u, err := w.store.PersonByEmail(ctx, "ada@uni.test")
	check(t, err)
	a := argon{memory: 8 << 10, time: 1, threads: 1, salt: random(saltBytes)}
	a.sum = a.of(phrase)
	check(t, w.store.KeepHash(ctx, u, encode(a)))
	check(t, second(w.SignIn(ctx, Asking{Email: "ada@uni.test", Passphrase: phrase})))
	u, err = w.store.PersonByEmail(ctx, "ada@uni.test")
	check(t, err)
	if !strings.HasPrefix(u.PassphraseHash(), "$argon2id$v=19$m=19456,t=2,p=1$") {
		t.Errorf("the hash is %s", u.PassphraseHash())
	}
	check(t, second(w.SignIn(ctx, Asking{Email: "ada@uni.test", Passphrase: phrase})))
}

func TestAnotherPassphraseEndsTheOtherSessions(t *testing.T) {
	w := newWorld(t)
	ada := w.first()
	other, err := w.SignIn(ctx, Asking{Email: "ada@uni.test", Passphrase: phrase})
	check(t, err)
	const another = "forty geese over the weir"
	if _, err := w.ChangePassphrase(ctx, ada.Person, "not it at all", another, ""); !errors.Is(err, ErrWrong) {
		t.Errorf("with a wrong passphrase: %v", err)
	}
	if _, err := w.ChangePassphrase(ctx, ada.Person, phrase, "short", ""); !errors.Is(err, ErrShort) {
		t.Errorf("to a short one: %v", err)
	}
	renewed, err := w.ChangePassphrase(ctx, ada.Person, phrase, another, "")
	check(t, err)
	for _, ended := range []string{ada.Secret, other.Secret} {
		if _, err := w.Known(ctx, ended); !errors.Is(err, ErrNotFound) {
			t.Errorf("an old session: %v", err)
		}
	}
	check(t, second(w.Known(ctx, renewed.Secret)))
	check(t, second(w.SignIn(ctx, Asking{Email: "ada@uni.test", Passphrase: another})))
}
