package author

import (
	"context"
	"slices"

	kept "caseload/app/store/author"
)

// Signers is who has signed a draft.
type Signers struct {
	People  []int64
	Changed bool // they have signed it as it was last, and not as it is
}

// Signers returns who has signed a draft as it is, or, if nobody has and that isn't published, as it
// was when somebody did last.
func (d *Drafts) Signers(ctx context.Context, r Reading) (s Signers, err error) {
	reviews, err := d.Reviews(ctx, r)
	if err != nil || !slices.ContainsFunc(reviews, func(one Review) bool { return one.Verdict == Signed }) {
		return s, err
	}
	pack, err := d.Pack(ctx, r)
	if err != nil {
		return s, err
	}
	if s.People = signersOf(reviews, pack.Digest()); len(s.People) > 0 {
		return s, nil
	}
	released, err := d.Released(ctx, r)
	for _, one := range reviews { // newest first
		if s.People = signersOf(reviews, one.Digest); len(s.People) == 0 || err != nil {
			continue
		}
		if s.Changed = true; slices.ContainsFunc(released, func(of Release) bool { return of.Texts == one.Digest }) {
			s = Signers{}
		}
		break
	}
	return s, err
}

// signersOf returns whose signatures count under a draft with a digest.
func signersOf(reviews []Review, digest string) (people []int64) {
	for _, one := range (kept.Signing{Digest: digest, Reviews: reviews}).Signatures() {
		people = append(people, one.Person)
	}
	return people
}
