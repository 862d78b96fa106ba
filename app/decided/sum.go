package decided

import (
	"encoding/json"
	"slices"
	"time"

	"caseload/app/debrief"
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
			if m.Defensible == nil {
				m.Defensible = []string{}
			}
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

// Standing says how an answer stands to the range that the scenario publishes about it.
type Standing struct {
	Authors, AllAuthors       bool // a tier of it, and all of it, is inside the authors’ range
	Defensible, AllDefensible bool // the same of what counts as inside in a debrief, with what practitioners would defend
}

// Standing says how an answer stands to the moment's range. Where tiers were put together, a part
// of them may be inside.
func (m Moment) Standing(a teach.Answer) (s Standing) {
	tiers := a.Tiers()
	if tiers == nil || len(m.Tiers) == 0 {
		return s
	}
	s.AllAuthors, s.AllDefensible = true, true
	for _, t := range sim.TiersFrom(tiers[0], tiers[len(tiers)-1]) {
		authors := inside(t, m.Tiers)
		defensible := authors || inside(t, m.Defensible)
		s.Authors, s.AllAuthors = s.Authors || authors, s.AllAuthors && authors
		s.Defensible, s.AllDefensible = s.Defensible || defensible, s.AllDefensible && defensible
	}
	return s
}

// inside reports whether a tier counts as inside a range, as in a debrief.
func inside(tier string, tiers []string) bool {
	return len(tiers) > 0 && debrief.Verdict(tier, tiers) == debrief.Within
}

// Widened returns the tiers that only practitioners would defend, and those between them and the
// authors' own.
func (m Moment) Widened() []string {
	return slices.DeleteFunc(slices.Clone(m.Defensible), func(tier string) bool { return inside(tier, m.Tiers) })
}
