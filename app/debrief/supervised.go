package debrief

import (
	"slices"
	"strings"

	"caseload/app/sim"
)

// Supervision is about the sessions in the diary, and what became of them.
type Supervision struct {
	Due        int          `json:"due"`
	Held       int          `json:"held"`
	Cancelled  int          `json:"cancelled"`
	Rearranged int          `json:"rearranged"`
	Lapsed     int          `json:"lapsed"`
	AdHoc      int          `json:"ad_hoc"`
	Sessions   []Session    `json:"sessions"`
	Sentence   sim.Sentence `json:"sentence"`
}

// SessionEnd says what became of a session.
type SessionEnd string

const (
	Held      SessionEnd = "held"
	Cancelled SessionEnd = "cancelled" // called off, and either no other time was asked for or that one wasn't kept either
	Lapsed    SessionEnd = "lapsed"    // its day passed without it
	StillDue  SessionEnd = "due"
)

// Session is a supervision session in the diary, or twenty minutes asked for on
// the spot.
type Session struct {
	With       string         `json:"with"`
	Date       string         `json:"date"`
	At         string         `json:"at"`
	AdHoc      bool           `json:"ad_hoc"`
	State      SessionEnd     `json:"state"`
	CalledOff  bool           `json:"called_off"`
	Rearranged bool           `json:"rearranged"`
	Turn       int            `json:"turn"` // the turn at which it was held
	Cases      []string       `json:"cases"`
	Pressing   []string       `json:"pressing"`    // what was pressing on that desk
	NotBrought []string       `json:"not_brought"` // which of those cases were not brought
	NotReached []string       `json:"not_reached"` // which of the cases that were brought were not spoken of; null where an earlier program stored the debrief
	Decided    []string       `json:"decided"`     // what its record says was decided, a line each; null where an earlier program stored the debrief
	Taught     string         `json:"taught"`      // what its record says can be used again
	Talk       bool           `json:"talk"`        // it was held as a conversation
	Questions  int            `json:"questions"`   // that the student replied to, or left at
	Left       bool           `json:"left"`        // the student left before its end
	Agreed     []Agreed       `json:"agreed"`      // work that was agreed in it; only for the student
	Functions  []string       `json:"functions"`   // which of Morrison's four functions it served; in a conversation, those that replies took up
	Decision   string         `json:"decision"`    // the case on which a decision was asked for
	Followed   string         `json:"followed"`    // what was done about that case next
	Feelings   bool           `json:"feelings"`    // feelings were on the agenda or spoken of; only for the student
	Workload   bool           `json:"workload"`
	talk       string         // the id by which desks know the conversation
	served     [4]bool        // by place in functions
	iso        string         // its date in ISO form
	seen       int            // the turn of the last desk that had it in the diary
	Sentences  []sim.Sentence `json:"sentences"`
	Own        []sim.Sentence `json:"own"` // sentences only for the student
}

// sessionHeld reports whether the decision of step i held a session, in the diary
// or on the spot.
func (w *walk) sessionHeld(i int) bool {
	id := w.made[i].offer.ID
	return strings.HasPrefix(id, sim.VerbSupervise+":session") || id == sim.VerbSupervise+":adhoc"
}

// supervision follows the sessions that desks showed in the diary.
func (w *walk) supervision() Supervision {
	diary := &diary{walk: w, at: map[string]int{}}
	for i := range w.steps {
		diary.step(i)
	}
	s := Supervision{Sessions: []Session{}}
	for _, one := range diary.list {
		if one.State == "" {
			one.State = Lapsed
		}
		s.count(one)
		one.Sentences, one.Own = one.told(), one.toldOwn()
		s.Sessions = append(s.Sessions, one)
	}
	s.Sentence = s.sentence()
	return s
}

// diary collects the sessions that desks showed, by their date and time.
type diary struct {
	*walk
	list []Session
	at   map[string]int
	now  int // the session that the last desk showed, counted from 1; 0: none
}

func (d *diary) step(i int) {
	id := d.made[i].offer.ID
	if i > 0 {
		d.converse(i)
		d.finishes(i)
	}
	held := i > 0 && strings.HasPrefix(id, sim.VerbSupervise+":session")
	switch {
	case held && d.now > 0:
		d.hold(i, d.now-1)
		d.begins(i, d.now-1)
	case id == sim.VerbSupervise+":adhoc":
		desk := d.desk(i)
		d.list = append(d.list, Session{Agreed: []Agreed{}, AdHoc: true, With: personOn(desk, d.made[i].offer.On), Date: desk.Clock.Date, iso: desk.Clock.ISO, At: desk.Clock.Now})
		d.hold(i, len(d.list)-1)
	}
	view := d.steps[i].Desk.Supervision
	if view == nil {
		d.now = 0
		d.passed(-1)
		return
	}
	key := view.ISO + " " + view.At
	k, known := d.at[key]
	switch {
	case known && d.list[k].State == Held: // another session at the same time
		known = false
	case !known && id == sim.VerbSupervise+":rearrange" && d.now > 0:
		k, known = d.now-1, true
		d.list[k].Rearranged, d.list[k].Date, d.list[k].iso, d.list[k].At = true, view.Date, view.ISO, view.At
	}
	if !known {
		k = len(d.list)
		d.list = append(d.list, Session{Agreed: []Agreed{}, Cases: []string{}, Pressing: []string{}, NotBrought: []string{}, NotReached: []string{}, Decided: []string{}, Functions: []string{}, With: view.With, Date: view.Date, iso: view.ISO, At: view.At})
	}
	d.at[key], d.now = k, k+1
	d.list[k].State, d.list[k].seen = StillDue, d.steps[i].Desk.Turn
	if view.State == sim.SessionCancelled {
		d.list[k].State, d.list[k].CalledOff = Cancelled, true
	}
	d.passed(k)
}

// passed marks as lapsed the sessions that the desk has stopped showing, all
// except shown.
func (d *diary) passed(shown int) {
	for k := range d.list {
		if k != shown && d.list[k].State == StillDue {
			d.list[k].State = Lapsed
		}
	}
}

// hold records what was brought to session k, which step i held, and what was
// pressing then.
func (d *diary) hold(i, k int) {
	s, desk, offer, decision := &d.list[k], d.desk(i), d.made[i].offer, *d.steps[i].Decision
	s.State, s.Turn = Held, desk.Turn
	if s.iso == desk.Clock.ISO {
		s.At = desk.Clock.Now // it can begin later than the diary says
	}
	s.Cases, s.Pressing, s.NotBrought, s.NotReached, s.Decided, s.Functions = []string{}, []string{}, []string{}, []string{}, []string{}, []string{}
	asked, brought := "", strings.Fields(offer.Chosen(decision, "cases"))
	s.served = [4]bool{len(brought) > 0}
	if s.AdHoc {
		on := slices.Index([]string{"decision", "learning", "feelings", "workload"}, offer.Chosen(decision, "on"))
		s.served[max(on, 0)] = true
		if about := offer.Chosen(decision, "case"); about != "none" && about != "" {
			brought = append(brought, about)
			if on == 0 {
				asked = about
			}
		}
	} else {
		for n, name := range []string{"", "learning", "feelings", "workload"} {
			s.served[n] = s.served[n] || name != "" && offer.Chosen(decision, name) == "yes"
		}
		if about := offer.Chosen(decision, "decision"); about != "none" && about != "" {
			asked, s.served[0] = about, true
			if !slices.Contains(brought, about) {
				brought = append(brought, about)
			}
		}
	}
	s.name()
	d.brought(desk, s, brought)
	if file, open := desk.Case(asked); open {
		s.Decision, s.Followed = file.Name, d.next(asked, i)
	}
}

func (d *diary) brought(desk sim.Desk, s *Session, brought []string) {
	due := map[string]bool{}
	for _, t := range desk.Tasks {
		due[t.On] = due[t.On] || t.Overdue
	}
	for _, f := range desk.Cases {
		carried := slices.Contains(brought, f.ID)
		if carried {
			s.Cases = append(s.Cases, f.Name)
		}
		missed := slices.ContainsFunc(f.Dates, func(date sim.Date) bool { return date.State == sim.DateMissed })
		if isUrgent(f.Tier) || due[f.ID] || missed {
			s.Pressing = append(s.Pressing, f.Name)
			if !carried {
				s.NotBrought = append(s.NotBrought, f.Name)
			}
		}
	}
}

// next returns the first thing done about a case after a step, which may be
// setting its tier.
func (w *walk) next(id string, step int) string {
	act, tier := firstAfter(w.acts[id], step), firstAfter(w.triaged[id], step)
	switch {
	case act == 0 && tier == 0:
		return ""
	case act == 0 || tier > 0 && tier < act:
		return w.did(tier)
	}
	return w.did(act)
}

func (s *Supervision) count(one Session) {
	if one.AdHoc {
		s.AdHoc++
		return
	}
	s.Due++
	switch one.State {
	case Held:
		s.Held++
	case Lapsed:
		s.Lapsed++
	}
	if one.CalledOff {
		s.Cancelled++
	}
	if one.Rearranged {
		s.Rearranged++
	}
}

// letGo reports whether a session was in the diary and was not held.
func (s Session) letGo() bool { return s.State == Cancelled || s.State == Lapsed }
