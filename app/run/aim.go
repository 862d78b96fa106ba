package run

import (
	"context"
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"caseload/app/debrief/aim"
	"caseload/app/store"
)

// Aim is what a student means to try in their next run of a scenario: what a debrief
// proposed, or their own words. It is theirs alone, like everything they write.
type Aim struct {
	Text string   // "" for no aim
	Rule aim.Rule // "" for own words
}

// Aims are the aims of a run.
type Aims struct {
	Begun Aim // the run began with it
	Kept  Aim // it was kept after the run, for the next one
}

// An aim is stored as writing of the whole run, at turn 0. The one with which a run begins
// is its own, so that it is erased with the run's words.
const (
	writingKept      = "aim"
	writingKeptRule  = "aim-rule"
	writingBegun     = "aim-begun"
	writingBegunRule = "aim-begun-rule"
)

// MaxAim is how long an aim may be, in characters: a sentence or two.
const MaxAim = 200

// ErrLongAim means that an aim has more than [MaxAim] characters.
var ErrLongAim = errors.New("an aim is a sentence or two")

// Aims returns the aims of a run; none if they are closed in this session.
func (r *Runs) Aims(ctx context.Context, m Mine) (a Aims, err error) {
	words, err := r.store.WritingsAt(ctx, m, 0)
	for _, w := range words {
		switch w.Kind {
		case writingKept:
			a.Kept.Text = w.Text
		case writingKeptRule:
			a.Kept.Rule = aim.Rule(w.Text)
		case writingBegun:
			a.Begun.Text = w.Text
		case writingBegunRule:
			a.Begun.Rule = aim.Rule(w.Text)
		}
	}
	return a, unlessClosed(err)
}

// KeepAim keeps an aim after a run, for the student's next run of its scenario, in place
// of any earlier one; an empty one erases it. With a rule it can be compared with that run;
// of one in own words only the student can say whether it was met.
func (r *Runs) KeepAim(ctx context.Context, m Mine, a Aim) error {
	if err := r.store.IsMine(m); err != nil {
		return err
	}
	a.Text = strings.TrimSpace(a.Text)
	switch {
	case m.Run().EndedAt == nil:
		return ErrNotEnded
	case utf8.RuneCountInString(a.Text) > MaxAim:
		return ErrLongAim
	}
	return r.store.PutWritings(ctx, m, []store.Writing{{Kind: writingKept, Text: a.Text}, {Kind: writingKeptRule, Text: string(a.Rule)}})
}

// NextAim returns the aim with which a guest's next run of a scenario begins: the one
// kept after the last run of it that ended, or none.
func (r *Runs) NextAim(ctx context.Context, g Guest, slug string) (Aim, error) {
	ended, err := r.endedOf(ctx, g, slug)
	if err != nil || len(ended) == 0 {
		return Aim{}, err
	}
	aims, err := r.Aims(ctx, ended[len(ended)-1])
	return aims.Kept, err
}

// endedOf lists a guest's runs of a scenario that have ended, in the order in which they
// ended.
func (r *Runs) endedOf(ctx context.Context, g Guest, slug string) (ended []Mine, err error) {
	runs, err := r.store.RunsOf(ctx, g)
	if err != nil {
		return nil, err
	}
	slugs := map[string]string{} // by version
	for _, m := range runs {
		if m.Run().EndedAt == nil {
			continue
		}
		version := m.Run().Version
		if _, known := slugs[version]; !known {
			if slugs[version], _, err = r.store.Named(ctx, version); err != nil {
				return nil, err
			}
		}
		if slugs[version] == slug {
			ended = append(ended, m)
		}
	}
	slices.SortStableFunc(ended, func(a, b Mine) int { return a.Run().EndedAt.Compare(*b.Run().EndedAt) })
	return ended, nil
}

// beginWithAim gives a new run the aim that its student kept after the last one. A run
// without it is better than none, so a failure is only logged.
func (r *Runs) beginWithAim(ctx context.Context, g Guest, m Mine, slug string) {
	if err := r.giveAim(ctx, g, m, slug); err != nil {
		r.log.Warn("a run began without its student's aim", "run", m.ID(), "error", err.Error())
	}
}

func (r *Runs) giveAim(ctx context.Context, g Guest, m Mine, slug string) error {
	next, err := r.NextAim(ctx, g, slug)
	if err != nil || next.Text == "" {
		return err
	}
	return r.store.PutWritings(ctx, m, []store.Writing{{Kind: writingBegun, Text: next.Text}, {Kind: writingBegunRule, Text: string(next.Rule)}})
}
