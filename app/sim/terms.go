package sim

// Terms are the employer's: they change the world and can be set for a class.
// Each names the one of the eight Standards for Employers of Social Workers
// (England) that it belongs to; see [TermStandards].
type Terms struct {
	Ceiling     int    `json:"ceiling"`     // weighted points
	Supervision Period `json:"supervision"` // rhythm
	Minutes     int    `json:"minutes"`     // of supervision
	Cancels     int    `json:"cancels"`     // how often supervision is called off, thousandths; for the story to draw by
	Development int    `json:"development"` // minutes a week that are protected for learning
	Discretion  string `json:"discretion"`  // "narrow", "wide"
	Blame       string `json:"blame"`       // "low", "high"
	DutyCover   bool   `json:"duty_cover"`
	Recording   int    `json:"recording"` // minutes of writing up for an hour of contact
	Peers       bool   `json:"peers"`     // time for peers counts as work
}

// standardTerms are a supportive, ordinary employer's: ceiling and rhythm for a
// newly qualified worker as in DOMAIN 4.3 and 5.1, a tenth of 37 hours protected
// (5.1), recording as in 3.2.
func standardTerms() Terms {
	return Terms{
		Ceiling: 90, Supervision: Period{N: 10, Unit: UnitWorkingDays}, Minutes: 90,
		Development: 222, Discretion: "wide", Blame: "low", DutyCover: true, Recording: 45, Peers: true,
	}
}

// TermStandards names the employer standard that each term belongs to, by the
// headings of the LGA's Standards for Employers (2020).
var TermStandards = map[string]string{
	"ceiling":     "3 safe workloads and case allocation",
	"supervision": "5 supervision",
	"cancels":     "5 supervision",
	"development": "6 continuing professional development",
	"discretion":  "1 strong and clear social work framework",
	"blame":       "4 wellbeing",
	"duty_cover":  "2 effective workforce planning systems",
	"recording":   "3 safe workloads and case allocation",
	"peers":       "4 wellbeing",
}
