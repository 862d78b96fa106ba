package sign

import (
	"strings"
	"testing"
	"time"

	"caseload/app/store"
	"caseload/app/who"
)

const another = "four lighthouse keepers dancing"

// secretIn returns the secret at the end of the address of a link.
func secretIn(address string) string { return address[strings.LastIndex(address, "/")+1:] }

func TestAForgottenPassphraseIsReplacedByMail(t *testing.T) {
	w := newWorld(t)
	ada := w.first()
	mustBe(t, w.AskReset(ctx, "ada@uni.test", "a"), ErrNoMail)
	o := w.mails()
	check(t, w.AskReset(ctx, " Ada@uni.test", "a"))
	check(t, w.AskReset(ctx, "eve@uni.test", "a"))
	mustBe(t, w.AskReset(ctx, "eve", "a"), ErrEmail)
	w.post(store.ChoreReset)
	letters := o.Letters()
	if len(letters) != 1 || letters[0].To != "ada@uni.test" || !strings.Contains(letters[0].Text, "Hello Ada Byron,") {
		t.Fatalf("the letters are %+v", letters)
	}
	link, err := w.Reset(ctx, secretIn(linkIn(t, letters[0])))
	check(t, err)
	_, err = w.Replace(ctx, link, "short", "Firefox")
	mustBe(t, err, ErrShort)
	_, err = w.Replace(ctx, link, "ada byron ada byron", "Firefox")
	mustBe(t, err, ErrOwn)
	signed, err := w.Replace(ctx, link, another, "Firefox")
	check(t, err)
	if _, stands := signed.Person.Replacement(); stands {
		t.Error("what she wrote is closed to her")
	}
	_, err = w.Known(ctx, ada.Secret)
	mustBe(t, err, ErrNotFound)
	_, err = w.Reset(ctx, secretIn(linkIn(t, letters[0])))
	mustBe(t, err, ErrNotFound)
	_, err = w.SignIn(ctx, Asking{Email: "ada@uni.test", Passphrase: phrase, Address: "a"})
	mustBe(t, err, ErrWrong)
	_, err = w.SignIn(ctx, Asking{Email: "ada@uni.test", Passphrase: another, Address: "a"})
	check(t, err)

	check(t, w.AskReset(ctx, "ada@uni.test", "a"))
	w.post(store.ChoreReset)
	late := secretIn(linkIn(t, o.Letters()[0]))
	w.at(today.Add(ResetLasts))
	_, err = w.Reset(ctx, late)
	mustBe(t, err, ErrNotFound)
}

// Asking is counted by account, whether there is one or not, and by network.
func TestNewPassphrasesAreAskedForSoOften(t *testing.T) {
	w := newWorld(t)
	w.first()
	w.mails()
	for _, email := range []string{"ada@uni.test", "eve@uni.test"} {
		for range resetsForAccount {
			check(t, w.AskReset(ctx, email, "a"))
		}
		guessed, is := w.AskReset(ctx, email, "b").(*Guessed)
		if !is || guessed.Wait <= 0 || guessed.Wait > resetsForAccountIn {
			t.Errorf("%s: %v", email, guessed)
		}
	}
	w.at(today.Add(2 * resetsForAccountIn))
	check(t, w.AskReset(ctx, "ada@uni.test", "b"))
	for i := range resetsFromAddress {
		check(t, w.AskReset(ctx, strings.Repeat("x", i+1)+"@uni.test", "c"))
	}
	if _, is := w.AskReset(ctx, "ada@uni.test", "c").(*Guessed); !is {
		t.Error("a network may ask for any number")
	}
}

// No address is in the log, even if nothing can be mailed.
func TestTheLogNamesNobody(t *testing.T) {
	for code, tried := range map[int]bool{451: true, 550: false} {
		w := newWorld(t)
		w.first()
		w.mails().Refuse(code)
		check(t, w.AskReset(ctx, "ada@uni.test", "a"))
		for _, k := range w.Letters() {
			if k.Name == store.ChoreReset && !k.Private {
				t.Error("the address is in the chore's key")
			}
		}
		errs := w.post(store.ChoreReset)
		if len(errs) != 1 || (errs[0] != nil) != tried || tried && strings.Contains(errs[0].Error(), "@uni.test") {
			t.Errorf("after %d it is %v", code, errs)
		}
		if said := w.log.String(); strings.Contains(said, "isn't tried again") == tried || strings.Contains(said, "@uni.test") {
			t.Errorf("the log says %s", said)
		}
	}
}

// Whoever was handed a link signs in by it, and what they wrote before is closed until they
// prove the passphrase from before.
func TestALinkThatWasHandedOverClosesWhatWasWritten(t *testing.T) {
	w := newWorld(t)
	first := w.first()
	ada := first.Person
	bo := w.arrive(w.invite(ada, "bo@uni.test", who.Student), Arriving{Name: "Bo", Passphrase: phrase})
	by, err := w.Allow(ctx, ada, who.HandOverReset, 1)
	check(t, err)
	address, err := w.HandOverReset(ctx, by, bo.Person.ID())
	check(t, err)
	w.at(today.Add(time.Minute))
	link, err := w.Reset(ctx, secretIn(address))
	check(t, err)
	since, err := w.Replace(ctx, link, another, "Firefox")
	check(t, err)
	if r, stands := since.Person.Replacement(); !stands || r.Here != Since || r.Place != "A University" || !r.Until.Equal(today.Add(time.Minute+UndoLasts)) {
		t.Errorf("the replacement is %+v", r)
	}
	before, err := w.Known(ctx, bo.Secret)
	check(t, err)
	if r, stands := before.Replacement(); !stands || r.Here != Before {
		t.Errorf("in a session from before the replacement is %+v", r)
	}
	mustBe(t, w.ConfirmReplacement(ctx, since.Person), ErrForbidden)
	mustBe(t, w.UndoReplacement(ctx, since.Person), ErrForbidden)
	mustBe(t, w.ProveReplacement(ctx, since.Person, another, "a"), ErrWrong)
	check(t, w.ProveReplacement(ctx, since.Person, phrase, "a"))
	again, err := w.Known(ctx, since.Secret)
	check(t, err)
	if _, stands := again.Replacement(); stands {
		t.Error("it stands although the passphrase from before was shown")
	}

	// Whoever runs the server can do the same, for anybody.
	address, err = w.HandOverAnyReset(ctx, w.store.Operator(), "ADA@uni.test")
	check(t, err)
	w.at(today.Add(2 * time.Minute))
	link, err = w.Reset(ctx, secretIn(address))
	check(t, err)
	taken, err := w.Replace(ctx, link, another, "Firefox")
	check(t, err)
	again, err = w.Known(ctx, first.Secret)
	check(t, err)
	check(t, w.UndoReplacement(ctx, again))
	_, err = w.Known(ctx, taken.Secret)
	mustBe(t, err, ErrNotFound)
	_, err = w.SignIn(ctx, Asking{Email: "ada@uni.test", Passphrase: phrase, Address: "a"})
	check(t, err)
}
