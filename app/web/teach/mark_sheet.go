package teach

import (
	"bytes"
	"fmt"
	"io"

	"github.com/gofiber/fiber/v2"

	"caseload/app/teach"
	"caseload/app/web/edge"
)

// marksCSV sends the marks for an assignment as a file for a spreadsheet.
func (s *Pages) marksCSV(c *fiber.Ctx) error {
	return s.marksFile(c, "csv", "text/csv; charset=utf-8; header=present", teach.MarkSheet.WriteCSV)
}

// marksXLSX sends them as a workbook.
func (s *Pages) marksXLSX(c *fiber.Ctx) error {
	return s.marksFile(c, "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", teach.MarkSheet.WriteXLSX)
}

func (s *Pages) marksFile(c *fiber.Ctx, as, kind string, write func(teach.MarkSheet, io.Writer) error) error {
	m, err := s.marking(c)
	if err == nil && m.Marking().Edition == 0 {
		err = edge.Refuse(fiber.StatusConflict, sentenceNoRubric)
	}
	if err != nil {
		return err
	}
	sheet, err := s.given.ExportMarks(c.UserContext(), m, as)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := write(sheet, &b); err != nil {
		return err
	}
	c.Attachment(fmt.Sprintf("marks-%d.%s", m.Assignment().ID, as))
	c.Set(fiber.HeaderContentType, kind)
	return c.Send(b.Bytes())
}
