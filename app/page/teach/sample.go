package teach

import (
	"context"
	"fmt"
	"io"
	"strings"

	"caseload/app/mark"
	"caseload/app/page"
	"caseload/app/sim"
)

// SampleView is the sample of an assignment's marked runs: for its lecturers, who draw it,
// moderate it and invite external examiners, or for one of these.
type SampleView struct {
	page.Layout
	Notice       page.Notice
	ID           int64
	Name, Cohort string // of the assignment
	Marking      mark.Marking
	Sources      map[string]CriterionSource
	Examines     bool   // whoever reads it is an external examiner
	Drawn        string // when; "" if it wasn't
	Marked       int    // runs that are marked
	Pass         *int
	Runs         []SampledRow
	Plan         mark.SamplingPlan // in the form to draw it
	Examiners    []ExaminerRow     // for an external examiner, only themselves
	Email        string            // in the form to invite one
	Mails        bool              // links can be mailed
	Link         string            // of the invitation just made; "" for none
	Report       string            // in the form of an external examiner

	Wrong    string // the field that won't do
	Sentence sim.Sentence
}

// SampledRow is a run in a sample.
type SampledRow struct {
	Number   int
	Stratum  mark.Stratum
	Standing mark.Standing
	Opinions []OpinionRow // the oldest first
	Marked   bool         // whoever reads it gave one of the marks
}

// OpinionRow is what a moderator says of a mark.
type OpinionRow struct {
	Moderator string // "" if they were erased
	Agrees    bool
	Text      string
	When      string
	Earlier   bool // another mark counts since
}

// ExaminerRow is an external examiner.
type ExaminerRow struct {
	ID                   int64
	Name, Email          string // "" if they haven't come, or were erased
	Invited, Came, Ended string // when; "" if that hasn't been
	Report, Reported     string
	Mailed               sim.Sentence // what became of mailing the link; "" if nobody asked
	Until                string       // the link is good; "" if it isn't, or nobody has it
}

// FieldEmail is a field of the form to invite an external examiner.
const FieldEmail = "email"

// Render writes the page to w.
func (v SampleView) Render(ctx context.Context, w io.Writer) error {
	return samplePage(v).Render(ctx, w)
}

func (v SampleView) problem(field string) sim.Sentence {
	if v.Wrong == field {
		return v.Sentence
	}
	return ""
}

// source says where a criterion was taken from.
func (v SampleView) source(id string) string { return sourceWords(v.Sources, id) }

// drawn says in a sentence what the sample is.
func (v SampleView) drawn() string {
	words := fmt.Sprintf("%s drawn %s", page.Count(len(v.Runs), "run was", "runs were"), v.Drawn)
	if v.Pass != nil {
		words += fmt.Sprintf(", when a run passed from %s", page.Count(*v.Pass, "point", "points"))
	}
	return words + "."
}

// typedEmail returns what is in the form to invite an external examiner.
func (v SampleView) typedEmail() string {
	if v.Link != "" {
		return ""
	}
	return v.Email
}

// sizes says how large a sample must be.
func (v SampleView) sizes() string {
	least := mark.LeastSampled(v.Marked)
	switch {
	case v.Marked == 1:
		return "One run is marked, so the sample is that one."
	case least == v.Marked:
		return fmt.Sprintf("A sample has %d runs at least. No more than %d are marked, so all of them are in it.", mark.FewestSampled, v.Marked)
	}
	return fmt.Sprintf("A sample has at least one run in %d, and no fewer than %d. Of the %d that are marked, that is %d.", mark.SampledIn, mark.FewestSampled, v.Marked, least)
}

// stratumWords says why a run is in a sample.
func stratumWords(s mark.Stratum) string {
	return map[mark.Stratum]string{
		mark.Failed: "Failed", mark.Borderline: "Just passed", mark.Top: "Among the highest marks", mark.Middle: "In the middle", mark.Bottom: "Among the lowest marks",
	}[s]
}

// moderated says what moderators said of a run.
func (r SampledRow) moderated() string {
	agree, differ := 0, 0
	for _, o := range r.Opinions {
		switch {
		case o.Earlier:
		case o.Agrees:
			agree++
		default:
			differ++
		}
	}
	switch {
	case agree+differ == 0 && r.Marked:
		return "Not yet. A mark is yours."
	case agree+differ == 0:
		return "Not yet"
	case differ == 0:
		return page.Count(agree, "agrees", "agree")
	case agree == 0:
		return page.Count(differ, "sees it differently", "see it differently")
	}
	return fmt.Sprintf("%s, %s", page.Count(agree, "agrees", "agree"), page.Count(differ, "sees it differently", "see it differently"))
}

// called names an external examiner.
func (r ExaminerRow) called() string {
	switch {
	case r.Name != "":
		return fmt.Sprintf("%s, %s", r.Name, r.Email)
	case r.Email != "":
		return r.Email
	}
	return "Somebody who has left"
}

func (r ExaminerRow) stands() string {
	switch {
	case r.Ended != "":
		return "Ended " + r.Ended + "."
	case r.Came == "":
		return "Invited " + r.Invited + ", and hasn’t used the link yet. " + r.link()
	}
	return "Reads the sample since " + r.Came + "."
}

// link says what is to be known of a link that wasn't used.
func (r ExaminerRow) link() string {
	switch {
	case r.Until != "":
		return strings.TrimSpace(fmt.Sprintf("%s It is good until %s.", r.Mailed, r.Until))
	case r.Mailed != "":
		return string(r.Mailed)
	}
	return "Its time has run out: invite them again, with the same address."
}

// SampledView is one run in a sample, with its marks.
type SampledView struct {
	page.Layout
	Notice       page.Notice
	ID           int64
	Name, Cohort string // of the assignment
	Row          SampledRow
	Finished     bool // there is a run to be read
	Marking      mark.Marking
	Marks        []mark.Mark // first, second and settled
	Examines     bool        // whoever reads it is an external examiner
	Agrees       string      // in the form: "yes", "no" or "" for neither
	Text         string      // in the form

	Wrong    string // the field that won't do
	Sentence sim.Sentence
}

// Render writes the page to w.
func (v SampledView) Render(ctx context.Context, w io.Writer) error {
	return sampledPage(v).Render(ctx, w)
}

func (v SampledView) title() string { return fmt.Sprintf("Candidate %d", v.Row.Number) }

func (v SampledView) problem(field string) sim.Sentence {
	if v.Wrong == field {
		return v.Sentence
	}
	return ""
}

func (v SampledView) names() (names []string) {
	if v.Marking.Second == mark.Single && len(v.Marks) == 1 {
		return []string{"Mark"}
	}
	for _, m := range v.Marks {
		names = append(names, map[mark.Place]string{mark.First: "First mark", mark.Second: "Second mark", mark.Settled: "Settled"}[m.Place])
	}
	return names
}

// moderates reports whether whoever reads it can say what they think of the mark.
func (v SampledView) moderates() bool {
	return !v.Examines && !v.Row.Marked && v.Row.Standing.Mark != nil
}

func (o OpinionRow) words() string {
	name, said := o.Moderator, "agrees"
	if name == "" {
		name = "Somebody who has left"
	}
	if !o.Agrees {
		said = "sees it differently"
	}
	return fmt.Sprintf("%s %s, %s.", name, said, o.When)
}
