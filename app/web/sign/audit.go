package sign

import (
	"bytes"
	"encoding/csv"
	"strconv"
	"time"

	"github.com/gofiber/fiber/v2"

	signpage "caseload/app/page/sign"
	"caseload/app/sign"
	"caseload/app/web/edge"
)

const (
	linesOnPage = 100
	linesInFile = 1_000 // read at once
	mostInFile  = 100_000
)

// audit shows a page of an organisation's audit log.
func (s *Pages) audit(c *fiber.Ctx) error {
	by, err := s.Allowed(c)
	if err != nil {
		return err
	}
	place, err := s.accounts.Organisation(c.UserContext(), by)
	if err != nil {
		return err
	}
	before, _ := edge.ParseID(c.Query("before"))
	lines, err := s.accounts.Audit(c.UserContext(), by, before, linesOnPage+1)
	if err != nil {
		return err
	}
	v := signpage.AuditView{Layout: s.Layout, Place: signpage.Place{ID: place.ID, Name: place.Name, Kind: place.Kind}}
	if len(lines) > linesOnPage {
		lines = lines[:linesOnPage]
		v.Older = lines[linesOnPage-1].ID
	}
	for _, l := range lines {
		v.Lines = append(v.Lines, signpage.AuditLine{
			At: l.At.Format("2006-01-02 15:04") + " UTC", Who: whoDid(l), Act: string(l.Act), About: strconv.FormatInt(l.About, 10), Detail: l.Detail,
		})
	}
	return s.Page(c, v)
}

func whoDid(l sign.Audited) string {
	if l.Person == 0 {
		return "whoever runs the server"
	}
	return "person " + strconv.FormatInt(l.Person, 10)
}

// auditFile answers with the audit log as CSV, newest first.
func (s *Pages) auditFile(c *fiber.Ctx) error {
	by, err := s.Allowed(c)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.Write([]string{"line", "at", "person", "act", "about", "detail"})
	for before, n := int64(0), 0; n < mostInFile; {
		lines, err := s.accounts.Audit(c.UserContext(), by, before, linesInFile)
		if err != nil {
			return err
		}
		for _, l := range lines {
			w.Write([]string{
				strconv.FormatInt(l.ID, 10), l.At.Format(time.RFC3339), strconv.FormatInt(l.Person, 10), string(l.Act), strconv.FormatInt(l.About, 10), l.Detail,
			})
			before = l.ID
		}
		if n += len(lines); len(lines) < linesInFile {
			break
		}
	}
	w.Flush()
	c.Set(fiber.HeaderContentType, "text/csv; charset=utf-8")
	c.Attachment("audit.csv")
	return c.Send(b.Bytes())
}
