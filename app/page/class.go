package page

import (
	"context"
	"fmt"
	"io"
	"strconv"

	"caseload/app/sim"
)

// ClassNewView is where a lecturer makes a class.
type ClassNewView struct {
	Layout
	Scenarios []ScenarioCard
	Employers []EmployerCard
	Kept      string // how long a class is kept: "30 days"
}

// EmployerCard is a set of terms that can be chosen.
type EmployerCard struct {
	Name    string
	Title   string
	Summary string
	Terms   []EmployerTerm
}

// EmployerTerm is one term, and the employer standard that it belongs to.
type EmployerTerm struct {
	Words    string
	Standard string
}

// Render writes the page.
func (v ClassNewView) Render(ctx context.Context, w io.Writer) error {
	return classNewPage(v).Render(ctx, w)
}

// ClassMinutes are the lengths that are offered for a live clock.
var ClassMinutes = []int{15, 20, 30, 45}

// ClassView is a class as its students find it.
type ClassView struct {
	Layout
	Code       string
	Title      string
	Summary    string
	Role       string
	Paragraphs []string // of the scenario's brief
	RulePack   string
	Minutes    int
	Days       int
	Notes      []string
	Employer   string // what the terms are called; "" for the scenario's own
	SameLuck   bool
	Clock      ClassClock
	Until      string // the date until which the class is kept
	Kept       string // how long a run is kept
	Run        int64  // the guest's own run in it; 0: none yet
	Ended      bool   // and whether that has ended
}

// Render writes the page.
func (v ClassView) Render(ctx context.Context, w io.Writer) error { return classPage(v).Render(ctx, w) }

// ClassClock is when a class ends play, as it is shown at a desk. It stops
// nobody.
type ClassClock struct {
	Ends  string // "10:40"; "" where no clock was set
	Past  bool
	Mine  string // with the minutes that this student has taken
	Extra int    // those minutes
	More  int    // minutes that can still be taken at once; 0: none
}

// sentence is the clock in words.
func (c ClassClock) sentence() string {
	switch {
	case c.Past && c.Extra == 0:
		return fmt.Sprintf("Your class ended play at %s; go on for as long as you need.", c.Ends)
	case c.Extra > 0:
		return fmt.Sprintf("Your class ends play at %s, and you at %s; take longer if you need it.", c.Ends, c.Mine)
	}
	return fmt.Sprintf("Your class ends play at %s; take longer if you need it.", c.Ends)
}

// BoardView is a class as its lecturer sees it.
type BoardView struct {
	Layout
	Notice   Notice
	Code     string
	Secret   string
	Host     string // where students go, as it is read from a wall
	Join     string // their own address, to be copied
	Still    bool   // it doesn't look again by itself
	Title    string
	Employer string
	SameLuck bool
	Minutes  int // of the clock, as it was planned
	Clock    ClassClock
	Until    string
	Begun    *int // nil: fewer than five
	Finished *int // at least so many; nil: fewer than five
	Moments  []BoardMoment
}

// BoardMoment is a question, and how the class answered it.
type BoardMoment struct {
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
	return board(v).Render(ctx, w)
}

// heading is what a moment is called.
func (m BoardMoment) heading() string {
	if m.Heading != "" {
		return m.Heading
	}
	return m.Title
}

// rest is how many of the answers that were counted are above what is shown. Where
// it is 0, what is shown is exact.
func (m BoardMoment) rest() int {
	rest := m.Counted
	for _, a := range m.Answers {
		rest -= a.AtLeast
	}
	return rest
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

// caption is what the table of a moment counts, and how.
func (m BoardMoment) caption() string {
	if m.rest() == 0 {
		return fmt.Sprintf("%d answers", m.Counted)
	}
	return fmt.Sprintf("%d answers, counted in fives: “5+” is five to nine", m.Counted)
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

// spelled is a code letter by letter, for who hears it.
func spelled(code string) string {
	text := ""
	for i, r := range code {
		if i > 0 {
			text += " "
		}
		text += string(r)
	}
	return text
}

// luckWords and employerWords say how a class is set up.
func luckWords(same bool) string {
	if same {
		return "the same luck for everybody"
	}
	return "luck that differs from desk to desk"
}

func employerWords(employer string) string {
	if employer == "" {
		return "the scenario’s own terms"
	}
	return within(employer)
}

func boardMinutes(planned int) string {
	if planned <= 0 {
		planned = 20
	}
	return strconv.Itoa(planned)
}

// boardLabel tells a tier from the words beside it.
func boardLabel(a BoardAnswer) (tier, words string) {
	return tierOf(sim.Option{Value: a.Value, Label: a.Label})
}
