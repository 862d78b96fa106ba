package play

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"caseload/app/page"
	"caseload/app/sim"
	"caseload/app/sim/calendar"
)

// offerPlace is where on the page an offer is shown. Each offer has a single
// place on every page it can be taken up from; the open item takes precedence
// over My day.
type offerPlace string

const (
	placeItem   offerPlace = "item"   // with the open item
	placeCase   offerPlace = "case"   // with the open item's case, beneath it
	placeDay    offerPlace = "day"    // in My day
	placePeople offerPlace = "people" // in People
	placeTop    offerPlace = "top"    // at the top of the page: taking a decision back
)

// hasOwnPage reports whether an offer is laid out on its own, at the width of a
// page: those that ask for more than a line and aren't about a letter, case or
// task.
func hasOwnPage(o *sim.Offer) bool {
	return o.Verb == sim.VerbPlan || o.Verb == sim.VerbRaise || o.Verb == sim.VerbSupervise && len(fieldsAsked(o)) > 1
}

// on returns the offers about one thing.
func (v *DeskView) on(id string) []*sim.Offer {
	return v.offers(func(o *sim.Offer) bool { return id != "" && o.On == id })
}

// verb returns the offers of one verb about one thing.
func (v *DeskView) verb(verb, id string) []*sim.Offer {
	return v.offers(func(o *sim.Offer) bool { return id != "" && o.On == id && o.Verb == verb })
}

// tending returns the offers that say how soon a case is dealt with: its tier and
// its place in the order.
func (v *DeskView) tending(id string) []*sim.Offer {
	return append(v.verb(sim.VerbTriage, id), v.verb(sim.VerbPrioritise, id)...)
}

// doing returns the offer to do a task, but not those to hand it over.
func (v *DeskView) doing(j *sim.Job) []*sim.Offer {
	return v.offers(func(o *sim.Offer) bool { return o.Verb == sim.VerbWork && o.ID == "work:"+j.ID })
}

// waitingFor returns the offer to wait for the time of a task, if it has one today.
func (v *DeskView) waitingFor(j *sim.Job) []*sim.Offer { return v.verb(sim.VerbRecover, j.ID) }

// handing returns the offers to hand a task to others.
func (v *DeskView) handing(j *sim.Job) []*sim.Offer {
	return v.offers(func(o *sim.Offer) bool { return o.On == j.ID && o.Verb == sim.VerbWork && o.ID != "work:"+j.ID })
}

// workToday returns the offers to do those of a case's tasks that are due.
func (v *DeskView) workToday(id string) []*sim.Offer {
	var list []*sim.Offer
	for _, j := range v.jobsOn(id) {
		if j.Today || j.Overdue {
			list = append(list, v.doing(j)...)
		}
	}
	return list
}

// nextInPlan returns the first task of the plan that can be done now, or nil.
func (v *DeskView) nextInPlan() *sim.Job {
	return firstWhere(v.Desk.Tasks, func(j *sim.Job) bool { return j.Planned > 0 && len(v.doing(j)) > 0 })
}

// doingHere returns the offer to do a task, unless the desk is one that is looked back at
// or the open item shows the offer already.
func (v *DeskView) doingHere(it openItem, j *sim.Job) []*sim.Offer {
	if v.onlyRead() || it.job != nil && it.job.ID == j.ID || it.job == nil && it.file != nil && it.file.ID == j.On && (it.tab == tabTasks || it.tab == tabLetter) {
		return nil
	}
	return v.doing(j)
}

// asking returns the offers of one verb, such as to ask or tell somebody or to
// use supervision.
func (v *DeskView) asking(verb string) []*sim.Offer {
	return v.offers(func(o *sim.Offer) bool { return o.Verb == verb })
}

// ofDay returns the offers at the end of My day: those about nothing that can be opened
// or asked. The plan's stands at its head.
func (v *DeskView) ofDay() []*sim.Offer {
	return v.offers(func(o *sim.Offer) bool {
		return v.openOf(o.On) == "" && o.Verb != sim.VerbPlan && o.Verb != sim.VerbContact && o.Verb != sim.VerbSupervise && o.Verb != sim.VerbRaise && o.Verb != sim.VerbTakeBack
	})
}

func (v *DeskView) offers(want func(*sim.Offer) bool) []*sim.Offer {
	return allWhere(v.Desk.Offers, want)
}

// label returns an offer's label, with who the person is if it is to contact somebody.
func (v *DeskView) label(o *sim.Offer) string {
	if c := v.contact(o.On); o.Verb == sim.VerbContact && c != nil && c.Role != "" {
		return o.Label + ", " + v.roleOf(*c)
	}
	return o.Label
}

// roleOf returns a person's role, with the name of the family they belong to.
func (v *DeskView) roleOf(c sim.Contact) string {
	family := ""
	for _, f := range v.Desk.Cases {
		if slices.ContainsFunc(f.People, func(m sim.Member) bool { return m.Name == c.Name }) {
			if family != "" {
				return c.Role // more than one family has somebody of that name
			}
			family = f.Name
		}
	}
	if family == "" || strings.Contains(c.Role, family) {
		return c.Role
	}
	return c.Role + ", " + family
}

// offerCost returns the text to the right of an offer's label.
func offerCost(o *sim.Offer) string {
	switch {
	case o.Verb == sim.VerbEnd:
		return o.Then
	case o.Then != "":
		return page.Cost(o.Minutes) + ", " + o.Then
	}
	return page.Cost(o.Minutes)
}

// offerFacts returns the line under the title of an offer that is laid out on its
// own.
func (v *DeskView) offerFacts(o *sim.Offer) string {
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
		if when := v.supervision(); when != "" && !isAdhoc(o) {
			return page.Capitalised(when) + "."
		}
	case sim.VerbRaise:
		return "You take this page with you; it is put together from your desk as it stands."
	}
	return ""
}

// supervision says when supervision is and how long it takes.
func (v *DeskView) supervision() string {
	s := v.Desk.Supervision
	if s == nil || s.State != sim.SessionDue {
		return v.supervisionAt()
	}
	return v.supervisionAt() + ", " + page.Duration(s.Minutes)
}

// supervisionAt says only when supervision is.
func (v *DeskView) supervisionAt() string {
	switch s := v.Desk.Supervision; {
	case s == nil:
		return ""
	case s.State != sim.SessionDue:
		return "postponed"
	case v.kept():
		return fmt.Sprintf("since %s: %s is waiting", s.At, s.With)
	case v.today(s.When):
		return "today at " + s.At
	default:
		return s.Date + ", " + s.At
	}
}

// kept reports whether somebody is being kept waiting because supervision should
// have begun.
func (v *DeskView) kept() bool {
	s := v.Desk.Supervision
	return s != nil && s.State == sim.SessionDue && v.today(s.When) && s.When < v.Desk.Clock.When
}

// supervising returns the name of the page on which supervision is prepared or
// used, or "" if there is none.
func (v *DeskView) supervising() string {
	for _, o := range v.asking(sim.VerbSupervise) {
		if hasOwnPage(o) && !isAdhoc(o) {
			return openOffer(o.ID)
		}
	}
	return ""
}

// isAdhoc reports whether an offer is to ask for a short session there and then.
func isAdhoc(o *sim.Offer) bool { return o.ID == sim.VerbSupervise+":adhoc" }

// sessionNow returns the offer of the session that is due now, or nil.
func (v *DeskView) sessionNow() *sim.Offer {
	return firstWhere(v.Desk.Offers, func(o *sim.Offer) bool {
		return o.Verb == sim.VerbSupervise && o.Minutes > 0 && hasOwnPage(o) && !isAdhoc(o)
	})
}

// taskMinutes is how long a task takes, or 0 if there is none of this id.
func (v *DeskView) taskMinutes(id string) int {
	if j := v.job(id); j != nil {
		return j.Minutes
	}
	return 0
}

// taskCase returns the name of the case that a task in a plan is about, or "".
func (v *DeskView) taskCase(id string) string {
	if j := v.job(id); j != nil {
		return v.caseName(j.On)
	}
	return ""
}

// taskFacts says how long a task in a plan takes and when it is due.
func (v *DeskView) taskFacts(id string) string {
	j := v.job(id)
	if j == nil {
		return ""
	}
	parts := []string{page.Duration(j.Minutes)}
	if j.Due != "" {
		parts = append(parts, dueWords(j))
	}
	if begins := v.begins(j); begins != "" {
		parts = append(parts, begins)
	}
	return strings.Join(parts, " · ")
}

// begins says when a task can be started, or returns "" for any time.
func (v *DeskView) begins(j *sim.Job) string {
	switch {
	case j.From != "":
		if v.today(j.FromWhen) {
			return "from " + calendar.Time(j.FromWhen).Clock()
		}
		return "from " + j.From
	case j.Hours != "":
		return "from " + j.Hours
	}
	return ""
}

// confirmation says in one sentence what taking up an offer would cost.
func (v *DeskView) confirmation(o *sim.Offer) string {
	c := v.Desk.Clock
	if o.Verb == sim.VerbEnd {
		if left := c.Contracted - c.Minute; left > 0 {
			return fmt.Sprintf("It is %s. Work stops here, %s before the end of your contracted day; what is left waits.", c.Now, page.Duration(left))
		}
		return fmt.Sprintf("It is %s. Work stops here; what is left waits.", c.Now)
	}
	if o.Verb == sim.VerbRecover && v.job(o.On) != nil {
		return fmt.Sprintf("Waiting is a break of %s. Something urgent ends it, and so does supervision.", page.Duration(o.Minutes)) + v.leaving(o)
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
	if s := v.Desk.Supervision; s != nil && s.State == sim.SessionDue && v.today(s.When) && o.Verb != sim.VerbSupervise && c.When <= s.When && s.When < c.When+calendar.When(o.Minutes) {
		text += fmt.Sprintf(" It runs past supervision at %s.", s.At)
	}
	text += v.leaving(o)
	if o.Then != "" {
		text += " It also commits you to: " + o.Then + "."
	}
	return text
}

// leaving says who would stop waiting for an answer while o is done, with a space
// before it, or returns "" if nobody would.
func (v *DeskView) leaving(o *sim.Offer) string {
	l := v.letter(o.Leaves)
	if l == nil {
		return ""
	}
	who := cmp.Or(l.From, "Somebody")
	if l.By == sim.ByPhone {
		return " " + who + " is on the phone, and will ring off unanswered."
	}
	return " " + who + " is waiting at your desk, and will go away unanswered."
}

// clockAfter returns the time of day the given number of minutes after c.
func clockAfter(c sim.Clock, minutes int) string {
	return calendar.Time(c.When + calendar.When(minutes)).Clock()
}

// opensAfter returns the item to open after an offer has been taken up. If it
// takes time, that is what a visit or talk led to, or who rings. Otherwise it is
// the same item again; for a task, its case's tasks; for a paper just read, that
// paper.
func opensAfter(o *sim.Offer, it openItem) string {
	same := it.String()
	if _, paper, _ := strings.Cut(o.ID, ":"); o.Verb == sim.VerbRead && it.file != nil {
		same = it.reading(paper)
	}
	switch {
	case it.offer != nil:
		return Newest // it was laid out on its own, and is done with
	case o.Minutes == 0:
		return same
	case it.job != nil && it.file != nil:
		it.job = nil // the task may be done; what is left of it is among its case's tasks
		return Newest + "/" + it.at(tabTasks)
	}
	return Newest + "/" + same
}

// controlID returns an id for a form control that is unique on the page.
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
