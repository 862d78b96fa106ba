package edge

import (
	"net/url"
	"strconv"
	"strings"
	"unicode"

	"github.com/gofiber/fiber/v2"
)

// isControl reports whether r is a control character. Line breaks and tabs don't
// count.
func isControl(r rune) bool {
	return unicode.IsControl(r) && r != '\n' && r != '\r' && r != '\t'
}

// withoutControls returns text without its control characters.
func withoutControls(text string) string {
	return strings.Map(func(r rune) rune {
		if isControl(r) {
			return -1
		}
		return r
	}, text)
}

// refuseControls refuses a body with control characters in any of its strings,
// literal or escaped. A form that can't be unescaped is left to the form reader
// to refuse.
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
		return Refuse(fiber.StatusUnprocessableEntity, sentenceControl)
	}
	return nil
}

// escapesControl reports whether JSON text contains an escape for a control
// character.
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
