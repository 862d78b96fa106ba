package author

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"time"

	"caseload/app/check"
)

// Findings is what a check has found in a draft as it was.
type Findings struct {
	Digest string // of the pack that was checked
	List   []check.Finding
	Final  bool // whether plays have been made; without them there can be more
	At     map[string]Place
}

// Digest returns what a pack is recognised by.
func (p Pack) Digest() (string, []byte, error) {
	archive, err := p.Archive()
	sum := sha256.Sum256(archive)
	return hex.EncodeToString(sum[:]), archive, err
}

// LookedThrough returns what was found in a draft as it is now, if that has been checked here.
func (d *Drafts) LookedThrough(p Pack) (Findings, bool) {
	digest, _, err := p.Digest()
	if err != nil {
		return Findings{}, false
	}
	f, known := d.found.Get(digest)
	f.At = p.At
	return f, known
}

// longestCheck bounds how long a check may take with waiting for others.
const longestCheck = 5 * time.Minute

// Check checks a pack in a process of its own, unless that has been done. First gets what needs
// no plays, as soon as that is known; it isn't called if all is known already. However many ask
// for the same pack, it is checked once, and goes on when they have left.
func (d *Drafts) Check(ctx context.Context, p Pack) (Findings, error) {
	digest, archive, err := p.Digest()
	if err != nil {
		return Findings{}, err
	}
	if f, known := d.found.Get(digest); known && f.Final {
		f.At = p.At
		return f, nil
	}
	asked := d.asked.DoChan(digest, func() (any, error) {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), longestCheck)
		defer cancel()
		return d.check(ctx, digest, archive, p.Slug)
	})
	select {
	case got := <-asked:
		f, _ := got.Val.(Findings)
		f.At = p.At
		return f, got.Err
	case <-ctx.Done():
		return Findings{}, ctx.Err()
	}
}

func (d *Drafts) check(ctx context.Context, digest string, archive []byte, slug string) (Findings, error) {
	select {
	case d.places <- struct{}{}:
		defer func() { <-d.places }()
	case <-ctx.Done():
		return Findings{}, ctx.Err()
	}
	list, err := d.from.Check(ctx, archive, slug, func(first []check.Finding) {
		d.found.Add(digest, Findings{Digest: digest, List: first})
	})
	if err != nil {
		return Findings{}, err
	}
	f := Findings{Digest: digest, List: list, Final: true}
	d.found.Add(digest, f)
	return f, nil
}

// CheckFor is Check for somebody who waits no longer than a time. If the check takes longer, it
// goes on, and [Drafts.LookedThrough] tells what it found.
func (d *Drafts) CheckFor(ctx context.Context, p Pack, longest time.Duration) error {
	waits, cancel := context.WithTimeout(ctx, longest)
	defer cancel()
	_, err := d.Check(waits, p)
	if errors.Is(err, context.DeadlineExceeded) && ctx.Err() == nil {
		return nil
	}
	return err
}
