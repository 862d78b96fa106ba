package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"time"

	"caseload/app/limit"
	"caseload/app/run"
	"caseload/app/sign"
	"caseload/app/store"
	"caseload/app/teach"
)

// demoCommand fills a database with people who don't exist, for those who want to see what
// the pages look like once a course uses them.
type demoCommand struct {
	DB databaseAddress `name:"db" required:"" help:"The database to fill, made when it isn't there. Nobody may have an account in it."`
}

func (c *demoCommand) Run(ctx context.Context, out io.Writer) error {
	d, err := newDemo(c.DB.address(), time.Now())
	if err != nil {
		return err
	}
	defer d.kept.Close()
	if err := d.fill(ctx); err != nil {
		return err
	}
	return d.say(out, c.DB)
}

// demo is a course that is being made up. Everything in it is done as people do it, by the
// same functions, at a time that the demo sets.
type demo struct {
	now, until time.Time
	passphrase string   // everybody's
	names      []string // of the students on the class list, with _ between first and last

	kept        *store.Store
	accounts    *sign.Accounts
	runs        *run.Runs
	cohorts     *teach.Cohorts
	assignments *teach.Assignments

	university    int64
	administrator store.Person
	lecturers     []store.Person
	educator      store.Person
	students      []demoStudent
	signIns       []signIn
}

// demoStudent is one of the cohort, with how they play.
type demoStudent struct {
	person store.Person
	style  string // the name of a policy
	seed   uint64 // of what it picks
}

// signIn is how somebody signs in.
type signIn struct{ who, email string }

// errPeople means that a database has people in it.
var errPeople = errors.New("there are people in it already, and a demo is never mixed with them; give --db a file that isn't there yet")

func newDemo(address string, until time.Time) (*demo, error) {
	shelf, err := shipped()
	if err != nil {
		return nil, err
	}
	d := &demo{now: morning(until, -9), until: until, names: demoNames, passphrase: rand.Text()}
	clock := func() time.Time { return d.now }
	if d.kept, err = store.Open(address, clock, nil); err != nil {
		return nil, err
	}
	d.accounts = sign.New(d.kept, limit.New(d.kept, nil), clock)
	d.cohorts = teach.NewCohorts(d.kept)
	if d.runs, err = run.New(context.Background(), run.Options{Store: d.kept, By: d.kept.Operator(), Shelf: shelf, Cache: run.Cache, Now: clock}); err != nil {
		return nil, errors.Join(err, d.kept.Close())
	}
	d.assignments = teach.NewAssignments(d.runs, d.kept, clock)
	return d, nil
}

func (d *demo) fill(ctx context.Context) error {
	if err := d.arrive(ctx); err != nil {
		return err
	}
	cohort, err := d.makeCohort(ctx)
	if err != nil {
		return err
	}
	return d.assign(ctx, cohort)
}

// signedIn has somebody sign in again: the demo takes days of its own time, and a session
// hours.
func (d *demo) signedIn(ctx context.Context, p store.Person) (store.Person, error) {
	signed, err := d.accounts.SignIn(ctx, sign.Asking{Email: p.Email(), Passphrase: d.passphrase})
	return signed.Person, err
}

func (d *demo) say(out io.Writer, db databaseAddress) error {
	fmt.Fprintf(out, "%s has a made-up university, a local authority and a cohort of %d students in it. Everybody’s passphrase is\n\n    %s\n\n", db, len(d.students), d.passphrase)
	for _, s := range d.signIns {
		fmt.Fprintf(out, "    %-28s %s\n", s.who, s.email)
	}
	_, err := fmt.Fprintf(out, "\nLook at it with: caseload --db %s\n", db)
	return err
}
