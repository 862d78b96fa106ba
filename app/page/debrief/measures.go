package debrief

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"caseload/app/debrief"
	"caseload/app/page"
)

// MeasuresView shows a debrief in figures and pictures. Each picture is followed
// by its table; a section with nothing to draw is a sentence instead.
type MeasuresView struct {
	page.Layout
	Run     int64
	Debrief debrief.Debrief
}

// Render writes the page to w.
func (v MeasuresView) Render(ctx context.Context, w io.Writer) error {
	return measuresPage(v).Render(ctx, w)
}

// notKept is shown in place of a section if the run was stored by an earlier
// version of the program, which didn't record what the section needs.
const notKept = "This run was kept by an earlier program, which didn’t keep this."

// wasCounted reports whether recommendations were already being counted when the
// debrief was stored.
func wasCounted(t debrief.Triage) bool { return t.Rule != "" }

// measuresParts lists the ids and titles of the page's sections, in order.
var measuresParts = []struct{ id, words string }{
	{"recommended", "Urgent, or not"}, {"news", "When something new came"}, {"timeline", "Cases against dates"},
	{"hours", "Where the hours went"}, {"strain", "Strain by part"}, {"load", "Load against its ceiling"},
	{"forecasts", "What you thought would come"}, {"published", "What is published"}, {"limits", "What can’t be said"},
}

func partTitle(id string) string {
	for _, p := range measuresParts {
		if p.id == id {
			return p.words
		}
	}
	return ""
}

// twoPlaces formats f to two decimal places, with a true minus sign: "1.25",
// "−0.40".
func twoPlaces(f float64) string {
	return strings.Replace(strconv.FormatFloat(f, 'f', 2, 64), "-", "−", 1)
}

// intervalWords formats the ends of an estimate's 95 per cent confidence
// interval: "0.10 to 1.20".
func intervalWords(e debrief.Estimate) string { return twoPlaces(e.Low) + " to " + twoPlaces(e.High) }

// estimateCell formats an estimate and its interval for one table cell, or says
// that there was too little to estimate from.
func estimateCell(e *debrief.Estimate) string {
	if e == nil {
		return "too few"
	}
	return twoPlaces(e.Value) + " (" + intervalWords(*e) + ")"
}

// anyEstimated reports whether any group has enough recommendations for an
// estimate.
func anyEstimated(groups []debrief.LoadGroup) bool {
	return slices.ContainsFunc(groups, func(g debrief.LoadGroup) bool { return g.Sensitivity != nil })
}

// tellsSensitivity says what can be concluded about sensitivity from its
// interval.
func tellsSensitivity(e debrief.Estimate) string {
	switch {
	case e.Low > 0:
		return "The interval lies above 0: urgent was told from not urgent better than chance would."
	case e.High < 0:
		return "The interval lies below 0: what the ranges call urgent was called so less often than the rest."
	}
	return "The interval holds 0, so it can’t be told from chance."
}

func tellsThreshold(e debrief.Estimate) string {
	switch {
	case e.High < 0:
		return "The interval lies below 0: the line leant towards calling things urgent."
	case e.Low > 0:
		return "The interval lies above 0: the line leant towards waiting."
	}
	return "The interval holds 0, so which way the line leant can’t be said."
}

// loadBand returns a band of load in words.
func loadBand(band string) string {
	switch band {
	case "within":
		return "within the ceiling"
	case "near":
		return "near the ceiling"
	case "over":
		return "over the ceiling"
	}
	return band
}

// waitedWords says how much working time passed: "at once", "15 min", or "none"
// for nil.
func waitedWords(minutes *int) string {
	switch {
	case minutes == nil:
		return "none"
	case *minutes == 0:
		return "at once"
	}
	return page.Unbroken(page.Duration(*minutes))
}

// countsAs says which of the four counts a judgement adds to, or why it adds to
// none.
func countsAs(j debrief.Judgement) string {
	switch {
	case j.Counts != "":
		return j.Counts
	case j.Met == debrief.Worked:
		return "not counted: the work was done in time"
	case j.Verdict == debrief.NotOffered:
		return "not counted: nothing was recommended"
	}
	return "not counted: practice would defend either"
}

func tierOrNone(tier string) string {
	if tier == "" {
		return "none"
	}
	return tier
}

// uncountedWords says what the four counts leave out, or "" if they leave nothing
// out.
func uncountedWords(t debrief.Triage) string {
	var parts []string
	if t.Either > 0 {
		parts = append(parts, fmt.Sprintf("%d where practice would defend either", t.Either))
	}
	if t.None > 0 {
		parts = append(parts, fmt.Sprintf("%d without a recommendation", t.None))
	}
	if t.Worked > 0 {
		parts = append(parts, fmt.Sprintf("%d where the work was done in time and no tier was set", t.Worked))
	}
	if len(parts) == 0 {
		return ""
	}
	return "Counted neither way: " + page.JoinAnd(parts) + "."
}

// followedRow is a table row about one thing that can follow new information.
type followedRow struct {
	words  string
	times  int
	middle *int
	timed  bool
}

func followedOn(r debrief.Revision) []followedRow {
	return []followedRow{
		{"A tier was set again, the same one included", r.Retiered, r.ToTier, true},
		{"Something was done, and no tier set", r.Acted, nil, false},
		{"Either, whichever came first", r.Retiered + r.Acted, r.ToAct, true},
		{"Nothing about that case was decided", r.Left, nil, false},
	}
}

func (f followedRow) after() string {
	if !f.timed {
		return ""
	}
	return waitedWords(f.middle)
}

// retieredWords says what happened to a case's tier after something new came.
func retieredWords(r debrief.Revised) string {
	switch {
	case r.TierAfter == nil:
		return "stayed at " + tierOrNone(r.Was)
	case r.Tier == r.Was:
		return "kept at " + r.Tier + ", " + lagWords(*r.TierAfter)
	}
	return tierOrNone(r.Was) + " to " + r.Tier + ", " + lagWords(*r.TierAfter)
}

func nextAct(r debrief.Revised) string {
	if r.ActAfter == nil {
		return "nothing"
	}
	return r.Act + ", " + lagWords(*r.ActAfter)
}

func lagWords(minutes int) string {
	if minutes == 0 {
		return "at once"
	}
	return "after " + page.Unbroken(page.Duration(minutes))
}

// quadrantWords names a quadrant: "Urgent, not important".
func quadrantWords(q debrief.Quadrant) string {
	words := map[bool]string{true: "Urgent", false: "Not urgent"}[q.Urgent]
	return words + map[bool]string{true: ", important", false: ", not important"}[q.Important]
}

// percentOf returns a part of a whole in words for a table, rounded: "12 %". It is
// "0 %" if the whole is not positive.
func percentOf(part, of int) string {
	if of <= 0 {
		return "0 %"
	}
	return fmt.Sprintf("%d %%", (100*part+of/2)/of)
}

func mostGroup(groups []debrief.Group) int {
	most := 1
	for _, g := range groups {
		most = max(most, g.Minutes)
	}
	return most
}
