package sim

import "time"

// RulesGoodFor is for how long after a rule pack was compared with its sources a scenario that
// stands on it needs no new review. It is this program's own convention: no source says so.
const RulesGoodFor = 366 * 24 * time.Hour

// Until returns until when a rule pack needs no new review, or zero if it doesn't say when it was
// compared with its sources, or says a day that hasn't come.
func (p RulePack) Until(now time.Time) time.Time {
	day, err := time.Parse(time.DateOnly, p.Checked)
	if err != nil || p.IsAhead(now) {
		return time.Time{}
	}
	return day.Add(RulesGoodFor)
}

// IsAhead reports whether a rule pack says that it was compared with its sources on a day that hasn't
// come anywhere on Earth.
func (p RulePack) IsAhead(now time.Time) bool {
	day, err := time.Parse(time.DateOnly, p.Checked)
	return err == nil && day.After(now.Add(14*time.Hour))
}
