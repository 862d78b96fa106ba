package teach

import (
	"maps"
	"slices"

	"caseload/app/debrief"
	"caseload/app/run"
	"caseload/app/scenario"
	"caseload/app/sim"
	"caseload/app/store"
)

// What those who follow a run see of it has types of its own. They list what is shown, so
// that nothing new on a desk reaches staff before somebody has decided that it may; a test
// keeps the types of desks, debriefs and words out of them. They have no strain and nothing
// of what it is made of, no feelings, nothing that the student wrote but the reasons that
// they show, nothing that was said in supervision, and no decision to step away from the desk or to have a colleague take
// something that is hard ([own]).

// Followed is a run, finished or not, as those who follow it see it.
type Followed struct {
	Turn     int               `json:"turn"` // at which it stands, as [places] counts
	Day      int               `json:"day"`
	Days     int               `json:"days"`
	Ended    bool              `json:"ended"`
	ByDay    []FollowedDay     `json:"by_day"`
	Measures *FollowedMeasures `json:"measures,omitempty"` // nil until it has ended
}

// FollowedDay is a day of a run with its decisions.
type FollowedDay struct {
	Day       int                `json:"day"`
	Date      string             `json:"date"` // "Tuesday 3 March"
	Decisions []FollowedDecision `json:"decisions"`
	Review    *FollowedReview    `json:"review,omitempty"` // nil until the day has ended
}

// FollowedDecision is a decision in words, with what was chosen in its fields: of a
// recommendation that is the tier, the threshold and the reason.
type FollowedDecision struct {
	Turn  int    `json:"turn"`
	At    string `json:"at"`
	What  string `json:"what"`
	Chose string `json:"chose,omitempty"`
	On    string `json:"on,omitempty"` // the case's name

	Reasons []FollowedReason `json:"reasons,omitempty"` // what weighed most, where students show it: one for each
}

// FollowedReason is what weighed most in a decision, as its student shows it. Of a run that
// two have, By says whose it is to those who may know it.
type FollowedReason struct {
	By     string `json:"by,omitempty"`
	Reason string `json:"reason"` // its identifier, or what a program sent
}

// FollowedReview states the facts of a day that has ended. Worked and Overtime are minutes.
type FollowedReview struct {
	Left     string   `json:"left"` // when work stopped
	Worked   int      `json:"worked"`
	Overtime int      `json:"overtime"`
	Done     []string `json:"done"`
	Waiting  []string `json:"waiting"`
	Missed   []string `json:"missed"`
}

// FollowedMeasures is what the debrief says of prioritising, in its words to the student.
type FollowedMeasures struct {
	Sentences  []sim.Sentence      `json:"sentences"`
	Judgements []FollowedJudgement `json:"judgements"`
	Dates      []FollowedDate      `json:"dates"`
}

// FollowedJudgement compares a tier with the range that practice would defend.
type FollowedJudgement struct {
	Turn     int                `json:"turn"` // at which it was recommended; 0: never
	Title    string             `json:"title"`
	Tier     string             `json:"tier"`
	Range    []string           `json:"range"`   // the tiers that count as inside
	Authors  []string           `json:"authors"` // the range that the authors publish
	Why      string             `json:"why"`     // the reason published with the range
	Judged   string             `json:"judged"`  // by whom
	Apart    []FollowedDefended `json:"apart"`   // what practitioners would defend, each judging apart from the others
	Sentence sim.Sentence       `json:"sentence"`
}

// FollowedDefended is the range that one practitioner would defend, and why.
type FollowedDefended struct {
	Most  string `json:"most"` // a tier
	Least string `json:"least"`
	Why   string `json:"why"`
}

// FollowedDate is a date of a case.
type FollowedDate struct {
	Case  string `json:"case"`
	What  string `json:"what"`
	Due   string `json:"due"`
	State string `json:"state"` // "running", "met", "explained" or "missed"
}

// followed builds what is seen of a run from its steps, and from the reasons that its
// students show.
func followed(steps []scenario.Step, reasons ...store.ShownReason) Followed {
	last := steps[len(steps)-1].Desk
	f := Followed{Turn: last.Turn, Day: last.Scenario.Day, Days: last.Scenario.Days, Ended: last.Ended, ByDay: []FollowedDay{}}
	shown := shownDecisions(steps, reasons...)
	at := places(shown)
	f.Turn = len(at) + 1
	for i, step := range steps {
		if i == 0 || step.Decision == nil {
			continue
		}
		day := f.day(steps[i-1].Desk)
		if d, shows := shown[steps[i-1].Desk.Turn]; shows {
			d.Turn = placeOf(at, d.Turn)
			day.Decisions = append(day.Decisions, d)
		}
		if r := step.Desk.Review; r != nil && r.Day == day.Day {
			day.Review = &FollowedReview{r.Left, r.Worked, r.Overtime, list(r.Done), list(r.Waiting), list(r.Missed)}
		}
	}
	return f
}

// day returns the day of a desk, which is the last one or a new one.
func (f *Followed) day(desk sim.Desk) *FollowedDay {
	if n := len(f.ByDay); n == 0 || f.ByDay[n-1].Day != desk.Scenario.Day {
		f.ByDay = append(f.ByDay, FollowedDay{Day: desk.Scenario.Day, Date: desk.Clock.Date, Decisions: []FollowedDecision{}})
	}
	return &f.ByDay[len(f.ByDay)-1]
}

// shownDecisions returns the decisions that are shown, by turn, with those of some reasons
// that are shown with them. What was put on the agenda of supervision isn't, nor why.
func shownDecisions(steps []scenario.Step, reasons ...store.ShownReason) map[int]FollowedDecision {
	shown := map[int]FollowedDecision{}
	for _, d := range debrief.Decisions(steps) {
		if d.Verb == sim.VerbSupervise {
			d.Chose = ""
		}
		shown[d.Turn] = FollowedDecision{Turn: d.Turn, At: d.At, What: d.What, Chose: d.Chose, On: d.On}
	}
	for i, step := range steps {
		if i == 0 || step.Decision == nil {
			continue
		}
		before := steps[i-1].Desk
		switch o := offered(before, step.Decision); {
		case run.IsOwn(before, o):
			delete(shown, before.Turn)
		case run.MayShowReason(before, o):
			d := shown[before.Turn]
			d.Reasons = reasonsAt(reasons, before.Turn)
			shown[before.Turn] = d
		}
	}
	return shown
}

func reasonsAt(all []store.ShownReason, turn int) (list []FollowedReason) {
	for _, r := range all {
		if r.Turn == turn {
			list = append(list, FollowedReason{r.By, r.Text})
		}
	}
	return list
}

// places returns the turns whose decisions are shown, in order. Those who follow a run count
// these alone, from 1, and know a turn by its place among them: a number left out would tell
// them where a decision is that is the student's own.
func places(shown map[int]FollowedDecision) []int { return slices.Sorted(maps.Keys(shown)) }

// placeOf returns the place of a turn, or 0 if it isn't shown.
func placeOf(places []int, turn int) int { return slices.Index(places, turn) + 1 }

func offered(desk sim.Desk, d *sim.Decision) sim.Offer {
	o, _ := desk.Offer(d.Offer)
	return o
}

// measuresOf returns what a debrief says of prioritising.
func measuresOf(d debrief.Debrief, places []int) *FollowedMeasures {
	p := d.Prioritising
	m := &FollowedMeasures{Sentences: []sim.Sentence{}, Judgements: []FollowedJudgement{}, Dates: []FollowedDate{}}
	for _, s := range []sim.Sentence{p.Triage.Sentence, p.Revision.Sentence, p.Order.Sentence, p.Dates.Sentence} {
		if s != "" {
			m.Sentences = append(m.Sentences, s)
		}
	}
	for _, j := range p.Triage.Examples {
		apart := make([]FollowedDefended, len(j.Apart))
		for i, one := range j.Apart {
			apart[i] = FollowedDefended(one)
		}
		m.Judgements = append(m.Judgements, FollowedJudgement{placeOf(places, j.Turn), j.Title, j.Tier, list(j.Range), list(j.Authors), j.Why, j.Judged, apart, j.Sentence})
	}
	for _, k := range p.Dates.List {
		m.Dates = append(m.Dates, FollowedDate{k.Case, k.What, k.Due, string(k.State)})
	}
	return m
}

// list returns a list as JSON has it, which isn't null.
func list[T any](l []T) []T {
	if l == nil {
		return []T{}
	}
	return l
}
