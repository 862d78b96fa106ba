package teach

import (
	"context"
	"errors"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"

	"caseload/app/page"
	teachpage "caseload/app/page/teach"
	"caseload/app/run"
	"caseload/app/teach"
	"caseload/app/web/edge"
	playweb "caseload/app/web/play"
)

// BoardJSON is a class's board as JSON.
type BoardJSON struct {
	Code     string     `json:"code"`
	Scenario string     `json:"scenario"`
	Version  string     `json:"version"`
	Employer string     `json:"employer"`
	SameLuck bool       `json:"same_luck"`
	Locked   bool       `json:"locked"`
	Ends     *time.Time `json:"ends"`
	Expires  time.Time  `json:"expires"`
	teach.Board
}

// queryStill asks for a board that doesn't refresh by itself.
const queryStill = "still"

// queryShow names the message of the key moment to show on the board.
const queryShow = "show"

// enter trades the key in a lecturer's link for a cookie, so that the address of the
// board, which is projected, holds no key. The link can be opened again in another
// browser.
func (s *Pages) enter(c *fiber.Ctx) error {
	led, err := s.classes.Lead(c.UserContext(), c.Params("code"), c.Params("secret"))
	if err != nil {
		return classLost(err)
	}
	class := led.Class()
	s.SetKey(c, class.Code, c.Params("secret"), class.ExpiresAt)
	return edge.SeeOther(c, boardAddress(class.Code))
}

// board shows a class to its lecturer.
func (s *Pages) board(c *fiber.Ctx) error {
	led, err := s.led(c)
	if err != nil {
		return err
	}
	if err := s.setAside(c, led); err != nil {
		return err
	}
	if edge.WantsJSON(c) {
		b, err := s.boardJSON(c.UserContext(), led)
		if err != nil {
			return err
		}
		return c.JSON(b)
	}
	v, err := s.boardView(c.UserContext(), led, s.boardAsked(c))
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
	if v.Begun == nil {
		v.Notice = page.Notice{Kind: page.NoticeInfo, Text: sentenceReady}
	}
	return s.Page(c, v)
}

// boardAsked is which board is asked for, and how the requester reaches this site.
type boardAsked struct {
	key, show string
	still     bool
	origin    string
}

func (s *Pages) boardAsked(c *fiber.Ctx) boardAsked {
	return boardAsked{s.Key(c, c.Params("code")), c.Query(queryShow), c.Context().QueryArgs().Has(queryStill), s.Origin(c)}
}

// hostOf returns an address without its scheme, as it is typed.
func hostOf(origin string) string {
	_, host, _ := strings.Cut(origin, "://")
	return host
}

// boardView returns the page of a board.
func (s *Pages) boardView(ctx context.Context, led teach.Led, asked boardAsked) (teachpage.BoardView, error) {
	class := led.Class()
	version, err := s.classVersion(ctx, class)
	if err != nil {
		return teachpage.BoardView{}, err
	}
	b, err := s.classes.Board(ctx, led, func(message string) bool { return message == asked.show })
	if err != nil {
		return teachpage.BoardView{}, err
	}
	slug := ""
	if s.Runs.Taught(ctx, version.Slug) {
		slug = version.Slug
	}
	v := teachpage.BoardView{
		Layout: s.Layout, Code: class.Code, Link: boardLink(class.Code, asked.key), Origin: asked.origin, Still: asked.still,
		Show: asked.show, Slug: slug,
		Host: hostOf(asked.origin), Join: asked.origin + classAddress(class.Code),
		Title: version.Setting.Title, Employer: employerWords(class.Exercise), SameLuck: class.SharesLuck(), Minutes: class.Minutes, Locked: class.Locked,
		Clock: playweb.ClockView(s.classes.ClockOf(class, run.Run{})), Until: edge.DateOf(class.ExpiresAt), Begun: b.Begun, Finished: b.Finished, KeyMoments: b.KeyMoments,
	}
	gone, is, err := s.Runs.Stopped(ctx, class.Version)
	if is {
		v.Stopped, v.StoppedWhy = edge.DateOf(gone.At), gone.Why
	}
	return v, err
}

// boardJSON returns a board for programs, with every key moment open.
func (s *Pages) boardJSON(ctx context.Context, led teach.Led) (BoardJSON, error) {
	class := led.Class()
	version, err := s.classVersion(ctx, class)
	if err != nil {
		return BoardJSON{}, err
	}
	b, err := s.classes.Board(ctx, led, teach.ShowsAll)
	return BoardJSON{class.Code, version.Slug, version.Digest, class.Employer, class.SharesLuck(), class.Locked, class.EndsAt, class.ExpiresAt, b}, err
}

// setAside takes the run that the requester has in a class out of what is counted,
// since they lead it.
func (s *Pages) setAside(c *fiber.Ctx, led teach.Led) error {
	guest, err := s.Guest(c)
	if errors.Is(err, run.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	return s.classes.SetAside(c.UserContext(), led, guest)
}

// clock sets a class's clock to end play after the given number of minutes; 0
// removes the clock.
func (s *Pages) clock(c *fiber.Ctx) error {
	var sent struct {
		Minutes edge.Whole `json:"minutes"`
	}
	if err := edge.ReadBody(c, &sent, &sent); err != nil {
		return err
	}
	if !sent.Minutes.Given {
		return edge.Misunderstood(sentenceMinutesMissing)
	}
	led, err := s.led(c)
	if err != nil {
		return err
	}
	if err := s.classes.SetClock(c.UserContext(), led, clockMinutes(sent.Minutes)); err != nil {
		return classLost(refusedClass(err))
	}
	if edge.WantsJSON(c) {
		return c.SendStatus(fiber.StatusNoContent)
	}
	return edge.SeeOther(c, boardAddress(led.Class().Code))
}

// lock returns a handler that locks a class, so that nobody else can join it, or
// unlocks it.
func (s *Pages) lock(locked bool) fiber.Handler {
	return func(c *fiber.Ctx) error {
		if err := edge.ReadBody(c, &struct{}{}, &struct{}{}); err != nil {
			return err
		}
		led, err := s.led(c)
		if err != nil {
			return err
		}
		if err := s.classes.Lock(c.UserContext(), led, locked); err != nil {
			return classLost(err)
		}
		s.limits.refused.Forget(c.UserContext(), s.Now(), led.Class().Code)
		if edge.WantsJSON(c) {
			return c.SendStatus(fiber.StatusNoContent)
		}
		return edge.SeeOther(c, boardAddress(led.Class().Code))
	}
}

// classEnd deletes a class.
func (s *Pages) classEnd(c *fiber.Ctx) error {
	led, err := s.led(c)
	if err != nil {
		return err
	}
	if err := s.classes.End(c.UserContext(), led); err != nil {
		return classLost(err)
	}
	s.DropKey(c, led.Class().Code)
	if edge.WantsJSON(c) {
		return c.SendStatus(fiber.StatusNoContent)
	}
	return edge.SeeOther(c, "/?"+QueryEnded)
}

// QueryEnded marks the redirect after a class was ended, so that the page can say
// so.
const QueryEnded = "ended"

// led checks that the browser holds the key to the class in the address, and returns
// proof that the requester leads it.
func (s *Pages) led(c *fiber.Ctx) (teach.Led, error) {
	code := c.Params("code")
	led, err := s.classes.Lead(c.UserContext(), code, s.Key(c, code))
	if errors.Is(err, run.ErrNotFound) {
		return led, errNoClass
	}
	if err == nil {
		s.limits.knows(c.UserContext(), s.Now(), s.Client(c), code)
	}
	return led, err
}

// refusedClass answers what a class can't have.
func refusedClass(err error) error {
	if refused := new(teach.Refused); errors.As(err, &refused) {
		return edge.Refuse(fiber.StatusUnprocessableEntity, refused.Sentence)
	}
	return err
}

// classLost answers an error about a class that has been deleted meanwhile or
// couldn't be changed.
func classLost(err error) error {
	switch {
	case errors.Is(err, run.ErrNotFound):
		return errNoClass
	case errors.Is(err, run.ErrNotKept):
		return edge.Refuse(fiber.StatusServiceUnavailable, sentenceNotKept)
	}
	return err
}
