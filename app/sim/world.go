package sim

import (
	"fmt"
	"slices"
)

// World is the truth of a play at a moment. Times are [Moment], amounts are
// integers. form.go says what of it the digest covers.
type World struct {
	Rules      Rules   // that it is played by
	Setting    Setting // fixed by the version
	Terms      Terms
	Turn       int // decisions made so far
	Now        Moment
	Day        int // working day, from 1
	People     []Person
	Cases      []Case
	Tasks      []Task
	Messages   []Message
	Advice     []Advice
	Plan       []string // ids of tasks, in today's order
	Guide      string
	Events     []Event // since the last decision
	Today      Ledger
	Days       []Review       // days that have ended
	Minutes    map[string]int // where the time went, by kind of work
	Sessions   []Session
	Agenda     Agenda
	Learned    int // minutes of protected time taken this week
	AdhocDay   int // the day on which supervision was last asked for there and then
	Raised     []Raised
	Forecasts  []Forecast
	Former     []Case            // that have left the caseload
	Expected   []CaseExpectation // published; no desk shows it
	Duty       []DutyDay
	Undo       *Undo // what a free decision changed, until time moves
	Harms      []Harm
	WorryDays  int // days on which something serious was visible and nothing protective had been done, weighted by concern
	Strain     Strain
	Unresolved int // worries and missed dates of the last night, as its review showed
	Storylines []Storyline
	Faults     []Fault
	Draws      map[string]int // uses of each named draw
	Ended      bool
	Loaded     int64 // instructions that declaring it took, with all modules

	luck    Luck
	script  Script
	resume  []int          // storylines whose answer has come
	ids     map[string]int // taken ids; see free
	doing   string         // the task that the student is in the middle of
	away    bool           // it is night: nobody is at the desk
	offered []Offer        // on the desk of this turn; nil until it is asked for
	digest  string         // of this turn; "" until it is asked for
	changes int            // how often something a storyline can look at may have changed
}

// Setting is what a scenario says of itself. Times of day are minutes after
// midnight.
type Setting struct {
	Title    string
	Summary  string
	Role     string
	Starts   Moment // the first day, at midnight
	Days     int    // working days
	From     int    // start of contracted hours
	Until    int    // end of contracted hours
	Length   int    // minutes that a student should need, for the pre-brief
	Notes    []string
	Brief    string // who you are, for the pre-brief
	RulePack string // name, date and status of the rule pack

	// What can be recommended on a referral beside its tier; none are children's
	// services' own, [Responses] and [Levels]. A scenario that has responses of its
	// own, and no levels, asks for none.
	Responses []Option
	Levels    []Option
}

// Ledger counts a day's minutes and what weighed on it.
type Ledger struct {
	Worked    int // minutes, breaks excluded
	Breaks    int
	Lunch     bool
	Chosen    int // minutes on planned or chosen work: what the strain model calls control
	Emotional int // sum of emotional ratings
	Peers     int // peer debriefs
	Good      int // good outcomes acknowledged
	Held      bool
	Quality   int // of supervision, thousandths
	Done      []string
	Missed    []string
	Morning   int64 // strain in the morning
}

// Person is somebody who can speak, be asked, or lead.
type Person struct {
	ID, Name, Role string
	Asked          []string // cases that the student asked them about
	Reachable      bool
}

// Harm is a harmful event that a storyline declared.
type Harm struct {
	Case     string
	Name     string // the case's, "" for none
	Severity int    // 1 to 4
	What     string
	At       Moment
}

// New makes a world from a script, the employer's terms and luck, and begins
// its first morning, by the current rules. Terms nil means the scenario's own.
// An error is the author's, or [ErrInterrupted].
func New(script Script, terms *Terms, luck Luck) (*World, error) {
	return NewUnder(CurrentRules(), script, terms, luck)
}

// NewUnder is [New] by other rules, for a version that was frozen under them.
func NewUnder(rules Rules, script Script, terms *Terms, luck Luck) (*World, error) {
	if err := luck.Check(); err != nil {
		return nil, err
	}
	w := &World{
		Rules: rules, Terms: standardTerms(), Strain: StartingStrain(),
		Minutes: map[string]int{}, Draws: map[string]int{},
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
	w.Now = w.Setting.Starts + Moment(w.Setting.From)
	w.Today.Morning = w.Strain.S
	for i := range w.Storylines {
		w.resume = append(w.resume, i)
	}
	if err := w.settle(); err != nil {
		return nil, err
	}
	w.show()
	return w, nil
}

// Declare sets what the scenario says of itself, and with it the time at which
// "Tue 10:40" or a due date is reckoned.
func (w *World) Declare(s Setting) error {
	if w.Setting.Title != "" {
		return fmt.Errorf("a pack declares one scenario; this is a second one")
	}
	if !IsWorkingDay(s.Starts) {
		return fmt.Errorf("the scenario starts on %s, which is not a working day", s.Starts.DateText())
	}
	if s.Days < 1 || s.From < 0 || s.From >= s.Until || s.Until >= minutesADay {
		return fmt.Errorf("a scenario has a day or more, and its working days end later than they start")
	}
	if err := Covered(AddWorkingDays(s.Starts, s.Days)); err != nil {
		return err
	}
	w.Setting = s
	w.Now = s.Starts + Moment(s.From)
	return nil
}

// check says whether what was declared makes a world at all.
func (w *World) check() error {
	if w.Setting.Title == "" {
		return mistake{FaultUndeclared, "nothing was declared: a pack begins with `scenario { title = … }`"}
	}
	return nil
}

// Finish is the end of today's contracted hours: half an hour earlier once
// lunch has been worked through, which is half an hour's work done already.
func (w *World) Finish() Moment {
	until := w.Setting.Until
	if w.hasLunch() && !w.Today.Lunch && w.Now.Minute() > lunchUntil {
		until -= lunchMinutes
	}
	return w.Now.At(until)
}

// Overtime is the minutes past contracted hours, today, so far: those after the
// day's end or, where lunch was worked through, those beyond the hours that
// are paid.
func (w *World) Overtime() int {
	return max(0, int(w.Now-w.Finish()), w.Today.Worked-w.contracted())
}

// contracted is the minutes that are paid today: lunch is not.
func (w *World) contracted() int {
	minutes := w.Setting.Until - w.Setting.From
	if w.hasLunch() {
		minutes -= lunchMinutes
	}
	return minutes
}

// longDay is the length from which a day has a lunch in it.
const longDay = 6 * 60

// hasLunch says whether a day of this scenario has a lunch in it.
func (w *World) hasLunch() bool { return w.Setting.Until-w.Setting.From > longDay }

// dayOfWeek is which working day of its week today is, from 1.
func (w *World) dayOfWeek() int {
	return WorkingDaysBetween(w.Now.AddDays(-int(w.Now.Weekday())), w.Now)
}

// happened tells the student something, with the time at which it happened.
func (w *World) happened(on, format string, args ...any) {
	if len(w.Events) >= maxEvents {
		return
	}
	w.Events = append(w.Events, Event{At: w.Now.Clock(), Date: w.Now.DateText(), On: on, Text: Say(format, args...)})
}

// person finds somebody by id.
func (w *World) person(id string) *Person {
	return find(w.People, func(p *Person) bool { return p.ID == id })
}

// Case finds a case by id; nil when there is none.
func (w *World) Case(id string) *Case {
	return find(w.Cases, func(c *Case) bool { return c.ID == id })
}

// Task finds a task by id; nil when there is none.
func (w *World) Task(id string) *Task {
	return find(w.Tasks, func(t *Task) bool { return t.ID == id })
}

// Message finds a message by id; nil when there is none.
func (w *World) Message(id string) *Message {
	return find(w.Messages, func(m *Message) bool { return m.ID == id })
}

func find[T any](list []T, is func(*T) bool) *T {
	for i := range list {
		if is(&list[i]) {
			return &list[i]
		}
	}
	return nil
}

// Limits on what a script may put into a world, far beyond what a person could
// meet in a month: they keep a world small however long a hostile script runs.
const (
	maxPeople     = 500
	maxCases      = 200 // in all, those that have left the caseload among them
	maxTasks      = 2_000
	maxMessages   = 3_000
	maxStorylines = 200
	maxDates      = 200 // of one case
	maxAllDates   = 1_000
	maxHarms      = 1_000
	maxDraws      = 10_000 // of different names
	maxEvents     = 200    // told of one decision; later ones are not told
)

// full refuses one more where there are as many as may be.
func full(n, limit int, what string) error {
	if n >= limit {
		return fmt.Errorf("there are %d %s already, which is the most that a scenario may have", limit, what)
	}
	return nil
}

// AddPerson declares somebody. The id is p.ID where the author gave one, else
// made from the name.
func (w *World) AddPerson(p Person) (string, error) {
	if p.Name == "" {
		return "", mistake{FaultLacking, "a person needs a name"}
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

// HarmDone records a harmful event.
func (w *World) HarmDone(h Harm) error {
	if h.Severity < 1 || h.Severity > 4 {
		return fmt.Errorf("the severity of a harm is 1 to 4; found %d", h.Severity)
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

// SetGuide changes the line that says how the desk works.
func (w *World) SetGuide(text string) { w.Guide = text }

// GoodOutcome acknowledges something that went well; it is banked as support.
func (w *World) GoodOutcome(on, text string) {
	w.Today.Good++
	w.happened(on, "%s", text)
}

// Asked says whether the student asked this person about this case.
func (w *World) Asked(person, about string) bool {
	p := w.person(person)
	return p != nil && slices.Contains(p.Asked, about)
}

// Someone is the id of a person who is known by name only ("Nursery"): one is
// made where there is none.
func (w *World) Someone(name string) (string, error) {
	if p := find(w.People, func(p *Person) bool { return p.Name == name }); p != nil {
		return p.ID, nil
	}
	return w.AddPerson(Person{Name: name, ID: w.free(slug(name))})
}
