package page

import (
	"fmt"
	"slices"
	"strings"

	"caseload/app/sim"
)

// Where an offer stands on the page. Each stands in one place of every page on
// which it can be taken up; what is open comes before My day.
type place string

const (
	placeItem   place = "item"   // the open item's own
	placeCase   place = "case"   // its case's, beneath it
	placeDay    place = "day"    // My day
	placePeople place = "people" // People
	placeTop    place = "top"    // above it all: taking back
)

// apart says whether an offer is laid open by itself, in the width of a page:
// what asks for more than a line, and is about no letter, case or task.
func apart(o sim.Offer) bool {
	return o.Verb == sim.VerbPlan || o.Verb == sim.VerbRaise || o.Verb == sim.VerbSupervise && len(asked(o)) > 1
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
	return find(v.Desk.Tasks, func(j *sim.Job) bool { return j.Planned > 0 && len(v.doing(*j)) > 0 })
}

// nextPlanned is the offer to do what comes next in the plan, unless what is
// open offers it.
func (v DeskView) nextPlanned(it item) []sim.Offer {
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
		return cost(o.Minutes) + ", " + o.Then
	}
	return cost(o.Minutes)
}

// offerFacts is the line under the title of an offer that is laid open.
func (v DeskView) offerFacts(o sim.Offer) string {
	c := v.Desk.Clock
	switch o.Verb {
	case sim.VerbPlan:
		return fmt.Sprintf("It is %s; %s of your contracted day are left. The plan commits you to nothing, and can be changed at any time.", c.Now, span(c.Contracted-c.Minute))
	case sim.VerbSupervise:
		if s := v.Desk.Supervision; v.kept() {
			return fmt.Sprintf("%s has been waiting since %s. It takes %s.", s.With, s.At, span(s.Minutes))
		}
		if o.Minutes == 0 {
			return sentence(v.supervision()) + ". You can change it until then."
		}
		return sentence(v.supervision()) + "."
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
	return v.supervisionAt() + ", " + span(s.Minutes)
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
	case s.ISO == v.Desk.Clock.ISO:
		return "today at " + s.At
	default:
		return s.Date + ", " + s.At
	}
}

// kept says whether supervision should have begun, and somebody waits.
func (v DeskView) kept() bool {
	s := v.Desk.Supervision
	return s != nil && s.State == "due" && s.ISO == v.Desk.Clock.ISO && s.At < v.Desk.Clock.Now
}

// supervising is the page on which supervision is prepared or used; "" where
// nothing can be laid out.
func (v DeskView) supervising() string {
	for _, o := range v.asking(sim.VerbSupervise) {
		if apart(o) {
			return openOffer(o.ID)
		}
	}
	return ""
}

// taskFacts is what a task in a plan takes, and when it is due.
func (v DeskView) taskFacts(id string) string {
	j := find(v.Desk.Tasks, func(j *sim.Job) bool { return j.ID == id })
	if j == nil {
		return ""
	}
	parts := []string{span(j.Minutes)}
	if j.Due != "" {
		parts = append(parts, within(jobDue(*j)))
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
		return "from " + v.sooner(j.From)
	case j.Hours != "":
		return "from " + j.Hours
	}
	return ""
}

// sooner is a moment without its date, where that is today's.
func (v DeskView) sooner(moment string) string {
	return strings.TrimPrefix(moment, v.Desk.Clock.Date+", ")
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
			return fmt.Sprintf("It is %s. Work stops here, %s before the end of your contracted day; what is left waits.", c.Now, span(left))
		}
		return fmt.Sprintf("It is %s. Work stops here; what is left waits.", c.Now)
	}
	what := "This"
	if find(o.Fields, func(f *sim.Field) bool { return f.Name == "part" }) != nil {
		what = "All of it"
	}
	if find(o.Fields, func(f *sim.Field) bool { return f.Name == "how" }) != nil {
		what = "As planned, it"
	}
	text := fmt.Sprintf("%s takes %s, until about %s", what, span(o.Minutes), clockAfter(c, o.Minutes))
	if over := c.Minute + o.Minutes - c.Contracted; over > 0 {
		text += fmt.Sprintf(": %s past the end of your contracted day", span(over))
	}
	text += "."
	if s := v.Desk.Supervision; s != nil && s.State == "due" && s.ISO == c.ISO && o.Verb != sim.VerbSupervise && c.Now <= s.At && minuteOf(s.At) < minuteOf(c.Now)+o.Minutes {
		text += fmt.Sprintf(" It runs past supervision at %s.", s.At)
	}
	if o.Then != "" {
		text += " It also commits you to: " + o.Then + "."
	}
	return text
}

// minuteOf is the minute of the day that a clock shows.
func minuteOf(clock string) int {
	var h, m int
	_, _ = fmt.Sscanf(clock, "%d:%d", &h, &m) // what is no time is midnight
	return h*60 + m
}

// clockAfter is the time so many minutes on.
func clockAfter(c sim.Clock, minutes int) string {
	at := minuteOf(c.Now) + minutes
	return fmt.Sprintf("%02d:%02d", at/60%24, at%60)
}

// opensAfter is the item to open once an offer has been taken up: where it took
// time, what came of a visit or a talk, or who rings; else the same again, of a
// task its case's tasks, and what was read among the papers.
func opensAfter(o sim.Offer, it item) string {
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

// folded says whether an offer asks for something before it can be sent.
func folded(o sim.Offer) bool { return o.Confirm || len(asked(o)) > 0 }

// asked are the fields that leave a choice.
func asked(o sim.Offer) []sim.Field {
	var fields []sim.Field
	for _, f := range o.Fields {
		if f.Kind != sim.FieldChoice || len(f.Options) > 1 {
			fields = append(fields, f)
		}
	}
	return fields
}

// given are the fields that don't.
func given(o sim.Offer) []sim.Field {
	var fields []sim.Field
	for _, f := range o.Fields {
		if f.Kind == sim.FieldChoice && len(f.Options) == 1 {
			fields = append(fields, f)
		}
	}
	return fields
}

// wordy says whether a reason and a note can stand beside a decision.
func wordy(o sim.Offer) bool {
	return slices.Contains([]string{sim.VerbTriage, sim.VerbAnswer, sim.VerbDiffer, sim.VerbRaise}, o.Verb)
}

// recommends says whether an offer is a first recommendation on a referral:
// nothing is set there at first, as it would look like the answer.
func recommends(o sim.Offer, it item) bool {
	return o.Verb == sim.VerbTriage && it.letter != nil && it.letter.ID == o.On
}

// demanded says whether a field of an offer begins with nothing and must be
// filled: those of a first recommendation that can't be left out.
func demanded(o sim.Offer, f sim.Field, it item) bool {
	return recommends(o, it) && f.Default != none
}

// chosen is the option that is set at first: the open case where it is among
// them, and else the default.
func chosen(o sim.Offer, f sim.Field, it item) string {
	if demanded(o, f, it) {
		return ""
	}
	for _, opt := range f.Options {
		if f.Name == "about" && (it.file != nil && opt.Value == it.file.ID || it.letter != nil && opt.Value == it.letter.ID) {
			return opt.Value
		}
	}
	return f.Default
}

const (
	manyOptions = 6      // stand open; more are in a list that unfolds
	none        = "none" // what a field says that may be left out
)

// listed says whether the options of a choice are in a list that unfolds: where
// they are many, or may be left out.
func listed(f sim.Field) bool { return len(f.Options) > manyOptions || f.Default == none }

// inARow says whether a choice is between two short words.
func inARow(f sim.Field) bool {
	return len(f.Options) == 2 && len(f.Options[0].Label)+len(f.Options[1].Label) <= 20
}

// long says whether a choice needs the whole width for its words.
func long(f sim.Field) bool {
	return slices.ContainsFunc(f.Options, func(o sim.Option) bool { return len(o.Label) > 36 })
}

// holds says whether a set holds a value at first.
func holds(f sim.Field, value string) bool {
	return slices.Contains(strings.Fields(f.Default), value)
}

// setOption is one thing that a set can hold.
type setOption struct {
	sim.Option
	in bool
}

// setLegend is what a set is called. A plan's own name promises an order, which
// only a script lets anybody change.
func setLegend(o sim.Offer, f sim.Field) string {
	if o.Verb == sim.VerbPlan && f.Ordered {
		return "What I mean to do today"
	}
	return f.Label
}

// setOptions lays out a set: what it holds, in order, then the rest, and last the
// tasks that can't be begun today.
func (v DeskView) setOptions(f sim.Field) []setOption {
	var in, out, notToday []setOption
	held := strings.Fields(f.Default)
	for _, value := range held {
		for _, o := range f.Options {
			if o.Value == value {
				in = append(in, setOption{o, true})
			}
		}
	}
	for _, o := range f.Options {
		switch {
		case slices.Contains(held, o.Value):
		case v.notToday(o.Value):
			notToday = append(notToday, setOption{o, false})
		default:
			out = append(out, setOption{o, false})
		}
	}
	return slices.Concat(in, out, notToday)
}

// notToday says whether a task can't be begun before another day.
func (v DeskView) notToday(id string) bool {
	j := find(v.Desk.Tasks, func(j *sim.Job) bool { return j.ID == id })
	return j != nil && j.From != "" && v.sooner(j.From) == j.From
}

// tierOf tells a tier's letter and number from the words beside it.
func tierOf(o sim.Option) (tier, words string) {
	if tier, words, ok := strings.Cut(o.Label, " · "); ok && tier == o.Value && len(tier) == 2 && tier[0] == 'P' {
		return tier, words
	}
	return "", o.Label
}

// control is the id of a form control, unique on the page.
func control(p place, offer string, parts ...string) string {
	name := strings.Join(append([]string{string(p), offer}, parts...), "-")
	return strings.Map(func(r rune) rune {
		switch r {
		case ':', ' ', '/', '.':
			return '-'
		}
		return r
	}, name)
}
