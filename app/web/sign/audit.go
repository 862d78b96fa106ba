package sign

import (
	"context"
	"strconv"
	"time"

	"github.com/gofiber/fiber/v2"

	"caseload/app/page"
	signpage "caseload/app/page/sign"
	"caseload/app/sign"
	"caseload/app/web/edge"
)

const (
	linesOnPage = 100
	linesInFile = 1_000 // that are read at once
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

// auditFile answers with the audit log of some days as CSV, newest first.
func (s *Pages) auditFile(c *fiber.Ctx) error {
	by, err := s.Allowed(c)
	if err != nil {
		return err
	}
	from, until, ok := days(c.Query("from"), c.Query("until"))
	back := page.Link{Address: string(signpage.AddressAudit(by.Organisation())), Text: sentenceToAudit}
	if !ok {
		return edge.RefuseTo(fiber.StatusUnprocessableEntity, sentenceNoDays, back)
	}
	size, err := s.accounts.AuditSize(c.UserContext(), by, from, until, mostInFile+1)
	switch {
	case err != nil:
		return err
	case size > mostInFile:
		return edge.RefuseTo(fiber.StatusUnprocessableEntity, sentenceManyLines, back)
	}
	before := int64(0)
	return s.SendTable(c, edge.Table{Name: "audit.csv", Head: []string{"line", "at", "person", "act", "about", "detail"}, More: func(ctx context.Context) ([][]string, error) {
		lines, err := s.accounts.AuditBetween(ctx, by, from, until, before, linesInFile)
		rows := make([][]string, len(lines))
		for i, l := range lines {
			rows[i] = []string{strconv.FormatInt(l.ID, 10), l.At.Format(time.RFC3339), strconv.FormatInt(l.Person, 10), string(l.Act), strconv.FormatInt(l.About, 10), l.Detail}
			before = l.ID
		}
		return rows, err
	}})
}

// days returns from when and until when it is from one day to another in UTC, the second
// included. Either may be "", which is no bound.
func days(first, last string) (from, until time.Time, ok bool) {
	read := func(text string) (t time.Time, err error) {
		if text != "" {
			t, err = time.Parse(time.DateOnly, text)
		}
		return t, err
	}
	from, err := read(first)
	until, err2 := read(last)
	if err != nil || err2 != nil {
		return from, until, false
	}
	if last != "" {
		until = until.AddDate(0, 0, 1)
	}
	return from, until, last == "" || from.Before(until)
}
