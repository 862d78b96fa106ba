package teach

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"caseload/app/scenario"
	"caseload/app/sim"
	"caseload/app/sim/calendar"
)

// Set are an employer's terms that a lecturer sets one by one, as they are typed.
type Set struct {
	Ceiling     string // weighted points
	Recording   string // minutes of writing up for an hour of contact
	Supervision string // how often, as one of Rhythms: "10 working days"
	Minutes     string // of one session
	Cancelled   string // of 20 sessions, those that are called off
	Development string // minutes a week
	Discretion  string // "narrow" or "wide"
	Blame       string // "low" or "high"
	DutyCover   string // "yes" or "no"
	Peers       string // "yes" or "no"
}

// Rhythms are how often supervision can be due.
var Rhythms = []calendar.Period{
	{N: 5, Unit: calendar.WorkingDays}, {N: 10, Unit: calendar.WorkingDays}, {N: 15, Unit: calendar.WorkingDays},
	{N: 1, Unit: calendar.Months}, {N: 2, Unit: calendar.Months}, {N: 3, Unit: calendar.Months},
}

// Range is the least and the most that a term can be set to. It is narrower than what a
// script may declare: beyond it a week is no longer like any employer's.
type Range struct{ Least, Most int }

// Ranges are those of the terms.
var Ranges = struct{ Ceiling, Recording, Session, Cancelled, Development Range }{
	Ceiling: Range{40, 200}, Recording: Range{15, 150}, Session: Range{30, 180}, Cancelled: Range{0, 20},
	Development: Range{0, 444}, // a day of a week of 37 hours
}

// The fields of a form that set terms, by which a *Wrong names them.
const (
	FieldCeiling     = "term_ceiling"
	FieldRecording   = "term_recording"
	FieldSupervision = "term_supervision"
	FieldSession     = "term_minutes"
	FieldCancelled   = "term_cancelled"
	FieldDevelopment = "term_development"
	FieldDiscretion  = "term_discretion"
	FieldBlame       = "term_blame"
	FieldDutyCover   = "term_duty_cover"
	FieldPeers       = "term_peers"
)

// SetOf returns how terms are typed.
func SetOf(t sim.Terms) Set {
	return Set{
		Ceiling: strconv.Itoa(t.Ceiling), Recording: strconv.Itoa(t.Recording),
		Supervision: t.Supervision.String(), Minutes: strconv.Itoa(t.Minutes), Cancelled: strconv.Itoa(t.Cancels * Ranges.Cancelled.Most / 1000),
		Development: strconv.Itoa(t.Development), Discretion: string(t.Discretion), Blame: string(t.Blame),
		DutyCover: yesOrNo(t.DutyCover), Peers: yesOrNo(t.Peers),
	}
}

// usualSet is what the boxes hold before anything is set: a supportive employer's terms.
func usualSet() Set {
	e, _ := scenario.EmployerCalled("supportive")
	return SetOf(*e.Terms)
}

func yesOrNo(is bool) string {
	if is {
		return "yes"
	}
	return "no"
}

// terms reads the terms. The error is a *Wrong about the first that won't do.
func (s Set) terms() (t sim.Terms, err error) {
	number := func(field, typed string, within Range) int {
		n, notOne := strconv.Atoi(strings.TrimSpace(typed))
		if err == nil && (notOne != nil || n < within.Least || n > within.Most) {
			err = wrong(field, sayRange(within))
		}
		return n
	}
	one := func(field, typed, yes, no string) bool {
		if err == nil && typed != yes && typed != no {
			err = wrong(field, sayNoTerm)
		}
		return typed == yes
	}
	if one(FieldDiscretion, s.Discretion, string(sim.NarrowDiscretion), string(sim.WideDiscretion)) {
		t.Discretion = sim.NarrowDiscretion
	} else {
		t.Discretion = sim.WideDiscretion
	}
	t.DutyCover = one(FieldDutyCover, s.DutyCover, "yes", "no")
	t.Ceiling = number(FieldCeiling, s.Ceiling, Ranges.Ceiling)
	t.Recording = number(FieldRecording, s.Recording, Ranges.Recording)
	if one(FieldBlame, s.Blame, string(sim.HighBlame), string(sim.LowBlame)) {
		t.Blame = sim.HighBlame
	} else {
		t.Blame = sim.LowBlame
	}
	t.Peers = one(FieldPeers, s.Peers, "yes", "no")
	i := slices.IndexFunc(Rhythms, func(p calendar.Period) bool { return p.String() == s.Supervision })
	if i >= 0 {
		t.Supervision = Rhythms[i]
	} else if err == nil {
		err = wrong(FieldSupervision, sayNoTerm)
	}
	t.Minutes = number(FieldSession, s.Minutes, Ranges.Session)
	t.Cancels = number(FieldCancelled, s.Cancelled, Ranges.Cancelled) * 1000 / Ranges.Cancelled.Most
	t.Development = number(FieldDevelopment, s.Development, Ranges.Development)
	return t, err
}

// EmployerWords says whose terms a plan has and, if they were set one by one, what they are.
func (p Plan) EmployerWords() string {
	e, err := p.employer()
	if err != nil {
		return p.Employer
	}
	if e.Name != scenario.SetTerms {
		return e.Title
	}
	var lines []string
	for _, l := range e.Lines() {
		lines = append(lines, l.Words)
	}
	return e.Title + ": " + strings.Join(lines, "; ")
}

// setBefore precedes terms that were set one by one, where others have the name of their
// employer.
const setBefore = scenario.SetTerms + " "

// termsWord returns the name of the employer with some terms, or, if none has them, the
// terms after setBefore. It is "" for what can't be read.
func termsWord(kept string) string {
	var terms *sim.Terms
	if json.Unmarshal([]byte(kept), &terms) != nil {
		return ""
	}
	if e, ok := scenario.EmployerOf(terms); ok {
		return e.Name
	}
	return setBefore + kept
}

// termsNamed names each of some words of termsWord. Terms that were set one by one are
// told apart by what isn't so in all of those.
func termsNamed(words []string) func(word string) string {
	lines := map[string][]string{}
	var all [][]string
	for _, word := range words {
		var terms sim.Terms
		kept, set := strings.CutPrefix(word, setBefore)
		if !set || json.Unmarshal([]byte(kept), &terms) != nil {
			continue
		}
		for _, l := range scenario.Set(terms).Lines() {
			lines[word] = append(lines[word], l.Words)
		}
		all = append(all, lines[word])
	}
	shared := common(all)
	return func(word string) string {
		e, ok := scenario.EmployerCalled(word)
		if ok {
			return e.Title
		}
		own := slices.DeleteFunc(slices.Clone(lines[word]), func(line string) bool { return slices.Contains(shared, line) })
		return strings.TrimSuffix(scenario.Set(sim.Terms{}).Title+": "+strings.Join(own, ", "), ": ")
	}
}
