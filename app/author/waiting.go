package author

import (
	"context"
	"slices"
	"time"

	"caseload/app/store"
	kept "caseload/app/store/author"
	"caseload/app/who"
)

// WantRules is that what is published of a draft stands on a rule pack that has expired.
const WantRules kept.Wanted = "rules"

// Waiting returns what waits for a person at a moment, in all partnerships or in one if that isn't 0:
// what the store returns, without drafts that are again as they were signed, and what is published and
// stands on a rule pack that has expired, as Since says.
func (d *Drafts) Waiting(ctx context.Context, p store.Person, partnership int64, now time.Time) ([]Waiting, error) {
	list, err := d.Store.Waiting(ctx, p, partnership)
	if err != nil {
		return nil, err
	}
	expired, err := d.expired(ctx, p, partnership, now)
	if err != nil {
		return nil, err
	}
	list = append(list[:min(len(list), kept.MaxWaiting-len(expired))], expired...)
	slices.SortStableFunc(list, func(a, b Waiting) int { return b.Since.Compare(a.Since) })
	return slices.DeleteFunc(slices.Clone(list), func(one Waiting) bool {
		if one.Want != WantAgain || err != nil {
			return false
		}
		if slices.ContainsFunc(list, func(other Waiting) bool {
			return other.Draft == one.Draft && (other.Want == WantSign || other.Want == WantBegin)
		}) {
			return true // which asks the same of them
		}
		var r Reading
		same := false
		if r, err = d.Read(ctx, p, one.Draft); err == nil {
			same, err = d.IsNewest(ctx, r, one.Digest)
		}
		return same
	}), err
}

// mostExpired bounds for how much that was published a new review is asked for at once.
const mostExpired = 10

// expired returns what is published and stands on a rule pack that has expired, for those who can
// review it anew or have it reviewed.
func (d *Drafts) expired(ctx context.Context, p store.Person, partnership int64, now time.Time) (list []Waiting, err error) {
	as := slices.DeleteFunc(who.Standings(), func(as who.Relation) bool {
		return !who.AnyMay(who.Roles(), who.ReviewDraft, as, who.State{})
	})
	offered, err := d.from.Published.OfferedOf(ctx, p, partnership, as)
	for _, one := range offered {
		var at time.Time
		if at, err = RulesExpired(one.Release, now); err != nil || len(list) == mostExpired {
			break
		}
		if !at.IsZero() {
			list = append(list, Waiting{Want: WantRules, Partnership: one.Partnership, Draft: one.Draft, Name: one.Name, Since: at})
		}
	}
	return list, err
}
