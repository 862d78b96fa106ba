package web_test

import (
	"encoding/csv"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// A lecturer takes marks away for the registry as CSV and as a workbook: by candidate's
// number, and with names once they are released. No text in either is a formula.
func TestMarksAreTakenAwayForTheRegistry(t *testing.T) {
	c, a, _ := newMarked(t)
	table := func() (rows [][]string) {
		t.Helper()
		r := c.lou.get(a + "/marks.csv")
		want(t, "CSV", r.StatusCode, 200)
		text, marked := strings.CutPrefix(r.text, "\ufeff")
		if !marked || !strings.Contains(r.Header.Get("Content-Disposition"), `-week-one.csv"`) {
			t.Errorf("the CSV file is %q, as %s", r.text, r.Header.Get("Content-Disposition"))
		}
		rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
		check(t, err)
		book, err := excelize.OpenReader(strings.NewReader(c.lou.get(a + "/marks.xlsx").text))
		check(t, err)
		cells, err := book.GetRows("Marks")
		check(t, err)
		for i, row := range rows {
			for j, text := range row {
				at, err := excelize.CoordinatesToCellName(j+1, i+1)
				check(t, err)
				formula, err := book.GetCellFormula("Marks", at)
				check(t, err)
				if got := append(cells[i], make([]string, len(row))...)[j]; got != strings.TrimPrefix(text, "'") || formula != "" {
					t.Errorf("%s is %q and the formula %q in the workbook, and %q in the file", at, got, formula, text)
				}
				if text != "" && strings.ContainsRune("=+-@", rune(text[0])) {
					t.Errorf("%s is %q in the file, which is a formula", at, text)
				}
			}
		}
		return rows
	}
	rubric := strings.NewReplacer("name=Analysis", "name=%3D1%2B1", "changed=0", "changed=1").Replace(sentRubric())
	want(t, "a rubric", c.lou.form(a+"/marks/rubric", rubric).StatusCode, 303)
	c.browser().joins(codeShown.FindStringSubmatch(c.lou.get(c.cohort).text)[1], "+Otto", "otto@uni.test")
	at := candidateAt.FindString(c.lou.get(a + "/marks").text)
	number := at[strings.LastIndex(at, "/")+1:]
	before := table()
	if head := "Candidate|State|Mark|Out of|'=1+1 (out of 10)|Records (out of 8)"; strings.Join(before[0], "|") != head || len(before) != 2 {
		t.Errorf("before anybody marks there are %q", before)
	}
	if row := strings.Join(before[1], "|"); row != number+"|To be marked||18||" {
		t.Errorf("a run that isn't marked is %s", row)
	}
	want(t, "hand in", c.lou.form(at, strings.NewReplacer("criterion=1", "criterion=3", "criterion=2", "criterion=4").Replace(sentMark("2", "9", "8", "changed", "0", "do", "hand-in"))).StatusCode, 303)
	if row := strings.Join(table()[1], "|"); row != number+"|Marked|17|18|9|8" {
		t.Errorf("before they are released the line is %s", row)
	}
	want(t, "release", c.lou.form(a+"/marks/release", fields("ready", "1")).StatusCode, 303)
	after := table()
	i := slices.Index(after[0], "Released at")
	if len(after) != 3 || after[1][i] == "" {
		t.Fatalf("once they are released there are %q", after)
	}
	if row := strings.Join(after[1][:i], "|"); row != number+"|Sam Okafor|sam@uni.test|Marked|17|18|9|8|17|18" {
		t.Errorf("once they are released the line is %s", row)
	}
	if row := strings.Join(after[2], "|"); row != "|'+Otto|otto@uni.test|No run to be marked|||||||" {
		t.Errorf("who has no run is %s", row)
	}
	says(t, "the audit log", c.ada.get("/organisations/1/audit.csv").text, ",export marks,"+numbered.FindString(a)+",xlsx")
	want(t, "a student", c.sam.get(a+"/marks.csv").StatusCode, 403)

	r := c.lou.form(a+"/delete", "sure=yes")
	want(t, "delete what has marks that were given", r.StatusCode, 409)
	says(t, "delete", r.text, "kept for its students")
	want(t, "the assignment", c.lou.get(a).StatusCode, 200)
}
