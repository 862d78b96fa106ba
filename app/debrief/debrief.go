// Package debrief says what a play shows about prioritising, strain, supervision
// and workload: what the student takes away and what a seminar talks about.
//
// It reads desks, decisions and the scenario's published expectations. It must
// not see a [sim.World]. The outcome is used only for [Later], which is kept
// separate from everything else. The package never scores strain, and never
// comments on the student's own health.
//
// All fields with their units are listed in fields.tsv ([Fields]); a test
// compares that list with the types below. A figure for which there are too few
// data is null, and the reason is given next to it.
//
// Every sentence that it says comes from a file whose name begins with say: one
// for each noun, and say.go for what is short or shared. A test of the whole module
// enforces this.
package debrief

import "caseload/app/sim"

// Debrief is a whole debrief, as plain values.
type Debrief struct {
	Title        string         `json:"title"`
	Role         string         `json:"role"`
	First        FirstPage      `json:"first"` // the run on one page
	Prioritising Prioritising   `json:"prioritising"`
	Stress       Stress         `json:"stress"`
	Supervision  Supervision    `json:"supervision"`
	Moments      []Moment       `json:"moments"`    // things that were done, with the frameworks they are linked to
	Decisions    []Decided      `json:"decisions"`  // all decisions, in the order in which they were made
	Topics       []Topic        `json:"topics"`     // what would be worth talking about
	Later        []Later        `json:"later"`      // what was not known at the time
	Frameworks   []Framework    `json:"frameworks"` // the frameworks that the moments name
	Limits       []sim.Sentence `json:"limits"`     // what can't be said about this run
	OwnLimits    []sim.Sentence `json:"own_limits"` // what can't be said about strain; only for the student
	Form         int            `json:"form"`       // the version of the stored form; see [Read]

	unread []unread // papers that were there and never opened, for [Debrief.AtTheEnd]
}

// Prioritising is about what the student put first, and on what grounds.
type Prioritising struct {
	Triage    Triage     `json:"triage"`
	Responses []Response `json:"responses"` // time to respond, by tier
	Revision  Revision   `json:"revision"`
	Order     Order      `json:"order"`
	Dates     Dates      `json:"dates"`
	Timeline  Timeline   `json:"timeline"` // when things came and were taken up, and their dates
	Hours     Hours      `json:"hours"`
	Forecasts Forecasts  `json:"forecasts"`
	Context   []Context  `json:"context"` // published evidence, with its limits
}

// Triage compares recommendations with the published ranges.
type Triage struct {
	Detection
	Method   sim.Sentence `json:"method"`
	Rule     sim.Sentence `json:"rule"`
	Within   int          `json:"within"` // how many recommendations were inside their range
	Over     int          `json:"over"`   // how many were more urgent than the whole range
	Under    int          `json:"under"`  // how many were less urgent than the whole range
	Worked   int          `json:"worked"` // of those less urgent, how often the tier was left and the work done in time
	None     int          `json:"none"`   // how often nothing was recommended
	Either   int          `json:"either"` // how many were made where the range spans urgent and not urgent
	ByLoad   []LoadGroup  `json:"by_load"`
	Examples []Judgement  `json:"examples"`
	Sentence sim.Sentence `json:"sentence"`
}

// Detection holds sensitivity and threshold separately, if there are enough
// judgements to estimate them.
type Detection struct {
	Judgements        int          `json:"judgements"` // hits, misses, false alarms and correct rejections
	Hits              int          `json:"hits"`
	Misses            int          `json:"misses"`
	FalseAlarms       int          `json:"false_alarms"`
	CorrectRejections int          `json:"correct_rejections"`
	Different         int          `json:"different"`   // how many different things were judged
	Sensitivity       *Estimate    `json:"sensitivity"` // d′, or null
	Criterion         *Estimate    `json:"criterion"`   // c, or null
	Reason            sim.Sentence `json:"reason"`      // why they are null; "" if they aren't
}

// Estimate is a figure with its 95 % confidence interval.
type Estimate struct {
	Value float64 `json:"value"`
	Low   float64 `json:"low"`
	High  float64 `json:"high"`
}

// LoadGroup holds the judgements made under one band of load.
type LoadGroup struct {
	Load string `json:"load"` // "within", "near", "over"
	Detection
}

// Kinds of [Judgement].
const (
	referral = "referral"
	openCase = "open case"
)

// How a recommendation compares with the published range.
const (
	Within     = "within"
	Higher     = "higher" // more urgent than the whole range
	Lower      = "lower"  // less urgent than the whole range
	NotOffered = "none"   // no recommendation was made
)

// What a published range says about urgency; see [urgent].
const (
	IsUrgent  = "urgent"
	NotUrgent = "not urgent"
	Either    = "either"
)

// What a judgement counts as.
const (
	Hit              = "hit"
	Miss             = "miss"
	FalseAlarm       = "false alarm"
	CorrectRejection = "correct rejection"
	Uncounted        = "" // no recommendation, a range that spans urgent and not urgent, or work done in time without a tier
)

// What the log shows about how something was dealt with.
const (
	InTime    = "in time"
	ActedLate = "late"      // taken up, but later than the least urgent tier of the range allows
	Unopened  = "unopened"  // judged less urgent than the range, or left, while there were unopened papers about it
	Touched   = "touched"   // something was done about it, but no tier was recommended
	Worked    = "worked"    // no tier was set, but something was done about it in the time that its range allows
	Unnoticed = "unnoticed" // no decision took it up
	Left      = "left"      // its tier didn't change, and is inside the range
)

// Judgement compares a tier that was recommended on a referral, or set again on
// an open case, with the range that practice would defend. Everything in it was
// on the desk, or is published about something that was.
type Judgement struct {
	On        string         `json:"on"` // the id of a referral or a case
	Kind      string         `json:"kind"`
	Title     string         `json:"title"`
	Shown     int            `json:"shown"`    // the turn of the first desk that showed it
	ShownAt   string         `json:"shown_at"` // "Tuesday 3 March, 10:05"
	Turn      int            `json:"turn"`     // the turn at which it was recommended; 0: never
	At        string         `json:"at"`
	After     *int           `json:"after"` // working minutes from being shown to the decision
	Was       string         `json:"was"`   // the tier that an open case had before
	Tier      string         `json:"tier"`
	Response  string         `json:"response"`
	Range     []string       `json:"range"`     // the tiers that count as inside: the authors’, and those that practitioners would defend
	Authors   []string       `json:"authors"`   // the range that the authors publish
	Published string         `json:"published"` // what the range says about urgency
	Verdict   string         `json:"verdict"`
	Counts    string         `json:"counts_as"`
	Met       string         `json:"met"`    // what the log shows about how it was dealt with
	Why       string         `json:"why"`    // the reason published with the range
	Judged    string         `json:"judged"` // who judged the range; "not yet reviewed by practitioners"
	Agreement sim.Agreement  `json:"agreement"`
	Apart     []sim.Defended `json:"apart"`    // what practitioners would defend, each judging apart from the others
	Opened    []string       `json:"opened"`   // what had been opened about it
	Unopened  []string       `json:"unopened"` // what could have been opened, at a cost in minutes, but hadn't been
	Beside    []string       `json:"beside"`   // what else was waiting on that desk
	Load      string         `json:"load"`     // the band of load on that desk
	Sentence  sim.Sentence   `json:"sentence"`
	Question  sim.Sentence   `json:"question"` // what an experienced practitioner might ask
	days      int            // working days from being shown to the decision
}

// Response is about the time from a referral's arrival to a recommendation.
type Response struct {
	Tier     string       `json:"tier"`     // the most urgent tier of the published range
	Came     int          `json:"came"`     // how many referrals came
	Answered int          `json:"answered"` // how many of them were answered
	Median   *int         `json:"median"`   // working minutes
	Longest  *int         `json:"longest"`
	Late     int          `json:"late"` // how many of those answered were late
	Reason   sim.Sentence `json:"reason"`
	Sentence sim.Sentence `json:"sentence"`
}

// Revision is about the time from new information about an open case to a new
// view of its tier, or to an action. News that called for no other view and was dealt
// with is left out.
type Revision struct {
	Rule     sim.Sentence `json:"rule"`
	News     int          `json:"news"`
	Retiered int          `json:"retiered"`
	Acted    int          `json:"acted"`   // how often something was done but no tier was set
	Left     int          `json:"left"`    // how often neither happened
	ToTier   *int         `json:"to_tier"` // median working minutes
	ToAct    *int         `json:"to_act"`  // median working minutes to the tier or the act, whichever came first
	Reason   sim.Sentence `json:"reason"`
	List     []Revised    `json:"list"`
	Sentence sim.Sentence `json:"sentence"`
}

// Revised is one occasion on which something new came about an open case.
type Revised struct {
	On        string       `json:"on"`
	Title     string       `json:"title"` // the case's name
	What      string       `json:"what"`  // what came
	Turn      int          `json:"turn"`
	At        string       `json:"at"`
	Was       string       `json:"was"`
	Tier      string       `json:"tier"` // the tier that was set, or "" if none was
	TierTurn  int          `json:"tier_turn"`
	TierAfter *int         `json:"tier_after"` // working minutes
	Act       string       `json:"act"`        // what was done first
	ActTurn   int          `json:"act_turn"`
	ActAfter  *int         `json:"act_after"`
	Range     []string     `json:"range"` // the range published for it; empty if there is none
	Sentence  sim.Sentence `json:"sentence"`

	asked             bool // the new message could be answered
	tierDays, actDays int  // working days until the tier was set, and until the act
}

// Order compares what was taken up with what was visibly pressing at the time.
type Order struct {
	Rule     sim.Sentence `json:"rule"`
	Choices  int          `json:"choices"`
	Pressing int          `json:"pressing"` // how many of the choices took up something pressing
	Passed   []Passed     `json:"passed"`   // the longest of the other choices, at most five
	Sentence sim.Sentence `json:"sentence"`
}

// Passed is a piece of work that was taken up when something pressing could have
// been.
type Passed struct {
	Turn     int          `json:"turn"`
	At       string       `json:"at"`
	Did      string       `json:"did"`
	Minutes  int          `json:"minutes"`
	Waiting  []string     `json:"waiting"`
	Sentence sim.Sentence `json:"sentence"`
}

// Dates lists every date that was running.
type Dates struct {
	Met       int          `json:"met"`
	Explained int          `json:"explained"` // not met in time, with a recorded reason
	Missed    int          `json:"missed"`
	Running   int          `json:"running"`
	List      []Kept       `json:"list"`
	Sentence  sim.Sentence `json:"sentence"`
}

// Kept is a date with its rule, what became of it, and the reason that was
// recorded.
type Kept struct {
	sim.Date
	On     string `json:"on"`     // the case's id
	Case   string `json:"case"`   // the case's name
	Reason string `json:"reason"` // the reason that was recorded, or ""
}

// Plain returns the dates in the form in which a table shows them.
func (d Dates) Plain() []sim.Date {
	list := make([]sim.Date, len(d.List))
	for i, k := range d.List {
		list[i] = k.Date
	}
	return list
}

// Hours says how the working minutes were spent.
type Hours struct {
	Rule       sim.Sentence `json:"rule"`
	Total      int          `json:"total"`       // minutes, without breaks
	List       []sim.Spent  `json:"list"`        // by kind of work, most first
	Groups     []Group      `json:"groups"`      // the same minutes in broader kinds
	FindingOut int          `json:"finding_out"` // minutes of reading and asking
	Quadrants  []Quadrant   `json:"quadrants"`   // the other minutes by urgency and importance
	Scheduled  int          `json:"scheduled"`   // of what was neither urgent nor important, the minutes on families held at P3 or P4
	Sentence   sim.Sentence `json:"sentence"`
}

// Group is the minutes spent on one kind of work.
type Group struct {
	What    string `json:"what"`
	Minutes int    `json:"minutes"`
}

// Quadrant is the minutes spent on work that was urgent or not, and important or
// not.
type Quadrant struct {
	Urgent    bool `json:"urgent"`
	Important bool `json:"important"`
	Minutes   int  `json:"minutes"`
}

// Context is a published finding with its limitation.
type Context struct {
	Finding string `json:"finding"`
	Limit   string `json:"limit"`
	Source  string `json:"source"`
}

// Moment is something that was done or left undone, linked to frameworks.
type Moment struct {
	Play       string       `json:"play"` // the identifier of the rule
	Turn       int          `json:"turn"`
	Day        int          `json:"day"` // the number of the working day that it is about, from 1
	At         string       `json:"at"`
	On         string       `json:"on"`
	What       sim.Sentence `json:"what"`
	iso        string       // the date it is about, if that isn't the turn's
	Frameworks []string     `json:"frameworks"` // "PCF.6", "SWE.3"
	Prompt     string       `json:"prompt"`
}

// Framework is an entry in a framework, with the status of its wording.
type Framework struct {
	ID        string `json:"id"`
	Framework string `json:"framework"`
	Title     string `json:"title"`
	Status    string `json:"status"`
	// Unverified means that nobody has compared the wording with its source.
	Unverified bool `json:"unverified,omitempty"`
}

// Topic is something worth talking about: what was asked, what the student said
// or what happened because they didn't, and a question that has no right answer.
type Topic struct {
	On      string          `json:"on,omitempty"`
	Turn    int             `json:"turn"`
	Asked   string          `json:"asked"`
	State   sim.LetterState `json:"state"`   // the state of what was asked, at the end
	Said    sim.Sentence    `json:"said"`    // what the student said, or "" if nothing
	Instead sim.Sentence    `json:"instead"` // what happened because nothing was said; "" if nothing has yet
	Prompt  string          `json:"prompt"`
	Key     bool            `json:"key"` // one of the scenario's key moments
}

// Later is something that only the outcome shows: hindsight or, if Shown is true,
// something that had reached the student or was there to be opened.
type Later struct {
	On    string       `json:"on,omitempty"`
	Case  string       `json:"case,omitempty"` // the case's name
	Shown bool         `json:"shown"`
	Text  sim.Sentence `json:"text"`
	Reach Try          `json:"reach"` // what was within reach and would have shown it; empty for nothing
}
