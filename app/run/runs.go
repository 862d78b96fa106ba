package run

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"runtime"
	"slices"
	"sync"
	"time"

	"caseload/app/debrief"
	"caseload/app/scenario"
	"caseload/app/sim"
	"caseload/app/store"
)

// Keep is how long a guest's run is kept after it began. It is said on the
// pages.
const Keep = 30 * 24 * time.Hour

// Cache is the default for the bytes of seats that are kept.
const Cache = 256 << 20

// Runs are the runs in a store, of the versions on the shelf.
type Runs struct {
	store *store.Store
	seats *seats
	build chan struct{} // bounds how many seats are built at once
	links debrief.Links // the frameworks that debriefs are made by
	now   func() time.Time
	log   *slog.Logger

	mu       sync.Mutex
	shelf    []*scenario.Version
	versions map[string]*scenario.Version // by digest
}

// Options are what runs are served with.
type Options struct {
	Store *store.Store
	Shelf []*scenario.Version // what can be begun
	Cache int64               // the bytes of seats to keep; 0 keeps none
	Now   func() time.Time
	Log   *slog.Logger // nil: what nobody could be answered is dropped
}

// New serves runs of the versions on the shelf, and of every version that a run
// was ever begun with.
func New(ctx context.Context, o Options) (*Runs, error) {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	r := &Runs{
		store: o.Store, seats: newSeats(o.Cache), links: debrief.Standard(), now: o.Now, log: o.Log,
		build: make(chan struct{}, runtime.GOMAXPROCS(0)), shelf: o.Shelf, versions: map[string]*scenario.Version{},
	}
	for _, v := range o.Shelf {
		r.versions[v.Digest] = v
		kept := store.Version{Digest: v.Digest, Slug: v.Slug, Title: v.Setting.Title, Engine: v.Engine, Rules: v.Rules.Number, Files: v.Archive, CreatedAt: r.now()}
		if err := r.store.KeepVersion(ctx, kept); err != nil {
			return nil, err
		}
	}
	return r, nil
}

// TeachBy has the debriefs that are made from now on link what happened to a
// course's own frameworks. Those that were kept stay as they are. It is called
// before anything is played.
func (r *Runs) TeachBy(links debrief.Links) { r.links = links }

// Shelf are the versions that can be begun, in the order of the shelf.
func (r *Runs) Shelf() []*scenario.Version { return r.shelf }

// Scenario is the version that a new run of a scenario begins with.
func (r *Runs) Scenario(slug string) (*scenario.Version, error) {
	for _, v := range r.shelf {
		if v.Slug == slug {
			return v, nil
		}
	}
	return nil, ErrNotFound
}

// View is a run as it stands. Faults are the storylines that have just failed:
// the run goes on without them, and whoever runs the server tells the authors.
type View struct {
	Mine   Mine
	Run    Run
	Desk   sim.Desk
	Digest string
	Faults []sim.Fault
}

// The kinds of word that stand beside a decision.
const (
	wordReason = "reason"
	wordNote   = "note"
)

// Words are what may be said beside a decision. They don't move the world.
type Words struct{ Reason, Note string }

// Begin begins a run of a scenario for a guest. One who has as many runs as are
// kept is answered with a *TooMany.
func (r *Runs) Begin(ctx context.Context, g Guest, slug string, luck sim.Luck) (View, error) {
	v, err := r.Scenario(slug)
	if err != nil {
		return View{}, err
	}
	if err := r.HasRoom(ctx, g); err != nil {
		return View{}, err
	}
	return r.begin(ctx, Beginning{Version: v, Luck: luck}, func(b store.Beginning) (Mine, error) {
		return r.store.NewRun(ctx, g, b)
	})
}

// BeginIn begins a run in a class that has fewer than most; in a full one it is
// ErrFull, and ErrTaken where the guest has begun there already.
func (r *Runs) BeginIn(ctx context.Context, g Guest, class store.Joined, most int, b Beginning) (View, error) {
	if err := r.HasRoom(ctx, g); err != nil {
		return View{}, err
	}
	return r.begin(ctx, b, func(b store.Beginning) (Mine, error) {
		return r.store.NewRunIn(ctx, g, class, most, b)
	})
}

// Beginning is what a run begins with.
type Beginning struct {
	Version *scenario.Version
	Terms   *sim.Terms // nil: the scenario's own
	Luck    sim.Luck
}

func (r *Runs) begin(ctx context.Context, b Beginning, keep func(store.Beginning) (Mine, error)) (View, error) {
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
	m, err := keep(store.Beginning{Version: b.Version.Digest, Terms: terms, Luck: luck, Expires: r.now().Add(Keep)})
	if err != nil {
		return View{}, err
	}
	s := &seat{m.ID(), sat}
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
	return scenario.Sit(b.Version, b.Terms, b.Luck)
}

// Look is a run as it stands; one that has ended, as its record has it.
func (r *Runs) Look(ctx context.Context, m Mine) (View, error) {
	if m.Run().EndedAt != nil {
		if view, err := r.lastDesk(ctx, m); !errors.Is(err, store.ErrNotFound) {
			return view, err
		}
	}
	s, err := r.sit(ctx, m.Reading())
	if err != nil {
		return View{}, err
	}
	view := s.view(m)
	r.seats.put(s)
	return view, nil
}

// Decide makes a decision at a turn. The answer comes after it is durable. A
// *Stale has the desk as it now is; a *sim.Refused changed nothing;
// ErrNotKept, too. After ErrUncertain the run itself says.
func (r *Runs) Decide(ctx context.Context, m Mine, turn int, d sim.Decision, words Words) (View, error) {
	s, err := r.sit(ctx, m.Reading())
	if err != nil {
		return View{}, err
	}
	if s.Turn() != turn {
		view := s.view(m)
		r.seats.put(s)
		return View{}, &Stale{view}
	}
	failed := len(s.Faults())
	if err := s.Decide(d); err != nil {
		if errors.As(err, new(*sim.Refused)) {
			r.seats.put(s)
		}
		return View{}, err // any other error: the seat is dropped
	}
	if err := r.append(ctx, m, s, turn, d, words); err != nil {
		if errors.Is(err, store.ErrTaken) {
			now, lookErr := r.Look(ctx, m)
			if lookErr != nil {
				return View{}, lookErr
			}
			return View{}, &Stale{now}
		}
		return View{}, err
	}
	view := s.view(m)
	view.Faults = slices.Clone(s.Faults()[failed:])
	if s.Ended() {
		// The record follows from the log, so a failure here loses nothing:
		// Debrief makes it again.
		if _, err := r.record(ctx, m.Reading()); err != nil {
			r.log.Warn("the record of a run that has ended was not kept", "run", m.ID(), "error", err.Error())
		}
		return view, nil
	}
	r.seats.put(s)
	return view, nil
}

// append keeps the decision under its turn. If it is uncertain whether a commit
// succeeded, the log is read again: if the turn is this decision's, it did.
func (r *Runs) append(ctx context.Context, m Mine, s *seat, turn int, d sim.Decision, words Words) error {
	with, err := json.Marshal(d.With)
	if err != nil {
		return err
	}
	made := r.now()
	row := store.Decision{Run: m.ID(), Turn: turn, Offer: d.Offer, With: with, Digest: s.Digest(), MadeAt: made}
	// The append outlives the request: a browser that goes away must not leave
	// it uncertain.
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 15*time.Second)
	defer cancel()
	err = r.store.Append(ctx, m, row, words.rows(), s.Ended())
	if errors.Is(err, context.DeadlineExceeded) {
		return r.wasKept(m, row)
	}
	return err
}

// wasKept says what became of an append that wasn't answered in time.
func (r *Runs) wasKept(m Mine, row store.Decision) error {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	found, err := r.store.DecisionAt(ctx, m.Reading(), row.Turn)
	switch {
	case err == nil && found.Digest == row.Digest && found.MadeAt.UnixMilli() == row.MadeAt.UnixMilli():
		return nil
	case err == nil:
		return store.ErrTaken
	case errors.Is(err, store.ErrNotFound):
		return fmt.Errorf("%w: storage took too long", store.ErrNotKept)
	}
	// %v: it is neither a refusal nor a time-out to whoever tells them by type.
	return fmt.Errorf("%w: run %d, turn %d: %v", ErrUncertain, row.Run, row.Turn, err)
}

func (w Words) rows() []store.Word {
	var rows []store.Word
	if w.Reason != "" {
		rows = append(rows, store.Word{Kind: wordReason, Text: w.Reason})
	}
	if w.Note != "" {
		rows = append(rows, store.Word{Kind: wordNote, Text: w.Note})
	}
	return rows
}

// sit takes a run's seat, or builds one, and catches up with the log: a cold
// start, a warm cache and another process's move are the same loop.
func (r *Runs) sit(ctx context.Context, kept Reading) (*seat, error) {
	if err := r.store.MayRead(kept); err != nil {
		return nil, err
	}
	s := r.seats.take(kept.ID())
	if s == nil {
		done, err := r.mayBuild(ctx)
		if err != nil {
			return nil, err
		}
		defer done()
		if s, err = r.fresh(ctx, kept.Run()); err != nil {
			return nil, err
		}
	}
	log, err := r.store.Decisions(ctx, kept, s.Turn()-1)
	if err != nil {
		return nil, err
	}
	for _, row := range log {
		if _, err := s.catchUp(ctx, row); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// mayBuild blocks until a seat may be built; the caller must call done.
func (r *Runs) mayBuild(ctx context.Context) (done func(), err error) {
	select {
	case r.build <- struct{}{}:
		return func() { <-r.build }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// fresh is a seat of a kept run before its first decision.
func (r *Runs) fresh(ctx context.Context, kept Run) (*seat, error) {
	p, err := r.playOf(ctx, kept)
	if err != nil {
		return nil, err
	}
	sat, err := scenario.Sit(p.Version, p.Terms, p.Luck)
	if err != nil {
		return nil, err
	}
	return &seat{kept.ID, sat}, nil
}

// playOf is what a kept run began with, without its decisions.
func (r *Runs) playOf(ctx context.Context, kept Run) (p scenario.Play, err error) {
	if p.Version, err = r.Version(ctx, kept.Version); err != nil {
		return p, err
	}
	if err := json.Unmarshal(kept.Terms, &p.Terms); err != nil {
		return p, fmt.Errorf("the terms of run %d: %w", kept.ID, err)
	}
	if err := json.Unmarshal(kept.Luck, &p.Luck); err != nil {
		return p, fmt.Errorf("the luck of run %d: %w", kept.ID, err)
	}
	return p, nil
}

// catchUp makes a decision that the log holds, and holds the digest against it. It
// makes none when the context has ended.
func (s *seat) catchUp(ctx context.Context, row store.Decision) (sim.Decision, error) {
	if err := ctx.Err(); err != nil {
		return sim.Decision{}, err
	}
	d := sim.Decision{Offer: row.Offer}
	if err := json.Unmarshal(row.With, &d.With); err != nil {
		return d, fmt.Errorf("run %d, turn %d: %w", row.Run, row.Turn, err)
	}
	err := s.Decide(d)
	if errors.As(err, new(*sim.Refused)) { // not whoever asks is refused: the world is another
		return d, &Diverged{row.Run, row.Turn, row.Digest, "a refusal: " + err.Error()}
	}
	if err != nil {
		return d, fmt.Errorf("run %d, turn %d: %w", row.Run, row.Turn, err)
	}
	if got := s.Digest(); got != row.Digest {
		return d, &Diverged{row.Run, row.Turn, row.Digest, got}
	}
	return d, nil
}

// Version is a version by its digest, from the shelf or thawed. One of another
// engine or of other rules is an *Outdated.
func (r *Runs) Version(ctx context.Context, digest string) (*scenario.Version, error) {
	r.mu.Lock()
	v := r.versions[digest]
	r.mu.Unlock()
	if v != nil {
		return v, nil
	}
	kept, err := r.store.Version(ctx, digest)
	if err != nil {
		return nil, err
	}
	v, err = scenario.Thaw(kept.Files)
	if err != nil {
		if !errors.As(err, new(*scenario.Unknown)) {
			r.log.Error("a version of rules that are known can't be read", "version", digest, "error", err.Error())
		}
		return nil, &Outdated{err}
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.versions[digest] = v
	return v, nil
}

func (s *seat) view(m Mine) View {
	return View{Mine: m, Run: m.Run(), Desk: s.Desk(), Digest: s.Digest()}
}
