// Package decided counts for the authors of a published scenario what classes and assignments
// decided at its moments, once each is over. What of it they are told, app/teach says; and a count
// is kept as it was told, so that nobody learns anything by comparing two.
//
// It knows nothing of who decided what beyond that, and nothing of strain, feelings or words.
package decided

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"slices"
	"strings"
	"time"

	"caseload/app/chore"
	"caseload/app/debrief"
	"caseload/app/run"
	"caseload/app/scenario"
	"caseload/app/sim"
	"caseload/app/store"
	"caseload/app/store/shelf"
	"caseload/app/teach"
)

// Counter counts what is in a store. It is safe for concurrent use.
type Counter struct {
	classes *teach.Classes
	runs    *run.Runs
	store   *store.Store
	kept    *shelf.Store
	log     *slog.Logger
}

// New returns what counts the classes and assignments in a store.
func New(classes *teach.Classes, runs *run.Runs, s *store.Store, log *slog.Logger) *Counter {
	return &Counter{classes, runs, s, shelf.New(s), log}
}

// Moment is a question and how it was answered, in several classes and assignments together.
type Moment struct {
	Message    string         `json:"message"` // its id on the desk
	Heading    string         `json:"heading"` // of a key moment; "" for others
	Title      string         `json:"title"`
	Path       string         `json:"path"` // the file of the pack that made it, and the line; "" and 0 if no file of the pack did
	Line       int            `json:"line"`
	Tiers      []string       `json:"tiers"`      // the range that the scenario publishes; none for a question without one
	Defensible []string       `json:"defensible"` // the tiers that counted as inside it in a debrief, as [debrief.Defensible] says; none in what was counted before they were kept
	Counted    int            `json:"counted"`    // answers, a multiple of five
	Answers    []teach.Answer `json:"answers"`
}

const (
	overFor   = 24 * time.Hour // for which nobody may have decided anything in what is over
	lookEvery = 6 * time.Hour
)

// Chore counts what is over, every few hours.
func (d *Counter) Chore() chore.Kind {
	return chore.Kind{Name: "decided", Every: lookEvery, Do: func(ctx context.Context, by store.Operator, _ string) error { return d.Count(ctx, by) }}
}

// Count counts what is over and wasn't counted yet, as far as that is enough for authors to be
// told.
func (d *Counter) Count(ctx context.Context, by store.Operator) error {
	over, err := d.kept.Uncounted(ctx, by, d.store.Now().Add(-overFor))
	if err != nil {
		return err
	}
	slices.SortStableFunc(over, func(a, b shelf.Exercise) int { return strings.Compare(a.Version, b.Version) })
	for len(over) > 0 {
		n := 1
		for n < len(over) && over[n].Version == over[0].Version {
			n++
		}
		err := d.count(ctx, by, over[:n])
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case errors.Is(err, store.ErrTaken), errors.Is(err, store.ErrFull), errors.Is(err, store.ErrHidden): // counted elsewhere, or often enough, or not to be shown
		case err != nil:
			d.log.Warn("what was decided with a version wasn't counted", "version", over[0].Version, "error", err.Error())
		}
		over = over[n:]
	}
	return nil
}

// count counts what was decided with one version.
func (d *Counter) count(ctx context.Context, by store.Operator, over []shelf.Exercise) error {
	groups := make([]teach.Group, len(over))
	for i, e := range over {
		g, err := teach.Group{Outside: e.Outside}, error(nil)
		if e.Class != 0 {
			g.Begun, g.Ended, err = d.store.EndedInAny(ctx, by, e.Class)
		} else {
			g.Begun, g.Ended, err = d.store.EndedForAny(ctx, by, e.Assignment)
		}
		if err != nil && !errors.Is(err, store.ErrNotFound) { // it has gone
			return err
		}
		groups[i] = g
	}
	told, counted, err := d.classes.Together(ctx, groups)
	if err != nil || len(counted) == 0 {
		return err
	}
	practice, err := d.runs.Practice(ctx, over[0].Version)
	if err != nil {
		return err
	}
	moments := make([]Moment, len(told))
	for i, m := range told {
		moments[i] = Moment{Message: m.Message, Heading: m.Heading, Title: m.Title, Tiers: []string{}, Defensible: []string{}, Counted: m.Counted, Answers: m.Answers}
	}
	var of []shelf.Exercise
	for _, i := range counted {
		of = append(of, over[i])
		if err := d.place(ctx, groups[i].Ended, practice, moments); err != nil {
			return err
		}
	}
	text, err := json.Marshal(moments)
	if err != nil {
		return err
	}
	return d.kept.KeepDecided(ctx, by, over[0].Version, of, text)
}

// mostPlayed is how many runs of one group are played again at most to find where moments are
// written.
const mostPlayed = 5

// place plays some runs once more to note where moments are written, and their ranges. What it
// can't note stays without.
func (d *Counter) place(ctx context.Context, ended []store.Reading, practice []debrief.Practice, moments []Moment) error {
	for _, r := range ended[:min(len(ended), mostPlayed)] {
		if !slices.ContainsFunc(moments, func(m Moment) bool { return m.Path == "" }) {
			return nil
		}
		seat, err := d.played(ctx, r)
		if err != nil {
			return err
		}
		if seat == nil {
			continue
		}
		for _, p := range debrief.Practised(seat.Published(), practice) {
			i := slices.IndexFunc(moments, func(m Moment) bool { return m.Message == p.Message })
			if i < 0 {
				continue
			}
			if at := seat.Place(p.Message); !strings.HasPrefix(at.File, "scripts/") {
				moments[i].Path, moments[i].Line = at.File, at.Line
			}
			if p.Expected != nil {
				moments[i].Tiers, moments[i].Defensible = slices.Clone(p.Expected.Tiers), slices.Clone(debrief.Defensible(p))
			}
		}
	}
	return nil
}

// played returns the seat at the end of a run, as far as it can be played with the names of the
// scenario's own, or nil.
func (d *Counter) played(ctx context.Context, r store.Reading) (*scenario.Seat, error) {
	of := r.Run()
	rows, err := d.store.Decisions(ctx, r, 0)
	if err != nil {
		return nil, err
	}
	v, err := d.runs.Version(ctx, of.Version)
	if err != nil {
		return nil, ctx.Err()
	}
	var terms *sim.Terms
	var luck sim.Luck
	if errors.Join(json.Unmarshal(of.Terms, &terms), json.Unmarshal(of.Luck, &luck)) != nil || len(luck) == 0 {
		return nil, ctx.Err()
	}
	seat, err := scenario.SitCovered(ctx, v, terms, luck, false)
	if err != nil {
		return nil, ctx.Err()
	}
	for _, row := range rows {
		one := sim.Decision{Offer: row.Offer}
		if json.Unmarshal(row.With, &one.With) != nil || seat.Decide(one) != nil {
			break // other names were drawn, say
		}
	}
	return seat, ctx.Err()
}
