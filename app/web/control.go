package web

import (
	"net/url"
	"strconv"
	"strings"
	"unicode"

	"github.com/gofiber/fiber/v2"
)

const sentenceControl = "What was sent holds control characters, which no page can show and nothing here can keep. Nothing was changed; send it again without them."

// isControl says whether a character steers a machine and says nothing to a reader.
// Line breaks and tabs are no such characters.
func isControl(r rune) bool {
	return unicode.IsControl(r) && r != '\n' && r != '\r' && r != '\t'
}

// withoutControls returns a text without its control characters.
func withoutControls(text string) string {
	return strings.Map(func(r rune) rune {
		if isControl(r) {
			return -1
		}
		return r
	}, text)
}

// refuseControls refuses a body that holds control characters in any of its texts,
// whether plain or escaped. A form that can't be unescaped is left to its reader.
func refuseControls(kind string, body []byte) error {
	text := string(body)
	held := false
	if kind == fiber.MIMEApplicationForm {
		plain, err := url.QueryUnescape(text)
		held = err == nil && strings.ContainsFunc(plain, isControl)
	} else {
		held = strings.ContainsFunc(text, isControl) || escapesControl(text)
	}
	if held {
		return refuse(fiber.StatusUnprocessableEntity, sentenceControl)
	}
	return nil
}

// escapesControl says whether a JSON text has an escape for a control character.
func escapesControl(text string) bool {
	for {
		_, after, found := strings.Cut(text, `\`)
		if !found || after == "" {
			return false
		}
		switch after[0] {
		case 'b', 'f':
			return true
		case 'u':
			if len(after) < 5 {
				return false
			}
			if r, err := strconv.ParseUint(after[1:5], 16, 32); err == nil && isControl(rune(r)) {
				return true
			}
		}
		text = after[1:]
	}
}
