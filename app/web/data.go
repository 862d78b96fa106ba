package web

import (
	"fmt"

	"github.com/gofiber/fiber/v2"

	"caseload/app/page"
	"caseload/app/teach"
)

// keptClass says how long a class is kept.
var keptClass = fmt.Sprintf("%d days", int(teach.KeepClass.Hours())/24)

// queryErased marks the redirect after words were erased, so that the page can
// say so.
const queryErased = "erased"

var noticeErased = page.Notice{Kind: page.NoticeInfo, Text: "Your words are erased. What you decided is as it was."}

// data shows the page on data and ethics.
func (s *Server) data(c *fiber.Ctx) error {
	own, err := s.ownRuns(c)
	if err != nil {
		return err
	}
	v := page.DataView{Layout: s.Layout, About: s.texts.data, Kept: kept, KeptClass: keptClass, Runs: len(own)}
	if c.Context().QueryArgs().Has(queryErased) {
		v.Notice = noticeErased
	}
	return s.page(c, v)
}

// eraseWords erases the student's own words in one of a guest's runs.
func (s *Server) eraseWords(c *fiber.Ctx) error {
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
func (s *Server) eraseAllWords(c *fiber.Ctx) error {
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
