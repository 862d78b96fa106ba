package edge

import (
	"context"
	"log/slog"
	"net/netip"
	"time"

	"caseload/app/limit"
	"caseload/app/live"
	"caseload/app/page"
	"caseload/app/run"
	"caseload/app/sign"
)

// Options is what every area needs.
type Options struct {
	Runs     *run.Runs
	Accounts *sign.Accounts // nil: nobody can sign in
	Layout   page.Layout    // what surrounds every page
	Log      *slog.Logger
	Proxies  []string // addresses or networks whose X-Forwarded-… headers are trusted
	Secure   bool     // whether all requests arrive over TLS, whatever their headers say
	Pace     int      // decisions a minute in one run, twice that for a guest in all; 0: any number
	Now      func() time.Time
	Counts   *limit.Counts                         // of what is limited by address
	Changes  func(context.Context) <-chan struct{} // hints that something was committed; see [live.New]
}

// Edge stands between HTTP and the areas: it knows who asks, reads what was sent,
// and answers.
type Edge struct {
	Options
	ours  []netip.Prefix   // the trusted proxies
	Joins *limit.Allowance // limits how many are begun in classes, by address

	// Patience is how long a request may be worked on: every fold, wait and query
	// ends with it. A decision that is being stored at that time is still stored.
	// What-ifs stop by themselves before then (app/whatif).
	Patience time.Duration
	Queue    *Queue
	Intake   *Intake

	Listeners *live.Hub // to what is told at the addresses of streams
	Beats     Beats

	OfGuest, OfAddress AtOnce // of the queue

	shed           shed
	begins         *limit.Allowance
	wrongTokens    *limit.Allowance
	byRun, byGuest Allowance
}

// New returns an edge. It fails if a proxy can't be parsed.
func New(o Options) (*Edge, error) {
	ours, err := networks(o.Proxies)
	if err != nil {
		return nil, err
	}
	e := &Edge{
		Options: o, ours: ours, Patience: patience, Queue: NewQueue(maxWorking, maxQueued, maxWait), Intake: &Intake{Most: maxInFlight},
		byRun: Allowance{Most: o.Pace, Span: time.Minute}, byGuest: Allowance{Most: 2 * o.Pace, Span: time.Minute},
		OfGuest: AtOnce{Most: maxOfOneGuest}, OfAddress: AtOnce{Most: maxOfOneAddress},
		begins: o.Counts.Of("runs", maxBegins, time.Minute), Joins: o.Counts.Of("runs in classes", maxJoins, time.Minute),
		wrongTokens: o.Counts.Of("wrong tokens", maxWrongTokens, maxWrongTokensIn),

		Listeners: live.New(o.Changes, mostLive, o.Now), Beats: usualBeats,
	}
	return e, nil
}
