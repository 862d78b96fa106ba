package author

import (
	"context"
	"time"

	"caseload/app/store"
	kept "caseload/app/store/author"
	"caseload/app/who"
)

// Standing is what somebody is in a partnership, or was, and what is theirs there: their own words
// and nobody else's. Of one that they have left, its drafts aren't among that.
type Standing struct {
	Partnership kept.Partnership
	Self        kept.Somebody
	Left        *time.Time // nil while they are in it
	Drafts      []kept.Draft
	Tokens      []kept.Token
	Plays       []Play      // their own, of its drafts
	Said        []kept.Said // by them, of its drafts
	Reviews     []Review
	Asked       []Ask // by them and of them, for reviews; none once they have left, since it names others
	Judged      []Judgement
	Declared    []kept.Declaration
	Agreed      []kept.Agreement
}

// Of returns what a person is or was in each of the partnerships that they are or ever were in.
func (d *Drafts) Of(ctx context.Context, p store.Person) ([]Standing, error) {
	all, err := d.Owns(ctx, p)
	if err != nil {
		return nil, err
	}
	list := make([]Standing, len(all))
	for i, own := range all {
		if list[i], err = d.standing(ctx, own); err != nil {
			return nil, err
		}
		if own.Left() != nil {
			continue
		}
		in, err := d.Partner(ctx, p, own.Partnership().ID, who.ReadPartnership)
		if err != nil {
			return nil, err
		}
		if list[i].Drafts, err = d.Store.Drafts(ctx, in); err != nil {
			return nil, err
		}
		if list[i].Tokens, err = d.Tokens(ctx, in); err != nil {
			return nil, err
		}
		if list[i].Asked, err = d.AsksOfMine(ctx, in); err != nil {
			return nil, err
		}
	}
	return list, nil
}

// standing returns what somebody's own words are in a partnership.
func (d *Drafts) standing(ctx context.Context, own kept.Own) (s Standing, err error) {
	s = Standing{Partnership: own.Partnership(), Self: own.Self(), Left: own.Left()}
	if s.Plays, err = d.PlaysOfMine(ctx, own); err != nil {
		return s, err
	}
	if s.Said, err = d.SaidByMe(ctx, own); err != nil {
		return s, err
	}
	if s.Reviews, s.Judged, err = d.ReviewsOfMine(ctx, own); err != nil {
		return s, err
	}
	if s.Declared, err = d.Store.Declared(ctx, own); err != nil {
		return s, err
	}
	s.Agreed, err = d.AgreedByMe(ctx, own)
	return s, err
}
