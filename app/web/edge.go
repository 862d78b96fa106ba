package web

import (
	"log/slog"
	"net/netip"
	"time"

	"github.com/gofiber/fiber/v2"

	"caseload/app/page"
	"caseload/app/run"
)

// edgeOptions is what every area needs.
type edgeOptions struct {
	Runs    *run.Runs
	Layout  page.Layout // what surrounds every page
	Log     *slog.Logger
	Proxies []string // addresses or networks whose X-Forwarded-… headers are trusted
	Secure  bool     // whether all requests arrive over TLS, whatever their headers say
	Pace    int      // decisions a minute in one run, twice that for a guest in all; 0: any number
	Now     func() time.Time
}

// Edge stands between HTTP and the areas: it knows who asks, reads what was sent,
// and answers.
type Edge struct {
	edgeOptions
	ours   []netip.Prefix // the trusted proxies
	begins fiber.Handler  // limits how many runs are begun

	// Patience is how long a request may be worked on: every fold, wait and query
	// ends with it. A decision that is being stored at that time is still stored.
	// What-ifs stop by themselves before then (app/whatif).
	Patience time.Duration
	Queue    *queue
	Intake   *intake

	byRun, byGuest pace
}

// newEdge fails if a proxy can't be parsed.
func newEdge(o edgeOptions) (*Edge, error) {
	ours, err := networks(o.Proxies)
	if err != nil {
		return nil, err
	}
	e := &Edge{
		edgeOptions: o, ours: ours, Patience: patience, Queue: newQueue(maxWorking, maxQueued, maxWait), Intake: &intake{Most: maxInFlight},
		byRun: pace{most: o.Pace}, byGuest: pace{most: 2 * o.Pace},
	}
	e.begins = e.fewBegins()
	return e, nil
}
