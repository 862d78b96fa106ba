package edge

import (
	"bytes"
	"context"
	"encoding/csv"
	"io"

	"github.com/gofiber/fiber/v2"
)

// Table is a file of lines that is read while it is sent, some lines at a time, so that a
// long one is never in memory as a whole.
type Table struct {
	Name string // of the file, with its ending
	Head []string

	// Spreadsheet has the file begin with a byte order mark and end its lines with CRLF, as
	// spreadsheets want it that would read it in another encoding otherwise.
	Spreadsheet bool

	// More returns the next lines, and none at the end. It may not use the request.
	More func(context.Context) ([][]string, error)
}

// SendTable answers with a table as CSV. If reading it fails, or takes longer than
// [LongestDownload], the connection is cut: a file that is too short never looks whole.
func (s *Edge) SendTable(c *fiber.Ctx, t Table) error {
	c.Attachment(t.Name)
	c.Set(fiber.HeaderContentType, "text/csv; charset=utf-8; header=present")
	if c.Method() == fiber.MethodHead {
		return nil
	}
	r := &tableReader{edge: s, Table: t}
	r.ctx, r.cancel = context.WithTimeout(context.Background(), LongestDownload)
	if t.Spreadsheet {
		r.made.WriteString("\ufeff")
	}
	r.file = csv.NewWriter(&r.made)
	r.file.UseCRLF = t.Spreadsheet
	r.write([][]string{t.Head})
	return c.SendStream(r)
}

type tableReader struct {
	Table
	edge   *Edge
	ctx    context.Context
	cancel context.CancelFunc
	made   bytes.Buffer // that wasn't read yet
	file   *csv.Writer  // into made
	over   bool
}

func (r *tableReader) write(lines [][]string) {
	r.file.WriteAll(lines) // into memory, where it can't fail
}

// Read makes more of the file once what there is has been read.
func (r *tableReader) Read(p []byte) (int, error) {
	for r.made.Len() == 0 {
		if r.over {
			return 0, io.EOF
		}
		lines, err := r.more()
		if err != nil {
			r.edge.Log.Info("a file ended early", "file", r.Name, "error", err.Error())
			return 0, err
		}
		r.over = len(lines) == 0
		r.write(lines)
	}
	return r.made.Read(p)
}

// more reads the next lines. It waits its turn as a request does, and has as much time.
func (r *tableReader) more() ([][]string, error) {
	ctx, cancel := context.WithTimeout(r.ctx, r.edge.Patience)
	defer cancel()
	if err := r.edge.Queue.Enter(ctx); err != nil {
		return nil, err
	}
	defer r.edge.Queue.Leave()
	return r.More(ctx)
}

// Close ends the reading, whether or not the file was sent to its end.
func (r *tableReader) Close() error {
	r.cancel()
	return nil
}
