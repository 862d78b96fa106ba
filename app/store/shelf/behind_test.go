package shelf_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"caseload/app/store"
	"caseload/app/store/author"
	"caseload/app/store/storetest"
	"caseload/app/who"
)

// region is an office with more organisations, each of which assigned what the office published,
// and with people who come to be on their staff, and don't, and come into the partnership.
type region struct {
	*office
	places []store.Person  // who administers each organisation, the first being number 1
	people []*store.Person // nil once they were erased
	emails []string
	staff  []map[int64]bool // the organisations on whose staff each of people is
	within []bool           // each of people is or was in the partnership
	inside map[int64]bool   // organisations that are or were behind the partnership, as this test keeps it
}

func newRegion(t *testing.T) *region {
	w := newOffice(t)
	r := &region{office: w, places: []store.Person{w.ada, w.cy}, inside: map[int64]bool{1: true, 2: true}}
	for n := int64(3); n <= 6; n++ {
		check(t, w.NewOrganisation(ctx, w.Operator(), fmt.Sprint("Place ", n), who.University))
		r.places = append(r.places, w.arrives(fmt.Sprint("head", n, "@x.test"), func(hash []byte) error {
			return w.InviteAdministrator(ctx, w.Operator(), n, store.Invitation{Expires: later}, hash)
		}))
	}
	w.signs(w.cy)
	w.signs(w.di)
	must(w.publishes(false))(t)
	version := w.pack().Versions[0].Digest
	for i, head := range r.places {
		n := int64(i + 1)
		check(t, w.SetRoles(ctx, must(w.Allow(ctx, head, who.ChangeRoles, n))(t), head.ID(), []who.Role{who.Administrator, who.Lecturer}))
		cohort := must(w.NewCohort(ctx, must(w.Allow(ctx, head, who.MakeCohort, n))(t), store.Cohort{Name: "BA", Year: "2026/27", Code: fmt.Sprint("KT4M7PX", n)}))(t)
		must(w.NewAssignment(ctx, must(w.LeadCohort(ctx, head, cohort))(t), store.Assignment{
			Name: "Week one", Exercise: store.Exercise{Version: version, Employer: "own", Terms: []byte("null"), Luck: []byte("null")},
			Attempts: 1, Tries: store.FromEnd, Debrief: store.FromEnd, Opens: today.Add(-time.Hour), Due: today.Add(time.Hour),
		}))(t)
	}
	for i := range 4 {
		email := fmt.Sprint("somebody", i, "@x.test")
		first := int64(3 + i)
		a := must(w.Allow(ctx, r.places[first-1], who.Invite, first))(t)
		one := w.arrives(email, func(hash []byte) error {
			return w.Invite(ctx, a, store.Invitation{Email: email, Roles: []who.Role{who.Lecturer}, Expires: later}, hash)
		})
		r.people, r.emails, r.staff, r.within = append(r.people, &one), append(r.emails, email), append(r.staff, map[int64]bool{first: true}), append(r.within, false)
	}
	return r
}

// arrives has somebody invited, who accepts.
func (w *office) arrives(email string, invite func(hash []byte) error) store.Person {
	w.t.Helper()
	check(w.t, invite(hash(email)))
	u := must(w.AcceptAsNew(ctx, must(w.Invited(ctx, hash(email)))(w.t), store.Arrival{Name: email[:4], Email: email, PassphraseHash: "hash"}))(w.t)
	return must(w.Store.Begin(ctx, u, store.NewSession{TokenHash: hash("session of " + email), How: "passphrase", Expires: today.AddDate(1, 0, 0)}))(w.t)
}

// follows notes which organisations are inside, after something has happened.
func (r *region) follows() {
	for i, was := range r.within {
		for place := range r.staff[i] {
			r.inside[place] = r.inside[place] || was
		}
	}
}

// outside returns the organisations whose assignments are counted as others'.
func (r *region) outside() (list []int64) {
	r.t.Helper()
	for _, e := range must(r.shelf.Uncounted(ctx, r.Operator(), today.AddDate(0, 0, 2)))(r.t) {
		if e.Outside != 0 {
			list = append(list, e.Outside)
		}
	}
	slices.Sort(list)
	return list
}

// step does one thing that can happen, and returns what, or "" if it can't just now.
func (r *region) step(rng *rand.Rand) string {
	i, place := rng.IntN(len(r.people)), int64(1+rng.IntN(len(r.places)))
	if r.people[i] == nil {
		return ""
	}
	p := *r.people[i]
	owns := must(r.drafts.Partner(ctx, r.ada, r.partnership, who.ChangePartnership))(r.t)
	self, is := r.drafts.Partner(ctx, p, r.partnership, who.ReadPartnership)
	switch what := rng.IntN(7); {
	case what == 0 && is != nil:
		standing := []who.Relation{who.Written, who.Reviewed, who.Readable}[rng.IntN(3)]
		token := hash(fmt.Sprint("into", rng.Uint64()))
		check(r.t, r.drafts.Invite(ctx, owns, author.Somebody{Email: r.emails[i], Standing: standing, Lived: standing == who.Reviewed && rng.IntN(2) == 0}, later, token, false))
		if rng.IntN(3) == 0 {
			return fmt.Sprint(i, " is invited and doesn't come")
		}
		check(r.t, r.AcceptAs(ctx, must(r.Invited(ctx, token))(r.t), p))
		r.within[i] = true
		return fmt.Sprint(i, " comes")
	case what == 1 && is == nil:
		check(r.t, r.drafts.Leave(ctx, self))
		return fmt.Sprint(i, " leaves")
	case what == 2 && is == nil:
		for _, one := range must(r.drafts.People(ctx, owns))(r.t) {
			if one.Person == p.ID() {
				check(r.t, r.drafts.TakeOut(ctx, owns, one.ID))
			}
		}
		return fmt.Sprint(i, " is taken out")
	case what == 3 && is == nil:
		for n := range r.staff[i] {
			if rng.IntN(2) == 0 {
				check(r.t, r.drafts.Describe(ctx, self, "", n))
				return fmt.Sprint(i, " writes for ", n)
			}
		}
		check(r.t, r.drafts.Describe(ctx, self, "", 0))
		return fmt.Sprint(i, " writes for nobody")
	case what == 4 && !r.staff[i][place]:
		token := hash(fmt.Sprint("joins", rng.Uint64()))
		role := []who.Role{who.Lecturer, who.Practitioner, who.Student}[rng.IntN(3)]
		a := must(r.Allow(ctx, r.places[place-1], who.Invite, place))(r.t)
		check(r.t, r.Invite(ctx, a, store.Invitation{Email: r.emails[i], Roles: []who.Role{role}, Expires: later}, token))
		check(r.t, r.AcceptAs(ctx, must(r.Invited(ctx, token))(r.t), p))
		if role.IsStaff() {
			r.staff[i][place] = true
		}
		return fmt.Sprint(i, " is a ", role, " of ", place)
	case what == 5 && r.staff[i][place]:
		a := must(r.Allow(ctx, r.places[place-1], who.ChangeRoles, place))(r.t)
		roles := []who.Role{who.Student}
		if rng.IntN(2) == 0 {
			roles = nil
		}
		check(r.t, r.SetRoles(ctx, a, p.ID(), roles))
		delete(r.staff[i], place)
		return fmt.Sprint(i, " isn't on the staff of ", place)
	case what == 6 && rng.IntN(12) == 0:
		check(r.t, r.Erase(ctx, p))
		r.people[i], r.staff[i] = nil, nil
		return fmt.Sprint(i, " is erased")
	}
	return ""
}

// An organisation is outside a partnership only if nobody who is or ever was in that has been on
// its staff since: whoever comes, goes, is taken out, erased, or says that they write for nobody.
func TestOutsideIsWhoWasNeverBehindThePartnership(t *testing.T) {
	for seed := range storetest.AtLength[uint64](2, 4) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			r, rng, history := newRegion(t), rand.New(rand.NewPCG(seed, 19)), []string(nil)
			for n := 0; n < 100; n++ {
				if what := r.step(rng); what != "" {
					history = append(history, what)
				}
				r.follows()
				var want []int64
				for place := int64(1); place <= int64(len(r.places)); place++ {
					if !r.inside[place] {
						want = append(want, place)
					}
				}
				if got := r.outside(); !slices.Equal(got, want) {
					t.Fatalf("outside are %v, and not %v, after %q", got, want, history)
				}
			}
		})
	}
}

// Authors who write for nobody, and whose organisation it is, don't make that one of those outside.
func TestWritingForNobodyLeavesAnOrganisationInside(t *testing.T) {
	r := newRegion(t)
	same(t, "before", r.outside(), []int64{3, 4, 5, 6})
	check(t, r.drafts.Describe(ctx, must(r.drafts.Partner(ctx, r.ada, r.partnership, who.ReadPartnership))(t), "", 0))
	check(t, r.drafts.Describe(ctx, must(r.drafts.Partner(ctx, r.cy, r.partnership, who.ReadPartnership))(t), "", 0))
	same(t, "afterwards", r.outside(), []int64{3, 4, 5, 6})
	r.leaves(r.cy)
	check(t, r.SetRoles(ctx, must(r.Allow(ctx, r.ada, who.ChangeRoles, 1))(t), r.di.ID(), nil))
	same(t, "once they have gone", r.outside(), []int64{3, 4, 5, 6})

	// Cy, who has left, comes to another organisation, and leaves that as well.
	token := hash("cy joins")
	a := must(r.Allow(ctx, r.places[4], who.Invite, 5))(t)
	check(t, r.Invite(ctx, a, store.Invitation{Email: "cy@x.test", Roles: []who.Role{who.Practitioner}, Expires: later}, token))
	check(t, r.AcceptAs(ctx, must(r.Invited(ctx, token))(t), r.cy))
	same(t, "while Cy is on the staff of another", r.outside(), []int64{3, 4, 6})
	check(t, r.SetRoles(ctx, must(r.Allow(ctx, r.places[4], who.ChangeRoles, 5))(t), r.cy.ID(), nil))
	same(t, "and once they aren't", r.outside(), []int64{3, 4, 6})
}
