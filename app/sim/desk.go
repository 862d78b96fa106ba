package sim

import (
	"caseload/app/sim/calendar"
	"caseload/app/sim/pressed"
	"caseload/app/sim/ruling"
	"caseload/app/sim/strain"
	"caseload/app/sim/work"
	"caseload/app/sim/workload"
)

// A Desk is what the student can see at a turn. Everything on it is either
// shown or available at a stated cost: an unopened file says what it is and how
// long it takes to read, never what it contains. Nothing hidden can be inferred
// from it: no concern, no risk, no consequence of an offer.
//
// A desk is for reading: what has not changed is shared with other desks of the
// same world.
type Desk struct {
	Turn         int               `json:"turn"` // of the next decision, from 1
	Ended        bool              `json:"ended"`
	Scenario     Heading           `json:"scenario"`
	Clock        Clock             `json:"clock"`
	Load         LoadView          `json:"load"`
	Hours        workload.Hours    `json:"hours"`
	Strain       StrainView        `json:"strain"`
	Guide        string            `json:"guide,omitempty"` // how the desk works, in a guided scenario
	Inbox        []Letter          `json:"inbox"`           // newest first
	Cases        []File            `json:"cases"`           // in the student's own order
	Tasks        []Job             `json:"tasks"`           // planned ones first, in plan order; then by due date
	Routine      []RoutineView     `json:"routine"`         // routine work that is waiting, in the order in which it is done
	People       []Contact         `json:"people"`
	Did          Sentence          `json:"did,omitempty"`     // what the last decision did, in a line
	Stopped      string            `json:"stopped,omitempty"` // the offer that goes on with work that was interrupted
	Events       []Event           `json:"events"`            // what happened since the last decision, in order
	Offers       []Offer           `json:"offers"`
	Spent        []Spent           `json:"spent"`                  // how your minutes were spent so far
	Supervision  *SessionView      `json:"supervision,omitempty"`  // the next session, or one that was cancelled
	Appointments []AppointmentView `json:"appointments,omitempty"` // what others hold, in order of time
	Duty         string            `json:"duty,omitempty"`         // who is on duty today
	Evidence     []Evidence        `json:"evidence"`               // what can be shown to a manager
	Forecasts    []ForecastView    `json:"forecasts"`              // what you said might happen
	Review       *Review           `json:"review,omitempty"`       // the day that has just ended
}

// Spent is a kind of work and the minutes spent on it since the run began.
type Spent struct {
	What    Sentence      `json:"what"`
	Kind    work.Kind     `json:"kind"`
	Task    work.TaskKind `json:"task,omitempty"` // the kind of the task, if Kind alone doesn't say it
	Minutes int           `json:"minutes"`
}

// SessionView is the next supervision session.
type SessionView struct {
	With    string        `json:"with"`
	State   SessionState  `json:"state"` // due or cancelled
	Date    string        `json:"date"`
	ISO     string        `json:"iso"`
	At      string        `json:"at"`
	When    calendar.When `json:"when"`
	Minutes int           `json:"minutes"`
}

// Evidence is one point that can be shown to a manager, with the employer
// standard it belongs to. Its items are texts; where they are dates of cases, Dates
// names them in the same order. Causes are why hours and points differ, if it is
// about that.
type Evidence struct {
	Text     Sentence         `json:"text"`
	Items    []Sentence       `json:"items"`
	Standard Standard         `json:"standard"`
	Dates    []DateOf         `json:"dates,omitempty"`
	Causes   []workload.Cause `json:"causes,omitempty"`
}

// DateOf names one of a case's dates.
type DateOf struct {
	Case  string `json:"case"`  // its id
	Place int    `json:"place"` // among [File].Dates, from 0
}

// ForecastView is something the student said might happen, and whether it has.
type ForecastView struct {
	On      string `json:"on"` // the referral
	Text    string `json:"text"`
	Percent int    `json:"percent"`
	Came    string `json:"came"` // "open", "yes", "no"
}

// Heading is the scenario's title, the student's role in it, and how far it has
// run.
type Heading struct {
	Title string `json:"title"`
	Role  string `json:"role"`
	Day   int    `json:"day"` // number of the current working day, from 1
	Days  int    `json:"days"`
}

// Clock is the time in the story. Times of day are in the form "15:04".
type Clock struct {
	Now          string        `json:"now"`
	Date         string        `json:"date"` // "Tuesday 3 March"
	ISO          string        `json:"iso"`  // "2026-03-03"
	When         calendar.When `json:"when"`
	Starts       string        `json:"starts"`
	Finishes     string        `json:"finishes"`      // end of contracted hours today
	Minute       int           `json:"minute"`        // minutes since the start of the day
	Contracted   int           `json:"contracted"`    // minutes from start to finish today
	Overtime     int           `json:"overtime"`      // minutes today
	OvertimeWeek int           `json:"overtime_week"` // minutes this week, today included
}

// LoadView compares weighted load with the ceiling, both in thousandths of a
// point.
type LoadView struct {
	Points  int        `json:"points"`
	Ceiling int        `json:"ceiling"`
	Band    string     `json:"band"` // "within", "near", "over"
	Parts   []LoadPart `json:"parts"`
}

// LoadPart is one line of the sum: a case, or the fixed part for team duties.
type LoadPart struct {
	What   string `json:"what"`
	On     string `json:"on,omitempty"`
	Points int    `json:"points"`
}

// StrainView is the running estimate of the practitioner's strain in the story:
// what it would be if the day ended now. Values are millionths of a point; the
// scale is 0 to 100 points. It says nothing about the student.
type StrainView struct {
	Value   int64        `json:"value"`
	Morning int64        `json:"morning"` // strain at the start of the day
	Band    string       `json:"band"`    // "steady", "stretched", "strained", "overloaded", "unsafe"
	Parts   strain.Parts `json:"parts"`
	Longer  int          `json:"longer"` // thousandths by which work takes longer today, because of last night's strain
}

// Way is the way in which something reaches the student.
type Way string

const (
	ByPhone  Way = "phone"
	ByEmail  Way = "email"
	InPerson Way = "in person"
	ByLetter Way = "letter"
	AtVisit  Way = "visit"
)

// Letter is a message as the desk shows it.
type Letter struct {
	ID         string         `json:"id"`
	Kind       string         `json:"kind"` // "referral", "question", "message", "scene", "advice", "decision", "exchange"
	By         Way            `json:"by"`
	From       string         `json:"from"`
	FromID     string         `json:"from_id,omitempty"` // of the person, if it is from one
	FromRole   string         `json:"from_role,omitempty"`
	On         string         `json:"on,omitempty"`        // the case it is about
	Talk       string         `json:"talk,omitempty"`      // an exchange: the session it is part of
	Opens      string         `json:"opens,omitempty"`     // an exchange: the function of supervision that it opens
	Ruling     *ruling.Ruling `json:"ruling,omitempty"`    // a manager's decision: how it stands to what the student thought
	Unreached  []string       `json:"unreached,omitempty"` // the record of a session: the cases that were brought and not spoken of
	Decided    []string       `json:"decided,omitempty"`   // the record of a session: what was decided, a line each
	Teaches    string         `json:"teaches,omitempty"`   // the record of a session: what can be used again
	Title      string         `json:"title"`
	Text       string         `json:"text"` // paragraphs separated by an empty line
	At         string         `json:"at"`   // "10:38"
	Date       string         `json:"date"`
	When       calendar.When  `json:"when"`
	Urgent     bool           `json:"urgent"`
	Waiting    bool           `json:"waiting"` // awaits an answer or a recommendation
	State      LetterState    `json:"state"`
	RingsOff   string         `json:"rings_off,omitempty"` // when the caller will stop waiting
	HoldsUntil calendar.When  `json:"holds_until,omitzero"`
	UntilEnd   bool           `json:"until_end,omitempty"` // that is past the end of the day, so it waits until the student goes home
	Heard      string         `json:"heard,omitempty"`     // what was said back to the answer, or came of it at once
	Replied    Sentence       `json:"replied,omitempty"`   // in words: the answer or recommendation, or what happened instead
}

// File is a case as the desk shows it.
type File struct {
	ID          string   `json:"id"`
	Name        string   `json:"name"`
	Kind        string   `json:"kind"`     // "child in need", …
	Tier        string   `json:"tier"`     // "P0" to "P4", Caseload's own scale; "" if not set
	Position    int      `json:"position"` // in the student's own order, from 1; cases may tie
	Since       string   `json:"since,omitempty"`
	SinceISO    string   `json:"since_iso,omitempty"`
	LastSeen    string   `json:"last_seen,omitempty"`
	LastSeenISO string   `json:"last_seen_iso,omitempty"` // "" if the student hasn't seen them
	Led         string   `json:"led,omitempty"`           // who leads, if not the student
	Travel      int      `json:"travel"`                  // minutes, both ways
	Points      int      `json:"points"`                  // thousandths of a point
	Routine     int      `json:"routine"`                 // minutes a week of the work that it brings besides its tasks
	Usual       int      `json:"usual"`                   // minutes of usual visits, meetings and reports in the next five working days that no task holds
	Summary     string   `json:"summary"`
	Stands      string   `json:"stands,omitempty"` // how it stands now, if the summary no longer says so
	People      []Member `json:"people"`
	Strengths   []string `json:"strengths"`
	Papers      []Paper  `json:"papers"`
	Dates       []Date   `json:"dates"`
	News        bool     `json:"news"` // there is news since the tier was last set

	NewsWhen calendar.When `json:"news_when,omitzero"` // when the last of it came
}

// Member is a member of a family.
type Member struct {
	Name  string `json:"name"`
	Who   string `json:"who"` // a child's age or what an adult is to them: "7", "20 months", "mother"
	Child bool   `json:"child"`

	Lives string        `json:"lives,omitempty"` // where, if it isn't with the others
	Seen  calendar.When `json:"seen,omitzero"`   // when they were last seen; kept where somebody lives elsewhere
}

// Paper is a file or chronology: what it is, how long it takes to read, and its
// text once read.
type Paper struct {
	ID      string `json:"id"`
	Title   string `json:"title"`
	Minutes int    `json:"minutes"`
	Opened  bool   `json:"opened"`
	Text    string `json:"text,omitempty"`
}

// DateState says what became of a date.
type DateState string

const (
	DateRunning   DateState = "running"
	DateMet       DateState = "met"       // on time or late
	DateExplained DateState = "explained" // it passed, and the reason is recorded
	DateMissed    DateState = "missed"    // it passed, and no reason is recorded
)

// Date is a deadline and the rule it comes from.
type Date struct {
	What       string    `json:"what"`
	Due        string    `json:"due"` // "Wednesday 25 March"
	ISO        string    `json:"iso"`
	State      DateState `json:"state"`
	Source     string    `json:"source,omitempty"`     // the rule
	Status     string    `json:"status,omitempty"`     // in words: "statute" or "local, unverified"
	Unverified bool      `json:"unverified,omitempty"` // nobody has checked the rule at its source
}

// Job is a task as the desk shows it.
type Job struct {
	ID          string        `json:"id"`
	Title       string        `json:"title"`
	On          string        `json:"on,omitempty"`
	Kind        work.TaskKind `json:"kind"`
	Minutes     int           `json:"minutes"` // still to do, travel included
	Total       int           `json:"total"`
	Due         string        `json:"due,omitempty"`
	DueISO      string        `json:"due_iso,omitempty"`
	Source      string        `json:"source,omitempty"` // the rule that the date comes from
	Status      string        `json:"status,omitempty"` // as in [Date]
	Today       bool          `json:"today"`            // due today or overdue
	Overdue     bool          `json:"overdue"`
	Begun       bool          `json:"begun"`
	Planned     int           `json:"planned"` // place in today's plan, from 1; 0 if not planned
	With        string        `json:"with,omitempty"`
	Agreed      string        `json:"agreed,omitempty"` // the supervision session in which it was agreed
	From        string        `json:"from,omitempty"`   // earliest start: "Tuesday 3 March, 13:00"
	FromWhen    calendar.When `json:"from_when,omitzero"`
	Hours       string        `json:"hours,omitempty"`        // when it can be begun on any day: "15:30 to 18:00"
	ContentNote string        `json:"content_note,omitempty"` // what it touches on that may be hard
	By          Doer          `json:"by,omitempty"`           // if it was handed over
}

// Contact is somebody the student can ask.
type Contact struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	Role string `json:"role"`
	Away string `json:"away,omitempty"` // until when they are elsewhere today, and can only be rung
}

// Event is something that happened, as it is told to the student.
type Event struct {
	At   string        `json:"at"`
	Date string        `json:"date,omitempty"` // if not the desk's own day: "Tuesday 3 March"
	When calendar.When `json:"when"`
	On   string        `json:"on,omitempty"`
	Text Sentence      `json:"text"`
}

// Review states the facts of a day that has ended.
type Review struct {
	Day      int          `json:"day"`
	Date     string       `json:"date"`
	ISO      string       `json:"iso,omitempty"` // set only for a desk
	Left     string       `json:"left"`          // the time at which work stopped
	Worked   int          `json:"worked"`        // minutes, overtime included
	Overtime int          `json:"overtime"`      // minutes
	Early    int          `json:"early"`         // minutes between when work stopped and the end of contracted hours
	Breaks   int          `json:"breaks"`        // minutes
	Done     []string     `json:"done"`          // finished tasks
	Waiting  []string     `json:"waiting"`       // unanswered questions, urgent cases not seen yet, unfinished tasks that were due, and calls from before today; what presses is first
	Pressing int          `json:"pressing"`      // how many of Waiting press: see [pressed.Order]
	Missed   []string     `json:"missed"`        // dates that passed unmet
	From     int64        `json:"from"`          // strain in the morning, in millionths of a point
	To       int64        `json:"to"`            // strain at night
	Band     string       `json:"band"`
	Parts    strain.Parts `json:"parts"`

	Causes strain.Causes  `json:"causes"` // of that pressure; empty in a debrief that an earlier program stored
	Things pressed.Things `json:"things"` // what pressed in the day's own things

	Rulings []ruling.Ruling `json:"rulings"` // what a manager decided that the student saw on that day; null in a debrief that an earlier program stored
}
