package debrief

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"caseload/app/debrief"
	"caseload/app/page"
	"caseload/app/sim"
)

// DebriefView is what a run is talked through with: feelings first, then what
// was decided and carried, then what comes of it.
type DebriefView struct {
	page.Layout
	Run      int64
	Debrief  debrief.Debrief
	Notice   page.Notice
	Feeling  string   // what was said, if anything
	Feelings []string // what can be said
	Support  page.Prose
	Honest   string // what the model is and isn't
	Until    string // the date until which the run is kept
	Ended    string // the date on which it ended
	Others   bool   // it is to be handed on: the debrief has no strain and no feelings in it
}

// eyebrow says whose version it is.
func (v DebriefView) eyebrow() string {
	if v.Others {
		return "Debrief, to hand on"
	}
	return "Debrief"
}

func (v DebriefView) carriedTitle() string {
	if v.Others {
		return "Hours, and how much there was"
	}
	return "Hours, what was heavy, and how much there was"
}

// addressFields is what each field of a download means.
const addressFields = templ.SafeURL("/fields")

// addressDebriefFile is a download of the debrief, by its ending.
func addressDebriefFile(run int64, ending string) templ.SafeURL {
	return page.AddressDebrief(run) + templ.SafeURL("."+ending)
}

// forOthers is the address of a debrief's version to hand on.
func forOthers(address templ.SafeURL) templ.SafeURL { return address + "?for=others" }

// RatherNotSay is the value of the form field "feeling" that says nothing.
const RatherNotSay = ""

// Render writes the page.
func (v DebriefView) Render(ctx context.Context, w io.Writer) error {
	return debriefPage(v).Render(ctx, w)
}

// scaleTiers are the columns of the scale.
var scaleTiers = []string{"P0", "P1", "P2", "P3", "P4"}

// scaleMarks are what a cell of the scale holds.
func scaleMarks(r debrief.Judgement, tier string) (inRange, yours bool) {
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

// referralTitle is what a recommendation was on.
func referralTitle(r debrief.Judgement) string {
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
	return r.At + " · first response: " + page.Uncapitalised(r.Response)
}

// debriefPart is a part of the page that its contents lead to.
type debriefPart struct{ id, title string }

// parts are those that this debrief has, in order.
func (v DebriefView) parts() []debriefPart {
	d, list := v.Debrief, []debriefPart{}
	add := func(there bool, id, title string) {
		if there {
			list = append(list, debriefPart{id, title})
		}
	}
	add(len(d.Prioritising.Triage.Examples) > 0, "recommendations-title", "Recommendations")
	add(movedOn(d.Prioritising), "revision-title", "When something new came")
	add(len(d.Stress.Days) > 0 && !v.Others, "strain-title", "Strain")
	add(len(d.Stress.Days) > 0, "carried-title", "Hours and load")
	add(d.Supervision.Sentence != "", "supervision-title", "Supervision")
	add(len(d.Prioritising.Dates.List) > 0, "dates-title", "Dates")
	add(len(d.Prioritising.Hours.List) > 0, "hours-title", "Minutes")
	add(len(d.Topics) > 0, "topics-title", "Worth talking about")
	add(len(d.Moments) > 0, "moments-title", "Moments")
	add(len(d.Decisions) > 0, "decisions-title", "Decisions")
	add(len(d.Prioritising.Forecasts.List) > 0, "forecasts-title", "What you thought would come")
	add(slices.ContainsFunc(d.Later, func(l debrief.Later) bool { return !l.Shown }), "later-title", "Afterwards")
	add(len(d.Limits)+len(d.OwnLimits) > 0, "limits-title", "Limits")
	add(len(d.Decisions) > 0 && !v.Others, "whatif-title", "What if")
	return append(list, debriefPart{"keep-title", "Keep it"})
}

// byRange parts recommendations inside their ranges from the others.
func byRange(all []debrief.Judgement) (outside, inside []debrief.Judgement) {
	for _, r := range all {
		if r.Verdict == debrief.Within {
			inside = append(inside, r)
		} else {
			outside = append(outside, r)
		}
	}
	return outside, inside
}

// asks says whether a recommendation stands with its question: one outside its
// range, where the same wasn't asked of one before it.
func (v DebriefView) asks(r debrief.Judgement) bool {
	if r.Question == "" || r.Verdict == debrief.Within {
		return false
	}
	for _, before := range v.Debrief.Prioritising.Triage.Examples {
		switch {
		case before.On == r.On && before.Turn == r.Turn && before.Shown == r.Shown:
			return true
		case before.Verdict != debrief.Within && before.Question == r.Question:
			return false
		}
	}
	return true
}

// deskOf is the turn at which a recommendation was made or, where none was, the
// first that showed what it would have been on; 0 where nothing was decided there.
func (v DebriefView) deskOf(r debrief.Judgement) int {
	turn := r.Turn
	if turn == 0 {
		turn = r.Shown
	}
	if turn > len(v.Debrief.Decisions) {
		return 0
	}
	return turn
}

// movedOn says whether there is something to say of what came, and in which order
// it was taken up.
func movedOn(p debrief.Prioritising) bool {
	return p.Revision.News > 0 || p.Order.Choices > 0
}

// upToThree names up to three things, and says how many more there were.
func upToThree(all []string) string {
	const most = 3
	if len(all) <= most {
		return page.JoinAnd(all)
	}
	return fmt.Sprintf("%s and %d more", strings.Join(all[:most], ", "), len(all)-most)
}

// passedTimes says how many times something else was taken up, and how many of
// them are listed.
func passedTimes(o debrief.Order) string {
	all, listed := o.Choices-o.Pressing, len(o.Passed)
	if all > listed {
		return fmt.Sprintf("The longest %d of the %d times when you took up something else", listed, all)
	}
	return page.Count(all, "time when you took up something else", "times when you took up something else")
}

// staysUntil says how long the debrief can be read.
func staysUntil(until string) string {
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

// settledDates parts those of which something has become from those still running.
func settledDates(all []sim.Date) (settled, running []sim.Date) {
	for _, d := range all {
		if d.State == "running" {
			running = append(running, d)
		} else {
			settled = append(settled, d)
		}
	}
	return settled, running
}

// unverifiedMeans says what the word means, where a date has it.
func unverifiedMeans(dates []debrief.Kept) string {
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

// hiddenAndShown tells what could not have been known from what the desks showed.
func hiddenAndShown(list []debrief.Later) (hidden, shown []debrief.Later) {
	for _, l := range list {
		if l.Shown {
			shown = append(shown, l)
		} else {
			hidden = append(hidden, l)
		}
	}
	return hidden, shown
}

// topicSaid is what the student answered or recommended.
func topicSaid(t debrief.Topic) string {
	if t.State == sim.LetterRecommended {
		return t.Said // "You recommended P1: …"
	}
	return "You said: " + t.Said
}

// topicInstead is what came of something that the student didn't answer.
func topicInstead(t debrief.Topic) string {
	if t.State == sim.LetterRangOff || t.State == sim.LetterLapsed {
		return t.Instead // "They rang off."
	}
	return "You didn’t answer this. " + t.Instead
}

// chosenReasons is what was chosen with a decision, all of it.
func chosenReasons(d debrief.Decided) string {
	if d.Chose == "" || d.Own == "" {
		return d.Chose + d.Own
	}
	return d.Chose + "; " + d.Own
}
