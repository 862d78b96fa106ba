package sign

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
	"sync/atomic"

	"golang.org/x/crypto/argon2"
	"golang.org/x/text/unicode/norm"
)

// ErrBusy means that so many people are signing in that this one would wait too long.
var ErrBusy = errors.New("too many people are signing in at once")

// What a hash costs. It takes about 40 ms and 19 MiB, so that guessing from a stolen
// database is slow; two are made at a time, so that a class that signs in takes no more
// than that from everybody else's decisions.
const (
	hashMemory  = 19 << 10 // KiB
	hashTime    = 2
	hashThreads = 1
	hashBytes   = 32
	saltBytes   = 16

	hashesAtOnce = 2
	hashesQueued = 200
)

// hashing makes hashes, a few at a time.
type hashing struct {
	memory  uint32 // KiB
	time    uint32
	working chan struct{}
	queued  atomic.Int64
	dummy   string // of a passphrase that nobody knows
}

func newHashing(memory, time uint32) *hashing {
	h := &hashing{memory: memory, time: time, working: make(chan struct{}, hashesAtOnce)}
	h.dummy = encode(argon{memory, time, hashThreads, random(saltBytes), random(hashBytes)})
	return h
}

// HashCheaply makes hashes cost next to nothing from now on, so that they are easy to
// guess. It is for tests in which many people sign in, and nothing else may call it, which
// is tested.
func (a *Accounts) HashCheaply() { a.hashing = newHashing(8, 1) }

// enter waits until a hash may be made; the caller must then call leave.
func (h *hashing) enter(ctx context.Context) error {
	if h.queued.Add(1) > hashesQueued+hashesAtOnce {
		h.queued.Add(-1)
		return ErrBusy
	}
	select {
	case h.working <- struct{}{}:
		return nil
	case <-ctx.Done():
		h.queued.Add(-1)
		return ctx.Err()
	}
}

func (h *hashing) leave() {
	<-h.working
	h.queued.Add(-1)
}

// hash returns the hash of a passphrase, in the form that other programs use as well.
func (h *hashing) hash(ctx context.Context, passphrase string) (string, error) {
	if err := h.enter(ctx); err != nil {
		return "", err
	}
	defer h.leave()
	a := argon{h.memory, h.time, hashThreads, random(saltBytes), nil}
	a.sum = a.of(passphrase)
	return encode(a), nil
}

// matches reports whether a hash is that of a passphrase, and whether it was made more
// cheaply than hashes are now. It takes as long if there is no hash.
func (h *hashing) matches(ctx context.Context, hash, passphrase string) (right, weak bool, err error) {
	if len(passphrase) > LongestPassphrase {
		passphrase = "" // which nobody has
	}
	exists := hash != ""
	if !exists {
		hash = h.dummy
	}
	a, err := decode(hash)
	if err != nil {
		return false, false, err
	}
	if err := h.enter(ctx); err != nil {
		return false, false, err
	}
	defer h.leave()
	right = subtle.ConstantTimeCompare(a.of(passphrase), a.sum) == 1
	return right && exists, a.memory < h.memory || a.time < h.time, nil
}

// argon is a hash by Argon2id with what it was made with.
type argon struct {
	memory, time uint32
	threads      uint8
	salt, sum    []byte
}

func (a argon) of(passphrase string) []byte {
	return argon2.IDKey([]byte(norm.NFC.String(passphrase)), a.salt, a.time, a.memory, a.threads, hashBytes)
}

var hash64 = base64.RawStdEncoding

func encode(a argon) string {
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, a.memory, a.time, a.threads,
		hash64.EncodeToString(a.salt), hash64.EncodeToString(a.sum))
}

var errHash = errors.New("a passphrase's hash in the database can't be read")

func decode(text string) (a argon, err error) {
	parts := strings.Split(text, "$")
	if len(parts) != 6 || parts[1] != "argon2id" || parts[2] != fmt.Sprint("v=", argon2.Version) {
		return argon{}, errHash
	}
	if _, err := fmt.Sscanf(parts[3], "m=%d,t=%d,p=%d", &a.memory, &a.time, &a.threads); err != nil {
		return argon{}, errHash
	}
	salt, err1 := hash64.DecodeString(parts[4])
	sum, err2 := hash64.DecodeString(parts[5])
	if err1 != nil || err2 != nil || len(sum) != hashBytes || a.time == 0 || a.threads == 0 {
		return argon{}, errHash
	}
	a.salt, a.sum = salt, sum
	return a, nil
}

func random(n int) []byte {
	b := make([]byte, n)
	rand.Read(b)
	return b
}
