package play

import (
	"fmt"

	"caseload/app/page"
	"caseload/app/sim"
)

// Past is a turn of a finished run. Its desk can be read but not decided on.
type Past struct {
	Turn    int                // counted from 1
	Turns   int                // how many turns were decided
	Offer   string             // the id of the offer taken up
	Decided string             // the decision in words
	Own     string             // what the student wrote with it
	ToShow  *page.ReasonToShow // nil if its reason can't be shown
	Said    []page.Comment     // of the turn, by staff
	HandTo  []page.HandTo      // practice educators to whom it can be handed
	Stuck   sim.Sentence       // why the run can't be forked or tried differently; "" if it can
}

// Fork says where a run was forked from another. The zero value means it wasn't.
type Fork struct {
	Parent int64 // 0 if it has been deleted
	Turn   int   // the first turn of its own
}

// pastTitle says which time and decision is being looked back at.
func (v *DeskView) pastTitle() string {
	return fmt.Sprintf("Looking back: %s, %s, decision %d of %d", v.Desk.Clock.Date, v.Desk.Clock.Now, v.Past.Turn, v.Past.Turns)
}

// decidedHere reports whether o is the offer that was taken up at this turn.
func (v *DeskView) decidedHere(o *sim.Offer) bool { return v.Past != nil && v.Past.Offer == o.ID }

// decidedOn returns the id of what the decision was about.
func (v *DeskView) decidedOn() string {
	if o := v.offer(v.Past.Offer); o != nil {
		return o.On
	}
	return ""
}
