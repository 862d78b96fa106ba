// Package debrief says what a play shows about prioritising, strain,
// supervision and workload: what the student takes away and what a seminar
// talks about.
//
// It reads desks, decisions and the scenario's published expectations. It may
// not see a [sim.World]; the outcome reaches [Later] alone, and what that says
// is told apart. Nothing here scores strain, and nothing comments on the
// student's own health.
//
// Every field, with its unit, is listed once, in fields.tsv ([Fields]); a test
// holds that list against the types below. A figure for which there is too
// little to go on is null, and its reason stands beside it.
package debrief

import "caseload/app/sim"

// Debrief is the whole of it, as plain values.
type Debrief struct {
	Title        string         `json:"title"`
	Role         string         `json:"role"`
	Prioritising Prioritising   `json:"prioritising"`
	Stress       Stress         `json:"stress"`
	Supervision  Supervision    `json:"supervision"`
	Moments      []Moment       `json:"moments"`    // linked to frameworks by identifier
	Decisions    []Decided      `json:"decisions"`  // all of them, as they were made
	Topics       []Topic        `json:"topics"`     // what would be worth talking about
	Later        []Later        `json:"later"`      // what was not known at the time
	Frameworks   []Framework    `json:"frameworks"` // those that the moments name
	Limits       []sim.Sentence `json:"limits"`     // what can't be said of this run
	OwnLimits    []sim.Sentence `json:"own_limits"` // and what can't be said of strain, for the student's own eyes
	Form         int            `json:"form"`       // in which it is kept; see [Read]
}

// Prioritising is what came first, and what that rested on.
type Prioritising struct {
	Triage    Triage     `json:"triage"`
	Responses []Response `json:"responses"` // time to respond, by tier
	Revision  Revision   `json:"revision"`
	Order     Order      `json:"order"`
	Dates     Dates      `json:"dates"`
	Timeline  Timeline   `json:"timeline"` // when what came was taken up, against its dates
	Hours     Hours      `json:"hours"`
	Forecasts Forecasts  `json:"forecasts"`
	Context   []Context  `json:"context"` // published evidence, with its limits
}

// Triage is recommendations beside published ranges.
type Triage struct {
	Detection
	Method   string       `json:"method"`
	Rule     string       `json:"rule"`
	Within   int          `json:"within"` // recommendations inside their range
	Over     int          `json:"over"`   // more urgent than all of it
	Under    int          `json:"under"`  // less urgent than all of it
	None     int          `json:"none"`   // nothing was recommended
	Either   int          `json:"either"` // made where the range is urgent and not urgent
	ByLoad   []LoadGroup  `json:"by_load"`
	Examples []Judgement  `json:"examples"`
	Sentence sim.Sentence `json:"sentence"`
}

// Detection tells sensitivity from threshold, where there is enough to.
type Detection struct {
	Judgements        int       `json:"judgements"` // hits, misses, false alarms and correct rejections
	Hits              int       `json:"hits"`
	Misses            int       `json:"misses"`
	FalseAlarms       int       `json:"false_alarms"`
	CorrectRejections int       `json:"correct_rejections"`
	Different         int       `json:"different"`   // things judged, each counted once
	Sensitivity       *Estimate `json:"sensitivity"` // d′, or null
	Criterion         *Estimate `json:"criterion"`   // c, or null
	Reason            string    `json:"reason"`      // why they are null; "" where they aren't
}

// Estimate is a figure with its 95 % interval.
type Estimate struct {
	Value float64 `json:"value"`
	Low   float64 `json:"low"`
	High  float64 `json:"high"`
}

// LoadGroup is the judgements made under one band of load.
type LoadGroup struct {
	Load string `json:"load"` // "within", "near", "over"
	Detection
}

// How a recommendation stands to the published range.
const (
	Within     = "within"
	Higher     = "higher" // more urgent than all of the range
	Lower      = "lower"  // less urgent
	NotOffered = "none"   // no recommendation was made
)

// What a published range says of urgency, by [urgent].
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
	Uncounted        = "" // no recommendation, or a range that is both
)

// What the log shows of how something was met.
const (
	InTime    = "in time"
	ActedLate = "late"      // taken up, and later than the least urgent tier of the range allows
	Unopened  = "unopened"  // less urgent than the range, or left, with papers there that were not opened
	Touched   = "touched"   // something was done about it, and no tier recommended
	Unnoticed = "unnoticed" // no decision took it up
	Left      = "left"      // the tier that it had is inside the range, and stayed
)

// Judgement is a tier that was recommended on a referral or set again on an
// open case, beside the range that practice would defend. Everything in it was
// on the desk, or is published with what was.
type Judgement struct {
	On        string       `json:"on"` // a referral or a case, by its id
	Kind      string       `json:"kind"`
	Title     string       `json:"title"`
	Shown     int          `json:"shown"`    // turn of the first desk that showed it
	ShownAt   string       `json:"shown_at"` // "Tuesday 3 March, 10:05"
	Turn      int          `json:"turn"`     // at which it was recommended; 0: never
	At        string       `json:"at"`
	After     *int         `json:"after"` // working minutes from shown to decided
	Was       string       `json:"was"`   // an open case's tier before
	Tier      string       `json:"tier"`
	Response  string       `json:"response"`
	Range     []string     `json:"range"`
	Published string       `json:"published"` // what the range says of urgency
	Verdict   string       `json:"verdict"`
	Counts    string       `json:"counts_as"`
	Met       string       `json:"met"`       // what the log shows of how it was met
	Why       string       `json:"why"`       // the reason published with the range
	Judged    string       `json:"judged"`    // who judged the range; "not yet reviewed by practitioners"
	Agreement string       `json:"agreement"` // "agreed", "differed", "not reviewed", "not said"
	Opened    []string     `json:"opened"`    // what had been opened about it
	Unopened  []string     `json:"unopened"`  // what was available at a cost and had not been
	Beside    []string     `json:"beside"`    // what else waited on that desk
	Load      string       `json:"load"`      // band of load on that desk
	Sentence  sim.Sentence `json:"sentence"`
	Question  string       `json:"question"` // what an experienced practitioner might ask
	days      int          // working days from shown to decided
}

// Response is the time from a referral's arrival to the recommendation.
type Response struct {
	Tier     string       `json:"tier"`     // the most urgent of the published range
	Came     int          `json:"came"`     // referrals
	Answered int          `json:"answered"` // of them
	Median   *int         `json:"median"`   // working minutes
	Longest  *int         `json:"longest"`
	Late     int          `json:"late"` // of those answered
	Reason   string       `json:"reason"`
	Sentence sim.Sentence `json:"sentence"`
}

// Revision is how long it took from new information about an open case to
// another view of it, or to something done.
type Revision struct {
	Rule     string       `json:"rule"`
	News     int          `json:"news"`
	Retiered int          `json:"retiered"`
	Acted    int          `json:"acted"`   // something was done, and no tier set
	Left     int          `json:"left"`    // neither
	ToTier   *int         `json:"to_tier"` // median working minutes
	ToAct    *int         `json:"to_act"`  // median working minutes to whichever came first
	Reason   string       `json:"reason"`
	List     []Revised    `json:"list"`
	Sentence sim.Sentence `json:"sentence"`
}

// Revised is one time that something new came about an open case.
type Revised struct {
	On        string       `json:"on"`
	Title     string       `json:"title"` // the case's name
	What      string       `json:"what"`  // what came
	Turn      int          `json:"turn"`
	At        string       `json:"at"`
	Was       string       `json:"was"`
	Tier      string       `json:"tier"` // that was set; "" for none
	TierTurn  int          `json:"tier_turn"`
	TierAfter *int         `json:"tier_after"` // working minutes
	Act       string       `json:"act"`        // what was done first
	ActTurn   int          `json:"act_turn"`
	ActAfter  *int         `json:"act_after"`
	Range     []string     `json:"range"` // published for it; empty for none
	Sentence  sim.Sentence `json:"sentence"`

	asked             bool // it could be answered
	tierDays, actDays int  // working days until then
}

// Order is what was taken up against what was visibly pressing then.
type Order struct {
	Rule     string       `json:"rule"`
	Choices  int          `json:"choices"`
	Pressing int          `json:"pressing"` // of them, those that took up something pressing
	Passed   []Passed     `json:"passed"`   // the longest of the others, at most five
	Sentence sim.Sentence `json:"sentence"`
}

// Passed is a piece of work taken up while something pressing could have been.
type Passed struct {
	Turn     int          `json:"turn"`
	At       string       `json:"at"`
	Did      string       `json:"did"`
	Minutes  int          `json:"minutes"`
	Waiting  []string     `json:"waiting"`
	Sentence sim.Sentence `json:"sentence"`
}

// Dates is every date that was running.
type Dates struct {
	Met       int          `json:"met"`
	Explained int          `json:"explained"` // not met in time, with a recorded reason
	Missed    int          `json:"missed"`
	Running   int          `json:"running"`
	List      []Kept       `json:"list"`
	Sentence  sim.Sentence `json:"sentence"`
}

// Kept is one date with its rule, what became of it, and the recorded reason.
type Kept struct {
	sim.Date
	On     string `json:"on"`     // the case's id
	Case   string `json:"case"`   // and its name
	Reason string `json:"reason"` // that was recorded
}

// Plain are the dates as a table shows them.
func (d Dates) Plain() []sim.Date {
	list := make([]sim.Date, len(d.List))
	for i, k := range d.List {
		list[i] = k.Date
	}
	return list
}

// Hours is where the minutes went.
type Hours struct {
	Rule      string       `json:"rule"`
	Total     int          `json:"total"`     // minutes, breaks not counted
	List      []sim.Spent  `json:"list"`      // by kind of work, most first
	Groups    []Group      `json:"groups"`    // the same minutes in fewer kinds
	Quadrants []Quadrant   `json:"quadrants"` // the same minutes, urgent by important
	Sentence  sim.Sentence `json:"sentence"`
}

// Group is minutes of one kind.
type Group struct {
	What    string `json:"what"`
	Minutes int    `json:"minutes"`
}

// Quadrant is the minutes of one quarter of urgent by important.
type Quadrant struct {
	Urgent    bool `json:"urgent"`
	Important bool `json:"important"`
	Minutes   int  `json:"minutes"`
}

// Context is a published finding, told beside its limit.
type Context struct {
	Finding string `json:"finding"`
	Limit   string `json:"limit"`
	Source  string `json:"source"`
}

// Moment is something that was done, linked to frameworks.
type Moment struct {
	Play       string   `json:"play"` // the rule's identifier
	Turn       int      `json:"turn"`
	Day        int      `json:"day"` // the working day that it is about, from 1
	At         string   `json:"at"`
	On         string   `json:"on"`
	What       string   `json:"what"`
	iso        string   // the day, where it isn't its turn's
	Frameworks []string `json:"frameworks"` // "PCF.6", "SWE.3"
	Prompt     string   `json:"prompt"`
}

// Framework is one entry of a framework, with where its wording comes from.
type Framework struct {
	ID        string `json:"id"`
	Framework string `json:"framework"`
	Title     string `json:"title"`
	Status    string `json:"status"`
}

// Topic is something worth talking about: what was asked, what you said or what
// came of it without you, and a question without a right answer.
type Topic struct {
	On      string          `json:"on,omitempty"`
	Turn    int             `json:"turn"`
	Asked   string          `json:"asked"`
	State   sim.LetterState `json:"state"`   // of what was asked, at the end
	Said    string          `json:"said"`    // "" when nothing was said
	Instead string          `json:"instead"` // what came of it when nothing was said; "" for nothing yet
	Prompt  string          `json:"prompt"`
	Key     bool            `json:"key"` // one of the scenario's key moments
}

// Later is what the outcome adds: what could not have been known or, where Shown
// is true, a sum over what the desks did show.
type Later struct {
	On    string `json:"on,omitempty"`
	Shown bool   `json:"shown"`
	Text  string `json:"text"`
}
