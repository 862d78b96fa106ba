package sign

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"caseload/app/store"
	"caseload/app/who"
)

// coded returns the proof of a cohort's code.
func (w *world) coded(by Person, code string) store.CodedCohort {
	w.t.Helper()
	a, err := w.Allow(ctx, by, who.MakeCohort, 1)
	check(w.t, err)
	_, err = w.store.NewCohort(ctx, a, store.Cohort{Name: "BA", Year: "2026", Code: code})
	check(w.t, err)
	coded, err := w.store.CodedCohort(ctx, code)
	check(w.t, err)
	return coded
}

// A cohort's code makes no more accounts than a university has students, and what won't do
// isn't counted.
func TestAccountsByACodeHaveABound(t *testing.T) {
	w := newWorld(t)
	one := w.coded(w.first().Person, "AAAAAAAA")
	arrive := func(c store.CodedCohort, email, address string) error {
		return w.ArriveByCode(ctx, c, Arriving{Name: "Sam", Email: email, Passphrase: phrase, Address: address})
	}
	w.arrivals.fromAddress.Most, w.arrivals.atCohort.Most = 3, 5
	for range 9 {
		if err := arrive(one, "nobody", "campus"); err == nil {
			t.Fatal("an address that is none has an account")
		}
	}
	var crowded *Crowded
	for i := range 4 {
		if err := arrive(one, fmt.Sprintf("a%d@x.test", i), "campus"); errors.As(err, &crowded) != (i == 3) {
			t.Errorf("account %d from a network: %v", i, err)
		}
	}
	for i := range 3 {
		if err := arrive(one, fmt.Sprintf("b%d@x.test", i), fmt.Sprint("network ", i)); errors.As(err, &crowded) != (i == 2) {
			t.Errorf("account %d by a code: %v", i, err)
		}
	}
	if crowded.Wait <= 0 || crowded.Wait > arrivalsAtCohortIn {
		t.Errorf("wait for %s", crowded.Wait)
	}
	w.at(today.Add(24 * time.Hour))
	fresh, err := w.store.CodedCohort(ctx, "AAAAAAAA")
	check(t, err)
	if err := arrive(fresh, "c@x.test", "campus"); err != nil {
		t.Errorf("a day later: %v", err)
	}
}

// Somebody's address is answered as a new one is, and their account stays what it was.
func TestAnAccountByACodeIsMadeOnce(t *testing.T) {
	w := newWorld(t)
	coded := w.coded(w.first().Person, "AAAAAAAA")
	for _, q := range []Arriving{
		{Name: "Sam", Email: "sam@x.test", Passphrase: phrase}, {Name: "Eve", Email: "SAM@x.test", Passphrase: "forty geese over the weir"},
		{Name: "Eve\u202e\u200b", Email: "ada@uni.test", Passphrase: "forty geese over the weir"},
	} {
		check(t, w.ArriveByCode(ctx, coded, q))
	}
	signed, err := w.SignIn(ctx, Asking{Email: "sam@x.test", Passphrase: phrase})
	check(t, err)
	if is, err := w.IsInCohort(ctx, coded, signed.Person); err != nil || !is || signed.Person.Name() != "Sam" {
		t.Errorf("%s is in it: %v, %v", signed.Person.Name(), is, err)
	}
	ada, err := w.SignIn(ctx, Asking{Email: "ada@uni.test", Passphrase: phrase})
	check(t, err)
	if is, err := w.IsInCohort(ctx, coded, ada.Person); err != nil || is {
		t.Errorf("somebody else has put Ada in it: %v, %v", is, err)
	}
}
