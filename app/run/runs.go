package run

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
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

	mu       sync.Mutex
	shelf    []*scenario.Version
	versions map[string]*scenario.Version // by digest
}

// New serves runs of the versions that ship, and of every version that a run
// was ever begun with. Cache is the bytes of seats to keep; 0 keeps none.
func New(ctx context.Context, s *store.Store, shelf []*scenario.Version, cache int64) (*Runs, error) {
	r := &Runs{store: s, seats: newSeats(cache), links: debrief.Standard(), build: make(chan struct{}, runtime.GOMAXPROCS(0)), shelf: shelf, versions: map[string]*scenario.Version{}}
	for _, v := range shelf {
		r.versions[v.Digest] = v
		kept := store.Version{Digest: v.Digest, Slug: v.Slug, Title: v.Setting.Title, Engine: v.Engine, Rules: v.Rules.Number, Files: v.Archive, CreatedAt: time.Now().UTC()}
		if err := s.KeepVersion(ctx, kept); err != nil {
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
	Run    store.Run
	Desk   sim.Desk
	Digest string
	Faults []sim.Fault
}

// Words are what may be said beside a decision. They don't move the world.
type Words struct{ Reason, Note string }

// Begin begins a run of a scenario for a guest.
func (r *Runs) Begin(ctx context.Context, guest int64, slug string, luck sim.Luck) (View, error) {
	v, err := r.Scenario(slug)
	if err != nil {
		return View{}, err
	}
	return r.BeginWith(ctx, guest, Beginning{Version: v, Luck: luck})
}

// Beginning is what a run begins with.
type Beginning struct {
	Version *scenario.Version
	Terms   *sim.Terms // nil: the scenario's own
	Luck    sim.Luck
	Class   int64 // 0: none
}

// BeginWith begins a run for a guest with all that can be said about it.
func (r *Runs) BeginWith(ctx context.Context, guest int64, b Beginning) (View, error) {
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
	now := time.Now().UTC()
	kept, err := r.store.NewRun(ctx, store.Run{
		GuestID: guest, Class: b.Class, Version: b.Version.Digest, Terms: terms, Luck: luck,
		CreatedAt: now, ExpiresAt: now.Add(Keep),
	})
	if err != nil {
		return View{}, err
	}
	s := &seat{kept.ID, sat}
	view := s.view(kept)
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

// Look is a guest's run as it stands; one that has ended, as its record has it.
func (r *Runs) Look(ctx context.Context, guest, id int64) (View, error) {
	kept, err := r.store.Run(ctx, guest, id, time.Now())
	if err != nil {
		return View{}, err
	}
	if kept.EndedAt != nil {
		if view, err := r.lastDesk(ctx, kept); !errors.Is(err, store.ErrNotFound) {
			return view, err
		}
	}
	s, err := r.sit(ctx, kept)
	if err != nil {
		return View{}, err
	}
	view := s.view(kept)
	r.seats.put(s)
	return view, nil
}

// Decide makes a decision at a turn. The answer comes after it is durable. A
// *Stale has the desk as it now is; a *sim.Refused changed nothing;
// ErrNotKept, too. After ErrUncertain the run itself says.
func (r *Runs) Decide(ctx context.Context, guest, id int64, turn int, d sim.Decision, words Words) (View, error) {
	kept, err := r.store.Run(ctx, guest, id, time.Now())
	if err != nil {
		return View{}, err
	}
	s, err := r.sit(ctx, kept)
	if err != nil {
		return View{}, err
	}
	if s.Turn() != turn {
		view := s.view(kept)
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
	if err := r.append(ctx, kept, s, turn, d, words); err != nil {
		if errors.Is(err, store.ErrTaken) {
			now, lookErr := r.Look(ctx, guest, id)
			if lookErr != nil {
				return View{}, lookErr
			}
			return View{}, &Stale{now}
		}
		return View{}, err
	}
	view := s.view(kept)
	view.Faults = slices.Clone(s.Faults()[failed:])
	if s.Ended() {
		// The record follows from the log, so a failure here loses nothing:
		// Debrief makes it again.
		_, _ = r.record(ctx, kept)
		return view, nil
	}
	r.seats.put(s)
	return view, nil
}

// append keeps the decision under its turn. If it is uncertain whether a commit
// succeeded, the log is read again: if the turn is this decision's, it did.
func (r *Runs) append(ctx context.Context, kept store.Run, s *seat, turn int, d sim.Decision, words Words) error {
	with, err := json.Marshal(d.With)
	if err != nil {
		return err
	}
	made := time.Now().UTC()
	row := store.Decision{Run: kept.ID, Turn: turn, Offer: d.Offer, With: with, Digest: s.Digest(), MadeAt: made}
	// The append outlives the request: a browser that goes away must not leave
	// it uncertain.
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 15*time.Second)
	defer cancel()
	err = r.store.Append(ctx, row, words.rows(), s.Ended())
	if errors.Is(err, context.DeadlineExceeded) {
		return r.wasKept(row)
	}
	return err
}

// wasKept says what became of an append that wasn't answered in time.
func (r *Runs) wasKept(row store.Decision) error {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	found, err := r.store.DecisionAt(ctx, row.Run, row.Turn)
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
		rows = append(rows, store.Word{Kind: "reason", Text: w.Reason})
	}
	if w.Note != "" {
		rows = append(rows, store.Word{Kind: "note", Text: w.Note})
	}
	return rows
}

// sit takes a run's seat, or builds one, and catches up with the log: a cold
// start, a warm cache and another process's move are the same loop.
func (r *Runs) sit(ctx context.Context, kept store.Run) (*seat, error) {
	s := r.seats.take(kept.ID)
	if s == nil {
		done, err := r.mayBuild(ctx)
		if err != nil {
			return nil, err
		}
		defer done()
		if s, err = r.fresh(ctx, kept); err != nil {
			return nil, err
		}
	}
	log, err := r.store.Decisions(ctx, kept.ID, s.Turn()-1)
	if err != nil {
		return nil, err
	}
	for _, row := range log {
		if _, err := s.catchUp(row); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// mayBuild waits until there is room to build a seat; done makes it again.
func (r *Runs) mayBuild(ctx context.Context) (done func(), err error) {
	select {
	case r.build <- struct{}{}:
		return func() { <-r.build }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// fresh is a seat of a kept run before its first decision.
func (r *Runs) fresh(ctx context.Context, kept store.Run) (*seat, error) {
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
func (r *Runs) playOf(ctx context.Context, kept store.Run) (p scenario.Play, err error) {
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

// catchUp makes a decision that the log holds, and holds the digest against it.
func (s *seat) catchUp(row store.Decision) (sim.Decision, error) {
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
		return nil, &Outdated{err}
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.versions[digest] = v
	return v, nil
}

func (s *seat) view(kept store.Run) View {
	return View{Run: kept, Desk: s.Desk(), Digest: s.Digest()}
}
