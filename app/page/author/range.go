package author

import (
	"context"
	"io"
	"net/url"

	"github.com/a-h/templ"

	"caseload/app/page"
	"caseload/app/sim"
)

// RangesView lists the moments whose ranges are judged: in a review, or of a draft as it is.
type RangesView struct {
	page.Layout
	Notice page.Notice
	Draft  int64
	Name   string // the draft's
	Review int64  // 0 for the draft as it is
	Judges bool   // whoever asks can judge them in this review
	Sum    sim.Sentence
	List   []RangeCard
}

// RangeCard is one moment in a list.
type RangeCard struct {
	Key    string
	Title  string
	Says   sim.Sentence // what it is about
	State  sim.Sentence // how it was judged, as far as whoever asks may know
	Judged []RangeJudged
	Asked  bool // whoever asks is to judge it

	Outside   sim.Sentence  // which other tiers practitioners would defend; "" for none
	Published sim.Sentence  // beside that, what the draft says; "" if it stands elsewhere
	Change    sim.Sentence  // what whoever writes can do about that; "" for others
	Script    templ.SafeURL // where they do it
}

// RangeJudged is how somebody has judged a range.
type RangeJudged struct {
	Who  string
	Says sim.Sentence // the range, and whether it counts
	Why  string
}

// RangeView is one moment, as it is put to whoever judges it.
type RangeView struct {
	page.Layout
	Notice page.Notice
	Draft  int64
	Name   string // the draft's
	Review int64
	Card   RangeCard
	Said   []page.Prose
	Path   string // of the script, from whose line it is played
	Line   int
	Plays  bool // whether it can be played from there

	Counts, Reads sim.Sentence // to whoever is still to judge: whether it will count, and who reads it
	Earlier       sim.Sentence // that they have judged it as it was worded before, and could see others’; "" otherwise
	AsksDecides   bool         // whether they decide about referrals, on which it depends whether it counts
	Decides       string       // what they answer: [Decides] or [DecidesNot]
	Undecided     sim.Sentence // with that

	Tiers       []RangeTier // to choose from, the most urgent first
	Most, Least string      // what was chosen
	Why         string
	Problem     sim.Sentence // with the tiers
	NoReason    sim.Sentence

	Published sim.Sentence // the draft's own range; "" for whoever is still to judge
	Because   string       // and why
	Next      string       // the key of the next one to judge; "" for none
}

// The answers to whether somebody decides about referrals in their work.
const (
	Decides    = "yes"
	DecidesNot = "no"
)

// RangeTier is a tier that can be chosen.
type RangeTier struct{ Value, Label string }

// Render writes the page to w.
func (v RangesView) Render(ctx context.Context, w io.Writer) error {
	return rangesPage(v).Render(ctx, w)
}

// Render writes the page to w.
func (v RangeView) Render(ctx context.Context, w io.Writer) error {
	return rangePage(v).Render(ctx, w)
}

// AddressDraftRanges returns the address of the ranges of a draft as it is.
func AddressDraftRanges(draft int64) templ.SafeURL { return AddressDraft(draft) + "/ranges" }

// AddressRanges returns the address of the ranges that are judged in a review.
func AddressRanges(draft, review int64) templ.SafeURL {
	return AddressReview(draft, review) + "/ranges"
}

// AddressRange returns the address of one of them.
func AddressRange(draft, review int64, key string) templ.SafeURL {
	return AddressReview(draft, review) + templ.SafeURL("/range?of="+url.QueryEscape(key))
}
