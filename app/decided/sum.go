package decided

import (
	"encoding/json"
	"slices"
	"time"

	"caseload/app/sim"
	"caseload/app/store/shelf"
	"caseload/app/teach"
)

// Version is what was decided with one version, in all that was counted.
type Version struct {
	Slug, Version string
	Put           time.Time // when it was published first
	Last          time.Time // when it was counted last
	Moments       []Moment  // in the order of the story
}

// With adds up what was counted, version by version. Each number is still at least so
// many.
func With(counted []shelf.Decided) (list []Version, err error) {
	for _, one := range counted {
		var moments []Moment
		if err := json.Unmarshal(one.Moments, &moments); err != nil {
			return nil, err
		}
		if n := len(list); n == 0 || list[n-1].Version != one.Version {
			list = append(list, Version{Slug: one.Slug, Version: one.Version, Put: one.Put})
		}
		v := &list[len(list)-1]
		v.Last = one.Made
		for _, m := range moments {
			v.add(m)
		}
	}
	return list, nil
}

func (v *Version) add(m Moment) {
	i := slices.IndexFunc(v.Moments, func(o Moment) bool { return o.Message == m.Message })
	if i < 0 {
		v.Moments = append(v.Moments, m)
		return
	}
	of := &v.Moments[i]
	of.Counted += m.Counted
	base, more := of.Answers, m.Answers
	if len(more) < len(base) && more[0].Tiers() != nil { // tiers were put together there
		base, more = more, base
	}
	for _, a := range more {
		if at := slices.IndexFunc(base, func(o teach.Answer) bool { return within(a, o) }); at >= 0 {
			base[at].AtLeast += a.AtLeast
		} else {
			base = append(base, a)
		}
	}
	of.Answers = base
}

// within reports whether an answer is another one, or one of the tiers that were put together in
// it.
func within(a, o teach.Answer) bool {
	mine, theirs := a.Tiers(), o.Tiers()
	if mine == nil || theirs == nil {
		return a.Value == o.Value
	}
	return theirs[0] <= mine[0] && mine[len(mine)-1] <= theirs[len(theirs)-1]
}

// Inside says how much of an answer is inside the range that the scenario publishes about it: of
// tiers that were put together, perhaps a part.
func (m Moment) Inside(a teach.Answer) (part, all bool) {
	if tiers := a.Tiers(); tiers != nil && len(m.Tiers) > 0 {
		all = true
		for _, t := range sim.TiersFrom(tiers[0], tiers[len(tiers)-1]) {
			inside := slices.Contains(m.Tiers, t)
			part, all = part || inside, all && inside
		}
	}
	return part, all
}
