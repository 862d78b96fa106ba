package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"caseload/app/page"
	"caseload/app/policy"
	"caseload/app/run"
	"caseload/app/sim"
	"caseload/app/teach"
)

// styles are how the students play, in turn: most are careful or go by dates.
var styles = []string{"careful", "deadline", "careful", "loudest", "careful", "first-come", "deadline", "careful", "worn-out", "loudest"}

// pace is how long a demo's student thinks about a decision.
const pace = 40 * time.Second

// assign makes assignments and has them played: one that is over, with comments on
// its runs and a seminar about it, one that is being played, and one that hasn't opened.
func (d *demo) assign(ctx context.Context, cohort int64) error {
	from := func(days int) time.Time { return morning(d.until, days) }
	over, err := d.newAssignment(ctx, cohort, teach.AssignmentPlan{Plan: teach.Plan{Slug: "first-day", SameLuck: true}, Name: "First duty day", Attempts: 1, Practice: true}, d.now, from(-4))
	if err != nil {
		return err
	}
	for i, s := range d.students {
		var left func(sim.Desk) bool
		switch {
		case i%12 == 11:
			continue // never began, and is overdue
		case i%12 == 10:
			left = func(desk sim.Desk) bool { return desk.Turn >= 6 }
		}
		d.to(8, i, 3)
		if err := d.play(ctx, s, over, left); err != nil {
			return err
		}
	}
	d.now = from(-5)
	if err := d.follow(ctx, over); err != nil {
		return err
	}
	playing, err := d.newAssignment(ctx, cohort, teach.AssignmentPlan{Plan: teach.Plan{Slug: "first-week", SameLuck: true}, Name: "First week", Attempts: 1, Practice: true}, d.now, from(5))
	if err != nil {
		return err
	}
	if _, err := d.newAssignment(ctx, cohort, teach.AssignmentPlan{Plan: teach.Plan{Slug: "winter-discharge"}, Name: "Winter discharge", Attempts: 2, Practice: true, Marked: true}, from(7), from(14)); err != nil {
		return err
	}
	for i, s := range d.students {
		if i%5 == 4 {
			continue // hasn't begun
		}
		d.to(5, i, 5)
		if err := d.play(ctx, s, playing, leavesOn(i)); err != nil {
			return err
		}
	}
	if err := d.assignMarked(ctx, cohort); err != nil {
		return err
	}
	d.now = d.until
	return nil
}

// morning returns half past eight, some days from a day on.
func morning(day time.Time, days int) time.Time {
	return time.Date(day.Year(), day.Month(), day.Day()+days, 8, 30, 0, 0, day.Location())
}

// newAssignment makes an assignment with the settings that a lecturer is offered, but for
// those of plan.
func (d *demo) newAssignment(ctx context.Context, id int64, plan teach.AssignmentPlan, opens, due time.Time) (int64, error) {
	lecturer, err := d.signedIn(ctx, d.lecturers[0])
	if err != nil {
		return 0, err
	}
	cohort, err := d.cohorts.Lead(ctx, lecturer, id)
	if err != nil {
		return 0, err
	}
	usual, err := d.assignments.Usual(ctx, cohort)
	if err != nil {
		return 0, err
	}
	zone, err := time.LoadLocation("Europe/London")
	if err != nil {
		return 0, err
	}
	plan.Employer, plan.Tries, plan.Debrief = usual.Employer, usual.Tries, usual.Debrief
	plan.Opens = teach.Local{Date: opens.In(zone).Format(time.DateOnly), Time: opens.In(zone).Format("15:04")}
	plan.Due = teach.Local{Date: due.In(zone).Format(time.DateOnly), Time: "17:00"}
	return d.assignments.Make(ctx, cohort, plan)
}

// to moves the clock to when the nth student sits down, from some days ago on: between
// nine and nine, as many as need be one after another on each of a number of days. It never
// goes back, and never past the end.
func (d *demo) to(ago, n, days int) {
	perDay := (len(d.students) + days - 1) / days
	day := d.until.AddDate(0, 0, n/perDay-ago)
	at := time.Date(day.Year(), day.Month(), day.Day(), 9, 0, 0, 0, day.Location()).Add(time.Duration(n%perDay) * 12 * time.Hour / time.Duration(perDay))
	if at.After(d.now) && at.Before(d.until) {
		d.now = at
	}
}

// leavesOn says when the nth student leaves the week: many in the middle of a day, and the
// others not before its end.
func leavesOn(n int) func(sim.Desk) bool {
	switch {
	case n%5 == 1:
		return func(desk sim.Desk) bool { return desk.Turn >= 12+n }
	case n%5 == 3:
		return func(desk sim.Desk) bool { return desk.Turn >= 40+n }
	}
	return nil
}

// play has a student begin an assignment and play by their style until the end, or until
// they leave.
func (d *demo) play(ctx context.Context, s demoStudent, assignment int64, leaves func(sim.Desk) bool) error {
	person, err := d.signedIn(ctx, s.person)
	if err != nil {
		return err
	}
	assigned, err := d.assignments.Assigned(ctx, person, assignment)
	if err != nil {
		return err
	}
	guest, err := d.runs.WelcomePerson(ctx, person, nil)
	if err != nil {
		return err
	}
	view, err := d.assignments.Begin(ctx, assigned, guest, false)
	if err != nil {
		return err
	}
	seat := &demoSeat{ctx, d, view, s.style == "careful"}
	for turn := range policy.Play(ctx, seat, policy.Named[s.style], policy.Chance(s.seed)) {
		if turn.Err != nil {
			return turn.Err
		}
		if leaves != nil && leaves(seat.view.Desk) {
			return seat.sticks(s.seed)
		}
	}
	m, err := d.runs.Mine(ctx, guest, view.Mine.ID())
	if err != nil || m.Run().EndedAt == nil {
		return err
	}
	return d.lookBack(ctx, s, m)
}

// What the demo's students write: beside a decision now and then, with a reason of which they
// show every other one, and as what they mean to try next time.
var (
	demoNotes = []string{
		"I’d rather ask now than find out tomorrow.", "Not sure about this one. Look again after lunch.",
		"What would I think if it were the other way round?", "Ask about this in supervision.",
	}
	demoAims = []string{
		"Read the chronology before I ring anybody.", "Say by noon what can’t be done today.",
		"Look at every case once a day, also the quiet ones.", "Take lunch away from the desk.",
	}
)

// lookBack has every other student say how they feel, and some what they mean to try.
func (d *demo) lookBack(ctx context.Context, s demoStudent, m run.Mine) error {
	if s.seed%2 == 1 {
		return nil
	}
	d.now = d.now.Add(pace)
	if err := d.runs.Feel(ctx, m, run.Feelings[int(s.seed)%len(run.Feelings)]); err != nil {
		return err
	}
	return d.runs.KeepAim(ctx, m, run.Aim{Text: demoAims[int(s.seed/2)%len(demoAims)]})
}

// sticks has some of those who leave stay at their desk first and not get on: one in ten
// looks at it for long, and one in ten is refused what they try.
func (s *demoSeat) sticks(seed uint64) error {
	for range teach.StuckMinutes / 5 {
		switch seed % 10 {
		case 3:
			if _, err := s.demo.runs.Look(s.ctx, s.view.Mine); err != nil {
				return err
			}
			s.demo.now = s.demo.now.Add(5 * time.Minute)
			if _, err := s.demo.runs.Look(s.ctx, s.view.Mine); err != nil {
				return err
			}
		case 8:
			s.demo.now = s.demo.now.Add(pace)
			_, err := s.demo.runs.Decide(s.ctx, s.view.Mine, s.view.Desk.Turn, sim.Decision{Offer: sim.VerbWork + ":what-is-done"}, run.Writing{})
			if !errors.As(err, new(*sim.Refused)) {
				return fmt.Errorf("what can't be decided wasn't refused: %w", err)
			}
		}
	}
	return nil
}

// demoSeat is a student's place in a stored run.
type demoSeat struct {
	ctx   context.Context
	demo  *demo
	view  run.View
	notes bool // whether they write something now and then
}

func (s *demoSeat) Desk() sim.Desk { return s.view.Desk }

func (s *demoSeat) Decide(d sim.Decision) (err error) {
	if s.demo.now.Before(s.demo.until) {
		s.demo.now = s.demo.now.Add(pace)
	}
	var words run.Writing
	if turn := s.view.Desk.Turn; s.notes && turn%9 == 4 {
		n := turn / 9
		words.Note, words.Reason, words.Shown = demoNotes[n%len(demoNotes)], page.Reasons[n%len(page.Reasons)].Value, n%2 == 0
	}
	s.view, err = s.demo.runs.Decide(s.ctx, s.view.Mine, s.view.Desk.Turn, d, words)
	return err
}
