package edge

import (
	"context"
	"io"

	"github.com/gofiber/fiber/v2"
)

// WantsJSON reports whether the request prefers JSON to a page. A client that
// accepts anything gets the page.
func WantsJSON(c *fiber.Ctx) bool {
	c.Vary(fiber.HeaderAccept)
	return c.Accepts(fiber.MIMETextHTML, fiber.MIMEApplicationJSON) == fiber.MIMEApplicationJSON
}

// WantsFragment reports whether htmx will swap the answer into the current page,
// rather than load it as a page.
func WantsFragment(c *fiber.Ctx) bool {
	c.Vary("HX-Request")
	return c.Get("HX-Request") == "true" && c.Get("HX-Boosted") == "" && c.Get("HX-History-Restore-Request") == ""
}

// View is a page of app/page.
type View interface {
	Render(context.Context, io.Writer) error
}

// Page answers with a page and the status already set. The page is rendered
// completely before any of it is sent, so that an error can still be answered.
func (s *Edge) Page(c *fiber.Ctx, v View) error { return s.HTML(c, v.Render) }

func (s *Edge) HTML(c *fiber.Ctx, render func(context.Context, io.Writer) error) error {
	// Into the answer itself, whose memory is used again for others.
	c.Response().ResetBody()
	// The page is rendered even if the request's time is up.
	if err := render(withAccountLine(c, context.WithoutCancel(c.UserContext())), c.Response().BodyWriter()); err != nil {
		c.Response().ResetBody()
		return err
	}
	c.Set(fiber.HeaderContentType, fiber.MIMETextHTMLCharsetUTF8)
	return nil
}

// SeeOther redirects a browser to a page; for htmx it sets a header instead.
func SeeOther(c *fiber.Ctx, address string) error {
	if WantsFragment(c) {
		c.Set("HX-Redirect", address)
		return c.SendStatus(fiber.StatusNoContent)
	}
	return c.Redirect(address, fiber.StatusSeeOther)
}
