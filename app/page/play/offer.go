package play

import (
	"fmt"
	"strings"

	"caseload/app/page"
	"caseload/app/sim"
)

// Where an offer stands on the page. Each stands in one place of every page on
// which it can be taken up; what is open comes before My day.
type offerPlace string

const (
	placeItem   offerPlace = "item"   // the open item's own
	placeCase   offerPlace = "case"   // its case's, beneath it
	placeDay    offerPlace = "day"    // My day
	placePeople offerPlace = "people" // People
	placeTop    offerPlace = "top"    // above it all: taking back
)

// hasOwnPage says whether an offer is laid open by itself, in the width of a page:
// what asks for more than a line, and is about no letter, case or task.
func hasOwnPage(o sim.Offer) bool {
	return o.Verb == sim.VerbPlan || o.Verb == sim.VerbRaise || o.Verb == sim.VerbSupervise && len(fieldsAsked(o)) > 1
}

// on are the offers about one thing.
func (v DeskView) on(id string) []sim.Offer {
	return v.offers(func(o sim.Offer) bool { return id != "" && o.On == id })
}

// verb are the offers of one verb about one thing.
func (v DeskView) verb(verb, id string) []sim.Offer {
	return v.offers(func(o sim.Offer) bool { return id != "" && o.On == id && o.Verb == verb })
}

// tending are the offers of a case that say how soon: its tier, its place.
func (v DeskView) tending(id string) []sim.Offer {
	return append(v.verb(sim.VerbTriage, id), v.verb(sim.VerbPrioritise, id)...)
}

// doing is the offer to do a task, apart from those to hand it to others.
func (v DeskView) doing(j sim.Job) []sim.Offer {
	return v.offers(func(o sim.Offer) bool { return o.Verb == sim.VerbWork && o.ID == "work:"+j.ID })
}

// handing are the offers to hand a task to others.
func (v DeskView) handing(j sim.Job) []sim.Offer {
	return v.offers(func(o sim.Offer) bool { return o.On == j.ID && o.ID != "work:"+j.ID })
}

// workToday are the offers to do a case's tasks that are due.
func (v DeskView) workToday(id string) []sim.Offer {
	var list []sim.Offer
	for _, j := range v.jobsOn(id) {
		if j.Today || j.Overdue {
			list = append(list, v.doing(j)...)
		}
	}
	return list
}

// nextInPlan is the first task of the plan that can be done now.
func (v DeskView) nextInPlan() *sim.Job {
	return firstWhere(v.Desk.Tasks, func(j *sim.Job) bool { return j.Planned > 0 && len(v.doing(*j)) > 0 })
}

// nextPlanned is the offer to do what comes next in the plan, unless what is
// open offers it.
func (v DeskView) nextPlanned(it openItem) []sim.Offer {
	j := v.nextInPlan()
	if j == nil || it.job != nil && it.job.ID == j.ID || it.job == nil && it.file != nil && it.file.ID == j.On && (it.tab == tabTasks || it.tab == tabLetter) {
		return nil
	}
	return v.doing(*j)
}

// asking are the offers of People: to ask, to tell, to be supervised.
func (v DeskView) asking(verb string) []sim.Offer {
	return v.offers(func(o sim.Offer) bool { return o.Verb == verb })
}

// ofDay are the offers of My day: everything that is about nothing that can be
// opened or asked.
func (v DeskView) ofDay() []sim.Offer {
	return v.offers(func(o sim.Offer) bool {
		return v.openOf(o.On) == "" && o.Verb != sim.VerbContact && o.Verb != sim.VerbSupervise && o.Verb != sim.VerbRaise && o.Verb != sim.VerbTakeBack
	})
}

func (v DeskView) offers(want func(sim.Offer) bool) []sim.Offer {
	var list []sim.Offer
	for _, o := range v.Desk.Offers {
		if want(o) {
			list = append(list, o)
		}
	}
	return list
}

// label is what an offer is called where it stands: beside People, with the
// role of who is asked.
func (v DeskView) label(o sim.Offer) string {
	if c := v.contact(o.On); o.Verb == sim.VerbContact && c != nil && c.Role != "" && !strings.Contains(o.Label, c.Role) {
		return o.Label + ", " + c.Role
	}
	return o.Label
}

// offerCost is what stands to the right of an offer's label.
func offerCost(o sim.Offer) string {
	switch {
	case o.Verb == sim.VerbEnd:
		return o.Then
	case o.Then != "":
		return page.Cost(o.Minutes) + ", " + o.Then
	}
	return page.Cost(o.Minutes)
}

// offerFacts is the line under the title of an offer that is laid open.
func (v DeskView) offerFacts(o sim.Offer) string {
	c := v.Desk.Clock
	switch o.Verb {
	case sim.VerbPlan:
		return fmt.Sprintf("It is %s; %s of your contracted day are left. The plan commits you to nothing, and can be changed at any time.", c.Now, page.Duration(c.Contracted-c.Minute))
	case sim.VerbSupervise:
		if s := v.Desk.Supervision; v.kept() {
			return fmt.Sprintf("%s has been waiting since %s. It takes %s.", s.With, s.At, page.Duration(s.Minutes))
		}
		if o.Minutes == 0 {
			return page.Capitalised(v.supervision()) + ". You can change it until then."
		}
		return page.Capitalised(v.supervision()) + "."
	case sim.VerbRaise:
		return "You take this page with you; it is put together from your desk as it stands."
	}
	return ""
}

// supervision is when it is, in the words of a day, and how long it takes.
func (v DeskView) supervision() string {
	s := v.Desk.Supervision
	if s == nil || s.State != "due" {
		return v.supervisionAt()
	}
	return v.supervisionAt() + ", " + page.Duration(s.Minutes)
}

// supervisionAt is the same without how long it takes.
func (v DeskView) supervisionAt() string {
	switch s := v.Desk.Supervision; {
	case s == nil:
		return ""
	case s.State != "due":
		return "postponed"
	case v.kept():
		return fmt.Sprintf("since %s: %s is waiting", s.At, s.With)
	case v.today(s.When):
		return "today at " + s.At
	default:
		return s.Date + ", " + s.At
	}
}

// kept says whether supervision should have begun, and somebody waits.
func (v DeskView) kept() bool {
	s := v.Desk.Supervision
	return s != nil && s.State == "due" && v.today(s.When) && s.When < v.Desk.Clock.When
}

// supervising is the page on which supervision is prepared or used; "" where
// nothing can be laid out.
func (v DeskView) supervising() string {
	for _, o := range v.asking(sim.VerbSupervise) {
		if hasOwnPage(o) {
			return openOffer(o.ID)
		}
	}
	return ""
}

// taskFacts is what a task in a plan takes, and when it is due.
func (v DeskView) taskFacts(id string) string {
	j := ifThere(v.Desk.Task(id))
	if j == nil {
		return ""
	}
	parts := []string{page.Duration(j.Minutes)}
	if j.Due != "" {
		parts = append(parts, page.Uncapitalised(jobDue(*j)))
	}
	if begins := v.begins(*j); begins != "" {
		parts = append(parts, begins)
	}
	return strings.Join(parts, " · ")
}

// begins is when a task can be begun; "" for at any time.
func (v DeskView) begins(j sim.Job) string {
	switch {
	case j.From != "":
		if v.today(j.FromWhen) {
			return "from " + sim.Time(j.FromWhen).Clock()
		}
		return "from " + j.From
	case j.Hours != "":
		return "from " + j.Hours
	}
	return ""
}

// evidenceGroup is what can be shown on one employer standard.
type evidenceGroup struct {
	standard string
	points   []sim.Evidence
}

// evidenceOf lays out the evidence as a page, in its order.
func evidenceOf(points []sim.Evidence) []evidenceGroup {
	var groups []evidenceGroup
	for _, p := range points {
		number, name, _ := strings.Cut(p.Standard, " ")
		standard := "Employer standard " + number + ": " + name
		if n := len(groups); n == 0 || groups[n-1].standard != standard {
			groups = append(groups, evidenceGroup{standard: standard})
		}
		last := &groups[len(groups)-1]
		last.points = append(last.points, p)
	}
	return groups
}

// confirmation says, in one sentence, what an offer would cost.
func (v DeskView) confirmation(o sim.Offer) string {
	c := v.Desk.Clock
	if o.Verb == sim.VerbEnd {
		if left := c.Contracted - c.Minute; left > 0 {
			return fmt.Sprintf("It is %s. Work stops here, %s before the end of your contracted day; what is left waits.", c.Now, page.Duration(left))
		}
		return fmt.Sprintf("It is %s. Work stops here; what is left waits.", c.Now)
	}
	what := "This"
	if _, ok := o.Field("part"); ok {
		what = "All of it"
	}
	if _, ok := o.Field("how"); ok {
		what = "As planned, it"
	}
	text := fmt.Sprintf("%s takes %s, until about %s", what, page.Duration(o.Minutes), clockAfter(c, o.Minutes))
	if over := c.Minute + o.Minutes - c.Contracted; over > 0 {
		text += fmt.Sprintf(": %s past the end of your contracted day", page.Duration(over))
	}
	text += "."
	if s := v.Desk.Supervision; s != nil && s.State == "due" && v.today(s.When) && o.Verb != sim.VerbSupervise && c.When <= s.When && s.When < c.When+sim.When(o.Minutes) {
		text += fmt.Sprintf(" It runs past supervision at %s.", s.At)
	}
	if o.Then != "" {
		text += " It also commits you to: " + o.Then + "."
	}
	return text
}

// clockAfter is the time so many minutes on.
func clockAfter(c sim.Clock, minutes int) string {
	return sim.Time(c.When + sim.When(minutes)).Clock()
}

// opensAfter is the item to open once an offer has been taken up: where it took
// time, what came of a visit or a talk, or who rings; else the same again, of a
// task its case's tasks, and what was read among the papers.
func opensAfter(o sim.Offer, it openItem) string {
	same := it.String()
	if _, paper, _ := strings.Cut(o.ID, ":"); o.Verb == sim.VerbRead && it.file != nil {
		same = it.reading(paper)
	}
	switch {
	case it.offer != nil:
		return Newest // it has been laid open, and is done with
	case o.Minutes == 0:
		return same
	case it.job != nil && it.file != nil:
		it.job = nil // it may be done, and what is left of it stands there
		return Newest + "/" + it.at(tabTasks)
	}
	return Newest + "/" + same
}

// controlID is the id of a form control, unique on the page.
func controlID(p offerPlace, offer string, parts ...string) string {
	name := strings.Join(append([]string{string(p), offer}, parts...), "-")
	return strings.Map(func(r rune) rune {
		switch r {
		case ':', ' ', '/', '.':
			return '-'
		}
		return r
	}, name)
}
