package debrief

import (
	"fmt"
	"slices"

	"caseload/app/sim"
)

// standsApart says how the tier compares with the authors' range and with what practitioners
// would defend, where these would defend more than the authors.
func (j Judgement) standsApart() string {
	authors, practice := Range(j.Authors), j.defended()
	switch {
	case j.Met == Worked:
		return fmt.Sprintf("; the authors’ range is %s, and %s. The work was done in the time that this allows, so the tier isn't counted.", authors, practice)
	case j.Verdict == Higher:
		return fmt.Sprintf(". The authors’ range is %s; %s. %s is more urgent than any of these.", authors, practice, j.Tier)
	case j.Verdict == Lower:
		return fmt.Sprintf(". The authors’ range is %s; %s. %s is less urgent than any of these.", authors, practice, j.Tier)
	case j.Verdict == NotOffered:
		return fmt.Sprintf(". The authors’ range is %s; %s.", authors, practice)
	case Verdict(j.Tier, j.Authors) == Within:
		return fmt.Sprintf(", inside the authors’ range, %s; %s.", authors, practice)
	}
	return fmt.Sprintf(". The authors’ range is %s; %s. So it counts as inside.", authors, j.defendedToo())
}

// defended says what practitioners would defend, all together.
func (j Judgement) defended() string {
	first := j.Apart[0]
	most, least := first.Most, first.Least
	for _, one := range j.Apart {
		most, least = min(most, one.Most), max(least, one.Least)
	}
	if j.Agreement == sim.Differed {
		return fmt.Sprintf("the %s who judged it, each on their own, differed, and between them would defend %s", practitioners(len(j.Apart), false), Range(sim.TiersFrom(most, least)))
	}
	return fmt.Sprintf("%s who judged it, each on their own, would defend %s", practitioners(len(j.Apart), true), Range(sim.TiersFrom(most, least)))
}

// defendedToo says which practitioners would defend the tier as well.
func (j Judgement) defendedToo() string {
	n, as := 0, "as you did"
	if j.Turn == 0 {
		as = "where it stayed"
	}
	for _, one := range j.Apart {
		if one.Most <= j.Tier && j.Tier <= one.Least {
			n++
		}
	}
	switch {
	case n == 0:
		return j.defended() + ", and yours lies in between"
	case j.Agreement == sim.Agreed:
		return j.defended() + ", " + as
	case n == len(j.Apart):
		return fmt.Sprintf("%s who judged it, each on their own, would defend %s, %s", practitioners(n, true), j.Tier, as)
	}
	of := "one of them"
	if n > 1 {
		of = fmt.Sprintf("%d of them", n)
	}
	return fmt.Sprintf("the %s who judged it, each on their own, differed, and %s would defend %s, %s", practitioners(len(j.Apart), false), of, j.Tier, as)
}

// soFar says that the one practitioner who has judged the range would defend the tier, or "".
func (j Judgement) soFar() string {
	if len(j.Apart) != 1 || j.Tier < j.Apart[0].Most || j.Tier > j.Apart[0].Least {
		return ""
	}
	return fmt.Sprintf(" The one practitioner who has judged it so far would defend %s too.", j.Tier)
}

// practitioners counts some, or all that there are.
func practitioners(n int, all bool) string {
	words := fmt.Sprintf("%d practitioners", n)
	switch {
	case n == 2 && all:
		words = "both practitioners"
	case n == 2:
		words = "two practitioners"
	case all:
		words = "all " + words
	}
	return words
}

// sayJudged says who has judged a range.
func sayJudged(p Practice) string {
	n := practitioners(len(p.Ranges), false)
	switch p.Agreement {
	case sim.Agreed:
		return n + " judged it, each on their own, and agreed"
	case sim.Differed:
		return n + " judged it, each on their own, and differed"
	}
	return "not yet reviewed by practitioners"
}

// RangeWith returns the tiers that count as inside a range in words, and the authors' range where
// practitioners would defend more than that.
func RangeWith(counted, authors []string) string {
	if len(authors) == 0 || slices.Equal(counted, authors) {
		return Range(counted)
	}
	return Range(counted) + " (the authors’: " + Range(authors) + ")"
}
