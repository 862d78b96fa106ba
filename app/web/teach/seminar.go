package teach

import (
	"context"
	"strconv"

	"github.com/gofiber/fiber/v2"

	"caseload/app/page"
	teachpage "caseload/app/page/teach"
	"caseload/app/teach"
	"caseload/app/web/edge"
)

// The names of what an address of a seminar says is projected.
const (
	queryMoment = "moment"
	queryPart   = "part"
	queryHands  = "hands"
)

// mostHands bounds the hands that can be typed for one answer.
const mostHands = 999

// placeAsked returns what is to be projected.
func placeAsked(c *fiber.Ctx) teachpage.SeminarPlace {
	p := teachpage.SeminarPlace{Part: teachpage.SeminarPart(c.Query(queryPart)), Moment: c.Query(queryMoment)}
	switch p.Part {
	case teachpage.PartFamilies, teachpage.PartHandout:
		p.Moment = ""
	case teachpage.PartDesk, teachpage.PartChosen, teachpage.PartAfter:
	default:
		return teachpage.SeminarPlace{}
	}
	return p
}

// assignmentSeminar shows the seminar of an assignment to whoever leads it.
func (s *Pages) assignmentSeminar(c *fiber.Ctx) error {
	led, err := s.ledAssignment(c)
	if err != nil {
		return err
	}
	place := placeAsked(c)
	of, err := s.seminars.OfAssignment(c.UserContext(), led, place.Moment, place.Part == teachpage.PartHandout)
	if err != nil {
		return err
	}
	a := led.Assignment()
	back := page.AddressAssignment(a.ID)
	v := teachpage.SeminarView{Layout: s.Layout, Title: a.Name, Address: back + "/seminar", Back: back, SameLuck: a.SharesLuck(), Named: true}
	return s.seminar(c, of, place, v)
}

// classSeminar shows the seminar of a class to its lecturer.
func (s *Pages) classSeminar(c *fiber.Ctx) error {
	led, err := s.led(c)
	if err != nil {
		return err
	}
	if err := s.setAside(c, led); err != nil {
		return err
	}
	version, err := s.classVersion(c.UserContext(), led.Class())
	if err != nil {
		return err
	}
	place := placeAsked(c)
	of, err := s.seminars.OfClass(c.UserContext(), led, place.Moment, place.Part == teachpage.PartHandout)
	if err != nil {
		return classLost(err)
	}
	back := page.AddressBoard(led.Class().Code)
	v := teachpage.SeminarView{Layout: s.Layout, Title: version.Setting.Title, Address: back + "/seminar", Back: back, SameLuck: led.Class().SharesLuck()}
	return s.seminar(c, of, place, v)
}

func (s *Pages) seminar(c *fiber.Ctx, of teach.Seminar, place teachpage.SeminarPlace, v teachpage.SeminarView) error {
	v.Begun, v.Moments, v.Place, v.Hands, v.Options = of.Begun, of.Moments, place, c.Query(queryHands) != "", of.Options()
	if _, is := v.Moment(); !is && place.Moment != "" {
		return edge.SeeOther(c, string(v.Address)) // it hasn't been answered by enough, or the story has no such moment
	}
	if place.Part != teachpage.PartList && place.Part != teachpage.PartFamilies && place.Part != teachpage.PartHandout && place.Moment == "" {
		return edge.SeeOther(c, string(v.Address))
	}
	if v.Hands {
		v.Raised = handsSent(c, v.Options)
	}
	if err := s.fillSeminar(c.UserContext(), of, &v); err != nil {
		return err
	}
	return s.Page(c, v)
}

// fillSeminar adds what the projected part says.
func (s *Pages) fillSeminar(ctx context.Context, of teach.Seminar, v *teachpage.SeminarView) (err error) {
	message := v.Place.Moment
	switch v.Place.Part {
	case teachpage.PartDesk:
		v.Scene, err = s.seminars.Scene(ctx, of, message)
	case teachpage.PartChosen:
		if !v.Hands {
			v.ByLoad, v.ByTerms, v.TooFew, v.Whole, err = s.seminars.Apart(ctx, of, message)
		}
	case teachpage.PartAfter:
		v.Sides, v.Two, err = s.seminars.Sides(ctx, of, message)
	case teachpage.PartFamilies, teachpage.PartHandout:
		v.Families, err = s.seminars.Families(ctx, of)
	}
	return err
}

// handsSent returns the hands that were typed, by answer.
func handsSent(c *fiber.Ctx, options []teach.Answer) map[string]int {
	raised := map[string]int{}
	for i, a := range options {
		if n, err := strconv.Atoi(c.Query(teachpage.HandsField(i))); err == nil && n >= 0 {
			raised[a.Value] = min(n, mostHands)
		}
	}
	return raised
}
