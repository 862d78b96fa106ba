// Package strain models the practitioner's strain: the two-speed model of DOMAIN
// 6.4, a design proposal that nobody has validated, with five terms that Caseload
// has added and that are further proposals. It is a teaching device, not a
// psychometric instrument. The strain is that of the practitioner in the story,
// never a measure of the student. It must not be used to assess fitness to practise
// or to justify a caseload.
//
// All values are whole numbers of millionths, and each step is rounded to the
// nearest, so that the model gives the same results on every machine. The package
// knows nothing of the world: it is a function of a day's inputs.
package strain

const (
	million = 1_000_000

	// fullStrain is 100 points, the top of strain and exhaustion.
	fullStrain = 100 * million
)

// Parameters of the model, in millionths of a point or in the unit that the name
// says. Where a comment gives two sources, one is for the sign and the other for
// the size: DOMAIN 6.4, "Parameters". All are design proposals, not validated.
const (
	// Volume: workload is the strongest correlate of exhaustion (Lee &
	// Ashforth; Aronsson; UK surveys), so it gets the largest weight ("too many
	// cases" 50%, "paperwork" 68%).
	volumeWeight = 40 * million

	// Load adds no pressure up to 0.70 and the full amount from 1.30 (0.70 + 0.60).
	loadFloorThousandths = 700
	loadRangeThousandths = 600

	// Overtime (Sonnentag; SWU/DfE overtime). It saturates at 2 hours a day, which
	// is 10 a week, close to the survey mean of 11.
	overtimeWeight      = 15 * million
	overtimeFullMinutes = 2 * 60

	// Carrying responsibility at all (judgement): even an empty diary adds pressure.
	ambientWeight = 10 * million

	// Emotional demands (Maslach; 80% felt distress, 42% met abuse), about half
	// of volume (judgement). They saturate at ratings that add up to 4.
	emotionalWeight = 20 * million
	emotionalFull   = 4

	// Unresolved worries (47% end the day worried; judgement). They saturate at 4.
	unresolvedWeight = 15 * million
	unresolvedFull   = 4

	// Caseload's own terms, which DOMAIN 6.4 doesn't have. For each, the sign is from
	// the source that is named, and the size is judgement. None can take volume or
	// heart beyond what they can reach without them: see mostVolume and mostHeart.
	//
	// A day without a break: 67% have no lunch (Community Care/UNISON 2016, DOMAIN
	// 3.1). It counts in proportion to what is missing of half an hour.
	unbrokenWeight = 8 * million
	unbrokenFull   = 30
	// A short evening: whoever works late recovers less, and begins the next day with
	// it (Sonnentag, Binnewies & Mojza 2010; DOMAIN 6.3). It saturates as overtime does.
	lateWeight = 8 * million
	// Work that was left and asks again: of the 47% who end the day worried, three
	// quarters are worried about unfinished paperwork (DOMAIN 6.2).
	unfinishedWeight = 8 * million
	unfinishedFull   = 8
	// Yesterday's distress, if nobody talked it over, counts half of what it counted
	// then (debriefing; SCIE briefing 43 for emotional support, DOMAIN 5.3).
	lingeringHalves = 2
	// An employer who blames: blame culture adds to what high demands, low control and
	// poor support do together (Ravalier 2017, DOMAIN 6.2).
	blameWeight = 4 * million

	// The most that volume and heart can be: the sums of DOMAIN 6.4's weights.
	mostVolume = volumeWeight + overtimeWeight
	mostHeart  = ambientWeight + emotionalWeight + unresolvedWeight

	// Control relieves volume (Aronsson, moderately strong; ±1 SD is about 0.3
	// SD of strain). Support relieves heart (Mor Barak; Aronsson): below the
	// published r of .30 to .40, because the one trial found nothing and the
	// review is weak. Which relieves which is judgement.
	controlReliefPercent = 35
	supportReliefPercent = 55

	// Each day, strain rises by 0.35 of its distance from the pressure, or falls by
	// 0.30 of it: short latency, then recovery (Shoman). 90% of a change takes 5 to
	// 7 days.
	risePercent = 35
	fallPercent = 30

	// Working late reduces the evening's recovery, to nothing at 4 hours, and
	// exhaustion reduces it by up to half (Wendsche; Sonnentag 2014; judgement).
	recoveryLostMinutes = 4 * 60

	// Exhaustion follows strain by 0.05 a day, a time constant of 20 days: the
	// benefit of time off is gone within a month (Kühnel & Sonnentag).
	exhaustionPercent = 5

	// Support fades by half in 10 working days (the fortnightly rhythm of a
	// newly qualified worker): 0.5^(1/10) a day, in billionths. The constant is
	// the tenth root of 0.5, 0.93303299154, to nine places (computed in decimal
	// arithmetic); its tenth power is 0.5000000025.
	supportKeptBillionths = 933_032_992

	// How much support is banked, as a share of what is missing: by supervision in
	// proportion to its quality, by each peer debrief or group session, and by each
	// good outcome acknowledged (judgement).
	supervisionDepositPercent = 60
	peerDepositPercent        = 10
	outcomeDepositPercent     = 5
)

// State is the state of the model, in millionths.
type State struct {
	S int64 `json:"s"` // strain, which changes within days: 0 to 100 points
	E int64 `json:"e"` // exhaustion, which changes within weeks: 0 to 100 points
	B int64 `json:"b"` // banked support: 0 to 1
}

// Starting returns a practitioner's initial state: strain 25, exhaustion
// 20, support 0.40 (DOMAIN 6.4, "State").
func Starting() State {
	return State{S: 25 * million, E: 20 * million, B: 400_000}
}

// Inputs describes one day to the model. Values outside their range count
// as the nearest value inside it.
type Inputs struct {
	// Load is L in thousandths, 0 upwards: hours of work due or overdue in the
	// next 5 working days ÷ (5 × contracted hours × 0.80 − booked leave).
	Load int
	// Emotional is m, the sum of the day's ratings: 0 routine, 1 difficult, 2
	// distressing or hostile, 3 serious harm, removal, assault or death.
	Emotional int
	// Unresolved is u, the number of overdue statutory items and open serious
	// worries with no plan. A child not yet seen under section 47 counts as 2.
	Unresolved int
	// Overtime is o, the minutes worked beyond contracted hours.
	Overtime int
	// Control is C in thousandths, 0 to 1000: the share of the day's minutes
	// spent on work that the player chose or planned.
	Control int
	// Supervised says whether supervision was held. If it was, Quality is q in
	// thousandths, 0 to 1000; otherwise Quality is ignored.
	Supervised bool
	Quality    int
	// Peers counts peer debriefs and group sessions. Outcomes counts good outcomes
	// that were acknowledged.
	Peers    int
	Outcomes int
	// Unbroken is how many of the first 30 minutes of a full day's breaks weren't
	// taken, lunch included. It is 0 on a day that is too short to need one.
	Unbroken int
	// Late is the minutes worked beyond contracted hours on the evening before, if
	// there was no day of rest in between.
	Late int
	// Unfinished counts the work that was left until it came back or was overdue, apart
	// from what Unresolved counts.
	Unfinished int
	// Lingering is the Emotional of the day before, if it wasn't talked over with
	// anybody since.
	Lingering int
	// Blame says that the employer holds a missed date against whoever missed it.
	Blame bool
	// Rest marks a weekend day, bank holiday or day of leave: volume and emotional
	// demands are zero and support neither fades nor is banked, but unresolved
	// worries still count. Overtime still reduces recovery. Of Caseload's own terms
	// none counts.
	Rest bool
}

// Parts explains the day's pressure, in millionths of a point. No part is
// negative. It always holds exactly that
//
//	Volume + Heart − Control − Support + Carried == Pressure
type Parts struct {
	Volume   int64 `json:"volume"`   // work due, overtime, no break and a short evening: 0 to 55 points
	Heart    int64 `json:"heart"`    // responsibility, distress, unresolved worry, work left and blame: 10 to 45
	Control  int64 `json:"control"`  // relief of volume
	Support  int64 `json:"support"`  // relief of heart
	Carried  int64 `json:"carried"`  // what exhaustion adds if half of it exceeds the pressure without it
	Pressure int64 `json:"pressure"` // T, the value that strain moves towards
}

// Step ends a day and returns the new state with the parts of the day's
// pressure. First support fades and what was earned is added; then pressure,
// strain (using the old exhaustion) and exhaustion (using the new strain) are
// computed. The order is that of Appendix B. It must be called once for every
// calendar day.
func (s State) Step(in Inputs) (State, Parts) {
	in = in.clamped()
	if !in.Rest {
		s.B = bank(s.B, in)
	}
	parts := s.pressure(in)
	s.S = s.towards(parts.Pressure, in.Overtime)
	s.E += share(s.S-s.E, exhaustionPercent, 100)
	return s, parts
}

// clamped brings the inputs into their ranges. An input without an upper limit
// is cut where it stops having an effect, so that no product can overflow.
func (in Inputs) clamped() Inputs {
	in.Load = clamped(in.Load, loadFloorThousandths, loadFloorThousandths+loadRangeThousandths)
	in.Emotional = clamped(in.Emotional, 0, emotionalFull)
	in.Unresolved = clamped(in.Unresolved, 0, unresolvedFull)
	in.Overtime = clamped(in.Overtime, 0, recoveryLostMinutes)
	in.Control = clamped(in.Control, 0, 1000)
	in.Quality = clamped(in.Quality, 0, 1000)
	in.Unbroken = clamped(in.Unbroken, 0, unbrokenFull)
	in.Late = clamped(in.Late, 0, overtimeFullMinutes)
	in.Unfinished = clamped(in.Unfinished, 0, unfinishedFull)
	in.Lingering = clamped(in.Lingering, 0, emotionalFull*lingeringHalves)
	const full = 500 // deposits after which the bank is full to within a millionth
	in.Peers = clamped(in.Peers, 0, full)
	in.Outcomes = clamped(in.Outcomes, 0, full)
	return in
}

// bank returns the support after a working day: what is left of b, plus the
// day's deposits.
func bank(b int64, in Inputs) int64 { return earn(share(b, supportKeptBillionths, 1000*million), in) }

// earn adds a day's deposits to support.
func earn(b int64, in Inputs) int64 {
	if in.Supervised {
		b += share(million-b, supervisionDepositPercent*int64(in.Quality), 100*1000)
	}
	for range in.Peers {
		b += share(million-b, peerDepositPercent, 100)
	}
	for range in.Outcomes {
		b += share(million-b, outcomeDepositPercent, 100)
	}
	return b
}

// volume returns what there is to do and how it is done, before control relieves it.
func (in Inputs) volume() int64 {
	overtime := min(in.Overtime, overtimeFullMinutes)
	return min(mostVolume, share(volumeWeight, int64(in.Load-loadFloorThousandths), loadRangeThousandths)+
		share(overtimeWeight, int64(overtime), overtimeFullMinutes)+
		share(unbrokenWeight, int64(in.Unbroken), unbrokenFull)+
		share(lateWeight, int64(in.Late), overtimeFullMinutes))
}

// heart returns what weighs on somebody, before support relieves it.
func (in Inputs) heart() int64 {
	heart := ambientWeight + share(unresolvedWeight, int64(in.Unresolved), unresolvedFull)
	if in.Rest {
		return heart
	}
	distress := min(lingeringHalves*in.Emotional+in.Lingering, lingeringHalves*emotionalFull)
	heart += share(emotionalWeight, int64(distress), lingeringHalves*emotionalFull) +
		share(unfinishedWeight, int64(in.Unfinished), unfinishedFull)
	if in.Blame {
		heart += blameWeight
	}
	return min(heart, mostHeart)
}

// pressure returns T and its parts.
func (s State) pressure(in Inputs) Parts {
	p := Parts{Heart: in.heart()}
	if !in.Rest {
		p.Volume = in.volume()
	}
	p.Control = share(p.Volume, controlReliefPercent*int64(in.Control), 100*1000)
	p.Support = share(p.Heart, supportReliefPercent*s.B, 100*million)

	felt := p.Volume - p.Control + p.Heart - p.Support
	carried := share(s.E, 1, 2) // exhaustion persists (judgement)
	p.Carried = max(carried-felt, 0)
	p.Pressure = felt + p.Carried
	return p
}

// towards returns strain after a day under pressure t. A fall depends on
// recovery, which overtime and exhaustion reduce: rec = (1 − o/4h)·(1 −
// 0.5·E/100), here in billionths.
func (s State) towards(t int64, overtime int) int64 {
	if t >= s.S {
		return s.S + share(t-s.S, risePercent, 100)
	}
	// The product of the two factors is at most 4h × 200 points, or 48 billion, so
	// dividing by 48 gives billionths.
	rec := share(int64(recoveryLostMinutes-overtime), 2*fullStrain-s.E, 48)
	return s.S - share(s.S-t, fallPercent*rec, 100*1000*million)
}

// share returns amount × part ÷ whole, rounded to the nearest integer, with
// halves away from zero. The product must fit in an int64, and whole must be
// positive.
func share(amount, part, whole int64) int64 {
	product := amount * part
	if product < 0 {
		return -((-product + whole/2) / whole)
	}
	return (product + whole/2) / whole
}

func clamped(n, low, high int) int { return min(max(n, low), high) }
