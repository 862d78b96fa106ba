package author

import (
	"context"
	"io"

	"github.com/a-h/templ"

	"caseload/app/page"
	"caseload/app/sim"
)

// PublicationView says what a draft needs to be published, and what was published of it.
type PublicationView struct {
	page.Layout
	Notice     page.Notice
	Draft      int64
	Name       string // the draft's
	Digest     string // of the draft as it is
	Sum        sim.Sentence
	Needs      []NeedRow
	Works      bool         // something can be worked out that isn't
	Going      bool         // that goes on
	Outside    sim.Sentence // at how many ranges practitioners would defend other tiers; "" for none
	Rules      sim.Sentence // until when its rule pack was checked; "" if that isn't known
	Ranges     sim.Sentence // how many of its ranges were judged
	Declares   bool         // whoever asks can declare and hasn't
	Publish    bool         // they can publish it
	Urgent     bool         // or, if not, as an urgent correction
	UrgentSays sim.Sentence // what that is, or why they can't
	Notes      string       // what is in the box
	Begun      bool         // the program has begun them
	Voided     []VoidedRow
	Releases   []ReleaseRow

	Release int64 // that was to be withdrawn, if that won't do
	Why     string
	Only    bool
	Ends    bool // and what was begun ends as well
}

// NeedRow is one thing that publication needs.
type NeedRow struct {
	State  string // NeedMet, NeedMissing or NeedAwaited
	Says   sim.Sentence
	Unsure []sim.Sentence // who signed, and at which questions they couldn't say
	Turn   sim.Sentence   // whose turn it is; "" if that is clear
	At     templ.SafeURL
	Link   string
}

// How a need can stand.
const (
	NeedMet     = "met"
	NeedMissing = "missing"
	NeedAwaited = "awaited"
)

// Tag is what stands before a need.
func (n NeedRow) Tag() string {
	switch n.State {
	case NeedMet:
		return "Done"
	case NeedAwaited:
		return "Being worked out"
	}
	return "Missing"
}

// workOn is what the button says that has the draft checked and played.
func (v PublicationView) workOn() string {
	if v.Going {
		return "Look again"
	}
	return "Check it and let the bots play it"
}

// begun says with what the release notes begin.
func (v PublicationView) begun() string {
	if v.Begun {
		return " The box begins with what differs from what was published last."
	}
	return ""
}

// VoidedRow is a signature that doesn't count any longer.
type VoidedRow struct {
	Review int64
	Who    string
	Says   sim.Sentence // for which side, and when
	Why    sim.Sentence // it doesn't count
	Since  []ReviewSince
}

// ReleaseRow is what was published once.
type ReleaseRow struct {
	ID        int64
	Put       string        // the day
	At        templ.SafeURL // what the library says of it; "" if it isn't offered
	State     sim.Sentence
	Expired   sim.Sentence   // that its rule pack has; "" if it hasn't
	Says      sim.Sentence   // who published it, and who signed
	Unsure    []sim.Sentence // at which questions they couldn't say
	Notes     page.Prose
	Withdraws bool         // whoever asks can withdraw it
	Ends      bool         // it is withdrawn, and they can end what was begun of it
	Begun     sim.Sentence // how many runs would end; "" unless they can do either
}

// whyOf returns what is in the box for the reason of a withdrawal.
func (v PublicationView) whyOf(r ReleaseRow) string {
	if v.Release == r.ID {
		return v.Why
	}
	return ""
}

// Render writes the page to w.
func (v PublicationView) Render(ctx context.Context, w io.Writer) error {
	return publicationPage(v).Render(ctx, w)
}

// AddressPublication returns where a draft is signed off, published and withdrawn.
func AddressPublication(draft int64) templ.SafeURL { return AddressDraft(draft) + "/publication" }
