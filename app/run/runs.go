package run

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"runtime"
	"time"

	lru "github.com/hashicorp/golang-lru/v2"
	"golang.org/x/sync/singleflight"

	"caseload/app/debrief"
	"caseload/app/scenario"
	"caseload/app/sim"
	"caseload/app/store"
	kept "caseload/app/store/shelf"
)

// Keep is how long a run is kept after it began or, if that is later, after its
// guest was last seen (see [Runs.Remember]). Pages mention it.
const Keep = 30 * 24 * time.Hour

// Cache is the default size of the cache of seats, in bytes.
const Cache = 256 << 20

// Runs gives access to the runs in a store and begins runs of the versions on its
// shelf. It is safe for concurrent use.
type Runs struct {
	store   *store.Store
	seats   *seats
	build   chan struct{} // limits how many seats are built at once
	behind  *Background
	records recordings
	links   debrief.Links // the frameworks that new debriefs refer to
	now     func() time.Time
	log     *slog.Logger

	shelf    shelf
	versions *lru.Cache[string, *scenario.Version] // by digest
	thawing  singleflight.Group
}

// Options are the arguments of [New].
type Options struct {
	Store   *store.Store
	Shelf   []*scenario.Version // what ships with this program, and is put on the store's shelf: of each pack the whole scenario, then its cuts
	By      store.Operator      // puts it there
	Edition time.Time           // when this program was made; zero if that isn't known
	Beside  []*scenario.Version // what can be begun on this server alone, while it runs
	Cache   int64               // the size of the cache of seats in bytes; 0 caches none
	Now     func() time.Time
	Log     *slog.Logger // for problems that can't be returned to a caller; nil drops them
}

// New returns the runs of a store: those of the versions on the shelf, and of
// every version that a run was ever begun with. The error is an [*OnShelf] if a scenario that
// can be begun on this server alone has the slug of one on the shelf.
func New(ctx context.Context, o Options) (*Runs, error) {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	versions, err := lru.New[string, *scenario.Version](cachedVersions)
	if err != nil {
		return nil, err
	}
	r := &Runs{
		store: o.Store, seats: newSeats(o.Cache, o.Now, o.Log), links: debrief.Standard(), now: o.Now, log: o.Log,
		build: make(chan struct{}, runtime.GOMAXPROCS(0)), behind: newBackground(o.Now, runtime.GOMAXPROCS(0)), records: newRecordings(), versions: versions, shelf: shelf{kept: kept.New(o.Store)},
	}
	if err := r.ship(ctx, o.By, o.Shelf, o.Edition); err != nil {
		return nil, err
	}
	if err := r.readShelf(ctx); err != nil {
		return nil, err
	}
	return r, r.putBeside(ctx, o.Beside)
}

// TeachBy makes new debriefs link what happened to a course's own frameworks.
// Debriefs that have been recorded don't change. It must be called before
// anything is played.
func (r *Runs) TeachBy(links debrief.Links) { r.links = links }

// Frameworks returns the frameworks that new debriefs can refer to.
func (r *Runs) Frameworks() []debrief.Source { return r.links.Sources() }

// Entries returns the entries of these frameworks.
func (r *Runs) Entries() []debrief.Framework { return r.links.Frameworks }

// Background admits what is done beside decisions.
func (r *Runs) Background() *Background { return r.behind }

// View is the current state of a run. Faults lists the storylines that the last
// decision made fail: the run goes on without them, and the operator should tell
// the authors.
type View struct {
	Mine   Mine
	Run    Run
	Desk   sim.Desk
	Digest string
	Faults []sim.Fault
}

// Begin begins a run of a scenario for a guest. If the guest already has
// [MaxRuns] runs, the error is a *TooMany; if the scenario was withdrawn, it is an ErrWithdrawn.
func (r *Runs) Begin(ctx context.Context, g Guest, slug string, luck sim.Luck) (View, error) {
	v, err := r.Scenario(ctx, slug)
	if err != nil {
		return View{}, err
	}
	return r.BeginWith(ctx, g, Beginning{Version: v, Luck: luck, Anew: true})
}

// BeginWith begins a run of a version with other terms than its own, or with luck that was
// drawn for others too. The error is a *TooMany if the guest already has [MaxRuns] runs.
func (r *Runs) BeginWith(ctx context.Context, g Guest, b Beginning) (View, error) {
	if err := r.HasRoom(ctx, g); err != nil {
		return View{}, err
	}
	return r.begin(ctx, g, b, func(b store.Beginning) (Mine, error) {
		return r.store.NewRun(ctx, g, b)
	})
}

// BeginIn begins a run in a class. If the class already has most runs, the error
// is ErrFull; if the guest already has a run in it, it is ErrTaken; and if the
// guest already has [MaxRuns] runs, it is a *TooMany.
func (r *Runs) BeginIn(ctx context.Context, g Guest, class store.Joined, most int, b Beginning) (View, error) {
	if err := r.HasRoom(ctx, g); err != nil {
		return View{}, err
	}
	return r.begin(ctx, g, b, func(b store.Beginning) (Mine, error) {
		return r.store.NewRunIn(ctx, g, class, most, b)
	})
}

// BeginFor begins a run for an assignment. The errors are those of
// [store.Store.NewRunFor]; of practice, a *TooMany if the guest already has [MaxRuns] runs.
func (r *Runs) BeginFor(ctx context.Context, g Guest, a store.Assigned, practice bool, b Beginning) (View, error) {
	if practice { // attempts have a bound of their own
		if err := r.HasRoom(ctx, g); err != nil {
			return View{}, err
		}
	}
	return r.begin(ctx, g, b, func(b store.Beginning) (Mine, error) {
		return r.store.NewRunFor(ctx, a, g, practice, b)
	})
}

// Beginning holds what a new run starts with.
type Beginning struct {
	Version *scenario.Version
	Terms   *sim.Terms // nil: the scenario's own
	Luck    sim.Luck
	Variant scenario.Variant
	Anew    bool      // from the shelf: the error is ErrWithdrawn if the version was withdrawn
	Until   time.Time // it is kept until then at least; the zero time asks for nothing
}

func (r *Runs) begin(ctx context.Context, g Guest, b Beginning, keep func(store.Beginning) (Mine, error)) (View, error) {
	luck, err := json.Marshal(b.Luck)
	if err != nil {
		return View{}, err
	}
	terms, err := json.Marshal(b.Terms)
	if err != nil {
		return View{}, err
	}
	sat, err := r.firstDesk(ctx, b)
	if err != nil {
		return View{}, err
	}
	expires := r.now().Add(Keep)
	if b.Until.After(expires) {
		expires = b.Until
	}
	m, err := keep(store.Beginning{Version: b.Version.Digest, Terms: terms, Luck: luck, Variant: int(b.Variant), Expires: expires, Anew: b.Anew})
	if err != nil {
		return View{}, err
	}
	r.beginWithAim(ctx, g, m, b.Version.Slug)
	s := &seat{run: m.ID(), Seat: sat}
	view := s.view(m)
	r.seats.put(s)
	return view, nil
}

func (r *Runs) firstDesk(ctx context.Context, b Beginning) (*scenario.Seat, error) {
	done, err := r.mayBuild(ctx)
	if err != nil {
		return nil, err
	}
	defer done()
	return scenario.SitWithin(ctx, scenario.Play{Version: b.Version, Terms: b.Terms, Luck: b.Luck, Variant: b.Variant})
}

// Look returns the current state of a run; if it has ended, its last desk comes
// from the record, if there is one, and the error is ErrClosed if it is closed in this
// session.
func (r *Runs) Look(ctx context.Context, m Mine) (View, error) {
	if m.Run().EndedAt != nil {
		if err := r.store.IsOpen(m); err != nil {
			return View{}, err
		}
		if view, err := r.lastDesk(ctx, m); !errors.Is(err, store.ErrNotFound) {
			return view, err
		}
	}
	s, err := r.sit(ctx, m.Reading())
	if err != nil {
		return View{}, err
	}
	r.noteSeen(ctx, m, s, false)
	view := s.view(m)
	r.seats.put(s)
	return view, nil
}

// seenEvery is how often it is noted that a student is at a desk.
const seenEvery = time.Minute

// noteSeen notes that the student of a run for an assignment is at its desk, and whether
// they have just been refused something there. That it can't be noted hinders nobody.
func (r *Runs) noteSeen(ctx context.Context, m Mine, s *seat, refused bool) {
	now := r.now()
	if m.Run().Assigned == 0 || m.Run().Practice || s.Ended() || !refused && now.Sub(s.seen) < seenEvery {
		return
	}
	s.seen = now
	if err := r.store.Seen(ctx, m, s.Turn(), refused); err != nil {
		r.log.Warn("it wasn't noted that a student is at a desk", "run", m.ID(), "error", err.Error())
	}
}

// Version returns the version with the given digest, from the shelf or thawed
// from the store. If this program can't play it, because it needs another engine
// or other rules, the error is an *Outdated; if its texts are hidden, a *Hidden.
func (r *Runs) Version(ctx context.Context, digest string) (*scenario.Version, error) {
	if err := r.Shown(ctx, digest); err != nil {
		return nil, err
	}
	if v, known := r.versions.Get(digest); known {
		return v, nil
	}
	// Many may ask at once, as when a class begins.
	thawed, err, _ := r.thawing.Do(digest, func() (any, error) {
		kept, err := r.store.Version(context.WithoutCancel(ctx), digest)
		if err != nil {
			return nil, err
		}
		v, err := scenario.Thaw(kept.Files)
		if err != nil {
			if !errors.As(err, new(*scenario.Unknown)) {
				r.log.Error("a version of rules that are known can't be read", "version", digest, "error", err.Error())
			}
			return nil, &Outdated{err}
		}
		r.versions.Add(digest, v)
		return v, nil
	})
	if err != nil {
		return nil, err
	}
	return thawed.(*scenario.Version), nil
}

func (s *seat) view(m Mine) View {
	return View{Mine: m, Run: m.Run(), Desk: s.Desk(), Digest: s.Digest()}
}
