package debrief

import (
	"regexp"
	"slices"
	"strings"

	"caseload/app/sim"
)

// Practice is how practitioners have judged one of the ranges that a scenario publishes, each
// apart from the others. It is kept beside a version, and no play depends on it.
type Practice struct {
	Open      bool           `json:"open"`      // it is about an open case, and not a referral
	Tiers     []string       `json:"tiers"`     // the published range, as far as the script has it written out; empty if it computes it
	Why       string         `json:"why"`       // the reason published with it, with names in braces
	Agreement sim.Agreement  `json:"agreement"` // of those who count
	Ranges    []sim.Defended `json:"ranges"`    // what each of them would defend
}

// Practised returns what a scenario publishes, with how practitioners have judged it, where one
// range of list fits, and no other that was judged. What the scenario says itself of who judged that range is put aside.
func Practised(published []sim.Published, list []Practice) []sim.Published {
	published = slices.Clone(published)
	reasons := make([]*regexp.Regexp, len(list))
	for i, one := range list {
		reasons[i] = one.reason()
	}
	for i, p := range published {
		if p.Expected == nil {
			continue
		}
		var fits []Practice
		for k, one := range list {
			if one.Open == (p.Case != "") && one.has(p.Expected.Tiers) && reasons[k].MatchString(spaced(p.Expected.Why)) {
				fits = append(fits, one)
			}
		}
		if judged := slices.DeleteFunc(slices.Clone(fits), func(one Practice) bool { return len(one.Ranges) == 0 }); len(judged) > 0 {
			fits = judged // a cut can have the same moment once more, which nobody was asked about
		}
		if len(fits) == 1 || len(fits) > 0 && len(fits[0].Ranges) == 0 {
			e := *p.Expected
			e.Agreement, e.Judged = fits[0].Agreement, sayJudged(fits[0])
			published[i].Expected, published[i].Apart = &e, fits[0].Ranges
		}
	}
	return published
}

// Defensible returns the tiers that count as inside a range. This is the one rule for it, by which
// every verdict, count and mean goes, also what the authors are told of classes: the tiers that the authors publish, and, once the range was
// judged by as many practitioners as it needs, the tiers that any of them would defend, with those
// in between. A student isn’t counted out for a tier that a practitioner defended apart from the
// others, whether or not the practitioners agreed.
func Defensible(p sim.Published) []string {
	own := p.Expected.Tiers
	if len(own) == 0 || len(p.Apart) == 0 || p.Expected.Agreement != sim.Agreed && p.Expected.Agreement != sim.Differed {
		return own
	}
	most, least := slices.Min(own), slices.Max(own)
	for _, one := range p.Apart {
		most, least = min(most, one.Most), max(least, one.Least)
	}
	if most == slices.Min(own) && least == slices.Max(own) {
		return own // whatever lies between two tiers of it counts as inside it anyway
	}
	return sim.TiersFrom(most, least)
}

// widened reports whether practitioners would defend more than the authors.
func (j Judgement) widened() bool { return len(j.Authors) > 0 && !slices.Equal(j.Authors, j.Range) }

// has reports whether these tiers are those of the range, or some of them.
func (p Practice) has(tiers []string) bool {
	return len(p.Tiers) == 0 || !slices.ContainsFunc(tiers, func(tier string) bool { return !slices.Contains(p.Tiers, tier) })
}

var braces = regexp.MustCompile(`\{[^}]*\}`)

// reason matches the reason as a play publishes it: any name can stand for one in braces.
func (p Practice) reason() *regexp.Regexp {
	parts := braces.Split(spaced(p.Why), -1)
	for i, part := range parts {
		parts[i] = regexp.QuoteMeta(part)
	}
	return regexp.MustCompile("^" + strings.Join(parts, ".*") + "$")
}

// spaced returns a text with one space between its words.
func spaced(text string) string { return strings.Join(strings.Fields(text), " ") }
