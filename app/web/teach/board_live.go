package teach

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"

	"github.com/gofiber/fiber/v2"

	"caseload/app/teach"
	"caseload/app/web/edge"
	"time"
)

// eventBoard is the event that a board's stream sends. Its name is the id of the region
// that it replaces.
const eventBoard = "board"

// boardLive tells a class's lecturer how the board changes: in a browser with the
// region that the page shows, for a program with what it gets from the board.
func (s *Pages) boardLive(c *fiber.Ctx) error {
	led, err := s.led(c)
	if err != nil {
		return err
	}
	if err := s.setAside(c, led); err != nil {
		return err
	}
	code, asked, show := led.Class().Code, s.boardAsked(c), s.lookFragment
	if edge.WantsJSON(c) {
		show = s.lookJSON
	}
	return s.Live(c, edge.Watch{
		Topic: fmt.Sprint("class ", led.Class().ID), Event: eventBoard,
		Mark: func(ctx context.Context) (string, error) { return s.classes.Mark(ctx, led) },
		Look: func(ctx context.Context, _ time.Time) ([]byte, error) {
			led, err := s.classes.Lead(ctx, code, asked.key)
			if err != nil {
				return nil, classLost(err)
			}
			return show(ctx, led, asked)
		},
	})
}

func (s *Pages) lookFragment(ctx context.Context, led teach.Led, asked boardAsked) ([]byte, error) {
	v, err := s.boardView(ctx, led, asked)
	if err != nil {
		return nil, err
	}
	return fragmentOf(ctx, v)
}

// fragmentOf returns the region of a page that changes.
func fragmentOf(ctx context.Context, v interface {
	RenderFragment(context.Context, io.Writer) error
}) ([]byte, error) {
	var b bytes.Buffer
	err := v.RenderFragment(ctx, &b)
	return b.Bytes(), err
}

func (s *Pages) lookJSON(ctx context.Context, led teach.Led, _ boardAsked) ([]byte, error) {
	b, err := s.boardJSON(ctx, led)
	if err != nil {
		return nil, err
	}
	return json.Marshal(b)
}
