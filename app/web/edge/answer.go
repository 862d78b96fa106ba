package edge

import (
	"bytes"
	"context"
	"io"
	"sync"

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

// HTML answers with what render writes, compressed.
func (s *Edge) HTML(c *fiber.Ctx, render func(context.Context, io.Writer) error) error {
	// A response's own memory is used again for any other, so it would grow anew for
	// almost every page.
	page := pages.Get().(*bytes.Buffer)
	defer putBack(page)
	// The page is rendered even if the request's time is up.
	if err := render(withPair(c, withAccountLine(c, context.WithoutCancel(c.UserContext()))), page); err != nil {
		return err
	}
	c.Set(fiber.HeaderContentType, fiber.MIMETextHTMLCharsetUTF8)
	response := c.Response()
	response.SetBodyRaw(page.Bytes())
	if pack(c.Context()); len(response.Header.ContentEncoding()) == 0 {
		response.SetBody(page.Bytes()) // of its own, since others will write to page
	}
	return nil
}

// pages holds buffers in which pages are rendered.
var pages = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// mostPage is the size in bytes up to which a page's buffer is kept for others.
const mostPage = 1 << 20

func putBack(page *bytes.Buffer) {
	if page.Cap() <= mostPage {
		page.Reset()
		pages.Put(page)
	}
}

// SeeOther redirects a browser to a page; for htmx it sets a header instead.
func SeeOther(c *fiber.Ctx, address string) error {
	if WantsFragment(c) {
		c.Set("HX-Redirect", address)
		return c.SendStatus(fiber.StatusNoContent)
	}
	return c.Redirect(address, fiber.StatusSeeOther)
}
