package sim_test

import (
	"testing"
	"time"

	"caseload/app/sim"
)

// A day that has come somewhere counts; one that hasn't come anywhere says nothing of when the rules
// were compared with their sources.
func TestARulePackIsntCheckedOnADayThatHasntCome(t *testing.T) {
	now := time.Date(2026, 11, 30, 20, 0, 0, 0, time.UTC)
	for checked, want := range map[string]string{
		"2026-11-30": "2027-12-01", "2026-12-01": "2027-12-02", // it is morning there in the east
		"2026-12-02": "", "2999-01-31": "", "soon": "", "": "",
	} {
		of, got := sim.RulePack{Checked: checked}, ""
		if until := of.Until(now); !until.IsZero() {
			got = until.Format(time.DateOnly)
		}
		if got != want || of.IsAhead(now) != (want == "" && len(checked) == 10) {
			t.Errorf("checked on %q it holds until %q, and is ahead: %v", checked, got, of.IsAhead(now))
		}
	}
}
