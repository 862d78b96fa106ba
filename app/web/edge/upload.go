package edge

import (
	"bytes"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"unicode/utf8"

	"github.com/gofiber/fiber/v2"
)

// maxParts is the most fields, files included, that a form with a file may have.
const maxParts = 16

// ReadUpload is ReadBody for a form that may have a file in a field of this name. It
// returns the file's bytes, which nothing has checked; nil if none was sent.
func ReadUpload(c *fiber.Ctx, into any, field string) (file []byte, err error) {
	kind, parameters, _ := mime.ParseMediaType(c.Get(fiber.HeaderContentType))
	if kind != fiber.MIMEMultipartForm {
		return nil, ReadBody(c, into, into)
	}
	if c.Get(fiber.HeaderContentEncoding) != "" {
		return nil, Refuse(fiber.StatusUnsupportedMediaType, sentenceEncoding)
	}
	var fields []formField
	parts := multipart.NewReader(bytes.NewReader(c.Request().Body()), parameters["boundary"])
	for range maxParts {
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			object, err := objectOfForm(fields)
			if err != nil {
				return nil, err
			}
			return file, decode(object, into, true)
		}
		if err != nil {
			return nil, Misunderstood(sentenceForm)
		}
		name := part.FormName()
		value, err := io.ReadAll(part) // the whole body is in memory already
		switch {
		case err != nil:
			return nil, Misunderstood(sentenceForm)
		case name == field && file != nil:
			return nil, ThereTwice(name)
		case name == field:
			file = value
			continue
		case !utf8.Valid(value) || !utf8.ValidString(name):
			return nil, Misunderstood(sentenceUTF8)
		case bytes.ContainsFunc(value, isControl):
			return nil, Refuse(fiber.StatusUnprocessableEntity, sentenceControl)
		}
		fields = withValue(fields, name, string(value))
	}
	return nil, Misunderstood(sentenceForm)
}

func withValue(fields []formField, name, value string) []formField {
	for i, f := range fields {
		if f.name == name {
			fields[i].values = append(f.values, value)
			return fields
		}
	}
	return append(fields, formField{name, []string{value}})
}
