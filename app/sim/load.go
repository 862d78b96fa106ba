package sim

// Weighted load: what a case counts, in points (DOMAIN 4.3). The shape is the
// common one of English schemes (fixed points, cases and extra duties against a
// ceiling); the numbers are Caseload's own proposal, not validated. One point
// stands for 20 minutes a week. Points are thousandths throughout.

// StablePoints is what team meetings, supervision and duty days count before
// any case.
const StablePoints = 15_000

// CaseWeight is what there is to weigh in a case. Numbers below zero count as
// zero.
type CaseWeight struct {
	Base     int // thousandths: what the pack gives a case of this kind
	Siblings int // further siblings on the same plan, not counting the first child
	Travel   int // minutes, there and back
	Visits   int // a week, in thousandths: one every 10 working days is 500

	Interpreter bool // or other alternative communication
	TwoWorkers  bool // needed, for a threat or the risk of going alone
	NewToWorker bool // in the first 4 weeks with this worker
	CoWorked    bool // each of the two workers counts the case like this
	LowActivity bool // waiting for transfer
}

// Weighting is a scheme: what each circumstance adds to the base, and then by
// what the sum is multiplied.
type Weighting struct {
	SiblingsPerBase int // so many further siblings count as much as the base

	// Points, in thousandths.
	TravelHour  int // an hour beyond the free one, at one visit a week; pro rata
	Interpreter int
	TwoWorkers  int
	NewToWorker int

	// Factors, in thousandths.
	CoWorked    int
	LowActivity int
}

// StandardWeighting is the scheme of DOMAIN 4.3.
func StandardWeighting() Weighting {
	return Weighting{
		SiblingsPerBase: 3,
		TravelHour:      3000, Interpreter: 1000, TwoWorkers: 1000, NewToWorker: 2000,
		CoWorked: 600, LowActivity: 500,
	}
}

// freeTravel is how many minutes there and back count nothing.
const freeTravel = 60

// Points is what a case counts in the standard weighting, in thousandths.
func (c CaseWeight) Points() int { return StandardWeighting().Points(c) }

// Points is what a case counts, in thousandths, 0 upwards. Each sibling's part
// is rounded up to a whole point, and travel to the nearest thousandth.
func (w Weighting) Points(c CaseWeight) int {
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

func (w Weighting) travel(c CaseWeight) int {
	beyond := max(c.Travel-freeTravel, 0)
	return int(share(int64(beyond*w.TravelHour), int64(max(c.Visits, 0)), 60*1000))
}

// wholePoints is a number of thousandths divided, and rounded up to a whole
// point; nothing where there is nothing to divide by.
func wholePoints(thousandths, by int) int {
	if by <= 0 {
		return 0
	}
	point := 1000 * by
	return (thousandths + point - 1) / point * 1000
}

func thousandthsOf(points, factor int) int {
	return int(share(int64(points), int64(factor), 1000))
}
