package run

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"errors"
	"math/big"
	"strings"
	"time"

	"caseload/app/scenario"
	"caseload/app/sim"
	"caseload/app/store"
)

// KeepClass is how long a class is kept after it was made. It is said on the
// pages.
const KeepClass = 30 * 24 * time.Hour

// ClassPlan is what a lecturer chooses.
type ClassPlan struct {
	Slug     string
	Employer string // the name of one of [Employers]
	SameLuck bool   // one luck for everybody
	Minutes  int    // of a live clock, started later; 0: none
}

// NewClass makes a class of the scenario as it is on the shelf now, and gives it
// with the lecturer's secret, which is kept nowhere.
func (r *Runs) NewClass(ctx context.Context, plan ClassPlan) (store.Class, string, error) {
	v, err := r.Scenario(plan.Slug)
	if err != nil {
		return store.Class{}, "", err
	}
	employer, ok := EmployerCalled(plan.Employer)
	if !ok {
		return store.Class{}, "", ErrNotFound
	}
	terms, err := json.Marshal(employer.Terms)
	if err != nil {
		return store.Class{}, "", err
	}
	luck, err := json.Marshal(sharedLuck(plan.SameLuck))
	if err != nil {
		return store.Class{}, "", err
	}
	secret, hash := newSecret()
	now := time.Now().UTC()
	class := store.Class{
		SecretHash: hash, Version: v.Digest, Employer: employer.Name, Terms: terms, Luck: luck,
		Minutes: plan.Minutes, CreatedAt: now, ExpiresAt: now.Add(KeepClass),
	}
	for range 8 { // a code that is taken is one in millions
		class.Code = newCode()
		kept, err := r.store.NewClass(ctx, class)
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
	return sim.NewLuck(Seed())
}

// Seed draws a seed. It stays below 2^53, so that every program can read it back.
func Seed() uint64 {
	var b [8]byte
	rand.Read(b[:])
	return binary.BigEndian.Uint64(b[:]) >> 11
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

const classSecretBytes = 32

func newSecret() (secret string, hash []byte) {
	b := make([]byte, classSecretBytes)
	rand.Read(b)
	sum := sha256.Sum256(b)
	return base64.RawURLEncoding.EncodeToString(b), sum[:]
}

// Class is the class with a code.
func (r *Runs) Class(ctx context.Context, code string) (store.Class, error) {
	if Code(code) != code {
		return store.Class{}, ErrNotFound
	}
	return r.store.ClassByCode(ctx, code, time.Now())
}

// OwnClass is the class with a code for whoever holds its secret; for anybody
// else there is none.
func (r *Runs) OwnClass(ctx context.Context, code, secret string) (store.Class, error) {
	class, err := r.Class(ctx, code)
	if err != nil {
		return store.Class{}, err
	}
	b, err := base64.RawURLEncoding.DecodeString(secret)
	sum := sha256.Sum256(b)
	if err != nil || len(b) != classSecretBytes || subtle.ConstantTimeCompare(sum[:], class.SecretHash) != 1 {
		return store.Class{}, ErrNotFound
	}
	return class, nil
}

// ClassVersion is what a class plays.
func (r *Runs) ClassVersion(ctx context.Context, class store.Class) (*scenario.Version, error) {
	return r.version(ctx, class.Version)
}

// BeginInClass begins a guest's run in a class, by the class's version, terms and
// luck. A guest has one run in a class: who has begun already goes on with it.
// In one with [MaxInClass] runs it is ErrFull.
func (r *Runs) BeginInClass(ctx context.Context, guest int64, class store.Class) (View, error) {
	if run, err := r.store.RunInClass(ctx, class.ID, guest, time.Now()); err == nil {
		return r.Look(ctx, guest, run.ID)
	} else if !errors.Is(err, ErrNotFound) {
		return View{}, err
	}
	begun, _, err := r.store.ClassSize(ctx, class.ID)
	if err != nil {
		return View{}, err
	}
	if begun >= MaxInClass {
		return View{}, ErrFull
	}
	v, err := r.version(ctx, class.Version)
	if err != nil {
		return View{}, err
	}
	b := beginning{guest: guest, version: v, class: class.ID}
	if err := errors.Join(json.Unmarshal(class.Terms, &b.terms), json.Unmarshal(class.Luck, &b.luck)); err != nil {
		return View{}, err
	}
	if b.luck == nil {
		b.luck = sim.NewLuck(Seed())
	}
	view, err := r.begin(ctx, b)
	if errors.Is(err, store.ErrTaken) { // by a second click
		run, err := r.store.RunInClass(ctx, class.ID, guest, time.Now())
		if err != nil {
			return View{}, err
		}
		return r.Look(ctx, guest, run.ID)
	}
	return view, err
}
