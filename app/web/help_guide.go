package web

import (
	"github.com/gofiber/fiber/v2"

	helppage "caseload/app/page/help"
)

// helpGuide shows the first page of the author's guide.
func (s *helpPages) helpGuide(c *fiber.Ctx) error {
	if wantsJSON(c) {
		return c.JSON(s.help.Guide.Pages)
	}
	return s.page(c, helppage.GuideView{Layout: s.Layout, Guide: s.help.Guide})
}

// helpGuidePage shows one page of the guide.
func (s *helpPages) helpGuidePage(c *fiber.Ctx) error {
	at := s.help.Guide.Page(c.Params("page"))
	switch {
	case at < 0:
		return refuse(fiber.StatusNotFound, "The guide has no such page. Its list has all that there are.")
	case wantsJSON(c):
		return c.JSON(s.help.Guide.Pages[at])
	}
	return s.page(c, helppage.GuidePageView{Layout: s.Layout, Guide: s.help.Guide, At: at})
}
