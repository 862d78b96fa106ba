package sim

import (
	"cmp"
	"slices"

	"caseload/app/sim/calendar"
	"caseload/app/sim/ruling"
)

// States of a message.
const (
	MessageOpen    = ""        // asks nothing, or is not yet answered
	MessageReplied = "replied" // answered, or a recommendation made
	MessageRangOff = "rang off"
	MessageClosed  = "closed"
)

// Kinds of message.
const (
	KindReferral = "referral"
	KindQuestion = "question"
	KindMessage  = "message"
	KindScene    = "scene"
	KindAdvice   = "advice"
	KindDecision = "decision" // a manager's
	KindExchange = "exchange" // one question of a conversation; see exchange.go
)

// LetterState is the state of a message as a desk shows it.
type LetterState string

const (
	LetterTold        LetterState = "told"        // asks nothing
	LetterWaiting     LetterState = "waiting"     // awaits an answer or a recommendation
	LetterAnswered    LetterState = "answered"    // the student answered
	LetterRecommended LetterState = "recommended" // the student recommended on a referral
	LetterRangOff     LetterState = "rang-off"    // the caller rang off
	LetterLapsed      LetterState = "lapsed"      // nobody answered in time
	LetterDecided     LetterState = "decided"     // a referral that was decided without the student
	LetterWithdrawn   LetterState = "withdrawn"   // no longer needs an answer; the student isn't told why
)

// Message is something that arrives: a call, an email, a referral, or somebody
// at the desk.
type Message struct {
	ID        string
	Kind      string
	By        Way
	From      string // id of a person
	Talk      string // an exchange: id of the supervision session it is part of, if any
	Opens     string // an exchange: the function of supervision that it opens, if any
	Case      string // id of the case it is about, if any
	Title     string
	Text      Text
	At        calendar.Time // when it arrived
	Urgent    bool          // it can't wait; see [Message.interrupts]
	Choices   []Choice
	Minutes   int               // that recommending on a referral takes
	Holds     int               // minutes that a caller waits once the desk has shown it; 0: until the day ends
	Shown     calendar.Time     // when a desk first showed it; 0 if none has
	RingsOff  calendar.Time     // when the caller stops waiting; 0 if that isn't set
	State     string            // MessageOpen, …
	Reply     string            // id of the choice
	With      map[string]string // a recommendation's fields
	Storyline int               // index of the storyline that sent it
	Closed    string            // how it was decided without the student
	Forecast  string            // what the student may forecast with a recommendation
	Discuss   string            // published: a question worth talking about
	KeyMoment string            // published: a key moment for a class
	Unreached []string          // the record of a session: ids of cases that were brought and not spoken of
	Decided   []string          // the record of a session: what was decided, a line each
	Teaches   string            // the record of a session: what can be used again; "" for nothing
	Ruling    *ruling.Ruling    // how a manager's decision stands to what the student thought; nil if they had said nothing
	Expected  *Expectation      // published
}

// Choice is one defensible answer to a question.
type Choice struct {
	ID      string
	Label   string
	Minutes int
	Then    string // what else it commits to, in words
	Hears   string // what is said back to it, or seen to come of it, at once
	Serves  string // in an exchange: the function of supervision that it takes up, if any
	Own     bool   // in an exchange: it stands for words of the student's own, which the world doesn't know
}

// Expectation is the published range for a recommendation. The debrief shows
// it; a desk never does.
type Expectation struct {
	Tiers     []string  `json:"tiers"`
	Why       string    `json:"why"`
	Judged    string    `json:"judged"`    // who judged it, in words
	Agreement Agreement `json:"agreement"` // and whether they agreed
}

// Agreement is whether the practitioners who judged a range agreed.
type Agreement string

const (
	NotReviewed Agreement = "not reviewed"
	Agreed      Agreement = "agreed"
	Differed    Agreement = "differed"
	NotSaid     Agreement = "not said"
)

// Waiting reports whether the message awaits an answer or a recommendation.
func (m *Message) Waiting() bool {
	return m.State == MessageOpen && (len(m.Choices) > 0 || m.Kind == KindReferral)
}

// interrupts reports whether the message stops work in progress: it is urgent, and somebody
// rings or is there. What is written waits, whatever it says of itself.
func (m *Message) interrupts() bool {
	return m.Urgent && m.State == MessageOpen && m.By != ByEmail && m.By != ByLetter
}

// letterState returns the state of the message as a desk shows it.
func (m *Message) letterState() LetterState {
	switch {
	case m.Waiting():
		return LetterWaiting
	case m.State == MessageReplied && m.Kind == KindReferral:
		return LetterRecommended
	case m.State == MessageReplied:
		return LetterAnswered
	case m.State == MessageRangOff && m.By == ByPhone:
		return LetterRangOff
	case m.State == MessageRangOff:
		return LetterLapsed
	case m.State == MessageClosed && m.Closed != "":
		return LetterDecided
	case m.State == MessageClosed:
		return LetterWithdrawn
	}
	return LetterTold
}

// Send puts a message from a script on the desk and returns its id, which is
// generated if m has none. Its answers are put in an order drawn by luck. It
// returns an error if the sender is unknown, an id is invalid or taken, or
// there are too many messages.
func (w *World) Send(m Message) (string, error) {
	if m.From != "" && w.person(m.From) == nil {
		return "", w.noPerson(m.From)
	}
	id, err := w.named(m.ID, cmp.Or(m.Case, m.From)+" "+cmp.Or(string(m.By), m.Kind), "this message")
	if err != nil {
		return "", err
	}
	m.ID = id
	for _, c := range m.Choices {
		if !isID(c.ID) {
			return "", badly("an answer", c.ID)
		}
	}
	if err := full(len(w.Messages), maxMessages, "messages"); err != nil {
		return "", err
	}
	if m.Ruling != nil {
		ruled, err := w.ruled(*m.Ruling, m.From)
		if err != nil {
			return "", err
		}
		m.Ruling = ruled
	}
	w.put(m)
	return m.ID, nil
}

// ruled completes a manager's decision with the student's own view, as it is now. It
// returns nil if the student hasn't said what they think, and an error if the decision
// is about no case and no referral.
func (w *World) ruled(r ruling.Ruling, from string) (*ruling.Ruling, error) {
	if p := w.person(from); p != nil {
		r.By = p.Name
	}
	m := w.Message(r.On)
	if m != nil && m.Kind == KindReferral {
		r.What, r.Yours = m.Title, m.With["tier"]
	} else if c := w.Case(r.On); c != nil {
		r.What = c.Name
		if c.TierAt != 0 {
			r.Yours = c.Tier
		}
	} else {
		return nil, w.noSubject(r.On)
	}
	if r.Yours == "" && (m != nil || r.How == "") {
		return nil, nil
	}
	if r.How == "" {
		r.How = ruling.Compared(r.Yours, r.Tier)
	}
	return &r, nil
}

// put puts a message on the desk. Messages that result from a decision come
// straight here, because a script's limits must never stop a student.
func (w *World) put(m Message) {
	m.At, m.Text = w.Now, m.Text.sealed()
	if len(m.Choices) > 0 {
		m.Choices = w.shuffle(m.ID, m.Choices)
	}
	if w.away && m.Waiting() && (m.By == ByPhone || m.By == InPerson && m.Holds > 0 || m.Kind == KindExchange) { // nobody is in the office
		m.RingsOff = w.Now + calendar.Time(max(m.Holds, 1))
	}
	w.take(m.ID)
	w.Messages = append(w.Messages, m)
	w.lies(m.Case, m.Text)
	if m.Kind != KindExchange {
		w.news(m.Case)
	}
	w.announce(&m)
}

// announce adds a short event about an arrival.
func (w *World) announce(m *Message) {
	if m.Kind == KindScene || m.Kind == KindAdvice || m.Kind == KindExchange {
		return
	}
	w.happened(m.ID, m.saysArrived(w.person(m.From)))
}

// CloseReferral closes a referral that was decided without the student. how is
// what the desk says about it. A referral that has been answered stays as it
// is. It returns an error if there is no such referral.
func (w *World) CloseReferral(id, how string) error {
	m := w.Message(id)
	if m == nil || m.Kind != KindReferral {
		return w.noReferral(id)
	}
	if m.Waiting() {
		m.State, m.Closed = MessageClosed, how
		w.answered(WaitMessage, id, Answer{})
	}
	return nil
}

// shuffle puts answers in an order drawn by luck, so that their positions
// reveal nothing. The student's own words always come last.
func (w *World) shuffle(id string, choices []Choice) []Choice {
	shuffled := make([]Choice, len(choices))
	for i, j := range w.luck.Order(w.draw("", "order of answers to "+id), len(choices)) {
		shuffled[i] = choices[j]
	}
	slices.SortStableFunc(shuffled, func(a, b Choice) int {
		switch {
		case a.Own == b.Own:
			return 0
		case a.Own:
			return 1
		}
		return -1
	})
	return shuffled
}

// show marks the messages that the desk now shows for the first time: their
// texts count as seen, and a caller's patience starts to run. While a
// conversation goes on nobody can be answered, so nobody's patience runs.
func (w *World) show() {
	talking := w.exchange() != nil
	for i := range w.Messages {
		m := &w.Messages[i]
		if m.Shown == 0 {
			m.Shown = w.Now
			w.learn(m.Case, m.Title, m.Text)
		}
		if m.Holds > 0 && m.RingsOff == 0 && m.Waiting() && !talking {
			m.RingsOff = w.Now + calendar.Time(m.Holds)
		}
	}
	w.rush()
}

// ringOff closes the questions whose caller has stopped waiting.
func (w *World) ringOff() {
	for i := range w.Messages {
		m := &w.Messages[i]
		if m.Waiting() && m.RingsOff != 0 && m.RingsOff <= w.Now {
			w.lapse(m)
		}
	}
}

// lapse closes a question that wasn't answered in time.
func (w *World) lapse(m *Message) {
	m.State = MessageRangOff
	if p := w.person(m.From); p != nil && m.By == ByPhone {
		w.happened(m.ID, p.saysRangOff())
	}
	w.answered(WaitMessage, m.ID, Answer{})
}

// choice returns the message's choice with this id, or nil if there is none.
func (m *Message) choice(id string) *Choice {
	i := slices.IndexFunc(m.Choices, func(c Choice) bool { return c.ID == id })
	if i < 0 {
		return nil
	}
	return &m.Choices[i]
}

// Advice is what somebody says when asked about a case. Newer advice replaces
// older advice from the same person about the same case.
type Advice struct {
	From, Case string
	By         Way
	Text       Text
	Minutes    int
}

// advice returns what a person has to say about a case (or in general, if about
// is ""), or nil if that is nothing.
func (w *World) advice(from, about string) *Advice {
	return find(w.Advice, func(a *Advice) bool { return a.From == from && a.Case == about })
}

// Advise sets what a person says when asked about a case, or in general if
// a.Case is "". From then on the person can be contacted. It returns an error
// if the person is unknown.
func (w *World) Advise(a Advice) error {
	p := w.person(a.From)
	if p == nil {
		return w.noPerson(a.From)
	}
	p.Reachable, a.Text = true, a.Text.sealed()
	w.lies(a.Case, a.Text)
	w.Advice = slices.DeleteFunc(w.Advice, func(b Advice) bool { return b.From == a.From && b.Case == a.Case })
	w.Advice = append(w.Advice, a)
	return nil
}
