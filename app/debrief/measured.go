package debrief

// Measured is what can be counted of a debrief together with others, for those who teach:
// nothing of strain, feelings or words.
type Measured struct {
	Judged     int // recommendations with a published range
	Within     int // those inside their range
	Choices    int // when something pressing could have been taken up
	Pressing   int // when it was
	News       int // occasions on which something new came about an open case
	Left       int // those on which neither a tier was set nor anything done
	Missed     int // dates
	FindingOut int // minutes of reading and asking
}

// Measure counts a debrief.
func (d Debrief) Measure() Measured {
	p := d.Prioritising
	return Measured{
		Judged: p.Triage.Within + p.Triage.Over + p.Triage.Under, Within: p.Triage.Within,
		Choices: p.Order.Choices, Pressing: p.Order.Pressing, News: p.Revision.News, Left: p.Revision.Left,
		Missed: p.Dates.Missed, FindingOut: p.Hours.FindingOut,
	}
}
