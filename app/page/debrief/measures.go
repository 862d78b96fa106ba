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

// MeasuresView is a debrief in figures and pictures. Each picture stands with its
// table, and a part for which there is nothing to draw is a sentence.
type MeasuresView struct {
	page.Layout
	Run     int64
	Debrief debrief.Debrief
}

// Render writes the page.
func (v MeasuresView) Render(ctx context.Context, w io.Writer) error {
	return measuresPage(v).Render(ctx, w)
}

// notKept stands where an earlier program kept a run and not this part of it.
const notKept = "This run was kept by an earlier program, which didn’t keep this."

// wasCounted says whether recommendations were counted when this was kept.
func wasCounted(t debrief.Triage) bool { return t.Rule != "" }

// measuresParts are the parts of the page, in order, by their ids.
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

// twoPlaces is a value to two places: "1.25", "−0.40".
func twoPlaces(f float64) string {
	return strings.Replace(strconv.FormatFloat(f, 'f', 2, 64), "-", "−", 1)
}

// intervalWords is where 95 of 100 such intervals hold the true value.
func intervalWords(e debrief.Estimate) string { return twoPlaces(e.Low) + " to " + twoPlaces(e.High) }

// estimateCell is a figure with its interval in one cell, or that there is none.
func estimateCell(e *debrief.Estimate) string {
	if e == nil {
		return "too few"
	}
	return twoPlaces(e.Value) + " (" + intervalWords(*e) + ")"
}

// anyEstimated says whether any group bears a figure.
func anyEstimated(groups []debrief.LoadGroup) bool {
	return slices.ContainsFunc(groups, func(g debrief.LoadGroup) bool { return g.Sensitivity != nil })
}

// tellsSensitivity is what can be said of sensitivity, with an interval like this.
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

// loadBand is a band of load in words.
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

// waitedWords is a length of working time until something: "at once", "15 min".
func waitedWords(minutes *int) string {
	switch {
	case minutes == nil:
		return "none"
	case *minutes == 0:
		return "at once"
	}
	return page.Unbroken(page.Duration(*minutes))
}

// countsAs is what a judgement counts as, or why it counts as nothing.
func countsAs(j debrief.Judgement) string {
	switch {
	case j.Counts != "":
		return j.Counts
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

// uncountedWords says what the four counts leave out, where they do.
func uncountedWords(t debrief.Triage) string {
	var parts []string
	if t.Either > 0 {
		parts = append(parts, fmt.Sprintf("%d where practice would defend either", t.Either))
	}
	if t.None > 0 {
		parts = append(parts, fmt.Sprintf("%d without a recommendation", t.None))
	}
	if len(parts) == 0 {
		return ""
	}
	return "Counted neither way: " + page.JoinAnd(parts) + "."
}

// followedRow is a row of what followed on news.
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

// retieredWords is what became of a case's tier after something new.
func retieredWords(r debrief.Revised) string {
	switch {
	case r.TierAfter == nil:
		return "stayed at " + tierOrNone(r.Was)
	case r.Tier == r.Was:
		return "kept at " + r.Tier + ", " + page.Uncapitalised(lagWords(*r.TierAfter))
	}
	return tierOrNone(r.Was) + " to " + r.Tier + ", " + page.Uncapitalised(lagWords(*r.TierAfter))
}

func nextAct(r debrief.Revised) string {
	if r.ActAfter == nil {
		return "nothing"
	}
	return r.Act + ", " + page.Uncapitalised(lagWords(*r.ActAfter))
}

func lagWords(minutes int) string {
	if minutes == 0 {
		return "at once"
	}
	return "after " + page.Unbroken(page.Duration(minutes))
}

// quadrantWords are a quarter of urgent by important in words.
func quadrantWords(q debrief.Quadrant) string {
	words := map[bool]string{true: "Urgent", false: "Not urgent"}[q.Urgent]
	return words + map[bool]string{true: ", important", false: ", not important"}[q.Important]
}

// shareOf is a part of a whole, rounded.
func shareOf(part, of int) string {
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
