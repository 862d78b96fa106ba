package web

import (
	"github.com/gofiber/fiber/v2"

	"caseload/app/page"
)

// data shows the page on data and ethics.
func (s *sitePages) data(c *fiber.Ctx) error {
	own, err := s.ownRuns(c)
	if err != nil {
		return err
	}
	v := page.DataView{Layout: s.Layout, About: s.about, Kept: kept, KeptClass: keptClass, Runs: len(own)}
	if c.Context().QueryArgs().Has(queryErased) {
		v.Notice = noticeErased
	}
	return s.page(c, v)
}
