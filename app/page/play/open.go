package play

import (
	"strings"

	"caseload/app/sim"
)

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
func (v *DeskView) open() openItem {
	name, tab, _ := strings.Cut(v.Open, "/")
	kind, id, _ := strings.Cut(name, ":")
	d := &v.Desk
	switch kind {
	case pageDiary:
		return openItem{aside: kind}
	case "letter":
		if l := v.letter(id); l != nil {
			return v.letterItem(l, tab)
		}
	case "case":
		if f := v.file(id); f != nil {
			return openItem{file: f}.with(tab, tabSummary)
		}
	case "job":
		if j := v.job(id); j != nil {
			return openItem{job: j, file: v.file(j.On)}
		}
	case "offer":
		if o := v.offer(id); o != nil && hasOwnPage(o) {
			return openItem{offer: o}
		}
	case Newest:
		for _, next := range []*sim.Letter{firstWhere(d.Inbox, v.came), firstWhere(d.Inbox, onTheLine), firstWhere(d.Inbox, v.interrupts), firstWhere(d.Inbox, v.replies), v.repliesTo(tab), firstWhere(d.Inbox, v.decided)} {
			if next != nil {
				return v.letterItem(next, "")
			}
		}
		if tab != "" {
			return (&DeskView{Desk: v.Desk, Open: tab}).open()
		}
	}
	return v.pressing()
}

// came reports whether a decision has just led to this letter: someone to talk
// to, their advice, or their question.
func (v *DeskView) came(l *sim.Letter) bool {
	return (l.Kind == sim.KindScene || l.Kind == sim.KindAdvice || inTheRoom(l) || inTalk(l)) && v.now(l)
}

// decided reports whether a letter is what a manager has just decided.
func (v *DeskView) decided(l *sim.Letter) bool { return l.Kind == sim.KindDecision && v.now(l) }

// interrupts reports whether somebody has come to the desk since the last decision and
// waits there for an answer.
func (v *DeskView) interrupts(l *sim.Letter) bool {
	return l.Waiting && l.By == sim.InPerson && v.isNew(l.ID)
}

// repliesTo returns what has come since the last decision from whoever wrote the letter
// that was open when it was made, or nil.
func (v *DeskView) repliesTo(open string) *sim.Letter {
	name, _, _ := strings.Cut(open, "/")
	id, ok := strings.CutPrefix(name, "letter:")
	answered := v.letter(id)
	if !ok || answered == nil || answered.Waiting {
		return nil
	}
	return firstWhere(v.Desk.Inbox, func(l *sim.Letter) bool {
		return l.ID != id && l.From == answered.From && v.isNew(l.ID)
	})
}

// replies reports whether somebody has spoken to the student since the last decision, in
// person or on the phone.
func (v *DeskView) replies(l *sim.Letter) bool {
	return (l.By == sim.InPerson || l.By == sim.ByPhone) && v.isNew(l.ID)
}

// speaks reports whether somebody is speaking to the student: in the room, on the line,
// at the desk, or in what a decision has just led to.
func (v *DeskView) speaks(l *sim.Letter) bool {
	if l == nil || v.Past != nil || v.Desk.Ended {
		return false
	}
	return inTheRoom(l) || onTheLine(l) || v.interrupts(l) || v.came(l) || v.replies(l)
}

// interrupted returns the work that waits while somebody speaks: the task that has just
// been stopped, or else one that was begun and is planned or due today, or nil.
func (v *DeskView) interrupted(it openItem) *sim.Job {
	if it.letter == nil || !it.letter.Waiting {
		return nil
	}
	if j := firstWhere(v.Desk.Tasks, func(j *sim.Job) bool { return j.Begun && v.isNew(j.ID) }); j != nil {
		return j
	}
	return firstWhere(v.Desk.Tasks, func(j *sim.Job) bool { return j.Begun && (j.Planned > 0 || j.Today) })
}

// stopped returns the offer that goes on with work that was interrupted, or nil.
func (v *DeskView) stopped() *sim.Offer { return v.offer(v.Desk.Stopped) }

// goingOn returns the name that opens what an offer goes on with: a task, or the papers of
// a case.
func (v *DeskView) goingOn(o *sim.Offer) string {
	if f := v.file(o.On); f != nil && o.Verb == sim.VerbRead {
		return openItem{file: f}.at(tabPapers)
	}
	return v.openOf(strings.TrimPrefix(o.ID, sim.VerbWork+":"))
}

func (v *DeskView) now(l *sim.Letter) bool {
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
func (v *DeskView) pressing() openItem {
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

func (v *DeskView) letterItem(l *sim.Letter, tab string) openItem {
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

// openOf returns the name that opens the subject of an event or offer, or "" if
// it isn't on the desk.
func (v *DeskView) openOf(id string) string {
	if id == "" {
		return ""
	}
	if v.letter(id) != nil {
		return openLetter(id)
	}
	if v.file(id) != nil {
		return openCase(id)
	}
	if v.job(id) != nil {
		return openJob(id)
	}
	if o := v.offer(sim.VerbSupervise + ":" + id); o != nil && hasOwnPage(o) {
		return openOffer(o.ID)
	}
	return ""
}
