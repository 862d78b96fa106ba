package author

import (
	"cmp"
	"slices"
	"time"

	"gorm.io/gorm"

	"caseload/app/who"
)

// Void says why a signature, or a declaration, doesn't count.
type Void string

// The reasons.
const (
	Counts       Void = ""
	VoidChanged  Void = "changed"  // the draft has changed since
	VoidLeft     Void = "left"     // who gave it has left the partnership
	VoidMoved    Void = "moved"    // they don't write for the organisation any longer for which they gave it
	VoidStanding Void = "standing" // they may not give one any longer
	VoidAgain    Void = "again"    // they have reviewed the draft again, as it is, and not signed it
	VoidExpired  Void = "expired"  // the rule pack has expired since
	VoidSide     Void = "side"     // who gave it spoke for neither side
	VoidObjected Void = "objected" // what was published was withdrawn for a reason since
	VoidReplaced Void = "replaced" // another text of the draft was published since
)

// Speaks is as whom somebody is in a partnership now. It is zero once they have left.
type Speaks struct {
	Organisation int64    // for which they write, on whose staff they are; 0 for none
	Side         who.Kind // its kind; "" for none, and for those who are heard for what they have lived through
	Standing     who.Relation
}

// may reports whether they may do an act to the partnership's drafts.
func (s Speaks) may(act who.Act) bool {
	return who.AnyMay(who.Roles(), act, s.Standing, who.State{})
}

// Signing is what there is of signatures and declarations of a draft, to count those under it as
// it has a digest, since a moment. What a page says of them and what publishes count them here.
// After a withdrawal for a reason only what is given after it counts; and once another text is
// published, only signatures after that, so that nobody takes a newer text back alone.
//
// A person's count only for the organisation, and the side, for which they write now: for one side
// at a time, whichever they have signed for.
type Signing struct {
	Digest       string
	Since        time.Time // of signatures
	Objected     time.Time // as of [Store.Objected]
	Replaced     time.Time // as of [Store.Replaced]; signatures only
	Reviews      []Review
	Declarations []Declaration
}

// Signature reports why a review that was signed doesn't count, or [Counts].
func (s Signing) Signature(r Review) Void {
	switch {
	case r.Lived || !slices.Contains(Sides(), r.Side):
		return VoidSide
	case r.Digest != s.Digest:
		return VoidChanged
	case r.Gone:
		return VoidLeft
	case r.Speaks.Organisation != r.Organisation || r.Speaks.Side != r.Side:
		return VoidMoved
	case !r.Speaks.may(who.ReviewDraft):
		return VoidStanding
	case s.refused(r.Person, func(again Review) bool { return again.ID > r.ID }): // one after the other
		return VoidAgain
	case s.isObjected(*r.Ended):
		return VoidObjected
	case r.Ended.Before(s.Replaced):
		return VoidReplaced
	case r.Ended.Before(s.Since):
		return VoidExpired
	}
	return Counts
}

// Declared reports why a declaration doesn't count, or [Counts].
func (s Signing) Declared(d Declaration) Void {
	switch {
	case d.Digest != s.Digest:
		return VoidChanged
	case d.Left:
		return VoidLeft
	case d.Speaks.Side != d.Side:
		return VoidMoved
	case !d.Speaks.may(who.Declare):
		return VoidStanding
	case s.refused(d.Person, func(again Review) bool { return again.Ended.After(d.Made) }):
		return VoidAgain
	case s.isObjected(d.Made):
		return VoidObjected
	}
	return Counts
}

// isObjected reports whether something was given before a withdrawal for a reason.
func (s Signing) isObjected(at time.Time) bool { return !s.Objected.IsZero() && !at.After(s.Objected) }

// refused reports whether somebody has ended such a review of the draft, as it is, without signing.
func (s Signing) refused(person int64, such func(Review) bool) bool {
	return slices.ContainsFunc(s.Reviews, func(r Review) bool {
		return r.Person == person && r.Digest == s.Digest && r.Verdict == NotYet && such(r)
	})
}

// Signatures returns those that count, in the order in which they were given: of each person the
// last.
func (s Signing) Signatures() (list []Signature) {
	for _, r := range s.Reviews {
		if r.Verdict != Signed || s.Signature(r) != Counts {
			continue
		}
		one := Signature{r.Person, r.Organisation, r.Side, *r.Ended}
		at := slices.IndexFunc(list, func(other Signature) bool { return other.Person == one.Person })
		switch {
		case at < 0:
			list = append(list, one)
		case list[at].Signed.Before(one.Signed):
			list[at] = one
		}
	}
	slices.SortFunc(list, func(a, b Signature) int { return cmp.Or(a.Signed.Compare(b.Signed), cmp.Compare(a.Person, b.Person)) })
	return list
}

// Declarers returns who has declared for a side.
func (s Signing) Declarers(side who.Kind) (list []int64) {
	for _, d := range s.Declarations {
		if d.Side == side && s.Declared(d) == Counts {
			list = append(list, d.Person)
		}
	}
	return list
}

// Done returns the sides that have both signed and declared.
func (s Signing) Done() []who.Kind {
	signatures := s.Signatures()
	return slices.DeleteFunc(Sides(), func(side who.Kind) bool {
		return len(s.Declarers(side)) == 0 || !slices.ContainsFunc(signatures, func(one Signature) bool { return one.Side == side })
	})
}

// Unjudged returns the questions at which nobody could say whose signature counts.
func (s Signing) Unjudged() []string {
	return slices.DeleteFunc(Questions(), func(question string) bool {
		return slices.ContainsFunc(s.Reviews, func(r Review) bool {
			return r.Verdict == Signed && slices.Contains(r.Judged, question) && s.Signature(r) == Counts
		})
	})
}

// Complete reports whether all sides have signed and declared, and of every question somebody who
// signed could say.
func (s Signing) Complete() bool { return len(s.Done()) == len(Sides()) && len(s.Unjudged()) == 0 }

// signing returns what there is of signatures and declarations of a draft as it has a digest.
func signing(tx *gorm.DB, d Draft, digest string, since time.Time) (s Signing, err error) {
	s.Digest, s.Since = digest, since
	if s.Objected, err = objected(tx, d, digest); err != nil {
		return s, err
	}
	if s.Replaced, err = replaced(tx, d, digest); err != nil {
		return s, err
	}
	reviews, err := reviewsOf(tx, "reviews.draft_id = ? AND digest = ? AND reviews.ended_at IS NOT NULL", d.ID, digest)
	if err == nil {
		s.Reviews = reviews
		s.Declarations, err = declarationsOf(tx, "declarations.draft_id = ? AND digest = ?", d.ID, digest)
	}
	return s, err
}
