package teach

import (
	"context"
	"fmt"
	"io"
	"net/url"
	"slices"

	"github.com/a-h/templ"

	"caseload/app/page"
	"caseload/app/teach"
)

// SeminarPart is what is projected of a seminar.
type SeminarPart string

// The parts of a seminar. Each moment has three, one after the other.
const (
	PartList     SeminarPart = ""         // what there is to talk about
	PartDesk     SeminarPart = "desk"     // the desk as everybody had it
	PartChosen   SeminarPart = "chosen"   // what was chosen, and the same by names, by terms and by load
	PartAfter    SeminarPart = "after"    // two runs side by side, and the question
	PartFamilies SeminarPart = "families" // what came of it for the families
	PartHandout  SeminarPart = "handout"  // two pages of paper
)

var momentParts = []SeminarPart{PartDesk, PartChosen, PartAfter}

// SeminarPlace is what is projected: a part and, for some, the message of a moment.
type SeminarPlace struct {
	Part   SeminarPart
	Moment string
}

// SeminarView is what a lecturer projects while a class or a cohort talks about what it
// decided.
type SeminarView struct {
	page.Layout
	Title    string        // the scenario's, or the assignment's name
	Address  templ.SafeURL // of the seminar
	Back     templ.SafeURL // to the board or the assignment
	Begun    int           // 0: fewer than five
	SameLuck bool
	Named    bool // whether the lecturer can open single runs
	Moments  []teach.KeyMoment
	Place    SeminarPlace
	Hands    bool           // the room is asked, and nothing that was counted is shown
	Options  []teach.Answer // what could be answered at the open moment, without numbers
	Raised   map[string]int // hands that were typed, by answer
	Scene    teach.Scene
	Splits   teach.Splits // what was chosen, by what runs had in common
	Sides    [2]teach.Side
	Compare  []string // the answers that are to stand side by side, by their values; those that were given most often if it is empty
	Two      bool     // whether there are two runs to show
	Families teach.Families
	Follows  bool          // a phone moves it on
	Shown    string        // says which state of it the page shows, if a phone moves it on
	Origin   string        // scheme and host, to write the phone's address out
	Remote   templ.SafeURL // where a phone moves it on
}

// Render writes the page to w.
func (v SeminarView) Render(ctx context.Context, w io.Writer) error {
	return seminarPage(v).Render(ctx, w)
}

// RenderFragment writes only the region #seminar, which a phone changes.
func (v SeminarView) RenderFragment(ctx context.Context, w io.Writer) error {
	return seminarRegion(v).Render(ctx, w)
}

// SeminarRemoteView is the page on a phone that moves the projected one on.
type SeminarRemoteView struct{ SeminarView }

// Render writes the page to w.
func (v SeminarRemoteView) Render(ctx context.Context, w io.Writer) error {
	return seminarRemotePage(v.SeminarView).Render(ctx, w)
}

// Moment returns the moment that is open, or false if none is.
func (v SeminarView) Moment() (teach.KeyMoment, bool) {
	i := v.at()
	if i < 0 {
		return teach.KeyMoment{}, false
	}
	return v.Moments[i], true
}

func (v SeminarView) at() int {
	return slices.IndexFunc(v.Moments, func(m teach.KeyMoment) bool { return m.Message == v.Place.Moment })
}

// Places returns all that can be projected, in order.
func (v SeminarView) Places() []SeminarPlace {
	list := []SeminarPlace{{}}
	for _, m := range v.Moments {
		for _, part := range momentParts {
			list = append(list, SeminarPlace{part, m.Message})
		}
	}
	return append(list, SeminarPlace{Part: PartFamilies})
}

// beside returns the place so many steps from here, or false if there is none.
func (v SeminarView) beside(steps int) (SeminarPlace, bool) {
	list := v.Places()
	i := slices.Index(list, v.Place)
	if i < 0 || i+steps < 0 || i+steps >= len(list) {
		return SeminarPlace{}, false
	}
	return list[i+steps], true
}

// to returns the address of a place, with or without a show of hands.
func (v SeminarView) to(p SeminarPlace, hands bool) templ.SafeURL {
	q := url.Values{}
	if p.Moment != "" {
		q.Set("moment", p.Moment)
	}
	if p.Part != "" {
		q.Set("part", string(p.Part))
	}
	if hands {
		q.Set("hands", "yes")
	}
	if len(q) == 0 {
		return v.Address
	}
	return v.Address + templ.SafeURL("?"+q.Encode())
}

// named says what a place is, for a link to it.
func (v SeminarView) named(p SeminarPlace) string {
	switch p.Part {
	case PartList:
		return "All moments"
	case PartFamilies:
		return "The families"
	case PartDesk:
		if p.Moment == v.Place.Moment {
			return "The desk"
		}
	case PartChosen:
		return "What we chose"
	case PartAfter:
		return "What followed"
	case PartHandout:
		return "Handout"
	}
	return v.headingOf(p.Moment)
}

// stepTo names a place with the part of it.
func (v SeminarView) stepTo(p SeminarPlace) string {
	if p.Part == PartDesk {
		return "the desk of “" + v.headingOf(p.Moment) + "”"
	}
	return v.named(p)
}

// projected says what is projected.
func (v SeminarView) projected() string {
	if v.at() < 0 {
		return v.named(v.Place)
	}
	part := map[SeminarPart]string{PartDesk: "the desk", PartChosen: "what we chose", PartAfter: "what followed"}[v.Place.Part]
	return v.headingOf(v.Place.Moment) + " · " + part
}

// alike reports whether nothing differs between the two runs but the answer itself.
func (v SeminarView) alike() bool {
	return len(v.Sides[0].Lines) < 2 && len(v.Sides[1].Lines) < 2
}

func (v SeminarView) headingOf(message string) string {
	i := slices.IndexFunc(v.Moments, func(m teach.KeyMoment) bool { return m.Message == message })
	return keyMoment{v.Moments[i]}.heading()
}

// where says which part of which moment is projected.
func (v SeminarView) where() string {
	switch {
	case v.Place.Part == PartFamilies:
		return "The families"
	case v.at() >= 0:
		return fmt.Sprintf("Moment %d of %d", v.at()+1, len(v.Moments))
	}
	return "Seminar"
}

// size says how many runs it is made from.
func (v SeminarView) size() string {
	if v.Begun == 0 {
		return "Fewer than five runs"
	}
	return fmt.Sprintf("%d runs", v.Begun)
}

// raised returns how many hands were counted for an answer, for its box.
func (v SeminarView) raised(value string) string {
	if n, is := v.Raised[value]; is {
		return fmt.Sprint(n)
	}
	return ""
}

// allRaised returns how many hands were counted.
func (v SeminarView) allRaised() (n int) {
	for _, more := range v.Raised {
		n += more
	}
	return n
}

// ofRuns says of how many runs something was so, of which fewer than five are never told.
func ofRuns(n, all int) string {
	switch {
	case n == 0:
		return "fewer than 5"
	case n == all:
		return fmt.Sprintf("all %d", n)
	}
	return fmt.Sprintf("%d or more", n)
}

// HandsField is the name of the box for the hands for an answer.
func HandsField(i int) string { return fmt.Sprint("h", i) }
