package teach

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"github.com/gofiber/fiber/v2"

	"caseload/app/page"
	teachpage "caseload/app/page/teach"
	"caseload/app/teach"
	"caseload/app/web/edge"
	"time"
)

// The names of what an address of a seminar says is projected.
const (
	queryMoment = "moment"
	queryPart   = "part"
	queryHands  = "hands"
	queryAnswer = "answer" // twice: which two stand side by side
)

// mostHands bounds the hands that can be typed for one answer.
const mostHands = 999

// placeAsked returns what is to be projected.
func placeAsked(c *fiber.Ctx) teachpage.SeminarPlace {
	return partOf(c.Query(queryPart), c.Query(queryMoment))
}

// partOf returns the place of these names; the list if there is no such part.
func partOf(part, moment string) teachpage.SeminarPlace {
	p := teachpage.SeminarPlace{Part: teachpage.SeminarPart(part), Moment: moment}
	switch p.Part {
	case teachpage.PartFamilies, teachpage.PartHandout:
		p.Moment = ""
	case teachpage.PartDesk, teachpage.PartChosen, teachpage.PartAfter:
	default:
		return teachpage.SeminarPlace{}
	}
	return p
}

// held is a seminar that whoever asks may hold.
type held struct {
	topic string
	made  func(ctx context.Context, open string, handout bool) (teach.Seminar, error)
	place func(context.Context) (teach.Place, error)
	move  func(context.Context, teach.Place) error
	view  teachpage.SeminarView
}

// holder checks that whoever asks may hold the seminar in the address. Again does so once
// more when the request has been answered.
type holder func(c *fiber.Ctx) (h held, again func(context.Context) (held, error), err error)

// ofAssignment is the seminar of an assignment, for whoever leads it.
func (s *Pages) ofAssignment(c *fiber.Ctx) (held, func(context.Context) (held, error), error) {
	led, err := s.ledAssignment(c)
	if err != nil {
		return held{}, nil, err
	}
	origin, person := s.Origin(c), s.PersonLater(c)
	hold := func(led teach.LedAssignment) held {
		a := led.Assignment()
		back := page.AddressAssignment(a.ID)
		return held{
			topic: fmt.Sprint("seminar of assignment ", a.ID),
			made: func(ctx context.Context, open string, handout bool) (teach.Seminar, error) {
				return s.seminars.OfAssignment(ctx, led, open, handout)
			},
			place: func(ctx context.Context) (teach.Place, error) { return s.seminars.AssignmentPlace(ctx, led) },
			move:  func(ctx context.Context, p teach.Place) error { return s.seminars.MoveAssignment(ctx, led, p) },
			view:  teachpage.SeminarView{Layout: s.Layout, Title: a.Name, Address: back + "/seminar", Remote: back + "/seminar/remote", Back: back, Origin: origin, SameLuck: a.SharesLuck() && !a.Variants, Named: true},
		}
	}
	return hold(led), func(ctx context.Context) (held, error) {
		p, err := person(ctx)
		if err != nil {
			return held{}, err
		}
		led, err := s.given.Lead(ctx, p, led.Assignment().ID)
		return hold(led), err
	}, nil
}

// ofClass is the seminar of a class, for its lecturer.
func (s *Pages) ofClass(c *fiber.Ctx) (held, func(context.Context) (held, error), error) {
	led, err := s.led(c)
	if err == nil {
		err = s.setAside(c, led)
	}
	if err != nil {
		return held{}, nil, err
	}
	version, err := s.classVersion(c.UserContext(), led.Class())
	if err != nil {
		return held{}, nil, err
	}
	code := led.Class().Code
	key, origin := strings.Clone(s.Key(c, code)), s.Origin(c)
	hold := func(led teach.Led) held {
		back := page.AddressBoard(code)
		return held{
			topic: fmt.Sprint("seminar of class ", led.Class().ID),
			made: func(ctx context.Context, open string, handout bool) (teach.Seminar, error) {
				made, err := s.seminars.OfClass(ctx, led, open, handout)
				return made, classLost(err)
			},
			place: func(ctx context.Context) (teach.Place, error) { return s.seminars.ClassPlace(ctx, led) },
			move:  func(ctx context.Context, p teach.Place) error { return classLost(s.seminars.MoveClass(ctx, led, p)) },
			view:  teachpage.SeminarView{Layout: s.Layout, Title: version.Setting.Title, Address: back + "/seminar", Remote: back + "/seminar/remote", Back: back, Origin: origin, SameLuck: led.Class().SharesLuck()},
		}
	}
	return hold(led), func(ctx context.Context) (held, error) {
		led, err := s.classes.Lead(ctx, code, key)
		return hold(led), classLost(err)
	}, nil
}

// queryFollow asks for the page that a phone moves on.
const queryFollow = "follow"

// seminar shows a seminar to whoever holds it.
func (s *Pages) seminar(of holder) fiber.Handler {
	return func(c *fiber.Ctx) error {
		h, _, err := of(c)
		if err != nil {
			return err
		}
		if c.Query(queryFollow) != "" {
			return s.seminarFollowing(c, h)
		}
		place := placeAsked(c)
		made, err := h.made(c.UserContext(), place.Moment, place.Part == teachpage.PartHandout)
		if err != nil {
			return err
		}
		v := seminarAt(h, made, place)
		if v.Place != place {
			return edge.SeeOther(c, string(v.Address)) // it hasn't been answered by enough, or the story has no such moment
		}
		if v.Hands = c.Query(queryHands) != ""; v.Hands {
			v.Raised = handsSent(c, v.Options)
		}
		for _, value := range c.Context().QueryArgs().PeekMulti(queryAnswer) {
			v.Compare = append(v.Compare, string(value))
		}
		if err := s.fillSeminar(c.UserContext(), made, &v); err != nil {
			return err
		}
		if edge.WantsJSON(c) {
			return c.JSON(seminarJSON(v))
		}
		return s.Page(c, v)
	}
}

// seminarAt returns the page of a seminar at a place, or its list if that can't be shown.
func seminarAt(h held, made teach.Seminar, place teachpage.SeminarPlace) teachpage.SeminarView {
	v := h.view
	v.Begun, v.Moments, v.Options, v.Place = made.Begun, made.Moments, made.Options(), place
	if _, is := v.Moment(); !is && (place.Moment != "" || place.Part == teachpage.PartDesk || place.Part == teachpage.PartChosen || place.Part == teachpage.PartAfter) {
		v.Place = teachpage.SeminarPlace{}
	}
	return v
}

// followed returns the page that a phone moves on, as it is now.
func (s *Pages) followed(ctx context.Context, h held) (v teachpage.SeminarView, err error) {
	now, err := h.place(ctx)
	if err != nil {
		return v, err
	}
	made, err := h.made(ctx, now.Moment, false)
	if err != nil {
		return v, err
	}
	v = seminarAt(h, made, teachpage.SeminarPlace{Part: teachpage.SeminarPart(now.Part), Moment: now.Moment})
	v.Follows = true
	return v, s.fillSeminar(ctx, made, &v)
}

func (s *Pages) seminarFollowing(c *fiber.Ctx, h held) error {
	v, err := s.followed(c.UserContext(), h)
	if err != nil {
		return err
	}
	if edge.WantsFragment(c) {
		return s.HTML(c, v.RenderFragment)
	}
	fragment, err := fragmentOf(c.UserContext(), v)
	if err != nil {
		return err
	}
	v.Shown = edge.EventID(fragment)
	return s.Page(c, v)
}

// eventSeminar is the event that a seminar's stream sends. Its name is the id of the region
// that it replaces.
const eventSeminar = "seminar"

// seminarLive tells the projected page where a phone has moved it.
func (s *Pages) seminarLive(of holder) fiber.Handler {
	return func(c *fiber.Ctx) error {
		h, again, err := of(c)
		if err != nil {
			return err
		}
		inJSON := edge.WantsJSON(c)
		return s.Live(c, edge.Watch{
			Topic: h.topic, Event: eventSeminar,
			Mark: func(ctx context.Context) (string, error) {
				p, err := h.place(ctx)
				return fmt.Sprint(p.Changed), err
			},
			Look: func(ctx context.Context, _ time.Time) ([]byte, error) {
				h, err := again(ctx)
				if err != nil {
					return nil, err
				}
				v, err := s.followed(ctx, h)
				if err != nil {
					return nil, err
				}
				if inJSON {
					return json.Marshal(map[string]string{"part": string(v.Place.Part), "moment": v.Place.Moment})
				}
				return fragmentOf(ctx, v)
			},
		})
	}
}

// seminarRemote shows the page on a phone that moves the projected one on.
func (s *Pages) seminarRemote(of holder) fiber.Handler {
	return func(c *fiber.Ctx) error {
		h, _, err := of(c)
		if err != nil {
			return err
		}
		now, err := h.place(c.UserContext())
		if err != nil {
			return err
		}
		made, err := h.made(c.UserContext(), "", false)
		if err != nil {
			return err
		}
		return s.Page(c, teachpage.SeminarRemoteView{SeminarView: seminarAt(h, made, teachpage.SeminarPlace{Part: teachpage.SeminarPart(now.Part), Moment: now.Moment})})
	}
}

// seminarMove moves the projected page on.
func (s *Pages) seminarMove(of holder) fiber.Handler {
	return func(c *fiber.Ctx) error {
		var sent struct {
			Part   string `json:"part"`
			Moment string `json:"moment"`
		}
		if err := edge.ReadBody(c, &sent, &sent); err != nil {
			return err
		}
		h, _, err := of(c)
		if err != nil {
			return err
		}
		place := partOf(sent.Part, sent.Moment)
		if err := h.move(c.UserContext(), teach.Place{Part: string(place.Part), Moment: place.Moment}); err != nil {
			return err
		}
		if edge.WantsJSON(c) {
			return c.SendStatus(fiber.StatusNoContent)
		}
		return edge.SeeOther(c, string(h.view.Remote))
	}
}

// fillSeminar adds what the projected part says.
func (s *Pages) fillSeminar(ctx context.Context, of teach.Seminar, v *teachpage.SeminarView) (err error) {
	message := v.Place.Moment
	switch v.Place.Part {
	case teachpage.PartDesk:
		v.Scene, err = s.seminars.Scene(ctx, of, message)
	case teachpage.PartChosen:
		if !v.Hands {
			v.Splits, err = s.seminars.Apart(ctx, of, message)
		}
	case teachpage.PartAfter:
		v.Sides, v.Two, err = s.seminars.Sides(ctx, of, message, v.Compare...)
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
