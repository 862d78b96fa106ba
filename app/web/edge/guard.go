package edge

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"runtime/debug"

	"github.com/gofiber/fiber/v2"
)

// Guard wraps every handler. It sets the headers that every answer has, refuses
// requests sent by other sites, answers errors (here, so that they are compressed
// like pages), and turns panics into errors. What else applies to a request is the
// policy of its route's group.
func (s *Edge) Guard(c *fiber.Ctx) (err error) {
	defer func() {
		if p := recover(); p != nil {
			s.Log.Error("panic in a handler", "route", c.Route().Path, "panic", fmt.Sprint(p), "stack", string(debug.Stack()))
			err = s.Answer(c, errPanic)
		}
	}()
	// fasthttp doesn't report when a browser has gone away, so only this timeout
	// ends a request early.
	ctx, cancel := context.WithTimeout(context.Background(), s.Patience)
	defer cancel()
	defer s.taken(c) // what was sent is in memory until then
	c.SetUserContext(ctx)
	s.setHeaders(c)
	if raw := c.Request().Header.RawHeaders(); bytes.Contains(bytes.ToLower(raw), []byte("transfer-encoding:")) {
		// A proxy may have measured this request by its Content-Length and take
		// what follows for another person's request. No browser sends a form with
		// this header.
		c.Context().SetConnectionClose()
	}
	if err := sameSite(c); err != nil {
		return s.Answer(c, err)
	}
	if err := c.Next(); err != nil {
		return s.Answer(c, err)
	}
	return nil
}

var errPanic = errors.New("panic")
