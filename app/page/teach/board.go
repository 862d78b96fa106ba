package teach

import (
	"context"
	"fmt"
	"io"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"caseload/app/page"
	"caseload/app/sim"
	"caseload/app/teach"
)

// BoardView is the page a lecturer projects about a class.
type BoardView struct {
	page.Layout
	Notice     page.Notice
	Code       string
	Link       string // gives another browser the key to this page
	Origin     string // scheme and host, to write the link out
	Host       string // where students go, written to be read from a wall
	Join       string // the students' address, to be copied
	Still      bool   // whether the page doesn't refresh by itself
	Shown      string // says which state of the board the page shows
	Show       string // the message of the key moment to show; the list is shown if there is no such moment
	Slug       string // of the scenario's teaching notes; "" if it has none
	Title      string
	Employer   string
	SameLuck   bool
	Locked     bool   // whether nobody else can join
	Stopped    string // the date on which its scenario was withdrawn, so that nobody begins it any longer; "" if they can
	StoppedWhy string
	Minutes    int // of the clock, as planned
	Clock      page.ClassClock
	Until      string
	Begun      *int // how many have begun; nil if fewer than five
	Finished   *int // at least this many have finished; nil if fewer than five
	KeyMoments []teach.KeyMoment
}

// keyMoment is a key moment in the words of the board.
type keyMoment struct{ teach.KeyMoment }

// Render writes the page to w.
func (v BoardView) Render(ctx context.Context, w io.Writer) error { return boardPage(v).Render(ctx, w) }

// RenderFragment writes only the region #board.
func (v BoardView) RenderFragment(ctx context.Context, w io.Writer) error {
	return boardRegion(v).Render(ctx, w)
}

// shown returns the index of the moment that is shown, or -1 if the list is.
func (v BoardView) shown() int {
	return slices.IndexFunc(v.KeyMoments, func(m teach.KeyMoment) bool { return m.Message == v.Show })
}

// at returns the address of the board showing one moment, or the list if show is
// "". It refreshes or not, as this one does.
func (v BoardView) at(show string) templ.SafeURL { return v.address(show, v.Still) }

// measures returns the address of the class's combined recommendations.
func (v BoardView) measures() templ.SafeURL { return page.AddressBoard(v.Code) + "/measures" }

// otherwise returns the address of the same board with refreshing turned on or
// off.
func (v BoardView) otherwise() templ.SafeURL { return v.address(v.Show, !v.Still) }

// live returns the address at which the board tells how it changes.
func (v BoardView) live() string {
	address := string(page.AddressBoardLive(v.Code))
	if v.Show != "" {
		address += "?show=" + url.QueryEscape(v.Show)
	}
	return address
}

func (v BoardView) address(show string, still bool) templ.SafeURL {
	var query []string
	if show != "" {
		query = append(query, "show="+url.QueryEscape(show))
	}
	if still {
		query = append(query, "still")
	}
	if len(query) == 0 {
		return page.AddressBoard(v.Code)
	}
	return page.AddressBoard(v.Code) + templ.SafeURL("?"+strings.Join(query, "&"))
}

// heading returns the name of a moment.
func (m keyMoment) heading() string {
	if m.Heading != "" {
		return m.Heading
	}
	return m.Title
}

// rest returns how many of the answers counted are not included in the AtLeast
// numbers. If it is 0, those numbers are exact.
func (m keyMoment) rest() int {
	rest := m.Counted
	for _, a := range m.Answers {
		rest -= a.AtLeast
	}
	return rest
}

// apart reports whether any answer was given often enough to be shown.
func (m keyMoment) apart() bool {
	return slices.ContainsFunc(m.Answers, func(a teach.Answer) bool { return a.AtLeast > 0 })
}

// alike returns the one answer that everybody gave, or nil if there were others.
func (m keyMoment) alike() *teach.Answer {
	for i, a := range m.Answers {
		if a.AtLeast == m.Counted && m.Counted > 0 {
			return &m.Answers[i]
		}
	}
	return nil
}

// otherAnswers returns the answers that could have been given, without the one
// that everybody gave.
func (m keyMoment) otherAnswers() []teach.Answer {
	same := m.alike()
	return slices.DeleteFunc(slices.Clone(m.Answers), func(a teach.Answer) bool { return same != nil && a.Value == same.Value })
}

// byTier reports whether only tiers are counted, and not what else was
// recommended with them.
func (m keyMoment) byTier() bool {
	return len(m.Answers) > 0 && !slices.ContainsFunc(m.Answers, func(a teach.Answer) bool { return a.Tiers() == nil })
}

// spare returns how many more than AtLeast may have given an answer. It is 0 for
// an answer given by fewer than five, because a bar of up to four would be read
// as four.
func spare(a teach.Answer, rest int) int {
	if a.AtLeast == 0 {
		return 0
	}
	return min(rest, 4)
}

// countWords formats a count for the table.
func countWords(a teach.Answer, rest int) string {
	switch {
	case rest > 0 && a.AtLeast > 0:
		return fmt.Sprintf("%d+", a.AtLeast)
	case rest > 0:
		return "under 5"
	case a.AtLeast > 0:
		return strconv.Itoa(a.AtLeast)
	}
	return "nobody"
}

// soFar says how many answers have been counted, for the list of moments.
func (m keyMoment) soFar() string { return fmt.Sprintf("%d answers so far", m.Counted) }

// caption says what the table of a moment counts, and how.
func (m keyMoment) caption() string {
	what := fmt.Sprintf("%d answers", m.Counted)
	if m.byTier() {
		what += ", by tier"
	}
	if m.rest() == 0 {
		return what
	}
	return what + ", counted in fives: “5+” is five to nine"
}

// inWords says what a table would say badly: that everybody gave the same answer,
// or that no answer was given five times. It returns "" if there is a table.
func (m keyMoment) inWords() string {
	tiers := ""
	if m.byTier() {
		tiers = ", by tier"
	}
	switch same := m.alike(); {
	case same != nil:
		return fmt.Sprintf("All %d answered%s: %s", m.Counted, tiers, same.Label)
	case !m.apart():
		return m.soFar() + tiers + ": too few to show apart."
	}
	return ""
}

// othersTitle returns the line above the answers that could have been given.
func (m keyMoment) othersTitle() string {
	if m.alike() != nil {
		return "The other answers that could be given:"
	}
	return "The answers that could be given:"
}

// begun says how many have begun.
func (v BoardView) begun() string {
	if v.Begun == nil {
		return "Fewer than five have begun."
	}
	return fmt.Sprintf("%d have begun.", *v.Begun)
}

// finished says how many have finished. It returns "" if fewer than five have begun.
func (v BoardView) finished() string {
	switch {
	case v.Begun == nil:
		return ""
	case v.Finished == nil:
		return "Fewer than five have finished."
	}
	return fmt.Sprintf("At least %d have finished.", *v.Finished)
}

// minutes returns what stands in the form of the clock.
func (v BoardView) minutes() string {
	if v.Minutes <= 0 {
		return "20"
	}
	return strconv.Itoa(v.Minutes)
}

// boardLabel splits an answer's label into a tier, if there is one, and the other
// words.
func boardLabel(a teach.Answer) (tier, words string) {
	return page.TierAndWords(sim.Option{Value: a.Value, Label: a.Label})
}
