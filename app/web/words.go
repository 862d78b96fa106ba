package web

import (
	"github.com/gofiber/fiber/v2"

	"caseload/app/page"
)

// queryErased marks the redirect after words were erased, so that the page can
// say so.
const queryErased = "erased"

var noticeErased = page.Notice{Kind: page.NoticeInfo, Text: "Your words are erased. What you decided is as it was."}

// eraseWords erases the student's own words in one of a guest's runs.
func (s *debriefPages) eraseWords(c *fiber.Ctx) error {
	mine, err := s.mine(c)
	if err != nil {
		return err
	}
	if err := s.Runs.EraseWords(c.UserContext(), mine); err != nil {
		return err
	}
	if wantsJSON(c) {
		return c.SendStatus(fiber.StatusNoContent)
	}
	if mine.Run().EndedAt == nil {
		return seeOther(c, "/data?"+queryErased)
	}
	return seeOther(c, runAddress(mine.ID())+"/debrief?"+queryErased)
}

// eraseAllWords erases the student's own words in all of a guest's runs.
func (s *debriefPages) eraseAllWords(c *fiber.Ctx) error {
	guest, err := s.guest(c)
	if status, _ := problem(err); err != nil && status != fiber.StatusNotFound {
		return err
	}
	if err == nil {
		if err := s.Runs.EraseAllWords(c.UserContext(), guest); err != nil {
			return err
		}
	}
	if wantsJSON(c) {
		return c.SendStatus(fiber.StatusNoContent)
	}
	return seeOther(c, "/data?"+queryErased)
}
