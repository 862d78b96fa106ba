package run

import (
	"context"
	"errors"
	"slices"

	"caseload/app/debrief"
	"caseload/app/sim"
	"caseload/app/store"
)

// Ended holds what a student can look back on in a run: the days that have ended
// and, once the run has ended, what happened on them.
type Ended struct {
	Run        Run
	Title      string // of the scenario
	Days       []EndedDay
	Frameworks []debrief.Framework // the frameworks that the days' moments name

	decided []debrief.Decided
}

// EndedDay is a day that has ended. It has no moments while the run goes on,
// because how a day went is only said in the debrief.
type EndedDay struct {
	Number  int
	Date    string         // "Tuesday 3 March"
	Pressed []sim.Sentence // what pressed and what helped, as the day's review said
	Moments []debrief.Moment
}

// Ended returns what a student can look back on in a run. If this program can no
// longer fold the run, it returns an error for which [Stuck] is true, together
// with the run and its title: students must still be able to read what they
// wrote.
func (r *Runs) Ended(ctx context.Context, m Mine) (Ended, error) {
	if err := r.store.IsMine(m); err != nil {
		return Ended{}, err
	}
	_, title, err := r.store.Named(ctx, m.Run().Version)
	if err != nil {
		return Ended{}, err
	}
	e := Ended{Run: m.Run(), Title: title}
	if e.Run.EndedAt == nil {
		return e, r.soFar(ctx, m, &e)
	}
	d, err := r.Debrief(ctx, m)
	if err != nil {
		return e, err
	}
	e.Title, e.Frameworks, e.decided = d.Title, d.Frameworks, d.Decisions
	for _, day := range d.Stress.Days {
		e.Days = append(e.Days, EndedDay{Number: day.Day, Date: day.Date, Pressed: day.Pressed})
	}
	e.place(d)
	return e, nil
}

// soFar adds the days that have ended in a run that is still going on, by folding
// it.
func (r *Runs) soFar(ctx context.Context, m Mine, e *Ended) error {
	steps, _, err := r.Fold(ctx, m.Reading())
	if err != nil {
		return err
	}
	for _, step := range steps {
		review := step.Desk.Review
		if review != nil && (len(e.Days) == 0 || e.Days[len(e.Days)-1].Number != review.Day) {
			e.Days = append(e.Days, EndedDay{Number: review.Day, Date: review.Date, Pressed: debrief.Today(*review).Pressed})
		}
	}
	e.Title, e.decided = steps[0].Desk.Scenario.Title, debrief.Decisions(steps)
	return nil
}

// place adds each moment of a debrief to the day that it is about. A moment of
// any other day is left out.
func (e *Ended) place(d debrief.Debrief) {
	for _, m := range d.Moments {
		i := slices.IndexFunc(e.Days, func(day EndedDay) bool { return day.Number == m.Day })
		if i >= 0 {
			e.Days[i].Moments = append(e.Days[i].Moments, m)
		}
	}
}

// Stuck reports whether an error means that a run can be read but not folded by
// this program, or that it was ended because of what its texts hold.
func Stuck(err error) bool {
	return errors.Is(err, store.ErrHidden) || errors.As(err, new(*Outdated)) || errors.As(err, new(*Diverged))
}
