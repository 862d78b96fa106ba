package teach

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"log/slog"
	"math/big"
	"strings"
	"sync"
	"time"

	"caseload/app/run"
	"caseload/app/scenario"
	"caseload/app/sim"
	"caseload/app/store"
)

// Joined proves that somebody has a class's code, and Led that they have its
// lecturer's secret too. The store makes them and nobody else can; see
// app/store/proof.go.
type (
	Class  = store.Class
	Joined = store.Joined
	Led    = store.Led
)

// Classes are the classes in a store.
type Classes struct {
	runs  *run.Runs
	store *store.Store
	now   func() time.Time
	log   *slog.Logger

	mu        sync.Mutex
	questions map[int64]*questions // by class
}

// New serves the classes whose runs are in the same store. A nil log drops what
// nobody could be answered.
func New(runs *run.Runs, s *store.Store, now func() time.Time, log *slog.Logger) *Classes {
	if log == nil {
		log = slog.New(slog.DiscardHandler)
	}
	return &Classes{runs: runs, store: s, now: now, log: log, questions: map[int64]*questions{}}
}

// KeepClass is how long a class is kept after it was made. It is said on the
// pages.
const KeepClass = 30 * 24 * time.Hour

// Plan is what a lecturer chooses.
type Plan struct {
	Slug     string
	Employer string // the name of one of [scenario.Employers]
	SameLuck bool   // one luck for everybody
	Minutes  int    // of a live clock, started later; 0: none
}

// NewClass makes a class of the scenario as it is on the shelf now, and gives it
// with the lecturer's secret, which is kept nowhere.
func (t *Classes) NewClass(ctx context.Context, plan Plan) (Led, string, error) {
	v, err := t.runs.Scenario(plan.Slug)
	if err != nil {
		return Led{}, "", err
	}
	employer, ok := scenario.EmployerCalled(plan.Employer)
	if !ok {
		return Led{}, "", run.ErrNotFound
	}
	terms, err := json.Marshal(employer.Terms)
	if err != nil {
		return Led{}, "", err
	}
	luck, err := json.Marshal(sharedLuck(plan.SameLuck))
	if err != nil {
		return Led{}, "", err
	}
	secret, hash := run.NewSecret()
	class := Class{
		Version: v.Digest, Employer: employer.Name, Terms: terms, Luck: luck,
		Minutes: plan.Minutes, ExpiresAt: t.now().Add(KeepClass),
	}
	for range 8 { // a code that is taken is one in millions
		class.Code = newCode()
		led, err := t.store.NewClass(ctx, class, hash)
		if !errors.Is(err, store.ErrTaken) {
			return led, secret, err
		}
	}
	return Led{}, "", errors.New("no code is free")
}

// sharedLuck is nil where each run draws its own.
func sharedLuck(same bool) sim.Luck {
	if !same {
		return nil
	}
	return sim.NewLuck(run.Seed())
}

// A code is copied from a wall and read aloud: capital letters and digits of
// which no two look alike and few sound alike, without vowels, so that it spells
// nothing. There are 34 million. It is no secret: who guesses one can play, and
// be counted.
const (
	codeLetters = "CDFHJKMPRTVWX34679"
	codeLength  = 6
)

func newCode() string {
	code := make([]byte, codeLength)
	for i := range code {
		n, err := rand.Int(rand.Reader, big.NewInt(int64(len(codeLetters))))
		if err != nil {
			panic(err) // the system has no chance to give
		}
		code[i] = codeLetters[n.Int64()]
	}
	return string(code)
}

// Code is what somebody typed as a code, as codes are written; "" where it can't
// be one.
func Code(typed string) string {
	code := strings.ToUpper(strings.NewReplacer(" ", "", "-", "", "\u00a0", "").Replace(typed))
	if len(code) != codeLength || strings.Trim(code, codeLetters) != "" {
		return ""
	}
	return code
}

// MaxInClass is how many runs a class has at most: more than sit in a lecture
// hall, and few enough that its board stays quick.
const MaxInClass = 500

// ClassesAnHour is how many classes are made for one address: more than a
// department behind one asks for, and too few to fill a disk within the time that
// they are kept. There is no limit for all together, since whoever reached it
// would lock everybody out.
const ClassesAnHour = 60

// Join checks a class's code.
func (t *Classes) Join(ctx context.Context, code string) (Joined, error) {
	if Code(code) != code {
		return Joined{}, run.ErrNotFound
	}
	return t.store.Join(ctx, code)
}

// Lead checks a class's code and its lecturer's secret. For whoever hasn't got the
// secret there is no such class.
func (t *Classes) Lead(ctx context.Context, code, secret string) (Led, error) {
	hash, ok := run.HashOf(secret)
	if !ok || Code(code) != code {
		return Led{}, run.ErrNotFound
	}
	return t.store.Lead(ctx, code, hash)
}

// Plays is the version that a class plays.
func (t *Classes) Plays(ctx context.Context, class Class) (*scenario.Version, error) {
	return t.runs.Version(ctx, class.Version)
}

// Own is the run that a guest has in a class, or ErrNotFound.
func (t *Classes) Own(ctx context.Context, g run.Guest, j Joined) (run.Mine, error) {
	return t.store.RunInClass(ctx, g, j)
}

// Begin begins a guest's run in a class, by the class's version, terms and luck. A
// guest has one run in a class: who has begun already goes on with it. In one with
// [MaxInClass] runs it is run.ErrFull.
func (t *Classes) Begin(ctx context.Context, g run.Guest, j Joined) (run.View, error) {
	if own, err := t.Own(ctx, g, j); err == nil {
		return t.runs.Look(ctx, own)
	} else if !errors.Is(err, run.ErrNotFound) {
		return run.View{}, err
	}
	class := j.Class()
	v, err := t.Plays(ctx, class)
	if err != nil {
		return run.View{}, err
	}
	b := run.Beginning{Version: v}
	if err := errors.Join(json.Unmarshal(class.Terms, &b.Terms), json.Unmarshal(class.Luck, &b.Luck)); err != nil {
		return run.View{}, err
	}
	if b.Luck == nil {
		b.Luck = sim.NewLuck(run.Seed())
	}
	view, err := t.runs.BeginIn(ctx, g, j, MaxInClass, b)
	if errors.Is(err, run.ErrTaken) { // by a second click
		own, err := t.Own(ctx, g, j)
		if err != nil {
			return run.View{}, err
		}
		return t.runs.Look(ctx, own)
	}
	return view, err
}

// End deletes a class. Its runs stay their students'.
func (t *Classes) End(ctx context.Context, l Led) error { return t.store.DeleteClass(ctx, l) }
