package teach

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/json"
	"errors"
	"math/big"
	"strings"
	"sync"
	"time"

	"caseload/app/run"
	"caseload/app/scenario"
	"caseload/app/sim"
	"caseload/app/store"
)

// ErrFull means that a class has [MaxInClass] runs.
var ErrFull = errors.New("the class is full")

// Classes are the classes in a store.
type Classes struct {
	runs  *run.Runs
	store *store.Store

	mu        sync.Mutex
	questions map[int64]*questions // by class
}

// New serves the classes whose runs are in the same store.
func New(runs *run.Runs, s *store.Store) *Classes {
	return &Classes{runs: runs, store: s, questions: map[int64]*questions{}}
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
func (t *Classes) NewClass(ctx context.Context, plan Plan) (store.Class, string, error) {
	v, err := t.runs.Scenario(plan.Slug)
	if err != nil {
		return store.Class{}, "", err
	}
	employer, ok := scenario.EmployerCalled(plan.Employer)
	if !ok {
		return store.Class{}, "", run.ErrNotFound
	}
	terms, err := json.Marshal(employer.Terms)
	if err != nil {
		return store.Class{}, "", err
	}
	luck, err := json.Marshal(sharedLuck(plan.SameLuck))
	if err != nil {
		return store.Class{}, "", err
	}
	secret, hash := run.NewSecret()
	now := time.Now().UTC()
	class := store.Class{
		SecretHash: hash, Version: v.Digest, Employer: employer.Name, Terms: terms, Luck: luck,
		Minutes: plan.Minutes, CreatedAt: now, ExpiresAt: now.Add(KeepClass),
	}
	for range 8 { // a code that is taken is one in millions
		class.Code = newCode()
		kept, err := t.store.NewClass(ctx, class)
		if !errors.Is(err, store.ErrTaken) {
			return kept, secret, err
		}
	}
	return store.Class{}, "", errors.New("no code is free")
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

// Class is the class with a code.
func (t *Classes) Class(ctx context.Context, code string) (store.Class, error) {
	if Code(code) != code {
		return store.Class{}, run.ErrNotFound
	}
	return t.store.ClassByCode(ctx, code, time.Now())
}

// OwnClass is the class with a code for whoever holds its secret; for anybody
// else there is none.
func (t *Classes) OwnClass(ctx context.Context, code, secret string) (store.Class, error) {
	class, err := t.Class(ctx, code)
	if err != nil {
		return store.Class{}, err
	}
	hash, ok := run.HashOf(secret)
	if !ok || subtle.ConstantTimeCompare(hash, class.SecretHash) != 1 {
		return store.Class{}, run.ErrNotFound
	}
	return class, nil
}

// ClassVersion is what a class plays.
func (t *Classes) ClassVersion(ctx context.Context, class store.Class) (*scenario.Version, error) {
	return t.runs.Version(ctx, class.Version)
}

// BeginInClass begins a guest's run in a class, by the class's version, terms and
// luck. A guest has one run in a class: who has begun already goes on with it.
// In one with [MaxInClass] runs it is ErrFull.
func (t *Classes) BeginInClass(ctx context.Context, guest int64, class store.Class) (run.View, error) {
	if own, err := t.store.RunInClass(ctx, class.ID, guest, time.Now()); err == nil {
		return t.runs.Look(ctx, guest, own.ID)
	} else if !errors.Is(err, run.ErrNotFound) {
		return run.View{}, err
	}
	begun, _, err := t.store.ClassSize(ctx, class.ID)
	if err != nil {
		return run.View{}, err
	}
	if begun >= MaxInClass {
		return run.View{}, ErrFull
	}
	v, err := t.runs.Version(ctx, class.Version)
	if err != nil {
		return run.View{}, err
	}
	b := run.Beginning{Version: v, Class: class.ID}
	if err := errors.Join(json.Unmarshal(class.Terms, &b.Terms), json.Unmarshal(class.Luck, &b.Luck)); err != nil {
		return run.View{}, err
	}
	if b.Luck == nil {
		b.Luck = sim.NewLuck(run.Seed())
	}
	view, err := t.runs.BeginWith(ctx, guest, b)
	if errors.Is(err, store.ErrTaken) { // by a second click
		own, err := t.store.RunInClass(ctx, class.ID, guest, time.Now())
		if err != nil {
			return run.View{}, err
		}
		return t.runs.Look(ctx, guest, own.ID)
	}
	return view, err
}
