package edge

import (
	"encoding/base64"
	"fmt"
	"hash/fnv"
	"time"

	"github.com/gofiber/fiber/v2"
)

// openedOf returns the name of the cookie that says which messages of a run its student
// has opened. It is sent with requests for that run only, and decides nothing but what is
// shown as unread, so it needs no protection from being planted.
func openedOf(run int64) string { return fmt.Sprintf("caseload_opened_%d", run) }

const (
	markLength = 4    // characters for each message
	mostMarks  = 1000 // as many as a cookie has room for
)

// Opened returns which of a run's messages with these ids were opened in this browser.
func Opened(c *fiber.Ctx, run int64, ids []string) map[string]bool {
	marks := map[string]bool{}
	for value := onlyCookie(c, openedOf(run)); len(value) >= markLength; value = value[markLength:] {
		marks[value[:markLength]] = true
	}
	opened := map[string]bool{}
	for _, id := range ids {
		if marks[markOf(id)] {
			opened[id] = true
		}
	}
	return opened
}

// SetOpened notes in the browser, until expires, that these messages of a run were opened,
// and no others. Of more than fit the first stay.
func (s *Edge) SetOpened(c *fiber.Ctx, run int64, ids []string, expires time.Time) {
	var value []byte
	for _, id := range ids[:min(len(ids), mostMarks)] {
		value = append(value, markOf(id)...)
	}
	s.sendOpened(c, run, string(value), expires)
}

// DropOpened takes what [Edge.SetOpened] noted of a run from the browser.
func (s *Edge) DropOpened(c *fiber.Ctx, run int64) { s.sendOpened(c, run, "", time.Unix(1, 0)) }

func (s *Edge) sendOpened(c *fiber.Ctx, run int64, value string, expires time.Time) {
	c.Cookie(&fiber.Cookie{
		Name: openedOf(run), Value: value, Path: RunAddress(run), Expires: expires,
		Secure: s.isSecure(c), HTTPOnly: true, SameSite: fiber.CookieSameSiteLaxMode,
	})
}

// markOf returns a few characters that stand for a message's id.
func markOf(id string) string {
	h := fnv.New32a()
	h.Write([]byte(id))
	return base64.RawURLEncoding.EncodeToString(h.Sum(nil)[:3])
}
