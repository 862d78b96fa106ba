package author

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"caseload/app/debrief"
	"caseload/app/sim"
)

// Judged is a range with how it was judged.
type Judged struct {
	Range
	By        []Judgement // as far as whoever asks may see them; oldest first
	Agreement sim.Agreement
}

// Outside returns the tiers outside a range's own that practitioners who count would defend, the
// most serious first, as far as whoever asks may see how they judged. There are none where the
// draft computes its range.
func (one Judged) Outside() (tiers []string) {
	if len(one.Tiers) == 0 {
		return nil
	}
	for _, tier := range sim.Tiers {
		inside := slices.Min(one.Tiers) <= tier.Value && tier.Value <= slices.Max(one.Tiers)
		if !inside && slices.ContainsFunc(one.By, func(j Judgement) bool { return j.Counts() && j.Most <= tier.Value && tier.Value <= j.Least }) {
			tiers = append(tiers, tier.Value)
		}
	}
	return tiers
}

// judgedOf puts judgements to the ranges that they are of.
func judgedOf(ranges []Range, all []Judgement) []Judged {
	list := make([]Judged, len(ranges))
	for i, one := range ranges {
		list[i] = Judged{Range: one, Agreement: sim.NotReviewed}
		var counts []Judgement
		for _, j := range all {
			if j.Moment == one.Moment && j.Shown == one.Shown {
				list[i].By = append(list[i].By, j)
				if j.Counts() {
					counts = append(counts, j)
				}
			}
		}
		if len(counts) < enough {
			continue
		}
		list[i].Agreement = sim.Agreed
		for _, j := range counts[1:] {
			if j.Least != counts[0].Least || j.Most != counts[0].Most {
				list[i].Agreement = sim.Differed
			}
		}
	}
	return list
}

// maxJudged bounds what is kept on the shelf of how ranges were judged, in bytes.
const maxJudged = 1<<20 - 2

// enough is how many practitioners judge a range before it counts as reviewed.
const enough = 2

// JudgedIn returns the ranges of what is read in a review, with the judgements that whoever asks
// may see.
func (d *Drafts) JudgedIn(ctx context.Context, r Reading, review Review) ([]Judged, error) {
	read, err := d.Reviewed(ctx, r, review)
	if err != nil {
		return nil, err
	}
	all, err := d.Judgements(ctx, r)
	return judgedOf(d.Ranges(read), all), err
}

// JudgedNow returns the ranges of a draft as it is, with the judgements that whoever asks may see,
// and how many of them enough practitioners have judged, whoever may see that.
func (d *Drafts) JudgedNow(ctx context.Context, r Reading) (list []Judged, reviewed int, err error) {
	pack, err := d.Pack(ctx, r)
	if err != nil {
		return nil, 0, err
	}
	ranges := d.Ranges(pack)
	seen, err := d.Judgements(ctx, r)
	if err != nil {
		return nil, 0, err
	}
	all, err := d.Tiers(ctx, r, true)
	return judgedOf(ranges, seen), Reviewed(judgedOf(ranges, all)), err
}

// RangesCounted is how many ranges a draft has, how many of them enough practitioners have judged,
// and outside of how many such would defend tiers, as far as whoever asks may see how they judged.
type RangesCounted struct{ All, Reviewed, Outside int }

// CountRanges counts the ranges of a draft as it is.
func (d *Drafts) CountRanges(ctx context.Context, r Reading) (n RangesCounted, err error) {
	pack, err := d.Pack(ctx, r)
	if err != nil {
		return n, err
	}
	ranges := d.Ranges(pack)
	seen, err := d.Tiers(ctx, r, false)
	if err != nil {
		return n, err
	}
	all, err := d.Tiers(ctx, r, true)
	return RangesCounted{len(ranges), Reviewed(judgedOf(ranges, all)), countOutside(judgedOf(ranges, seen))}, err
}

// Reviewed returns how many ranges enough practitioners have judged.
func Reviewed(list []Judged) (n int) {
	for _, one := range list {
		if one.Agreement != sim.NotReviewed {
			n++
		}
	}
	return n
}

// Outside returns at how many ranges of a draft as it is practitioners who count would defend tiers
// outside the draft's own, as far as whoever asks may see how they judged.
func (d *Drafts) Outside(ctx context.Context, r Reading) (n int, err error) {
	all, err := d.Tiers(ctx, r, false)
	if err != nil || !slices.ContainsFunc(all, Judgement.Counts) {
		return 0, err
	}
	pack, err := d.Pack(ctx, r)
	return countOutside(judgedOf(d.Ranges(pack), all)), err
}

// countOutside returns at how many ranges practitioners who count would defend tiers outside them.
func countOutside(list []Judged) (n int) {
	for _, one := range list {
		if len(one.Outside()) > 0 {
			n++
		}
	}
	return n
}

// JudgedForShelf returns how practitioners who count have judged the ranges of a pack, as the shelf
// keeps it with a version that is published: without who they are, and so much of it as is kept
// there.
func (d *Drafts) JudgedForShelf(ctx context.Context, r Reading, p Pack) ([]byte, error) {
	all, err := d.Store.JudgedForShelf(ctx, r)
	if err != nil {
		return nil, err
	}
	list, size := []debrief.Practice{}, 0
	for _, one := range judgedOf(d.Ranges(p), all) {
		practice := debrief.Practice{Open: one.Open, Tiers: one.Tiers, Why: one.Why, Agreement: one.Agreement, Ranges: []sim.Defended{}}
		for _, j := range one.By {
			if j.Counts() {
				practice.Ranges = append(practice.Ranges, sim.Defended{Most: j.Most, Least: j.Least, Why: j.Why})
			}
		}
		data, err := json.Marshal(practice)
		if size += len(data) + 1; err != nil || size > maxJudged {
			return json.Marshal(list)
		}
		list = append(list, practice)
	}
	return json.Marshal(list)
}

// Judge has whoever asks judge a range in their open review, for good. The error is ErrNotFound
// if what they read has no such moment, ErrNoRange if the range isn't one, ErrNoReason,
// ErrTaken if they have judged it before, ErrForbidden, ErrEnded, ErrFull or ErrTooLarge.
func (d *Drafts) Judge(ctx context.Context, r Reading, id int64, shown string, j Judgement) error {
	review, err := d.Review(ctx, r, id)
	if err != nil {
		return err
	}
	read, err := d.Reviewed(ctx, r, review)
	if err != nil {
		return err
	}
	ranges := d.Ranges(read)
	at := slices.IndexFunc(ranges, func(one Range) bool { return one.Key() == shown })
	switch {
	case at < 0:
		return ErrNotFound
	case sim.TierWords(j.Least) == "" || sim.TierWords(j.Most) == "" || j.Least < j.Most: // P0 is the most serious
		return ErrNoRange
	case strings.TrimSpace(j.Why) == "":
		return ErrNoReason
	}
	seen, err := d.Tiers(ctx, r, false)
	if err != nil {
		return err
	}
	j.Seen = sawOthers(j, ranges[at].Earlier(ranges, seen, r.By().ID()))
	j.Moment, j.Shown, j.Words = ranges[at].Moment, ranges[at].Shown, ranges[at].Words
	return d.Store.Judge(ctx, r, id, j)
}

// Key finds a range again among those of a pack.
func (r Range) Key() string {
	return fmt.Sprintf("%x", sha256.Sum256(fmt.Appendf(nil, "%q %s", r.Moment, r.Shown)))[:16]
}
