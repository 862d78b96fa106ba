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

// A request's body is a form or a JSON object, and both are read field by field
// by the same function. Fields that are unknown, sent twice or of the wrong type
// are refused with a sentence; nothing is guessed.

// fields receives the fields of a body one by one, in order. The values of a form
// are passed as JSON strings.
type fields func(name string, value json.RawMessage) error

const (
	sentenceType     = "This address takes a form (application/x-www-form-urlencoded) or JSON (application/json). Nothing was changed."
	sentenceEncoding = "What is sent here may not be compressed. Nothing was changed."
	sentenceUTF8     = "What was sent is not text in UTF-8. Nothing was changed."
	sentenceJSON     = "What was sent is not one JSON object. Nothing was changed."
	sentenceForm     = "What was sent is not a form that can be read. Nothing was changed."
)

// readBody calls field for every field of the request's body. In a form, a
// repeated field is passed each time. An empty body has no fields.
func readBody(c *fiber.Ctx, field fields) error {
	body := c.Request().Body() // as it was sent: Fiber's own c.Body would decompress it
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

// readObject reads one JSON object. Unlike encoding/json, it distinguishes "TURN"
// from "turn" and refuses a name that occurs twice.
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
		name := token.(string) // otherwise Token would have failed
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

// readForm reads the fields of a form in the order in which they were sent.
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

// shown returns text that somebody sent for use in a sentence: quoted and, if
// long, shortened.
func shown(text string) string {
	const most = 40
	if r := []rune(text); len(r) > most {
		text = string(r[:most]) + "…"
	}
	return strconv.Quote(text)
}

// asText reads a JSON string. It returns "" for null.
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

// asWhole reads a non-negative JSON integer. If inForm is set, it reads the
// digits from a string, because forms have nothing else.
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

// asTurn reads an integer that can be the number of a turn.
func asTurn(name string, value json.RawMessage, inForm bool) (int, error) {
	n, err := asWhole(name, value, inForm)
	if err == nil && n > math.MaxInt32 {
		err = wrongType(name, "the number of a turn")
	}
	return int(n), err
}

// isForm reports whether the content type is that of a form. In the callbacks of
// readBody, anything else is JSON.
func isForm(c *fiber.Ctx) bool {
	kind, _, _ := mime.ParseMediaType(c.Get(fiber.HeaderContentType))
	return kind == fiber.MIMEApplicationForm
}
