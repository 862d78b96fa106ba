package sim

// The practitioner's strain: the two-speed model of DOMAIN 6.4, a design
// proposal that nobody has validated. It is a teaching device and no
// psychometric instrument. The strain is that of the practitioner in the story,
// never a measure of the student; it must not be used to assess fitness to
// practise, nor to justify a caseload.
//
// Everything is a whole number of millionths, each step rounded to the nearest,
// so that the model gives the same answer on every machine.

const (
	million = 1_000_000

	// fullStrain is 100 points, the top of strain and exhaustion.
	fullStrain = 100 * million
)

// The parameters, in millionths of a point, or a share as its name says. Where
// a comment gives two sources they are for the sign and for the size: DOMAIN
// 6.4, "Parameters". All are design proposals, not validated.
const (
	// Volume: workload is the strongest correlate of exhaustion (Lee &
	// Ashforth; Aronsson; UK surveys), so it gets the largest weight ("too many
	// cases" 50%, "paperwork" 68%).
	volumeWeight = 40 * million

	// No load below 0.70 presses; all of it does from 1.30 (0.70 + 0.60).
	loadFloorThousandths = 700
	loadRangeThousandths = 600

	// Overtime (Sonnentag; SWU/DfE overtime); saturates at 2 hours a day, which
	// is 10 a week, close to the survey mean of 11.
	overtimeWeight      = 15 * million
	overtimeFullMinutes = 2 * 60

	// Carrying responsibility at all (judgement): an empty diary isn't zero.
	ambientWeight = 10 * million

	// Emotional demands (Maslach; 80% felt distress, 42% met abuse), about half
	// of volume (judgement); saturates at ratings that add up to 4.
	emotionalWeight = 20 * million
	emotionalFull   = 4

	// Unresolved worries (47% end the day worried; judgement); saturates at 4.
	unresolvedWeight = 15 * million
	unresolvedFull   = 4

	// Control relieves volume (Aronsson, moderately strong; ±1 SD is about 0.3
	// SD of strain). Support relieves heart (Mor Barak; Aronsson): below the
	// published r of .30 to .40, because the one trial found nothing and the
	// review is weak. Which relieves which is judgement.
	controlReliefPercent = 35
	supportReliefPercent = 55

	// Strain rises by 0.35 of what is missing, and falls by 0.30 of it: short
	// latency, then recovery (Shoman); 90% of a change takes 5 to 7 days.
	risePercent = 35
	fallPercent = 30

	// Working late spoils the evening's recovery, all of it at 4 hours, and
	// exhaustion up to half (Wendsche; Sonnentag 2014; judgement).
	recoveryLostMinutes = 4 * 60

	// Exhaustion follows strain by 0.05 a day, a time constant of 20 days:
	// the good of time off is gone within a month (Kühnel & Sonnentag).
	exhaustionPercent = 5

	// Support fades by half in 10 working days (the fortnightly rhythm of a
	// newly qualified worker): 0.5^(1/10) a day, in billionths. The constant is
	// the tenth root of 0.5, 0.93303299154, to nine places (computed in decimal
	// arithmetic); its tenth power is 0.5000000025.
	supportKeptBillionths = 933_032_992

	// What support is banked, as a share of what is missing: by supervision
	// according to its quality, by each peer debrief or group session, by each
	// good outcome acknowledged (judgement).
	supervisionDepositPercent = 60
	peerDepositPercent        = 10
	outcomeDepositPercent     = 5
)

// Strain is the state of the model, in millionths.
type Strain struct {
	S int64 `json:"s"` // strain, which moves in days: 0 to 100 points
	E int64 `json:"e"` // exhaustion, which moves in weeks: 0 to 100 points
	B int64 `json:"b"` // support in the bank: 0 to 1
}

// StartingStrain is where a practitioner starts: strain 25, exhaustion 20,
// support 0.40 (DOMAIN 6.4, "State").
func StartingStrain() Strain {
	return Strain{S: 25 * million, E: 20 * million, B: 400_000}
}

// StrainInputs is one day as the model sees it. Values outside their range
// count as the nearest one inside.
type StrainInputs struct {
	// Load is L in thousandths, 0 upwards: hours of work due or overdue in the
	// next 5 working days ÷ (5 × contracted hours × 0.80 − booked leave).
	Load int
	// Emotional is m, the sum of the day's ratings: 0 routine, 1 difficult, 2
	// distressing or hostile, 3 serious harm, removal, assault or death.
	Emotional int
	// Unresolved is u: overdue statutory items and open serious worries with no
	// plan. A child not yet seen under section 47 counts 2.
	Unresolved int
	// Overtime is o in minutes worked beyond contract.
	Overtime int
	// Control is C in thousandths, 0 to 1000: the share of the day's minutes
	// that went on work the player chose or planned.
	Control int
	// Supervised says that supervision was held; Quality is then q in
	// thousandths, 0 to 1000, and is ignored otherwise.
	Supervised bool
	Quality    int
	// Peers counts peer debriefs and group sessions; Outcomes good outcomes
	// acknowledged.
	Peers    int
	Outcomes int
	// Rest is a weekend day, bank holiday or day of leave: volume and emotional
	// demands are nothing, support neither fades nor is banked, and worries come
	// home. Overtime still cuts recovery.
	Rest bool
}

// StrainParts is why the day's pressure was what it was, in millionths of a
// point, none below zero. Always, exactly:
//
//	Volume + Heart − Control − Support + Carried == Pressure
type StrainParts struct {
	Volume   int64 `json:"volume"`   // work due, and overtime: 0 to 55 points
	Heart    int64 `json:"heart"`    // responsibility, distress and unresolved worry: 10 to 45
	Control  int64 `json:"control"`  // relief of volume
	Support  int64 `json:"support"`  // relief of heart
	Carried  int64 `json:"carried"`  // what exhaustion adds where half of it is more than the rest
	Pressure int64 `json:"pressure"` // T, where strain is heading
}

// Step ends a day: support fades, then what was banked is added; then pressure,
// strain (with the old exhaustion) and exhaustion (with the new strain). The
// order is Appendix B's. It runs once for every calendar day.
func (s Strain) Step(in StrainInputs) (Strain, StrainParts) {
	in = in.clamped()
	if !in.Rest {
		s.B = bank(s.B, in)
	}
	parts := s.pressure(in)
	s.S = s.towards(parts.Pressure, in.Overtime)
	s.E += share(s.S-s.E, exhaustionPercent, 100)
	return s, parts
}

// clamped brings inputs into their ranges. For those without one it is where
// they stop counting, so that no product can overflow.
func (in StrainInputs) clamped() StrainInputs {
	in.Load = clamped(in.Load, loadFloorThousandths, loadFloorThousandths+loadRangeThousandths)
	in.Emotional = clamped(in.Emotional, 0, emotionalFull)
	in.Unresolved = clamped(in.Unresolved, 0, unresolvedFull)
	in.Overtime = clamped(in.Overtime, 0, recoveryLostMinutes)
	in.Control = clamped(in.Control, 0, 1000)
	in.Quality = clamped(in.Quality, 0, 1000)
	const full = 500 // deposits after which the bank is full to a millionth
	in.Peers = clamped(in.Peers, 0, full)
	in.Outcomes = clamped(in.Outcomes, 0, full)
	return in
}

// bank is a working day's support: what is left of it, and what came in.
func bank(b int64, in StrainInputs) int64 {
	b = share(b, supportKeptBillionths, 1000*million)
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

// pressure is T, and what it is made of.
func (s Strain) pressure(in StrainInputs) StrainParts {
	p := StrainParts{
		Heart: ambientWeight + share(unresolvedWeight, int64(in.Unresolved), unresolvedFull),
	}
	if !in.Rest {
		overtime := min(in.Overtime, overtimeFullMinutes)
		p.Volume = share(volumeWeight, int64(in.Load-loadFloorThousandths), loadRangeThousandths) +
			share(overtimeWeight, int64(overtime), overtimeFullMinutes)
		p.Heart += share(emotionalWeight, int64(in.Emotional), emotionalFull)
	}
	p.Control = share(p.Volume, controlReliefPercent*int64(in.Control), 100*1000)
	p.Support = share(p.Heart, supportReliefPercent*s.B, 100*million)

	felt := p.Volume - p.Control + p.Heart - p.Support
	carried := share(s.E, 1, 2) // exhaustion persists (judgement)
	p.Carried = max(carried-felt, 0)
	p.Pressure = felt + p.Carried
	return p
}

// towards is strain after a day under pressure t. Falling takes recovery, which
// overtime and exhaustion cut: rec = (1 − o/4h)·(1 − 0.5·E/100), here in
// billionths.
func (s Strain) towards(t int64, overtime int) int64 {
	if t >= s.S {
		return s.S + share(t-s.S, risePercent, 100)
	}
	// The two factors' product, of at most 4h × 200 points, is 48 billion.
	rec := share(int64(recoveryLostMinutes-overtime), 2*fullStrain-s.E, 48)
	return s.S - share(s.S-t, fallPercent*rec, 100*1000*million)
}

// share is amount × part ÷ whole, rounded to the nearest, halves away from
// zero. The product must fit in an int64.
func share(amount, part, whole int64) int64 {
	product := amount * part
	if product < 0 {
		return -((-product + whole/2) / whole)
	}
	return (product + whole/2) / whole
}

func clamped(n, low, high int) int { return min(max(n, low), high) }

// Band is a range of strain with a name.
type Band uint8

// The bands and where they start (DOMAIN 6.4, "Bands and effects").
const (
	Steady     Band = iota // 0
	Stretched              // 30
	Strained               // 50
	Overloaded             // 70
	Unsafe                 // 85
)

var (
	bandNames  = [...]string{"steady", "stretched", "strained", "overloaded", "unsafe"}
	bandStarts = [...]int64{0, 30 * million, 50 * million, 70 * million, 85 * million}
)

// String is the band's label, in lower case.
func (b Band) String() string { return bandNames[b] }

// Band is the band that strain is in.
func (s Strain) Band() Band {
	band := Steady
	for i, start := range bandStarts {
		if s.S >= start {
			band = Band(i)
		}
	}
	return band
}

// Tasks take up to 20% longer, from strain 50 to 100: 10% at 75, which matches
// about 4 hours a week lost to fatigue (Ricci et al. 2007, from memory).
const (
	lengthenPercent = 20
	lengthenFrom    = 50 * million
	lengthenRange   = 50 * million
)

// Lengthen is how long a task of so many minutes takes under strain, in whole
// minutes: × (1 + 0.20·clamp((S − 50)/50, 0, 1)). It takes 0 to 10 million
// minutes.
func Lengthen(minutes int, s Strain) int {
	over := min(max(s.S-lengthenFrom, 0), lengthenRange)
	return minutes + int(share(int64(minutes), lengthenPercent*over, 100*lengthenRange))
}
