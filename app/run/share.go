package run

import (
	"context"
	"encoding/json"
	"errors"
	"time"

	"caseload/app/store"
)

// Shared is what a student lets others read of a reflection: names alone, under
// which the words are looked up when somebody reads it. So what is written later
// in a shared part shows, and what is erased is gone.
type Shared struct {
	Title string       `json:"title"` // of the scenario
	Parts []SharedPart `json:"parts"`
}

// SharedPart is one part by its name, and what it is called.
type SharedPart struct {
	Name  string `json:"name"`
	Title string `json:"title"`
}

// Share shares parts of a guest's run under a new key, in place of any before.
func (r *Runs) Share(ctx context.Context, guest, id int64, what Shared) (key string, err error) {
	parts, err := json.Marshal(what)
	if err != nil {
		return "", err
	}
	key, _ = NewSecret()
	return key, r.store.PutShare(ctx, guest, store.Share{Run: id, Key: key, Parts: parts, CreatedAt: time.Now().UTC()})
}

// SharedOf is what is shared of a run, with its key; "" for nothing. Whose run it
// is the caller has asked.
func (r *Runs) SharedOf(ctx context.Context, id int64) (what Shared, key string, err error) {
	share, err := r.store.ShareOf(ctx, id)
	if errors.Is(err, ErrNotFound) {
		return Shared{}, "", nil
	}
	if err != nil {
		return Shared{}, "", err
	}
	err = json.Unmarshal(share.Parts, &what)
	return what, share.Key, err
}

// SharedUnder is what is shared under a key, with all of the run's words, from
// which whoever asks takes those of its parts alone.
func (r *Runs) SharedUnder(ctx context.Context, key string) (what Shared, words []store.Word, err error) {
	if _, ok := HashOf(key); !ok {
		return Shared{}, nil, ErrNotFound
	}
	share, words, err := r.store.Shared(ctx, key, time.Now())
	if err != nil {
		return Shared{}, nil, err
	}
	err = json.Unmarshal(share.Parts, &what)
	return what, words, err
}
