package edge

import (
	"maps"
	"net/url"
	"slices"
	"strings"

	"github.com/gofiber/fiber/v2"

	"caseload/app/page"
	"caseload/app/run"
)

// unsentForm returns the form that was sent, if somebody typed something into it,
// so that an error page can show what was typed. Control characters are left out,
// because they may be why the form was refused. What another site sent is never
// shown.
func unsentForm(c *fiber.Ctx, status int) page.UnsentForm {
	f := page.UnsentForm{Address: c.Path()}
	if c.Method() != fiber.MethodPost || status == fiber.StatusForbidden || !IsForm(c) {
		return f
	}
	fields, err := url.ParseQuery(string(c.Request().Body()))
	if err != nil {
		return f
	}
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		label := typedLabel(name)
		for _, text := range fields[name] {
			text = withoutControls(strings.ToValidUTF8(text, ""))
			switch {
			case label == "":
				f.Hidden = append(f.Hidden, page.UnsentField{Name: name, Text: text})
			case strings.TrimSpace(text) != "":
				f.Boxes = append(f.Boxes, page.UnsentField{Name: name, Label: label, Text: text})
			}
		}
	}
	return f
}

// typedLabel returns the label of a field that people type in, or "" for any
// other field.
func typedLabel(name string) string {
	if name == "note" {
		return "A note to yourself"
	}
	part, ok := run.IsBox(name)
	if !ok {
		return ""
	}
	for _, b := range run.BoxesOf(part) {
		if (run.Part{Name: part}).Writing(b) == name {
			return b.Label
		}
	}
	return ""
}
