package web

import (
	"encoding/json"
	"errors"
	"time"

	"github.com/gofiber/fiber/v2"

	"caseload/app/page"
	teachpage "caseload/app/page/teach"
	"caseload/app/run"
	"caseload/app/store"
	"caseload/app/teach"
)

// boardJSON is a class's board as a program gets it.
type boardJSON struct {
	Code     string     `json:"code"`
	Scenario string     `json:"scenario"`
	Version  string     `json:"version"`
	Employer string     `json:"employer"`
	SameLuck bool       `json:"same_luck"`
	Ends     *time.Time `json:"ends"`
	Expires  time.Time  `json:"expires"`
	teach.Board
}

// queryStill asks for a board that doesn't look again by itself.
const queryStill = "still"

// queryShow names the message of the key moment that a board has open.
const queryShow = "show"

// board shows a class to its lecturer.
func (s *Server) board(c *fiber.Ctx) error {
	class, err := s.ownClass(c)
	if err != nil {
		return err
	}
	version, err := s.classVersion(c, class)
	if err != nil {
		return err
	}
	b, err := s.Classes.Board(c.UserContext(), class)
	if err != nil {
		return err
	}
	if wantsJSON(c) {
		return c.JSON(boardJSON{class.Code, version.Slug, version.Digest, class.Employer, sameLuck(class), class.EndsAt, class.ExpiresAt, b})
	}
	v := teachpage.BoardView{
		Layout: s.Layout, Code: class.Code, Secret: c.Params("secret"), Still: c.Context().QueryArgs().Has(queryStill),
		Show: c.Query(queryShow), Slug: s.notesOf(version.Slug),
		Host: c.Hostname(), Join: s.origin(c) + classAddress(class.Code),
		Title: version.Setting.Title, Employer: employerTitle(class), SameLuck: sameLuck(class), Minutes: class.Minutes,
		Clock: clockOf(class, store.Run{}), Until: dateOf(class.ExpiresAt), Begun: b.Begun, Finished: b.Finished, Moments: boardMoments(b.Moments),
	}
	if wantsFragment(c) {
		return s.html(c, v.RenderFragment)
	}
	if b.Begun == nil {
		v.Notice = page.Notice{Kind: page.NoticeInfo, Text: "Your class is ready. Bookmark this page now: its address is the only way back to it."}
	}
	return s.page(c, v)
}

// origin is this site as a browser names it.
func (s *Server) origin(c *fiber.Ctx) string {
	if s.Secure || c.Secure() {
		return "https://" + c.Hostname()
	}
	return "http://" + c.Hostname()
}

func boardMoments(moments []teach.Moment) []teachpage.BoardMoment {
	var list []teachpage.BoardMoment
	for _, m := range moments {
		b := teachpage.BoardMoment{
			Message: m.Message, Heading: m.Heading, Title: m.Title, From: m.From, Text: m.Text, Discuss: m.Discuss,
			Counted: m.Counted,
		}
		for _, a := range m.Answers {
			b.Answers = append(b.Answers, teachpage.BoardAnswer{Value: a.Value, Label: a.Label, AtLeast: a.AtLeast})
		}
		list = append(list, b)
	}
	return list
}

// clock sets when a class ends play, so many minutes from now; 0 takes it off.
func (s *Server) clock(c *fiber.Ctx) error {
	minutes, seen := 0, false
	err := readBody(c, func(name string, value json.RawMessage) (err error) {
		if name != "minutes" || seen {
			return unknownField(name)
		}
		seen = true
		minutes, err = asMinutes(name, value, isForm(c))
		return err
	})
	switch {
	case err != nil:
		return err
	case !seen:
		return misunderstood("The field \"minutes\" is missing. Nothing was changed.")
	}
	class, err := s.ownClass(c)
	if err != nil {
		return err
	}
	var ends *time.Time
	if minutes > 0 {
		at := now().Add(time.Duration(minutes) * time.Minute)
		ends = &at
	}
	if err := s.Store.SetClassEnd(c.UserContext(), class.ID, ends); err != nil {
		return classLost(err)
	}
	if wantsJSON(c) {
		return c.SendStatus(fiber.StatusNoContent)
	}
	return seeOther(c, boardAddress(class.Code, c.Params("secret")))
}

// classEnd deletes a class.
func (s *Server) classEnd(c *fiber.Ctx) error {
	class, err := s.ownClass(c)
	if err != nil {
		return err
	}
	if err := s.Store.DeleteClass(c.UserContext(), class.ID); err != nil {
		return classLost(err)
	}
	if wantsJSON(c) {
		return c.SendStatus(fiber.StatusNoContent)
	}
	return seeOther(c, "/?"+queryEnded)
}

// queryEnded marks the way back from ending a class.
const queryEnded = "ended"

// ownClass is the class whose code and secret the address has.
func (s *Server) ownClass(c *fiber.Ctx) (store.Class, error) {
	class, err := s.Classes.OwnClass(c.UserContext(), c.Params("code"), c.Params("secret"))
	if errors.Is(err, run.ErrNotFound) {
		err = errNoClass
	}
	return class, err
}

// classLost answers for a class that has gone meanwhile, or wasn't changed.
func classLost(err error) error {
	switch {
	case errors.Is(err, store.ErrNotFound):
		return errNoClass
	case errors.Is(err, store.ErrNotKept):
		return refuse(fiber.StatusServiceUnavailable, "That was not kept. Nothing was changed; try again in a moment.")
	}
	return err
}
