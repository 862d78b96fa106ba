package play

import (
	"context"
	"fmt"
	"io"
	"strings"

	"caseload/app/glossary"
	"caseload/app/page"
	"caseload/app/sim"
)

// DeskView is the desk: what the student can see at a turn, with one item open.
type DeskView struct {
	page.Layout
	Run      int64
	Desk     sim.Desk
	Open     string // "letter:ID" or "case:ID", each optionally followed by "/TAB/PAPER"; "job:ID"; "offer:ID"; [Newest]; or ""
	Notice   page.Notice
	Aim      string            // what the student means to try in this run; set in the mornings
	Said     map[string]string // what the student wrote beside their replies in a conversation, by letter
	Read     map[string]bool   // the messages that the student has opened, by id
	Unsent   Unsent            // a decision that was not made; see Notice for why
	Class    page.ClassClock   // set if the run is played in a class with a live clock
	Fork     Fork              // set if the run was forked from another
	Past     *Past             // set if a finished run is being replayed: nothing can be decided
	Glossary glossary.Glossary // what the terms of the field mean
}

// Newest as the item to open asks for the first of these that there is: what a
// decision has just led to, if that is someone to talk to or their advice;
// somebody on the line; somebody who has come to the desk; what was just said back to an
// answer; what a manager has just decided; the item named after it
// ("newest/case:reid"); and otherwise whatever is most pressing.
const Newest = "newest"

// Render writes the page to w.
func (v DeskView) Render(ctx context.Context, w io.Writer) error {
	return deskPage(v.withUnsent()).Render(ctx, w)
}

// RenderFragment writes the page's title and the region #desk, and nothing else.
func (v DeskView) RenderFragment(ctx context.Context, w io.Writer) error {
	return deskFragment(v.withUnsent()).Render(ctx, w)
}

// Opened returns the item that the page shows open, in the form of
// [DeskView.Open].
func (v DeskView) Opened() string { return v.open().String() }

// Reasons lists the reasons a student can give for a decision.
var Reasons = []sim.Option{
	{Value: "safety", Label: "Somebody’s safety in the next hours"},
	{Value: "unseen", Label: "A child or adult hasn’t been seen"},
	{Value: "unknown", Label: "Too little is known yet"},
	{Value: "pattern", Label: "A pattern over time"},
	{Value: "date", Label: "A date that can’t move"},
	{Value: "wishes", Label: "What the person or family wants"},
	{Value: "better-placed", Label: "Somebody else is better placed"},
	{Value: "capacity", Label: "What I can do today"},
}

// NoteLimit is the maximum length of a note, in characters.
const NoteLimit = 2000

// title returns the browser's title: when it is and what is open.
func (v DeskView) title() string {
	if v.Past != nil {
		return fmt.Sprintf("Looking back: %s, decision %d of %d, %s", v.Desk.Clock.Now, v.Past.Turn, v.Past.Turns, v.Desk.Scenario.Title)
	}
	if v.Desk.Ended {
		return v.Desk.Scenario.Title
	}
	return fmt.Sprintf("%s, %s", v.Desk.Clock.Now, v.Desk.Scenario.Title)
}

// The tabs of an open case.
const (
	tabLetter  = "letter"
	tabSummary = "summary"
	tabPeople  = "people"
	tabPapers  = "papers"
	tabTasks   = "tasks"
	tabDates   = "dates"
)

// openItem is the item shown open: a letter (with its case), a case, a task, or
// an offer that needs the width of a page. At most one of letter, job and offer
// is set; all fields are empty if there is nothing to open.
type openItem struct {
	letter *sim.Letter
	file   *sim.File
	job    *sim.Job
	offer  *sim.Offer
	aside  string // pageDiary, or "": a page about no item
	tab    string
	paper  string // the paper to read, on the tab of papers
}

func (it openItem) String() string {
	switch {
	case it.aside != "":
		return it.aside
	case it.letter != nil:
		return withTab(openLetter(it.letter.ID), it.tab, it.paper, tabLetter)
	case it.job != nil:
		return openJob(it.job.ID)
	case it.offer != nil:
		return openOffer(it.offer.ID)
	case it.file != nil:
		return withTab(openCase(it.file.ID), it.tab, it.paper, tabSummary)
	}
	return ""
}

// at returns the name of the same item on another tab.
func (it openItem) at(tab string) string {
	it.tab, it.paper = tab, ""
	return it.String()
}

// reading returns the name of the same item with one of its case's papers open.
func (it openItem) reading(paper string) string {
	it.tab, it.paper = tabPapers, paper
	return it.String()
}

func openLetter(id string) string { return "letter:" + id }
func openCase(id string) string   { return "case:" + id }
func openJob(id string) string    { return "job:" + id }
func openOffer(id string) string  { return "offer:" + id }

func withTab(open, tab, paper, usual string) string {
	switch {
	case tab == "" || tab == usual:
		return open
	case tab == tabPapers && paper != "":
		return open + "/" + tab + "/" + paper
	}
	return open + "/" + tab
}

// open returns the item that v.Open names or, if it isn't on this desk, the most
// pressing one.
func (v DeskView) open() openItem {
	name, tab, _ := strings.Cut(v.Open, "/")
	kind, id, _ := strings.Cut(name, ":")
	d := &v.Desk
	switch kind {
	case pageDiary:
		return openItem{aside: kind}
	case "letter":
		if l := ifThere(d.Letter(id)); l != nil {
			return v.letterItem(l, tab)
		}
	case "case":
		if f := v.file(id); f != nil {
			return openItem{file: f}.with(tab, tabSummary)
		}
	case "job":
		if j := ifThere(d.Task(id)); j != nil {
			return openItem{job: j, file: v.file(j.On)}
		}
	case "offer":
		if o := ifThere(d.Offer(id)); o != nil && hasOwnPage(*o) {
			return openItem{offer: o}
		}
	case Newest:
		for _, next := range []*sim.Letter{firstWhere(d.Inbox, v.came), firstWhere(d.Inbox, onTheLine), firstWhere(d.Inbox, v.interrupts), firstWhere(d.Inbox, v.replies), v.repliesTo(tab), firstWhere(d.Inbox, v.decided)} {
			if next != nil {
				return v.letterItem(next, "")
			}
		}
		if tab != "" {
			return DeskView{Desk: v.Desk, Open: tab}.open()
		}
	}
	return v.pressing()
}

// came reports whether a decision has just led to this letter: someone to talk
// to, their advice, or their question.
func (v DeskView) came(l *sim.Letter) bool {
	return (l.Kind == sim.KindScene || l.Kind == sim.KindAdvice || inTheRoom(l) || inTalk(l)) && v.now(l)
}

// decided reports whether a letter is what a manager has just decided.
func (v DeskView) decided(l *sim.Letter) bool { return l.Kind == sim.KindDecision && v.now(l) }

// interrupts reports whether somebody has come to the desk since the last decision and
// waits there for an answer.
func (v DeskView) interrupts(l *sim.Letter) bool {
	return l.Waiting && l.By == sim.InPerson && v.isNew(l.ID)
}

// repliesTo returns what has come since the last decision from whoever wrote the letter
// that was open when it was made, or nil.
func (v DeskView) repliesTo(open string) *sim.Letter {
	name, _, _ := strings.Cut(open, "/")
	id, ok := strings.CutPrefix(name, "letter:")
	answered := ifThere(v.Desk.Letter(id))
	if !ok || answered == nil || answered.Waiting {
		return nil
	}
	return firstWhere(v.Desk.Inbox, func(l *sim.Letter) bool {
		return l.ID != id && l.From == answered.From && v.isNew(l.ID)
	})
}

// replies reports whether somebody has spoken to the student since the last decision, in
// person or on the phone.
func (v DeskView) replies(l *sim.Letter) bool {
	return (l.By == sim.InPerson || l.By == sim.ByPhone) && v.isNew(l.ID)
}

// speaks reports whether somebody is speaking to the student: in the room, on the line,
// at the desk, or in what a decision has just led to.
func (v DeskView) speaks(l *sim.Letter) bool {
	if l == nil || v.Past != nil || v.Desk.Ended {
		return false
	}
	return inTheRoom(l) || onTheLine(l) || v.interrupts(l) || v.came(l) || v.replies(l)
}

// interrupted returns the work that waits while somebody speaks: the task that has just
// been stopped, or else one that was begun and is planned or due today, or nil.
func (v DeskView) interrupted(it openItem) *sim.Job {
	if it.letter == nil || !it.letter.Waiting {
		return nil
	}
	if j := firstWhere(v.Desk.Tasks, func(j *sim.Job) bool { return j.Begun && v.isNew(j.ID) }); j != nil {
		return j
	}
	return firstWhere(v.Desk.Tasks, func(j *sim.Job) bool { return j.Begun && (j.Planned > 0 || j.Today) })
}

// stopped returns the offer that goes on with work that was interrupted, or nil.
func (v DeskView) stopped() *sim.Offer { return ifThere(v.Desk.Offer(v.Desk.Stopped)) }

// goingOn returns the name that opens what an offer goes on with: a task, or the papers of
// a case.
func (v DeskView) goingOn(o sim.Offer) string {
	if f := v.file(o.On); f != nil && o.Verb == sim.VerbRead {
		return openItem{file: f}.at(tabPapers)
	}
	return v.openOf(strings.TrimPrefix(o.ID, sim.VerbWork+":"))
}

func (v DeskView) now(l *sim.Letter) bool {
	return l.When == v.Desk.Clock.When
}

// inTheRoom reports whether somebody is present and waiting for an answer.
func inTheRoom(l *sim.Letter) bool {
	return l.Waiting && (l.Kind == sim.KindScene || l.Kind == sim.KindExchange || l.By == sim.AtVisit)
}

// onTheLine reports whether somebody is on the phone, holding for a limited time.
func onTheLine(l *sim.Letter) bool { return l.Waiting && l.RingsOff != "" && l.By == sim.ByPhone }

// pressingOrder tests for what is pressing, most pressing first: somebody in the
// room, somebody on the line, anything urgent, anything that waits.
var pressingOrder = []func(*sim.Letter) bool{
	inTheRoom,
	onTheLine,
	func(l *sim.Letter) bool { return l.Waiting && l.Urgent },
	func(l *sim.Letter) bool { return l.Waiting },
}

// pressing returns the most pressing letter. If nothing waits, it returns what
// has just come, the next task of the plan, the last letter, or the first case.
func (v DeskView) pressing() openItem {
	d := &v.Desk
	for _, presses := range pressingOrder {
		if l := firstWhere(d.Inbox, presses); l != nil {
			return v.letterItem(l, "")
		}
	}
	if l := firstWhere(d.Inbox, func(l *sim.Letter) bool { return v.isNew(l.ID) }); l != nil {
		return v.letterItem(l, "")
	}
	if j := v.nextInPlan(); j != nil {
		return openItem{job: j, file: v.file(j.On)}
	}
	switch {
	case len(d.Inbox) > 0:
		return v.letterItem(&d.Inbox[0], "")
	case len(d.Cases) > 0:
		return openItem{file: &d.Cases[0], tab: tabSummary}
	}
	return openItem{}
}

func (v DeskView) letterItem(l *sim.Letter, tab string) openItem {
	it := openItem{letter: l, file: v.file(l.On), tab: tabLetter}
	if it.file != nil {
		return it.with(tab, tabLetter)
	}
	return it
}

// with returns the item on the tab that tab names in an address, "TAB" or
// "TAB/PAPER", and usual if it names none. The paper is opened only if it has
// been read.
func (it openItem) with(tab, usual string) openItem {
	tab, paper, _ := strings.Cut(tab, "/")
	it.tab, it.paper = knownTab(tab, usual), ""
	if p, ok := it.file.Paper(paper); it.tab == tabPapers && ok && p.Opened {
		it.paper = paper
	}
	return it
}

func (v DeskView) file(id string) *sim.File {
	return ifThere(v.Desk.Case(id))
}

func (v DeskView) contact(id string) *sim.Contact {
	return ifThere(v.Desk.Person(id))
}

// caseName returns the name of the case with this id, or "" if there is none.
func (v DeskView) caseName(id string) string {
	if f := v.file(id); f != nil {
		return f.Name
	}
	return ""
}

// openOf returns the name that opens the subject of an event or offer, or "" if
// it isn't on the desk.
func (v DeskView) openOf(id string) string {
	if id == "" {
		return ""
	}
	if _, ok := v.Desk.Letter(id); ok {
		return openLetter(id)
	}
	if _, ok := v.Desk.Case(id); ok {
		return openCase(id)
	}
	if _, ok := v.Desk.Task(id); ok {
		return openJob(id)
	}
	if o, ok := v.Desk.Offer(sim.VerbSupervise + ":" + id); ok && hasOwnPage(o) {
		return openOffer(o.ID)
	}
	return ""
}

// isNew reports whether anything happened to id since the last decision.
func (v DeskView) isNew(id string) bool {
	return firstWhere(v.Desk.Events, func(e *sim.Event) bool { return e.On == id }) != nil
}

// jobsOn returns the open tasks of a case.
func (v DeskView) jobsOn(id string) []sim.Job {
	var jobs []sim.Job
	for _, j := range v.Desk.Tasks {
		if j.On == id {
			jobs = append(jobs, j)
		}
	}
	return jobs
}

// waiting counts the letters that wait: referrals to recommend on, and others to
// answer.
func (v DeskView) waiting() (referrals, answers int) {
	for _, l := range v.Desk.Waiting() {
		if l.Kind == sim.KindReferral {
			referrals++
		} else {
			answers++
		}
	}
	return referrals, answers
}

func knownTab(tab, usual string) string {
	switch tab {
	case tabLetter:
		if usual != tabLetter {
			return usual
		}
		return tab
	case tabSummary, tabPeople, tabPapers, tabTasks, tabDates:
		return tab
	}
	return usual
}

// ifThere converts the result of a lookup to a pointer, nil if nothing was found.
func ifThere[T any](found T, ok bool) *T {
	if !ok {
		return nil
	}
	return &found
}

func firstWhere[T any](list []T, is func(*T) bool) *T {
	for i := range list {
		if is(&list[i]) {
			return &list[i]
		}
	}
	return nil
}
