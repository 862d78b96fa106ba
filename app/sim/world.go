package sim

import (
	"slices"

	"caseload/app/sim/calendar"
	"caseload/app/sim/pressed"
	"caseload/app/sim/strain"
	"caseload/app/sim/work"
	"caseload/app/sim/worry"
)

// World is the complete state of a play at a time. Times are [calendar.Time],
// amounts are integers. form.go says what part of it the digest covers.
type World struct {
	Rules        Rules   // by which it is played
	Setting      Setting // fixed by the version of the scenario
	Terms        Terms
	Turn         int // decisions made so far
	Now          calendar.Time
	Day          int // working day, from 1
	People       []Person
	Cases        []Case
	Tasks        []Task
	Items        []Item // routine work
	Messages     []Message
	Advice       []Advice
	Plan         []string // ids of tasks, in the order planned for today
	Guide        string
	Events       []Event // since the last decision
	Today        Ledger
	Days         []Review          // days that have ended
	Minutes      map[work.Work]int // time spent
	Sessions     []Session
	Appointments []Appointment
	Agenda       Agenda
	Learned      int // minutes of protected time taken this week
	AdhocDay     int // the day on which immediate supervision was last asked for
	Raised       []Raised
	Forecasts    []Forecast
	Former       []Case            // cases that have left the caseload
	Expected     []CaseExpectation // published ranges; never shown on a desk
	Duty         []DutyDay
	Undo         *Undo // the state before the last free decision; nil once time has moved
	Harms        []Harm
	Facts        []worry.Fact
	WorryDays    int // nights on which something serious was so and nothing protective had been done, weighted by concern
	Strain       strain.State
	Unresolved   int // worries and missed dates as counted last night
	Storylines   []Storyline
	Faults       []Fault
	Draws        map[string]int // how often each named draw was used
	Back         int            // minutes of the way back from a visit, while the family still has a question
	BackFrom     string         // id of that visit
	BackChosen   bool           // it counts as chosen, as the visit did
	Ended        bool
	Loaded       int64 // instructions that declaring it took, including all modules

	luck    Luck
	script  Script
	resume  []int          // indices of storylines whose answer has come
	ids     map[string]int // ids in use; see free
	doing   string         // id of the task in progress
	did     Sentence       // what the last decision did; see saysDid
	paused  string         // the offer that goes on with interrupted work, or ""
	away    bool           // it is night and nobody is at the desk
	booked  []Spent        // of the last desk that was made; nil once more has been booked
	filed   []File         // of the last desk that was made; see files
	offered int            // how many offers the last desk made
	glance  Desk           // the last glance; see Glance
	moves   [][]Field      // of offers to move a case; see moving
	options [][]Option     // the cases; see caseOptions
	made    []Offer        // the offers of this turn's desk; nil until it is made
	advised []int          // indices of the messages that are advice, of the first sought of all
	sought  int
	letters []Letter // of the last desk that was made, newest first; see inbox
	drawn   []string // the keys of Draws in order, as of the last digest
	digest  string   // of this turn; "" until computed
	changes int      // how often something a storyline can look at may have changed
}

// Setting is what a scenario says about itself. Times of day are minutes after
// midnight.
type Setting struct {
	Title        string
	Summary      string
	Role         string
	Starts       calendar.Time // the first day, at midnight
	Days         int           // working days
	From         int           // start of contracted hours
	Until        int           // end of contracted hours
	Length       int           // minutes that a student is expected to need, for the pre-brief
	ContentNotes []string
	Brief        string   // who you are, for the pre-brief
	RulePack     string   // name, date and status of the rule pack
	Uncompared   bool     // the rule pack says that a newer edition of a source hasn't been compared yet
	Rules        RulePack // what the rule pack says of itself otherwise
	LeadsTo      string   // the scenario in which what was decided goes on, by its slug; "" for none
	Glossary     []string // what the terms of the field mean, as package glossary reads it

	// What can be recommended on a referral besides its tier. If Responses is
	// empty, those of children's services are used: [Responses] and [Levels]. A
	// scenario with its own responses but no levels doesn't ask for a level.
	Responses []Option
	Levels    []Option
}

// RulePack is what a rule pack says of itself besides its name, each "" if it doesn't.
type RulePack struct {
	ID      string // "england-children-2023"
	Nation  string // whose law it is: "England"
	Service string // whose work it is for: "Children's services"
	Checked string // the day on which it was last compared with its sources: "2026-11-22"
}

// Ledger adds up a day's minutes and what weighed on it.
type Ledger struct {
	Worked    int // minutes, breaks excluded
	Breaks    int
	Lunch     bool
	Chosen    int      // minutes of planned or chosen work, which the strain model calls control
	Emotional int      // sum of emotional ratings
	Peers     int      // peer debriefs
	Good      int      // good outcomes acknowledged
	Held      bool     // supervision was held
	Quality   int      // of supervision, in thousandths
	Done      []string // tasks finished
	Missed    []string // dates and sessions that passed
	Hard      []string // what was hard to hear
	Rush      pressed.Rush
	Morning   int64 // strain in the morning, in millionths of a point
	Late      int   // minutes of overtime on the evening before
	Lingering int   // the day before's Emotional, if it wasn't talked over
}

// Person is somebody who can speak, be asked, or lead.
type Person struct {
	ID, Name, Role string
	Asked          []string      // ids of cases that the student asked them about; "" for work in general
	Reachable      bool          // somebody to ask: advice has been set for them
	Away           calendar.Time // until when they are elsewhere, and can only be rung
	Left           bool          // they have left the team
}

// Harm is a harmful event that a storyline declared.
type Harm struct {
	Case     string
	Name     string // of the case; "" for none
	Severity int    // 1 to 4
	What     string
	At       calendar.Time
}

// New creates a world under the current rules from a script, the employer's
// terms and luck, and begins its first morning. If terms is nil, the scenario's
// own apply. The error is an author's mistake, invalid luck or
// [ErrInterrupted].
func New(script Script, terms *Terms, luck Luck) (*World, error) {
	return NewUnder(CurrentRules(), script, terms, luck)
}

// NewUnder is like [New] but uses the given rules, for a version that was
// frozen under them.
func NewUnder(rules Rules, script Script, terms *Terms, luck Luck) (*World, error) {
	if err := luck.Check(); err != nil {
		return nil, err
	}
	w := &World{
		Rules: rules, Terms: standardTerms(), Strain: strain.Starting(),
		Minutes: map[work.Work]int{}, Draws: map[string]int{},
		luck: luck, script: script, ids: map[string]int{deskWork: 1, learningWork: 1, aboutWork: 1},
	}
	if err := script.Declare(w); err != nil {
		return nil, err
	}
	if err := w.check(); err != nil {
		return nil, err
	}
	if terms != nil {
		w.Terms = *terms
	}
	w.Day = 1
	w.Now = w.Setting.Starts + calendar.Time(w.Setting.From)
	w.Today.Morning = w.Strain.S
	for i := range w.Cases {
		w.handOver(&w.Cases[i])
	}
	for i := range w.Storylines {
		w.resume = append(w.resume, i)
	}
	if err := w.settle(); err != nil {
		return nil, err
	}
	w.show()
	return w, nil
}

// Declare sets the scenario's description, and the time relative to which "Tue
// 10:40" or a due date is read while the script declares. It returns an error
// if a scenario has already been declared or its days or hours are impossible.
func (w *World) Declare(s Setting) error {
	if w.Setting.Title != "" {
		return s.second()
	}
	if !calendar.IsWorkingDay(s.Starts) {
		return s.noWorkingDay()
	}
	if s.Days < 1 || s.From < 0 || s.From >= s.Until || s.Until >= calendar.MinutesADay {
		return s.noHours()
	}
	if err := calendar.Covered(calendar.AddWorkingDays(s.Starts, s.Days)); err != nil {
		return err
	}
	w.Setting = s
	w.Now = s.Starts + calendar.Time(s.From)
	return nil
}

// check returns an error if the script didn't declare a scenario.
func (w *World) check() error {
	if w.Setting.Title == "" {
		return undeclared()
	}
	return nil
}

// Finish returns the end of today's contracted hours. If the student has worked
// through lunch, it is half an hour earlier, because that half hour's work has
// already been done.
func (w *World) Finish() calendar.Time {
	until := w.Setting.Until
	if w.hasLunch() && !w.Today.Lunch && w.Now.Minute() > lunchUntil {
		until -= lunchMinutes
	}
	return w.Now.At(until)
}

// lunchGone returns the time from which the day ends earlier because lunch was worked
// through, or 0 if there has been lunch, nobody is at work or this scenario has none.
func (w *World) lunchGone() calendar.Time {
	if !w.hasLunch() || w.Today.Lunch || w.away {
		return 0
	}
	return w.Now.At(lunchUntil + 1)
}

// Overtime returns today's minutes beyond contracted hours so far: those after
// the end of the day or, if lunch was worked through, those beyond the paid
// hours, whichever is more.
func (w *World) Overtime() int {
	return max(0, int(w.Now-w.Finish()), w.Today.Worked-w.contracted())
}

// contracted returns the minutes that are paid today. Lunch is not.
func (w *World) contracted() int {
	minutes := w.Setting.Until - w.Setting.From
	if w.hasLunch() {
		minutes -= lunchMinutes
	}
	return minutes
}

// longDay is the length in minutes beyond which a day includes lunch.
const longDay = 6 * 60

// hasLunch reports whether this scenario's days include lunch.
func (w *World) hasLunch() bool { return w.Setting.Until-w.Setting.From > longDay }

// dayOfWeek returns the number of today among the working days of its week,
// from 1.
func (w *World) dayOfWeek() int {
	return calendar.WorkingDaysBetween(w.Now.AddDays(-int(w.Now.Weekday())), w.Now)
}

// happened adds an event for the student, with the current time. on is the id
// of what it is about, or "". An event that says nothing, and events beyond maxEvents,
// are dropped.
func (w *World) happened(on string, says Sentence) {
	if says == "" || len(w.Events) >= maxEvents {
		return
	}
	w.Events = append(w.Events, Event{At: w.Now.Clock(), When: calendar.When(w.Now), On: on, Text: says})
}

// person returns the person with this id, or nil if there is none.
func (w *World) person(id string) *Person {
	return find(w.People, func(p *Person) bool { return p.ID == id })
}

// Case returns the open case with this id, or nil if there is none.
func (w *World) Case(id string) *Case {
	return find(w.Cases, func(c *Case) bool { return c.ID == id })
}

// Task returns the task with this id, or nil if there is none.
func (w *World) Task(id string) *Task {
	return find(w.Tasks, func(t *Task) bool { return t.ID == id })
}

// Message returns the message with this id, or nil if there is none.
func (w *World) Message(id string) *Message {
	return find(w.Messages, func(m *Message) bool { return m.ID == id })
}

// find returns a pointer to the first item for which is reports true, or nil if
// there is none.
func find[T any](list []T, is func(*T) bool) *T {
	for i := range list {
		if is(&list[i]) {
			return &list[i]
		}
	}
	return nil
}

// AddPerson declares a person and returns their id: p.ID if the author gave
// one, otherwise one made from the name. It returns an error if the name is
// missing, the id is invalid or taken, or there are too many people.
func (w *World) AddPerson(p Person) (string, error) {
	if p.Name == "" {
		return "", lacking(personLacks)
	}
	if err := full(len(w.People), maxPeople, "people"); err != nil {
		return "", err
	}
	if p.ID == "" {
		p.ID = slug(p.Name)
	}
	if err := w.own(p.ID, "this person"); err != nil {
		return "", err
	}
	w.take(p.ID)
	w.People = append(w.People, p)
	return p.ID, nil
}

// HarmDone records a harmful event. It returns an error if the severity is out
// of range or there are too many harms.
func (w *World) HarmDone(h Harm) error {
	if h.Severity < 1 || h.Severity > 4 {
		return h.noSeverity()
	}
	if err := full(len(w.Harms), maxHarms, "harms"); err != nil {
		return err
	}
	h.At = w.Now
	if c := w.Case(h.Case); c != nil {
		h.Name = c.Name
	}
	w.Harms = append(w.Harms, h)
	return nil
}

// SetGuide sets the text that explains how the desk works.
func (w *World) SetGuide(text string) { w.Guide = text }

// GoodOutcome tells the student about something that went well. It counts
// towards the day's support.
func (w *World) GoodOutcome(on, text string) {
	w.Today.Good++
	w.happened(on, told(text))
}

// Asked reports whether the student has asked this person about this case.
func (w *World) Asked(person, about string) bool {
	p := w.person(person)
	return p != nil && slices.Contains(p.Asked, about)
}

// Someone returns the id of a person known only by name, such as "Nursery". It
// adds a person if there is none with this name.
func (w *World) Someone(name string) (string, error) {
	if p := find(w.People, func(p *Person) bool { return p.Name == name }); p != nil {
		return p.ID, nil
	}
	return w.AddPerson(Person{Name: name, ID: w.free(slug(name))})
}
