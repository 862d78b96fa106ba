package play

import (
	"fmt"
	"net/url"

	"github.com/a-h/templ"

	"caseload/app/page"
	"caseload/app/sim"
)

// Past is a turn of a run that has ended. Its desk is read and not decided on.
type Past struct {
	Turn    int    // from 1
	Turns   int    // that were decided in all
	Offer   string // the id of what was decided
	Decided string // the same in words
	Stuck   string // why the run can't be forked or tried otherwise; "" where it can
}

// Fork is where a run was forked from another; the zero value: nowhere.
type Fork struct {
	Parent int64 // 0: it has been deleted
	Turn   int   // from which it is its own
}

// pastTitle says when one looks back at.
func (v DeskView) pastTitle() string {
	return fmt.Sprintf("Looking back: %s, %s, decision %d of %d", v.Desk.Clock.Date, v.Desk.Clock.Now, v.Past.Turn, v.Past.Turns)
}

// decidedHere says whether an offer is the one that was taken up.
func (v DeskView) decidedHere(o sim.Offer) bool { return v.Past != nil && v.Past.Offer == o.ID }

// decidedOn is what the decision was about.
func (v DeskView) decidedOn() string {
	offer, _ := v.Desk.Offer(v.Past.Offer)
	return offer.On
}

// opening is the address of this desk, now or looked back at, with one item open.
func (v DeskView) opening(open string) templ.SafeURL {
	if v.Past != nil {
		return page.AddressTurn(v.Run, v.Past.Turn) + templ.SafeURL("?open="+url.QueryEscape(open))
	}
	return page.AddressOpen(v.Run, open)
}
