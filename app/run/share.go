package run

import (
	"context"
	"encoding/json"
	"errors"

	"caseload/app/secret"
	"caseload/app/store"
)

// Shared says which parts of a reflection a student lets others read. It holds
// only names, under which the words are looked up whenever somebody reads it. So
// later additions to a shared part are shown, and what has been erased is gone.
type Shared struct {
	Title string       `json:"title"` // of the scenario
	Parts []SharedPart `json:"parts"`
}

// SharedPart is a shared part's name and title.
type SharedPart struct {
	Name  string `json:"name"`
	Title string `json:"title"`
}

// Share shares parts of a run under a new key, which it returns. It replaces what
// was shared before.
func (r *Runs) Share(ctx context.Context, m Mine, what Shared) (key string, err error) {
	parts, err := json.Marshal(what)
	if err != nil {
		return "", err
	}
	key, _ = secret.New()
	return key, r.store.PutShare(ctx, m, store.Share{Key: key, Parts: parts, Kinds: what.kinds()})
}

// EndShare ends the sharing of a run's words: its address no longer works.
func (r *Runs) EndShare(ctx context.Context, m Mine) error { return r.store.EndShare(ctx, m) }

// SharedOf returns what is shared of a run, with its key; the key is "" if
// nothing is.
func (r *Runs) SharedOf(ctx context.Context, m Mine) (what Shared, key string, err error) {
	if err := r.store.IsMine(m); err != nil {
		return Shared{}, "", err
	}
	share, err := r.store.ShareOf(ctx, m)
	if errors.Is(err, ErrNotFound) {
		return Shared{}, "", nil
	}
	if err != nil {
		return Shared{}, "", err
	}
	err = json.Unmarshal(share.Parts, &what)
	return what, share.Key, err
}

// Opened is what a student shared, as somebody who has its address reads it.
type Opened struct {
	Title string // of the scenario
	Parts []OpenedPart
}

// OpenedPart is a shared part with what was written in it, except about feelings.
type OpenedPart struct {
	Title string
	Texts []OpenedText
}

// OpenedText is the text of a box, with the box's label.
type OpenedText struct{ Label, Text string }

// SharedUnder returns what is shared under a key. If the key isn't valid, or no
// longer, the error is ErrNotFound.
func (r *Runs) SharedUnder(ctx context.Context, key string) (Opened, error) {
	if _, ok := secret.HashOf(key); !ok {
		return Opened{}, ErrNotFound
	}
	share, words, err := r.store.Shared(ctx, key)
	if err != nil {
		return Opened{}, err
	}
	var what Shared
	if err := json.Unmarshal(share.Parts, &what); err != nil {
		return Opened{}, err
	}
	written := map[string]string{}
	for _, w := range words {
		written[w.Kind] = w.Text
	}
	opened := Opened{Title: what.Title}
	for _, p := range what.Parts {
		part, named := OpenedPart{Title: p.Title}, Part{Name: p.Name}
		for _, b := range BoxesOf(p.Name) {
			if text := written[named.Writing(b)]; text != "" {
				part.Texts = append(part.Texts, OpenedText{b.Label, text})
			}
		}
		opened.Parts = append(opened.Parts, part)
	}
	return opened, nil
}

// kinds returns the kinds of writing in the shared parts. What is written about
// feelings is never among them.
func (s Shared) kinds() []string {
	var kinds []string
	for _, p := range s.Parts {
		for _, b := range BoxesOf(p.Name) {
			if !b.Own {
				kinds = append(kinds, Part{Name: p.Name}.Writing(b))
			}
		}
	}
	return kinds
}
