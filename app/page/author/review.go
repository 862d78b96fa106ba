package author

import (
	"context"
	"fmt"
	"io"

	"github.com/a-h/templ"

	"caseload/app/page"
	"caseload/app/sim"
)

// ReviewsView lists the reviews of a draft.
type ReviewsView struct {
	page.Layout
	Notice page.Notice
	Draft  int64
	Name   string // the draft's
	Count  int    // of questions that each asks
	May    bool   // whoever asks can begin one
	Open   int64  // the one that they have open; 0 for none
	Asks   Asks
	List   []ReviewCard
	Older  string // how many are listed, if there can be older ones; "" if there can't
}

// ReviewCard is a review in a list.
type ReviewCard struct {
	ID    int64
	Who   string
	Says  sim.Sentence // for which side, and what it came to
	State sim.Sentence // of what was read: whether the draft is like that still
}

// ReviewView is one review: a form for whoever's it is, as long as it is open.
type ReviewView struct {
	page.Layout
	Notice    page.Notice
	Draft     int64
	Name      string // the draft's
	ID        int64
	Mine      bool
	Ended     bool
	Who       string
	Says      sim.Sentence // for which side, when it began, and what it came to
	State     sim.Sentence // of what was read: whether the draft is like that still
	Since     []ReviewSince
	Before    sim.Sentence  // of whoever's open review it is: that it has the answers of the one before, since which Since lists what has changed; "" if there is none
	Changed   bool          // the draft isn't as it was read
	Again     bool          // whoever asks signed it, and can review the draft as it is now
	Lived     bool          // whoever reviews does so for what they have lived through
	LetGo     bool          // what was read isn't kept any longer
	Neither   templ.SafeURL // where whoever goes on with it for neither side can choose one; "" for others
	Questions []ReviewQuestion
	Ranges    sim.Sentence // how many ranges whoever reviews has judged, while the review is open; "" if there are none
	Words     string
	NoWords   sim.Sentence // why they are missing; "" if they aren't
	Problems  []ReviewProblem
}

// ReviewSince is a file that isn't as it was read.
type ReviewSince struct {
	Path string
	Says sim.Sentence
	At   templ.SafeURL // where that is shown; "" if nowhere
}

// ReviewQuestion is one question, with its answer.
type ReviewQuestion struct {
	Key         string
	Asks, Hint  sim.Sentence
	Choices     []ReviewChoice
	WhatChanges sim.Sentence
	Why         string
	Problem     sim.Sentence
}

// ReviewChoice is an answer that can be chosen.
type ReviewChoice struct {
	Value  string
	Label  sim.Sentence
	Chosen bool
}

// ReviewProblem is something that a review lacks, and where.
type ReviewProblem struct {
	At   string // the id of the place on the page
	Says sim.Sentence
}

// chosen returns the label of what was chosen, or "".
func (q ReviewQuestion) chosen() sim.Sentence {
	for _, c := range q.Choices {
		if c.Chosen {
			return c.Label
		}
	}
	return ""
}

// ReviewReadView is what is read in a review, as it was when it began.
type ReviewReadView struct {
	page.Layout
	Draft   int64
	Name    string // the draft's
	Review  int64
	Says    sim.Sentence // when it was so
	People  []string
	Cases   []string
	Texts   []ReviewText
	Said    []ReviewSaid
	Notes   page.Prose
	HasNote bool
	Scripts []ReviewText
	Plays   bool // the draft is as it was read, so that it can be played from a line of it
}

// ReviewText is a file as it was read.
type ReviewText struct {
	Path  string
	Prose page.Prose // of one that students read
	Text  string     // of a script
}

// ReviewSaid is something that the script has somebody say.
type ReviewSaid struct {
	Title string
	Lines []string
	Path  string
	Line  int
}

func (v ReviewView) title() string {
	if v.Mine && !v.Ended {
		return "Your review"
	}
	return "The review by " + v.Who
}

// Render writes the page to w.
func (v ReviewsView) Render(ctx context.Context, w io.Writer) error {
	return reviewsPage(v).Render(ctx, w)
}

// Render writes the page to w.
func (v ReviewView) Render(ctx context.Context, w io.Writer) error {
	return reviewPage(v).Render(ctx, w)
}

// Render writes the page to w.
func (v ReviewReadView) Render(ctx context.Context, w io.Writer) error {
	return reviewReadPage(v).Render(ctx, w)
}

// AddressReviews returns the address of the reviews of a draft.
func AddressReviews(draft int64) templ.SafeURL { return AddressDraft(draft) + "/reviews" }

// AddressReview returns the address of a review of a draft.
func AddressReview(draft, review int64) templ.SafeURL {
	return templ.SafeURL(fmt.Sprint(AddressReviews(draft), "/", review))
}

func addressRead(draft, review int64) templ.SafeURL { return AddressReview(draft, review) + "/read" }
