package edge

import (
	"context"
	"io"
	"strings"
	"testing"

	"github.com/gofiber/fiber/v2"
	"github.com/valyala/fasthttp"
)

// Pages are rendered in memory that is used again, so one that isn't compressed has to be
// copied from it before the next is rendered.
func TestAPageIsItsOwn(t *testing.T) {
	app := fiber.New()
	page := func(encoding, letter string) *fiber.Ctx {
		c := app.AcquireCtx(&fasthttp.RequestCtx{})
		c.Request().Header.Set(fiber.HeaderAcceptEncoding, encoding)
		err := (&Edge{}).HTML(c, func(_ context.Context, w io.Writer) error {
			_, err := io.WriteString(w, strings.Repeat(letter, 2_000))
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	plain, packed := page("", "a"), page("gzip", "b")
	page("", "c")
	if got := string(plain.Response().Body()); got != strings.Repeat("a", 2_000) {
		t.Errorf("a page became %.20q…", got)
	}
	if text, err := packed.Response().BodyGunzip(); string(text) != strings.Repeat("b", 2_000) {
		t.Errorf("a compressed page became %.20q…, %v", text, err)
	}
}
