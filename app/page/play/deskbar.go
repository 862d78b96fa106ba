package play

import (
	"caseload/app/page"
	"caseload/app/sim"
)

// timelineParts holds the widths of a timeline's parts, in per cent.
type timelineParts struct{ day, rest, done, late, now string }

func timelineOf(c sim.Clock) timelineParts {
	whole := c.Contracted + max(60, c.Overtime+30)
	t := timelineParts{
		day:  page.WidthOf(c.Contracted, whole),
		rest: page.WidthOf(whole-c.Contracted, whole),
		done: page.WidthOf(min(c.Minute, c.Contracted), whole),
		now:  page.WidthOf(c.Minute, whole),
	}
	if c.Minute > c.Contracted {
		t.late = page.WidthOf(c.Minute-c.Contracted, whole)
	}
	return t
}
