package edge

import (
	"github.com/gofiber/fiber/v2"
	"github.com/valyala/fasthttp"
)

// Draft is an answer that is made before it is certain that it may be sent.
type Draft struct {
	c      *fiber.Ctx
	before fasthttp.Response
}

// DraftOf begins a draft of the answer to a request.
func DraftOf(c *fiber.Ctx) *Draft {
	d := &Draft{c: c}
	c.Response().CopyTo(&d.before)
	return d
}

// Make makes the answer and compresses it.
func (d *Draft) Make(answer func() error) error {
	err := answer()
	if err == nil {
		pack(d.c.Context())
	}
	return err
}

// Drop puts the response back as it was when the draft began.
func (d *Draft) Drop() { d.before.CopyTo(d.c.Response()) }

var pack = fasthttp.CompressHandlerBrotliLevel(func(*fasthttp.RequestCtx) {}, fasthttp.CompressBrotliBestSpeed, fasthttp.CompressBestSpeed)

// Compress compresses every answer that isn't compressed yet, but nothing that is made while
// it is sent: it would hold a compressor for as long as that lasts, and a compressor ends what
// was cut short as if it were whole.
func Compress(c *fiber.Ctx) error {
	err := c.Next()
	if !c.Response().IsBodyStream() {
		pack(c.Context())
	}
	return err
}
