package sim

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"caseload/app/sim/calendar"
	"caseload/app/sim/work"
)

// SessionState is the state of a supervision session.
type SessionState string

const (
	SessionDue       SessionState = "due"
	SessionHeld      SessionState = "held"
	SessionCancelled SessionState = "cancelled" // the student can ask for another time
	SessionLapsed    SessionState = "lapsed"
)

// Session is a supervision session in the diary.
type Session struct {
	ID      string
	With    string // id of a person
	At      calendar.Time
	Minutes int
	State   SessionState
	Times   []calendar.Time // alternatives offered when it was cancelled
	Talk    bool            // it is held as a conversation; see exchange.go
	Served  []string        // functions of supervision that replies have taken up
}

// Agenda is what a student prepares to discuss in supervision.
type Agenda struct {
	Cases    []string // ids
	Decision string   // id of the case on which to ask for a decision; "" for none
	Learning bool
	Workload bool
	Feelings bool
}

// quality returns q of the strain model in thousandths: a quarter for each of
// Morrison's functions that the session serves (a case decision, learning,
// feelings, workload). DOMAIN 5.2, a design proposal.
func (a Agenda) quality() int {
	q := 0
	for _, used := range []bool{a.Decision != "" || len(a.Cases) > 0, a.Learning, a.Feelings, a.Workload} {
		if used {
			q += 250
		}
	}
	return q
}

// Schedule puts a supervision session in the diary and returns its id. It
// returns an error if the person is unknown or there are too many sessions.
func (w *World) Schedule(s Session) (string, error) {
	if w.person(s.With) == nil {
		return "", w.noPerson(s.With)
	}
	if err := full(len(w.Sessions), maxDates, "supervision sessions"); err != nil {
		return "", err
	}
	s.ID, s.State = fmt.Sprintf("session-%d", len(w.Sessions)+1), SessionDue
	w.Sessions = append(w.Sessions, s)
	return s.ID, nil
}

// CancelSupervision cancels the next session due. times are the alternatives at
// which it could be held. It returns false if no session is due.
func (w *World) CancelSupervision(times []calendar.Time) bool {
	s := w.nextSession(SessionDue)
	if s == nil {
		return false
	}
	s.State, s.Times = SessionCancelled, times
	return true
}

// nextSession returns the earliest session in a state, regardless of the order
// in which sessions were scheduled, or nil if there is none.
func (w *World) nextSession(state SessionState) *Session {
	var next *Session
	for i := range w.Sessions {
		if s := &w.Sessions[i]; s.State == state && (next == nil || s.At < next.At) {
			next = s
		}
	}
	return next
}

// sessionWaits is how many minutes the supervisor waits for a session to begin.
const sessionWaits = 30

const (
	adhocMinutes     = 20 // immediate supervision on one thing
	rearrangeMinutes = 5
)

// supervisionOffers appends the offers about supervision: a short immediate
// session, the agenda or, once its time has come, the session itself, and
// another time for a cancelled session.
func (w *World) supervisionOffers(list []Offer) []Offer {
	list = w.adhocOffers(list)
	if s := w.nextSession(SessionDue); s != nil && s.At <= w.Now && s.At.Midnight() == w.Now.Midnight() {
		list = append(list, w.sessionOffer(s))
	} else if s != nil {
		list = append(list, Offer{ID: id(VerbSupervise, "agenda"), Verb: VerbSupervise, On: s.With, Label: "Lay out the agenda for supervision", Fields: w.agendaFields()})
	}
	if s := w.nextSession(SessionCancelled); s != nil {
		if times := w.otherTimes(s); len(times) > 0 {
			list = append(list, Offer{ID: id(VerbSupervise, "rearrange"), Verb: VerbSupervise, On: s.With, Label: "Ask for another time for supervision", Minutes: rearrangeMinutes,
				Fields: []Field{choice("when", "When", times, times[0].Value)}})
		}
	}
	return list
}

// adhocOffers appends the offer of a short immediate session on one thing, if a
// storyline waits for the student to ask somebody and they haven't asked today.
func (w *World) adhocOffers(list []Offer) []Offer {
	s := find(w.Storylines, func(s *Storyline) bool { return !s.Ended && s.Wait.For == WaitAdhoc })
	if s == nil || w.AdhocDay == w.Day || w.isAway(s.Wait.ID) {
		return list
	}
	with := w.person(s.Wait.ID)
	fields := []Field{choice("on", "On one thing", adhocTopics, adhocTopics[0].Value)}
	if len(w.Cases) > 0 {
		fields = append(fields, choice("case", "Which case", w.caseOptions("None in particular"), "none"))
	}
	return append(list, Offer{ID: id(VerbSupervise, "adhoc"), Verb: VerbSupervise, On: with.ID, Minutes: adhocMinutes, Fields: fields,
		Label: "Ask " + with.Name + " for twenty minutes of supervision now"})
}

var adhocTopics = []Option{
	{"decision", "A decision on a case"}, {"learning", "Something to learn"},
	{"workload", "How much there is to do"}, {"feelings", "How it felt"},
}

var yesNo = []Option{{"yes", "Yes"}, {"no", "Not this time"}}

func (w *World) agendaFields() []Field {
	cases, decision, a := w.caseOptions(""), w.caseOptions("None this time"), w.Agenda
	return []Field{
		{Name: "cases", Label: "Which cases", Kind: FieldSet, Options: cases, Default: strings.Join(w.known(a.Cases), " ")},
		choice("decision", "A decision to ask for", decision, cmp.Or(strings.Join(w.known([]string{a.Decision}), ""), "none")),
		choice("learning", "What I have learned or want to", yesNo, answerOf(a.Learning)),
		choice("workload", "How much there is to do", yesNo, answerOf(a.Workload)),
		choice("feelings", "How it felt, if I want to", yesNo, answerOf(a.Feelings)),
	}
}

// known returns those of the ids that are of open cases.
func (w *World) known(ids []string) []string {
	return slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return w.Case(id) == nil })
}

func answerOf(yes bool) string {
	if yes {
		return "yes"
	}
	return "no"
}

// otherTimes returns a cancelled session's alternative times that have not
// passed, without duplicates.
func (w *World) otherTimes(s *Session) []Option {
	var times []Option
	for _, at := range s.Times {
		if at > w.Now && !slices.ContainsFunc(times, func(o Option) bool { return o.Value == fmt.Sprint(int64(at)) }) {
			times = append(times, Option{fmt.Sprint(int64(at)), at.DateText() + ", " + at.Clock()})
		}
	}
	return times
}

// supervise sets an agenda, holds a session, or asks for another time.
func (w *World) supervise(o Offer, what string, with map[string]string) error {
	switch what {
	case "agenda":
		w.remember()
		w.Agenda = AgendaOf(with)
		return nil
	case "rearrange":
		return w.rearrange(with["when"])
	case "leave":
		w.leave()
		return nil
	case "adhoc":
		w.AdhocDay = w.Day
		w.bankSupervision(250)
		w.answered(WaitAdhoc, o.On, Answer{With: with})
		return w.talk(o.Minutes, activity{work: work.Work{Kind: work.Supervision}, chosen: true, with: o.On})
	}
	s := find(w.Sessions, func(s *Session) bool { return s.ID == what })
	a := AgendaOf(with)
	s.State, w.Agenda = SessionHeld, Agenda{}
	quality := a.quality()
	if s.Talk {
		quality = 0 // counts once a reply takes something up
	}
	w.bankSupervision(quality)
	w.answered(WaitSession, s.ID, Answer{With: with})
	return w.talk(o.Minutes, activity{work: work.Work{Kind: work.Supervision}, chosen: true, with: s.With})
}

// bankSupervision counts supervision towards the day's support. If there are
// several sessions in a day, only the best counts.
func (w *World) bankSupervision(quality int) {
	w.Today.Held = true
	w.Today.Quality = max(w.Today.Quality, quality)
}

func (w *World) rearrange(when string) error {
	s := w.nextSession(SessionCancelled)
	for _, at := range s.Times {
		if fmt.Sprint(int64(at)) == when {
			s.At, s.State = at, SessionDue
			w.happened("", s.saysMoved(w.person(s.With)))
		}
	}
	s.Times = slices.DeleteFunc(s.Times, func(at calendar.Time) bool { return at == s.At })
	return w.spend(rearrangeMinutes, activity{work: work.Work{Kind: work.Answering}, chosen: true})
}

// callSupervision announces a session whose time has come, and lets one lapse
// if the student hasn't come in time.
func (w *World) callSupervision() {
	for i := range w.Sessions {
		s := &w.Sessions[i]
		switch {
		case s.State != SessionDue:
		case s.At == w.Now:
			w.happened(s.ID, s.saysBegins(w.person(s.With)))
		case s.At+sessionWaits <= w.Now:
			w.lapseSession(s)
		}
	}
}

// called reports whether a session's time is exactly now.
func (w *World) called() bool {
	return slices.ContainsFunc(w.Sessions, func(s Session) bool { return s.State == SessionDue && s.At == w.Now })
}

// lapseSupervision lets sessions lapse at the end of the day: those due that
// were not held, and cancelled ones that can no longer be rearranged.
func (w *World) lapseSupervision() {
	today := w.Now.Midnight()
	for i := range w.Sessions {
		s := &w.Sessions[i]
		if s.State == SessionDue && s.At.Midnight() <= today ||
			s.State == SessionCancelled && !slices.ContainsFunc(s.Times, func(at calendar.Time) bool { return at.Midnight() > today }) {
			w.lapseSession(s)
		}
	}
}

// lapseSession ends a session that wasn't held. If it was due and another of the times
// that were offered is still to come, that one can be asked for.
func (w *World) lapseSession(s *Session) {
	with := w.person(s.With)
	w.Today.Missed = append(w.Today.Missed, s.withWhom(with))
	if later := slices.DeleteFunc(slices.Clone(s.Times), func(at calendar.Time) bool { return at <= w.Now }); s.State == SessionDue && len(later) > 0 {
		s.State, s.Times = SessionCancelled, later
		w.happened("", s.saysLater(with))
		return
	}
	s.State = SessionLapsed
	w.happened("", s.saysLapsed(with))
	w.answered(WaitSession, s.ID, Answer{})
}

// AgendaOf returns the agenda in the fields of a decision.
func AgendaOf(with map[string]string) Agenda {
	a := Agenda{Cases: strings.Fields(with["cases"]), Learning: with["learning"] == "yes", Workload: with["workload"] == "yes", Feelings: with["feelings"] == "yes"}
	if with["decision"] != "none" {
		a.Decision = with["decision"]
	}
	return a
}

// sessionView returns the next session as the desk shows it, or nil if there is
// none. A session that is due takes precedence over a cancelled one.
func (w *World) sessionView() *SessionView {
	s := w.nextSession(SessionDue)
	if s == nil {
		s = w.nextSession(SessionCancelled)
	}
	if s == nil {
		return nil
	}
	return &SessionView{With: w.person(s.With).Name, State: s.State, Date: s.At.DateText(), ISO: s.At.ISO(), At: s.At.Clock(), When: calendar.When(s.At), Minutes: s.Minutes}
}
