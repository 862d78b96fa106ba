package web_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"caseload/app/store/storetest"
)

// The audit log is taken away by days. A file has no more lines than it can have: whoever asks
// for more is told to choose fewer days, and gets no part of them instead.
func TestTheAuditLogIsTakenAwayByDays(t *testing.T) {
	c := newCampus(t)
	at, other := "/organisations/1/audit.csv", storetest.AsAnother(t, c.path)
	fill := func(day time.Time, lines int) {
		t.Helper()
		_, err := other.Exec(fmt.Sprintf(`INSERT INTO audit (organisation_id, made_at, person, act, about, detail)
			WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d) SELECT 1, %d + i, 1, 'lead', 1, '' FROM n`, lines, day.UnixMilli()))
		check(t, err)
	}
	first := time.Date(2021, 3, 1, 0, 0, 0, 0, time.UTC)
	fill(first, 60_000)
	fill(first.AddDate(0, 0, 1), 40_001)
	lines := func(query string) int {
		t.Helper()
		r := c.ada.get(at + query)
		want(t, query, r.StatusCode, 200)
		return strings.Count(r.text, "\n") - 1
	}
	if n := lines("?from=2021-03-01&until=2021-03-01"); n != 60_000 {
		t.Errorf("the first day has %d lines", n)
	}
	if n := lines("?from=2021-03-02&until=2021-03-02"); n != 40_001 {
		t.Errorf("the second day has %d lines", n)
	}
	if n := lines("?from=2021-03-03"); n == 0 || n > 10 {
		t.Errorf("since then there are %d lines", n)
	}
	for _, query := range []string{"", "?until=2021-03-02"} {
		r := c.ada.get(at + query)
		want(t, "too many"+query, r.StatusCode, 422)
		says(t, "too many", r.text, "more than a hundred thousand lines", `href="/organisations/1/audit"`)
	}
	for _, query := range []string{"?from=yesterday", "?until=2021-13-01", "?from=2021-03-02&until=2021-03-01"} {
		r := c.ada.get(at+query, with("Accept", "application/json"))
		want(t, query, r.StatusCode, 422)
		says(t, query, r.text, "Write each day like 2026-11-30")
	}
	says(t, "the page", c.ada.get("/organisations/1/audit").text, "Older lines", "First day", "at most a hundred thousand lines")
}
