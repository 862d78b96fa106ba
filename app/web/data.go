package web

import (
	"github.com/gofiber/fiber/v2"

	"caseload/app/page"
	debriefweb "caseload/app/web/debrief"
	"caseload/app/web/edge"
	teachweb "caseload/app/web/teach"
)

// data shows the page on data and ethics.
func (s *sitePages) data(c *fiber.Ctx) error {
	own, err := s.ownRuns(c)
	if err != nil {
		return err
	}
	v := page.DataView{Layout: s.Layout, About: s.own.data, Kept: edge.Kept, KeptClass: teachweb.KeptClass, Runs: len(own), Overwrites: s.Runs.Overwrites()}
	if c.Context().QueryArgs().Has(debriefweb.QueryErased) {
		v.Notice = debriefweb.NoticeErased
	}
	return s.Page(c, v)
}

// accessibility shows the accessibility statement.
func (s *sitePages) accessibility(c *fiber.Ctx) error {
	return s.Page(c, page.AccessibilityView{Layout: s.Layout, Statement: s.own.access})
}
