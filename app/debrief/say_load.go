package debrief

import (
	"fmt"

	"caseload/app/sim"
)

// loadChange says in words how load changed between two desks.
func loadChange(before, now sim.LoadView) sim.Sentence {
	var parts []string
	for _, p := range now.Parts {
		was, there := partOf(before, p)
		switch {
		case !there:
			parts = append(parts, fmt.Sprintf("%s came (%s)", p.What, spoken(tenths(p.Points))))
		case was.Points != p.Points:
			parts = append(parts, fmt.Sprintf("%s went from %s to %s", p.What, spoken(tenths(was.Points)), spoken(tenths(p.Points))))
		}
	}
	for _, p := range before.Parts {
		if _, there := partOf(now, p); !there {
			parts = append(parts, fmt.Sprintf("%s left (%s)", p.What, spoken(tenths(p.Points))))
		}
	}
	if before.Ceiling != now.Ceiling {
		the := "the"
		if len(parts) == 0 {
			the = "The"
		}
		parts = append(parts, the+fmt.Sprintf(" ceiling went from %s to %s", spoken(tenths(before.Ceiling)), spoken(tenths(now.Ceiling))))
	}
	return sim.Sentence(join(parts))
}
