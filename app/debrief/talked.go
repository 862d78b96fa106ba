package debrief

import (
	"cmp"
	"slices"
	"strings"

	"caseload/app/sim"
)

// Agreed is a piece of work that was agreed in a supervision session.
type Agreed struct {
	What string `json:"what"`
	Due  string `json:"due"`  // "Friday 6 March"; "" for none
	Done bool   `json:"done"` // within the run
	id   string
}

// functionAt gives the place in functions of what a reply in supervision takes up.
var functionAt = map[string]int{"management": 0, "development": 1, "support": 2, "mediation": 3}

// converse follows a session that is held as a conversation: what was asked, which
// functions the replies took up, and what was agreed. Step i made the reply or left.
func (d *diary) converse(i int) {
	desk := d.desk(i)
	letter, asked := desk.Letter(d.made[i].offer.On)
	if !asked || letter.Kind != sim.KindExchange || letter.Talk == "" {
		return
	}
	k := slices.IndexFunc(d.list, func(s Session) bool { return s.talk == letter.Talk })
	if k < 0 {
		return
	}
	s := &d.list[k]
	s.Questions++
	d.reaches(i, s)
	if d.made[i].offer.Verb != sim.VerbAnswer {
		s.Left = true
		return
	}
	if n, takes := functionAt[d.made[i].offer.Serves]; takes {
		s.served[n] = true
		s.name()
	}
	for _, job := range d.steps[i].Desk.Tasks {
		if _, before := desk.Task(job.ID); !before && job.Agreed == letter.Talk {
			s.Agreed = append(s.Agreed, Agreed{What: job.Title, Due: job.Due, id: job.ID})
		}
	}
}

// reaches notes what the record of a session says, if step i led to it: which of the cases
// that were brought weren't reached, what was decided, and what can be used again.
func (d *diary) reaches(i int, s *Session) {
	before, after := d.desk(i), d.steps[i].Desk
	for _, l := range after.Inbox {
		if _, there := before.Letter(l.ID); there {
			continue
		}
		s.Decided = append(s.Decided, l.Decided...)
		s.Taught = cmp.Or(s.Taught, l.Teaches)
		for _, id := range l.Unreached {
			if file, open := before.Case(id); open {
				s.NotReached = append(s.NotReached, file.Name)
			}
		}
	}
}

// finishes marks what was agreed as done if step i finished it, by itself or with another
// contact, which the desk then says of it.
func (d *diary) finishes(i int) {
	desk := d.steps[i].Desk
	id, works := strings.CutPrefix(d.made[i].offer.ID, sim.VerbWork+":")
	for k := range d.list {
		for n := range d.list[k].Agreed {
			a := &d.list[k].Agreed[n]
			_, there := desk.Task(a.id)
			said := slices.ContainsFunc(desk.Events, func(e sim.Event) bool { return e.On == a.id })
			a.Done = a.Done || !there && (works && a.id == id || said)
		}
	}
}

// begins makes a session a conversation if step i, which held it, led to its first
// question. What was on the agenda doesn't count then.
func (d *diary) begins(i, k int) {
	s, id := &d.list[k], strings.TrimPrefix(d.made[i].offer.ID, sim.VerbSupervise+":")
	if !slices.ContainsFunc(d.steps[i].Desk.Inbox, func(l sim.Letter) bool { return l.Talk == id }) {
		return
	}
	s.talk, s.Talk, s.served = id, true, [4]bool{}
	s.name()
}

// name names the functions that were served.
func (s *Session) name() {
	s.Functions, s.Feelings, s.Workload = []string{}, s.served[2], s.served[3]
	for n := range functions {
		if s.served[n] {
			s.Functions = append(s.Functions, functions[n])
		}
	}
}
