package web

import (
	"github.com/gofiber/fiber/v2"

	"caseload/app/page"
	"caseload/app/web/edge"
)

// healthz says whether the program is running and its store can be read and
// written.
func (s *sitePages) healthz(c *fiber.Ctx) error {
	status, word := fiber.StatusOK, "ok"
	if err := s.Runs.Healthy(c.UserContext()); err != nil {
		s.Log.Error("the store is not healthy", "error", err.Error())
		status, word = fiber.StatusServiceUnavailable, "the store can't be used"
	}
	c.Status(status)
	if edge.WantsJSON(c) {
		return c.JSON(fiber.Map{"status": word, "version": s.version})
	}
	c.Set(fiber.HeaderContentType, fiber.MIMETextPlainCharsetUTF8)
	return c.SendString(word + "\n")
}

// exit redirects a browser without JavaScript to the site that "Exit this page"
// leads to, or shows a plain page if none is configured.
func (s *sitePages) exit(c *fiber.Ctx) error {
	if s.Layout.Exit != "" {
		return c.Redirect(s.Layout.Exit, fiber.StatusSeeOther)
	}
	return s.Page(c, page.ExitView{Layout: s.Layout})
}
