package teach

import (
	"context"
	"fmt"
	"io"

	"github.com/a-h/templ"

	"caseload/app/page"
	"caseload/app/teach"
)

// FollowView is a student's run as those who follow it read it, day by day.
type FollowView struct {
	page.Layout
	Following
	Begun, Ended string // when; Ended is "" while the run goes on

	HiddenOn, HiddenWhy string // since when it is ended because of what its texts hold, so that only comments are shown; "" if it isn't
	teach.Followed
}

// Following says whose run it is, and for which assignment. While it is marked it is known by
// a candidate's number: then Run is 0, Students says that number, and there are no comments,
// which tell whose it is.
type Following struct {
	Assignment, Run int64
	Candidate       int  // 0 unless it is marked
	Sampled         bool // it is read as part of a sample
	Name, Cohort    string
	Students        []string // whose run it is; the candidate's number while it is marked
	Comments        []page.Comment
	Draft           CommentDraft
}

// whose says whose run it is: "Asha’s and Ben’s run".
func (f Following) whose() string { return page.RunOf(f.Students...) }

// Render writes the page to w.
func (v FollowView) Render(ctx context.Context, w io.Writer) error {
	return followPage(v).Render(ctx, w)
}

// stands says how far the run has come.
func (v FollowView) stands() string {
	if v.HiddenOn != "" {
		return "Begun " + v.Begun + "."
	}
	if v.Ended != "" {
		return "Begun " + v.Begun + ", and finished " + v.Ended + "."
	}
	return "Begun " + v.Begun + ". " + DayWords(v.Day, v.Days) + "."
}

// FollowTurnView is one turn of such a run: the desk as it was, and what was decided.
type FollowTurnView struct {
	page.Layout
	Following
	teach.FollowedTurn
}

// Render writes the page to w.
func (v FollowTurnView) Render(ctx context.Context, w io.Writer) error {
	return followTurnPage(v).Render(ctx, w)
}

func (v FollowTurnView) title() string {
	return fmt.Sprintf("Decision %d: %s, %s", v.Turn, v.Date, v.At)
}

// taskFacts says of a piece of work whose it is, what it takes and when it is due.
func taskFacts(t teach.FollowedTask) string {
	parts := t.On
	add := func(s string) {
		if parts != "" {
			parts += " · "
		}
		parts += s
	}
	if t.Minutes > 0 {
		add(page.Duration(t.Minutes))
	}
	switch {
	case t.Overdue:
		add("was due " + t.Due)
	case t.Due != "":
		add("due " + t.Due)
	}
	if t.Planned > 0 {
		add("in the day’s plan")
	}
	return parts
}

func letterFacts(l teach.FollowedLetter) string {
	facts := l.Date + ", " + l.At
	if l.From != "" {
		facts = l.From + " · " + facts
	}
	if l.On != "" {
		facts += " · about " + l.On
	}
	return facts
}

func caseFacts(c teach.FollowedCase) string {
	facts := c.Kind + " · last seen: " + c.LastSeen
	if c.News {
		facts += " · something came since the tier was set"
	}
	return facts
}

func decidedFacts(d teach.FollowedDecision) string {
	facts := d.At
	if d.On != "" {
		facts += " · " + d.On
	}
	return facts
}

// reasonTitle says what a reason is and, of a run that two have, whose.
func (f Following) reasonTitle(r teach.FollowedReason) string {
	if r.By != "" {
		return "What weighed most for " + r.By + ", who shows it"
	}
	return "What weighed most, as the student shows it"
}

func reviewWords(r teach.FollowedReview) string {
	words := "Left at " + r.Left + ", after " + page.Duration(r.Worked) + " of work"
	if r.Overtime > 0 {
		words += ", " + page.Duration(r.Overtime) + " of it past the contracted hours"
	}
	return words + "."
}

// address returns where the run is read.
func (f Following) address() templ.SafeURL {
	if f.Sampled {
		return page.AddressSampled(f.Assignment, f.Candidate) + "/run"
	}
	if f.Candidate != 0 {
		return page.AddressCandidate(f.Assignment, f.Candidate) + "/run"
	}
	return page.AddressFollow(f.Assignment, f.Run)
}

// turnAt returns where one turn of it is.
func (f Following) turnAt(turn int) templ.SafeURL {
	return f.address() + templ.SafeURL(fmt.Sprintf("/turns/%d", turn))
}
