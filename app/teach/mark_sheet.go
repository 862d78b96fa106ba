package teach

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"time"

	"github.com/xuri/excelize/v2"

	"caseload/app/debrief"
	"caseload/app/mark"
	"caseload/app/store"
)

// MarkSheet is the marks for an assignment as a table for a registry, with a line for each
// candidate. Once it may be known whose runs they are it has names and e-mail addresses, and
// a line for each student who has none to be marked. It has no reasons and no comments: those
// are for the student.
type MarkSheet struct {
	Head []any   // of strings
	Rows [][]any // of strings and ints; nil where there is nothing

	marking mark.Marking
	zone    *time.Location
	named   bool
}

// ExportMarks returns the marks for an assignment as whoever asks may see them, and notes in
// the audit log that they take them away, and as what. The error is store.ErrForbidden if
// they may not, and store.ErrFull if there are more than [mark.MostInSheet].
func (t *Assignments) ExportMarks(ctx context.Context, m MarkedAssignment, as string) (MarkSheet, error) {
	all, err := t.Candidates(ctx, m)
	if err != nil {
		return MarkSheet{}, err
	}
	whose, err := t.store.Whose(ctx, m)
	named := !errors.Is(err, store.ErrForbidden)
	if err != nil && named {
		return MarkSheet{}, err
	}
	var students []store.Listed
	if named {
		if students, err = t.store.StudentsMarked(ctx, m); err != nil {
			return MarkSheet{}, err
		}
	}
	sheet := MarkSheet{marking: m.Marking(), zone: zone(m.Zone()), named: named}
	listed := map[int64]bool{}
	sheet.Head = sheet.head()
	for _, c := range all.List {
		of := whose[c.Number]
		listed[of.ID] = true
		sheet.Rows = append(sheet.Rows, sheet.row(c, of))
	}
	for _, c := range all.Left {
		row := sheet.row(c, whose[c.Number])
		row[slices.Index(sheet.Head, any("State"))] = "Left the cohort"
		sheet.Rows = append(sheet.Rows, row)
	}
	for _, of := range students {
		if !listed[of.ID] {
			row := make([]any, len(sheet.Head))
			row[1], row[2], row[3] = of.Name, of.Email, "No run to be marked"
			sheet.Rows = append(sheet.Rows, row)
		}
	}
	if len(sheet.Rows) > mark.MostInSheet {
		return MarkSheet{}, store.ErrFull
	}
	return sheet, t.store.ExportMarks(ctx, m, as)
}

func (x MarkSheet) head() []any {
	head := []any{"Candidate"}
	if x.named {
		head = append(head, "Name", "E-mail")
	}
	head = append(head, "State", "Mark", "Out of")
	for _, c := range x.marking.Criteria {
		head = append(head, fmt.Sprintf("%s (out of %d)", c.Name, c.Points))
	}
	if x.marking.Second != mark.Single {
		head = append(head, "First mark", "Second mark", "Settled mark")
	}
	if x.marking.Released != nil {
		head = append(head, "Released mark", "Released out of", "Released at")
	}
	return head
}

func (x MarkSheet) row(c Candidate, whose store.Listed) []any {
	row := []any{c.Number}
	if x.named {
		row = append(row, whose.Name, whose.Email)
	}
	counts := c.Standing.Mark
	row = append(row, x.state(c.Standing), x.total(counts), x.marking.Most())
	for _, one := range x.marking.Criteria {
		if counts == nil || counts.Of(one.Key).Points == nil {
			row = append(row, nil)
		} else {
			row = append(row, *counts.Of(one.Key).Points)
		}
	}
	if x.marking.Second != mark.Single {
		for _, place := range []mark.Place{mark.First, mark.Second, mark.Settled} {
			of := c.Marks.At(place)
			if of != nil && (of.Handed == nil || !of.Stands(x.marking)) {
				of = nil
			}
			row = append(row, x.total(of))
		}
	}
	if x.marking.Released != nil && c.Given == nil {
		return append(row, nil, nil, nil)
	} else if x.marking.Released != nil {
		return append(row, c.Given.Total(), c.Given.Rubric.Most(), c.Given.At.In(x.zone).Format("2006-01-02 15:04"))
	}
	return row
}

// total returns the points of a mark, or nil if there is none.
func (x MarkSheet) total(m *mark.Mark) any {
	if m == nil {
		return nil
	}
	return m.Total()
}

// state says how far a run is marked.
func (x MarkSheet) state(s mark.Standing) string {
	if s.Again {
		return "To be marked again"
	}
	return map[mark.State]string{
		mark.None: "To be marked", mark.Begun: "Begun", mark.Waits: "Waits for a second mark", mark.Differs: "To be settled", mark.Made: "Marked",
	}[s.State]
}

// Texts returns the head or a row as texts of which a spreadsheet takes none for a formula.
func (x MarkSheet) Texts(row []any) []string {
	line := make([]string, len(row))
	for i, cell := range row {
		switch cell := cell.(type) {
		case string:
			line[i] = debrief.Harmless(cell)
		case int:
			line[i] = strconv.Itoa(cell)
		}
	}
	return line
}

// WriteXLSX writes a sheet as a workbook, in which texts stay texts whatever they begin with.
func (x MarkSheet) WriteXLSX(w io.Writer) (err error) {
	const name = "Marks" // of the one sheet
	book := excelize.NewFile()
	defer func() { err = errors.Join(err, book.Close()) }() // which deletes what it put on the disk
	if err := book.SetDocProps(&excelize.DocProperties{Creator: "Caseload"}); err != nil {
		return err
	}
	if err := book.SetSheetName(book.GetSheetName(0), name); err != nil {
		return err
	}
	rows, err := book.NewStreamWriter(name)
	if err != nil {
		return err
	}
	bold, err := book.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	if err != nil {
		return err
	}
	head := make([]any, len(x.Head))
	for i, text := range x.Head {
		head[i] = excelize.Cell{StyleID: bold, Value: text}
	}
	err = errors.Join(
		rows.SetColWidth(1, len(head), 18),
		rows.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}),
		rows.SetRow("A1", head))
	for i, row := range x.Rows {
		err = errors.Join(err, rows.SetRow("A"+strconv.Itoa(i+2), row))
	}
	if err = errors.Join(err, rows.Flush()); err != nil {
		return err
	}
	return book.Write(w)
}
