package teach

import (
	"context"
	"fmt"
	"io"

	"github.com/a-h/templ"

	"caseload/app/page"
	"caseload/app/scenario"
	"caseload/app/sim"
	"caseload/app/teach"
)

// AssignedView lists a student's assignments.
type AssignedView struct {
	page.Layout
	Due, Coming, Done []AssignedCard
	Over              []AssignedCard // that weren't begun, and can't be any longer
	Stopped           []AssignedCard // that weren't begun, and won't be, because the scenario was withdrawn
	Examines          []ExaminedCard
	Leads             bool // whoever asks leads cohorts, where their assignments are
}

// ExaminedCard is an assignment whose sample of marked runs somebody reads as external
// examiner.
type ExaminedCard struct {
	ID          int64
	Name, Place string // of the assignment, and of its organisation
}

// AssignedCard is an assignment in a student's list. Times are in the time zone of its
// organisation, whose name is Zone if it isn't that of the site.
type AssignedCard struct {
	ID         int64
	Name       string
	Scenario   string // its title; "" if that is the name
	Cohort     string
	Marked     bool
	Opens      string // "" once it is open
	Due        string
	Extended   bool // the date is theirs alone
	Overdue    bool
	Over       bool   // it wasn't begun, and can't be any longer
	RunsOver   bool   // runs of that were ended because of what it says
	Stopped    string // the date on which its scenario was withdrawn, so that nobody begins it any longer; "" if they can
	OwnStopped bool   // only the version is of which their run is: the assignment has another one
	Run        int64  // the one that goes on, or else the last one that counts; 0: none
	Where      string // "Day 3 of 5"; "" if none goes on
	Ended      bool
	Comments   int    // on their runs
	New        int    // of these, that they haven’t seen
	Mark       string // "Your mark: 34 of 40"; "" if they have been given none
	MarkNew    bool   // they haven't seen it
	On         int64  // the run with the newest of them
}

// feedback says how many comments there are.
func (c AssignedCard) feedback() string {
	words := "Feedback received: " + page.Count(c.Comments, "comment", "comments")
	if c.New > 0 {
		words += fmt.Sprintf(", %d of them new", c.New)
	}
	return words
}

// Render writes the page to w.
func (v AssignedView) Render(ctx context.Context, w io.Writer) error {
	return assignedPage(v).Render(ctx, w)
}

// AssignmentView is an assignment as its students see it before they begin.
type AssignmentView struct {
	page.Layout
	Notice       page.Notice
	ID           int64
	Name, Cohort string
	Title        string // the scenario's
	Summary      string
	Role         string
	Paragraphs   []string
	RulePack     string
	Minutes      int
	Days         int
	ContentNotes []string
	Employer     string              // "": the scenario's own
	Terms        []scenario.TermLine // the employer's; none for the scenario's own
	SameLuck     bool
	Variants     bool // families' names differ from desk to desk
	Clock        int  // minutes of a live clock; 0: none
	ExtraMinutes int
	Marked       bool
	ByNumber     bool // by a number and without names, until marks are released
	Lecturers    []string

	Opens, Due, Late string // Late is "" if no late work is accepted
	Extended         bool
	Debrief, Tries   string // from when: "as soon as you have finished"
	Open             bool   // it can be begun now
	Stopped          string // as in [AssignedCard]
	Over, OwnOver    bool   // runs of it were ended because of what it says
	OwnStopped       string // the date on which the version was withdrawn that their own run is of; "" if it wasn't
	OwnWhy           string
	Early            bool // it isn't open yet
	Overdue          bool // it was due
	Attempts, Used   int
	Practice         bool
	Pairs            bool // it can be played with a partner
	Kept             string

	Mark              string // as in [AssignedCard]
	Going, Practising int64  // runs that go on
	With              string // who has the one that counts too; "" if nobody
	Ended             []AssignedRun
}

// AssignedRun is a run of a student's that has ended.
type AssignedRun struct {
	ID       int64
	Practice bool
	With     string // who has it too; "" if nobody
	When     string
}

// attempts says how many runs of a student can count, and how many are used.
func (v AssignmentView) attempts() string {
	switch {
	case v.Attempts == 1 && v.Used == 0:
		return "You have one attempt. You can stop at any time and go on later, until you have finished it."
	case v.Attempts == 1:
		return "You have used your one attempt."
	case v.Used == 0:
		return fmt.Sprintf("You have %d attempts, one after the other.", v.Attempts)
	}
	return fmt.Sprintf("You have used %d of %d attempts.", v.Used, v.Attempts)
}

// mayBegin reports whether one more attempt can be begun.
func (v AssignmentView) mayBegin() bool { return v.Open && v.Going == 0 && v.Used < v.Attempts }

// mayPractise reports whether it can be practised now.
func (v AssignmentView) mayPractise() bool { return v.Practice && v.Open && v.Practising == 0 }

// Render writes the page to w.
func (v AssignmentView) Render(ctx context.Context, w io.Writer) error {
	return assignmentPage(v).Render(ctx, w)
}

// AssignmentLedView is an assignment as its lecturers see it.
type AssignmentLedView struct {
	page.Layout
	Notice       page.Notice
	ID, CohortID int64
	Name, Cohort string
	Opens, Due   string
	Facts        []AssignmentFact
	Newer        string // when the scenario was changed since; "" if it wasn't
	Stopped      string // the date on which the scenario was withdrawn, so that nobody begins it any longer; "" if they can
	StoppedWhy   string
	RunsOver     bool // what was begun has ended too, because of what it says
	Settled      bool // its lecturers have said that they have dealt with that
	// Of a version that it had before and that was withdrawn: the date, "" if there is none; why;
	// and how many students play it, or have played it last.
	EarlierOn, EarlierWhy      string
	EarlierOver                bool // runs of it were ended because of what it says
	EarlierGoing, EarlierEnded int
	Changed                    int
	Begun                      int
	Marked                     bool
	ByNumber                   bool // runs that are finished can't be opened by name
	Waits                      bool // debriefs wait for release
	Released                   string
	Students                   []AssignmentStudent
	Shown                      string // says which state of the students the page shows
}

// RenderFragment writes only the region #students.
func (v AssignmentLedView) RenderFragment(ctx context.Context, w io.Writer) error {
	return assignmentStudents(v).Render(ctx, w)
}

// AssignmentFact is one thing that was decided about an assignment, in words.
type AssignmentFact struct{ Label, Value string }

// AssignmentStudent is how far one student has come.
type AssignmentStudent struct {
	ID          int64
	Name, Email string
	State       StudentState
	Where       string // "Day 3 of 5", "Finished", "Not begun"
	Moved       string // when the last decision was made; "" if none was
	Day, Days   int    // of the story; 0 if they haven't begun, or it has one
	Stuck       teach.Stuck
	Overdue     bool
	Runs        []int64 // those that count and can be opened, oldest first
	With        string  // who has the last of them too; "" if nobody
	Allowed     string  // what they are allowed beside the others; "" for nothing
}

// AssignmentGivenView is an assignment as a practice educator sees it, with the students
// whom they were given.
type AssignmentGivenView struct {
	page.Layout
	ID, CohortID int64
	Name, Cohort string
	Due          string
	Students     []AssignmentStudent
}

// Render writes the page to w.
func (v AssignmentGivenView) Render(ctx context.Context, w io.Writer) error {
	return assignmentGivenPage(v).Render(ctx, w)
}

// StudentState is how a student stands with an assignment.
type StudentState string

// The states of a student.
const (
	StateNone  StudentState = "not begun"
	StateGoing StudentState = "going"
	StateEnded StudentState = "ended"
)

// in returns the students in a state; of those who are going on, the ones that seem to be
// stuck come first.
func (v AssignmentLedView) in(state StudentState) []AssignmentStudent {
	var stuck, others []AssignmentStudent
	for _, s := range v.Students {
		switch {
		case s.State != state:
		case s.Stuck != teach.NotStuck:
			stuck = append(stuck, s)
		default:
			others = append(others, s)
		}
	}
	return append(stuck, others...)
}

// count returns how many students there are of a kind. Two of them who are a pair count as
// one.
func (v AssignmentLedView) count(is func(AssignmentStudent) bool) (n int) {
	counted := map[int64]bool{} // runs of pairs
	for _, s := range v.Students {
		if !is(s) {
			continue
		}
		if s.With != "" {
			if run := s.Runs[len(s.Runs)-1]; counted[run] {
				continue
			} else {
				counted[run] = true
			}
		}
		n++
	}
	return n
}

// pairs reports whether some play together.
func (v AssignmentLedView) pairs() bool {
	return v.count(func(s AssignmentStudent) bool { return s.With != "" }) > 0
}

// figures are the numbers at the top, with what they count. A pair counts once.
func (v AssignmentLedView) figures() []AssignmentFigure {
	stuck := func(s AssignmentStudent) bool { return s.Stuck != teach.NotStuck }
	is := func(state StudentState) func(AssignmentStudent) bool {
		return func(s AssignmentStudent) bool { return s.State == state }
	}
	return []AssignmentFigure{
		{v.count(is(StateEnded)), "finished"}, {v.count(is(StateGoing)), "under way"}, {v.count(stuck), "seem stuck"},
		{v.count(is(StateNone)), "not begun"}, {v.count(func(s AssignmentStudent) bool { return s.Overdue }), "overdue"},
	}
}

// AssignmentFigure is a number and what it counts.
type AssignmentFigure struct {
	N    int
	What string
}

// stuckWords says why somebody seems to be stuck.
func stuckWords(why teach.Stuck) string {
	switch why {
	case teach.StuckRefused:
		return fmt.Sprintf("Seems stuck: refused %d times or more at one desk", teach.StuckRefusals)
	case teach.StuckStill:
		return fmt.Sprintf("Seems stuck: at one desk for %d minutes or more", teach.StuckMinutes)
	case teach.StuckRound:
		return "Seems stuck: going round in the same few offers"
	}
	return ""
}

// Render writes the page to w.
func (v AssignmentLedView) Render(ctx context.Context, w io.Writer) error {
	return assignmentLedPage(v).Render(ctx, w)
}

// AllowanceView is the form for what one student is allowed.
type AllowanceView struct {
	page.Layout
	Notice            page.Notice
	Assignment, ID    int64
	Name, Student     string
	Due               string // for everybody
	DueDate, DueTime  string
	Minutes, Attempts string
	Why               string
	Clock             bool // the assignment has a live clock
	Pairs             bool // it can be played with a partner
	Wrong             string
	Sentence          sim.Sentence
}

func (v AllowanceView) problem(field string) sim.Sentence {
	if v.Wrong == field {
		return v.Sentence
	}
	return ""
}

// Render writes the page to w.
func (v AllowanceView) Render(ctx context.Context, w io.Writer) error {
	return allowancePage(v).Render(ctx, w)
}

func addressAllowance(assignment, student int64) templ.SafeURL {
	return page.AddressAssignment(assignment) + templ.SafeURL(fmt.Sprintf("/students/%d", student))
}

// lead says who leads a cohort, for a sentence.
func lead(names []string) string {
	if len(names) == 0 {
		return "your lecturers"
	}
	return page.JoinAnd(names)
}

// DayWords says which day of a story somebody has come to.
func DayWords(day, days int) string {
	if days < 2 {
		return "On the way"
	}
	return fmt.Sprintf("Day %d of %d", min(day, days), days)
}
