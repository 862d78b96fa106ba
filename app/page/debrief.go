package page

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"caseload/app/debrief"
	"caseload/app/sim"
)

// DebriefView is what a run is talked through with: feelings first, then what
// was decided and carried, then what comes of it.
type DebriefView struct {
	Layout
	Run      int64
	Debrief  debrief.Debrief
	Notice   Notice
	Feeling  string   // what was said, if anything
	Feelings []string // what can be said
	Support  Prose
	Honest   string // what the model is and isn't
	Until    string // the date until which the run is kept
}

// RatherNotSay is the value of the form field "feeling" that says nothing.
const RatherNotSay = ""

// Render writes the page.
func (v DebriefView) Render(ctx context.Context, w io.Writer) error {
	return debriefPage(v).Render(ctx, w)
}

// tiers are the columns of the scale.
var tiers = []string{"P0", "P1", "P2", "P3", "P4"}

// marks are what a cell of the scale holds.
func marks(r debrief.Judgement, tier string) (inRange, yours bool) {
	return slices.Contains(r.Range, tier), r.Tier == tier
}

func cellWords(inRange, yours bool) string {
	switch {
	case inRange && yours:
		return "yours, in the range"
	case inRange:
		return "in the range"
	case yours:
		return "yours"
	}
	return ""
}

// referral is what a recommendation was on.
func referral(r debrief.Judgement) string {
	if r.Title == "" {
		return "A referral that didn’t come in"
	}
	return r.Title
}

// recommendedAt is when and what was recommended first.
func recommendedAt(r debrief.Judgement) string {
	if r.Response == "" {
		return r.At
	}
	return r.At + " · first response: " + within(r.Response)
}

// tally counts how recommendations stand, in a sentence and without a score.
func tally(all []debrief.Judgement) string {
	n := map[string]int{}
	for _, r := range all {
		n[r.Verdict]++
	}
	var parts []string
	for _, c := range []struct{ verdict, words string }{
		{debrief.Within, "within the range"}, {debrief.Higher, "more urgent"},
		{debrief.Lower, "less urgent"}, {debrief.NotOffered, "without a recommendation"},
	} {
		if n[c.verdict] > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n[c.verdict], c.words))
		}
	}
	return sentence(list(parts)) + "."
}

// stays says how long the debrief can be read.
func stays(until string) string {
	if until == "" {
		return "The debrief stays here."
	}
	return "The debrief stays here until " + until + "."
}

// mostMinutes is the longest of the bars.
func mostMinutes(hours []sim.Spent) int {
	most := 1
	for _, h := range hours {
		most = max(most, h.Minutes)
	}
	return most
}

// byDay parts decisions by the day on which they were made.
func byDay(all []debrief.Decided) (days [][]debrief.Decided) {
	for i, d := range all {
		if i == 0 || d.Day != all[i-1].Day {
			days = append(days, nil)
		}
		days[len(days)-1] = append(days[len(days)-1], d)
	}
	return days
}

// fewTopics is how many questions stand open where a scenario has no key
// moments: what a seminar has time for.
const fewTopics = 5

// keyTopics are the questions to begin with: those of the scenario's key
// moments or, where it names none, the first few; and then the others.
func keyTopics(all []debrief.Topic) (first, more []debrief.Topic) {
	for _, t := range all {
		if t.Key {
			first = append(first, t)
		} else {
			more = append(more, t)
		}
	}
	if len(first) == 0 {
		few := min(len(all), fewTopics)
		return all[:few], all[few:]
	}
	return first, more
}

// judgedAlike is who judged the ranges, where that is the same for all of them.
func judgedAlike(list []debrief.Judgement) string {
	for _, r := range list {
		if r.Judged != list[0].Judged {
			return ""
		}
	}
	return list[0].Judged
}

// unverified says what the word means, where a date has it.
func unverified(dates []debrief.Kept) string {
	if slices.ContainsFunc(dates, func(d debrief.Kept) bool { return strings.Contains(d.Status, "unverified") }) {
		return " “Unverified” means that nobody has checked it against its source yet."
	}
	return ""
}

func sessionTitle(s debrief.Session) string {
	if s.AdHoc {
		return s.Date + ", " + s.At + ": twenty minutes with " + s.With
	}
	return s.Date + ", " + s.At + ": " + s.With
}

// parted tells what could not have been known from what the desks showed.
func parted(list []debrief.Later) (hidden, shown []debrief.Later) {
	for _, l := range list {
		if l.Shown {
			shown = append(shown, l)
		} else {
			hidden = append(hidden, l)
		}
	}
	return hidden, shown
}
