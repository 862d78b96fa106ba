package teach

import (
	"context"
	"fmt"
	"io"

	"caseload/app/mark"
	"caseload/app/page"
)

// ReleaseView asks whether marks are to be released, after what that does has been said.
type ReleaseView struct {
	MarksView
	Notice      page.Notice
	Sampled     int // runs in the moderation sample
	Unmoderated int // those of them whose mark nobody has moderated
}

// Render writes the page to w.
func (v ReleaseView) Render(ctx context.Context, w io.Writer) error {
	return releasePage(v).Render(ctx, w)
}

// ready returns how many would be given a mark.
func (v ReleaseView) ready() int { return len(v.Candidates) - len(v.without()) }

// moderation says what is left to be moderated, or "".
func (v ReleaseView) moderation() string {
	switch {
	case v.Unmoderated == 0:
		return ""
	case v.Unmoderated == v.Sampled:
		return fmt.Sprintf("Nobody has moderated the sample of %s yet.", page.Count(v.Sampled, "run", "runs"))
	}
	return fmt.Sprintf("Of the sample of %s, %s to be moderated.", page.Count(v.Sampled, "run", "runs"), page.Count(v.Unmoderated, "is still", "are still"))
}

// without returns those who would be given none.
func (v ReleaseView) without() (list []CandidateRow) {
	for _, c := range v.Candidates {
		if c.Standing.State != mark.Made {
			list = append(list, c)
		}
	}
	return list
}

// MarkView is a student's own mark.
type MarkView struct {
	page.Layout
	ID           int64
	Name, Cohort string
	Given        *mark.Given // nil if they have been given none
	When         string      // they were
	Run          int64       // that it is of, if it is theirs still; otherwise 0
	Kept         string      // until when they are kept at least
	Sources      map[string]CriterionSource
	Earlier      []EarlierMark // the newest first
	Again        bool          // it is being marked again
	Why          string        // it is
}

// EarlierMark is a mark that another took the place of. Why is why that one did.
type EarlierMark struct {
	Points, Most  int
	When, Changed string // it was given, and the other took its place
	Why           string
}

// Render writes the page to w.
func (v MarkView) Render(ctx context.Context, w io.Writer) error {
	return markPage(v).Render(ctx, w)
}

func (v MarkView) source(id string) string { return sourceWords(v.Sources, id) }

// ofPoints says how many points there are on a criterion of how many.
func ofPoints(c mark.Criterion, p mark.Point) string {
	if len(c.Levels) > 0 || p.Points == nil {
		return pointsOf(c, p)
	}
	return fmt.Sprintf("%d of %d.", *p.Points, c.Points)
}

// MarkWords says what a mark comes to, for a list.
func MarkWords(g mark.Given) string {
	return "Your mark: " + ofMost(g.Total(), g.Rubric.Most())
}
