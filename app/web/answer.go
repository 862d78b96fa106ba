package web

import (
	"bytes"
	"context"
	"io"

	"github.com/gofiber/fiber/v2"
)

// wantsJSON says whether the request prefers JSON to a page. Whoever accepts
// anything gets the page.
func wantsJSON(c *fiber.Ctx) bool {
	c.Vary(fiber.HeaderAccept)
	return c.Accepts(fiber.MIMETextHTML, fiber.MIMEApplicationJSON) == fiber.MIMEApplicationJSON
}

// wantsFragment says whether htmx will swap the answer into the page, as
// opposed to a page of its own.
func wantsFragment(c *fiber.Ctx) bool {
	c.Vary("HX-Request")
	return c.Get("HX-Request") == "true" && c.Get("HX-Boosted") == "" && c.Get("HX-History-Restore-Request") == ""
}

// view is a page of app/page.
type view interface {
	Render(context.Context, io.Writer) error
}

// page answers with a page, with the status that is set. It is rendered whole
// before any of it is sent.
func (s *Server) page(c *fiber.Ctx, v view) error { return s.html(c, v.Render) }

func (s *Server) html(c *fiber.Ctx, render func(context.Context, io.Writer) error) error {
	var b bytes.Buffer
	// What there is to say is said even when the request's time is up.
	if err := render(context.WithoutCancel(c.UserContext()), &b); err != nil {
		return err
	}
	c.Set(fiber.HeaderContentType, fiber.MIMETextHTMLCharsetUTF8)
	return c.Send(b.Bytes())
}

// seeOther sends a browser on to a page; htmx does so by a header.
func seeOther(c *fiber.Ctx, address string) error {
	if wantsFragment(c) {
		c.Set("HX-Redirect", address)
		return c.SendStatus(fiber.StatusNoContent)
	}
	return c.Redirect(address, fiber.StatusSeeOther)
}
