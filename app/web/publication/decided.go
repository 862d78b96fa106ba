package publication

import (
	"time"

	"github.com/gofiber/fiber/v2"

	"caseload/app/author"
	"caseload/app/decided"
	authorpage "caseload/app/page/author"
	"caseload/app/web/edge"
)

// DecidedJSON is what classes and assignments decided with what was published of a draft.
type DecidedJSON struct {
	Versions []DecidedVersionJSON `json:"versions"`
}

// DecidedVersionJSON is what they decided with one version.
type DecidedVersionJSON struct {
	Slug    string           `json:"slug"`
	Version string           `json:"version"`
	Counted time.Time        `json:"counted"`
	Moments []decided.Moment `json:"moments"`
}

// decided shows what classes decided with what was published of a draft.
func (s *Pages) decided(c *fiber.Ctx) error {
	r, err := s.Reading(c)
	if err != nil {
		return err
	}
	counted, err := s.drafts.Decided(c.UserContext(), r)
	if err != nil {
		return err
	}
	list, err := decided.With(counted)
	if err != nil {
		return err
	}
	if edge.WantsJSON(c) {
		answer := DecidedJSON{Versions: []DecidedVersionJSON{}}
		for _, v := range list {
			answer.Versions = append(answer.Versions, DecidedVersionJSON{v.Slug, v.Version, v.Last, v.Moments})
		}
		return c.JSON(answer)
	}
	pack, err := s.drafts.Pack(c.UserContext(), r)
	if err != nil {
		return err
	}
	v := authorpage.DecidedView{Layout: s.Layout, Draft: r.Draft().ID, Name: r.Draft().Name}
	for _, one := range list {
		version := authorpage.DecidedVersion{Slug: one.Slug, Version: one.Version[:12], Published: edge.DateOf(one.Put), Counted: edge.DateOf(one.Last)}
		for _, m := range one.Moments {
			version.Moments = append(version.Moments, decidedMoment(r.Draft().ID, pack, m))
		}
		v.Versions = append(v.Versions, version)
	}
	return s.Page(c, v)
}

func decidedMoment(draft int64, pack author.Pack, m decided.Moment) authorpage.DecidedMoment {
	one := authorpage.DecidedMoment{Heading: m.Heading, Title: m.Title, Path: m.Path, Line: m.Line, Range: sayCountsInside(m), Counted: m.Counted}
	if at, there := pack.At[m.Path]; there {
		one.At = authorpage.AddressLine(draft, at.File, m.Line)
	}
	for _, a := range m.Answers {
		one.Answers = append(one.Answers, authorpage.DecidedAnswer{Label: a.Label, AtLeast: a.AtLeast, Stands: sayStanding(m.Standing(a))})
	}
	return one
}
