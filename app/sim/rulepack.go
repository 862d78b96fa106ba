package sim

import "time"

// RulesGoodFor is for how long after a rule pack was compared with its sources a scenario that
// stands on it needs no new review. It is this program's own convention: no source says so.
const RulesGoodFor = 366 * 24 * time.Hour

// Until returns until when a rule pack needs no new review, or zero if it doesn't say when it was
// compared with its sources.
func (p RulePack) Until() time.Time {
	day, err := time.Parse(time.DateOnly, p.Checked)
	if err != nil {
		return time.Time{}
	}
	return day.Add(RulesGoodFor)
}
