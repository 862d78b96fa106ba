package author

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"time"

	"caseload/app/check"
	"caseload/app/playtest"
	kept "caseload/app/store/author"
)

// Report is what became of plays of a draft by bots, as it was. A bot is a policy: a program that
// sees a desk and decides.
type Report struct {
	Digest string           `json:"-"` // "" if nothing is known yet
	At     map[string]Place `json:"-"`

	RulesChecked string `json:"rules_checked,omitempty"` // the day on which its rule pack was compared with its sources; "" if it doesn't say

	Stopped  string            `json:"stopped,omitempty"` // a clause that says why there is no report; "" if there is
	Findings playtest.Findings `json:"findings"`
	Files    []Covered         `json:"files"`
	Failed   []Failed          `json:"failed"` // of the failures, as many as are kept, in their order
}

// Covered is a file of a draft, the lines of it that have something to run, and in how many
// plays each has run.
type Covered struct {
	Path  string `json:"path"`
	Lines []int  `json:"lines"`
	Plays []int  `json:"plays"`
}

// Failed is the first play in which something failed.
type Failed struct {
	Play  string `json:"play"`  // its golden play as a file of the pack has it
	Turns []Turn `json:"turns"` // up to the one at which it failed
}

// Turn is one decision of a play.
type Turn struct {
	Number int    `json:"number"`
	When   string `json:"when"` // "Tuesday 3 March, 10:45"
	What   string `json:"what"`
	Chose  string `json:"chose,omitempty"`
}

// Played returns what became of the bots' plays of a draft as it is now, and whether they have
// played it.
func (d *Drafts) Played(ctx context.Context, r kept.Reading, p Pack) (Report, bool, error) {
	key := d.key(kept.KindBots, p)
	has, err := d.Derived(ctx, r, key)
	if errors.Is(err, ErrNotFound) || err == nil && !has.Final {
		return Report{At: p.At}, false, nil
	}
	report := Report{Digest: key.Digest, At: p.At}
	if err == nil {
		err = json.Unmarshal(has.Body, &report)
	}
	return report, err == nil, err
}

// PlaySoon has bots play a draft as pack has it, in a process of their own, and returns what
// became of it, or, after the longest that whoever asks waits, a report whose digest is "". The
// plays go on then, and are asked for again. They aren't begun before a check has ended and found
// no error that prevents them. When the draft changes, they are given up.
func (d *Drafts) PlaySoon(ctx context.Context, r kept.Reading, pack Pack, longest time.Duration) (Report, error) {
	report, known, err := d.Played(ctx, r, pack)
	if err != nil || known {
		return report, err
	}
	found, _, err := d.LookedThrough(ctx, r, pack)
	if err != nil || !found.Playable() {
		return report, err
	}
	archive, err := pack.Archive()
	if err != nil {
		return report, err
	}
	plays := d.work(r, d.key(kept.KindBots, pack), func(ctx context.Context, _ func([]byte)) ([]byte, error) {
		report, err := d.from.Playtest(ctx, archive, pack.Slug)
		if err != nil {
			return nil, err
		}
		return json.Marshal(report)
	})
	waiting, cancel := context.WithTimeout(ctx, longest)
	defer cancel()
	if err := plays.wait(waiting, false); err != nil {
		return report, err
	}
	report, _, err = d.Played(ctx, r, pack)
	return report, err
}

// Again forgets a check, or plays by bots, of a draft as pack has it that had to be stopped, so that
// they are made again when they are next asked for.
func (d *Drafts) Again(ctx context.Context, r kept.Reading, pack Pack) error {
	found, _, err := d.LookedThrough(ctx, r, pack)
	if err == nil && check.Stopped(found.List) {
		err = d.ForgetDerived(ctx, r, d.key(kept.KindFindings, pack))
	}
	if err != nil {
		return err
	}
	report, _, err := d.Played(ctx, r, pack)
	if err != nil || report.Stopped == "" {
		return err
	}
	return d.ForgetDerived(ctx, r, d.key(kept.KindBots, pack))
}

// Playable reports whether a check has ended and found no error that keeps bots from playing.
func (f Findings) Playable() bool {
	return f.Final && !slices.ContainsFunc(f.List, check.Finding.Prevents)
}

// KeepFailure adds the play that shows the n-th failure to a draft as a golden play, and returns
// the file. The error is ErrNotFound if the draft has changed since it was played, or has no such
// failure, and otherwise one of Add.
func (d *Drafts) KeepFailure(ctx context.Context, w kept.Writing, n int, path string) (int64, error) {
	if !isPath(path) {
		return 0, ErrPath
	}
	pack, err := d.Pack(ctx, w.Reading())
	if err != nil {
		return 0, err
	}
	report, _, err := d.Played(ctx, w.Reading(), pack)
	if err == nil && (n < 0 || n >= len(report.Failed) || report.Failed[n].Play == "") {
		err = ErrNotFound
	}
	if err != nil {
		return 0, err
	}
	return d.AddFile(ctx, w, kept.NewFile{Path: path, Text: report.Failed[n].Play})
}
