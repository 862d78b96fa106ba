//go:build unix

package main

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/url"
	"runtime"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/sync/errgroup"

	"caseload/app/limit"
	"caseload/app/run"
	"caseload/app/scenario"
	"caseload/app/sign"
	"caseload/app/sim"
	"caseload/app/store"
	"caseload/app/teach"
	"caseload/app/web"
	"caseload/app/who"
)

// college is a university with a thousand students in four cohorts, each of which has an
// assignment that everybody has begun, and twenty lecturers; and as many guests on the same
// server.
type college struct {
	address              string
	kept                 *store.Store
	runs                 *run.Runs
	week                 *scenario.Version
	cohorts, assignments []int64
	lecturers            []*player
	students, guests     []*reciter
	emails               []string // of those who can sign in with the usual cost of a passphrase
	arrived, signed      atomic.Int64

	admits      *sign.Accounts // with passphrases that cost little
	lists       *teach.Cohorts
	given       *teach.Assignments
	leads       sign.Person
	leadsEmails []string
}

// sizes are how many students each cohort has.
var sizes = []int{300, 300, 300, 100}

const lecturers = 20

// warm is how many decisions people have made before they are measured, at most, and spare
// how many they have for then: more than the most eager needs.
const warm, spare = 20, 60

func newCollege(b *testing.B, week *scenario.Version) *college {
	b.Helper()
	ctx, kept := context.Background(), openStore(b)
	runs, err := run.New(ctx, run.Options{Store: kept, By: kept.Operator(), Shelf: []*scenario.Version{week}, Cache: cacheFor(memoryHere()), Now: time.Now})
	check(b, err)
	counts := limit.New(kept, nil)
	c := &college{kept: kept, runs: runs, week: week, admits: sign.New(kept, counts, time.Now), lists: teach.NewCohorts(kept), given: teach.NewAssignments(runs, kept, time.Now)}
	c.admits.HashCheaply()
	server, err := web.New(web.Options{Runs: runs, Accounts: sign.New(kept, counts, time.Now), Classes: teach.New(runs, kept, time.Now, nil), Cohorts: c.lists, Assignments: c.given, Counts: counts, Changes: kept.Changes, Now: time.Now})
	check(b, err)
	c.address = listening(b, server.Serve, server.Shutdown)
	c.staff(b)
	for i, n := range sizes {
		c.cohort(b, i, n)
	}
	c.welcome(b)
	c.warmUp(b)
	return c
}

// comes makes the account of whoever has the link of an invitation.
func (c *college) comes(accounts *sign.Accounts, link string, a sign.Arriving) (sign.Signed, error) {
	ctx := context.Background()
	invited, err := accounts.Invited(ctx, link[strings.LastIndex(link, "/")+1:])
	if err != nil {
		return sign.Signed{}, err
	}
	a.Address = strconv.FormatInt(c.arrived.Add(1)/400, 10) // as many as may come from one in an hour
	a.Passphrase, a.Kind, a.Organisation = everybodys, who.University, "University of Northmoor"
	return accounts.Arrive(ctx, invited, a)
}

// browserOf returns a browser in which somebody is signed in.
func (c *college) browserOf(seed uint64, signed sign.Signed) *player {
	p := newPlayer(seed)
	at, _ := url.Parse(c.address)
	p.client.Jar.SetCookies(at, []*http.Cookie{{Name: "caseload_session", Value: signed.Secret, Path: "/"}})
	return p
}

func (c *college) staff(b *testing.B) {
	b.Helper()
	ctx := context.Background()
	link, err := c.admits.SetUp(ctx, c.kept.Operator())
	check(b, err)
	ada, err := c.comes(c.admits, link, sign.Arriving{Name: "Ada", Email: "ada@uni.test"})
	check(b, err)
	may, err := c.admits.Allow(ctx, ada.Person, who.Invite, 1)
	check(b, err)
	for i := range lecturers {
		email := fmt.Sprintf("lecturer%d@uni.test", i)
		link, err := c.admits.Invite(ctx, may, email, []who.Role{who.Lecturer})
		check(b, err)
		signed, err := c.comes(c.admits, link, sign.Arriving{Name: fmt.Sprint("Lecturer ", i), Email: email})
		check(b, err)
		if i == 0 {
			c.leads = signed.Person
		}
		c.lecturers, c.leadsEmails = append(c.lecturers, c.browserOf(uint64(i), signed)), append(c.leadsEmails, email)
	}
}

// cohort makes a cohort of n students, who all begin its assignment. The lecturers lead the
// cohorts in turn, and the first of them all.
func (c *college) cohort(b *testing.B, i, n int) {
	b.Helper()
	ctx := context.Background()
	may, err := c.admits.Allow(ctx, c.leads, who.MakeCohort, 1)
	check(b, err)
	id, err := c.lists.Make(ctx, may, fmt.Sprint("Cohort ", i), "2026/27")
	check(b, err)
	led, err := c.lists.Lead(ctx, c.leads, id)
	check(b, err)
	for j := i; j < lecturers; j += len(sizes) {
		if j > 0 {
			check(b, c.lists.AddLecturer(ctx, led, c.leadsEmails[j]))
		}
	}
	plan, err := c.given.Usual(ctx, led)
	check(b, err)
	assignment, err := c.given.Make(ctx, led, plan)
	check(b, err)
	c.cohorts, c.assignments = append(c.cohorts, id), append(c.assignments, assignment)
	filling, err := c.admits.FillCohort(ctx, c.leads, id)
	check(b, err)
	var list []sign.ListLine
	for k := range n {
		list = append(list, sign.ListLine{Line: k + 1, Name: fmt.Sprintf("Student %d of %d", k, i), Email: fmt.Sprintf("student%d.%d@uni.test", k, i)})
	}
	_, handed, err := c.admits.Fill(ctx, filling, list)
	check(b, err)
	usual := sign.New(c.kept, limit.New(c.kept, nil), time.Now)
	var thought [][]string
	for k, h := range handed {
		accounts := c.admits
		if len(c.emails) < 100 && i == len(sizes)-1 {
			accounts, c.emails = usual, append(c.emails, h.Email)
		}
		signed, err := c.comes(accounts, h.Address, sign.Arriving{Name: h.Name, Email: h.Email})
		check(b, err)
		assigned, err := c.given.Assigned(ctx, signed.Person, assignment)
		check(b, err)
		guest, err := c.runs.WelcomePerson(ctx, signed.Person, nil)
		check(b, err)
		view, err := c.given.Begin(ctx, assigned, guest, false)
		check(b, err)
		if thought == nil {
			var luck sim.Luck
			check(b, json.Unmarshal(assigned.Assignment().Luck, &luck))
			thought = c.think(b, luck, uint64(i))
		}
		one := &reciter{c.browserOf(uint64(k), signed), thought[k%len(thought)]}
		one.desk.Run = view.Mine.ID()
		c.students = append(c.students, one)
	}
}

// welcome has as many guests begin as there are students, with as much luck in common.
func (c *college) welcome(b *testing.B) {
	b.Helper()
	for i, n := range sizes {
		thought := c.think(b, sim.NewLuck(uint64(i)), uint64(len(sizes)+i))
		for k := range n {
			one := &reciter{newPlayer(uint64(k)), thought[k%len(thought)]}
			status, d, err := one.ask("POST", c.address+"/scenarios/first-week/runs", fmt.Sprintf(`{"seed":%d}`, i))
			check(b, err)
			want(b, "begin", status, http.StatusCreated)
			one.desk = d
			c.guests = append(c.guests, one)
		}
	}
}

// think returns what some people decide one after another who have the same luck.
func (c *college) think(b *testing.B, luck sim.Luck, seed uint64) [][]string {
	b.Helper()
	thought := make([][]string, 25)
	for i := range thought {
		seat, err := scenario.Sit(c.week, nil, luck)
		check(b, err)
		s := &student{player: newPlayer(seed<<32 + uint64(i)), seat: seat}
		check(b, s.see())
		for range warm + spare {
			next := s.decision()
			check(b, s.follow(next))
			if s.desk.Ended {
				b.Fatal("a play is over too soon")
			}
			thought[i] = append(thought[i], next)
		}
	}
	return thought
}

// warmUp has everybody make some decisions, so that they are somewhere in the week.
func (c *college) warmUp(b *testing.B) {
	b.Helper()
	var all errgroup.Group
	all.SetLimit(2 * runtime.GOMAXPROCS(0))
	for i, n := range rand.Perm(len(c.students)) {
		for _, one := range []*reciter{c.students[n], c.guests[n]} {
			all.Go(func() error {
				for range 1 + i%warm {
					if err := one.decide(c.address); err != nil {
						return err
					}
				}
				return nil
			})
		}
	}
	check(b, all.Wait())
}
