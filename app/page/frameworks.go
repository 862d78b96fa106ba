package page

import (
	"fmt"

	"caseload/app/debrief"
)

// checkedWords says how far a framework's wording was compared with what is published.
func checkedWords(s debrief.Source) string {
	switch s.Checked {
	case s.Entries:
		return "Its titles were compared with a published source."
	case 0:
		return "Its titles haven’t been compared with a published source yet."
	}
	return fmt.Sprintf("Of its %d titles, %d were compared with a published source.", s.Entries, s.Checked)
}
