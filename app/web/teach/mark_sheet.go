package teach

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/gofiber/fiber/v2"

	"caseload/app/run"
	"caseload/app/teach"
	"caseload/app/web/edge"
)

// marksCSV sends the marks for an assignment as a file for a spreadsheet.
func (s *Pages) marksCSV(c *fiber.Ctx) error {
	sheet, name, err := s.markSheet(c, "csv")
	if err != nil {
		return err
	}
	const some = 500 // rows at once
	sent := 0
	return s.SendTable(c, edge.Table{Name: name, Spreadsheet: true, Head: sheet.Texts(sheet.Head), More: func(context.Context) (lines [][]string, err error) {
		for ; sent < len(sheet.Rows) && len(lines) < some; sent++ {
			lines = append(lines, sheet.Texts(sheet.Rows[sent]))
		}
		return lines, nil
	}})
}

// marksXLSX sends them as a workbook, which is an archive and can't be sent before it is
// whole.
func (s *Pages) marksXLSX(c *fiber.Ctx) error {
	sheet, name, err := s.markSheet(c, "xlsx")
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := sheet.WriteXLSX(&b); err != nil {
		return err
	}
	c.Attachment(name)
	c.Set(fiber.HeaderContentType, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
	return c.Send(b.Bytes())
}

// markSheet returns the marks to be taken away, and the name of the file.
func (s *Pages) markSheet(c *fiber.Ctx, as string) (sheet teach.MarkSheet, name string, err error) {
	m, err := s.marking(c)
	if err == nil && m.Marking().Edition == 0 {
		err = edge.Refuse(fiber.StatusConflict, sentenceNoRubric)
	}
	if err != nil {
		return sheet, "", err
	}
	sheet, err = s.given.ExportMarks(c.UserContext(), m, as)
	if errors.Is(err, run.ErrFull) {
		err = edge.Refuse(fiber.StatusConflict, sentenceLongSheet)
	}
	return sheet, fmt.Sprintf("marks-%d%s.%s", m.Assignment().ID, inFileName(m.Assignment().Name), as), err
}

// inFileName returns what a name adds to that of a file: a dash and a word for each of its
// words, in letters and digits that every system keeps in a file's name.
func inFileName(name string) string {
	return strings.TrimRight(unkept.ReplaceAllString("-"+strings.ToLower(name), "-"), "-")
}

var unkept = regexp.MustCompile(`[^a-z0-9]+`)
