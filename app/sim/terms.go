package sim

import "caseload/app/sim/calendar"

// Terms are the employer's conditions. They change the world and can be set for
// a class. Each belongs to one of the eight Standards for Employers of Social
// Workers (England); see [TermStandards].
type Terms struct {
	Ceiling     int             `json:"ceiling"`     // in weighted points
	Supervision calendar.Period `json:"supervision"` // how often it is due
	Minutes     int             `json:"minutes"`     // length of a supervision session
	Cancels     int             `json:"cancels"`     // probability that supervision is cancelled, in thousandths; the story draws by it
	Development int             `json:"development"` // protected minutes per week for learning
	Discretion  Discretion      `json:"discretion"`
	Blame       Blame           `json:"blame"`
	DutyCover   bool            `json:"duty_cover"`
	Recording   int             `json:"recording"` // minutes of writing up per hour of contact
	Peers       bool            `json:"peers"`     // a debrief with a colleague is offered, as work
}

// Discretion is how much a practitioner may decide without asking.
type Discretion string

const (
	NarrowDiscretion Discretion = "narrow"
	WideDiscretion   Discretion = "wide"
)

// Blame is how an employer takes what goes wrong.
type Blame string

const (
	LowBlame  Blame = "low"  // as something to learn from
	HighBlame Blame = "high" // as somebody's fault
)

// standardTerms returns the terms of a supportive, ordinary employer: ceiling
// and supervision for a newly qualified worker as in DOMAIN 4.3 and 5.1, a
// tenth of 37 hours protected (5.1), recording as in 3.2.
func standardTerms() Terms {
	return Terms{
		Ceiling: 90, Supervision: calendar.Period{N: 10, Unit: calendar.WorkingDays}, Minutes: 90,
		Development: 222, Discretion: WideDiscretion, Blame: LowBlame, DutyCover: true, Recording: 45, Peers: true,
	}
}

// TermStandards maps each term to the employer standard it belongs to.
var TermStandards = map[string]Standard{
	"ceiling":     standard(3),
	"supervision": standard(5),
	"cancels":     standard(5),
	"development": standard(6),
	"discretion":  standard(1),
	"blame":       standard(4),
	"duty_cover":  standard(2),
	"recording":   standard(3),
	"peers":       standard(4),
}
