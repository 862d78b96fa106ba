package web

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"mime"
	"net/url"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/gofiber/fiber/v2"
)

// A request's body is a form or a JSON object, read by the same reader of
// fields: what is not known, is there twice or is of another type is refused
// with a sentence, and nothing is guessed.

// fields takes the fields of a body one by one, in order. A form's values are
// JSON texts to it.
type fields func(name string, value json.RawMessage) error

const (
	sentenceType     = "This address takes a form (application/x-www-form-urlencoded) or JSON (application/json). Nothing was changed."
	sentenceEncoding = "What is sent here may not be compressed. Nothing was changed."
	sentenceUTF8     = "What was sent is not text in UTF-8. Nothing was changed."
	sentenceJSON     = "What was sent is not one JSON object. Nothing was changed."
	sentenceForm     = "What was sent is not a form that can be read. Nothing was changed."
)

// readBody gives every field of the request's body to field or, in a form, a
// repeated one to field again. No body has no fields.
func readBody(c *fiber.Ctx, field fields) error {
	body := c.Request().Body() // as it was sent: Fiber's own would unpack it
	if c.Get(fiber.HeaderContentEncoding) != "" {
		return refuse(fiber.StatusUnsupportedMediaType, sentenceEncoding)
	}
	if len(body) == 0 {
		return nil
	}
	if !utf8.Valid(body) {
		return misunderstood(sentenceUTF8)
	}
	kind, parameters, err := mime.ParseMediaType(c.Get(fiber.HeaderContentType))
	charset := strings.ToLower(parameters["charset"])
	if err != nil || charset != "" && charset != "utf-8" {
		return refuse(fiber.StatusUnsupportedMediaType, sentenceType)
	}
	if err := refuseControls(kind, body); err != nil {
		return err
	}
	switch kind {
	case fiber.MIMEApplicationJSON:
		return readObject(body, field)
	case fiber.MIMEApplicationForm:
		return readForm(string(body), field)
	}
	return refuse(fiber.StatusUnsupportedMediaType, sentenceType)
}

func misunderstood(format string, args ...any) error {
	return refuse(fiber.StatusBadRequest, fmt.Sprintf(format, args...))
}

// readObject reads one JSON object, its names as they are spelled: Go's own
// decoding would take "TURN" for "turn", and the last of two.
func readObject(data []byte, field fields) error {
	d := json.NewDecoder(bytes.NewReader(data))
	if token, err := d.Token(); err != nil || token != json.Delim('{') {
		return misunderstood(sentenceJSON)
	}
	seen := map[string]bool{}
	for d.More() {
		token, err := d.Token()
		if err != nil {
			return misunderstood(sentenceJSON)
		}
		name := token.(string) // or Token had failed
		var value json.RawMessage
		if err := d.Decode(&value); err != nil {
			return misunderstood(sentenceJSON)
		}
		if seen[name] {
			return misunderstood("The field %s is there twice. Nothing was changed.", shown(name))
		}
		seen[name] = true
		if err := field(name, value); err != nil {
			return err
		}
	}
	if _, err := d.Token(); err != nil {
		return misunderstood(sentenceJSON)
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return misunderstood(sentenceJSON)
	}
	return nil
}

// readForm reads a form's fields in the order in which they were sent.
func readForm(body string, field fields) error {
	for pair := range strings.SplitSeq(body, "&") {
		if pair == "" {
			continue
		}
		name, value, _ := strings.Cut(pair, "=")
		name, err1 := url.QueryUnescape(name)
		value, err2 := url.QueryUnescape(value)
		if err1 != nil || err2 != nil {
			return misunderstood(sentenceForm)
		}
		if !utf8.ValidString(name) || !utf8.ValidString(value) {
			return misunderstood(sentenceUTF8)
		}
		text, err := json.Marshal(value)
		if err != nil {
			return err
		}
		if err := field(name, text); err != nil {
			return err
		}
	}
	return nil
}

func unknownField(name string) error {
	return misunderstood("The field %s is not known here. Nothing was changed.", shown(name))
}

func wrongType(name, wanted string) error {
	return misunderstood("The field %s needs %s. Nothing was changed.", shown(name), wanted)
}

// shown is what somebody sent, for a sentence: quoted and not too long.
func shown(text string) string {
	const most = 40
	if r := []rune(text); len(r) > most {
		text = string(r[:most]) + "…"
	}
	return strconv.Quote(text)
}

// asText is a JSON text; null is none.
func asText(name string, value json.RawMessage) (string, error) {
	var text *string
	if err := json.Unmarshal(value, &text); err != nil {
		return "", wrongType(name, "a text")
	}
	if text == nil {
		return "", nil
	}
	return *text, nil
}

// asWhole is a JSON whole number or, since a form has nothing else, the digits
// of one as a text where inForm.
func asWhole(name string, value json.RawMessage, inForm bool) (uint64, error) {
	digits := string(value)
	if inForm {
		if err := json.Unmarshal(value, &digits); err != nil {
			return 0, err
		}
	}
	n, err := strconv.ParseUint(digits, 10, 64)
	if err != nil || strconv.FormatUint(n, 10) != digits {
		return 0, wrongType(name, "a whole number")
	}
	return n, nil
}

// asTurn is a whole number that can count turns.
func asTurn(name string, value json.RawMessage, inForm bool) (int, error) {
	n, err := asWhole(name, value, inForm)
	if err == nil && n > math.MaxInt32 {
		err = wrongType(name, "the number of a turn")
	}
	return int(n), err
}

// isForm says whether the body is a form, once readBody has begun with it.
func isForm(c *fiber.Ctx) bool {
	kind, _, _ := mime.ParseMediaType(c.Get(fiber.HeaderContentType))
	return kind == fiber.MIMEApplicationForm
}
