package teach

import (
	"context"
	"encoding/base64"
	"encoding/csv"
	"fmt"
	"io"
	"strings"

	"github.com/a-h/templ"

	"caseload/app/page"
	"caseload/app/sim"
)

// ListView is where lecturers invite a cohort's students from a class list, and see who
// hasn't come.
type ListView struct {
	page.Layout
	Notice   page.Notice
	ID       int64
	Cohort   string // its name and year
	Archived bool
	Mails    bool   // this site can send mail
	Text     string // what stands in the box
	Problems []ListProblem
	More     int          // problems that aren't among them
	Links    []ListLink   // that were just made; they can't be shown again
	Awaited  []ListInvite // who hasn't come
}

// ListProblem says what is wrong with a line of a class list.
type ListProblem struct {
	Line int // 0 if it is about the whole list
	Text sim.Sentence
}

// ListLink is somebody's link.
type ListLink struct{ Name, Email, Link string }

// ListInvite is an invitation whose person hasn't come.
type ListInvite struct {
	ID          int64
	Name, Email string
	Until       string
	Expired     bool         // its link isn't good any longer
	Mailed      sim.Sentence // what became of mailing it; "" if nobody asked
}

// Render writes the page to w.
func (v ListView) Render(ctx context.Context, w io.Writer) error { return listPage(v).Render(ctx, w) }

// ListPreview shows what an import would do.
type ListPreview struct {
	page.Layout
	ID     int64
	Cohort string // its name and year
	Sums   []sim.Sentence
	Lines  []ListLine
	List   string // that is imported
	Does   bool   // whether the import does anything
}

// ListLine is a line of a class list, and what becomes of it.
type ListLine struct {
	Line        int
	Name, Email string
	Becomes     sim.Sentence
}

// Render writes the page to w.
func (v ListPreview) Render(ctx context.Context, w io.Writer) error {
	return listPreviewPage(v).Render(ctx, w)
}

// AddressList returns the address of a cohort's class list.
func AddressList(cohort int64) templ.SafeURL { return page.AddressCohort(cohort) + "/list" }

func addressInvite(cohort, id int64) templ.SafeURL {
	return AddressList(cohort) + templ.SafeURL(fmt.Sprintf("/%d", id))
}

// linkFile returns the links as an address that holds a whole file: nothing keeps them from
// which another request could be answered.
func linkFile(links []ListLink) templ.SafeURL {
	var b strings.Builder
	b.WriteString("\uFEFF") // by which spreadsheets know UTF-8
	w := csv.NewWriter(&b)
	w.Write([]string{"Name", "E-mail", "Link"})
	for _, l := range links {
		w.Write([]string{noFormula(l.Name), noFormula(l.Email), l.Link})
	}
	w.Flush()
	return templ.SafeURL("data:text/csv;charset=utf-8;base64," + base64.StdEncoding.EncodeToString([]byte(b.String())))
}

// noFormula keeps a spreadsheet from computing what a text says.
func noFormula(text string) string {
	if text != "" && strings.ContainsRune("=+-@\t\r", rune(text[0])) {
		return "'" + text
	}
	return text
}

func (p ListProblem) where() string {
	if p.Line == 0 {
		return ""
	}
	return fmt.Sprintf("Line %d: ", p.Line)
}

func (v ListView) title() string {
	if len(v.Problems) > 0 {
		return "Error: Invite from a class list"
	}
	return "Invite from a class list"
}
