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

// DebriefView is the page a finished run is discussed with: feelings first, then
// what was decided and what it weighed, then what came of it.
type DebriefView struct {
	page.Layout
	Run      int64
	Debrief  debrief.Debrief
	Notice   page.Notice
	Comments []page.Comment // of staff, on the whole run and on days
	OnTurns  int            // how many there are on turns
	Feeling  string         // what the student chose, or "" for nothing
	Feelings []string       // the choices
	Support  page.Prose
	Honest   sim.Sentence              // what the model is and isn't
	Until    string                    // the date until which the run is kept, or "" if no date is set
	Ended    string                    // the date on which it ended
	Words    map[int]string            // what the student wrote with a decision, by turn; none in the version to hand on
	ToShow   map[int]page.ReasonToShow // the reasons among them that can be shown to those who follow the run, by turn
	Next     string                    // the title of the scenario in which what was decided goes on, or ""
	MarkedIn int64                     // the assignment for which the student was given a mark of this run; 0 for none
	Varied   bool                      // others met the same families with other names
	Others   bool                      // the version to hand on, without strain or feelings
	Aims     Aims                      // the student's own; empty in the version to hand on
	Played   []Played                  // this run and those before it, if there are any; the student's own
}

// eyebrow returns the line above the title, which says whose version this is.
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

// addressFields is the address of the page that explains every field of a
// download.
const addressFields = templ.SafeURL("/fields")

// addressDebriefFile returns the address of the debrief as a file with the given
// ending, "json" or "csv".
func addressDebriefFile(run int64, ending string) templ.SafeURL {
	return page.AddressDebrief(run) + templ.SafeURL("."+ending)
}

// forOthers returns the address of the version to hand on of the debrief at
// address.
func forOthers(address templ.SafeURL) templ.SafeURL { return address + "?for=others" }

// RatherNotSay is the value of the form field "feeling" of a student who would
// rather not say.
const RatherNotSay = ""

// Render writes the page to w.
func (v DebriefView) Render(ctx context.Context, w io.Writer) error {
	return debriefPage(v).Render(ctx, w)
}

// scaleTiers holds the columns of the scale, most urgent first.
var scaleTiers = []string{"P0", "P1", "P2", "P3", "P4"}

// scaleMarks reports whether tier lies in the published range of r, whether practitioners add it
// to what can be defended, and whether it is what the student recommended.
func scaleMarks(r debrief.Judgement, tier string) (authors, apart, yours bool) {
	own := r.Authors
	if len(own) == 0 { // kept before the two were told apart
		own = r.Range
	}
	authors = slices.Contains(own, tier)
	return authors, !authors && slices.Contains(r.Range, tier), r.Tier == tier
}

// addedTo reports whether practitioners add a tier to any of the ranges.
func addedTo(all []debrief.Judgement) bool {
	return slices.ContainsFunc(all, func(r debrief.Judgement) bool {
		return slices.ContainsFunc(scaleTiers, func(tier string) bool {
			_, apart, _ := scaleMarks(r, tier)
			return apart
		})
	})
}

func cellWords(authors, apart, yours bool) string {
	words := ""
	switch {
	case authors:
		words = "in the authors’ range"
	case apart:
		words = "what practitioners would defend too"
	}
	if yours {
		return strings.TrimSuffix("yours, "+words, ", ")
	}
	return words
}

// referralTitle returns the title of the referral that r judges, or a stand-in if
// the referral never came in.
func referralTitle(r debrief.Judgement) string {
	if r.Title == "" {
		return "A referral that didn’t come in"
	}
	return r.Title
}

// recommendedAt says when something was recommended, and the first response
// recommended with it, if any.
func recommendedAt(r debrief.Judgement) string {
	if r.Response == "" {
		return r.At
	}
	return r.At + " · first response: " + r.Response
}

// debriefPart is a section of the page that the table of contents links to.
type debriefPart struct{ id, title string }

// parts returns the sections that this debrief has, in page order.
func (v DebriefView) parts() []debriefPart {
	d, list := v.Debrief, []debriefPart{}
	add := func(there bool, id, title string) {
		if there {
			list = append(list, debriefPart{id, title})
		}
	}
	add(len(v.Played) > 1, "played-title", "From run to run")
	add(v.Varied, "names-title", "Names")
	add(len(d.Later) > 0, "later-title", "What was so, and what came of it")
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
	add(len(d.Limits)+len(d.OwnLimits) > 0, "limits-title", "Limits")
	add(len(d.Decisions) > 0 && !v.Others, "whatif-title", "What if")
	return append(list, debriefPart{"keep-title", "Keep it"})
}

// byRange splits recommendations into those outside their ranges and those
// inside.
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

// asks reports whether r is shown with its question. Only recommendations outside
// their range are, and only the first of those with the same question.
func (v DebriefView) asks(r debrief.Judgement) bool {
	if r.Question == "" || r.Verdict == debrief.Within {
		return false
	}
	for _, before := range v.Debrief.Prioritising.Triage.Examples {
		switch {
		case before.On == r.On && before.Turn == r.Turn && before.Shown == r.Shown:
			return true
		case before.Verdict != debrief.Within && before.AsksAs(r):
			return false
		}
	}
	return true
}

// deskOf returns the turn at which r was recommended or, if nothing was
// recommended, the first turn that showed the referral. It returns 0 if no
// decision was made at that turn.
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

// movedOn reports whether there is anything to say about new information or about
// the order in which things were taken up.
func movedOn(p debrief.Prioritising) bool {
	return p.Revision.News > 0 || p.Order.Choices > 0
}

// upToThree lists at most three of the names in all, and says how many more there
// are.
func upToThree(all []string) string {
	const most = 3
	if len(all) <= most {
		return page.JoinAnd(all)
	}
	return fmt.Sprintf("%s and %d more", strings.Join(all[:most], ", "), len(all)-most)
}

// passedTimes says how often something less pressing was taken up, and how many
// of those times are listed.
func passedTimes(o debrief.Order) string {
	all, listed := o.Choices-o.Pressing, len(o.Passed)
	if all > listed {
		return fmt.Sprintf("The longest %d of the %d times when you took up something else", listed, all)
	}
	return page.Count(all, "time when you took up something else", "times when you took up something else")
}

// staysUntil says how long the debrief can be read. Without a date, it stays.
func staysUntil(until string) string {
	if until == "" {
		return "The debrief stays here."
	}
	return "The debrief stays here until " + until + "."
}

// kindsOf returns the minutes by kind of work: in broad kinds or, of a run that was kept
// without them, in all that there are.
func kindsOf(h debrief.Hours) []debrief.Group {
	if len(h.Groups) > 0 {
		return h.Groups
	}
	kinds := make([]debrief.Group, len(h.List))
	for i, s := range h.List {
		kinds[i] = debrief.Group{What: string(s.What), Minutes: s.Minutes}
	}
	return kinds
}

// byDay groups decisions, which must be in order, by the day on which they were
// made.
func byDay(all []debrief.Decided) (days [][]debrief.Decided) {
	for i, d := range all {
		if i == 0 || d.Day != all[i-1].Day {
			days = append(days, nil)
		}
		days[len(days)-1] = append(days[len(days)-1], d)
	}
	return days
}

// fewTopics is how many questions are shown unfolded if a scenario names no key
// moments: as many as a seminar has time for.
const fewTopics = 5

// keyTopics splits the questions into those to begin with and the others. To
// begin with are those of the scenario's key moments or, if it names none, the
// first fewTopics.
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

// judgedAlike returns who judged the ranges if it is the same for all of list,
// and otherwise "". The list must not be empty.
func judgedAlike(list []debrief.Judgement) string {
	for _, r := range list {
		if r.Judged != list[0].Judged {
			return ""
		}
	}
	return list[0].Judged
}

// whyTitle stands before the reason published with a range.
func whyTitle(r debrief.Judgement) string {
	if len(r.Apart) > 0 {
		return "Why the authors’ range."
	}
	return "Why this range."
}

// apartTitle says in few words how the practitioners who judged a range stand to each other.
func apartTitle(r debrief.Judgement) string {
	switch r.Agreement {
	case sim.Differed:
		return "Practitioners differed."
	case sim.Agreed:
		return "Practitioners agreed with each other."
	}
	return "One practitioner has judged it so far."
}

// apartWords says what the judgements are that follow.
func apartWords(r debrief.Judgement) string {
	if len(r.Apart) < 2 {
		return "It counts as reviewed once two have. What that one would defend:"
	}
	return "Each judged it without knowing what the others said. What each of them would defend:"
}

// defendedWords says what a practitioner would defend, and why.
func defendedWords(one sim.Defended) string {
	return debrief.Range(sim.TiersFrom(one.Most, one.Least)) + ". " + one.Why
}

// settledDates splits dates into those that are settled and those still running.
func settledDates(all []sim.Date) (settled, running []sim.Date) {
	for _, d := range all {
		if d.State == sim.DateRunning {
			running = append(running, d)
		} else {
			settled = append(settled, d)
		}
	}
	return settled, running
}

func sessionTitle(s debrief.Session) string {
	if s.AdHoc {
		return s.Date + ", " + s.At + ": twenty minutes with " + s.With
	}
	return s.Date + ", " + s.At + ": " + s.With
}

// hiddenAndShown splits what came out later into what no desk had shown and what
// one had.
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

// topicSaid returns what the student answered or recommended.
func topicSaid(t debrief.Topic) sim.Sentence {
	if t.State == sim.LetterRecommended {
		return t.Said // "You recommended P1: …"
	}
	return "You said: " + t.Said
}

// topicInstead returns what happened because the student didn't answer.
func topicInstead(t debrief.Topic) sim.Sentence {
	if t.State == sim.LetterRangOff || t.State == sim.LetterLapsed {
		return t.Instead // "They rang off."
	}
	return "You didn’t answer this. " + t.Instead
}

// chosenReasons returns the reasons given with a decision: those chosen from the
// list and the student's own words.
func chosenReasons(d debrief.Decided) string {
	if d.Chose == "" || d.Own == "" {
		return d.Chose + d.Own
	}
	return d.Chose + "; " + d.Own
}
