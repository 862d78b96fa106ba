package help

import (
	"github.com/gofiber/fiber/v2"

	helppage "caseload/app/page/help"
	"caseload/app/web/edge"
)

// helpGuide shows the first page of the author's guide.
func (s *Pages) helpGuide(c *fiber.Ctx) error {
	if edge.WantsJSON(c) {
		return c.JSON(s.help.Guide.Pages)
	}
	return s.Page(c, helppage.GuideView{Layout: s.Layout, Guide: s.help.Guide})
}

// helpGuidePage shows one page of the guide.
func (s *Pages) helpGuidePage(c *fiber.Ctx) error {
	at := s.help.Guide.Page(c.Params("page"))
	switch {
	case at < 0:
		return edge.Refuse(fiber.StatusNotFound, sentenceNoPage)
	case edge.WantsJSON(c):
		return c.JSON(s.help.Guide.Pages[at])
	}
	return s.Page(c, helppage.GuidePageView{Layout: s.Layout, Guide: s.help.Guide, At: at})
}
