package edge

import (
	"testing"
	"time"
)

// In summer, London is an hour ahead of UTC, in which times are stored: what ends
// at 23:30 UTC ends on the next day in London.
func TestDaysAndHoursAreLondons(t *testing.T) {
	for at, want := range map[string]string{
		"2026-07-01T23:30:00Z": "2 July 2026 00:30", "2026-01-01T23:30:00Z": "1 January 2026 23:30", "2026-03-29T01:00:00Z": "29 March 2026 02:00",
	} {
		moment, err := time.Parse(time.RFC3339, at)
		if err != nil {
			t.Fatal(err)
		}
		if got := DateOf(moment) + " " + HourOf(moment); got != want {
			t.Errorf("%s is %s, not %s", at, got, want)
		}
	}
}
