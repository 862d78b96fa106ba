package publication

import (
	"strings"

	"caseload/app/decided"
	"caseload/app/sim"
)

// sayCountsInside says which tiers count as inside the range of a moment, or "" if it has none.
func sayCountsInside(m decided.Moment) sim.Sentence {
	if len(m.Tiers) == 0 {
		return ""
	}
	published := sim.Say("The range that it publishes: %s.", strings.Join(m.Tiers, ", "))
	if widened := m.Widened(); len(widened) > 0 {
		return sim.Say("%s In students’ debriefs this counts as inside too, because of what practitioners would defend: %s.", published, strings.Join(widened, ", "))
	}
	return published
}

// sayStanding says how an answer stands to the range of its moment.
func sayStanding(s decided.Standing) sim.Sentence {
	switch {
	case s.AllAuthors:
		return "inside the authors’ range"
	case s.AllDefensible && s.Authors:
		return "inside: in part the authors’ range, in part what practitioners would defend"
	case s.AllDefensible:
		return "inside what practitioners would defend"
	case s.Authors:
		return "partly inside the authors’ range"
	case s.Defensible:
		return "partly inside what practitioners would defend"
	}
	return "outside"
}
