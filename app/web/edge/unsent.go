package edge

import (
	"errors"
	"maps"
	"net/url"
	"slices"
	"strings"

	"github.com/gofiber/fiber/v2"

	"caseload/app/page"
	"caseload/app/run"
)

// Typed returns what a box of a form is called in which people type or choose, and what was typed
// there as they know it. The label is "" for any other field.
type Typed func(name, text string) (label, shown string)

// unsentForm returns the form that was sent, if somebody typed something into it,
// so that an error page can show what was typed. Control characters are left out,
// because they may be why the form was refused. What another site sent is never
// shown.
func unsentForm(c *fiber.Ctx, status int, problem error) page.UnsentForm {
	f, typed := page.UnsentForm{Address: c.Path()}, typedInRun
	if own := (refusedTyped{}); errors.As(problem, &own) {
		f.Address, typed = "", own.typed
	} else if status == fiber.StatusForbidden {
		return f
	}
	if c.Method() != fiber.MethodPost || !IsForm(c) {
		return f
	}
	fields, err := url.ParseQuery(string(c.Request().Body()))
	if err != nil {
		return f
	}
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		for _, text := range fields[name] {
			label, text := typed(name, withoutControls(strings.ToValidUTF8(text, "")))
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

// typedInRun is Typed for the forms of a run.
func typedInRun(name, text string) (label, shown string) {
	if name == "note" {
		return "A note to yourself", text
	}
	part, ok := run.IsBox(name)
	if !ok {
		return "", text
	}
	for _, b := range run.BoxesOf(part) {
		if (run.Part{Name: part}).Writing(b) == name {
			return b.Label, text
		}
	}
	return "", text
}
