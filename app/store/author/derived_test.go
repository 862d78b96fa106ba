package author_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"
	"time"

	"caseload/app/store"
	"caseload/app/store/author"
	"caseload/app/store/storetest"
)

var found = author.Key{Kind: author.KindFindings, Program: "test", Digest: "one"}

// What one server makes, the other has; and of two that begin it, one makes it.
func TestWhatIsDerivedIsMadeOnce(t *testing.T) {
	w := newTown(t)
	writing, _ := w.draft("scenario.lua", "one")
	r := writing.Reading()
	_, err := w.there.Derived(ctx, r, found)
	mustBe(t, err, store.ErrNotFound)

	makings := make(chan author.Making, 8)
	var all sync.WaitGroup
	for i := range cap(makings) {
		all.Go(func() {
			m, err := []*author.Store{w.here, w.there}[i%2].TakeDerived(ctx, r, found, time.Minute)
			if err == nil {
				makings <- m
			}
		})
	}
	all.Wait()
	if len(makings) != 1 {
		t.Fatalf("%d make it", len(makings))
	}
	m := <-makings
	for _, said := range []string{"", "so far"} {
		if said != "" {
			check(t, w.here.KeepDerived(ctx, m, []byte(said), false))
		}
		if d := must(w.there.Derived(ctx, r, found))(t); string(d.Body) != said || d.Final || !d.Held {
			t.Errorf("while it is made the other has %+v", d)
		}
	}
	check(t, w.there.RenewDerived(ctx, m, time.Minute))
	check(t, w.here.KeepDerived(ctx, m, []byte("all"), true))
	if d := must(w.there.Derived(ctx, r, found))(t); string(d.Body) != "all" || !d.Final || d.Held {
		t.Errorf("once it is made the other has %+v", d)
	}
	_, err = w.there.TakeDerived(ctx, r, found, time.Minute)
	mustBe(t, err, store.ErrTaken)
	mustBe(t, w.here.KeepDerived(ctx, m, nil, true), store.ErrNotFound)
	mustBe(t, w.here.LeaveDerived(ctx, m), store.ErrNotFound)
	mustBe(t, w.here.LeaveDerived(ctx, author.Making{}), store.ErrNobody)
	check(t, w.here.ForgetDerived(ctx, r, found))
	must(w.there.TakeDerived(ctx, r, found, time.Minute))(t)
}

// A server that is killed leaves a lease that runs out. The next one then makes it, and the one
// that comes back too late keeps nothing.
func TestAKilledServersLeaseRunsOut(t *testing.T) {
	w := newTown(t)
	writing, _ := w.draft("scenario.lua", "one")
	r := writing.Reading()
	killed := must(w.here.TakeDerived(ctx, r, found, time.Minute))(t)
	check(t, w.here.KeepDerived(ctx, killed, []byte("so far"), false))
	_, err := w.there.TakeDerived(ctx, r, found, time.Minute)
	mustBe(t, err, store.ErrTaken)

	_, err = storetest.AsAnother(t, w.path).Exec("UPDATE derived SET leased_until = 0") // a minute goes by
	check(t, err)
	if d := must(w.there.Derived(ctx, r, found))(t); d.Held || d.Final {
		t.Errorf("after that it has %+v", d)
	}
	next := must(w.there.TakeDerived(ctx, r, found, time.Minute))(t)
	mustBe(t, w.here.KeepDerived(ctx, killed, []byte("late"), true), store.ErrNotFound)
	mustBe(t, w.here.RenewDerived(ctx, killed, time.Minute), store.ErrNotFound)
	check(t, w.there.KeepDerived(ctx, next, []byte("all"), true))
	if d := must(w.here.Derived(ctx, r, found))(t); string(d.Body) != "all" {
		t.Errorf("what was made is %q", d.Body)
	}
}

// What is given up can be begun again, and what was begun for an older text is given up.
func TestWhatIsDerivedIsGivenUp(t *testing.T) {
	w := newTown(t)
	writing, _ := w.draft("scenario.lua", "one")
	r, newer := writing.Reading(), found
	newer.Digest = "two"
	m := must(w.here.TakeDerived(ctx, r, found, time.Minute))(t)
	check(t, w.here.LeaveDerived(ctx, m))
	m = must(w.here.TakeDerived(ctx, r, found, time.Minute))(t)
	bots, other := found, newer
	bots.Kind, other.Program = author.KindBots, "another" // neither is of a newer text, as this program sees it
	must(w.there.TakeDerived(ctx, r, bots, time.Minute))(t)
	must(w.there.TakeDerived(ctx, r, other, time.Minute))(t)
	check(t, w.here.RenewDerived(ctx, m, time.Minute))
	played := must(w.there.TakeDerived(ctx, writing.Reading(), author.Key{Kind: author.KindBots, Program: "test", Digest: "zero"}, time.Minute))(t)
	mustBe(t, w.here.RenewDerived(ctx, m, time.Minute), store.ErrNotFound)
	must(w.there.TakeDerived(ctx, r, newer, time.Minute))(t)
	mustBe(t, w.here.RenewDerived(ctx, played, time.Minute), store.ErrNotFound)
}

// What is derived of one draft isn't found from another, though both have the same digest.
func TestWhatIsDerivedIsOfOneDraft(t *testing.T) {
	w := newTown(t)
	one, _ := w.draft("scenario.lua", "one")
	two, _ := w.draft("scenario.lua", "one")
	check(t, w.here.KeepDerived(ctx, must(w.here.TakeDerived(ctx, one.Reading(), found, time.Minute))(t), []byte("all"), true))
	_, err := w.here.Derived(ctx, two.Reading(), found)
	mustBe(t, err, store.ErrNotFound)
	_, err = w.here.Derived(ctx, author.Reading{}, found)
	mustBe(t, err, store.ErrNobody)
	_, err = w.here.TakeDerived(ctx, author.Reading{}, found, time.Minute)
	mustBe(t, err, store.ErrNobody)
}

func TestWhatIsDerivedIsBounded(t *testing.T) {
	w := newTown(t)
	keep := func(r author.Reading, digest string, body []byte) {
		t.Helper()
		key := found
		key.Digest = digest
		check(t, w.here.KeepDerived(ctx, must(w.here.TakeDerived(ctx, r, key, time.Minute))(t), body, true))
	}
	rows := func() (n, bytes int) {
		t.Helper()
		check(t, storetest.AsAnother(t, w.path).QueryRow("SELECT COUNT(*), SUM(LENGTH(body)) FROM derived").Scan(&n, &bytes))
		return n, bytes
	}
	writing, _ := w.draft("scenario.lua", "one")
	r := writing.Reading()
	for i := range author.MaxDerived + 3 {
		keep(r, strings.Repeat("x", i+1), []byte("something"))
	}
	if n, _ := rows(); n != author.MaxDerived {
		t.Errorf("%d of one draft are kept", n)
	}
	_, err := w.here.Derived(ctx, r, author.Key{Kind: found.Kind, Program: found.Program, Digest: "xxx"})
	mustBe(t, err, store.ErrNotFound)
	must(w.here.Derived(ctx, r, author.Key{Kind: found.Kind, Program: found.Program, Digest: "xxxx"}))(t)

	noise := make([]byte, author.MaxBody)
	for i := range noise {
		noise[i] = byte(rand.Uint32())
	}
	key := found
	m := must(w.here.TakeDerived(ctx, r, key, time.Minute))(t)
	mustBe(t, w.here.KeepDerived(ctx, m, append(noise, 'x'), true), store.ErrTooLarge)
	for i := range 5 {
		writing, _ := w.draft("scenario.lua", "one")
		for j := range author.MaxDerived {
			keep(writing.Reading(), strings.Repeat("x", i*10+j+1), noise)
		}
		if d := must(w.there.Derived(ctx, writing.Reading(), author.Key{Kind: found.Kind, Program: found.Program, Digest: strings.Repeat("x", i*10+author.MaxDerived)}))(t); !bytes.Equal(d.Body, noise) {
			t.Error("what was kept is another")
		}
	}
	if _, bytes := rows(); bytes > author.MaxAllDerived || bytes < author.MaxAllDerived/2 {
		t.Errorf("%d bytes are kept", bytes)
	}
}

// What was made long ago goes, and so does what was never made; what is being made stays.
func TestWhatIsDerivedExpires(t *testing.T) {
	w := newTown(t)
	writing, _ := w.draft("scenario.lua", "one")
	r := writing.Reading()
	key := func(digest string) author.Key {
		return author.Key{Kind: author.KindBots, Program: "test", Digest: digest}
	}
	for _, digest := range []string{"left", "made", "being made"} {
		must(w.here.TakeDerived(ctx, r, key(digest), time.Minute))(t)
	}
	other := storetest.AsAnother(t, w.path)
	for _, change := range []string{
		"UPDATE derived SET leased_until = 0 WHERE digest = 'left'",
		fmt.Sprintf("UPDATE derived SET leased_until = 0, made_at = %d WHERE digest = 'made'", today.UnixMilli()),
	} {
		_, err := other.Exec(change)
		check(t, err)
	}
	for _, after := range []struct {
		days int
		left string
	}{{30, "[made being made]"}, {31, "[being made]"}} {
		must(w.all.DeleteExpired(ctx, w.all.Operator(), today.AddDate(0, 0, after.days)))(t)
		var left []string
		for _, digest := range []string{"left", "made", "being made"} {
			if _, err := w.here.Derived(ctx, r, key(digest)); err == nil {
				left = append(left, digest)
			}
		}
		if got := fmt.Sprint(left); got != after.left {
			t.Errorf("after %d days there is %s", after.days, got)
		}
	}
}
