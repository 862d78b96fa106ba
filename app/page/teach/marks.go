package teach

import (
	"context"
	"fmt"
	"io"
	"slices"

	"caseload/app/mark"
	"caseload/app/page"
)

// MarksView lists the runs for an assignment as those who mark know them.
type MarksView struct {
	page.Layout
	Notice       page.Notice
	ID           int64
	Name, Cohort string
	Marking      mark.Marking
	Released     string // when; "" if they aren't
	Candidates   []CandidateRow
	Left         []CandidateRow // who were marked, and aren't in the cohort any longer
	NotBegun     int            // students who haven't begun, or have deleted what they had
	Going        int            // and who haven't finished
	Kept         string         // until when the marks are kept at least
}

// CandidateRow is one run in the list.
type CandidateRow struct {
	Number   int
	With     []int  // the numbers of others who have the same run, and get the same mark
	Name     string // of the student; "" while that isn't to be known
	Late     bool
	Finished bool // there is a run to be read
	Deleted  bool // they have deleted an attempt
	Apart    bool // they are marked apart from a partner who has the same run
	Standing mark.Standing
	Mine     bool // a mark of whoever reads the list is in place
	Place    mark.Place
	Owed     bool  // marks are released, and this one, which counts, wasn't given
	Others   []int // who are in the same row, having the same run
}

// rows returns the candidates with a row for each run: those who have one together, and the
// same mark, are in the row of the one who comes first.
func (v MarksView) rows() (rows []CandidateRow) {
	for _, c := range v.Candidates {
		i := slices.IndexFunc(rows, func(r CandidateRow) bool { return slices.Contains(r.With, c.Number) && r.alike(c) })
		if i < 0 {
			rows = append(rows, c)
			continue
		}
		rows[i].Others = append(rows[i].Others, c.Number)
		if c.Name != "" {
			rows[i].Name += " and " + c.Name
		}
	}
	return rows
}

// alike reports whether two candidates with the same run are as far as each other.
func (c CandidateRow) alike(as CandidateRow) bool {
	if c.Standing.Mark == nil || as.Standing.Mark == nil {
		return c.Standing.State == as.Standing.State
	}
	return c.Standing.Mark.Total() == as.Standing.Mark.Total()
}

// Render writes the page to w.
func (v MarksView) Render(ctx context.Context, w io.Writer) error {
	return marksPage(v).Render(ctx, w)
}

// named reports whether names are shown.
func (v MarksView) named() bool { return !v.Marking.State().Blind }

// count counts runs in a state.
func (v MarksView) count(state mark.State) (n int) {
	for _, c := range v.rows() {
		if c.Standing.State == state {
			n++
		}
	}
	return n
}

// owed returns how many have a mark that counts, and weren't given it although marks are released.
func (v MarksView) owed() (n int) {
	for _, c := range v.Candidates {
		if c.Owed {
			n++
		}
	}
	return n
}

func (v MarksView) figures() []AssignmentFigure {
	list := []AssignmentFigure{{v.count(mark.None), "to mark"}, {v.count(mark.Begun), "begun"}}
	if v.Marking.Second != mark.Single {
		list = append(list, AssignmentFigure{v.count(mark.Waits), "wait for a second mark"}, AssignmentFigure{v.count(mark.Differs), "to settle"})
	}
	return append(list, AssignmentFigure{v.count(mark.Made), "marked"})
}

// how says in a sentence how it is marked.
func (v MarksView) how() string {
	words := "Whoever marks sees the students’ names."
	switch {
	case v.Released != "":
		words = "The marks were released " + v.Released + ", so names are shown."
	case v.Marking.Anonymous:
		words = "It is marked without names until the marks are released."
	}
	switch v.Marking.Second {
	case mark.Blind:
		words += " A second lecturer marks each run, and neither reads the other’s mark before both have handed in."
	case mark.Seeing:
		words += " A second lecturer marks each run, and reads the first mark once it is handed in."
	default:
		words += " There is no second marker."
	}
	return words
}

// waiting says who can't be marked yet.
func (v MarksView) waiting() string {
	switch {
	case v.NotBegun == 0 && v.Going == 0:
		return ""
	case v.Going == 0:
		return fmt.Sprintf("%s no run to be marked: not begun, or deleted.", haveWords(v.NotBegun))
	case v.NotBegun == 0:
		return fmt.Sprintf("%s not finished.", haveWords(v.Going))
	}
	return fmt.Sprintf("%s no run to be marked: not begun, or deleted. %s not finished.", haveWords(v.NotBegun), haveWords(v.Going))
}

func haveWords(students int) string {
	if students == 1 {
		return "One student has"
	}
	return fmt.Sprintf("%d students have", students)
}

// standingWords says how far a run is marked.
func standingWords(s mark.Standing) string {
	words := map[mark.State]string{
		mark.None: "Nobody has begun to mark it", mark.Begun: "A draft", mark.Waits: "One mark is in; waits for the other",
		mark.Differs: "The two marks differ: to settle", mark.Made: "Marked",
	}[s.State]
	switch {
	case s.Again && s.State == mark.None:
		return "To be marked again"
	case s.Again:
		return "To be marked again. " + words
	case s.Mark != nil && s.Mark.Place == mark.Settled:
		return "Marked, and settled by " + markerWords(*s.Mark)
	}
	return words
}

// words says how far a run is marked, to whoever reads the list.
func (c CandidateRow) words(second mark.Markers) string {
	words := standingWords(c.Standing)
	switch s := c.Standing; {
	case s.State == mark.None:
	case s.State == mark.Begun && c.Mine:
		words += ", which is yours"
	case s.State == mark.Waits && c.Mine:
		words = "Your mark is in; the other isn’t yet"
	case s.State == mark.Waits && c.Place != "":
		words = "One mark is in; you can give the other"
	case s.State == mark.Made && second == mark.Single && c.Mine:
		words = "Marked by you"
	case s.State == mark.Made && second == mark.Single:
		words = "Marked by " + markerWords(*s.Mark)
	case s.State == mark.Made && c.Mine:
		words += ". One of the marks is yours"
	case s.State == mark.Differs && c.Mine:
		words += ". One of them is yours"
	}
	return words + "."
}

// markerWords names who gave a mark.
func markerWords(m mark.Mark) string {
	if m.Name == "" {
		return "somebody who has left"
	}
	return m.Name
}

// ofMost says how many points there are of how many.
func ofMost(points, most int) string { return fmt.Sprintf("%d of %d", points, most) }
