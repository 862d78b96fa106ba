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
	Notice    Notice
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
var ClassMinutes = []int{15, 20, 25, 30, 45}

// ClassView is a class as its students find it.
type ClassView struct {
	Layout
	Code     string
	Title    string
	Summary  string
	Role     string
	Minutes  int
	Days     int
	Notes    []string
	Employer string // what the terms are called; "" for the scenario's own
	SameLuck bool
	Clock    ClassClock
	Until    string // the date until which the class is kept
	Kept     string // how long a run is kept
	Run      int64  // the guest's own run in it; 0: none yet
	Ended    bool   // and whether that has ended
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
	Join     string // the students' address, as it is read from a wall
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
	Message  string
	Heading  string
	Title    string
	From     string
	Text     string
	Discuss  string
	Counted  int
	Withheld bool
	Answers  []BoardAnswer
}

// BoardAnswer is an answer with how many gave it; nil: not shown.
type BoardAnswer struct {
	Value string
	Label string
	Count *int
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

// hides says whether a count of the moment isn't shown.
func (m BoardMoment) hides() bool {
	for _, a := range m.Answers {
		if a.Count == nil {
			return true
		}
	}
	return false
}

// countWords is a count in the table.
func (a BoardAnswer) countWords() string {
	switch {
	case a.Count == nil:
		return "not shown"
	case *a.Count == 0:
		return "nobody"
	}
	return strconv.Itoa(*a.Count)
}

func begunWords(n *int) string {
	if n == nil {
		return "Fewer than five have begun."
	}
	return fmt.Sprintf("%d have begun.", *n)
}

func finishedWords(n *int) string {
	if n == nil {
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
	return "each with luck of their own"
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
