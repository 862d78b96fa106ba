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
)

// BoardView is a class as its lecturer sees it.
type BoardView struct {
	page.Layout
	Notice     page.Notice
	Code       string
	Secret     string
	Host       string // where students go, as it is read from a wall
	Join       string // their own address, to be copied
	Still      bool   // it doesn't look again by itself
	Show       string // the message of the moment that is open; "" or one that isn't there: the list
	Slug       string // of the scenario's notes for teaching; "" where it has none
	Title      string
	Employer   string
	SameLuck   bool
	Minutes    int // of the clock, as it was planned
	Clock      page.ClassClock
	Until      string
	Begun      *int // nil: fewer than five
	Finished   *int // at least so many; nil: fewer than five
	KeyMoments []KeyMoment
}

// KeyMoment is a question, and how the class answered it.
type KeyMoment struct {
	Message string
	Heading string
	Title   string
	From    string
	Text    string
	Discuss string
	Counted int
	Answers []BoardAnswer
}

// BoardAnswer is an answer with how many gave it: AtLeast to four more; 0 is
// fewer than five.
type BoardAnswer struct {
	Value   string
	Label   string
	AtLeast int
}

// Render writes the page.
func (v BoardView) Render(ctx context.Context, w io.Writer) error { return boardPage(v).Render(ctx, w) }

// RenderFragment writes the region #board alone.
func (v BoardView) RenderFragment(ctx context.Context, w io.Writer) error {
	return boardRegion(v).Render(ctx, w)
}

// shown is the place of the moment that is open; -1 where the list is.
func (v BoardView) shown() int {
	return slices.IndexFunc(v.KeyMoments, func(m KeyMoment) bool { return m.Message == v.Show })
}

// at is the board with a moment open, or with its list; whether it holds still
// stays as it is.
func (v BoardView) at(show string) templ.SafeURL { return v.address(show, v.Still) }

// measures is where the class's recommendations are counted together.
func (v BoardView) measures() templ.SafeURL { return page.AddressBoard(v.Code, v.Secret) + "/measures" }

// otherwise is the same board holding still, or looking again by itself.
func (v BoardView) otherwise() templ.SafeURL { return v.address(v.Show, !v.Still) }

func (v BoardView) address(show string, still bool) templ.SafeURL {
	var query []string
	if show != "" {
		query = append(query, "show="+url.QueryEscape(show))
	}
	if still {
		query = append(query, "still")
	}
	if len(query) == 0 {
		return page.AddressBoard(v.Code, v.Secret)
	}
	return page.AddressBoard(v.Code, v.Secret) + templ.SafeURL("?"+strings.Join(query, "&"))
}

// heading is what a moment is called.
func (m KeyMoment) heading() string {
	if m.Heading != "" {
		return m.Heading
	}
	return m.Title
}

// rest is how many of the answers that were counted are above what is shown. Where
// it is 0, what is shown is exact.
func (m KeyMoment) rest() int {
	rest := m.Counted
	for _, a := range m.Answers {
		rest -= a.AtLeast
	}
	return rest
}

// apart says whether any answer was given often enough to be shown.
func (m KeyMoment) apart() bool {
	return slices.ContainsFunc(m.Answers, func(a BoardAnswer) bool { return a.AtLeast > 0 })
}

// alike is the one answer that everybody gave; nil where there were others.
func (m KeyMoment) alike() *BoardAnswer {
	for i, a := range m.Answers {
		if a.AtLeast == m.Counted && m.Counted > 0 {
			return &m.Answers[i]
		}
	}
	return nil
}

// otherAnswers are those that could have been given, apart from the one that
// everybody gave.
func (m KeyMoment) otherAnswers() []BoardAnswer {
	same := m.alike()
	return slices.DeleteFunc(slices.Clone(m.Answers), func(a BoardAnswer) bool { return same != nil && a.Value == same.Value })
}

// byTier says whether what is counted is tiers alone, and not what else was
// recommended with them.
func (m KeyMoment) byTier() bool {
	return len(m.Answers) > 0 && !slices.ContainsFunc(m.Answers, func(a BoardAnswer) bool {
		tier, _ := boardLabel(a)
		return tier == ""
	})
}

// spare is how many more than AtLeast may have given an answer. Of one that fewer
// than five gave nothing is drawn: a bar of up to four would be read as four.
func (a BoardAnswer) spare(rest int) int {
	if a.AtLeast == 0 {
		return 0
	}
	return min(rest, 4)
}

// countWords is a count in the table.
func (a BoardAnswer) countWords(rest int) string {
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

// soFar is how many answers have been counted, in the list of moments.
func (m KeyMoment) soFar() string { return fmt.Sprintf("%d answers so far", m.Counted) }

// caption is what the table of a moment counts, and how.
func (m KeyMoment) caption() string {
	what := fmt.Sprintf("%d answers", m.Counted)
	if m.byTier() {
		what += ", by tier"
	}
	if m.rest() == 0 {
		return what
	}
	return what + ", counted in fives: “5+” is five to nine"
}

// inWords says what a table would say badly: that all answered alike, or that no
// answer has reached five; "" where there is a table.
func (m KeyMoment) inWords() string {
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

// othersTitle stands above the answers that could have been given.
func (m KeyMoment) othersTitle() string {
	if m.alike() != nil {
		return "The other answers that could be given:"
	}
	return "The answers that could be given:"
}

func begunWords(n *int) string {
	if n == nil {
		return "Fewer than five have begun."
	}
	return fmt.Sprintf("%d have begun.", *n)
}

// finishedWords says nothing while hardly anybody has begun.
func finishedWords(begun, n *int) string {
	switch {
	case begun == nil:
		return ""
	case n == nil:
		return "Fewer than five have finished."
	}
	return fmt.Sprintf("At least %d have finished.", *n)
}

func boardMinutes(planned int) string {
	if planned <= 0 {
		planned = 20
	}
	return strconv.Itoa(planned)
}

// boardLabel tells a tier from the words beside it.
func boardLabel(a BoardAnswer) (tier, words string) {
	return page.TierAndWords(sim.Option{Value: a.Value, Label: a.Label})
}
