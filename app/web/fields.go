package web

import (
	"github.com/gofiber/fiber/v2"

	"caseload/app/debrief"
	"caseload/app/page"
)

type fieldsJSON struct {
	Fields []fieldJSON `json:"fields"`
}

type fieldJSON struct {
	Path    string `json:"path"`
	Unit    string `json:"unit"`
	Meaning string `json:"meaning"`
}

// fields says what each field of a debrief means.
func (s *Server) fields(c *fiber.Ctx) error {
	all := debrief.Fields()
	if !wantsJSON(c) {
		return s.page(c, page.FieldsView{Layout: s.Layout, Fields: all})
	}
	list := fieldsJSON{make([]fieldJSON, len(all))}
	for i, f := range all {
		list.Fields[i] = fieldJSON(f)
	}
	return c.JSON(list)
}
