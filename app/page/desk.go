package page

import (
	"context"
	"fmt"
	"io"
	"strings"

	"caseload/app/sim"
)

// DeskView is the desk: what the student can see at a turn, with one item
// open.
type DeskView struct {
	Layout
	Run    int64
	Desk   sim.Desk
	Open   string // "letter:ID", "case:ID" or "job:ID", with "/TAB" after it; [Newest]; or nothing
	Notice Notice
	Class  ClassClock // where it is played in a class with a live clock
}

// Newest asks for what has just come of a decision, where that is someone to
// talk to or their advice; then for whoever is on the line; then for the item that follows
// it ("newest/case:reid"); and where none does, for what is most pressing.
const Newest = "newest"

// Render writes the page.
func (v DeskView) Render(ctx context.Context, w io.Writer) error { return deskPage(v).Render(ctx, w) }

// RenderFragment writes the region #desk alone, after the page's title.
func (v DeskView) RenderFragment(ctx context.Context, w io.Writer) error {
	return deskFragment(v).Render(ctx, w)
}

// Opened is the item that the page will show open, as Open says it.
func (v DeskView) Opened() string { return v.open().String() }

// Reasons are what can be said, beside a decision, for having made it.
var Reasons = []sim.Option{
	{Value: "safety", Label: "Somebody’s safety in the next hours"},
	{Value: "unseen", Label: "A child or adult hasn’t been seen"},
	{Value: "unknown", Label: "Too little is known yet"},
	{Value: "pattern", Label: "A pattern over time"},
	{Value: "date", Label: "A date that can’t move"},
	{Value: "wishes", Label: "What the family wants"},
	{Value: "better-placed", Label: "Somebody else is better placed"},
	{Value: "capacity", Label: "What I can do today"},
}

// NoteLimit is how many characters a note may have.
const NoteLimit = 2000

// title is the browser's: what is open, and when.
func (v DeskView) title() string {
	if v.Desk.Ended {
		return v.Desk.Scenario.Title
	}
	return fmt.Sprintf("%s, %s", v.Desk.Clock.Now, v.Desk.Scenario.Title)
}

// Parts of an open case.
const (
	tabLetter  = "letter"
	tabSummary = "summary"
	tabPeople  = "people"
	tabPapers  = "papers"
	tabTasks   = "tasks"
	tabDates   = "dates"
)

// item is what is open: a letter, a case or a task; a letter with its case.
type item struct {
	letter *sim.Letter
	file   *sim.File
	job    *sim.Job
	tab    string
}

func (it item) String() string {
	switch {
	case it.letter != nil:
		return withTab(openLetter(it.letter.ID), it.tab, tabLetter)
	case it.job != nil:
		return openJob(it.job.ID)
	case it.file != nil:
		return withTab(openCase(it.file.ID), it.tab, tabSummary)
	}
	return ""
}

// at is the same item with another tab.
func (it item) at(tab string) string {
	it.tab = tab
	return it.String()
}

func openLetter(id string) string { return "letter:" + id }
func openCase(id string) string   { return "case:" + id }
func openJob(id string) string    { return "job:" + id }

func withTab(open, tab, usual string) string {
	if tab == "" || tab == usual {
		return open
	}
	return open + "/" + tab
}

// open is the item that Open names or, where that isn't on this desk, the one
// that waits most.
func (v DeskView) open() item {
	name, tab, _ := strings.Cut(v.Open, "/")
	kind, id, _ := strings.Cut(name, ":")
	d := &v.Desk
	switch kind {
	case "letter":
		if l := find(d.Inbox, func(l *sim.Letter) bool { return l.ID == id }); l != nil {
			return v.letterItem(l, tab)
		}
	case "case":
		if f := v.file(id); f != nil {
			return item{file: f, tab: known(tab, tabSummary)}
		}
	case "job":
		if j := find(d.Tasks, func(j *sim.Job) bool { return j.ID == id }); j != nil {
			return item{job: j, file: v.file(j.On)}
		}
	case Newest:
		if len(d.Inbox) > 0 && v.came(d.Inbox[0]) {
			return v.letterItem(&d.Inbox[0], "")
		}
		if tab != "" && find(d.Inbox, onTheLine) == nil {
			return DeskView{Desk: v.Desk, Open: tab}.open()
		}
	}
	return v.pressing()
}

// came says whether a letter is what has just come of a decision: someone to
// talk to, their advice, or their question.
func (v DeskView) came(l sim.Letter) bool {
	return (l.Kind == "scene" || l.Kind == "advice" || inTheRoom(&l)) && l.Date == v.Desk.Clock.Date && l.At == v.Desk.Clock.Now
}

// inTheRoom is whoever waits for an answer there and then.
func inTheRoom(l *sim.Letter) bool { return l.Waiting && (l.Kind == "scene" || l.By == "visit") }

// onTheLine is whoever holds a while for an answer.
func onTheLine(l *sim.Letter) bool { return l.Waiting && l.RingsOff != "" && l.By == "phone" }

// pressing is the letter that waits most: someone in the room, then on the
// line, then what is urgent, then the newest that waits.
func (v DeskView) pressing() item {
	letters := v.Desk.Inbox
	for _, waits := range []func(*sim.Letter) bool{
		inTheRoom,
		onTheLine,
		func(l *sim.Letter) bool { return l.Waiting && l.Urgent },
		func(l *sim.Letter) bool { return l.Waiting },
		func(*sim.Letter) bool { return true },
	} {
		if l := find(letters, waits); l != nil {
			return v.letterItem(l, "")
		}
	}
	if len(v.Desk.Cases) > 0 {
		return item{file: &v.Desk.Cases[0], tab: tabSummary}
	}
	return item{}
}

func (v DeskView) letterItem(l *sim.Letter, tab string) item {
	it := item{letter: l, file: v.file(l.On), tab: tabLetter}
	if it.file != nil {
		it.tab = known(tab, tabLetter)
	}
	return it
}

func (v DeskView) file(id string) *sim.File {
	return find(v.Desk.Cases, func(f *sim.File) bool { return f.ID == id })
}

func (v DeskView) contact(id string) *sim.Contact {
	return find(v.Desk.People, func(c *sim.Contact) bool { return c.ID == id })
}

// caseName is a case's name, for what is about it.
func (v DeskView) caseName(id string) string {
	if f := v.file(id); f != nil {
		return f.Name
	}
	return ""
}

// openOf is the address part that opens what an event is about; "" where the
// desk doesn't hold it.
func (v DeskView) openOf(id string) string {
	if id == "" {
		return ""
	}
	if find(v.Desk.Inbox, func(l *sim.Letter) bool { return l.ID == id }) != nil {
		return openLetter(id)
	}
	if v.file(id) != nil {
		return openCase(id)
	}
	if find(v.Desk.Tasks, func(j *sim.Job) bool { return j.ID == id }) != nil {
		return openJob(id)
	}
	return ""
}

// jobsOn are the open tasks of a case.
func (v DeskView) jobsOn(id string) []sim.Job {
	var jobs []sim.Job
	for _, j := range v.Desk.Tasks {
		if j.On == id {
			jobs = append(jobs, j)
		}
	}
	return jobs
}

// waiting counts letters: referrals to recommend on, and the rest to answer.
func (v DeskView) waiting() (referrals, answers int) {
	for _, l := range v.Desk.Inbox {
		switch {
		case !l.Waiting:
		case l.Kind == "referral":
			referrals++
		default:
			answers++
		}
	}
	return referrals, answers
}

func known(tab, usual string) string {
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

func find[T any](list []T, is func(*T) bool) *T {
	for i := range list {
		if is(&list[i]) {
			return &list[i]
		}
	}
	return nil
}
