package web

import (
	"encoding/json"
	"strings"

	"github.com/gofiber/fiber/v2"

	"caseload/app/page"
	"caseload/app/run"
)

// unsentForm returns the form that a request sent, where somebody typed something
// into it and it is the page's own, so that a page of an error can show what was
// typed. What another site sent is never shown.
func unsentForm(c *fiber.Ctx, status int) page.UnsentForm {
	var f page.UnsentForm
	if c.Method() != fiber.MethodPost || status == fiber.StatusForbidden || !isForm(c) {
		return f
	}
	f.Address = c.Path()
	err := readBody(c, func(name string, value json.RawMessage) error {
		text, err := asText(name, value)
		switch label := typedLabel(name); {
		case err != nil:
			return err
		case label == "":
			f.Hidden = append(f.Hidden, page.UnsentField{Name: name, Text: text})
		case strings.TrimSpace(text) != "":
			f.Boxes = append(f.Boxes, page.UnsentField{Name: name, Label: label, Text: text})
		}
		return nil
	})
	if err != nil {
		return page.UnsentForm{}
	}
	return f
}

// typedLabel returns what a field that people type in is called; "" for any other.
func typedLabel(name string) string {
	if name == "note" {
		return "A note to yourself"
	}
	part, ok := run.IsBox(name)
	if !ok {
		return ""
	}
	for _, b := range run.BoxesOf(part) {
		if (run.Part{Name: part}).Word(b) == name {
			return b.Label
		}
	}
	return ""
}
