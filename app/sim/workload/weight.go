package workload

// Weighted load: how much a case counts, in points (DOMAIN 4.3). The structure is
// common to English schemes (fixed points, cases and extra duties against a
// ceiling); the numbers are Caseload's own proposal and not validated. One point
// stands for 20 minutes a week. All amounts are in thousandths of a point.

// StablePoints is what team meetings, supervision and duty days count, whatever
// the cases.
const StablePoints = 15_000

// Weight holds what determines the weight of a case. Negative numbers count
// as zero.
type Weight struct {
	Base     int // thousandths of a point; set by the pack for this kind of case
	Siblings int // on the same plan, not counting the first child
	Travel   int // minutes, there and back
	Visits   int // per week, in thousandths: one every 10 working days is 500

	Interpreter bool // or other alternative communication
	TwoWorkers  bool // needed because of a threat or the risk of going alone
	NewToWorker bool // in the first 4 weeks with this worker
	CoWorked    bool // each of the two workers counts it this way
	LowActivity bool // waiting for transfer
}

// Weighting is a scheme: what each circumstance adds to the base, and the
// factors by which the sum is then multiplied.
type Weighting struct {
	SiblingsPerBase int // number of further siblings that count as much as the base

	// Points, in thousandths.
	TravelHour  int // per hour beyond the free one, at one visit a week; pro rata
	Interpreter int
	TwoWorkers  int
	NewToWorker int

	// Factors, in thousandths.
	CoWorked    int
	LowActivity int

	// MinutesAPoint is how many minutes a week a point stands for. It is used only
	// to compare points with hours.
	MinutesAPoint int
}

// StandardWeighting returns the scheme of DOMAIN 4.3.
func StandardWeighting() Weighting {
	return Weighting{
		SiblingsPerBase: 3,
		TravelHour:      3000, Interpreter: 1000, TwoWorkers: 1000, NewToWorker: 2000,
		CoWorked: 600, LowActivity: 500, MinutesAPoint: 20,
	}
}

// freeTravel is how many minutes of travel, both ways, count nothing.
const freeTravel = 60

// Points returns the case's weight under the standard weighting, in thousandths
// of a point.
func (c Weight) Points() int { return StandardWeighting().Points(c) }

// Points returns a case's weight in thousandths of a point. Each sibling's
// share is rounded up to a whole point, and travel to the nearest thousandth.
// With a weighting that has no negative numbers, the result is never negative.
func (w Weighting) Points(c Weight) int {
	base := max(c.Base, 0)
	points := base + max(c.Siblings, 0)*wholePoints(base, w.SiblingsPerBase) + w.travel(c)
	if c.Interpreter {
		points += w.Interpreter
	}
	if c.TwoWorkers {
		points += w.TwoWorkers
	}
	if c.NewToWorker {
		points += w.NewToWorker
	}
	if c.CoWorked {
		points = thousandthsOf(points, w.CoWorked)
	}
	if c.LowActivity {
		points = thousandthsOf(points, w.LowActivity)
	}
	return points
}

// TravelPoints and SiblingPoints return the share of a case's points that travel
// and siblings have.
func (w Weighting) TravelPoints(c Weight) int {
	near := c
	near.Travel = 0
	return w.Points(c) - w.Points(near)
}

func (w Weighting) SiblingPoints(c Weight) int {
	alone := c
	alone.Siblings = 0
	return w.Points(c) - w.Points(alone)
}

func (w Weighting) travel(c Weight) int {
	beyond := max(c.Travel-freeTravel, 0)
	return nearest(beyond*w.TravelHour*max(c.Visits, 0), 60*1000)
}

// wholePoints divides thousandths by by and rounds up to a whole point. It
// returns 0 if by is not positive.
func wholePoints(thousandths, by int) int {
	if by <= 0 {
		return 0
	}
	point := 1000 * by
	return (thousandths + point - 1) / point * 1000
}

func thousandthsOf(points, factor int) int { return nearest(points*factor, 1000) }

// nearest divides n by a positive number and rounds to the nearest integer. N must
// not be negative.
func nearest(n, by int) int { return (n + by/2) / by }
