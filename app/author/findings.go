package author

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"sync"
	"time"

	"caseload/app/check"
	kept "caseload/app/store/author"
)

// Findings is what a check has found in a draft as it was.
type Findings struct {
	Digest string // of the pack that was checked
	List   []check.Finding
	Final  bool // whether plays have been made; without them there can be more
	At     map[string]Place
}

// Digest returns what a pack is recognised by: equal packs have equal digests.
func (p Pack) Digest() string {
	sum := sha256.New()
	fmt.Fprintf(sum, "%q\n", p.Slug)
	for _, path := range slices.Sorted(maps.Keys(p.Files)) {
		fmt.Fprintf(sum, "%q %d\n", path, len(p.Files[path]))
		io.WriteString(sum, p.Files[path])
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// LookedThrough returns what was found in a draft as it is now, if that has been checked here.
func (d *Drafts) LookedThrough(p Pack) (Findings, bool) {
	f, known := d.found.Get(p.Digest())
	f.At = p.At
	return f, known
}

// longestCheck bounds how long a check may take with waiting for others.
const longestCheck = 5 * time.Minute

// CheckSoon has a draft checked as pack has it, in a process of its own, and returns what was
// found once that is final, or, with first, once anything is known, or after the longest that
// whoever asks waits. The digest of what it returns is "" if nothing is known by then; the check
// goes on, and is asked for again. However many ask for the same pack, it is checked once. A
// check of the same draft as it was before is given up.
func (d *Drafts) CheckSoon(ctx context.Context, r kept.Reading, pack Pack, first bool, longest time.Duration) (Findings, error) {
	digest := pack.Digest()
	if f, known := d.found.Get(digest); known && (f.Final || first) {
		f.At = pack.At
		return f, nil
	}
	archive, err := pack.Archive()
	if err != nil {
		return Findings{}, err
	}
	done := d.start(r.Draft().ID, digest, archive, pack.Slug)
	ctx, cancel := context.WithTimeout(ctx, longest)
	defer cancel()
	select {
	case <-done.first:
		if !first {
			select {
			case <-done.final:
			case <-ctx.Done():
			}
		}
	case <-done.final:
	case <-ctx.Done():
	}
	f, _ := d.found.Get(digest)
	f.At = pack.At
	return f, done.err(f)
}

// running is a check while it is made.
type running struct {
	digest       string
	first, final chan struct{} // closed when what needs no plays is known, and when the check has ended
	stop         context.CancelFunc
	failed       error // once final is closed
}

// err returns why a check has failed.
func (r *running) err(f Findings) error {
	select {
	case <-r.final:
		if !f.Final && !errors.Is(r.failed, context.Canceled) {
			return r.failed
		}
	default:
	}
	return nil
}

// start returns the check of a draft with a digest, which it begins unless it runs already.
func (d *Drafts) start(draft int64, digest string, archive []byte, slug string) *running {
	d.mu.Lock()
	defer d.mu.Unlock()
	if now := d.running[draft]; now != nil {
		if now.digest == digest {
			return now
		}
		now.stop()
	}
	ctx, cancel := context.WithTimeout(context.Background(), longestCheck)
	now := &running{digest: digest, first: make(chan struct{}), final: make(chan struct{}), stop: cancel}
	d.running[draft] = now
	go func() {
		defer cancel()
		now.failed = d.check(ctx, digest, archive, slug, sync.OnceFunc(func() { close(now.first) }))
		d.mu.Lock()
		if d.running[draft] == now {
			delete(d.running, draft)
		}
		d.mu.Unlock()
		close(now.final)
	}()
	return now
}

func (d *Drafts) check(ctx context.Context, digest string, archive []byte, slug string, first func()) error {
	select {
	case d.places <- struct{}{}:
		defer func() { <-d.places }()
	case <-ctx.Done():
		return ctx.Err()
	}
	list, err := d.from.Check(ctx, archive, slug, func(list []check.Finding) {
		d.found.Add(digest, Findings{Digest: digest, List: worstFirst(list)})
		first()
	})
	if err == nil {
		err = ctx.Err() // what was given up has found nothing final
	}
	if err == nil {
		d.found.Add(digest, Findings{Digest: digest, List: worstFirst(list), Final: true})
	}
	return err
}

// worstFirst puts errors before warnings, and those before notes.
func worstFirst(list []check.Finding) []check.Finding {
	worst := []Severity{Error, Warning}
	rank := func(f check.Finding) int {
		if i := slices.Index(worst, f.Severity); i >= 0 {
			return i
		}
		return len(worst)
	}
	return slices.SortedStableFunc(slices.Values(list), func(a, b check.Finding) int { return rank(a) - rank(b) })
}
