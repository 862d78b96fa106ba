package sim

import (
	"fmt"
	"slices"

	"caseload/app/sim/calendar"
	"caseload/app/sim/workload"
)

// Item is a piece of routine work that lies on the desk: a contact to write up, a
// call to return, an email to read.
type Item struct {
	ID      string
	Kind    workload.Kind
	Case    string
	Line    int    // the number of its line
	From    string // who it is from, in words
	Text    string // one line
	Brings  string // what working it brings; "" for nothing
	Left    string // what is heard of it if it is left
	Minutes int    // still to do
	Arrived calendar.Time
	Asked   calendar.Time // when it came back because it had been left; 0 if it hasn't
	Done    calendar.Time // when it was worked; 0 if it wasn't
	Gone    bool          // its case left the caseload
}

func (it *Item) open() bool { return it.Done == 0 && !it.Gone }

// How much routine work a desk can hold, and how it comes back if it is left. All
// are design proposals.
const (
	mostNewItems  = 3   // of a case and a morning
	mostOpenItems = 6   // of a case; beyond that nothing is added
	mostItems     = 500 // in all
	mostAsked     = 3   // items that come back on one morning
	daysBehind    = 1   // how many working days' worth lies there when a case is allocated, besides what a draw adds
)

// item returns the item with this id, or nil if there is none.
func (w *World) item(id string) *Item {
	return find(w.Items, func(it *Item) bool { return it.ID == id })
}

// handOver puts on the desk what lies there when a case is allocated. A draw decides
// how far along each kind of work is, so that no two plays begin alike.
func (w *World) handOver(c *Case) {
	for _, kind := range workload.Kinds {
		if line := c.line(kind); line != nil {
			begun := w.luck.Pick(w.draw("", "routine: "+string(kind)+" of "+c.ID), max(line.Minutes, 1))
			c.Owed.Add(kind, c.Routine.Week(kind, c.Weight)*daysBehind/5+begun)
		}
	}
	w.bring(c)
}

// morning puts the day's routine work on the desk, after what was left has come
// back.
func (w *World) morning() {
	w.comeBack()
	for i := range w.Cases {
		c := &w.Cases[i]
		for _, kind := range workload.Kinds {
			if line, week := c.line(kind), c.Routine.Week(kind, c.Weight); line != nil {
				owed := min(c.Owed.Of(kind)+week/5, max(week, 2*line.Minutes)) // what is far behind is given up
				c.Owed.Add(kind, owed-c.Owed.Of(kind))
			}
		}
		w.bring(c)
	}
}

// bring turns what a case owes into items, the kind that is furthest behind first.
func (w *World) bring(c *Case) {
	open := 0
	for i := range w.Items {
		if it := &w.Items[i]; it.Case == c.ID && it.open() {
			open++
		}
	}
	for n := 0; n < mostNewItems && open+n < mostOpenItems && len(w.Items) < mostItems; n++ {
		line := w.nextLine(c)
		if line == nil {
			return
		}
		c.Owed.Add(line.Kind, -line.Minutes)
		minutes := line.Minutes
		if line.Kind == workload.Record {
			minutes = workload.ByTerms(minutes, w.Terms.Recording)
		}
		// A colon keeps the id apart from all that authors may give.
		it := Item{ID: fmt.Sprintf("%s:%s:%d", c.ID, line.Kind, c.itemsOf(w, line.Kind)+1), Kind: line.Kind, Case: c.ID, Line: line.Number, From: line.From, Text: line.Text, Brings: line.Brings, Left: line.Left, Minutes: max(minutes, 1), Arrived: w.Now}
		w.Items = append(w.Items, it)
	}
}

// nextLine returns a line of the kind of work of which a case owes most items, or nil
// if it owes none. The first line of a kind says how long an item of it takes; another
// that takes longer comes a little early.
func (w *World) nextLine(c *Case) *workload.Line {
	var most workload.Kind
	best := 0
	for _, kind := range workload.Kinds {
		line := c.line(kind)
		if line == nil || line.Minutes <= 0 || c.Owed.Of(kind) < line.Minutes {
			continue
		}
		if share := c.Owed.Of(kind) * 1000 / line.Minutes; share > best {
			most, best = kind, share
		}
	}
	if best == 0 {
		return nil
	}
	return w.freshLine(c, most)
}

// freshLine returns the line of a kind that is next on a case: its own in their
// order, then one of those that were used least, drawn by luck.
func (w *World) freshLine(c *Case, kind workload.Kind) *workload.Line {
	used := map[int]int{}
	for i := range w.Items {
		used[w.Items[i].Line]++
		if w.Items[i].Case == c.ID {
			used[w.Items[i].Line] += mostItems // rather anything else than the same again
		}
	}
	var least []int
	for i := range c.Lines {
		switch line := &c.Lines[i]; {
		case line.Kind != kind:
		case i < c.OwnLines && used[line.Number] == 0:
			return line
		case len(least) == 0 || used[line.Number] < used[c.Lines[least[0]].Number]:
			least = []int{i}
		case used[line.Number] == used[c.Lines[least[0]].Number]:
			least = append(least, i)
		}
	}
	draw := w.luck.Pick(w.draw("", fmt.Sprintf("line %d of %s on %s", c.itemsOf(w, kind), kind, c.ID)), len(least))
	return &c.Lines[least[draw]]
}

// itemsOf returns how many items of a kind the case has had.
func (c *Case) itemsOf(w *World, kind workload.Kind) int {
	n := 0
	for i := range w.Items {
		if w.Items[i].Case == c.ID && w.Items[i].Kind == kind {
			n++
		}
	}
	return n
}

// line returns any line of a kind, or nil if the case has none.
func (c *Case) line(kind workload.Kind) *workload.Line {
	return find(c.Lines, func(l *workload.Line) bool { return l.Kind == kind })
}

// comeBack lets the items that have been left longest come back: somebody rings
// again, duty finds no record. Each comes back once.
func (w *World) comeBack() {
	var due []*Item
	for i := range w.Items {
		it := &w.Items[i]
		if days, _ := it.Kind.ComesBack(); it.open() && it.Asked == 0 && calendar.WorkingDaysBetween(it.Arrived, w.Now) >= days {
			due = append(due, it)
		}
	}
	slices.SortStableFunc(due, func(a, b *Item) int { return int(a.Arrived - b.Arrived) })
	for _, it := range due[:min(len(due), mostAsked)] {
		it.Asked = w.Now
		_, more := it.Kind.ComesBack()
		it.Minutes += more
		w.happened(it.Case, it.saysLeft(w.caseName(it.Case)))
	}
}

// caseName returns the name of a case, even if it has left the caseload, or "" if there
// is none.
func (w *World) caseName(id string) string {
	if c := w.Case(id); c != nil {
		return c.Name
	}
	return w.FormerCase(id).Name
}
