package sim

import (
	"fmt"
	"slices"
	"strings"
)

// States of a message.
const (
	MessageOpen    = ""        // nothing asked, or not yet answered
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
)

// LetterState is what has become of a message, as a desk shows it.
type LetterState string

const (
	LetterTold        LetterState = "told"        // asks for nothing
	LetterWaiting     LetterState = "waiting"     // for an answer or a recommendation
	LetterAnswered    LetterState = "answered"    // by the student
	LetterRecommended LetterState = "recommended" // by the student, on a referral
	LetterRangOff     LetterState = "rang-off"    // the caller did
	LetterLapsed      LetterState = "lapsed"      // nobody answered in time
	LetterDecided     LetterState = "decided"     // a referral, without the student
	LetterWithdrawn   LetterState = "withdrawn"   // it needs no answer any more, and nothing is said of it
)

// Message is something that arrives: a call, an email, a referral, somebody at
// the desk.
type Message struct {
	ID        string
	Kind      string
	By        string
	From      string // person
	Case      string
	Title     string
	Text      Text
	At        Moment
	Urgent    bool // stops a task that is under way
	Choices   []Choice
	Minutes   int // to recommend on a referral
	Holds     int // minutes a caller holds, once the desk has shown it; 0: until the day ends
	Shown     Moment
	RingsOff  Moment
	State     string
	Reply     string // id of the choice
	With      map[string]string
	Storyline int
	Closed    string       // how it was decided without the student
	Forecast  string       // what may be forecast beside a recommendation
	Discuss   string       // published: a question worth talking about
	Moment    string       // published: a key moment for a class
	Expected  *Expectation // published
}

// Choice is one defensible answer.
type Choice struct {
	ID      string
	Label   string
	Minutes int
	Then    string // what it commits to besides, in words
}

// Expectation is the published range for a recommendation. It is known to the
// debrief and on no desk.
type Expectation struct {
	Tiers  []string `json:"tiers"`
	Why    string   `json:"why"`
	Judged string   `json:"judged"`
}

// Waiting says whether the message waits for an answer or a recommendation.
func (m *Message) Waiting() bool {
	return m.State == MessageOpen && (len(m.Choices) > 0 || m.Kind == KindReferral)
}

// letterState is the state of the message as a desk shows it.
func (m *Message) letterState() LetterState {
	switch {
	case m.Waiting():
		return LetterWaiting
	case m.State == MessageReplied && m.Kind == KindReferral:
		return LetterRecommended
	case m.State == MessageReplied:
		return LetterAnswered
	case m.State == MessageRangOff && m.By == "phone":
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

// Send puts a message on the desk. Order of answers is a named draw of luck.
func (w *World) Send(m Message) (string, error) {
	if m.From != "" && w.person(m.From) == nil {
		return "", fmt.Errorf("there is no person %q", m.From)
	}
	if m.ID == "" {
		m.ID = w.free(slug(first(m.Case, m.From) + " " + first(m.By, m.Kind)))
	} else if err := w.own(m.ID, "this message"); err != nil {
		return "", err
	}
	for _, c := range m.Choices {
		if !isID(c.ID) {
			return "", fmt.Errorf("an answer %w", badID(c.ID))
		}
	}
	if err := full(len(w.Messages), maxMessages, "messages"); err != nil {
		return "", err
	}
	w.put(m)
	return m.ID, nil
}

// put lays a message on the desk. What a decision brings comes this way: no
// limit of a script's stops a student.
func (w *World) put(m Message) {
	m.At, m.Text = w.Now, m.Text.sealed()
	if len(m.Choices) > 0 {
		m.Choices = w.shuffle(m.ID, m.Choices)
	}
	if w.away && m.Waiting() && (m.By == "phone" || m.By == "in person" && m.Holds > 0) { // nobody is in the office
		m.RingsOff = w.Now + Moment(max(m.Holds, 1))
	}
	w.take(m.ID)
	w.Messages = append(w.Messages, m)
	w.news(m.Case)
	w.announce(&m)
}

// announce tells of an arrival in a few words.
func (w *World) announce(m *Message) {
	if m.Kind == KindScene || m.Kind == KindAdvice {
		return
	}
	who := "A message"
	if p := w.person(m.From); p != nil {
		who = p.Name
	}
	switch {
	case m.Kind == KindReferral:
		w.happened(m.ID, "A new referral has come in: %s.", m.Title)
	case m.By == "phone" && m.Waiting():
		w.happened(m.ID, "%s is on the phone.", who)
	case m.By == "in person":
		w.happened(m.ID, "%s is at your desk.", who)
	case m.By == "visit":
	default:
		w.happened(m.ID, "%s: %s", who, quotedOnce(m.Title))
	}
}

// CloseReferral takes a referral off the student's hands, decided without them:
// how is what the desk says of it. One that was answered stays as it is.
func (w *World) CloseReferral(id, how string) error {
	m := w.Message(id)
	if m == nil || m.Kind != KindReferral {
		return fmt.Errorf("there is no referral %q", id)
	}
	if m.Waiting() {
		m.State, m.Closed = MessageClosed, how
		w.answered(WaitMessage, id, Answer{})
	}
	return nil
}

// quotedOnce is a title in quotation marks; some are what somebody said, and
// have them already.
func quotedOnce(title string) string {
	if strings.HasPrefix(title, "“") {
		return title
	}
	return "“" + title + "”"
}

// shuffle lays answers in an order drawn by luck, so that position tells
// nothing.
func (w *World) shuffle(id string, choices []Choice) []Choice {
	shuffled := make([]Choice, len(choices))
	for i, j := range w.luck.Order(w.draw("", "order of answers to "+id), len(choices)) {
		shuffled[i] = choices[j]
	}
	return shuffled
}

// show marks what the desk now shows: from here a caller's patience runs, and
// what is written has been seen.
func (w *World) show() {
	for i := range w.Messages {
		m := &w.Messages[i]
		if m.Shown != 0 {
			continue
		}
		m.Shown = w.Now
		w.learn(m.Case, m.Text)
		if m.Holds > 0 && m.Waiting() {
			m.RingsOff = w.Now + Moment(m.Holds)
		}
	}
}

// ringOff ends the questions whose caller would not hold any longer.
func (w *World) ringOff() {
	for i := range w.Messages {
		m := &w.Messages[i]
		if m.Waiting() && m.RingsOff != 0 && m.RingsOff <= w.Now {
			w.lapse(m)
		}
	}
}

func (w *World) lapse(m *Message) {
	m.State = MessageRangOff
	if p := w.person(m.From); p != nil && m.By == "phone" {
		w.happened(m.ID, "%s rang off.", p.Name)
	}
	w.answered(WaitMessage, m.ID, Answer{})
}

func (m *Message) choice(id string) *Choice {
	i := slices.IndexFunc(m.Choices, func(c Choice) bool { return c.ID == id })
	if i < 0 {
		return nil
	}
	return &m.Choices[i]
}

func first(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// Advice is what somebody says when they are asked about a case. The latest
// holds.
type Advice struct {
	From, Case string
	By         string // "in person" or "phone"
	Text       Text
	Minutes    int
}

// advice is what somebody has to say about a case, "" about anything.
func (w *World) advice(from, about string) *Advice {
	return find(w.Advice, func(a *Advice) bool { return a.From == from && a.Case == about })
}

// Advise sets what a person says about a case when asked; "" about anything.
func (w *World) Advise(a Advice) error {
	p := w.person(a.From)
	if p == nil {
		return fmt.Errorf("there is no person %q", a.From)
	}
	p.Reachable, a.Text = true, a.Text.sealed()
	w.Advice = slices.DeleteFunc(w.Advice, func(b Advice) bool { return b.From == a.From && b.Case == a.Case })
	w.Advice = append(w.Advice, a)
	return nil
}
