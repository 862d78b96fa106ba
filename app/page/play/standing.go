package play

import (
	"fmt"

	"caseload/app/page"
	"caseload/app/sim"
)

// overCeiling says by how much load exceeds the ceiling, or returns "" if it doesn't.
func overCeiling(l sim.LoadView) string {
	if over := page.Rounded(l.Points, 1000) - page.Rounded(l.Ceiling, 1000); over > 0 {
		return fmt.Sprintf("%d over", over)
	}
	return ""
}
