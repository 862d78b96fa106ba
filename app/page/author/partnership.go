package author

import (
	"context"
	"fmt"
	"io"
	"slices"

	"caseload/app/page"
	"caseload/app/sim"
	"caseload/app/who"
)

// PartnershipsView lists the partnerships of whoever asks.
type PartnershipsView struct {
	page.Layout
	Notice       page.Notice
	Partnerships []PartnershipCard
	Left         []LeftCard // that they were in until a short while ago
	Waiting      []Waiting
	Places       []Place // the organisations for which they can make one

	Name  string // as it was sent, if it won't do
	Place int64
}

// LeftCard is a partnership that somebody isn't in any longer.
type LeftCard struct {
	Name string
	Says sim.Sentence
}

// Place is an organisation.
type Place struct {
	ID   int64
	Name string
}

// PartnershipCard is a partnership in a list.
type PartnershipCard struct {
	ID       int64
	Name     string
	Standing who.Relation
}

// Render writes the page to w.
func (v PartnershipsView) Render(ctx context.Context, w io.Writer) error {
	return partnershipsPage(v).Render(ctx, w)
}

// PartnershipView is one partnership: its drafts and its people.
type PartnershipView struct {
	page.Layout
	Notice  page.Notice
	ID      int64
	Name    string
	Owns    bool // whoever asks may change who is in it
	Writes  bool // whoever asks may begin drafts
	Mails   bool // invitations can be mailed
	Drafts  []DraftCard
	People  []Somebody
	Waiting []Waiting
	Sides   sim.Sentence // whose work can be signed by both sides, or what is missing for that
	Link    string       // of an invitation that was made just now
	Email   string       // for whom that is, or as it was sent, if it won't do
	As      string       // what somebody who wasn’t invited was to be

	Self   Self
	Starts []Start
	Begin  Begin
	Terms  Terms

	Tokens           []Token  // of whoever asks
	Token, TokenName string   // that was made just now
	NewToken         NewToken // as it was sent, if it won't do
	Site             string   // the address of the site
}

// Token is what lets the programs of whoever asks reach the drafts.
type Token struct {
	ID         int64
	Name       string
	Writes     bool
	Made, Ends string // days
	Ended      bool
	Used       string // the day on which it was used last; "" if it hasn't been
}

// about says what a token is good for.
func (t Token) about() string {
	text := "Reads drafts"
	if t.Writes {
		text = "Reads and writes drafts"
	}
	text += ". Made on " + t.Made
	if t.Used == "" {
		text += ", not used yet"
	} else {
		text += ", used last on " + t.Used
	}
	if t.Ended {
		return text + ". It ended on " + t.Ends + "."
	}
	return text + ". It ends on " + t.Ends + "."
}

// NewToken is the form that makes a token.
type NewToken struct {
	Name   string
	Writes bool
	Days   int // 0 for the usual
}

// Lasting is for how long a token can be good.
type Lasting struct {
	Days  int
	Label string
}

// Lastings lists for how long a token can be good; the usual comes second.
var Lastings = []Lasting{{30, "30 days"}, {90, "90 days"}, {365, "A year"}}

// UsualLasting is for how many days a token is good unless somebody says otherwise.
const UsualLasting = 90

// tokenWrites reports whether the form offers a token that writes first.
func (v PartnershipView) tokenWrites() bool {
	return v.Writes && (v.NewToken.Writes || v.NewToken == (NewToken{}))
}

// pull returns what is typed to fetch a draft with a new token.
func (v PartnershipView) pull() string {
	if len(v.Drafts) == 0 {
		return "caseload pull " + v.Site + "/drafts/NUMBER FOLDER"
	}
	return "caseload pull " + v.Site + string(AddressDraft(v.Drafts[0].ID)) + " " + v.Drafts[0].Slug
}

// used reports whether a draft isn't put away.
func (v PartnershipView) used() bool {
	return slices.ContainsFunc(v.Drafts, func(d DraftCard) bool { return !d.PutAway })
}

// Self is what whoever asks says of themselves in the partnership.
type Self struct {
	Named  string
	Places []Place // on whose staff they are
	Place  int64   // for which they write; 0 for none
	For    string  // its name
}

// Start is something that a draft can be begun from.
type Start struct{ Value, Label string }

// Begin is the form that begins a draft, as it was sent, if it won't do.
type Begin struct{ Name, Slug, From string }

// DraftCard is a draft in a list.
type DraftCard struct {
	ID         int64
	Name, Slug string
	PutAway    bool
}

func (d DraftCard) about() string {
	if d.PutAway {
		return d.Slug + ", put away"
	}
	return d.Slug
}

// Somebody is a person in the partnership.
type Somebody struct {
	ID       int64
	Name     string // "" until they have come
	Email    string // for those who may change who is in it
	Place    string
	Standing who.Relation
	Lived    bool
	Invited  string // since when, if they haven't come
	Self     bool
	Tokens   int // of theirs, for those who may withdraw them
}

// called returns what names somebody.
func (s Somebody) called() string {
	switch {
	case s.Name != "":
		return s.Name
	case s.Email != "":
		return s.Email
	}
	return "Somebody who was invited"
}

// about says what somebody is in the partnership.
func (s Somebody) about() string {
	text := Standing(s.Standing)
	if s.Lived {
		text = "Reviewer from lived experience"
	}
	switch {
	case s.Place != "":
		text += ", for " + s.Place
	case s.Invited == "" && !s.Lived:
		text += ", for no organisation"
	}
	if s.Invited != "" {
		text += ". Invited on " + s.Invited
	}
	if s.Tokens > 0 {
		text += ". Has " + page.Count(s.Tokens, "token", "tokens") + " for the command line"
	}
	return text + "."
}

func (c PartnershipCard) about() string {
	return "You are " + AStanding(c.Standing) + " in it."
}

// Render writes the page to w.
func (v PartnershipView) Render(ctx context.Context, w io.Writer) error {
	return partnershipPage(v).Render(ctx, w)
}

func id(of string, n int64) string { return fmt.Sprint(of, "-", n) }
