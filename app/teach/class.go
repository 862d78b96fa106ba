package teach

import (
	"context"
	"crypto/rand"
	"errors"
	"log/slog"
	"math/big"
	"strings"
	"sync"
	"time"

	"caseload/app/run"
	"caseload/app/scenario"
	"caseload/app/secret"
	"caseload/app/sim"
	"caseload/app/store"
)

// Joined proves that the person asking has a class's code, and Led that they also
// have its lecturer's secret. Only the store can make these proofs; see
// app/store/proof.go.
type (
	Class  = store.Class
	Joined = store.Joined
	Led    = store.Led
)

// Classes gives access to the classes in a store. It is safe for concurrent use.
type Classes struct {
	runs  *run.Runs
	store *store.Store
	now   func() time.Time
	log   *slog.Logger

	mu    sync.Mutex
	known map[about]*known
}

// New returns the classes whose runs are in the same store. Log gets the problems
// that can't be returned to a caller; if it is nil, they are dropped.
func New(runs *run.Runs, s *store.Store, now func() time.Time, log *slog.Logger) *Classes {
	if log == nil {
		log = slog.New(slog.DiscardHandler)
	}
	return &Classes{runs: runs, store: s, now: now, log: log, known: map[about]*known{}}
}

// KeepClass is how long a class is kept after it was made. Pages mention it.
const KeepClass = 30 * 24 * time.Hour

// Refused is the error for something that a class can't have. It explains why in
// one sentence. Nothing was changed.
type Refused struct{ Sentence sim.Sentence }

func (r *Refused) Error() string { return string(r.Sentence) }

// NewClass makes a class that plays the version of the scenario now on the shelf.
// It returns the lecturer's proof and secret; the secret itself isn't stored
// anywhere. An unknown scenario or employer is run.ErrNotFound, one that was withdrawn is
// run.ErrWithdrawn, and a clock of more than [MaxMinutes] is a *Refused.
func (t *Classes) NewClass(ctx context.Context, plan Plan) (Led, string, error) {
	v, err := t.runs.Scenario(ctx, plan.Slug)
	if err != nil {
		return Led{}, "", err
	}
	played, err := exercise(v, plan)
	if err != nil {
		return Led{}, "", err
	}
	text, hash := secret.New()
	class := Class{Exercise: played, ExpiresAt: t.now().Add(KeepClass)}
	for range 8 { // a code is hardly ever taken
		class.Code = newCode()
		led, err := t.store.NewClass(ctx, class, hash)
		if !errors.Is(err, store.ErrTaken) {
			return led, text, err
		}
	}
	return Led{}, "", errNoCode
}

// A code is copied from a wall and read aloud. So it consists of capital letters
// and digits, no two of which look alike and few of which sound alike; without
// vowels it spells no word. There are 11,000 million codes. A code is no secret:
// anybody who guesses one can play in the class and is counted.
const (
	codeLetters = "CDFHJKMPRTVWX34679"
	codeLength  = 8
)

func newCode() string {
	code := make([]byte, codeLength)
	for i := range code {
		n, err := rand.Int(rand.Reader, big.NewInt(int64(len(codeLetters))))
		if err != nil {
			panic(err) // the system has no random source
		}
		code[i] = codeLetters[n.Int64()]
	}
	return string(code)
}

// Code returns a typed code in its standard form, or "" if it can't be a code. It
// ignores case, spaces and hyphens.
func Code(typed string) string {
	code := strings.ToUpper(strings.NewReplacer(" ", "", "-", "", "\u00a0", "").Replace(typed))
	if len(code) != codeLength || strings.Trim(code, codeLetters) != "" {
		return ""
	}
	return code
}

// MaxInClass is the maximum number of runs in a class: more than there are seats
// in a lecture hall, and few enough that its board stays fast.
const MaxInClass = 500

// Limits by network address. A whole campus can be behind one address, so what many
// people there do at the same time is far below each limit; and whoever reaches one
// on purpose locks the others out for a minute, not an hour. There is no limit for
// all addresses together, because anybody who reached it would lock out everybody
// else.
const (
	ClassesAMinute = 10 // classes made

	// WrongCodes is how many different codes that no class has can be tried within
	// WrongCodesFor. The same wrong code counts only once, because a whole lecture
	// hall may copy it from the same wall. Somebody who guesses from one network finds
	// one of a thousand classes in about two months.
	WrongCodes    = 1_000
	WrongCodesFor = 10 * time.Minute
)

// RefusedAMinute is how many attempts to join one class may fail in a minute,
// because it is full or locked, before the next ones are refused without looking.
const RefusedAMinute = 120

// Join looks a class up by its code. The error is run.ErrNotFound if there is
// none.
func (t *Classes) Join(ctx context.Context, code string) (Joined, error) {
	if Code(code) != code {
		return Joined{}, run.ErrNotFound
	}
	return t.store.Join(ctx, code)
}

// Lead looks a class up by its code and checks its lecturer's secret. Without the
// right secret the error is run.ErrNotFound, as if there were no such class.
func (t *Classes) Lead(ctx context.Context, code, text string) (Led, error) {
	hash, ok := secret.HashOf(text)
	if !ok || Code(code) != code {
		return Led{}, run.ErrNotFound
	}
	return t.store.Lead(ctx, code, hash)
}

// Plays returns the version that a class plays.
func (t *Classes) Plays(ctx context.Context, class Class) (*scenario.Version, error) {
	return t.runs.Version(ctx, class.Version)
}

// Own returns a guest's run in a class, or ErrNotFound.
func (t *Classes) Own(ctx context.Context, g run.Guest, j Joined) (run.Mine, error) {
	return t.store.RunInClass(ctx, g, j)
}

// Begin begins a guest's run in a class with the class's version, terms and luck.
// A guest has one run in a class: if they have begun already, Begin returns that
// run. If the class has [MaxInClass] runs, the error is run.ErrFull; if its lecturer
// has locked it, run.ErrLocked.
func (t *Classes) Begin(ctx context.Context, g run.Guest, j Joined) (run.View, error) {
	if own, err := t.Own(ctx, g, j); err == nil {
		return t.runs.Look(ctx, own)
	} else if !errors.Is(err, run.ErrNotFound) {
		return run.View{}, err
	}
	class := j.Class()
	if class.Locked {
		return run.View{}, run.ErrLocked
	}
	v, err := t.Plays(ctx, class)
	if err != nil {
		return run.View{}, err
	}
	b, err := beginning(v, class.Exercise)
	if err != nil {
		return run.View{}, err
	}
	view, err := t.runs.BeginIn(ctx, g, j, MaxInClass, b)
	if errors.Is(err, run.ErrTaken) { // taken by a second click meanwhile
		own, err := t.Own(ctx, g, j)
		if err != nil {
			return run.View{}, err
		}
		return t.runs.Look(ctx, own)
	}
	return view, err
}

// Lock decides whether anybody else can join a class. Those who are in it go on.
func (t *Classes) Lock(ctx context.Context, l Led, locked bool) error {
	return t.store.LockClass(ctx, l, locked)
}

// End deletes a class. Its students keep their runs.
func (t *Classes) End(ctx context.Context, l Led) error { return t.store.DeleteClass(ctx, l) }

// errNoCode means that every code that was tried belongs to a class.
var errNoCode = errors.New("no code is free")
