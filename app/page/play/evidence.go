package play

import (
	"cmp"
	"context"
	"io"
	"slices"
	"strconv"
	"strings"

	"caseload/app/debrief"
	"caseload/app/page"
	"caseload/app/sim"
)

// EvidenceView is a printable record of what a manager was shown of the workload:
// one memo for each time it was raised.
type EvidenceView struct {
	page.Layout
	Run   int64
	Title string // the scenario's title
	Role  string
	Load  debrief.Load
	Ended string // the date on which the run ended
}

// Render writes the page to w.
func (v EvidenceView) Render(ctx context.Context, w io.Writer) error {
	return evidencePage(v).Render(ctx, w)
}

// shownGroup holds what was shown under one employer standard.
type shownGroup struct {
	standard sim.Standard
	points   []debrief.Shown
}

// shownBy groups the evidence by employer standard, in the order of the
// standards' numbers.
func shownBy(r debrief.Raised) []shownGroup {
	var groups []shownGroup
	for _, p := range r.Shown {
		i := slices.IndexFunc(groups, func(g shownGroup) bool { return g.standard == p.Standard })
		if i < 0 {
			i = len(groups)
			groups = append(groups, shownGroup{standard: p.Standard})
		}
		groups[i].points = append(groups[i].points, p)
	}
	slices.SortStableFunc(groups, func(a, b shownGroup) int { return cmp.Compare(a.standard.Number, b.standard.Number) })
	return groups
}

// standardTitle formats an employer standard for a heading: "Employer standard 5:
// supervision".
func standardTitle(s sim.Standard) string {
	return "Employer standard " + strconv.Itoa(s.Number) + ": " + s.Title
}

// standardTitles lists employer standards in a sentence.
func standardTitles(all []sim.Standard) string {
	var titles []string
	for _, s := range slices.SortedFunc(slices.Values(all), func(a, b sim.Standard) int { return cmp.Compare(a.Number, b.Number) }) {
		titles = append(titles, s.String())
	}
	return strings.Join(titles, "; ")
}

// dateThen describes the state of a date when it was shown.
func dateThen(d debrief.AtRisk) string {
	if d.State == sim.DateMissed {
		return "passed, no reason recorded"
	}
	return "still to come"
}

// loadPoints formats points of load without trailing zeros: "90", "90.3".
func loadPoints(points float64) string { return strconv.FormatFloat(points, 'f', -1, 64) }

// evidenceGroup holds what can be shown under one employer standard.
type evidenceGroup struct {
	standard sim.Standard
	points   []sim.Evidence
}

// evidenceOf groups consecutive evidence by employer standard, keeping its order.
func evidenceOf(points []sim.Evidence) []evidenceGroup {
	var groups []evidenceGroup
	for _, p := range points {
		if n := len(groups); n == 0 || groups[n-1].standard != p.Standard {
			groups = append(groups, evidenceGroup{standard: p.Standard})
		}
		last := &groups[len(groups)-1]
		last.points = append(last.points, p)
	}
	return groups
}
