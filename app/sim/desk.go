package sim

// A Desk is what the student can see at a turn. Everything on it is either
// shown, or available at a stated cost (an unopened file says what it is and
// what reading it costs, never what it holds). Nothing hidden is derived onto
// it: no concern, no risk, no consequence of an offer.
type Desk struct {
	Turn        int            `json:"turn"` // the turn at which the next decision is made, from 1
	Ended       bool           `json:"ended"`
	Scenario    Heading        `json:"scenario"`
	Clock       Clock          `json:"clock"`
	Load        LoadView       `json:"load"`
	Strain      StrainView     `json:"strain"`
	Guide       string         `json:"guide,omitempty"` // how the desk works, in a guided scenario
	Inbox       []Letter       `json:"inbox"`           // newest first
	Cases       []File         `json:"cases"`           // in the student's own order
	Tasks       []Job          `json:"tasks"`           // planned ones first, in their order; then by due date
	People      []Contact      `json:"people"`
	Events      []Event        `json:"events"` // what happened since the last decision, in order
	Offers      []Offer        `json:"offers"`
	Spent       []Spent        `json:"spent"`                 // where your minutes went so far
	Supervision *SessionView   `json:"supervision,omitempty"` // the next session, or one that was called off
	Duty        string         `json:"duty,omitempty"`        // who is on duty today
	Evidence    []Evidence     `json:"evidence"`              // what can be shown to a manager
	Forecasts   []ForecastView `json:"forecasts"`             // what you said may come
	Review      *Review        `json:"review,omitempty"`      // the day that has just ended
}

// Spent is one kind of work and the minutes it took since the run began.
type Spent struct {
	What    string   `json:"what"`
	Kind    WorkKind `json:"kind"`
	Minutes int      `json:"minutes"`
}

// SessionView is the supervision session that comes next.
type SessionView struct {
	With    string `json:"with"`
	State   string `json:"state"` // "due", or "cancelled": another time can be asked for
	Date    string `json:"date"`
	ISO     string `json:"iso"`
	At      string `json:"at"`
	When    When   `json:"when"`
	Minutes int    `json:"minutes"`
}

// Evidence is one point of what can be shown to a manager, with the employer
// standard that it belongs to: "3 safe workloads and case allocation".
type Evidence struct {
	Text     string   `json:"text"`
	Items    []string `json:"items"`
	Standard string   `json:"standard"`
}

// ForecastView is what the student said may come, and whether it has.
type ForecastView struct {
	On      string `json:"on"` // the referral
	Text    string `json:"text"`
	Percent int    `json:"percent"`
	Came    string `json:"came"` // "open", "yes", "no"
}

// Heading is what the scenario says of itself.
type Heading struct {
	Title string `json:"title"`
	Role  string `json:"role"`
	Day   int    `json:"day"` // working day, from 1
	Days  int    `json:"days"`
}

// Clock is the time in the story. Times of day are "15:04".
type Clock struct {
	Now          string `json:"now"`
	Date         string `json:"date"` // "Tuesday 3 March"
	ISO          string `json:"iso"`  // "2026-03-03"
	When         When   `json:"when"`
	Starts       string `json:"starts"`
	Finishes     string `json:"finishes"`      // end of contracted hours today
	Minute       int    `json:"minute"`        // minutes since the start of the day
	Contracted   int    `json:"contracted"`    // minutes from start to finish today
	Overtime     int    `json:"overtime"`      // minutes today
	OvertimeWeek int    `json:"overtime_week"` // minutes this week, today included
}

// LoadView is weighted load against the ceiling, in thousandths of a point.
type LoadView struct {
	Points  int        `json:"points"`
	Ceiling int        `json:"ceiling"`
	Band    string     `json:"band"` // "within", "near", "over"
	Parts   []LoadPart `json:"parts"`
}

// LoadPart is one line of the sum: a case, or the stable part.
type LoadPart struct {
	What   string `json:"what"`
	On     string `json:"on,omitempty"`
	Points int    `json:"points"`
}

// StrainView is the practitioner's strain in the story, as a running estimate:
// what it would be if the day ended now. Values are millionths of a point,
// 0 to 100 points. It says nothing about the student.
type StrainView struct {
	Value   int64       `json:"value"`
	Morning int64       `json:"morning"` // what the day began with
	Band    string      `json:"band"`    // "steady", "stretched", "strained", "overloaded", "unsafe"
	Parts   StrainParts `json:"parts"`
}

// Letter is a message as it lies on the desk.
type Letter struct {
	ID         string      `json:"id"`
	Kind       string      `json:"kind"` // "referral", "question", "message", "scene", "advice", "decision"
	By         string      `json:"by"`   // "phone", "email", "in person", "letter", "visit"
	From       string      `json:"from"`
	FromRole   string      `json:"from_role,omitempty"`
	On         string      `json:"on,omitempty"` // the case it is about
	Title      string      `json:"title"`
	Text       string      `json:"text"` // paragraphs separated by an empty line
	At         string      `json:"at"`   // "10:38"
	Date       string      `json:"date"`
	When       When        `json:"when"`
	Urgent     bool        `json:"urgent"`
	Waiting    bool        `json:"waiting"` // for an answer or a recommendation
	State      LetterState `json:"state"`
	RingsOff   string      `json:"rings_off,omitempty"` // when the caller will not hold any longer
	HoldsUntil When        `json:"holds_until,omitzero"`
	Replied    string      `json:"replied,omitempty"` // what was answered or recommended, or what happened instead, in words
}

// File is a case as it lies on the desk.
type File struct {
	ID          string   `json:"id"`
	Name        string   `json:"name"`
	Kind        string   `json:"kind"`     // "child in need", …
	Tier        string   `json:"tier"`     // "P0" to "P4", Caseload's own scale; "" when none has been given
	Position    int      `json:"position"` // in the student's own order, from 1; two may share one
	Since       string   `json:"since,omitempty"`
	SinceISO    string   `json:"since_iso,omitempty"`
	LastSeen    string   `json:"last_seen,omitempty"`
	LastSeenISO string   `json:"last_seen_iso,omitempty"` // "" where the student hasn't seen them
	Led         string   `json:"led,omitempty"`           // who leads, where it isn't the student
	Travel      int      `json:"travel"`                  // minutes there and back
	Points      int      `json:"points"`                  // thousandths
	Summary     string   `json:"summary"`
	People      []Member `json:"people"`
	Strengths   []string `json:"strengths"`
	Papers      []Paper  `json:"papers"`
	Dates       []Date   `json:"dates"`
	News        bool     `json:"news"` // something has come since the tier was last set
}

// Member is someone in a family.
type Member struct {
	Name string `json:"name"`
	Who  string `json:"who"` // "7", "20 months", "mother"
}

// Paper is a file or chronology: what it is and costs, and its text once read.
type Paper struct {
	ID      string `json:"id"`
	Title   string `json:"title"`
	Minutes int    `json:"minutes"`
	Opened  bool   `json:"opened"`
	Text    string `json:"text,omitempty"`
}

// Date is a deadline with the rule it comes from.
type Date struct {
	What   string `json:"what"`
	Due    string `json:"due"` // "Wednesday 25 March"
	ISO    string `json:"iso"`
	State  string `json:"state"`            // "running", "met", "explained", "missed"
	Source string `json:"source,omitempty"` // the rule
	Status string `json:"status,omitempty"` // "statute", "guidance", "local"; and "unverified" where it is
}

// Job is a task as it lies on the desk.
type Job struct {
	ID       string `json:"id"`
	Title    string `json:"title"`
	On       string `json:"on,omitempty"`
	Kind     string `json:"kind"`
	Minutes  int    `json:"minutes"` // still to do, travel included
	Total    int    `json:"total"`
	Due      string `json:"due,omitempty"`
	DueISO   string `json:"due_iso,omitempty"`
	Source   string `json:"source,omitempty"` // the rule that the date comes from
	Status   string `json:"status,omitempty"` // as of a [Date]
	Today    bool   `json:"today"`            // due today or overdue
	Overdue  bool   `json:"overdue"`
	Begun    bool   `json:"begun"`
	Planned  int    `json:"planned"` // place in today's plan, from 1; 0 when not planned
	With     string `json:"with,omitempty"`
	From     string `json:"from,omitempty"` // can't be begun before: "Tuesday 3 March, 13:00"
	FromWhen When   `json:"from_when,omitzero"`
	Hours    string `json:"hours,omitempty"` // when it can be begun, on any day: "15:30 to 18:00"
	Note     string `json:"note,omitempty"`  // a content note: it can be swapped, without a reason
	By       string `json:"by,omitempty"`    // who does it, where it was handed over
}

// Contact is somebody who can be asked.
type Contact struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	Role string `json:"role"`
}

// Event is one thing that happened, as the student learns of it.
type Event struct {
	At   string   `json:"at"`
	Date string   `json:"date,omitempty"` // where it wasn't on the desk's day: "Tuesday 3 March"
	On   string   `json:"on,omitempty"`
	Text Sentence `json:"text"`
}

// An Offer is something that can be decided now: a verb and an object, what it
// should take, and at most a few typed fields, each with a default, so that
// the bare offer is always valid. Labels state cost and never consequence.
type Offer struct {
	ID      string  `json:"id"` // readable, follows from the desk: "read:reid-file"
	Verb    string  `json:"verb"`
	On      string  `json:"on,omitempty"` // id of a case, message, task or person
	Label   string  `json:"label"`
	Minutes int     `json:"minutes"`
	Fields  []Field `json:"fields"`
	Then    string  `json:"then,omitempty"` // what it commits to besides: "then 2 h at 14:30"
	Confirm bool    `json:"confirm"`        // asks once: over 30 minutes, or ends the day
}

// Field kinds.
const (
	FieldChoice   = "choice"   // one of Options
	FieldSet      = "set"      // any of Options, in order, separated by a space
	FieldPosition = "position" // a whole number from 1 to Max
)

// Field is a typed parameter of an offer.
type Field struct {
	Name    string   `json:"name"`
	Label   string   `json:"label"`
	Kind    string   `json:"kind"`
	Options []Option `json:"options,omitempty"`
	Max     int      `json:"max,omitempty"`
	Ordered bool     `json:"ordered,omitempty"` // of a set: its order is part of what is decided
	Default string   `json:"default"`
}

// Option is one value of a field.
type Option struct {
	Value string `json:"value"`
	Label string `json:"label"`
}

// A Decision names an offer and fills its fields. It moves the world; the
// words beside it (reason, note) do not, and live elsewhere.
type Decision struct {
	Offer string            `json:"offer"`
	With  map[string]string `json:"with,omitempty"`
}

// Review is a day that has ended, in facts.
type Review struct {
	Day      int         `json:"day"`
	Date     string      `json:"date"`
	ISO      string      `json:"iso,omitempty"` // filled in for a desk
	Left     string      `json:"left"`          // the time at which work stopped
	Worked   int         `json:"worked"`        // minutes, overtime included
	Overtime int         `json:"overtime"`      // minutes
	Breaks   int         `json:"breaks"`        // minutes
	Done     []string    `json:"done"`          // tasks finished
	Waiting  []string    `json:"waiting"`       // tasks due that were not finished, and questions not answered
	Missed   []string    `json:"missed"`        // dates that passed
	From     int64       `json:"from"`          // strain in the morning, millionths
	To       int64       `json:"to"`            // and at night
	Band     string      `json:"band"`
	Parts    StrainParts `json:"parts"`
}
